"""Source and content of a draft, cut out of a parse."""

from purport.extract.claims.draft import join, trim, trim_content
from purport.extract.claims.group import source_span
from purport.extract.claims.tree import Tree
from purport.records.spans import Span


def content_of(tree: Tree, pieces: list[Span], holes: list[Span]) -> tuple[Span, ...]:
    """The pieces without source and cue, trimmed and joined."""
    return join([trim_content(tree.text, p) for p in outside(pieces, holes)], tree.text)


def source_of(tree: Tree, subject: int | None) -> tuple[Span, ...]:
    """The span of a source's noun phrase; a possessor without its 's."""
    if subject is None:
        return ()
    first, last = source_span(tree, subject)
    if first > last:
        return ()
    start, end = trim(tree.text, tree.span(first, last))
    if tree.text[start:end].lower().endswith(("'s", "’s")):
        end -= 2
    return ((start, end),) if start < end else ()


def outside(pieces: list[Span], holes: list[Span]) -> list[Span]:
    """The pieces without what lies in the holes."""
    for left, right in holes:
        cut: list[Span] = []
        for start, end in pieces:
            if right <= start or left >= end:
                cut.append((start, end))
                continue
            cut += [(start, left)] * (left > start) + [(right, end)] * (right < end)
        pieces = cut
    return pieces
