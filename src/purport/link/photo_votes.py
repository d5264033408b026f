"""Which held pictures share points with one, by votes: a short list to be compared closely."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.records.value import value

VOTERS = 200  # points of each held picture that are kept for voting
MOST = 8

_TABLES, _STEP_BITS = 4, 16  # table t is keyed by the bits from 16 t on, the first after the last
_NARROWEST, _WIDEST = 8, 22
_UNSURE = 4  # bits of a key that are tried the other way round too, those nearest to it
_NEAR_BITS = 12  # of 64: points farther apart do not vote
_FULL = 500  # a key that so many held points share is not looked through: it says nothing
_CROWD = 500  # nor does a point that is like points of so many pictures
_FEWEST = 2.0
_TURNS, _SCALES = 12, 20  # fields of 30° and of half an octave: votes in one field agree

Codes = NDArray[np.uint64]
Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]


@value
class Voters:
    """Points in short: 64 bits each, and its frame: size (pixels) and heading (radians)."""

    codes: Codes
    frames: Floats


class VoteIndex:
    """Points of held pictures in four tables, 36 bytes a point: some 7 KB a picture."""

    def __init__(self, held: Voters, owners: NDArray[np.uint32]) -> None:
        """`owners` tells the number of the picture that each held point belongs to."""
        self._held, self._owners = held, owners
        wide = int(np.ceil(np.log2(max(2, len(held.codes)))))
        self._width = min(_WIDEST, max(_NARROWEST, wide))
        self._tables = [self._table(number) for number in range(_TABLES)]

    def best(self, asked: Voters, margins: Floats) -> tuple[int, ...]:
        """Numbers of the pictures with most votes, at most eight, most first.

        `margins` (points × 64) says how surely each bit of the asked points came out as it did.
        Each asked point votes once for each picture that has a point near it, the less the more
        pictures have; the votes that agree on how the picture was turned and scaled are counted.
        """
        points, places = self._alike(asked.codes, margins)
        points, places, weights = self._counted(asked.codes, points, places)
        if not len(points):
            return ()
        numbers, sums = self._sums(asked.frames[points], places, weights)
        order = np.lexsort((numbers, -sums))[:MOST]
        return tuple(int(numbers[k]) for k in order if sums[k] >= _FEWEST)

    def _table(self, number: int) -> tuple[NDArray[np.uint32], Numbers]:
        places = np.arange(len(self._held.codes), dtype=np.uint64)
        pairs = (self._keys(self._held.codes, number) << np.uint64(32)) | places
        pairs.sort()
        values = (pairs >> np.uint64(32)).astype(np.intp)
        counts = np.bincount(values, minlength=1 << self._width)
        order = (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32)
        return order, np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)

    def _keys(self, codes: Codes, number: int) -> Codes:
        shift = np.uint64(number * _STEP_BITS)
        turned = codes if not shift else (codes >> shift) | (codes << (np.uint64(64) - shift))
        return np.asarray(turned & np.uint64((1 << self._width) - 1))

    def _alike(self, codes: Codes, margins: Floats) -> tuple[Numbers, Numbers]:
        """(asked point, held point) at most so many bits apart, as far as a table shows them."""
        found = [self._in_table(number, codes, margins) for number in range(_TABLES)]
        points = np.concatenate([each[0] for each in found])
        places = np.concatenate([each[1] for each in found])
        pairs = np.unique(points * len(self._held.codes) + places)
        return np.divmod(pairs, max(1, len(self._held.codes)))

    def _in_table(self, number: int, codes: Codes, margins: Floats) -> tuple[Numbers, Numbers]:
        order, starts = self._tables[number]
        bits = (np.arange(self._width) + number * _STEP_BITS) % 64
        unsure = np.argsort(margins[:, bits], axis=1, kind="stable")[:, :_UNSURE]
        keys = self._keys(codes, number).astype(np.intp)[:, None] ^ _probes(unsure)
        points = np.repeat(np.arange(len(codes)), keys.shape[1])
        begins, lengths = starts[keys.ravel()], (starts[keys + 1] - starts[keys]).ravel()
        lengths[lengths > _FULL] = 0
        spread = np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
        places = order[spread + np.arange(len(spread))].astype(np.intp)
        points = np.repeat(points, lengths)
        near = np.bitwise_count(self._held.codes[places] ^ codes[points]) <= _NEAR_BITS
        return points[near], places[near]

    def _counted(
        self, codes: Codes, points: Numbers, places: Numbers
    ) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
        """The nearest held point of each picture to each asked one, and the weight of its vote."""
        apart = np.bitwise_count(self._held.codes[places] ^ codes[points])
        owners = self._owners[places]
        order = np.lexsort((places, apart, owners, points))
        points, places, owners = points[order], places[order], owners[order]
        first = np.ones(len(points), bool)
        first[1:] = (np.diff(points) != 0) | (np.diff(owners.astype(np.intp)) != 0)
        points, places = points[first], places[first]
        pictures = np.bincount(points, minlength=len(codes))[points]
        kept = pictures <= _CROWD
        return points[kept], places[kept], 1 / np.sqrt(pictures[kept])

    def _sums(
        self, frames: Floats, places: Numbers, weights: NDArray[np.float64]
    ) -> tuple[Numbers, NDArray[np.float64]]:
        """Each picture that got votes, and the sum of those that agree best."""
        numbers, who = np.unique(self._owners[places], return_inverse=True)
        sums = np.zeros(len(numbers))
        for field in _fields(frames, self._held.frames[places]):
            cells, cell = np.unique(who * (_TURNS * _SCALES) + field, return_inverse=True)
            np.maximum.at(sums, cells // (_TURNS * _SCALES), np.bincount(cell, weights=weights))
        return numbers.astype(np.intp), sums


def _probes(unsure: NDArray[Any]) -> Numbers:
    """What to change a key by: nothing, each unsure bit, and the first with the next two."""
    flips = (1 << unsure).astype(np.intp)
    both = flips[:, :1] ^ flips[:, 1:3]
    return np.concatenate([np.zeros((len(flips), 1), np.intp), flips, both], axis=1)


def _fields(asked: Floats, held: Floats) -> Iterator[Numbers]:
    """For each vote the field of turn and scale it lies in; four grids, each half a field on."""
    turn = np.mod((asked[:, 1] - held[:, 1]) / (2 * np.pi), 1.0) * _TURNS
    scale = np.log2(np.maximum(asked[:, 0], 0.1) / np.maximum(held[:, 0], 0.1)) * 2 + _SCALES // 2
    for down, across in product((0.0, 0.5), repeat=2):
        turned = np.floor(turn + down).astype(np.intp) % _TURNS
        scaled = np.clip(np.floor(scale + across), 0, _SCALES - 1).astype(np.intp)
        yield turned * _SCALES + scaled
