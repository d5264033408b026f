"""Slips of a parser that reported speech gives away, put right before the rules read the tree."""

from typing import Protocol

from purport.extract.claims.cues import NOUN_CLASSES, lemma_of, takes

DEEP = 30  # steps up a tree
FINITE = frozenset({"VBD", "VBZ", "VBP"})
BODILY = frozenset(
    {
        "attack",
        "assail",
        "bash",
        "blast",
        "hammer",
        "knock",
        "tear",
        "rip",
        "press",
        "savage",
        "hit",
    }
)
CLAUSAL = frozenset({"acl", "acl:relcl", "ccomp", "advcl"})
SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})


class Parsed(Protocol):
    """Heads and relations by token number, still open to change."""

    low: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]


def repair(parsed: Parsed) -> None:
    """Heads and relations changed in place.

    *She said it was closed and warned them*: "warned" goes with "said", whose form it has, not
    with "closed". *He said he won, adding …*: a participle that reports goes with the cue, too.
    """
    subjects = {parsed.head[i] for i, dep in enumerate(parsed.dep) if dep in SUBJECT}
    _second_contents(parsed)
    _told_contents(parsed)
    for node, low in enumerate(parsed.low):
        lemma = lemma_of(low)
        if lemma is None or not takes(lemma, "cov") or lemma in BODILY:
            continue
        if parsed.dep[node] == "conj" and node not in subjects and parsed.tag[node] in FINITE:
            _to_cue(parsed, node, subjects)
        elif parsed.tag[node] == "VBG" and parsed.low[node - 1 : node] == [","]:
            _participle_to_cue(parsed, node, subjects)


def _second_contents(parsed: Parsed) -> None:
    """A second "that" clause hung beside its cue goes below it: *claims that A, and that B*."""
    for mark, low in enumerate(parsed.low):
        node = parsed.head[mark]
        if low != "that" or parsed.dep[mark] != "mark" or parsed.dep[node] != "conj":
            continue
        cue = parsed.head[node]
        if cue < mark and lemma_of(parsed.low[cue]) and _has_content(parsed, cue, mark):
            parsed.dep[node] = "ccomp"


def _told_contents(parsed: Parsed) -> None:
    """A "that" clause hung on the one told or the agent goes below the cue: *was told by a guard
    that …*, *warned the council that …*."""
    for mark, low in enumerate(parsed.low):
        node = parsed.head[mark]
        noun = parsed.head[node]
        if low != "that" or parsed.dep[mark] != "mark" or parsed.dep[node] not in CLAUSAL:
            continue
        verb = parsed.head[noun]
        lemma = lemma_of(parsed.low[verb])
        if not verb < noun < mark or lemma is None or parsed.low[noun] in NOUN_CLASSES:
            continue
        told = parsed.dep[noun] in {"obj", "iobj"} and takes(lemma, "r")
        agent = parsed.dep[noun] in {"obl", "obl:agent"} and takes(lemma, "c")
        if told or (agent and _has_case(parsed, noun, "by")):
            parsed.head[node], parsed.dep[node] = verb, "ccomp"


def _has_case(parsed: Parsed, noun: int, preposition: str) -> bool:
    near = range(max(0, noun - 6), noun)
    return any(parsed.head[i] == noun and parsed.low[i] == preposition for i in near)


def _has_content(parsed: Parsed, cue: int, end: int) -> bool:
    return any(parsed.head[i] == cue and parsed.dep[i] == "ccomp" for i in range(cue + 1, end))


def _to_cue(parsed: Parsed, node: int, subjects: set[int]) -> None:
    head = parsed.head[node]
    if parsed.tag[head] == parsed.tag[node] or _finite_auxiliary(parsed, head, parsed.tag[node]):
        return
    cue = _cue_above(parsed, head)
    if cue is not None and parsed.tag[cue] == parsed.tag[node] and cue in subjects and cue < node:
        parsed.head[node] = cue


def _finite_auxiliary(parsed: Parsed, head: int, tag: str) -> bool:
    """Whether a verb group already has the form: *had fled and said* may be one clause."""
    return any(
        parsed.head[i] == head
        and parsed.dep[i] in {"aux", "aux:pass", "cop"}
        and parsed.tag[i] == tag
        and parsed.low[i] not in {"was", "were", "is", "are", "would", "will"}
        for i in range(max(0, head - 5), head)
    )


def _participle_to_cue(parsed: Parsed, node: int, subjects: set[int]) -> None:
    """Hung on the outermost reporting verb before it, else on the nearest verb with a subject."""
    if not takes(str(lemma_of(parsed.low[node])), "c"):
        return
    above: list[int] = []
    at = node
    while parsed.head[at] != at and len(above) < DEEP:
        at = parsed.head[at]
        above.append(at)
    finite = [a for a in above if a in subjects and a < node]
    reporting = [a for a in finite if lemma_of(parsed.low[a])]
    chosen = reporting[-1:] or finite[:1]
    if chosen:
        parsed.head[node], parsed.dep[node] = chosen[0], "advcl"


def _cue_above(parsed: Parsed, node: int) -> int | None:
    """The nearest reporting verb whose clause a token stands in."""
    seen = 0
    while parsed.head[node] != node and seen < DEEP:
        if parsed.dep[node] == "ccomp":
            above = parsed.head[node]
            lemma = lemma_of(parsed.low[above])
            return above if lemma and takes(lemma, "c") else None
        node, seen = parsed.head[node], seen + 1
    return None
