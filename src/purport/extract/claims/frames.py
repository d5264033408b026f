"""What a cue verb governs on a parse: the content that one of its frames asks for."""

from bisect import bisect_left

from purport.extract.claims.clauses import (
    FINITE,
    Argument,
    bare_clause,
    clause,
    hidden_clause,
    running_end,
    that_clause,
)
from purport.extract.claims.cues import Frame, joins, lemma_of, takes
from purport.extract.claims.group import REFUSING, leads
from purport.extract.claims.noun_phrases import restricted
from purport.extract.claims.passives import OBLIQUE, with_subject
from purport.extract.claims.repair import BODILY
from purport.extract.claims.tree import SUBJECTS, Tree
from purport.extract.claims.words import BELONGING, CARRIERS, NEGATIONS, TEMPORAL
from purport.records.claim import CueClass
from purport.records.spans import Span

OCCASIONS = frozenset(
    {"comments", "rally", "rallies", "twitter", "facebook", "tv", "radio", "posts"}
)
LEFT_OPEN = frozenset(
    {"when", "where", "why", "how", "whether", "if", "who", "on", "upon", "about", "from", "by"}
)
FAR = 30  # tokens
NEAR = 12  # tokens
RELATING = frozenset({CueClass.SAY, CueClass.ANNOUNCE, CueClass.CLAIM, CueClass.DENY})


def argument_of(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """The content of a cue verb, by the surest frame that fits, or None."""
    for fits in (
        clause,
        hidden_clause,
        _prepositional,
        _infinitive,
        _object,
        _relative,
        that_clause,
        bare_clause,
    ):
        found = fits(tree, verb, lemma, last)
        if found is not None:
            found = found._replace(rule=fits.__name__.strip("_"))
            break
    else:
        found = None
    if found is not None:
        found = found._replace(
            pieces=[_before_participle(tree, p, found.last) for p in found.pieces]
        )
    if not tree.is_passive(verb):
        return found
    return with_subject(tree, verb, lemma, last, found)


def _before_participle(tree: Tree, piece: Span, last: int) -> Span:
    """The piece up to a participle that reports anew: *denied it, | saying that …*."""
    for at in range(last + 3, len(tree)):
        if tree.starts[at] >= piece[1]:
            break
        if tree.starts[at] > piece[0] and _speaks_anew(tree, at, last):
            comma = tree.low[at - 2] == "," and tree.low[at - 1] != ","
            return piece[0], tree.starts[at - 2] if comma else tree.starts[at - 1]
        anew = tree.low[at - 1] == "," and tree.tag[at] == "VBG" and tree.starts[at] > piece[0]
        if anew and tree.head[at] <= last and takes(str(lemma_of(tree.low[at])), "c"):
            return piece[0], tree.starts[at - 1]
    return piece


def _speaks_anew(tree: Tree, at: int, last: int) -> bool:
    """Whether a second cue of the same form and subject begins: *denied it | and said that …*."""
    lemma = lemma_of(tree.low[at])
    if lemma is None or tree.tag[at] not in FINITE or tree.low[at - 1] not in {"and", "but", ","}:
        return False
    if lemma in BODILY:
        return False
    same = tree.tag[at] == tree.tag[last] and takes(lemma, "covp") is not None
    return same and tree.one_below(at, SUBJECTS) is None


def _prepositional(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """A preposition that belongs to the cue: *called for talks*, *warned against leaving*."""
    if tree.one_below(verb, {"obj"}) is not None:
        return None
    for kid in tree.kids[verb]:
        if kid <= last or tree.dep[kid] not in OBLIQUE:
            continue
        case = tree.one_below(kid, {"case", "mark"})
        frame = joins(lemma, tree.low[case]) if case is not None else None
        if frame is None or case is None or not _adjacent(tree, last, case):
            continue
        later = [tree.last[k] for k in tree.below(verb, {"xcomp"}) if k > kid]
        end = running_end(tree, max([restricted(tree, kid), *later]))
        return Argument(frame, [(tree.ends[case], end)], case)
    return None


def _adjacent(tree: Tree, last: int, case: int) -> bool:
    return all(
        tree.pos[i] in {"ADV", "PART", "ADP"} or tree.low[i] in TEMPORAL
        for i in range(last + 1, case)
    )


def _infinitive(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """An infinitive, gerund or complement: *plans to leave*, *urged them to leave*, *called it a
    lie*."""
    inner = next((k for k in tree.below(verb, {"xcomp", "ccomp"}) if k > verb), None)
    if inner is None or _said_by_inner(tree, verb, inner, lemma):
        return None
    person = next((k for k in tree.below(verb, {"obj", "iobj"}) if k < inner), None)
    slots = _slots(tree, verb, inner, person is not None)
    frame = takes(lemma, slots)
    if frame is None:
        return None
    first = tree.first[person] if person is not None else tree.first[inner]
    start = tree.starts[min(first, tree.first[inner])]
    return Argument(frame, [(start, running_end(tree, tree.last[inner]))], last)


def _said_by_inner(tree: Tree, verb: int, inner: int, lemma: str) -> bool:
    """Whether *declined to say when …* is read at "say", the refusal being part of that cue."""
    speaking = lemma_of(tree.low[inner])
    if lemma not in REFUSING or speaking is None or not leads(tree, verb, inner):
        return False
    return bool(tree.below(inner, {"ccomp", "obj"})) or any(
        kid > inner and tree.low[tree.first[kid]] in LEFT_OPEN
        for kid in tree.below(inner, {"advcl", "obl", "advmod"})
    )


def _slots(tree: Tree, verb: int, inner: int, with_person: bool) -> str:
    marked = any(tree.low[k] == "to" for k in tree.kids[inner] if k < inner)
    if with_person:
        return "p" if marked else "n"
    if marked:
        return "vpc" if tree.is_passive(verb) else "vc"
    return "g" if tree.low[inner].endswith("ing") else "nc"


def _object(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """A noun phrase as content: *denied the report*, *accused the army of looting*."""
    frame = takes(lemma, "on") or (takes(lemma, "x") if _denied(tree, verb) else None)
    thing = tree.one_below(verb, {"obj"})
    if thing is not None and _nothing(tree, thing, last):
        return _of_nothing(tree, thing, lemma, last)
    if frame is None or thing is None or thing < verb:
        return None
    if lemma in BODILY and not _blames(tree, verb, thing):
        return None
    start, end = tree.starts[tree.first[thing]], tree.ends[restricted(tree, thing)]
    if "n" in frame.slots:
        return Argument(frame, [(start, running_end(tree, tree.last[thing]))], last)
    for kid in tree.kids[verb]:
        if kid > thing and tree.dep[kid] in OBLIQUE | {"xcomp"} and _belongs(tree, kid, end, frame):
            end = max(end, tree.ends[restricted(tree, kid)])
    if tree.low[tree.last[thing] + 1 : tree.last[thing] + 2] == ["of"]:
        end = max(end, running_end(tree, tree.last[thing]))
    return Argument(frame, [(start, _with_examples(tree, end))], last)


def _blames(tree: Tree, verb: int, thing: int) -> bool:
    """Whether a verb of force is one of words: *attacked the plan as weak*, not *the town*."""
    after = [k for k in (*tree.kids[verb], *tree.kids[thing]) if k > thing]
    return any(tree.preposition(k) in {"as", "for", "over"} for k in after)


def _nothing(tree: Tree, thing: int, last: int) -> bool:
    """Whether the object denies the cue: *found no trace*, *saw nothing amiss*."""
    first = tree.first[thing]
    return first == last + 1 and first > 0 and tree.low[first] in {"no", "nothing"}


def _of_nothing(tree: Tree, thing: int, lemma: str, last: int) -> Argument | None:
    """The content behind a "no" that goes with the cue: *found no | trace of it*."""
    frame = takes(lemma, "ocx")
    start, end = tree.ends[last + 1], running_end(tree, tree.last[thing])
    return Argument(frame, [(start, end)], last + 1) if frame and end > start else None


def _with_examples(tree: Tree, end: int) -> int:
    """The end moved behind examples: *the losses|, including three trucks*."""
    at = bisect_left(tree.starts, end)
    if tree.low[at : at + 2] != [",", "including"]:
        return end
    return running_end(tree, tree.last[at + 1] if tree.last[at + 1] > at else at + 1)


def _belongs(tree: Tree, kid: int, end: int, frame: Frame) -> bool:
    """Whether a phrase after the object is still content: adjoining and no time or occasion."""
    if tree.text[end : tree.starts[tree.first[kid]]].strip():
        return False
    if tree.dep[kid] in {"xcomp", "advcl"}:
        return frame.cue_class is not CueClass.SAY or tree.preposition(kid) in {"for", "of", "as"}
    if tree.preposition(kid) == "since" or _denied(tree, tree.head[kid]):
        return True
    if tree.preposition(kid) not in BELONGING or _is_occasion(tree, kid):
        return False
    return tree.preposition(kid) == "as" or not any(
        tree.low[i] in TEMPORAL for i in range(tree.first[kid], kid + 1)
    )


def _is_occasion(tree: Tree, kid: int) -> bool:
    """Whether a phrase tells where it was said: *defended the raid | in comments to the press*."""
    return tree.preposition(kid) in {"in", "on", "at", "during", "via"} and (
        tree.low[kid] in CARRIERS or tree.low[kid] in OCCASIONS
    )


def _denied(tree: Tree, verb: int) -> bool:
    """Whether the cue is negated: then the time is part of what did not happen."""
    return any(tree.low[kid] in NEGATIONS for kid in tree.kids[verb] if kid < verb)


def _relative(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """A relative clause whose pronoun is content: *which the army described as a success*."""
    frame = takes(lemma, "cn") or takes(lemma, "o")
    if tree.dep[verb] != "acl:relcl" or frame is None or frame.cue_class not in RELATING:
        return None
    pronoun = next(
        (
            k
            for k in tree.kids[verb]
            if k < verb
            and tree.low[k] in {"which", "what", "that"}
            and tree.dep[k] in {"obj", "obl", "ccomp", "nsubj:outer", "mark"}
        ),
        None,
    )
    rest = [tree.phrase(k) for k in tree.below(verb, {"xcomp", "ccomp", "obl"}) if k > last]
    if pronoun is None and not rest:
        return None
    head = tree.head[verb]
    if pronoun is None and tree.low[head] == "what":
        pronoun = head
    return (
        Argument(frame, [tree.span(pronoun, pronoun), *rest], last) if pronoun is not None else None
    )
