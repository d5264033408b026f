"""The Merkle tree of RFC 6962 over numbered entries: roots and proofs, nothing on disk.

A hash is 32 bytes of SHA-256. Subtree (level, index) covers the entries from `index << level` to
`(index + 1) << level`. Source: RFC 6962, section 2.1.
"""

import hashlib
from collections.abc import Callable, Sequence

Hash = bytes
Subtrees = Callable[[int, int], Hash]
"""The hash of the complete subtree (level, index)."""

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> Hash:
    """The hash of one entry."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    """The hash of two neighbouring subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def full_root(hashes: Sequence[Hash]) -> Hash:
    """The root of 2^k neighbouring subtrees of the same level."""
    row = list(hashes)
    while len(row) > 1:
        row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
    return row[0]


def split(size: int) -> int:
    """The largest power of two below a size of at least 2."""
    return 1 << (size - 1).bit_length() - 1


def range_root(read: Subtrees, start: int, end: int) -> Hash:
    """The root over the entries [start, end), where start is a multiple of every part's size."""
    size = end - start
    if size == 0:
        return EMPTY_ROOT
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return read(level, start >> level)
    middle = start + split(size)
    return node_hash(range_root(read, start, middle), range_root(read, middle, end))


def inclusion_proof(read: Subtrees, index: int, size: int) -> list[Hash]:
    """The hashes that lead from entry `index` to the root over `size` entries, lowest first.

    Source: RFC 6962, section 2.1.1.
    """

    def path(start: int, end: int) -> list[Hash]:
        if end - start == 1:
            return []
        middle = start + split(end - start)
        if index < middle:
            return [*path(start, middle), range_root(read, middle, end)]
        return [*path(middle, end), range_root(read, start, middle)]

    return path(0, size)


def consistency_proof(read: Subtrees, old: int, size: int) -> list[Hash]:
    """The hashes that show the tree of `old` entries to be the beginning of that of `size`.

    Empty for an old size of 0 or the same size. Source: RFC 6962, section 2.1.2.
    """

    def proof(start: int, end: int, whole: bool) -> list[Hash]:
        if old == end:
            return [] if whole else [range_root(read, start, end)]
        middle = start + split(end - start)
        if old <= middle:
            return [*proof(start, middle, whole), range_root(read, middle, end)]
        return [*proof(middle, end, False), range_root(read, start, middle)]

    return proof(0, size, True) if 0 < old < size else []


def included(leaf: Hash, index: int, size: int, root: Hash, proof: Sequence[Hash]) -> bool:
    """Whether the proof leads from the leaf at `index` to the root over `size` entries.

    Source: RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for each in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(each, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, each)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def consistent(old: tuple[int, Hash], new: tuple[int, Hash], proof: Sequence[Hash]) -> bool:
    """Whether the proof shows the old (size, root) to be the beginning of the new one.

    Source: RFC 9162, section 2.1.4.2.
    """
    (old_size, old_root), (size, root) = old, new
    if old_size == size or old_size == 0:
        return not proof and (old_root == (root if old_size else EMPTY_ROOT))
    if not proof or old_size > size:
        return False
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node_hash(each, first), node_hash(each, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node_hash(second, each)
        place, last = place >> 1, last >> 1
    return last == 0 and first == old_root and second == root
