"""Signed notes and checkpoints, with Ed25519.

Source: C2SP signed-note and tlog-checkpoint (c2sp.org/signed-note, c2sp.org/tlog-checkpoint).
"""

import base64
import binascii
import hashlib
from collections.abc import Callable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from purport.records.value import value

ED25519 = b"\x01"
DASH = "— "


class NoteWrong(ValueError):
    """A note that is none, or whose signature does not hold."""


@value
class PublicKey:
    """Whom a signature is from: the key's name and its 32 bytes."""

    name: str
    raw: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes that stand before this key's signatures."""
        named = self.name.encode() + b"\n" + ED25519 + self.raw
        return hashlib.sha256(named).digest()[:4]

    def written(self) -> str:
        """The key in one line: name+id+key, as `note` of golang.org/x/mod/sumdb reads it."""
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(ED25519 + self.raw).decode()}"


def read_public_key(written: str) -> PublicKey:
    """The key of such a line.

    Raises: NoteWrong.
    """
    try:
        name, key_id, encoded = written.strip().split("+", 2)
        content = base64.b64decode(encoded, validate=True)
    except (ValueError, binascii.Error):
        raise NoteWrong(f"not a public key: {written[:80]!r}") from None
    key = PublicKey(name=name, raw=content[1:])
    if content[:1] != ED25519 or len(content) != 33 or key.key_id.hex() != key_id:
        raise NoteWrong(f"not a public key of Ed25519: {written[:80]!r}")
    return key


Sign = Callable[[bytes], bytes]


def sign_note(text: str, *signers: tuple[PublicKey, Sign]) -> bytes:
    """The note of a text that ends its last line, signed by each."""
    lines = [
        f"{DASH}{key.name} {base64.b64encode(key.key_id + sign(text.encode())).decode()}\n"
        for key, sign in signers
    ]
    return (text + "\n" + "".join(lines)).encode()


def note_text(note: bytes) -> str:
    """The text of a note, whoever signed it.

    Raises: NoteWrong.
    """
    return _parts(note)[0]


def signers_of(note: bytes) -> list[tuple[str, bytes]]:
    """Name and key id of each signature of a note, unchecked.

    Raises: NoteWrong.
    """
    return [(name, signature[:4]) for name, signature in _parts(note)[1]]


def open_note(note: bytes, *keys: PublicKey) -> str:
    """The text of a note on which every one of these keys' signatures holds.

    Raises: NoteWrong.
    """
    text, signatures = _parts(note)
    for key in keys:
        mine = [each for name, each in signatures if (name, each[:4]) == (key.name, key.key_id)]
        if not mine:
            raise NoteWrong(f"not signed by {key.name}")
        for each in mine:
            try:
                Ed25519PublicKey.from_public_bytes(key.raw).verify(each[4:], text.encode())
            except (InvalidSignature, ValueError):
                raise NoteWrong(f"the signature of {key.name} does not hold") from None
    return text


def _parts(note: bytes) -> tuple[str, list[tuple[str, bytes]]]:
    try:
        written = note.decode()
    except UnicodeDecodeError:
        raise NoteWrong("not text") from None
    text, between, signed = written.rpartition("\n\n")
    if (
        not between
        or not signed.endswith("\n")
        or any(ord(each) < 32 and each != "\n" for each in written)
    ):
        raise NoteWrong("not a signed note")
    return text + "\n", [_signature(line) for line in signed[:-1].split("\n")]


def _signature(line: str) -> tuple[str, bytes]:
    name, _, encoded = line.removeprefix(DASH).partition(" ")
    try:
        signature = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        signature = b""
    canonical = base64.b64encode(signature).decode() == encoded
    if not line.startswith(DASH) or not name or len(signature) < 5 or not canonical:
        raise NoteWrong("a line of its signatures cannot be read")
    return name, signature


@value
class Checkpoint:
    """What a log was at one moment: whose, how many entries, the root over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def read_checkpoint(note: bytes) -> Checkpoint:
    """The checkpoint that a note holds, whoever signed it.

    Raises: NoteWrong.
    """
    lines = note_text(note).split("\n")
    try:
        origin, size, root = lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True)
    except (IndexError, ValueError):
        raise NoteWrong("not a checkpoint") from None
    found = Checkpoint(origin=origin, size=size, root=root)
    if not origin or len(root) != 32 or "\n".join(lines[:3]) + "\n" != found.text():
        raise NoteWrong("not a checkpoint")
    return found
