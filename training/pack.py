"""The learned pieces -> one model file."""

from typing import Any

import numpy as np

from purport.stock.english.clusters import table_of
from purport.stock.english.container import Contents, pack
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
    ends: dict[str, np.ndarray],
    lemma_rules: dict[str, list[tuple[str, int, str]]],
) -> bytes:
    """The bytes of the model file; weights in float16, which costs no measurable accuracy."""
    arrays: dict[str, Any] = {
        name: np.asarray(array).astype(np.float16) for name, array in (weights | ends).items()
    }
    clusters = table_of(read_clusters())
    arrays |= {"clusters_checksums": clusters.checksums, "clusters_paths": clusters.paths}
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
