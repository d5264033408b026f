"""Verb groups and noun phrases on a parse: where a cue and a source begin and end."""

from purport.extract.claims.cue_table import HEARSAY_ADVERBS
from purport.extract.claims.cues import lemma_of, takes
from purport.extract.claims.tree import SUBJECTS, Tree
from purport.extract.claims.words import CARRIERS, NEGATIONS, PHASES

GROUP = frozenset({"aux", "aux:pass", "advmod", "compound:prt", "cop"})
STANDING_ALONE = frozenset({"both", "neither", "none", "all", "each", "nobody"})
LONG_CUE = 9  # tokens
CARRIED = 5  # tokens from the verb to the statement it was made in


def group_of(tree: Tree, verb: int) -> tuple[int, int]:
    """The first and last token of a cue: auxiliaries, negation, adverbs between them, particle.

    *has not yet announced*, *went on to say*, *said in a statement*. One stretch without a gap: a
    subject inside it ("did he say") ends it.
    """
    first = last = verb
    members = {
        kid
        for kid in tree.kids[verb]
        if tree.dep[kid] in GROUP or (tree.low[kid] in NEGATIONS and tree.dep[kid] not in SUBJECTS)
    }
    members -= set(_alone(tree, verb))
    members -= {kid for kid in members if tree.low[kid] in HEARSAY_ADVERBS}
    while first - 1 in members and tree.low[first - 1] not in {"when", "where", "how", "why"}:
        first -= 1
    while last + 1 in members and tree.dep[last + 1] in {"compound:prt"}:
        last += 1
    return _issuing(tree, verb, _led_by(tree, verb, first)), last


def _alone(tree: Tree, verb: int) -> list[int]:
    """ "Both", "Neither" and the like where they are all that speaks: *Both insisted that …*."""
    if tree.one_below(verb, SUBJECTS) is not None:
        return []
    return [k for k in tree.kids[verb] if k < verb and tree.low[k] in STANDING_ALONE]


def _issuing(tree: Tree, verb: int, first: int) -> int:
    """The start of a cue that issues what speaks: *released a statement saying*."""
    noun = tree.head[verb]
    issued = tree.dep[verb] == "acl" and tree.low[noun] in CARRIERS and tree.dep[noun] == "obj"
    if not issued or noun > first or first - tree.head[noun] > LONG_CUE:
        return first
    return group_of(tree, tree.head[noun])[0]


def _led_by(tree: Tree, verb: int, first: int) -> int:
    """The start of a group that a verb of phase leads: *went on to say*, *is trying to show*."""
    higher = tree.head[verb]
    marked = first > 0 and tree.low[first - 1] == "to" and tree.head[first - 1] == verb
    start = first - 1 if marked else first
    led = tree.dep[verb] == "xcomp" and higher < first and leads(tree, higher, verb)
    if not led:
        return start
    if any(tree.head[i] != higher or tree.dep[i] not in GROUP for i in range(higher + 1, start)):
        return start
    return group_of(tree, higher)[0]


def leads(tree: Tree, verb: int, inner: int) -> bool:
    """Whether a verb and its infinitive are one cue: *went on to say*, *declined to say*."""
    if lemma_of(tree.low[verb]) in REFUSING:
        return takes(str(lemma_of(tree.low[inner])), "c") is not None
    return _is_phase(tree, verb)


def _is_phase(tree: Tree, verb: int) -> bool:
    low = tree.low[verb]
    stems = {low, low.removesuffix("s"), low.removesuffix("ed"), low.removesuffix("ing")}
    irregular = {
        "went": "go",
        "began": "begin",
        "kept": "keep",
        "tried": "try",
        "came": "come",
        "continues": "continue",
        "continued": "continue",
        "tries": "try",
        "trying": "try",
        "goes": "go",
        "got": "get",
        "continuing": "continue",
        "had": "have",
        "has": "have",
        "used": "use",
        "set": "set",
        "trying to": "try",
        "beginning": "begin",
    }
    return bool(stems & PHASES) or irregular.get(low) in PHASES or low == "unable"


def with_carrier(tree: Tree, verb: int, last: int) -> int:
    """The last token of a cue that names its carrier: *said in a statement*."""
    for kid in tree.kids[verb]:
        carries = tree.low[kid] in CARRIERS and tree.preposition(kid) in {"in", "during"}
        if carries and tree.first[kid] == last + 1 and kid - last <= CARRIED:
            return kid
    return last


OPENING = frozenset({"then", "yet", "but", "and", "so", "now", "meanwhile", "however", "also"})
REFUSING = frozenset({"refuse", "decline"})
LACKING = NEGATIONS | {"unable"}
ABSENT = frozenset({"no", "nobody", "none", "neither", "noone"})


def is_negated(tree: Tree, verb: int, first: int) -> bool:
    """Whether a negation stands in the cue or its subject is "nobody", "no official"."""
    refused = any(
        lemma_of(tree.low[i]) in REFUSING or tree.low[i].startswith("fail")
        for i in range(first, verb)
    )
    if any(tree.low[i] in {"may", "might", "should", "must"} for i in range(first, verb)):
        return False
    inside = refused or any(tree.low[i] in LACKING for i in range(first, verb + 1))
    inside = inside or ("yet" in tree.low[first:verb] and "to" in tree.low[first:verb])
    if inside or tree.low[verb + 1 : verb + 2] in (["nobody"], ["nothing"], ["neither"]):
        return True
    subject = subject_of(tree, verb)
    subject = tree.one_below(verb, SUBJECTS) if subject is None else subject
    return subject is not None and tree.low[tree.first[subject]] in ABSENT


def subject_of(tree: Tree, verb: int) -> int | None:
    """The token whose phrase speaks: subject, agent of a passive, or the one a participle shares.

    *He left, saying …* and *She refused to say …* and *He came and said …* lead to the head's.
    """
    own = _own_subject(tree, verb)
    if own is not None:
        return own
    relation, head = tree.dep[verb], tree.head[verb]
    if tree.is_passive(verb):
        return None
    if relation == "conj" and tree.pos[head] in {"VERB", "AUX", "ADJ", "NOUN"}:
        shared = subject_of(tree, head)
        if shared is not None:
            return shared
    if relation in {"xcomp", "advcl", "parataxis", "dep"} and head != verb:
        return _controller(tree, verb, head)
    if relation == "acl":
        return _issuer(tree, head)
    return _sentence_subject(tree, verb) if tree.tag[verb] in FINITE else None


def _issuer(tree: Tree, noun: int) -> int | None:
    """Who speaks in a participle on a noun: *a film showing …* itself, but the one who *issued a
    statement saying …*.

    Source: PolNeAR annotation guidelines, "Choose the sentient source".
    """
    if tree.low[noun] in CARRIERS and tree.dep[noun] == "obj":
        return subject_of(tree, tree.head[noun])
    return noun


def _sentence_subject(tree: Tree, verb: int) -> int | None:
    """The sentence's subject, for a finite verb that the parse left without one."""
    top = verb
    for top in tree.above(verb):
        own = tree.one_below(top, SUBJECTS)
        if own is not None and own < verb:
            return own
    return None


FINITE = frozenset({"VBD", "VBZ", "VBP"})
TITLING = frozenset({"PROPN", "NOUN", "ADJ", "DET"})


def _own_subject(tree: Tree, verb: int) -> int | None:
    if tree.is_passive(verb):
        agent = tree.one_below(verb, {"obl:agent"})
        if agent is None:
            agent = next(
                (k for k in tree.below(verb, {"obl"}) if tree.preposition(k) == "by"), None
            )
        return agent
    subjects = [
        k
        for k in tree.below(verb, {"nsubj", "nsubj:pass"})
        if tree.low[k] not in {"it", "there"} or not _is_empty(tree, verb)
    ]
    subjects = subjects or _alone(tree, verb)
    # the nearest one: a clause before "…, officials said" can be misread for a subject
    return min(subjects, key=lambda k: abs(k - verb), default=None)


def _is_empty(tree: Tree, verb: int) -> bool:
    """Whether "it" only fills the place: *it is said that*."""
    return tree.is_passive(verb)


def _controller(tree: Tree, verb: int, head: int) -> int | None:
    """Who does what an infinitive or participle says: the head's object if there is one, else its
    subject."""
    if tree.dep[verb] == "xcomp" or tree.preposition(verb) == "as":
        person = tree.one_below(head, {"obj", "iobj"})
        if person is not None and person < verb:
            return person
    if tree.is_passive(head):
        return tree.one_below(head, {"nsubj:pass"})
    return subject_of(tree, head)
