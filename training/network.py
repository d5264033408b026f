"""The network while it learns, in JAX: words' traits -> two-way LSTM -> tags, trees and names.

The same arithmetic without the learning, in numpy, is what ships (`purport.stock.english.forward`);
`training.evaluate` measures that one.
Source: Dozat and Manning (2017), Deep Biaffine Attention for Neural Dependency Parsing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp

from purport.stock.english import traits

Weights = dict[str, Any]
Batch = dict[str, jnp.ndarray]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes: table rows and labels come from the data, widths from config.toml."""

    forms: int
    tags: int
    features: int
    labels: int
    names: int
    word: int = 192
    hidden: int = 128
    layers: int = 3
    arc: int = 192
    label: int = 64


WIDTHS = {"form": 96, "cluster": 64, "affix": 64, "ngram": 64, "shape": 24, "bits": 16}


@dataclass(slots=True, kw_only=True)
class Chance:
    """Fresh random arrays, one after the other from one key."""

    keys: Iterator[jax.Array]

    def table(self, *shape: int) -> jnp.ndarray:
        """Small numbers, for embeddings."""
        return jnp.asarray(jax.random.normal(next(self.keys), shape) * 0.1)

    def matrix(self, rows: int, columns: int) -> jnp.ndarray:
        """Numbers that keep the size of what passes through.

        Source: Glorot and Bengio (2010), Understanding the difficulty of training networks.
        """
        scale = (2.0 / (rows + columns)) ** 0.5
        return jnp.asarray(jax.random.normal(next(self.keys), (rows, columns)) * scale)


def initial_weights(shape: Shape, key: jax.Array) -> Weights:
    """Fresh weights: small random tables and matrices, forget gates open."""
    chance = Chance(keys=iter(jax.random.split(key, 64)))
    return _word_part(shape, chance) | _sentence_part(shape, chance) | _task_part(shape, chance)


def _word_part(shape: Shape, chance: Chance) -> Weights:
    weights = {
        "form": chance.table(shape.forms, WIDTHS["form"]),
        "cluster": chance.table(traits.CLUSTER_ROWS, WIDTHS["cluster"]),
        **{f"bits{bits}": chance.table(1 << bits, WIDTHS["bits"]) for bits in traits.CLUSTER_BITS},
        "affix": chance.table(traits.AFFIX_ROWS, WIDTHS["affix"]),
        "ngram": chance.table(traits.NGRAM_ROWS, WIDTHS["ngram"]),
        "shape": chance.table(traits.SHAPE_ROWS, WIDTHS["shape"]),
    }
    wide = sum(table.shape[1] for table in weights.values())
    weights["word_w"], weights["word_b"] = _layer(wide, shape.word * 2, chance)
    weights["glue"] = chance.table(4, shape.word)
    return weights


def _layer(rows: int, columns: int, chance: Chance) -> tuple[jnp.ndarray, jnp.ndarray]:
    return chance.matrix(rows, columns), jnp.zeros(columns)


def _sentence_part(shape: Shape, chance: Chance) -> Weights:
    """The LSTM's layers, each with its two directions stacked; gates in the order i, f, o, new."""
    weights: Weights = {}
    size, hidden = shape.word, shape.hidden
    for layer in range(shape.layers):
        into = [chance.matrix(size, 4 * hidden) for _ in range(2)]
        across = [chance.matrix(hidden, 4 * hidden) for _ in range(2)]
        weights[f"lstm{layer}_x"], weights[f"lstm{layer}_h"] = jnp.stack(into), jnp.stack(across)
        bias = jnp.zeros((2, 4 * hidden))
        weights[f"lstm{layer}_b"] = bias.at[:, hidden : 2 * hidden].set(1.0)
        size = 2 * hidden
    return weights


def _task_part(shape: Shape, chance: Chance) -> Weights:
    weights: Weights = {}
    size, label = 2 * shape.hidden, shape.label + 1
    for name in ("arc_dep", "arc_head"):
        weights[f"{name}_w"], weights[f"{name}_b"] = _layer(size, shape.arc, chance)
    for name in ("label_dep", "label_head"):
        weights[f"{name}_w"], weights[f"{name}_b"] = _layer(size, shape.label, chance)
    weights["root"] = chance.table(1, size)[0]
    weights["arc_u"] = chance.matrix(shape.arc, shape.arc) * 0.3
    weights["arc_v"] = jnp.zeros(shape.arc)
    weights["label_u"] = chance.table(label, shape.labels, label) * 0.3
    for name, count in (
        ("tag", shape.tags),
        ("feature", shape.features),
        ("name", shape.names),
    ):
        weights[f"{name}_w"], weights[f"{name}_b"] = _layer(size, count, chance)
    return weights


def word_vectors(weights: Weights, batch: Batch) -> jnp.ndarray:
    """The vector of each word by itself, before its neighbours are looked at."""
    parts = [
        weights["form"][batch["form"]],
        weights["cluster"][batch["clusters"][..., 0]],
        weights["bits4"][batch["clusters"][..., 1]],
        weights["bits6"][batch["clusters"][..., 2]],
        weights["bits10"][batch["clusters"][..., 3]],
        weights["affix"][batch["affixes"]].sum(-2),
        _mean_rows(weights["ngram"], batch["ngrams"]),
        weights["shape"][batch["shape"]],
    ]
    wide = jnp.concatenate(parts, -1) @ weights["word_w"] + weights["word_b"]
    return jnp.maximum(*jnp.split(wide, 2, -1))


def _mean_rows(table: jnp.ndarray, rows: jnp.ndarray) -> jnp.ndarray:
    known = (rows > 0)[..., None]
    return (table[rows] * known).sum(-2) / jnp.maximum(known.sum(-2), 1)


def encode(weights: Weights, batch: Batch, key: jax.Array | None, drop: float) -> jnp.ndarray:
    """Each word in its sentence: (sentences, words, 2 × hidden)."""
    keys = jax.random.split(key, 16) if key is not None else [None] * 16
    states = word_vectors(weights, batch) + weights["glue"][batch["glue"]]
    states = _drop_columns(states, keys[0], drop)
    layer = 0
    while f"lstm{layer}_x" in weights:
        states = _two_way(weights, layer, states, batch["mask"])
        states = _drop_columns(states, keys[layer + 1], drop)
        layer += 1
    return states


def _drop_columns(states: jnp.ndarray, key: jax.Array | None, drop: float) -> jnp.ndarray:
    """Dropout with one mask for the whole sentence."""
    if key is None:
        return states
    keep = jax.random.bernoulli(key, 1 - drop, (states.shape[0], 1, states.shape[2]))
    return states * keep / (1 - drop)


def _two_way(weights: Weights, layer: int, states: jnp.ndarray, mask: jnp.ndarray) -> jnp.ndarray:
    ahead = states @ weights[f"lstm{layer}_x"][0] + weights[f"lstm{layer}_b"][0]
    back = states[:, ::-1] @ weights[f"lstm{layer}_x"][1] + weights[f"lstm{layer}_b"][1]
    gates = jnp.stack([ahead, back]).transpose(2, 0, 1, 3)
    masks = jnp.stack([mask, mask[:, ::-1]]).transpose(2, 0, 1)[..., None]
    matrix = weights[f"lstm{layer}_h"]

    def step(carry: tuple[jnp.ndarray, jnp.ndarray], now: tuple[jnp.ndarray, jnp.ndarray]) -> Any:
        hidden, cell = carry
        into, forget, out, new = jnp.split(
            now[0] + jnp.einsum("dbh,dhg->dbg", hidden, matrix), 4, -1
        )
        cell = (jax.nn.sigmoid(forget) * cell + jax.nn.sigmoid(into) * jnp.tanh(new)) * now[1]
        hidden = jax.nn.sigmoid(out) * jnp.tanh(cell)
        return (hidden, cell), hidden

    zero = jnp.zeros((2, states.shape[0], matrix.shape[1]))
    _, hidden = jax.lax.scan(step, (zero, zero), (gates, masks))
    ahead, back = hidden[:, 0], hidden[::-1, 1]
    return jnp.concatenate([ahead, back], -1).transpose(1, 0, 2)


def arc_scores(
    weights: Weights, states: jnp.ndarray, mask: jnp.ndarray, key: jax.Array | None, drop: float
) -> tuple[jnp.ndarray, ...]:
    """How well each place (0 is the root) serves as each word's head; and both label sides."""
    keys = jax.random.split(key, 4) if key is not None else [None] * 4
    root = jnp.broadcast_to(weights["root"], (states.shape[0], 1, states.shape[2]))
    rooted = jnp.concatenate([root, states], 1)

    def side(name: str, inputs: jnp.ndarray, number: int) -> jnp.ndarray:
        return _drop_columns(
            jax.nn.relu(inputs @ weights[f"{name}_w"] + weights[f"{name}_b"]), keys[number], drop
        )

    dependents, heads = side("arc_dep", states, 0), side("arc_head", rooted, 1)
    scores = (
        jnp.einsum("bia,ac,bjc->bij", dependents, weights["arc_u"], heads)
        + (heads @ weights["arc_v"])[:, None]
    )
    open_heads = jnp.concatenate([jnp.ones_like(mask[:, :1]), mask], 1)[:, None]
    scores = jnp.where(open_heads > 0, scores, -1e4)
    return scores, _with_one(side("label_dep", states, 2)), _with_one(side("label_head", rooted, 3))


def _with_one(states: jnp.ndarray) -> jnp.ndarray:
    return jnp.concatenate([states, jnp.ones_like(states[..., :1])], -1)


def label_scores(
    weights: Weights, dependents: jnp.ndarray, heads: jnp.ndarray, chosen: jnp.ndarray
) -> jnp.ndarray:
    """(sentences, words, labels) for each word under the head chosen for it."""
    under = jnp.take_along_axis(heads, chosen[..., None], 1)
    return jnp.einsum("bia,alc,bic->bil", dependents, weights["label_u"], under)


def loss(weights: Weights, batch: Batch, key: jax.Array, drop: float) -> jnp.ndarray:
    """The tasks' cross entropies in a batch, a thousandth of the sum over words.

    A sentence without syntax, or without names, teaches only the other.
    """
    first, second = jax.random.split(key)
    states = encode(weights, batch, first, drop)
    arcs, dependents, heads = arc_scores(weights, states, batch["mask"], second, drop)
    labels = label_scores(weights, dependents, heads, batch["head"])
    syntax = batch["mask"] * batch["has_syntax"][:, None]
    total = _cross(arcs, batch["head"], syntax) + _cross(labels, batch["label"], syntax)
    for name in ("tag", "feature"):
        total += 0.3 * _cross(
            states @ weights[f"{name}_w"] + weights[f"{name}_b"], batch[name], syntax
        )
    named = batch["mask"] * batch["has_names"][:, None] * (batch["name"] >= 0)
    gold = jnp.maximum(batch["name"], 0)
    return total + _cross(states @ weights["name_w"] + weights["name_b"], gold, named)


def _cross(scores: jnp.ndarray, gold: jnp.ndarray, mask: jnp.ndarray) -> jnp.ndarray:
    chosen = jnp.take_along_axis(jax.nn.log_softmax(scores), gold[..., None], -1)[..., 0]
    return -(chosen * mask).sum() / 1000.0
