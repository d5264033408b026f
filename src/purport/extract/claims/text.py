"""The words, sentences and paragraphs of a raw text, found without a language model."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from purport.extract.claims.words import ABBREVIATIONS
from purport.records.spans import Span

WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|St|Sept|Nov|Oct|Aug|Jan|Feb|Dec)\."
    r"|\b[A-Z]\.(?=\s[A-Z])|\w+(?:[’'.\-‑]\w+)*(?:[’'](?=\s))?|[^\w\s]"
)
LINE = re.compile(r"[^\n]+")
STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s+[\"“‘'«(\[—–―-]*[A-Z0-9])")
PARTY = re.compile(r"[rdi]-[a-z]{1,5}")  # a lawmaker's party and state: "R-Ky."
BULLETS = ("--", "- ", "•", "*", "–", "—", "·")
WRAPPED_AT_MOST = 100
WRAPPED_AT_LEAST = 50


class Word(NamedTuple):
    """One word or mark: its code-point range and its lower-case form with straight apostrophes."""

    start: int
    end: int
    low: str


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words and marks between two offsets."""
    return [
        Word(m.start(), m.end(), m.group().lower().replace("’", "'"))
        for m in WORD.finditer(text, start, end)
    ]


def paragraphs_of(text: str, skipped: Sequence[Span] = ()) -> list[Span]:
    """The paragraphs of a text; none reaches into a skipped range.

    Every line is one, except in text that is wrapped at a fixed width, where a blank line parts.
    """
    lines = [span for m in LINE.finditer(text) for span in _trimmed(text, *m.span())]
    joined: list[Span] = []
    wrapped = _is_wrapped(lines)
    for start, end in lines:
        if joined and wrapped and _runs_on(text, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [piece for span in joined for piece in without(span, skipped)]


def _is_wrapped(lines: Sequence[Span]) -> bool:
    """Whether nine lines in ten stay below a page's width and some come near it."""
    widths = sorted(end - start for start, end in lines)
    return len(widths) > 3 and WRAPPED_AT_LEAST <= widths[len(widths) * 9 // 10] <= WRAPPED_AT_MOST


def _runs_on(text: str, last: Span, start: int) -> bool:
    """Whether a line goes on with the one before: one line break, and that one was filled."""
    line = text.rfind("\n", 0, last[1]) + 1
    width = last[1] - line - (len(text[line : last[1]]) - len(text[line : last[1]].lstrip()))
    single = text[last[1] : start].count("\n") == 1 and not text.startswith(BULLETS, start)
    return single and width >= WRAPPED_AT_LEAST


def sentences_of(text: str, paragraph: Span, quotes: Sequence[Span] = ()) -> Iterator[Span]:
    """The sentences of a paragraph; none ends inside a quotation."""
    start, end = paragraph
    begins = [quote[0] for quote in quotes]
    for stop in STOP.finditer(text, start, end):
        if _abbreviates(text, stop) or _inside(stop, quotes, begins):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, end)


def _abbreviates(text: str, stop: re.Match[str]) -> bool:
    if stop.group() != ".":
        return False
    word = re.search(r"[\w.-]*$", text[max(0, stop.start() - 12) : stop.start()])
    low = word.group().lower().rstrip(".") if word else ""
    return (
        low in ABBREVIATIONS
        or PARTY.fullmatch(low) is not None
        or (len(low) == 1 and low.isalpha() and low != "i")
    )


def _inside(stop: re.Match[str], quotes: Sequence[Span], begins: Sequence[int]) -> bool:
    at = bisect_right(begins, stop.start()) - 1
    return at >= 0 and stop.end() < quotes[at][1]


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def without(span: Span, skipped: Sequence[Span]) -> list[Span]:
    """The pieces of a span that lie outside the skipped ranges."""
    pieces, (start, end) = [], span
    for left, right in skipped:
        if right <= start or left >= end:
            continue
        if left > start:
            pieces.append((start, left))
        start = max(start, right)
    if start < end:
        pieces.append((start, end))
    return pieces
