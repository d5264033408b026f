#!/usr/bin/env python3
"""Checks a dossier with Python's standard library alone: `python3 check.py [--checkpoint FILE]`.

It stands in the dossier's folder, needs nothing of purport, and reads only. It checks

1. every file against manifest-sha256.txt, and that no other file is there;
2. the tiles of the custody log against each other, up to the root (RFC 6962, C2SP tlog-tiles);
3. the checkpoint's signature (C2SP signed-note; Ed25519, RFC 8032) by the keys in proof/keys.txt;
4. every entry in proof/entries/ against its place in the log;
5. with --checkpoint FILE (again and again): that the log goes on from a checkpoint that you hold.

It does not check time stamps: VERIFY.md gives the command of openssl that does. The exit code is 0
if everything holds, 1 if something does not, 2 if there is nothing to check.
"""

from __future__ import annotations

import base64
import hashlib
import sys
from pathlib import Path

Point = tuple[int, int, int, int]
Key = tuple[str, bytes, bytes]
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
WIDTH = 256


def sha256(content: bytes) -> bytes:
    """The 32 bytes of SHA-256."""
    return hashlib.sha256(content).digest()


# Ed25519: points are (X, Y, Z, T) with x = X/Z, y = Y/Z, x*y = T/Z. Source: RFC 8032, 5.1.


def point_add(p: Point, q: Point) -> Point:
    """The sum of two points (5.1.4)."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_times(number: int, point: Point) -> Point:
    """A point added to itself so many times."""
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = point_add(found, point)
        point, number = point_add(point, point), number >> 1
    return found


def point_read(content: bytes) -> Point | None:
    """The point of 32 bytes, or None (5.1.3)."""
    y = int.from_bytes(content, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = point_read(BASE_Y.to_bytes(32, "little")) or (0, 1, 1, 0)


def signature_holds(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether an Ed25519 signature holds (5.1.7)."""
    point, r = point_read(key), point_read(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if point is None or r is None or len(signature) != 64 or s >= L:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    k = int.from_bytes(digest, "little") % L
    left, right = point_times(s, BASE), point_add(r, point_times(k, point))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


# Signed notes and checkpoints. Source: C2SP signed-note, tlog-checkpoint.


def read_key(line: str) -> Key:
    """(name, id, 32 bytes) of a public key's line."""
    name, key_id, encoded = line.strip().split("+", 2)
    content = base64.b64decode(encoded)
    if content[:1] != b"\x01" or sha256(f"{name}\n".encode() + content)[:4].hex() != key_id:
        raise ValueError(f"not a public key: {line[:80]}")
    return name, bytes.fromhex(key_id), content[1:]


def read_note(note: bytes) -> tuple[str, list[tuple[str, bytes]]]:
    """The text of a note, and (name, id and signature) of each signature."""
    text, _, signed = note.decode().rpartition("\n\n")
    signatures = []
    for line in signed.splitlines():
        name, _, encoded = line[2:].partition(" ")
        signatures.append((name, base64.b64decode(encoded)))
    return text + "\n", signatures


def signers(note: bytes, keys: list[Key]) -> list[str]:
    """The names of the keys whose signature on the note holds; none if one of them does not."""
    text, signatures = read_note(note)
    good = []
    for name, key_id, raw in keys:
        for signer, signature in signatures:
            if (signer, signature[:4]) == (name, key_id):
                if not signature_holds(raw, signature[4:], text.encode()):
                    return []
                good.append(name)
    return good


def read_checkpoint(note: bytes) -> tuple[str, int, bytes]:
    """(origin, size, root) of a checkpoint."""
    origin, size, root = read_note(note)[0].split("\n")[:3]
    return origin, int(size), base64.b64decode(root)


# The Merkle tree. Source: RFC 6962, section 2.1; C2SP tlog-tiles.


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbouring subtrees."""
    return sha256(b"\x01" + left + right)


def tree_root(hashes: list[bytes]) -> bytes:
    """The root over leaf hashes."""
    peaks: list[
        tuple[int, bytes]
    ] = []  # (number of leaves, root) of perfect subtrees, largest first
    for each in hashes:
        size = 1
        while peaks and peaks[-1][0] == size:
            each, size = node(peaks.pop()[1], each), size * 2
        peaks.append((size, each))
    if not peaks:
        return sha256(b"")
    found = peaks.pop()[1]
    while peaks:
        found = node(peaks.pop()[1], found)
    return found


def tile_name(level: int, index: int, width: int) -> str:
    """The path of a tile."""
    parts = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        parts.insert(0, f"x{index % 1000:03}")
    return f"tile/{level}/{'/'.join(parts)}" + ("" if width == WIDTH else f".p/{width}")


def tiles(folder: Path, level: int, count: int) -> list[bytes]:
    """The hashes of a level, from its tiles."""
    found: list[bytes] = []
    for index in range((count + WIDTH - 1) // WIDTH):
        width = min(WIDTH, count - index * WIDTH)
        content = (folder / tile_name(level, index, width)).read_bytes()
        if len(content) != width * 32:
            raise ValueError(f"{tile_name(level, index, width)} has another length")
        found += [content[at : at + 32] for at in range(0, len(content), 32)]
    return found


class Check:
    """What is found, said as it goes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wrong = 0

    def say(self, holds: bool, what: str) -> None:
        """Nothing; a line stands on standard output."""
        self.wrong += not holds
        print(("ok     " if holds else "WRONG  ") + what)

    def manifest(self) -> None:
        """Every file as listed, and none besides."""
        listed: dict[str, str] = {}
        for line in (self.folder / "manifest-sha256.txt").read_text("utf-8").splitlines():
            digest, _, name = line.partition("  ")
            listed[name] = digest
        there = {each for each in self.folder.rglob("*") if each.is_file()}
        names = {each.relative_to(self.folder).as_posix() for each in there}
        for name in sorted(set(listed) - names):
            self.say(False, f"{name} is gone")
        for name in sorted(names - set(listed) - {"manifest-sha256.txt"}):
            self.say(False, f"{name} is not listed: somebody put it there")
        for name in sorted(names & set(listed)):
            if sha256((self.folder / name).read_bytes()).hex() != listed[name]:
                self.say(False, f"{name} was altered")
        if not self.wrong:
            self.say(True, f"{len(listed)} files are as listed in manifest-sha256.txt")

    def log(self, checkpoints: list[Path]) -> None:
        """The proof in proof/."""
        proof = self.folder / "proof"
        note = (proof / "checkpoint").read_bytes()
        origin, size, root = read_checkpoint(note)
        keys = [read_key(line) for line in (proof / "keys.txt").read_text("utf-8").splitlines()]
        leaves = self.levels(proof, size)
        self.say(tree_root(leaves) == root, f"the tiles of {size} entries lead to the root signed")
        names = signers(note, keys)
        self.say(bool(names), f"the checkpoint of {origin} is signed by {', '.join(names)}")
        self.entries(proof, leaves)
        for path in checkpoints:
            self.held(path, keys, leaves, origin)

    def levels(self, proof: Path, size: int) -> list[bytes]:
        """The hashes of all entries, with every level of tiles held against the one below."""
        leaves = row = tiles(proof, 0, size)
        level = 0
        while len(row) >= WIDTH:
            above = [
                tree_root(row[at : at + WIDTH]) for at in range(0, len(row) - WIDTH + 1, WIDTH)
            ]
            level += 1
            same = tiles(proof, level, len(above)) == above
            self.say(same, f"tiles of level {level} are those of the level below")
            row = above
        return leaves

    def entries(self, proof: Path, leaves: list[bytes]) -> None:
        """Each entry that is shown stands in the log at its number."""
        found = sorted((proof / "entries").glob("*.json"), key=lambda each: int(each.stem))
        for path in found:
            number = int(path.stem)
            leaf = sha256(b"\x00" + path.read_bytes())
            if number >= len(leaves) or leaves[number] != leaf:
                self.say(False, f"entry {number} is not what the log holds there")
        self.say(True, f"{len(found)} of {len(leaves)} entries are shown")

    def held(self, path: Path, keys: list[Key], leaves: list[bytes], origin: str) -> None:
        """The log goes on from a checkpoint that the reader holds."""
        note = path.read_bytes()
        other, size, root = read_checkpoint(note)
        self.say(other == origin and bool(signers(note, keys)), f"{path} is of this log")
        if size > len(leaves):
            self.say(False, f"{path} signs {size} entries: {size - len(leaves)} are missing here")
        else:
            same = tree_root(leaves[:size]) == root
            self.say(same, f"the first {size} entries are those that {path} signs")


def main(words: list[str]) -> int:
    """The exit code."""
    checkpoints = [Path(words[at + 1]) for at, each in enumerate(words) if each == "--checkpoint"]
    check = Check(Path(__file__).resolve().parent)
    if not (check.folder / "manifest-sha256.txt").is_file():
        print("no manifest-sha256.txt beside this file: nothing to check")
        return 2
    try:
        check.manifest()
        if (check.folder / "proof" / "checkpoint").is_file():
            check.log(checkpoints)
        else:
            print("       no signed checkpoint: this dossier is held by its manifest alone")
    except (OSError, ValueError) as error:
        check.say(False, f"cannot be read: {error}")
    print("This shows sameness since the log's entries, not truth: see VERIFY.md.")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
