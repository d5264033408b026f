"""Local features in short: 64 bits each, by which alike ones are found among millions."""

import numpy as np

from purport.read.features import Floats, Grey, unit_rows
from purport.records.value import value

COMPONENT = "read.short_codes/1"

_BITS = 64


@value
class ShortCodes:
    """A 64-bit number for each feature, and by how much each bit came out as it did."""

    codes: np.ndarray[tuple[int], np.dtype[np.uint64]]
    margins: Floats


def short_codes(descriptors: Grey) -> ShortCodes:
    """The features' short codes; alike ones differ in some 5 bits, others in 31.

    Each bit compares half of the fields and directions of a descriptor with the other half, so
    that no bit needs a threshold learned from pictures.
    """
    waves = unit_rows(descriptors) @ _HALVES
    packed = np.packbits(waves > 0, axis=1, bitorder="little")
    codes = np.ascontiguousarray(packed).view(np.uint64).ravel()
    return ShortCodes(codes=codes, margins=np.abs(waves))


def _walsh(count: int) -> Floats:
    rows = np.ones((1, 1), np.float32)
    while len(rows) < count:
        rows = np.block([[rows, rows], [rows, -rows]])
    return rows


def _halves() -> Floats:
    """128 × 64: products of a pattern over the 16 fields and one over the 8 directions.

    The patterns that are the same everywhere are left out: how the sums over all fields or all
    directions come out is much the same for every descriptor.
    """
    fields = np.kron(_walsh(4), _walsh(4))[1:]
    directions = _walsh(8)[1:]
    rows = np.kron(fields, directions)
    return np.ascontiguousarray(rows[:_BITS].T)


_HALVES = _halves()
