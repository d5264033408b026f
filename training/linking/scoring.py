"""How well groups fit the truth, by pairs."""

import numpy as np
from numpy.typing import NDArray

from purport.link.grouping import Grouping


def labels_of(grouping: Grouping, count: int) -> NDArray[np.int64]:
    """The number of each row's group."""
    labels = np.empty(count, np.int64)
    for number, rows in enumerate(grouping.groups()):
        labels[rows] = number
    return labels


def pair_scores(found: NDArray[np.int64], truth: NDArray[np.int64]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all pairs of rows."""
    both = _pairs(np.unique(np.stack([found, truth]), axis=1, return_counts=True)[1])
    said, true = (_pairs(np.unique(each, return_counts=True)[1]) for each in (found, truth))
    precision, recall = both / max(1, said), both / max(1, true)
    return precision, recall, 2 * both / max(1, said + true)


def _pairs(sizes: NDArray[np.int64]) -> float:
    return float((sizes * (sizes - 1) // 2).sum())
