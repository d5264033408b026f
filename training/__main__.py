"""One command retrains the English model: `python -m training --data ../shared/data`.

Each step leaves its result in the work folder; what is there already is not done again, and the
long step goes on from its last epoch.
"""

import argparse
import hashlib
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from purport.stock.english.forward import word_vectors
from training.examples import Encoder
from training.known_words import known_words
from training.learn_ends import learn_ends
from training.learn_names import learn_names
from training.learn_syntax import learn
from training.lemma_rules import learn_lemma_rules
from training.network import Shape, Weights
from training.pack import packed
from training.prepare import TREEBANKS, Prepared, all_names, prepare, read_part

HERE = Path(__file__).parent


def main() -> None:
    """Runs the steps in order and says where the model is and what its digest is."""
    options = _options()
    options.work.mkdir(parents=True, exist_ok=True)
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    prepared = prepare(options.data, config)
    print(len(prepared.examples), "examples", flush=True)
    weights = learn(
        prepared.examples,
        shape_of(prepared, config["syntax"]),
        config["syntax"],
        config["seed"],
        options.work / "syntax.npz",
    )
    payload = finished(options.data, config, prepared, weights)
    target = options.work / "english-1.bin"
    target.write_bytes(payload)
    print(f"{target}: {len(payload)} bytes, SHA-256 {hashlib.sha256(payload).hexdigest()}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    return parser.parse_args()


def finished(data: Path, config: dict[str, Any], prepared: Prepared, weights: Weights) -> bytes:
    """The model file: the network, what is learned over it, and the lemma rules."""
    sentences = [one for name in TREEBANKS for one in read_part(data, name, "train")]
    vectors_of = _vectors_of(weights, prepared.encoder)
    heads = learn_ends(sentences, vectors_of, config["ends"], config["seed"])
    named = all_names(data, prepared, config)
    known = known_words(data)
    heads |= learn_names(weights, named, known, config["names"], config["seed"])
    return packed(prepared.inventory, weights, heads, learn_lemma_rules(sentences), known)


def _vectors_of(weights: Weights, encoder: Encoder) -> Callable[[Sequence[str]], np.ndarray]:
    """From words to their vectors by the finished network, each word worked out once."""
    arrays = {name: np.asarray(array) for name, array in weights.items()}
    known: dict[str, np.ndarray] = {}

    def vectors_of(words: Sequence[str]) -> np.ndarray:
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            made = word_vectors(arrays, [encoder.traits(word) for word in new])
            known.update(zip(new, made, strict=True))
        return np.stack([known[word] for word in words])

    return vectors_of


def shape_of(prepared: Prepared, settings: dict[str, Any]) -> Shape:
    """The sizes of the network for this inventory."""
    inventory = prepared.inventory
    return Shape(
        forms=len(inventory.forms) + 1,
        tags=len(inventory.tags),
        features=len(inventory.features),
        labels=len(inventory.labels),
        names=len(inventory.names),
        **{name: settings[name] for name in ("word", "hidden", "layers", "arc", "label")},
    )


if __name__ == "__main__":
    main()
