"""Noun phrases on a parse: where a source begins and ends, and where a phrase's own words end."""

from purport.extract.claims.cues import lemma_of
from purport.extract.claims.tree import Tree
from purport.extract.claims.words import TIMES

OPENING = frozenset({"then", "yet", "but", "and", "so", "now", "meanwhile", "however", "also"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TITLING = frozenset({"PROPN", "NOUN", "ADJ", "DET"})


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
    if any(tree.low[k] == "that" and tree.dep[k] == "mark" for k in tree.kids[kid]):
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


def restricted(tree: Tree, noun: int) -> int:
    """The last token of a phrase without what a comma only adds: *the plan |, which failed*."""
    last = tree.last[noun]
    for kid in tree.kids[noun]:
        added = tree.dep[kid] in {"acl:relcl", "acl", "parataxis", "advcl", "advcl:relcl"}
        first = tree.first[kid]
        if added and kid > noun and "," in {tree.low[first], tree.low[first - 1]}:
            last = min(last, first - 1)
    while last > noun and tree.low[last] in {",", "(", ":", "-", "--", "—", "–"}:
        last -= 1
    return last
