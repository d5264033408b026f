"""Claims found on a parse: verbs, adjectives and nouns that attribute."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from purport.extract.claims.citing import citing
from purport.extract.claims.clauses import Argument
from purport.extract.claims.cue_table import HEARSAY_ADVERBS
from purport.extract.claims.cues import (
    ADJECTIVE_CLASSES,
    NOUN_CLASSES,
    PARTICLE_LEMMAS,
    frames_of,
    lemma_of,
)
from purport.extract.claims.draft import Draft, join
from purport.extract.claims.frames import argument_of
from purport.extract.claims.group import group_of, is_negated, subject_of, with_carrier
from purport.extract.claims.hearsay import hearsay_adjective, hearsay_adverb
from purport.extract.claims.idioms import idiom
from purport.extract.claims.negations import (
    negated_noun,
    negated_subject,
    negated_verb,
    silent,
    withholds,
)
from purport.extract.claims.nouns import noun_content, noun_cue
from purport.extract.claims.parts import content_of, source_of
from purport.extract.claims.relatives import referent
from purport.extract.claims.tree import SUBJECTS, Tree
from purport.extract.claims.words import LIGHT
from purport.records.spans import Span

NONE = frozenset({"no", "nothing"})
VERBAL = frozenset({"VERB", "AUX"})
NO_CUE = frozenset({"aux", "aux:pass", "amod", "compound", "cop", "case", "mark", "fixed"})
LINKING = frozenset({"remain", "remains", "remained", "feel", "feels", "felt", "stay", "stays"})
MAKING = frozenset({"make", "makes", "made", "making"})
NEAR = 5  # tokens
Rule = Callable[[Tree, int], Iterator[Draft]]


def find_by_syntax(tree: Tree) -> Iterator[Draft]:
    """All drafts on a parse, in the order of their cues; each cue once."""
    for node in range(len(tree)):
        for rule in RULES:
            draft = next(iter(rule(tree, node)), None)
            if draft is not None:
                yield replace(draft, traits=traits_of(tree, node))
                break


def traits_of(tree: Tree, node: int) -> tuple[str, ...]:
    """What the parse tells of a cue: form, place in the sentence, helpers, subject, object."""
    found = ["tag=" + tree.tag[node], "dep=" + tree.dep[node]]
    found.append("lemma=" + (phrasal(tree, node) or lemma_of(tree.low[node]) or tree.low[node]))
    for kid in tree.kids[node]:
        if tree.dep[kid] in {"aux", "aux:pass"}:
            found.append("aux=" + tree.low[kid])
        elif tree.dep[kid] in SUBJECTS:
            found.append(f"subject={tree.pos[kid]}")
            found += [f"pronoun={tree.low[kid]}"] if tree.pos[kid] == "PRON" else []
        elif tree.dep[kid] == "obj":
            found.append(f"object={tree.pos[kid]}")
            found += [f"thing={tree.low[kid]}"] if tree.low[kid] in NOUN_CLASSES else []
        elif tree.dep[kid] in {"mark", "cc"}:
            found.append("mark=" + tree.low[kid])
    return tuple(found)


def speakers_of(tree: Tree) -> dict[int, Span | None]:
    """Where the source stands of each cue verb, by the offset at which the verb begins."""
    found: dict[int, Span | None] = {}
    for node in range(len(tree)):
        if lemma_of(tree.low[node]) and tree.pos[node] in VERBAL and tree.dep[node] not in NO_CUE:
            source = source_of(tree, subject_of(tree, node))
            found[tree.starts[node]] = source[0] if source else None
        elif tree.low[node] == "according" and tree.dep[node] == "case":
            phrase = source_of(tree, tree.head[node])
            found[tree.starts[node]] = phrase[0] if phrase else None
    return found


def verb_cue(tree: Tree, node: int) -> Iterator[Draft]:
    """A verb of the table with a content that fits one of its frames.

    *The mayor denied the report*, *plans to leave*, *accused them of looting*, *said they fled*.
    """
    lemma = lemma_of(tree.low[node])
    lemma = phrasal(tree, node) or lemma
    if lemma is None or tree.pos[node] not in VERBAL or tree.dep[node] in NO_CUE:
        return
    if (tree.low[node] in LIGHT and _carries(tree, node)) or withholds(tree, node):
        return
    if tree.low[node - 1 : node + 2 : 2] == ["neither", "nor"]:
        return  # "neither confirmed nor denied" is read at its second verb
    if tree.tag[node] == "VBG" and any(tree.low[k] in HEARSAY_ADVERBS for k in tree.kids[node]):
        return  # "photos allegedly showing …" is hearsay: read at its adverb
    first, last = group_of(tree, node)
    found = argument_of(tree, node, lemma, last)
    if found is not None and found.pieces:
        yield _verb_draft(tree, node, first, found)


def _carries(tree: Tree, verb: int) -> bool:
    """Whether the verb only carries a noun that attributes: *raised questions about the raid*."""
    thing = tree.one_below(verb, {"obj"})
    return (
        thing is not None
        and tree.low[thing] in NOUN_CLASSES
        and noun_content(tree, thing) is not None
    )


def _referent(tree: Tree, speaker: int | None) -> tuple[Span, ...]:
    """The bare noun that a relative pronoun stands for: *the farmer* of "the farmer who said"."""
    noun = referent(tree, speaker)
    return () if noun is None else (tree.span(min(tree.first[noun], noun), noun),)


def phrasal(tree: Tree, node: int) -> str | None:
    """The table's name of a verb with its particle ("point_out"), or None."""
    particle = tree.one_below(node, {"compound:prt"})
    if particle is None:
        return None
    stem = PARTICLE_LEMMAS.get(tree.low[node])
    name = f"{stem}_{tree.low[particle]}"
    return name if frames_of(name) else None


def _verb_draft(tree: Tree, verb: int, first: int, found: Argument) -> Draft:
    speaker = subject_of(tree, verb)
    source = source_of(tree, speaker)
    cue = [tree.span(first, with_carrier(tree, verb, found.last))]
    if tree.low[first] == "nor" and tree.low[first - 2 : first - 1] == ["neither"]:
        cue = [tree.span(first - 2, found.last)]
    denied = negated_subject(tree, verb)
    if denied is not None:
        cue = [tree.span(denied, denied), *cue]
    return Draft(
        source=source,
        cue=join(cue, tree.text),
        content=content_of(tree, found.pieces, [*cue, *source]),
        cue_class=found.frame.cue_class,
        rule=found.rule,
        refers=_referent(tree, speaker),
        negated=is_negated(tree, verb, first)
        or tree.low[found.last] in NONE
        or silent(tree, verb, found.last),
    )


def adjective_cue(tree: Tree, node: int) -> Iterator[Draft]:
    """An attitude in an adjective: *is confident that …*, *is willing to talk*."""
    entry = ADJECTIVE_CLASSES.get(tree.low[node])
    linked = _linking(tree, node)
    if entry is None or (linked is None and tree.one_below(node, {"cop", "aux:pass"}) is None):
        return
    first, last = group_of(tree, node)
    if linked is not None:
        first = group_of(tree, linked)[0]
    for kid in tree.kids[node]:
        if kid < node:
            continue
        case = tree.one_below(kid, {"case", "mark"})
        word = tree.low[case] if case is not None else ""
        if tree.dep[kid] == "ccomp" or (tree.dep[kid] == "xcomp" and "v" in entry[1]):
            piece = tree.phrase(kid)
        elif tree.dep[kid] in {"obl", "advcl"} and "+" + word in entry[1] and case == last + 1:
            piece, last = (tree.ends[case], tree.phrase(kid)[1]), case
        else:
            continue
        cue, source = tree.span(first, last), source_of(tree, _feeling(tree, node))
        yield Draft(
            source=source,
            cue=(cue,),
            content=content_of(tree, [piece], [cue, *source]),
            cue_class=entry[0],
            rule="adjective_cue",
            negated=is_negated(tree, node, first),
        )
        return


def _linking(tree: Tree, node: int) -> int | None:
    """The verb that only links an attitude to its holder: *remains committed*, *made clear*."""
    head = tree.head[node]
    near = tree.dep[node] in {"xcomp", "acl", "ccomp", "advcl"} and 0 < node - head < NEAR
    making = tree.low[node] == "clear" and tree.low[head] in MAKING
    return head if near and (tree.low[head] in LINKING or making) else None


def _feeling(tree: Tree, node: int) -> int | None:
    """Who is confident or worried: the subject, a passive's too."""
    own = tree.one_below(node, SUBJECTS)
    linked = _linking(tree, node)
    if linked is not None:
        return subject_of(tree, linked)
    return own if own is not None else subject_of(tree, node)


RULES: tuple[Rule, ...] = (
    citing,
    idiom,
    adjective_cue,
    hearsay_adverb,
    hearsay_adjective,
    verb_cue,
    negated_verb,
    negated_noun,
    noun_cue,
)
