"""One case's vault: evidentiary copies, what was derived of them, and the custody log."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from purport.records.ids import sha256
from purport.vault.asides import Asides
from purport.vault.blobs import BlobStore
from purport.vault.filesystem import refuse_network
from purport.vault.lock import WAIT_S, writing
from purport.vault.log import Log, Signer

FOREIGN = "foreign"


class Vault:
    """The vault in a folder. Reading needs no lock; what writes runs inside `writing`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.blobs = BlobStore(folder / "blobs")
        self.texts = BlobStore(folder / "texts")
        self.copies = BlobStore(folder / "copies")
        self.asides = Asides(folder / "asides")
        self.log = Log(folder / "log")

    @contextlib.contextmanager
    def writing(
        self, wait_s: float = WAIT_S, signer: Callable[[], Signer | None] = lambda: None
    ) -> Iterator[None]:
        """The right to write, with what an interrupted write left behind put in order first.

        At the end tiles are laid over the entries added, and whom `signer` gives signs them.

        Raises: CaseBusy, NetworkFileSystem, LogDamaged.
        """
        refuse_network(self.folder)
        with writing(self.folder, wait_s):
            self._recover()
            try:
                yield
            finally:
                self.log.seal(signer())

    def foreign(self) -> tuple[Log, ...]:
        """The logs of others that came with bags, in the order in which they were taken over."""
        folders = sorted((self.folder / FOREIGN).glob("*"))
        return tuple(Log(each) for each in folders if each.is_dir())

    def histories(self) -> tuple[Log, ...]:
        """The logs of others, then this vault's own: whatever was said of its files, in order."""
        return (*self.foreign(), self.log)

    def keep_text(self, text: str) -> str:
        """The digest of a derived text (its UTF-8 form), held durably.

        A text whose bytes are an evidentiary copy already is not stored twice.
        """
        content = text.encode("utf-8", "surrogatepass")
        digest = sha256(content)
        return digest if self.blobs.has(digest) else self.texts.put(content)

    def text(self, digest: str) -> str:
        """The derived text of this digest.

        Raises: BlobMissing.
        """
        store = self.texts if self.texts.has(digest) else self.blobs
        return store.get(digest).decode("utf-8", "surrogatepass")

    def picture(self, digest: str) -> bytes:
        """The bytes of a picture: an evidentiary copy, else a working copy (a video's frame).

        Raises: BlobMissing.
        """
        store = self.blobs if self.blobs.has(digest) else self.copies
        return store.get(digest)

    def _recover(self) -> None:
        for store in (self.blobs, self.texts, self.copies):
            store.sweep()
        for stray in self.asides.folder.glob("*.tmp"):
            stray.unlink()
        self.log.recover()
