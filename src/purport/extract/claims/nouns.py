"""Nouns that attribute, alone or with a light verb: *the army’s claim*, *voiced concern*."""

from collections.abc import Iterator

from purport.extract.claims.clauses import running_end, unmarked_clause
from purport.extract.claims.cues import NOUN_CLASSES, lemma_of
from purport.extract.claims.draft import Draft
from purport.extract.claims.group import group_of, is_negated, subject_of
from purport.extract.claims.noun_phrases import restricted
from purport.extract.claims.parts import content_of, source_of
from purport.extract.claims.tree import SUBJECTS, Tree
from purport.extract.claims.words import LIGHT
from purport.records.claim import CueClass, SourceKind
from purport.records.spans import Span

TOLD = frozenset({CueClass.ACCUSE, CueClass.CLAIM, CueClass.HEAR})


def noun_cue(tree: Tree, node: int) -> Iterator[Draft]:
    """A noun that attributes: *the army’s claim that …*, *allegations of looting*, *voiced concern
    about the raid*."""
    cue_class = NOUN_CLASSES.get(tree.low[node])
    if cue_class is None or tree.pos[node] not in {"NOUN", "PROPN"}:
        return
    found = noun_content(tree, node)
    if found is None:
        return
    content, last = found
    verb = _light_verb(tree, node)
    if verb is not None:
        yield _light_draft(tree, (verb, node, last), cue_class, content)
    elif (
        _attributes_alone(tree, node, cue_class)
        or (last == node and not _is_infinitive(tree, content))
        or _made_known(tree, node) is not None
    ):
        yield _noun_draft(tree, node, last, cue_class, content)


def _made_known(tree: Tree, noun: int) -> int | None:
    """Whose plan it is that is announced: *the firm announced | plans to leave*."""
    verb = tree.head[noun]
    told = tree.dep[noun] == "obj" and lemma_of(tree.low[verb]) is not None and verb < noun
    return subject_of(tree, verb) if told and not tree.is_passive(verb) else None


def _attributes_alone(tree: Tree, noun: int, cue_class: CueClass) -> bool:
    owned = _owner(tree, noun) is not None
    return owned or cue_class in TOLD or tree.low[noun] in {"reports", "report"}


def _is_infinitive(tree: Tree, content: Span) -> bool:
    return tree.text[content[0] : content[0] + 3].lower() == "to "


def _owner(tree: Tree, noun: int) -> int | None:
    """Whose word it is: *the army’s claim*, *a Times report*."""
    owner = tree.one_below(noun, {"nmod:poss"})
    if owner is not None:
        return owner
    return next(
        (k for k in tree.below(noun, {"compound"}) if tree.pos[k] == "PROPN" and k < noun), None
    )


def noun_content(tree: Tree, noun: int) -> tuple[Span, int] | None:
    """What a noun governs and the last token of the cue: a clause, an infinitive or a phrase."""
    for kid in tree.kids[noun]:
        if kid < noun:
            continue
        mark = tree.one_below(kid, {"mark"})
        word = tree.low[mark] if mark is not None else ""
        if tree.dep[kid] in {"acl", "ccomp", "acl:relcl"} and word in {"that", "whether", "to"}:
            return (tree.phrase(kid)[0], _end(tree, noun, kid)), noun
        case = tree.one_below(kid, {"case", "mark"})
        joined = case is not None and case == noun + 1 and tree.dep[kid] in {"nmod", "acl"}
        if joined and case is not None and tree.low[case] in _joining(tree.low[noun]):
            return (tree.ends[case], tree.ends[restricted(tree, kid)]), case
        if NOUN_CLASSES[tree.low[noun]] in TOLD and unmarked_clause(tree, kid):
            return (tree.starts[tree.first[kid]], _end(tree, noun, kid)), noun
    return _beside(tree, noun)


def _end(tree: Tree, noun: int, kid: int) -> int:
    """Where the clause on a noun ends; on a subject before its verb: *the claim that … | is*."""
    if tree.dep[noun] in SUBJECTS:
        return tree.ends[tree.last[kid]]
    return running_end(tree, tree.last[kid])


def _beside(tree: Tree, noun: int) -> tuple[Span, int] | None:
    """What the parse hung on the verb that carries the noun: *voiced support | for the talks*."""
    verb = tree.head[noun]
    if tree.dep[noun] != "obj" or tree.low[verb] not in LIGHT:
        return None
    for kid in tree.kids[verb]:
        case = tree.one_below(kid, {"case", "mark"})
        if case == noun + 1 and kid > noun and tree.low[case] in _joining(tree.low[noun]):
            return (tree.ends[case], tree.ends[restricted(tree, kid)]), case
    return None


def _joining(noun: str) -> frozenset[str]:
    """The prepositions that join a noun to what it says: *calls for*, *allegations of*."""
    found = {"of", "about", "over"}
    if noun in {"opposition", "objection", "objections", "answer", "response", "reply"}:
        found |= {"to"}
    if NOUN_CLASSES[noun] in {CueClass.ASK, CueClass.INTEND, CueClass.BELIEVE}:
        found |= {"for"}
    if NOUN_CLASSES[noun] in {CueClass.ACCUSE, CueClass.CLAIM, CueClass.INTEND}:
        found |= {"against"}
    return frozenset(found)


def _light_verb(tree: Tree, noun: int) -> int | None:
    """The verb that only carries the noun: *voiced* in *voiced concern*."""
    head = tree.head[noun]
    carries = tree.dep[noun] == "obj" and tree.low[head] in LIGHT and head < noun
    return head if carries and noun - head <= 6 else None


def _light_draft(
    tree: Tree, cue_words: tuple[int, int, int], cue_class: CueClass, content: Span
) -> Draft:
    verb, noun, last = cue_words
    first, _ = group_of(tree, verb)
    cue, source = tree.span(first, last), source_of(tree, subject_of(tree, verb))
    return Draft(
        source=source,
        cue=(cue,),
        content=content_of(tree, [content], [cue, *source]),
        cue_class=cue_class,
        rule="light_verb",
        negated=is_negated(tree, verb, first) or "no" in _determiners(tree, noun),
    )


def _determiners(tree: Tree, noun: int) -> list[str]:
    return [tree.low[k] for k in tree.below(noun, {"det"})]


def _noun_draft(tree: Tree, noun: int, last: int, cue_class: CueClass, content: Span) -> Draft:
    owner = _owner(tree, noun)
    if owner is None and NOUN_CLASSES[tree.low[noun]] is CueClass.INTEND:
        owner = _made_known(tree, noun)
    source, cue = source_of(tree, owner), tree.span(noun, last)
    return Draft(
        source=source,
        cue=(cue,),
        content=content_of(tree, [content], [cue, *source]),
        cue_class=cue_class,
        rule="noun_cue",
        kind=None if source else SourceKind.IMPLICIT,
    )
