"""Verb groups and noun phrases on a parse: where a cue and a source begin and end."""

from purport.extract.claims.cue_table import HEARSAY_ADVERBS
from purport.extract.claims.cues import lemma_of, takes
from purport.extract.claims.tree import SUBJECTS, Tree
from purport.extract.claims.words import CARRIERS, NEGATIONS, PHASES, TIMES

GROUP = frozenset({"aux", "aux:pass", "advmod", "compound:prt", "cop"})
LONG_CUE = 9  # tokens
CARRIED = 5  # tokens from the verb to the statement it was made in


def group_of(tree: Tree, verb: int) -> tuple[int, int]:
    """The first and last token of a cue: auxiliaries, negation, adverbs between them, particle.

    *has not yet announced*, *went on to say*, *said in a statement*. One stretch without a gap: a
    subject inside it ("did he say") ends it.
    """
    first = last = verb
    members = {
        kid for kid in tree.kids[verb] if tree.dep[kid] in GROUP or tree.low[kid] in NEGATIONS
    }
    members -= {kid for kid in members if tree.low[kid] in HEARSAY_ADVERBS}
    while first - 1 in members and tree.low[first - 1] not in {"when", "where", "how", "why"}:
        first -= 1
    while last + 1 in members and tree.dep[last + 1] in {"compound:prt"}:
        last += 1
    return _issuing(tree, verb, _led_by(tree, verb, first)), last


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
    return bool(stems & PHASES) or irregular.get(low) in PHASES


def with_carrier(tree: Tree, verb: int, last: int) -> int:
    """The last token of a cue that names its carrier: *said in a statement*."""
    for kid in tree.kids[verb]:
        carries = tree.low[kid] in CARRIERS and tree.preposition(kid) in {"in", "during"}
        if carries and tree.first[kid] == last + 1 and kid - last <= CARRIED:
            return kid
    return last


OPENING = frozenset({"then", "yet", "but", "and", "so", "now", "meanwhile", "however", "also"})
REFUSING = frozenset({"refuse", "decline"})


def is_negated(tree: Tree, verb: int, first: int) -> bool:
    """Whether a negation stands in the cue or its subject is "nobody", "no official"."""
    refused = any(
        lemma_of(tree.low[i]) in REFUSING or tree.low[i].startswith("fail")
        for i in range(first, verb)
    )
    inside = refused or any(tree.low[i] in NEGATIONS for i in range(first, verb))
    subject = tree.one_below(verb, SUBJECTS)
    if inside or subject is None:
        return inside
    return tree.low[tree.first[subject]] in {"no", "nobody", "none", "neither"}


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
    # the nearest one: a clause before "…, officials said" can be misread for a subject
    return min(subjects, key=lambda k: abs(k - verb), default=None)


def _is_empty(tree: Tree, verb: int) -> bool:
    """Whether "it" only fills the place: *it is said that*."""
    return tree.is_passive(verb)


def _controller(tree: Tree, verb: int, head: int) -> int | None:
    """Who does what an infinitive or participle says: the head's object if there is one, else its
    subject."""
    if tree.dep[verb] == "xcomp":
        person = tree.one_below(head, {"obj", "iobj"})
        if person is not None and person < verb:
            return person
    if tree.is_passive(head):
        return tree.one_below(head, {"nsubj:pass"})
    return subject_of(tree, head)


def source_span(tree: Tree, node: int) -> tuple[int, int]:
    """The first and last token of a source's noun phrase, without its preposition.

    Clauses after a comma that only describe ("…, who fled,") stay; what does not belong to the
    phrase (a parenthesised clause, a following colon) goes.
    """
    first, last = tree.first[node], tree.last[node]
    for kid in tree.kids[node]:
        if tree.dep[kid] in {"case", "mark", "cc", "punct"} and kid == first:
            first = tree.last[kid] + 1
        if kid > node and _only_adds(tree, kid):
            last = min(last, tree.first[kid] - 1)
    first, last = _without_time(tree, node, first, last)
    while first < node and tree.low[first] in OPENING:
        first += 1
    while last > node and tree.pos[last] in {"PUNCT", "SPACE"} and tree.low[last] != ")":
        last -= 1
    while first < node and tree.pos[first] in {"PUNCT", "SPACE"}:
        first += 1
    return _grown(tree, first, last)


def _without_time(tree: Tree, node: int, first: int, last: int) -> tuple[int, int]:
    """Without a time hung on the name (*the council | on Friday*) and what a comma parts before."""
    for kid in tree.kids[node]:
        if kid > node and tree.low[kid] in TIMES:
            last = min(last, tree.first[kid] - 1)
        if kid < node and tree.dep[kid] in {"nmod", "obl", "advcl", "advmod", "dep"}:
            comma = tree.last[kid] + 1
            if tree.low[comma : comma + 1] == [","]:
                first = max(first, comma + 1)
    return first, last


def _only_adds(tree: Tree, kid: int) -> bool:
    """Whether a dependant is no part of the name: an aside, or what the speaker did meanwhile."""
    if tree.dep[kid] in {"parataxis", "discourse", "advcl"}:
        return True
    before = tree.low[tree.first[kid] - 1] == "," or tree.low[tree.first[kid]] == ","
    return tree.dep[kid] == "acl" and before and tree.tag[kid] == "VBG"


def _grown(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """With the words of a name that the parse cut off: *Mr. | Haddad said*, *Both | sides*.

    And with an apposition between commas, before or after: *Saad, a farmer in the north, said*.
    """
    while tree.pos[last] in {"PROPN", "NOUN"} and tree.pos[last + 1 : last + 2] == ["PROPN"]:
        last += 1
    if tree.pos[first] == "PROPN":
        first = _title_start(tree, first)
    last = _apposition(tree, last)
    return _named_before(tree, first), last


def _title_start(tree: Tree, first: int) -> int:
    """The first word of a name's title: *retired | Gen. Haddad*, *opposition candidate | Saad*."""
    while first and tree.pos[first - 1] in TITLING and tree.low[first - 1] not in TIMES:
        first -= 1
    return first


def _apposition(tree: Tree, last: int) -> int:
    """The last token before a closing comma if a noun phrase stands between two commas."""
    at = last + 1
    if tree.low[at : at + 1] != [","] or not _may_rename(tree, at + 1):
        return last
    for end in range(at + 2, min(at + 40, len(tree))):
        if tree.low[end] == "," and _goes_on(tree, end + 1):
            return end - 1
        if tree.low[end] in {"“", '"', "”", ";", ".", ":", "''"} or tree.tag[end] in FINITE:
            return last
    return last


def _goes_on(tree: Tree, at: int) -> bool:
    """Whether the sentence's verb group begins here."""
    return at < len(tree) and (lemma_of(tree.low[at]) is not None or tree.pos[at] == "AUX")


def _may_rename(tree: Tree, at: int) -> bool:
    return at < len(tree) and (
        tree.low[at] in {"a", "an", "the", "who", "which"}
        or tree.pos[at] in {"NOUN", "PROPN", "NUM"}
    )


def _named_before(tree: Tree, first: int) -> int:
    """The first token of a name before a comma that the phrase only explains."""
    if first < 2 or tree.low[first - 1] != "," or tree.low[first] not in {"a", "an", "the"}:
        return first
    start = first - 1
    while start and tree.pos[start - 1] == "PROPN":
        start -= 1
    begins = (
        start == 0
        or tree.pos[start - 1] in {"PUNCT", "SPACE", "VERB"}
        or tree.low[start - 1] in {"as"}
    )
    return start if start < first - 1 and begins else first
