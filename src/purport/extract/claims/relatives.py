"""Relative pronouns led back to the noun phrase they stand for, on a parse."""

from purport.extract.claims.tree import Tree

PRONOUNS = frozenset({"who", "which", "that"})
LEFT_OUT = frozenset({",", "(", "—", "–", "-", "--"})


def referent(tree: Tree, pronoun: int | None) -> int | None:
    """The noun that a relative pronoun stands for: *the farmer* of "the farmer who said"."""
    if pronoun is None or tree.low[pronoun] not in PRONOUNS:
        return None
    clause = tree.head[pronoun]
    while tree.dep[clause] == "conj" and tree.head[clause] > pronoun:
        clause = tree.head[clause]
    noun = tree.head[clause]
    return noun if tree.dep[clause] == "acl:relcl" and noun < pronoun else None


def last_before(tree: Tree, pronoun: int) -> int:
    """The last token of the noun phrase before a relative pronoun and its preposition."""
    last = pronoun - 1
    while last > 0 and (tree.low[last] in LEFT_OUT or tree.pos[last] in {"ADP", "SPACE"}):
        last -= 1
    return last
