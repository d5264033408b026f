"""Hearsay on a parse: adverbs and adjectives that attribute to nobody."""

from collections.abc import Iterator

from purport.extract.claims.cue_table import HEARSAY_ADJECTIVES, HEARSAY_ADVERBS
from purport.extract.claims.draft import Draft
from purport.extract.claims.noun_phrases import restricted, source_span
from purport.extract.claims.parts import content_of
from purport.extract.claims.tree import SUBJECTS, Tree
from purport.records.claim import CueClass, SourceKind
from purport.records.spans import Span

DOUBTED = frozenset({"alleged", "suspected", "supposed", "purported", "rumoured", "rumored"})


def hearsay_adverb(tree: Tree, node: int) -> Iterator[Draft]:
    """An adverb of hearsay, its source unsaid: *The town was allegedly shelled*.

    On a participle the content begins with its noun: *photos allegedly showing a ruin*.
    """
    if tree.low[node] not in HEARSAY_ADVERBS:
        return
    verb = tree.head[node]
    if tree.dep[verb] == "advmod":  # "allegedly politically motivated chaos"
        verb = tree.head[verb]
    noun = _pictured(tree, node, verb)
    first = _clause_first(tree, verb) if noun is None else source_span(tree, noun)[0]
    while noun is not None and first and tree.pos[first - 1] in {"PROPN", "NOUN", "ADJ"}:
        first -= 1
    start = tree.starts[first]
    cue = tree.span(node, node)
    piece = (min(start, cue[0]), tree.phrase(verb)[1])
    yield _heard(tree, cue, piece, "hearsay_adverb")


def _heard(tree: Tree, cue: Span, piece: Span, rule: str) -> Draft:
    """A claim that nobody is named for."""
    return Draft(
        source=(),
        cue=(cue,),
        content=content_of(tree, [piece], [cue]),
        cue_class=CueClass.HEAR,
        rule=rule,
        kind=SourceKind.IMPLICIT,
    )


def _pictured(tree: Tree, adverb: int, verb: int) -> int | None:
    """The noun that a participle with an adverb of hearsay belongs to, or None."""
    if tree.dep[verb] in {"acl", "amod"}:
        return tree.head[verb]
    beside = adverb and tree.pos[adverb - 1] == "NOUN" and verb == adverb + 1
    return adverb - 1 if beside and tree.tag[verb] == "VBG" else None


def _clause_first(tree: Tree, verb: int) -> int:
    """The first token of a clause behind its conjunction, marker or opening time."""
    starts = [
        tree.first[k] for k in tree.kids[verb] if tree.dep[k] in SUBJECTS | {"aux", "aux:pass"}
    ]
    return min([verb, *starts])


def hearsay_adjective(tree: Tree, node: int) -> Iterator[Draft]:
    """A noun at a distance, nobody named for it: *the alleged attacker*, *suspected mines*."""
    if tree.low[node] not in HEARSAY_ADJECTIVES:
        return
    if is_possessed(tree, node):
        yield from _possessed(tree, node)
    if tree.dep[node] != "amod":
        return
    noun, cue = tree.head[node], tree.span(node, node)
    first, last = source_span(tree, noun)
    piece = tree.span(first, max(noun, min(last, restricted(tree, noun))))
    yield _heard(tree, cue, piece, "hearsay_adjective")


def is_possessed(tree: Tree, node: int) -> bool:
    """Whether the parse took an adjective for a verb: *the director has alleged ties to it*.

    The director alleges nothing. A bare noun right behind tells; *has alleged that …* and *has
    alleged a plot* are verbs.
    """
    thing = tree.one_below(node, {"obj"})
    bare = thing is not None and tree.first[thing] == node + 1 and tree.pos[node + 1] != "DET"
    has = tree.low[node - 1 : node] in (["has"], ["have"], ["had"])
    return (
        has
        and bare
        and thing is not None
        and tree.pos[thing] == "NOUN"
        and tree.low[node] in DOUBTED
    )


def _possessed(tree: Tree, node: int) -> Iterator[Draft]:
    thing, owner = tree.one_below(node, {"obj"}), tree.one_below(node, SUBJECTS)
    if thing is None or owner is None:
        return
    cue = tree.span(node, node)
    piece = (tree.starts[source_span(tree, owner)[0]], tree.phrase(thing)[1])
    yield _heard(tree, cue, piece, "hearsay_adjective")
