"""Texts cut where marks begin and end, so that marks may overlap freely."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from purport.records.spans import Span
from purport.records.value import value


@value
class Mark:
    """A class that holds over a range of code points."""

    span: Span
    name: str


@value
class Piece:
    """A stretch of text under the same marks: their names, sorted and joined by spaces."""

    start: int
    text: str
    names: str


def cut(text: str, whole: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The pieces of `text` within `whole`, in order; together they are exactly that text."""
    begins, ends, edges = _edges(whole, marks)
    active: Counter[str] = Counter()
    for start, end in pairwise(edges):
        active.update(begins.get(start, ()))
        active.subtract(ends.get(start, ()))
        names = " ".join(sorted(name for name, times in active.items() if times > 0))
        yield Piece(start=start, text=text[start:end], names=names)


def _edges(
    whole: Span, marks: Iterable[Mark]
) -> tuple[dict[int, list[str]], dict[int, list[str]], list[int]]:
    begins: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for mark in marks:
        start, end = max(mark.span[0], whole[0]), min(mark.span[1], whole[1])
        if start < end:
            begins.setdefault(start, []).append(mark.name)
            ends.setdefault(end, []).append(mark.name)
    return begins, ends, sorted({*whole, *begins, *ends})


def join_near(text: str, spans: Iterable[Span], skipped: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those joined between which only a few words of one sentence stand."""
    held = tuple(skipped)
    joined: list[Span] = []
    for start, end in sorted(set(spans)):
        if joined and _is_near(text, joined[-1][1], start, held):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


GAP_CODE_POINTS = 90  # about one clause
# a full stop after a word of two small letters, before a capital: "Sept. 23" and "U.S." are none
_STOP = re.compile(r"[a-z0-9)]{2}[.!?][”\"’)]*\s+[“\"‘(]?[A-Z]|[؟۔]\s|\n\s*\n")


def _is_near(text: str, end: int, start: int, skipped: tuple[Span, ...]) -> bool:
    if start - end > GAP_CODE_POINTS or _STOP.search(text, max(0, end - 2), start + 1):
        return False
    return not any(s < start and end < e for s, e in skipped)
