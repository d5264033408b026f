"""Tiles: the hashes of a growing Merkle tree, cut into rows of 256.

Source: C2SP tlog-tiles (c2sp.org/tlog-tiles), tiles of height 8.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from purport.records.value import value
from purport.vault.merkle import EMPTY_ROOT, HASH_BYTES, Hash, full_root, node_hash, range_root

HEIGHT = 8
WIDTH = 1 << HEIGHT


@value
class Tile:
    """One tile: its level (0 holds entries' hashes), its number there, how many hashes it has."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def name(self) -> str:
        """The path below the log's folder, such as tile/0/x001/234.p/7."""
        return f"tile/{self.level}/{numbered(self.index, self.width)}"


def numbered(index: int, width: int) -> str:
    """An index in path elements of three digits, with its width unless that is full."""
    digits = [f"{index % 1000:03}"]
    while index := index // 1000:
        digits.insert(0, f"x{index % 1000:03}")
    return "/".join(digits) + ("" if width == WIDTH else f".p/{width}")


def tiles_of(size: int) -> Iterator[Tile]:
    """All tiles of a tree of this size: the full ones, and one partial a level at most."""
    level = 0
    while row := size >> HEIGHT * level:
        for index in range(row // WIDTH):
            yield Tile(level=level, index=index)
        yield from edge(level, row)
        level += 1


def edge_tiles(size: int) -> list[Tile]:
    """The partial tiles of a tree of this size, lowest level first."""
    levels = range((max(size, 1).bit_length() - 1) // HEIGHT + 1)
    return [tile for level in levels for tile in edge(level, size >> HEIGHT * level)]


def edge(level: int, row: int) -> list[Tile]:
    """The partial tile at the end of a level with so many hashes, if there is one."""
    width = row % WIDTH
    return [Tile(level=level, index=row // WIDTH, width=width)] if width else []


class Tree:
    """The growing right edge of a tree: at most 255 hashes a level are kept."""

    def __init__(self) -> None:
        self.size = 0
        self._rows: list[list[Hash]] = []

    def add(self, leaf: Hash) -> list[tuple[Tile, bytes]]:
        """The tiles that became full with this entry's hash, lowest level first."""
        full, level, hashed = [], 0, leaf
        while True:
            if level == len(self._rows):
                self._rows.append([])
            row = self._rows[level]
            row.append(hashed)
            if len(row) < WIDTH:
                break
            index = self.size >> HEIGHT * (level + 1)
            full.append((Tile(level=level, index=index), b"".join(row)))
            hashed = full_root(row)
            row.clear()
            level += 1
        self.size += 1
        return full

    def edge(self) -> list[tuple[Tile, bytes]]:
        """The partial tiles as they stand now."""
        return [(tile, b"".join(self._rows[tile.level])) for tile in edge_tiles(self.size)]

    def newest(self) -> list[Hash]:
        """The hashes of the entries behind the last full tile."""
        return list(self._rows[0]) if self._rows else []

    def root(self) -> Hash:
        """The root over everything added."""
        found: Hash | None = None
        for row in self._rows:
            for peak in reversed(_peaks(row)):
                found = peak if found is None else node_hash(peak, found)
        return EMPTY_ROOT if found is None else found

    @classmethod
    def at(cls, size: int, read: Callable[[Tile], bytes]) -> "Tree":
        """The tree of this size, its edge read from tiles.

        Raises: what `read` raises.
        """
        tree = cls()
        tree.size = size
        for tile in edge_tiles(size):
            tree._rows += [[] for _ in range(tile.level + 1 - len(tree._rows))]
            tree._rows[tile.level] = hashes_in(read(tile))[: tile.width]
        return tree


def hashes_in(content: bytes) -> list[Hash]:
    """The hashes of a tile."""
    return [content[at : at + HASH_BYTES] for at in range(0, len(content), HASH_BYTES)]


def _peaks(row: list[Hash]) -> list[Hash]:
    """The roots of the perfect subtrees that a row consists of, largest first."""
    peaks, start = [], 0
    for bit in reversed(range(HEIGHT)):
        if len(row) & 1 << bit:
            peaks.append(full_root(row[start : start + (1 << bit)]))
            start += 1 << bit
    return peaks


class TileReader:
    """Any subtree's hash and any earlier root of a tree of this size, from its tiles."""

    def __init__(self, size: int, read: Callable[[Tile], bytes]) -> None:
        self.size = size
        self._read = read
        self._kept: dict[Tile, list[Hash]] = {}

    def __call__(self, level: int, index: int) -> Hash:
        """The hash of subtree (level, index)."""
        start = index << level % HEIGHT
        row = self._row(level // HEIGHT, start // WIDTH)
        at = start % WIDTH
        return full_root(row[at : at + (1 << level % HEIGHT)])

    def root(self, size: int) -> Hash:
        """The root over the first `size` entries."""
        return range_root(self, 0, size)

    def _row(self, level: int, index: int) -> list[Hash]:
        width = min(WIDTH, (self.size >> HEIGHT * level) - index * WIDTH)
        tile = Tile(level=level, index=index, width=width)
        if tile not in self._kept:
            self._kept[tile] = hashes_in(self._read(tile))
        return self._kept[tile]


def folder_reader(folder: Path) -> Callable[[Tile], bytes]:
    """Reads tiles below a log's folder.

    Raises: FileNotFoundError; TileDamaged for a tile of another length.
    """

    def read(tile: Tile) -> bytes:
        content = (folder / tile.name).read_bytes()
        if len(content) != tile.width * HASH_BYTES:
            raise TileDamaged(tile)
        return content

    return read


class TileDamaged(ValueError):
    """A tile does not have the length that its name says."""

    def __init__(self, tile: Tile) -> None:
        super().__init__(f"{tile.name} does not hold {tile.width} hashes")
        self.tile = tile
