"""Bytes kept by their SHA-256: written once, durably, read-only."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from purport.records.ids import sha256
from purport.records.problem import Impossible
from purport.vault.durable import (
    make_folder,
    place,
    sync_folder,
    temporary_beside,
    write_synced,
)

CHUNK_BYTES = 1 << 20


class BlobMissing(Impossible):
    """The bytes of this digest are not held."""

    def __init__(self, digest: str) -> None:
        super().__init__(f"the bytes {digest} are not in the vault: restore them from a copy")
        self.digest = digest


class BlobStore:
    """A folder of files named by the SHA-256 of their bytes, spread over 256 subfolders."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._incoming = folder / "incoming"

    def path(self, digest: str) -> Path:
        """Where the bytes of this digest stand, or would stand."""
        return self.folder / digest[:2] / digest

    def has(self, digest: str) -> bool:
        """Whether the bytes are held."""
        return self.path(digest).is_file()

    def put(self, content: bytes) -> str:
        """The digest of the content, which is held durably when this returns."""
        digest = sha256(content)
        if not self.has(digest):
            make_folder(self._incoming)
            temporary = temporary_beside(self._incoming)
            write_synced(temporary, content)
            place(temporary, self.path(digest))
        return digest

    def put_file(self, source: Path) -> tuple[str, int]:
        """The digest and size of a file, copied piece by piece; the file itself is only read."""
        make_folder(self._incoming)
        temporary = temporary_beside(self._incoming)
        try:
            digest, size = _copy(source, temporary)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        if self.has(digest):
            temporary.unlink()
        else:
            place(temporary, self.path(digest))
        return digest, size

    def get(self, digest: str) -> bytes:
        """The bytes of this digest.

        Raises: BlobMissing.
        """
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError:
            raise BlobMissing(digest) from None

    def remove(self, digest: str) -> bool:
        """Whether the bytes were held; they are gone for good when this returns.

        Only for what carries a tombstone in the custody log.
        """
        path = self.path(digest)
        if not path.is_file():
            return False
        path.unlink()
        sync_folder(path.parent)
        return True

    def digests(self) -> Iterator[str]:
        """The names of all files held, sorted."""
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in folder.iterdir())

    def sweep(self) -> int:
        """How many temporary files of interrupted writes were removed."""
        strays = list(self._incoming.glob("*.tmp")) if self._incoming.is_dir() else []
        for stray in strays:
            stray.unlink()
        return len(strays)


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(source: Path, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with open(source, "rb") as incoming, open(target, "xb") as outgoing:
        while piece := incoming.read(CHUNK_BYTES):
            digest.update(piece)
            size += len(piece)
            outgoing.write(piece)
        outgoing.flush()
        os.fsync(outgoing.fileno())
    return digest.hexdigest(), size
