"""Claims inside claims: who spoke through whom."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from purport.extract.claims.draft import Draft
from purport.records.spans import Span, overlaps


def enclosing(drafts: Sequence[Draft]) -> tuple[tuple[int, ...], ...]:
    """For each draft the indexes of those whose content holds it, nearest first."""
    order = sorted(range(len(drafts)), key=lambda index: _hull(drafts[index].content))
    starts = [_hull(drafts[index].content)[0] for index in order]
    reach = list(accumulate((_hull(drafts[index].content)[1] for index in order), max))
    held = [
        tuple(_around(drafts, index, _before(drafts[index], order, starts, reach)))
        for index in range(len(drafts))
    ]
    return tuple(
        _passed_on(drafts, draft, chain, held) for draft, chain in zip(drafts, held, strict=True)
    )


def _passed_on(
    drafts: Sequence[Draft], draft: Draft, chain: tuple[int, ...], held: Sequence[tuple[int, ...]]
) -> tuple[int, ...]:
    """The chain of a draft that another one passes on: that one, and what holds it."""
    if not draft.through:
        return chain
    outer = next((i for i, d in enumerate(drafts) if overlaps(d.cue, draft.through)), None)
    return chain if outer is None else (outer, *held[outer])


def _before(
    draft: Draft, order: Sequence[int], starts: Sequence[int], reach: Sequence[int]
) -> list[int]:
    """The drafts whose content can reach over this one: found without comparing all with all."""
    start, end = _hull((*draft.cue, *draft.content))
    found = []
    at = bisect_right(starts, start) - 1
    while at >= 0 and reach[at] >= end:
        found.append(order[at])
        at -= 1
    return found


def _around(drafts: Sequence[Draft], index: int, near: Sequence[int]) -> list[int]:
    draft = drafts[index]
    holders = [
        other
        for other in sorted(near)
        if other != index
        and _holds(drafts[other].content, draft)
        and not _same_speaker(drafts[other], draft)
        and not _holds(draft.content, drafts[other])
    ]
    return sorted(holders, key=lambda other: _length(drafts[other].content))


def _hull(spans: tuple[Span, ...]) -> Span:
    """From the first span's beginning to the last one's end; (0, 0) for none."""
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)


def _holds(content: tuple[Span, ...], inner: Draft) -> bool:
    """Whether the cue and all that it governs lie within a content."""
    return all(any(s <= a and b <= e for s, e in content) for a, b in (*inner.cue, *inner.content))


def _same_speaker(outer: Draft, inner: Draft) -> bool:
    """Whether one noun phrase speaks in both, so that neither can stand inside the other."""
    return bool(outer.source) and outer.source == inner.source


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - start for start, end in spans)
