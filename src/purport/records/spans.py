"""Places in a text: half-open ranges of Unicode code points, and the words that stand there."""

from collections.abc import Iterable

from purport.records.value import value

Span = tuple[int, int]


@value
class Words:
    """Exact words of one document: sorted, disjoint spans and their pieces joined by one space."""

    spans: tuple[Span, ...]
    text: str

    def __post_init__(self) -> None:
        check_spans(self.spans)


def check_spans(spans: tuple[Span, ...]) -> None:
    """Nothing, if the spans are sorted, disjoint and not empty.

    Raises: ValueError.
    """
    last = 0
    for start, end in spans:
        if not last <= start < end:
            raise ValueError(f"spans {spans} are not sorted, disjoint and non-empty")
        last = end


def words_at(text: str, spans: Iterable[Span]) -> Words:
    """The words at these spans of a text, touching spans joined."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return Words(spans=tuple(joined), text=" ".join(text[s:e] for s, e in joined))


def overlaps(left: Iterable[Span], right: Iterable[Span]) -> bool:
    """Whether two sets of spans share a code point."""
    others = list(right)
    return any(s < end and start < e for s, e in left for start, end in others)
