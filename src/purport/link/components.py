"""Which rows hang together by edges: what has no edge between it can be joined apart.

Source: the hooking and pointer jumping of Y. Shiloach, U. Vishkin, "An O(log n) parallel
connectivity algorithm", Journal of Algorithms 3 (1982), here in whole arrays.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def components(count: int, left: Numbers, right: Numbers) -> Numbers:
    """For each row the smallest row that it hangs together with; itself where it has no edge."""
    parent = np.arange(count, dtype=np.int64)
    while len(left):
        one, other = parent[left], parent[right]
        apart = one != other
        left, right = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        parent[right] = left  # of several edges to one root any will do: each leads to a smaller
        _shorten(parent)
    return parent


def _shorten(parent: Numbers) -> None:
    """Nothing; every row then names its root itself."""
    while True:
        above = parent[parent]
        if np.array_equal(above, parent):
            return
        parent[:] = above


def batches(sorted_keys: Numbers, size: int) -> list[tuple[int, int]]:
    """Stretches of sorted keys, as (start, end), of about this size; no key lies in two of them."""
    cuts = np.flatnonzero(np.diff(sorted_keys)) + 1
    found, start, count = list[tuple[int, int]](), 0, len(sorted_keys)
    while start < count:
        at = int(np.searchsorted(cuts, start + size))
        end = int(cuts[at]) if at < len(cuts) else count
        found.append((start, end))
        start = end
    return found
