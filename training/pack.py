"""The learned pieces -> one model file."""

from typing import Any

import numpy as np

from purport.stock.english.container import Contents, pack
from purport.stock.english.word_numbers import table_of
from training.clusters import read_clusters
from training.examples import Inventory
from training.network import Weights

META = {
    "name": "purport_english",
    "version": "1.0.0",
    "description": "English for conflict reporting: tags, lemmas, sentences, trees, names",
    "author": "purport",
    "license": "CC BY-SA 4.0",
}


def packed(
    inventory: Inventory,
    weights: Weights,
    heads: dict[str, np.ndarray],
    lemma_rules: dict[str, list[tuple[str, int, str]]],
    known: dict[str, int],
) -> bytes:
    """The bytes of the model file; weights in float16, which costs no measurable accuracy."""
    kept = {name: array for name, array in (weights | heads).items() if name[:5] != "name_"}
    arrays: dict[str, Any] = {
        name: np.asarray(array).astype(np.float16) for name, array in kept.items()
    }
    for name, numbers in (("clusters", read_clusters()), ("known_words", known)):
        table = table_of(numbers)
        arrays |= {f"{name}_checksums": table.checksums, f"{name}_numbers": table.numbers}
    words = {
        "meta": META,
        "forms": sorted(inventory.forms, key=inventory.forms.__getitem__),
        "labels": {
            "tags": inventory.tags,
            "features": inventory.features,
            "relations": inventory.labels,
            "names": inventory.names,
        },
        "lemma_rules": lemma_rules,
    }
    return pack(Contents(words=words, arrays=arrays))
