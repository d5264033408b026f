"""Which held pictures share points with one, by votes: a short list to be compared closely."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

VOTERS = 200  # points of each held picture that are kept for voting
MOST = 8

_STANDS_OUT = 0.9
_FEWEST = 2

Rows = NDArray[np.float32]


class VoteIndex:
    """Unit descriptors of held pictures, searched flat: exact, 100 KB a picture."""

    def __init__(self, pictures: Sequence[Rows]) -> None:
        cut = [each[:VOTERS] for each in pictures]
        self._owners = [number for number, each in enumerate(cut) if len(each)]
        kept = [cut[number] for number in self._owners]
        self._rows = np.concatenate(kept) if kept else np.zeros((0, 128), np.float32)
        self._begins = np.cumsum([0, *map(len, kept)])[:-1].astype(np.intp)

    def best(self, asked: Rows) -> tuple[int, ...]:
        """Numbers of the pictures with most votes, at most eight.

        Each asked point votes for the picture that holds its nearest point, if that is clearly
        nearer than any point of any other picture.
        """
        if not len(self._begins) or not len(asked):
            return ()
        nearest = np.maximum.reduceat(asked @ self._rows.T, self._begins, axis=1)
        votes = self._votes(np.sqrt(np.maximum(0, 2 - 2 * nearest)))
        order = np.lexsort((np.arange(len(votes)), -votes))[:MOST]
        return tuple(self._owners[k] for k in order if votes[k] >= _FEWEST)

    def _votes(self, apart: Any) -> Any:
        if apart.shape[1] == 1:
            return np.array([_FEWEST])
        two = np.partition(apart, 1, axis=1)[:, :2]
        clear = two[:, 0] < _STANDS_OUT * two[:, 1]
        return np.bincount(apart.argmin(axis=1)[clear], minlength=apart.shape[1])
