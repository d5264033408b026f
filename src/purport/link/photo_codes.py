"""Exact search for 256-bit codes within a radius."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.records.fingerprint import BITS
from purport.records.value import value

RADIUS_BITS = 31  # of 256: the authors' advice; above it, copies and strangers mix
SMALL = 5_000  # below so many codes, looking at each is quicker than any index

_MOST_BYTES = 100.0  # of index a code; long pieces are quicker to search and need larger tables
_FEWEST_PIECES, _MOST_PIECES = 11, 16

Codes = NDArray[np.uint8]
Words = NDArray[np.uint64]


@value
class Piece:
    """Some neighbouring bits of a code, and how many of them may differ for a code to be found."""

    begin: int
    width: int
    radius_bits: int

    def of(self, words: Words) -> Words:
        """The piece of each code (codes × 4 words) as a number."""
        word, shift = divmod(self.begin, 64)
        cut = words[:, word] >> np.uint64(shift)
        if shift + self.width > 64:
            cut = cut | (words[:, word + 1] << np.uint64(64 - shift))
        return np.asarray(cut & np.uint64((1 << self.width) - 1))

    def touched(self) -> list[int]:
        """What to change a piece by to reach all others within its radius."""
        return [
            sum(1 << bit for bit in bits)
            for count in range(self.radius_bits + 1)
            for bits in combinations(range(self.width), count)
        ]


def pieces_for(number: int) -> tuple[Piece, ...]:
    """How to cut codes so that a search among so many is quick and its index small.

    A code at most 31 bits away is within the radius of at least one of its pieces: otherwise each
    piece differed in one bit more than its radius, and the radii are such that this makes 32.
    Source: Norouzi, Punjani and Fleet 2012, "Fast Search in Hamming Space with Multi-Index
    Hashing".
    """
    return next(
        (cut for count in range(_FEWEST_PIECES, _MOST_PIECES) if _fits(cut := _cut(count), number)),
        _cut(_MOST_PIECES),
    )


def _cut(count: int) -> tuple[Piece, ...]:
    """So many pieces: the shorter ones, which have fewer neighbours, get the larger radii."""
    narrow, wider = divmod(BITS, count)
    lowest, larger = divmod(RADIUS_BITS + 1 - count, count)
    pieces, begin = [], 0
    for number in range(count):
        width = narrow + (number < wider)
        radius = lowest + (number >= count - larger)
        pieces.append(Piece(begin=begin, width=width, radius_bits=radius))
        begin += width
    return tuple(pieces)


def _fits(pieces: Sequence[Piece], number: int) -> bool:
    tables = sum(4 << piece.width for piece in pieces)
    return tables / max(1, number) + 4 * len(pieces) <= _MOST_BYTES


def pack(codes: Sequence[str]) -> Codes:
    """Codes × 32 bytes, from hexadecimal digits."""
    return np.frombuffer(bytes.fromhex("".join(codes)), np.uint8).reshape(-1, 32)


class CodeIndex:
    """Codes to be searched. Beside the codes it keeps at most 100 bytes a code, or some 10 MB."""

    def __init__(self, codes: Codes) -> None:
        self._words = np.ascontiguousarray(codes).view(np.uint64)
        self._pieces = pieces_for(len(codes)) if len(codes) > SMALL else ()
        if self._pieces:
            self._sort()

    @property
    def nbytes(self) -> int:
        """Bytes kept beside the codes."""
        return self._order.nbytes + self._starts.nbytes if self._pieces else 0

    def _sort(self) -> None:
        """For each piece the codes in its order, and where in it each value begins."""
        count = len(self._words)
        widths = [1 << piece.width for piece in self._pieces]
        self._order = np.empty(len(self._pieces) * count, np.uint32)
        self._starts = np.empty(sum(widths) + 1, np.uint32 if len(self._order) < 1 << 32 else int)
        tables = np.cumsum([0, *widths])
        for number, piece in enumerate(self._pieces):
            pairs = (piece.of(self._words) << np.uint64(32)) | np.arange(count, dtype=np.uint64)
            pairs.sort()  # three times as quick as sorting the places by their keys
            self._order[number * count : (number + 1) * count] = pairs & np.uint64(0xFFFFFFFF)
            counts = np.bincount((pairs >> np.uint64(32)).astype(np.intp), minlength=widths[number])
            begins = number * count + np.cumsum(counts) - counts
            self._starts[tables[number] : tables[number + 1]] = begins
        self._starts[-1] = len(self._order)
        touched = [piece.touched() for piece in self._pieces]
        self._flips = np.concatenate([np.array(each, np.intp) for each in touched])
        self._keys = [len(each) for each in touched]
        self._tables = np.repeat(tables[:-1], self._keys)

    def near(self, code: Codes) -> tuple[tuple[int, int], ...]:
        """Places and distances (bits) of all codes at most 31 bits from one, nearest first."""
        asked = np.ascontiguousarray(code).view(np.uint64)
        if not self._pieces:
            return _within(np.arange(len(self._words)), self._words, asked)
        found = self._candidates(asked)
        return _within(found, self._words[found], asked)

    def _candidates(self, asked: Words) -> NDArray[Any]:
        """Places of the codes that share a piece but for its radius, some more than once."""
        own = np.array([piece.of(asked[None])[0] for piece in self._pieces], np.intp)
        keys = (np.repeat(own, self._keys) ^ self._flips) + self._tables
        begins, ends = self._starts[keys].astype(np.intp), self._starts[keys + 1].astype(np.intp)
        filled = np.flatnonzero(ends > begins)
        lengths, begins = (ends - begins)[filled], begins[filled]
        offsets = np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
        return np.asarray(self._order[offsets + np.arange(len(offsets))])


def _within(places: NDArray[Any], words: Words, asked: Words) -> tuple[tuple[int, int], ...]:
    counted = np.bitwise_count(words ^ asked)
    halves = counted[:, :2] + counted[:, 2:]  # at most 128: still fits a byte
    apart = halves[:, 0].astype(np.uint16) + halves[:, 1]
    close = np.flatnonzero(apart <= RADIUS_BITS)
    found = {int(places[k]): int(apart[k]) for k in close}
    return tuple(sorted(found.items(), key=lambda pair: pair[::-1]))
