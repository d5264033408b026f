"""Scores of heads -> one tree: the best heads if they form a tree, else the best tree there is.

Source: Chu and Liu (1965), Edmonds (1967), the maximum spanning arborescence.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
FORBIDDEN = -1e9


def best_tree(scores: Floats) -> Integers:
    """(words,): the head of each word counting from 1, 0 for the one root.

    `scores` is (words, 1 + words), column 0 the root.
    """
    allowed = scores.astype(np.float64)
    words = np.arange(len(allowed))
    allowed[words, words + 1] = FORBIDDEN
    heads: Integers = allowed.argmax(1)
    if _is_tree(heads):
        return heads
    return _single_rooted(allowed)


def _is_tree(heads: Integers) -> bool:
    return int((heads == 0).sum()) == 1 and not _cycle(np.concatenate([[0], heads]))


def _single_rooted(scores: npt.NDArray[np.float64]) -> Integers:
    """The best tree among those with exactly one of the likely words as root.

    The likely words are the three whose best tree can gain most from being the root.
    """
    gain = scores[:, 0] - scores[:, 1:].max(1, initial=FORBIDDEN)
    trees = [_rooted_at(scores, int(root)) for root in np.argsort(-gain, kind="stable")[:3]]
    words = np.arange(len(scores))
    return max(trees, key=lambda heads: float(scores[words, heads].sum()))


def _rooted_at(scores: npt.NDArray[np.float64], root: int) -> Integers:
    only = scores.copy()
    only[:, 0] = FORBIDDEN
    only[root, :] = FORBIDDEN
    only[root, 0] = 0.0
    square = np.full((len(scores) + 1, len(scores) + 1), FORBIDDEN)
    square[1:] = only
    heads: Integers = _arborescence(square)[1:]
    return heads


def _arborescence(scores: npt.NDArray[np.float64]) -> Integers:
    """The best head of every node, node 0 being the root (its own head is 0)."""
    nodes = np.arange(len(scores))
    heads: Integers = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest = np.array([node for node in nodes if node not in set(cycle)])
    return _expanded(scores, heads, np.array(cycle), rest)


def _expanded(
    scores: npt.NDArray[np.float64], heads: Integers, cycle: Integers, rest: Integers
) -> Integers:
    """The tree of the graph whose cycle is drawn together into one node, opened up again."""
    kept = scores[cycle, heads[cycle]]
    into = scores[np.ix_(cycle, rest)] - kept[:, None]
    out = scores[np.ix_(rest, cycle)]
    smaller = np.full((len(rest) + 1, len(rest) + 1), FORBIDDEN)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[-1, :-1] = into.max(0) + kept.sum()
    smaller[:-1, -1] = out.max(1)
    tree = _arborescence(smaller)
    result = heads.copy()
    drawn = len(rest)
    for place, node in enumerate(rest):
        chosen = tree[place]
        result[node] = cycle[out[place].argmax()] if chosen == drawn else rest[chosen]
    entry = int(into[:, tree[drawn]].argmax())
    result[cycle[entry]] = rest[tree[drawn]]
    result[0] = 0
    return result


def _cycle(heads: Integers) -> list[int]:
    """The nodes of one cycle, empty if every way leads to node 0."""
    seen = np.zeros(len(heads), np.int64)
    links = heads.tolist()
    for start in range(1, len(links)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = links[node]
        if node and seen[node] == start:
            return _round(links, node)
    return []


def _round(links: list[int], node: int) -> list[int]:
    cycle, at = [node], links[node]
    while at != node:
        cycle.append(at)
        at = links[at]
    return cycle
