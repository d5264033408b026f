"""Passives on a parse: their subject is content, their agent speaks."""

from purport.extract.claims.clauses import Argument, running_end
from purport.extract.claims.cues import Frame, takes
from purport.extract.claims.noun_phrases import restricted, source_span
from purport.extract.claims.tree import Tree
from purport.extract.claims.words import TEMPORAL

OBLIQUE = frozenset({"obl", "advcl", "nmod", "obl:arg"})


def with_subject(
    tree: Tree, verb: int, lemma: str, last: int, found: Argument | None
) -> Argument | None:
    """A passive's subject is content too: *the raid was confirmed*, *he is expected to leave*."""
    frame = found.frame if found else takes(lemma, "onp")
    subject = tree.one_below(verb, {"nsubj:pass", "nsubj"})
    if frame is None:
        return None
    if subject is None and tree.dep[verb] == "acl":
        found = found or _charge(tree, verb, frame, last)
        if not found.pieces and not tree.below(verb, {"obl:agent"}):
            return None
        return _by_agent(tree, verb, frame, last, found)
    if subject is None or tree.low[subject] in {"it", "there"}:
        return found
    if found is None and tree.dep[verb] == "acl:relcl":
        return None
    whole = (tree.starts[tree.first[subject]], tree.ends[restricted(tree, subject)])
    if found is None:
        found = _charge(tree, verb, frame, last)
    return Argument(frame, [whole, *found.pieces], found.last, "passive")


def _by_agent(tree: Tree, verb: int, frame: Frame, last: int, found: Argument | None) -> Argument:
    """A participle with its agent on a noun: *the truce announced by both sides*."""
    noun = tree.head[verb]
    first, _ = source_span(tree, noun)
    whole = tree.span(min(first, noun), max(noun, tree.first[verb] - 1))
    later = [
        k for k in tree.below(verb, {"xcomp", "obl"}) if k > verb and tree.preposition(k) == "as"
    ]
    pieces = [whole, *(found.pieces if found else []), *(tree.phrase(k) for k in later)]
    return Argument(frame, pieces, found.last if found else last, "passive")


def _charge(tree: Tree, verb: int, frame: Frame, last: int) -> Argument:
    """What a passive adds by a preposition of its own: *was accused of looting*."""
    for kid in tree.kids[verb]:
        case = tree.one_below(kid, {"case", "mark"})
        if kid < verb or case != last + 1 or tree.dep[kid] not in OBLIQUE:
            continue
        if tree.low[case] in {"of", "for", "with", "as"} and tree.low[kid] not in TEMPORAL:
            return Argument(frame, [(tree.ends[case], running_end(tree, tree.last[kid]))], case)
    return Argument(frame, [], last)
