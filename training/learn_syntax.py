"""Learns the main network: tags, features, trees and names at once, resumable after every epoch."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault(
    "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)

import jax
import jax.numpy as jnp
import numpy as np
import optax

from training import network
from training.examples import Example, arrays_of, batches


@dataclass(slots=True, kw_only=True)
class Progress:
    """What a checkpoint holds: weights, their average, the optimiser's state and the counts."""

    weights: network.Weights
    average: network.Weights
    optimiser: Any
    epoch: int = 0
    step: int = 0


def learn(
    examples: list[Example],
    shape: network.Shape,
    settings: dict[str, Any],
    seed: int,
    checkpoint: Path,
) -> network.Weights:
    """The averaged weights after all epochs; goes on from `checkpoint` where it exists."""
    words, epochs = settings["words_per_batch"], settings["epochs"]
    last = min(epochs, settings["stop_after"])
    steps = epochs * sum(1 for _ in batches(examples, words, np.random.default_rng(seed)))
    optimiser = _optimiser(settings, steps)
    weights = network.initial_weights(shape, jax.random.key(seed))
    progress = Progress(weights=weights, average=weights, optimiser=optimiser.init(weights))
    if checkpoint.exists():
        _resume(progress, checkpoint)
    update = _updater(optimiser, settings)
    hide = _hiding(examples, shape.forms, settings)
    while progress.epoch < last:
        _epoch(progress, examples, update, hide, words, seed + progress.epoch)
        _save(progress, checkpoint)
    return progress.average


def _optimiser(settings: dict[str, Any], steps: int) -> optax.GradientTransformation:
    rate, warm_up = settings["rate"], settings["warm_up_steps"]
    schedule = optax.schedules.warmup_cosine_decay_schedule(0, rate, warm_up, steps, rate * 0.02)
    return optax.chain(optax.clip_by_global_norm(2.0), optax.adam(schedule, b1=0.9, b2=0.98))


def _updater(optimiser: optax.GradientTransformation, settings: dict[str, Any]) -> Any:
    """One compiled step: new weights, optimiser state and average, and the loss."""

    @jax.jit
    def update(weights: Any, state: Any, average: Any, batch: Any, key: Any, step: Any) -> Any:
        loss, slope = jax.value_and_grad(network.loss)(weights, batch, key, settings["dropout"])
        change, state = optimiser.update(slope, state, weights)
        weights = optax.apply_updates(weights, change)
        keep = jnp.minimum(settings["average"], (1 + step) / (10 + step))
        average = jax.tree.map(lambda old, new: old * keep + new * (1 - keep), average, weights)
        return weights, state, average, loss

    return update


def _hiding(examples: list[Example], forms: int, settings: dict[str, Any]) -> np.ndarray:
    """For each form the probability that it is hidden from the network in one showing."""
    seen = np.zeros(forms)
    for example in examples:
        for trait in example.traits:
            seen[trait.form] += 1
    chance = settings["unknown"] / (settings["unknown"] + seen)
    least: np.ndarray = np.maximum(chance, settings["unknown_least"])
    return least


def _epoch(
    progress: Progress,
    examples: list[Example],
    update: Any,
    hide: np.ndarray,
    words: int,
    seed: int,
) -> None:
    chance, key, begun = np.random.default_rng(seed), jax.random.key(seed), time.monotonic()
    losses: list[Any] = []
    for group in batches(examples, words, chance):
        batch = arrays_of(group, words)
        hidden = chance.random(batch["form"].shape) < hide[batch["form"]]
        batch["form"] = np.where(hidden, 0, batch["form"])
        key, now = jax.random.split(key)
        progress.weights, progress.optimiser, progress.average, loss = update(
            progress.weights, progress.optimiser, progress.average, batch, now, float(progress.step)
        )
        progress.step += 1
        losses.append(loss)
    progress.epoch += 1
    mean, seconds = float(np.mean([float(loss) for loss in losses])), time.monotonic() - begun
    print(
        f"epoch {progress.epoch} steps {progress.step} loss {mean:.3f} in {seconds:.0f} s",
        flush=True,
    )


def _save(progress: Progress, checkpoint: Path) -> None:
    """Writes the checkpoint beside the old one and swaps: a stop never leaves half a file."""
    leaves = jax.tree.leaves((progress.weights, progress.average, progress.optimiser))
    rows: dict[str, Any] = {
        f"leaf{place:04}": np.asarray(leaf) for place, leaf in enumerate(leaves)
    }
    beside = checkpoint.with_suffix(".part.npz")
    np.savez(beside, epoch=progress.epoch, step=progress.step, **rows)
    beside.replace(checkpoint)


def _resume(progress: Progress, checkpoint: Path) -> None:
    stored = np.load(checkpoint)
    tree = (progress.weights, progress.average, progress.optimiser)
    leaves = [stored[f"leaf{place:04}"] for place in range(len(jax.tree.leaves(tree)))]
    restored = jax.tree.unflatten(jax.tree.structure(tree), [jnp.asarray(leaf) for leaf in leaves])
    progress.weights, progress.average, progress.optimiser = restored
    progress.epoch, progress.step = int(stored["epoch"]), int(stored["step"])
