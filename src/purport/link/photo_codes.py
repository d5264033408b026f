"""Exact search for 256-bit codes within a radius."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

RADIUS_BITS = 31  # of 256: the authors' advice; above it, copies and strangers mix
SMALL = 5_000  # below so many codes, looking at each is quicker than any index

_PIECES = 16
# With 16 pieces of 16 bits, codes at most 31 bits apart agree in one piece but for one bit.
_TOUCHED = np.array([0, *(1 << bit for bit in range(16))], np.uint16)

Codes = NDArray[np.uint8]


def pack(codes: Sequence[str]) -> Codes:
    """Codes × 32 bytes, from hexadecimal digits."""
    return np.frombuffer(bytes.fromhex("".join(codes)), np.uint8).reshape(-1, 32)


class CodeIndex:
    """Codes to be searched. Beside the codes it keeps 64 bytes a code, and 4 MB."""

    def __init__(self, codes: Codes) -> None:
        self._words = np.ascontiguousarray(codes).view(np.uint64)
        self._orders: list[NDArray[np.uint32]] = []
        self._starts: list[NDArray[np.uint32]] = []
        if len(codes) > SMALL:
            self._sort(np.ascontiguousarray(codes).view(np.uint16))

    def _sort(self, pieces: NDArray[np.uint16]) -> None:
        for piece in range(_PIECES):
            column = np.ascontiguousarray(pieces[:, piece])
            self._orders.append(np.argsort(column, kind="stable").astype(np.uint32))
            counts = np.bincount(column, minlength=1 << 16)
            self._starts.append(np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32))

    def near(self, code: Codes) -> tuple[tuple[int, int], ...]:
        """Places and distances (bits) of all codes at most 31 bits from one, nearest first."""
        if not self._orders:
            return _within(np.arange(len(self._words)), self._words, code)
        found = np.unique(self._candidates(code.view(np.uint16)))
        return _within(found, self._words[found], code)

    def _candidates(self, pieces: NDArray[np.uint16]) -> NDArray[Any]:
        found = []
        for piece, (order, starts) in enumerate(zip(self._orders, self._starts, strict=True)):
            keys = (pieces[piece] ^ _TOUCHED).astype(np.intp)
            begins, ends = starts[keys].astype(np.intp), starts[keys + 1].astype(np.intp)
            lengths = ends - begins
            offsets = np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
            found.append(order[offsets + np.arange(int(lengths.sum()))])
        return np.concatenate(found)


def _within(
    places: NDArray[Any], words: NDArray[np.uint64], code: Codes
) -> tuple[tuple[int, int], ...]:
    apart = np.bitwise_count(words ^ code.view(np.uint64)).sum(axis=1, dtype=np.uint16)
    close = np.flatnonzero(apart <= RADIUS_BITS)
    return tuple(sorted(((int(places[k]), int(apart[k])) for k in close), key=lambda p: p[::-1]))
