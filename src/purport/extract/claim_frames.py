"""What a cue verb governs on a parse: the content that one of its frames asks for."""

from typing import NamedTuple

from purport.extract.claim_group import REFUSING, leads
from purport.extract.claim_tree import SUBJECTS, Tree
from purport.extract.cues import NEGATIONS, Frame, joins, lemma_of, takes
from purport.records.claim import CueClass
from purport.records.spans import Span

OBLIQUE = frozenset({"obl", "advcl", "nmod", "obl:arg"})
BELONGING = frozenset("behind among beyond within across for of as over in against about to from between with into toward towards on at".split())
TEMPORAL = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow week "
    "weeks month months year years day days night morning afternoon evening hour hours weekend "
    "january february march april may june july august september october november december jan feb "
    "mar apr aug sept sep oct nov dec interview statement time moment briefing conference tweet "
    "speech past".split()
)
PARTING = frozenset(
    "but while although though after before because when until unless according despite".split()
)
FAR = 30  # tokens
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NEAR = 12  # tokens
RELATING = frozenset({CueClass.SAY, CueClass.ANNOUNCE, CueClass.CLAIM, CueClass.DENY})


class Argument(NamedTuple):
    """The frame that fits, the content's pieces, the last token of the cue, and how it fits."""

    frame: Frame
    pieces: list[Span]
    last: int
    rule: str = "verb"


def argument_of(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """The content of a cue verb, by the surest frame that fits, or None."""
    for fits in (_clause, _hidden_clause, _prepositional, _infinitive, _object, _relative, _that_clause, _bare_clause):
        found = fits(tree, verb, lemma, last)
        if found is not None:
            found = found._replace(rule=fits.__name__.strip("_"))
            break
    else:
        found = None
    if found is not None:
        found = found._replace(pieces=[_before_participle(tree, p, found.last) for p in found.pieces])
    if not tree.is_passive(verb):
        return found
    return _with_subject(tree, verb, lemma, last, found)


def _before_participle(tree: Tree, piece: Span, last: int) -> Span:
    """The piece up to a participle that reports anew: *denied it, | saying that …*."""
    for at in range(last + 3, len(tree)):
        if tree.starts[at] >= piece[1]:
            break
        anew = tree.low[at - 1] == "," and tree.tag[at] == "VBG" and tree.starts[at] > piece[0]
        if anew and tree.head[at] <= last and takes(str(lemma_of(tree.low[at])), "c"):
            return piece[0], tree.starts[at - 1]
    return piece


def _with_subject(
    tree: Tree, verb: int, lemma: str, last: int, found: Argument | None
) -> Argument | None:
    """A passive's subject is content too: *the raid was confirmed*, *he is expected to leave*."""
    frame = found.frame if found else takes(lemma, "onp")
    subject = tree.one_below(verb, {"nsubj:pass", "nsubj"})
    if frame is None:
        return None
    if subject is None or tree.low[subject] in {"it", "there"}:
        return found
    if found is None and tree.dep[verb] in {"acl", "acl:relcl"}:
        return None
    whole = (tree.starts[tree.first[subject]], tree.ends[_restricted(tree, subject)])
    if found is None:
        found = _charge(tree, verb, frame, last)
    return Argument(frame, [whole, *found.pieces], found.last, "passive")


def _charge(tree: Tree, verb: int, frame: Frame, last: int) -> Argument:
    """What a passive adds by a preposition of its own: *was accused of looting*, *is seen as weak*."""
    for kid in tree.kids[verb]:
        case = tree.one_below(kid, {"case", "mark"})
        if kid < verb or case != last + 1 or tree.dep[kid] not in OBLIQUE:
            continue
        if tree.low[case] in {"of", "for", "with", "as"} and tree.low[kid] not in TEMPORAL:
            return Argument(frame, [(tree.ends[case], running_end(tree, tree.last[kid]))], case)
    return Argument(frame, [], last)


def _clause(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """A clause of its own: *said that they fled*; *they fled, officials said*."""
    frame = takes(lemma, "cq")
    if frame is None:
        return None
    clauses = tree.below(verb, {"ccomp", "csubj", "csubj:pass"})
    if clauses:
        if takes(lemma, "n") and any(k < clauses[0] for k in tree.below(verb, {"obj"})):
            return None
        pieces = [tree.phrase(k) for k in clauses if k < verb and _set_off(tree, k)]
        if "c" not in frame.slots and not _is_marked(tree, clauses[0]):
            return None
        after = [k for k in clauses if k > verb]
        if after:
            start = tree.starts[_clause_start(tree, verb, lemma, after[0])]
            last_token = max(_vouched(tree, k) for k in after)
            pieces.append((start, running_end(tree, last_token)))
        return Argument(frame, pieces, last)
    if tree.dep[verb] == "parataxis" and _is_inserted(tree, verb):
        start, end = tree.phrase(tree.head[verb])
        left, right = tree.phrase(verb)
        return Argument(frame, [(start, left), (right, end)], last)
    return None


def _set_off(tree: Tree, clause: int) -> bool:
    """Whether a comma or a quotation mark parts a clause before its cue from what follows."""
    last = tree.last[clause]
    marks = {",", "”", '"', "''", "?", "!", "—", "–"}
    return bool({tree.low[last], *tree.low[last + 1 : last + 2]} & marks)


def _is_marked(tree: Tree, clause: int) -> bool:
    """Whether "that" or a quotation mark shows that a clause is speech: *joked that*, *went on: “*."""
    words = tree.low[tree.first[clause] : tree.last[clause] + 1]
    return words[0] == "that" or any(mark in words for mark in ("“", '"', "''", "``"))


def _vouched(tree: Tree, clause: int) -> int:
    """The last token of a clause before what the author adds: *…, but the army denies it*."""
    last = tree.last[clause]
    for kid in tree.kids[clause]:
        start = tree.first[kid]
        if kid < clause or tree.low[start] != "," and tree.low[start - 1] != ",":
            continue
        words = {tree.low[k] for k in tree.below(kid, {"cc", "mark", "case"})}
        if words & {"according"} or tree.low[start] == "according":
            last = min(last, start - 1)
        own = tree.one_below(kid, SUBJECTS) is not None
        if own and words & {"but", "although", "though", "while", "yet"}:
            last = min(last, start - 1)
    return last


def _clause_start(tree: Tree, verb: int, lemma: str, clause: int) -> int:
    """The clause's first token; a noun phrase before it that no recipient can be is its own."""
    first = tree.first[clause]
    if tree.low[first] in {"that", "whether", "how", "why", "what"}:
        return first
    for at in range(verb + 1, first):
        if tree.low[at] in {"that", "whether"} and tree.tag[at] not in {"DT"}:
            return at
    if takes(lemma, "rp"):
        return first
    led = [k for k in tree.kids[verb] if verb < k < first and tree.dep[k] in {"obj", "iobj", "nsubj"}]
    return tree.first[led[0]] if led else first


def running_end(tree: Tree, last: int) -> int:
    """Where a clause ends that the parse may have cut short: on to the next mark or conjunction.

    *seek to minimise | risks at home*: nothing parts the two, so both are content.
    """
    at = last + 1
    while at < len(tree) and at - last < FAR and not _parts(tree, at):
        at += 1
    return tree.ends[at - 1]


def _parts(tree: Tree, at: int) -> bool:
    if tree.pos[at] in {"PUNCT", "SPACE", "CCONJ"} or tree.low[at] in PARTING:
        return not _glued(tree, at)
    return tree.low[at] in TEMPORAL or (at + 1 < len(tree) and tree.low[at + 1] in TEMPORAL)


def _glued(tree: Tree, at: int) -> bool:
    """Whether a mark stands inside a word, as the hyphens of *out-of-touch* do."""
    before, after = tree.starts[at] == tree.ends[at - 1], tree.starts[at + 1 : at + 2] == [tree.ends[at]]
    return tree.low[at] in {"-", "‑", "–", "/", "'"} and before and after


def _is_inserted(tree: Tree, verb: int) -> bool:
    """Whether a clause with nothing but a speaker stands in another: *…, he said, …*."""
    return tree.one_below(verb, SUBJECTS) is not None and not tree.below(verb, {"obj", "xcomp"})


def _hidden_clause(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """A clause without "that" whose subject the parse took for an object: *said the road was shut*."""
    frame = takes(lemma, "cq")
    thing = tree.one_below(verb, {"obj"})
    if frame is None or thing is None or thing < verb or takes(lemma, "rpn"):
        return None
    finite = _finite_after(tree, tree.last[thing] + 1)
    if finite is None:
        return None
    return Argument(frame, [(tree.starts[tree.first[thing]], running_end(tree, finite))], last)


def _finite_after(tree: Tree, at: int) -> int | None:
    """The last token of the clause whose finite verb stands here, or None."""
    if at >= len(tree) or tree.tag[at] not in FINITE or (lemma_of(tree.low[at]) and tree.pos[at] == "VERB"):
        return None
    head = tree.head[at] if tree.dep[at] in {"aux", "aux:pass", "cop"} else at
    if any(k > at for k in tree.below(head, SUBJECTS)):
        return None
    return max(at, tree.last[head] if head >= at else at)


def _bare_clause(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """A clause right after the verb or its recipient, wherever the parse hung it."""
    frame = takes(lemma, "c")
    if frame is None or tree.is_passive(verb):
        return None
    start = last + 1
    person = tree.one_below(verb, {"obj", "iobj"})
    if person is not None:
        if not takes(lemma, "r"):
            return None
        start = tree.last[person] + 1
    while start < len(tree) and (tree.low[start] in TEMPORAL or tree.low[start] in {"on", "in", "at"}):
        start += 1
    if start >= len(tree) or tree.pos[start] not in {"PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM"}:
        return None
    for at in range(start + 1, min(start + NEAR, len(tree))):
        if tree.pos[at] in {"PUNCT", "SCONJ", "CCONJ"} and not _glued(tree, at):
            return None
        if tree.tag[at] in FINITE:
            end = _finite_after(tree, at)
            if end is None:
                return None
            return Argument(frame, [(tree.starts[start], running_end(tree, end))], last)
    return None


def _that_clause(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """"that" right after the verb, wherever the parse hung the clause: *said on Monday that …*."""
    frame = takes(lemma, "cq")
    if frame is None:
        return None
    for at in range(last + 1, min(last + 12, len(tree))):
        if tree.low[at] in {",", ".", ";", "“", '"', "”"}:
            return None
        if tree.low[at] in {"that", "whether"} and tree.dep[at] in {"mark", "nsubj", "det"}:
            top = tree.head[at]
            if at + 1 < len(tree) and tree.low[at + 1] in {",", ".", "”", '"'}:
                return None
            if top > at and (tree.dep[at] == "mark" or at == last + 1):
                return Argument(frame, [(tree.starts[at], tree.phrase(top)[1])], last)
    return None


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
        end = running_end(tree, max([_restricted(tree, kid), *later]))
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
    return bool(tree.below(inner, {"ccomp", "obj"}))


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
    if frame is None or thing is None or thing < verb:
        return None
    start, end = tree.starts[tree.first[thing]], tree.ends[_restricted(tree, thing)]
    if "n" in frame.slots:
        return Argument(frame, [(start, running_end(tree, tree.last[thing]))], last)
    for kid in tree.kids[verb]:
        if kid > thing and tree.dep[kid] in OBLIQUE | {"xcomp"} and _belongs(tree, kid, end, frame):
            end = max(end, tree.ends[_restricted(tree, kid)])
    if tree.low[tree.last[thing] + 1 : tree.last[thing] + 2] == ["of"]:
        end = max(end, running_end(tree, tree.last[thing]))
    if tree.low[tree.first[thing]] == "no" and tree.first[thing] == last + 1 and end > tree.ends[last + 1]:
        return Argument(frame, [(tree.ends[last + 1], end)], last + 1)
    return Argument(frame, [(start, end)], last)


def _restricted(tree: Tree, noun: int) -> int:
    """The last token of a phrase without what a comma only adds: *the plan*, not *…, which failed*."""
    last = tree.last[noun]
    for kid in tree.kids[noun]:
        added = tree.dep[kid] in {"acl:relcl", "acl", "parataxis", "advcl", "advcl:relcl"}
        first = tree.first[kid]
        if added and kid > noun and "," in {tree.low[first], tree.low[first - 1]}:
            last = min(last, first - 1)
    while last > noun and tree.low[last] in {",", "(", ":", "-", "--", "—", "–"}:
        last -= 1
    return last


def _belongs(tree: Tree, kid: int, end: int, frame: Frame) -> bool:
    """Whether a phrase after the object is still content: adjoining and no time or occasion."""
    if tree.text[end : tree.starts[tree.first[kid]]].strip():
        return False
    if tree.dep[kid] in {"xcomp", "advcl"}:
        return frame.cue_class is not CueClass.SAY or tree.preposition(kid) in {"for", "of", "as"}
    if tree.preposition(kid) == "since" or _denied(tree, tree.head[kid]):
        return True
    if tree.preposition(kid) not in BELONGING:
        return False
    return not any(tree.low[i] in TEMPORAL for i in range(tree.first[kid], kid + 1))


def _denied(tree: Tree, verb: int) -> bool:
    """Whether the cue is negated: then the time is part of what did not happen."""
    return any(tree.low[kid] in NEGATIONS for kid in tree.kids[verb] if kid < verb)


def _relative(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """A relative clause whose pronoun is the content: *a raid which the army described as a success*.
    """
    frame = takes(lemma, "cn") or takes(lemma, "o")
    if tree.dep[verb] != "acl:relcl" or frame is None or frame.cue_class not in RELATING:
        return None
    pronoun = next(
        (k for k in tree.kids[verb] if k < verb and tree.low[k] in {"which", "what", "that"}
         and tree.dep[k] in {"obj", "obl", "ccomp", "nsubj:outer", "mark"}), None,
    )
    rest = [tree.phrase(k) for k in tree.below(verb, {"xcomp", "ccomp", "obl"}) if k > last]
    if pronoun is None and not rest:
        return None
    head = tree.head[verb]
    if pronoun is None and tree.low[head] == "what":
        pronoun = head
    return Argument(frame, [tree.span(pronoun, pronoun), *rest], last) if pronoun is not None else None
