"""What somebody did not say, on a parse: by a verb whose content no frame asks for, by a noun.

*He did not say from which village*, *nobody knows why*, *has yet to comment on it*, *no word on
casualties*, *resigned without explanation*, *no deaths were reported*.
"""

from collections.abc import Iterator

from purport.extract.claims.clauses import running_end
from purport.extract.claims.cues import NOUN_CLASSES, frames_of, lemma_of, takes
from purport.extract.claims.draft import Draft
from purport.extract.claims.group import FINITE, REFUSING, group_of, is_negated, subject_of
from purport.extract.claims.parts import content_of, source_of
from purport.extract.claims.relatives import referent
from purport.extract.claims.tree import Tree
from purport.extract.claims.words import words
from purport.records.claim import CueClass, SourceKind
from purport.records.spans import Span

UNSAID = words("""
    word sign indication evidence suggestion mention information explanation comment confirmation
    sighting claim report proof doubt statement answer reply response trace record knowledge
    recollection memory details admission
""")
CARRYING = words("""
    have has had having give gives gave given make makes made see sees saw seen find finds found
    receive receives received offer offers offered provide provides provided get got issue issued
    show shows showed hear heard
""")
OPEN = frozenset({CueClass.SAY, CueClass.ANNOUNCE, CueClass.DENY, CueClass.CLAIM, CueClass.SHOW})
KNOWING = words("""
    know remember recall understand learn believe accept specify determine establish see
""")
FRAGMENT = frozenset({"obj", "obl", "advmod", "ccomp", "advcl", "xcomp", "obl:arg", "parataxis"})
ASKING = words("what which who whom where when why how whether if whose")
JOINING = frozenset({"on", "of", "about", "for", "to", "against"})


def negated_verb(tree: Tree, node: int) -> Iterator[Draft]:
    """A negated verb of saying or knowing, whatever follows: *did not say from where*.

    Without anything after it, a relative pronoun's noun is the content: *a man he would not name*.
    """
    lemma = lemma_of(tree.low[node])
    if lemma is None or tree.pos[node] not in {"VERB", "AUX"}:
        return
    first, last = group_of(tree, node)
    refused = any(lemma_of(tree.low[i]) in REFUSING for i in range(first, node))
    if not _tells(lemma) and not (refused and reportable(lemma)):
        return
    if not is_negated(tree, node, first):
        return
    piece, last = _left_open(tree, node, last)
    if piece is None:
        return
    cue, source = tree.span(first, last), source_of(tree, subject_of(tree, node))
    yield Draft(
        source=source,
        cue=(cue,),
        content=content_of(tree, [piece], [cue, *source]),
        cue_class=frames_of(lemma)[0].cue_class,
        rule="negated_verb",
        negated=True,
    )


def _tells(lemma: str) -> bool:
    return lemma in KNOWING or any(frame.cue_class in OPEN for frame in frames_of(lemma))


def _left_open(tree: Tree, verb: int, last: int) -> tuple[Span | None, int]:
    """What was not said, and the cue's last token with a preposition that joins it."""
    for kid in tree.kids[verb]:
        if kid <= last or tree.dep[kid] not in FRAGMENT:
            continue
        asks = any(tree.low[i] in ASKING for i in range(tree.first[kid], kid + 1))
        if asks:
            return (tree.starts[tree.first[kid]], running_end(tree, tree.last[kid])), last
        case = tree.one_below(kid, {"case"})
        if case is not None and case == last + 1 and tree.low[case] in JOINING:
            return (tree.ends[case], tree.ends[tree.last[kid]]), case
        if tree.dep[kid] == "obj":
            return (tree.starts[tree.first[kid]], tree.ends[tree.last[kid]]), last
    return _relative(tree, verb), last


def _relative(tree: Tree, verb: int) -> Span | None:
    """The noun phrase that a relative clause hangs on, its pronoun included or unsaid."""
    if tree.dep[verb] != "acl:relcl" or tree.head[verb] > verb:
        return None
    noun = tree.head[verb]
    pronoun = next((k for k in tree.kids[verb] if k < verb and referent(tree, k) == noun), None)
    end = tree.ends[pronoun] if pronoun is not None else tree.ends[noun]
    return tree.starts[min(tree.first[noun], noun)], end


def negated_noun(tree: Tree, node: int) -> Iterator[Draft]:
    """A noun of saying with "no" or "without": *there is no indication of it*."""
    if tree.low[node] not in UNSAID or tree.pos[node] not in {"NOUN", "PROPN"}:
        return
    kids = {tree.low[k]: k for k in tree.kids[node] if k < node}
    if "without" in kids:
        yield from _without(tree, node, kids["without"])
    elif kids.keys() & {"no", "any"}:
        yield from _none_of(tree, node, kids.get("no", kids.get("any", node)), "no" in kids)


def _without(tree: Tree, noun: int, case: int) -> Iterator[Draft]:
    """Something done and not explained: *resigned without explanation*."""
    verb = tree.head[noun]
    if tree.pos[verb] != "VERB" or verb > case:
        return
    cue, source = tree.span(case, noun), source_of(tree, subject_of(tree, verb))
    yield Draft(
        source=source,
        cue=(cue,),
        content=content_of(tree, [tree.span(verb, verb)], [cue, *source]),
        cue_class=_class_of(tree.low[noun]),
        rule="without",
        negated=True,
        kind=None if source else SourceKind.IMPLICIT,
    )


def _none_of(tree: Tree, noun: int, determiner: int, denied: bool) -> Iterator[Draft]:
    """ "no" and the noun, with the verb that carries them: *had no sighting of the ship*."""
    piece, last = _told_by(tree, noun)
    verb = tree.head[noun]
    carried = tree.dep[noun] == "obj" and tree.low[verb] in CARRYING and verb < determiner
    first = group_of(tree, verb)[0] if carried else determiner
    denied = denied or (carried and is_negated(tree, verb, first))
    if piece is None or not denied:
        return
    cue = tree.span(first, last)
    source = source_of(tree, subject_of(tree, verb)) if carried else ()
    yield Draft(
        source=source,
        cue=(cue,),
        content=content_of(tree, [piece], [cue, *source]),
        cue_class=_class_of(tree.low[noun]),
        rule="negated_noun",
        negated=True,
        kind=None if source else SourceKind.IMPLICIT,
    )


def _class_of(noun: str) -> CueClass:
    """The class of a cue that a noun makes: evidence shows, all other nouns here say."""
    found = NOUN_CLASSES.get(noun, CueClass.SAY)
    return found if found in {CueClass.SHOW, CueClass.CLAIM} else CueClass.SAY


def _told_by(tree: Tree, noun: int) -> tuple[Span | None, int]:
    """What a noun would have told, and the last token of the cue."""
    for kid in tree.kids[noun]:
        if kid < noun:
            continue
        case = tree.one_below(kid, {"case", "mark"})
        if case == noun + 1 and tree.low[case] in JOINING | {"from"}:
            return (tree.ends[case], running_end(tree, tree.last[kid])), case
        if tree.dep[kid] in {"acl", "ccomp", "acl:relcl"}:
            return (tree.phrase(kid)[0], running_end(tree, tree.last[kid])), noun
    return None, noun


def withholds(tree: Tree, verb: int) -> bool:
    """Whether a verb only carries what is not said: *offered no comment on the raid*."""
    thing = tree.one_below(verb, {"obj"})
    if thing is None or tree.low[verb] not in CARRYING or tree.low[thing] not in UNSAID:
        return False
    without = any(tree.low[k] == "no" for k in tree.kids[thing])
    return without and _told_by(tree, thing)[0] is not None


def silent(tree: Tree, verb: int, last: int) -> bool:
    """Whether somebody only refuses to speak: *declined to comment*."""
    inner = tree.one_below(verb, {"xcomp", "ccomp"})
    refuses = lemma_of(tree.low[verb]) in REFUSING and verb == last
    return refuses and inner is not None and reportable(str(lemma_of(tree.low[inner])))


def negated_subject(tree: Tree, verb: int) -> int | None:
    """The "no" of a passive's subject, which belongs to the cue: *no deaths were reported*."""
    subject = tree.one_below(verb, {"nsubj:pass"})
    if subject is None or tree.tag[verb] not in FINITE | {"VBN"}:
        return None
    first = tree.first[subject]
    return first if tree.low[first] == "no" and first < subject < verb else None


def reportable(lemma: str) -> bool:
    """Whether what somebody refuses to do with a verb is to speak: *declined to predict*."""
    frame = takes(lemma, "cq")
    return frame is not None and frame.cue_class not in {CueClass.INTEND, CueClass.ASK}
