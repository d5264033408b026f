"""Which pairs of claimed events are compared at all: those that share a block in time and space.

A row stands in every block that its window and its place touch: cells of a quarter degree, widened
by the precision and a margin, times buckets of two days. A place that is not on the map stands for
itself under its name. What is too wide to tie anything shares only the blocks of its own document,
of the same text and of the same photo. In a block with more rows than can all be compared, each is
compared with those next to it in time.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from purport.link.table import Columns
from purport.records.place import EARTH_RADIUS_KM

CELL_DEG = 0.25
MARGIN_KM = 8.0  # two places up to twice as far beyond their precisions share a cell
BUCKET_H = 48.0
SLACK_H = 12.0  # a night has two dates, a place has another zone
WIDEST_H = 64 * 24.0  # longer windows are not searched for in time
FULL, NEXT = 200, 100  # in a block with more rows than the first, each meets so many next ones
CHUNK = 300_000  # pairs that are looked at in one go
ROWS = 50_000  # whose blocks of places are made in one go
MOST_BITS = 62

_KM_A_DEGREE = EARTH_RADIUS_KM * np.pi / 180
_ROUND = int(360 / CELL_DEG)
_BY_PLACE, _BY_NAME, _BY_DOCUMENT, _BY_TEXT, _BY_PHOTO = range(1, 6)

Numbers = NDArray[np.int64]


def block_keys(columns: Columns) -> tuple[Numbers, Numbers]:
    """The rows and the keys of the blocks they stand in, one entry a row and block."""
    parts = list(_parts(columns))
    rows, keys = (np.concatenate(each) for each in zip(*parts, strict=True))
    return rows, keys


def _parts(columns: Columns) -> Iterator[tuple[Numbers, Numbers]]:
    """The entries in parts that share no block, in each by the beginnings of the windows.

    Blocks of places are made for some weeks after one another, so that what is sorted stays small.
    """
    begins = np.nan_to_num(columns["earliest_h"], nan=np.inf)
    order = np.lexsort((np.arange(len(begins)), begins)).astype(np.int64)
    yield from _by_place(columns, order)
    yield _by_name(columns, order)
    for name, tag in _GROUPS:
        yield _by_group(columns, order, name, tag)


_GROUPS = (("document", _BY_DOCUMENT), ("text_group", _BY_TEXT), ("photo_group", _BY_PHOTO))


def _by_place(columns: Columns, order: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    placed = _timed(columns) & (columns["wide"] == 0) & ~np.isnan(columns["x_km"])
    rows = order[placed[order]]
    first, last = _buckets(columns, rows)  # rising, as the rows stand by their beginnings
    longest = int((last - first).max(initial=0))
    start = 0
    while start < len(rows):
        stop = int(np.searchsorted(first, first[min(start + ROWS, len(rows)) - 1], "right"))
        low, high = first[start], first[stop] if stop < len(rows) else last.max() + 1
        reach = slice(int(np.searchsorted(first, low - longest)), stop)
        here = np.flatnonzero(last[reach] >= low) + reach.start
        within = np.maximum(first[here], low), np.minimum(last[here], high - 1)
        yield _cells(columns, rows[here], within)
        start = stop


def _cells(
    columns: Columns, rows: Numbers, buckets: tuple[Numbers, Numbers]
) -> tuple[Numbers, Numbers]:
    """The entries of rows in the cells that they touch, within buckets from first to last."""
    x, y, z, radius = (columns[name][rows] for name in ("x_km", "y_km", "z_km", "radius_km"))
    lat = np.degrees(np.arcsin(np.clip(z / EARTH_RADIUS_KM, -1, 1)))
    lon = np.degrees(np.arctan2(y, x))
    high = (radius + MARGIN_KM) / _KM_A_DEGREE
    wide = high / np.maximum(np.cos(np.radians(lat)), 0.05)
    at, south = _each(_cell(lat - high), _cell(lat + high))
    again, west = _each(_cell(lon - wide)[at], _cell(lon + wide)[at])
    at, south = at[again], south[again]
    first, last = buckets
    again, bucket = _each(first[at], last[at])
    at, south, west = at[again], south[again], west[again]
    cell = (south + _ROUND) * _ROUND + west % _ROUND
    return rows[at], _key(_BY_PLACE, bucket, cell)


def _by_name(columns: Columns, order: Numbers) -> tuple[Numbers, Numbers]:
    unplaced = _timed(columns) & np.isnan(columns["x_km"]) & ~np.isnan(columns["place_name"])
    rows = order[unplaced[order]]
    at, bucket = _each(*_buckets(columns, rows))
    rows = rows[at]
    return rows, _key(_BY_NAME, bucket, columns["place_name"][rows].astype(np.int64))


def _by_group(columns: Columns, order: Numbers, name: str, tag: int) -> tuple[Numbers, Numbers]:
    rows = order[~np.isnan(columns[name][order])]
    return rows, _key(tag, np.zeros(len(rows), np.int64), columns[name][rows].astype(np.int64))


def _timed(columns: Columns) -> NDArray[np.bool_]:
    """Which rows have a window that is short enough to be searched for."""
    width = columns["latest_h"] - columns["earliest_h"]
    return np.asarray(width <= WIDEST_H)


def _buckets(columns: Columns, rows: Numbers) -> tuple[Numbers, Numbers]:
    first = np.floor((columns["earliest_h"][rows] - SLACK_H) / BUCKET_H).astype(np.int64)
    last = np.floor((columns["latest_h"][rows] + SLACK_H) / BUCKET_H).astype(np.int64)
    return first, np.maximum(first, last)


def _cell(degrees: NDArray[np.float64]) -> Numbers:
    return np.floor(degrees / CELL_DEG).astype(np.int64)


def _each(first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
    """Every whole number from `first` to `last`, with the place in the arrays it comes from."""
    counts = last - first + 1
    at = np.repeat(np.arange(len(first), dtype=np.int64), counts)
    begins = np.repeat(np.cumsum(counts) - counts, counts)
    return at, first[at] + np.arange(len(at), dtype=np.int64) - begins


def _key(tag: int, bucket: Numbers, place: Numbers) -> Numbers:
    return (np.int64(tag) << 56) | ((bucket + 4096) << 32) | place


def block_pairs(columns: Columns) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of rows (the smaller one first) that share a block, in chunks; each once a chunk."""
    count = len(columns["earliest_h"])
    for rows, keys in _parts(columns):
        rows, keys = _in_blocks(rows, keys)
        reach = _reach(keys)
        total = np.cumsum(reach)
        start = 0
        while start < len(rows):
            before = total[start - 1] if start else 0
            end = max(start + 1, int(np.searchsorted(total, before + CHUNK)))
            yield _pairs(rows, reach, start, end, count)
            start = end


def _in_blocks(rows: Numbers, keys: Numbers) -> tuple[Numbers, Numbers]:
    """The entries by block, in each in their order. Key and place are sorted as one number where
    they fit in one: that takes a tenth of the time.
    """
    if not len(keys):
        return rows, keys
    bits = len(keys).bit_length()
    least, most = int(keys.min()), int(keys.max())
    if (most - least).bit_length() + bits > MOST_BITS:
        order = np.argsort(keys, kind="stable")
        return rows[order], keys[order]
    packed = np.sort(((keys - least) << bits) | np.arange(len(keys), dtype=np.int64))
    return rows[packed & ((1 << bits) - 1)], packed >> bits


def _reach(keys: Numbers) -> Numbers:
    """How many of those after it each entry meets."""
    if not len(keys):
        return np.zeros(0, np.int64)
    cuts = np.flatnonzero(np.diff(keys)) + 1
    begins = np.concatenate([[0], cuts])
    sizes = np.diff(np.concatenate([begins, [len(keys)]]))
    left = np.repeat(begins + sizes, sizes) - np.arange(len(keys)) - 1
    return np.where(np.repeat(sizes, sizes) > FULL, np.minimum(left, NEXT), left).astype(np.int64)


def _pairs(
    rows: Numbers, reach: Numbers, start: int, end: int, count: int
) -> tuple[Numbers, Numbers]:
    here = np.arange(start, end, dtype=np.int64)
    at, after = _each(here + 1, here + reach[start:end])
    one, other = rows[here[at]], rows[after]
    met = np.minimum(one, other) * count + np.maximum(one, other)
    met = np.sort(met[one != other])  # np.unique hashes, which takes ten times as long
    met = met[np.diff(met, prepend=-1) > 0]
    return met // count, met % count
