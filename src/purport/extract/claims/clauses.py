"""Clauses as content on a parse: with "that" and without, around their cue, and misread ones."""

from typing import NamedTuple

from purport.extract.claims.cues import Frame, lemma_of, takes
from purport.extract.claims.tree import SUBJECTS, Tree
from purport.extract.claims.words import PARTING, TEMPORAL
from purport.records.spans import Span

FAR = 30  # tokens
NEAR = 12  # tokens
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Argument(NamedTuple):
    """The frame that fits, the content's pieces, the last token of the cue, and how it fits."""

    frame: Frame
    pieces: list[Span]
    last: int
    rule: str = "verb"


def clause(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
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
    """Whether "that" or a quotation mark shows that a clause is speech: *joked that*."""
    words = tree.low[tree.first[clause] : tree.last[clause] + 1]
    return words[0] == "that" or any(mark in words for mark in ("“", '"', "''", "``"))


def _vouched(tree: Tree, clause: int) -> int:
    """The last token of a clause before what the author adds: *…, but the army denies it*."""
    last = tree.last[clause]
    for kid in tree.kids[clause]:
        start = tree.first[kid]
        if kid < clause or (tree.low[start] != "," and tree.low[start - 1] != ","):
            continue
        words = {tree.low[k] for k in tree.below(kid, {"cc", "mark", "case"})}
        if words & {"according"} or tree.low[start] == "according":
            last = min(last, start - 1)
        own = tree.one_below(kid, SUBJECTS) is not None
        if own and words & {"but", "although", "though", "while", "yet"}:
            last = min(last, start - 1)
        if own and "as" in words and lemma_of(tree.low[kid]):
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
        return _behind_recipient(tree, clause, first)
    led = [
        k for k in tree.kids[verb] if verb < k < first and tree.dep[k] in {"obj", "iobj", "nsubj"}
    ]
    return tree.first[led[0]] if led else first


def _behind_recipient(tree: Tree, clause: int, first: int) -> int:
    """A clause's first token, a name that the parse drew into it left out: *told CNN | it fell*."""
    subjects = tree.below(clause, {"nsubj", "nsubj:pass", "expl"})
    begin = max((tree.first[k] for k in subjects), default=first)
    return begin if begin == first + 1 and tree.pos[first] == "PROPN" else first


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
    before, after = (
        tree.starts[at] == tree.ends[at - 1],
        tree.starts[at + 1 : at + 2] == [tree.ends[at]],
    )
    return tree.low[at] in {"-", "‑", "–", "/", "'"} and before and after


def _is_inserted(tree: Tree, verb: int) -> bool:
    """Whether a clause with nothing but a speaker stands in another: *…, he said, …*."""
    return tree.one_below(verb, SUBJECTS) is not None and not tree.below(verb, {"obj", "xcomp"})


def unmarked_clause(tree: Tree, node: int) -> bool:
    """Whether a relative clause begins with its own subject: *told police | she had left*."""
    subject = tree.one_below(node, {"nsubj", "nsubj:pass", "expl"})
    if tree.dep[node] != "acl:relcl" or subject is None:
        return False
    relating = {"who", "which", "that", "whom", "whose", "where", "when"}
    begins = tree.first[node] == tree.first[subject]
    return (
        begins and tree.low[tree.first[node]] not in relating and tree.low[subject] not in relating
    )


def hidden_clause(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """A clause whose subject the parse took for an object: *said the road | was shut*."""
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
    if (
        at >= len(tree)
        or tree.tag[at] not in FINITE
        or (lemma_of(tree.low[at]) and tree.pos[at] == "VERB")
    ):
        return None
    head = tree.head[at] if tree.dep[at] in {"aux", "aux:pass", "cop"} else at
    if any(k > at for k in tree.below(head, SUBJECTS)):
        return None
    return max(at, tree.last[head] if head >= at else at)


def bare_clause(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """A clause right after the verb or its recipient, wherever the parse hung it."""
    frame = takes(lemma, "c")
    if frame is None or tree.is_passive(verb):
        return None
    start = last + 1
    person = tree.one_below(verb, {"obj", "iobj"})
    if person is not None:
        if not takes(lemma, "r"):
            return None
        told = next((k for k in tree.kids[person] if k > person and unmarked_clause(tree, k)), None)
        if told is not None:
            end = running_end(tree, tree.last[told])
            return Argument(frame, [(tree.starts[tree.first[told]], end)], last)
        start = tree.last[person] + 1
    while start < len(tree) and (
        tree.low[start] in TEMPORAL or tree.low[start] in {"on", "in", "at"}
    ):
        start += 1
    if start >= len(tree) or tree.pos[start] not in {"PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM"}:
        return None
    for at in range(start + 1, min(start + NEAR, len(tree))):
        if tree.pos[at] in {"PUNCT", "SCONJ", "CCONJ"} and not _glued(tree, at):
            return None
        if tree.tag[at] in FINITE:
            final = _finite_after(tree, at)
            if final is None:
                return None
            return Argument(frame, [(tree.starts[start], running_end(tree, final))], last)
    return None


def that_clause(tree: Tree, verb: int, lemma: str, last: int) -> Argument | None:
    """ "that" right after the verb, wherever the parse hung the clause: *said on Monday that …*."""
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
