"""Claims inside claims: who spoke through whom."""

from collections.abc import Sequence

from purport.extract.claim_draft import Draft
from purport.records.spans import Span


def enclosing(drafts: Sequence[Draft]) -> tuple[tuple[int, ...], ...]:
    """For each draft the indexes of those whose content holds it, nearest first."""
    return tuple(tuple(_around(drafts, index)) for index in range(len(drafts)))


def _around(drafts: Sequence[Draft], index: int) -> list[int]:
    draft = drafts[index]
    holders = [
        other
        for other, outer in enumerate(drafts)
        if other != index and _holds(outer.content, draft) and not _holds(draft.content, outer)
    ]
    return sorted(holders, key=lambda other: _length(drafts[other].content))


def _holds(content: tuple[Span, ...], inner: Draft) -> bool:
    """Whether the cue and all that it governs lie within a content."""
    return all(
        any(s <= a and b <= e for s, e in content) for a, b in (*inner.cue, *inner.content)
    )


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - start for start, end in spans)
