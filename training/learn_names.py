"""Learns the recogniser of names over the finished network: a window of three words, one layer.

The main network learns names too, so that its states know of them; this last layer learns from
more texts, in minutes, and is what ships.
"""

from collections.abc import Iterator
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from purport.stock.english.forward import encode, halve_gates, word_vectors
from purport.stock.english.names import flag_rows, windows
from training.examples import Example
from training.network import Weights

GROUP = 40


def learn_names(
    weights: Weights,
    examples: list[Example],
    known: dict[str, int],
    settings: dict[str, Any],
    seed: int,
) -> dict[str, np.ndarray]:
    """The weights of the recogniser."""
    arrays = halve_gates({name: np.asarray(array) for name, array in weights.items()})
    told, gold = _inputs(arrays, examples, known)
    layer = _initial(told.shape[1], settings, int(gold.max()) + 1, seed)
    schedule = optax.schedules.cosine_decay_schedule(
        settings["rate"], settings["epochs"] * len(gold) // settings["words_per_batch"]
    )
    optimiser = optax.adamw(schedule, weight_decay=settings["weight_decay"])
    state, slope = optimiser.init(layer), jax.jit(jax.grad(_loss), static_argnums=4)
    for epoch in range(settings["epochs"]):
        for rows, key in _batches(len(gold), settings["words_per_batch"], seed + epoch):
            now = slope(layer, told[rows], gold[rows], key, settings["dropout"])
            change, state = optimiser.update(now, state, layer)
            layer = optax.apply_updates(layer, change)
    return {name: np.asarray(array) for name, array in layer.items()}


def _inputs(
    weights: Weights, examples: list[Example], known: dict[str, int]
) -> tuple[np.ndarray, np.ndarray]:
    """What the layer is told of every word that teaches, and the word's label."""
    told, gold = [], []
    for start in range(0, len(examples), GROUP):
        group = examples[start : start + GROUP]
        vectors = word_vectors(weights, [trait for one in group for trait in one.traits])
        glue = weights["glue"][[glue for one in group for glue in one.glue]]
        lengths = [len(one.traits) for one in group]
        states = encode(weights, vectors + glue, lengths)
        flags = flag_rows([known.get(form, 0) for one in group for form in one.forms])
        told.append(windows(states, vectors, flags, lengths))
        gold += [row for one in group for row in one.names]
    rows = np.array(gold)
    return np.concatenate(told)[rows >= 0].astype(np.float32), rows[rows >= 0]


def _initial(width: int, settings: dict[str, Any], labels: int, seed: int) -> dict[str, Any]:
    first, second = jax.random.split(jax.random.key(seed))
    hidden = settings["hidden"]
    return {
        "names_w": jax.random.normal(first, (width, hidden)) * (2 / width) ** 0.5,
        "names_b": jnp.zeros(hidden),
        "names_v": jax.random.normal(second, (hidden, labels)) * 0.1,
        "names_c": jnp.zeros(labels),
    }


def _batches(count: int, size: int, seed: int) -> Iterator[tuple[np.ndarray, jax.Array]]:
    order, key = np.random.default_rng(seed).permutation(count), jax.random.key(seed)
    for start in range(0, count - size + 1, size):
        key, now = jax.random.split(key)
        yield order[start : start + size], now


def _loss(layer: Any, told: Any, gold: Any, key: Any, drop: float) -> Any:
    first, second = jax.random.split(key)
    told = told * jax.random.bernoulli(first, 1 - drop, told.shape) / (1 - drop)
    hidden = jax.nn.relu(told @ layer["names_w"] + layer["names_b"])
    hidden = hidden * jax.random.bernoulli(second, 1 - drop, hidden.shape) / (1 - drop)
    scores = hidden @ layer["names_v"] + layer["names_c"]
    return optax.softmax_cross_entropy_with_integer_labels(scores, gold).mean()
