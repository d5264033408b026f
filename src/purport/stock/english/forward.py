"""The network as it ships: plain numpy, no learning. Words of some sentences in, scores out.

It repeats, gate by gate, what `training/network.py` learns in JAX. All sentences handed over
belong to one document, so that a document's result never depends on its neighbours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from purport.stock.english.traits import Traits

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Weights = Mapping[str, Floats]


def word_vectors(weights: Weights, traits: Sequence[Traits]) -> Floats:
    """(words, width): each word by itself, before its neighbours are looked at."""
    clusters = np.array([trait.clusters for trait in traits])
    parts = [
        weights["form"][[trait.form for trait in traits]],
        weights["cluster"][clusters[:, 0]],
        weights["bits4"][clusters[:, 1]],
        weights["bits6"][clusters[:, 2]],
        weights["bits10"][clusters[:, 3]],
        weights["affix"][np.array([trait.affixes for trait in traits])].sum(1),
        _mean_rows(weights["ngram"], np.array([trait.ngrams for trait in traits])),
        weights["shape"][[trait.shape for trait in traits]],
    ]
    wide = np.concatenate(parts, 1) @ weights["word_w"] + weights["word_b"]
    half = wide.shape[1] // 2
    vectors: Floats = np.maximum(wide[:, :half], wide[:, half:])
    return vectors


def _mean_rows(table: Floats, rows: Integers) -> Floats:
    known = (rows > 0)[..., None].astype(np.float32)
    mean: Floats = (table[rows] * known).sum(1) / np.maximum(known.sum(1), 1)
    return mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """Where each word of each sentence goes when sentences walk in step, longest first.

    `ahead[r]` and `back[r]` are the word at row r, read from the front and from the end;
    `steps` are the bounds of the rows of each step.
    """

    ahead: Integers
    back: Integers
    steps: tuple[int, ...]


def packing_of(lengths: Sequence[int]) -> Packing:
    """The packing of sentences that follow one another; no length may be 0."""
    sizes = np.asarray(lengths)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    order = np.argsort(-sizes, kind="stable")
    ahead, back, steps = [], [], [0]
    for step in range(int(sizes.max(initial=0))):
        walking = order[sizes[order] > step]
        ahead.append(starts[walking] + step)
        back.append(starts[walking] + sizes[walking] - 1 - step)
        steps.append(steps[-1] + len(walking))
    return Packing(ahead=np.concatenate(ahead), back=np.concatenate(back), steps=tuple(steps))


def encode(weights: Weights, vectors: Floats, lengths: Sequence[int]) -> Floats:
    """(words, 2 × hidden): each word as it stands in its sentence."""
    packing, states, layer = packing_of(lengths), vectors, 0
    while f"lstm{layer}_x" in weights:
        states = _two_way(weights, layer, states, packing)
        layer += 1
    return states


def _two_way(weights: Weights, layer: int, states: Floats, packing: Packing) -> Floats:
    into, across = weights[f"lstm{layer}_x"], weights[f"lstm{layer}_h"]
    bias = weights[f"lstm{layer}_b"]
    gates = np.empty((2, states.shape[0], bias.shape[1]), np.float32)
    for way, rows in enumerate((packing.ahead, packing.back)):
        fresh = states @ into[way]
        fresh += bias[way]
        np.take(fresh, rows, axis=0, out=gates[way], mode="clip")  # "raise" would copy once more
    hidden = _walk(gates, across, packing.steps)
    out = np.empty((states.shape[0], 2 * across.shape[1]), np.float32)
    out[packing.ahead, : across.shape[1]] = hidden[0]
    out[packing.back, across.shape[1] :] = hidden[1]
    return out


def _walk(gates: Floats, across: Floats, steps: tuple[int, ...]) -> Floats:
    """The hidden states (2, rows, size) of both directions; gates come in the order i, f, o, new.

    A logistic gate is 0.5 + 0.5 tanh(x / 2); the halving is already in the weights
    (`halve_gates`), so that one tanh serves all four gates.
    """
    size = across.shape[1]
    out = np.empty((2, gates.shape[1], size), np.float32)
    hidden = np.zeros((2, steps[1] if len(steps) > 1 else 0, size), np.float32)
    cell = np.zeros_like(hidden)
    for start, end in pairwise(steps):
        walking = end - start
        now = np.matmul(hidden[:, :walking], across)
        now += gates[:, start:end]
        np.tanh(now, out=now)
        now[..., : 3 * size] *= 0.5
        now[..., : 3 * size] += 0.5
        cell = cell[:, :walking] * now[..., size : 2 * size]
        cell += now[..., :size] * now[..., 3 * size :]
        hidden = np.tanh(cell)
        hidden *= now[..., 2 * size : 3 * size]
        out[:, start:end] = hidden
    return out


def halve_gates(weights: Weights) -> dict[str, Floats]:
    """The weights with the three logistic gates of every layer halved, as `_walk` wants them."""
    ready = dict(weights)
    for name in weights:
        if name.startswith("lstm"):
            matrix = weights[name].astype(np.float32).copy()
            matrix[..., : 3 * matrix.shape[-1] // 4] *= 0.5
            ready[name] = matrix
    return ready


def linear(weights: Weights, name: str, states: Floats) -> Floats:
    """The scores of one plain task for each word."""
    return states @ weights[f"{name}_w"] + weights[f"{name}_b"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Each word as dependent and as head; the head sides have the root as row 0 where asked."""

    arc_dependents: Floats
    arc_heads: Floats
    arc_root: Floats
    label_dependents: Floats
    label_heads: Floats
    label_root: Floats


def sides_of(weights: Weights, states: Floats) -> Sides:
    """The four views of every word, and the root's two; the dependents already meet `arc_u`."""
    root = weights["root"][None]
    arc_heads, arc_root = _side(weights, "arc_head", states), _side(weights, "arc_head", root)
    return Sides(
        arc_dependents=_side(weights, "arc_dep", states) @ weights["arc_u"] + weights["arc_v"],
        arc_heads=arc_heads,
        arc_root=arc_root,
        label_dependents=_with_one(_side(weights, "label_dep", states)),
        label_heads=_with_one(_side(weights, "label_head", states)),
        label_root=_with_one(_side(weights, "label_head", root)),
    )


def _side(weights: Weights, name: str, states: Floats) -> Floats:
    return np.maximum(linear(weights, name, states), 0)


def _with_one(states: Floats) -> Floats:
    return np.concatenate([states, np.ones((states.shape[0], 1), np.float32)], 1)


def arc_scores(sides: Sides, start: int, end: int) -> Floats:
    """(words, 1 + words) of one sentence: how well each place (0 the root) serves as head."""
    heads = np.concatenate([sides.arc_root, sides.arc_heads[start:end]])
    scores: Floats = sides.arc_dependents[start:end] @ heads.T
    return scores


def label_scores(weights: Weights, sides: Sides, heads: Integers) -> Floats:
    """(words, labels) of all words, under heads given as rows of all words, -1 for the root."""
    under = np.where((heads < 0)[:, None], sides.label_root, sides.label_heads[heads])
    table = weights["label_u"]
    width, labels = table.shape[0], table.shape[1]
    left = (sides.label_dependents @ table.reshape(width, -1)).reshape(-1, labels, width)
    scores: Floats = np.matmul(left, under[:, :, None])[..., 0]
    return scores
