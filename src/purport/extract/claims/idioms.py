"""Set phrases that attribute: *cast doubt on the report*, *laid the blame on the rebels*."""

from collections.abc import Iterator
from types import MappingProxyType

from purport.extract.claims.clauses import running_end
from purport.extract.claims.cue_table import IDIOMS
from purport.extract.claims.draft import Draft
from purport.extract.claims.group import group_of, is_negated, subject_of
from purport.extract.claims.noun_phrases import restricted
from purport.extract.claims.parts import content_of, source_of
from purport.extract.claims.tree import Tree
from purport.records.claim import CueClass
from purport.records.spans import Span

WIDE = 6  # tokens from the verb to its noun
PHRASES = MappingProxyType(
    {
        (verb, noun): (cue_class, frozenset(joined.split()))
        for cue_class, verbs, nouns, joined in IDIOMS
        for verb in verbs.split()
        for noun in nouns.split()
    }
)


def idiom(tree: Tree, node: int) -> Iterator[Draft]:
    """A verb, its noun and what a preposition or "that" joins to them."""
    if tree.pos[node] != "VERB":
        return
    for noun in range(node + 1, min(node + WIDE, len(tree))):
        entry = PHRASES.get((tree.low[node], tree.low[noun]))
        if entry is None:
            continue
        found = _joined(tree, node, noun, entry[1])
        if found is not None:
            yield _draft(tree, node, found, entry[0])
            return


def _joined(tree: Tree, verb: int, noun: int, joining: frozenset[str]) -> tuple[Span, int] | None:
    """The content, and the last token of the cue."""
    if tree.low[noun + 1 : noun + 2] == ["that"] and "that" in joining:
        clause = tree.head[noun + 1]
        if clause > noun:
            return (tree.starts[noun + 1], running_end(tree, tree.last[clause])), noun
    for kid in (*tree.kids[noun], *tree.kids[verb]):
        case = tree.one_below(kid, {"case", "mark"})
        if kid > noun and case == noun + 1 and tree.low[case] in joining:
            return (tree.ends[case], tree.ends[restricted(tree, kid)]), case
    return None


def _draft(tree: Tree, verb: int, found: tuple[Span, int], cue_class: CueClass) -> Draft:
    piece, last = found
    first, _ = group_of(tree, verb)
    cue, source = tree.span(first, last), source_of(tree, subject_of(tree, verb))
    return Draft(
        source=source,
        cue=(cue,),
        content=content_of(tree, [piece], [cue, *source]),
        cue_class=cue_class,
        rule="idiom",
        negated=is_negated(tree, verb, first),
    )
