"""Source and content of a draft, cut out of a parse."""

from purport.extract.claims.draft import join, trim, trim_content
from purport.extract.claims.noun_phrases import source_span
from purport.extract.claims.relatives import last_before, referent
from purport.extract.claims.tree import Tree
from purport.records.spans import Span


def content_of(tree: Tree, pieces: list[Span], holes: list[Span]) -> tuple[Span, ...]:
    """The pieces without source and cue, trimmed and joined."""
    return join([trim_content(tree.text, p) for p in outside(pieces, holes)], tree.text)


def source_of(tree: Tree, subject: int | None) -> tuple[Span, ...]:
    """The span of a source's noun phrase; a possessor without its 's."""
    if subject is None:
        return ()
    first, last = _phrase(tree, subject)
    if first > last:
        return ()
    start, end = trim(tree.text, tree.span(first, last))
    if tree.text[start:end].lower().endswith(("'s", "’s")):
        end -= 2
    elif tree.text[start:end].lower().endswith(("s'", "s’")):
        end -= 1
    return ((start, end),) if start < end else ()


def _phrase(tree: Tree, subject: int) -> tuple[int, int]:
    """The first and last token of a source; of a relative pronoun what it stands for."""
    noun = referent(tree, subject)
    if noun is None:
        return source_span(tree, subject)
    return min(source_span(tree, noun)[0], noun), last_before(tree, subject)


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
