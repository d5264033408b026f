"""Learns where sentences begin, on whole documents with line breaks and empty lines put in."""

import random
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from purport.stock.english.sentences import BLANK, BROKEN, GLUED, SPACED
from training.treebank import Sentence

STRETCH = 128
LINE = 75
Document = tuple[list[str], list[int], list[bool]]


def documents(sentences: list[Sentence], chance: random.Random) -> Iterator[Document]:
    """Each document's words, the gap before each, and whether a sentence begins there."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.document):
        yield _document(list(group), chance)


def _document(sentences: list[Sentence], chance: random.Random) -> Document:
    """The document, one in six wrapped at line ends, paragraphs parted by a line or two."""
    wrapped, parted = chance.random() < 0.17, chance.choice([BLANK, BLANK, BROKEN])
    forms: list[str] = []
    gaps: list[int] = []
    begins: list[bool] = []
    column, space = 0, False
    for sentence in sentences:
        for place, word in enumerate(sentence.words):
            gap = SPACED if space else GLUED
            if place == 0 and sentence.opens_paragraph and chance.random() < 0.9:
                gap, column = parted, 0
            elif wrapped and gap == SPACED and column > LINE:
                gap, column = BROKEN, 0
            forms.append(word.form)
            gaps.append(gap)
            begins.append(place == 0)
            column += len(word.form) + 1
            space = word.space_after
        space = True if chance.random() < 0.98 else space
    return forms, gaps, begins


def learn_ends(
    sentences: list[Sentence], vectors_of: Any, settings: dict[str, Any], seed: int
) -> dict[str, np.ndarray]:
    """The weights of the sentence splitter, over the words' vectors of the finished network."""
    weights = _initial(vectors_of(["a"]).shape[1] + 4, settings, seed)
    first = _batches(sentences, vectors_of, random.Random(seed))
    schedule = optax.schedules.cosine_decay_schedule(
        settings["rate"], settings["epochs"] * len(first)
    )
    optimiser = optax.adam(schedule)
    state = optimiser.init(weights)
    slope = jax.jit(jax.grad(_loss))
    for epoch in range(settings["epochs"]):
        chance = random.Random(seed + epoch)
        for batch in _batches(sentences, vectors_of, chance):
            change, state = optimiser.update(slope(weights, *batch), state, weights)
            weights = optax.apply_updates(weights, change)
    return {name: np.asarray(array) for name, array in weights.items()}


def _initial(width: int, settings: dict[str, Any], seed: int) -> dict[str, jnp.ndarray]:
    first, second = jax.random.split(jax.random.key(seed))
    window, hidden = 2 * settings["reach"] + 1, settings["hidden"]
    return {
        "ends_w": jax.random.normal(first, (window, width, hidden)) * (2 / (window * width)) ** 0.5,
        "ends_b": jnp.zeros(hidden),
        "ends_v": jax.random.normal(second, (hidden,)) * 0.1,
        "ends_c": jnp.zeros(()),
    }


def _batches(sentences: list[Sentence], vectors_of: Any, chance: random.Random) -> list[Any]:
    """Stretches of documents, sixteen at a time: vectors with gaps, answers, and what counts."""
    stretches = []
    for forms, gaps, begins in documents(sentences, chance):
        told = np.concatenate([vectors_of(forms), np.eye(4, dtype=np.float32)[gaps]], 1)
        for start in range(0, len(forms), STRETCH):
            stretches.append(_padded(told, begins, start))
    chance.shuffle(stretches)
    groups = [stretches[start : start + 16] for start in range(0, len(stretches) - 15, 16)]
    return [tuple(np.stack(part) for part in zip(*group, strict=True)) for group in groups]


def _padded(told: np.ndarray, begins: list[bool], start: int) -> tuple[np.ndarray, ...]:
    size = len(begins[start : start + STRETCH])
    vectors = np.zeros((STRETCH, told.shape[1]), np.float32)
    gold, counts = np.zeros(STRETCH, np.float32), np.zeros(STRETCH, np.float32)
    vectors[:size] = told[start : start + size]
    gold[:size] = begins[start : start + size]
    counts[1:size] = 1
    return vectors, gold, counts


def _loss(weights: Any, vectors: Any, gold: Any, counts: Any) -> Any:
    reach = weights["ends_w"].shape[0] // 2
    wide = jnp.pad(vectors, ((0, 0), (reach, reach), (0, 0)))
    window = [wide[:, place : place + STRETCH] for place in range(2 * reach + 1)]
    hidden = sum(part @ weights["ends_w"][place] for place, part in enumerate(window))
    scores = jax.nn.relu(hidden + weights["ends_b"]) @ weights["ends_v"] + weights["ends_c"]
    return (optax.sigmoid_binary_cross_entropy(scores, gold) * counts).sum() / counts.sum()
