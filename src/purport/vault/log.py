"""The custody log: canonical JSON entries in a Merkle tree, only ever appended.

Order of writing: the entry is durable in the journal when `append` returns; `seal` lays bundles and
tiles over the same entry bytes, then the signed checkpoint. What a crash leaves undone the next
`seal` completes.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from purport.records import codec
from purport.records.custody import ENTRY_LIMIT_BYTES, Entry
from purport.records.problem import Impossible
from purport.records.value import value
from purport.vault.bundles import (
    BundleDamaged,
    bundle_name,
    join_entries,
    pack,
    split_entries,
    unpack,
)
from purport.vault.durable import make_folder, place_all, replace_synced
from purport.vault.journal import Journal
from purport.vault.merkle import leaf_hash
from purport.vault.note import Checkpoint, NoteWrong, PublicKey, Sign, read_checkpoint, sign_note
from purport.vault.tiles import WIDTH, TileDamaged, Tree, edge_tiles, folder_reader

LogEntry = Entry
CHECKPOINT = "checkpoint"
MOST_PENDING = 16 * WIDTH  # entries in the journal before bundles are laid without a checkpoint


class EntryTooLong(Impossible):
    """An entry would exceed the limit of the log's format."""

    def __init__(self, size: int) -> None:
        super().__init__(
            f"a custody entry of {size} bytes exceeds {ENTRY_LIMIT_BYTES}: shorten the note"
        )
        self.size = size


class LogDamaged(Impossible):
    """A part of the log cannot be read, or does not fit the others."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"the custody log is damaged: {what}: run `purport verify`, restore it from a copy"
        )


@value
class Signer:
    """Who signs checkpoints of a log: the key, how it signs, and the log's own name."""

    key: PublicKey
    sign: Sign
    origin: str


class Log:
    """The log of one vault. Appending is for the one process that holds the case's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = Journal(folder)
        self._tree: Tree | None = None
        self._pending = 0
        self._edged = -1

    @property
    def path(self) -> Path:
        """The journal: the file that the next entry goes to."""
        return self.journal.find()[1]

    @property
    def size(self) -> int:
        """How many entries are held."""
        start, lines = self.journal.read()
        return start + len(lines)

    def append(self, entries: Iterable[LogEntry]) -> int:
        """How many entries were added; all are on disk when this returns.

        Raises: EntryTooLong, before anything is written.
        """
        lines = [_line(entry) for entry in entries]
        if not lines:
            return 0
        self.journal.append(lines)
        self._pending += len(lines)
        if self._pending >= MOST_PENDING:
            self._lay(self._tree or self._load())
        return len(lines)

    def entries(self, start: int = 0) -> Iterator[LogEntry]:
        """The entries from number `start` (0: the first) in their order.

        Raises: LogDamaged.
        """
        for number, line in enumerate(self.lines(start), start):
            yield self._read(number, line)

    def lines(self, start: int = 0) -> Iterator[bytes]:
        """The bytes of each entry from number `start` on.

        Raises: LogDamaged.
        """
        first, newest = self.journal.read()  # before the bundles: what leaves it stands in them
        for index in range(start // WIDTH, first // WIDTH):
            yield from self.bundle(index)[max(0, start - index * WIDTH) :]
        yield from newest[max(0, start - first) :]

    def bundle(self, index: int) -> list[bytes]:
        """The 256 entries of a full bundle.

        Raises: LogDamaged.
        """
        name = bundle_name(index)
        try:
            entries = split_entries(unpack((self.folder / name).read_bytes()))
        except FileNotFoundError:
            raise LogDamaged(f"{name} is gone") from None
        except BundleDamaged as error:
            raise LogDamaged(f"{name} {error}") from None
        if len(entries) != WIDTH:
            raise LogDamaged(f"{name} does not hold {WIDTH} entries")
        return entries

    def checkpoint(self) -> bytes | None:
        """The newest signed checkpoint, a note; None if there is none."""
        try:
            return (self.folder / CHECKPOINT).read_bytes()
        except FileNotFoundError:
            return None

    def head(self) -> Checkpoint | None:
        """What the newest checkpoint says; its signature is not checked here.

        Raises: LogDamaged.
        """
        note = self.checkpoint()
        try:
            return None if note is None else read_checkpoint(note)
        except NoteWrong as error:
            raise LogDamaged(f"{CHECKPOINT} is {error}") from None

    def seal(self, signer: Signer | None = None) -> None:
        """Nothing, once tiles cover every entry, and a checkpoint does if somebody signs.

        Raises: LogDamaged if what stands there does not fit together: nothing is signed then.
        """
        head, size = self.head(), self.size
        signed = head is not None and head.size == size and self._signed_by(signer)
        if size == 0 or signed or (signer is None and size == self._edged):
            return
        tree = self._tree or self._load()
        self._lay(tree)
        self._finish(tree, signer, head)

    def recover(self) -> bytes:
        """The bytes of an unfinished entry, cut off; other traces of a crash are removed too.

        Raises: LogDamaged if the newest part of the log does not fit its checkpoint.
        """
        for stray in (*self._incoming.glob("*.tmp"), *self.folder.glob("*.tmp")):
            stray.unlink()
        cut = self.journal.mend()
        self._pending, self._edged = 0, -1
        self._tree = self._load()
        walked = os.walk(self.folder / "tile")
        self._sweep((Path(each) for each, _, _ in walked if each.endswith(".p")), self._tree.size)
        return cut

    @property
    def _incoming(self) -> Path:
        return self.folder / "incoming"

    def _signed_by(self, signer: Signer | None) -> bool:
        names = f"— {signer.key.name} " if signer else ""
        return names.encode() in (self.checkpoint() or b"")

    def _load(self) -> Tree:
        """The tree as of the newest checkpoint, with what it rests on held against it."""
        head = self.head()
        if head is None:
            return Tree()
        if self.size < head.size:
            raise LogDamaged(f"{self.size} entries are held, {CHECKPOINT} signs {head.size}")
        try:
            tree = Tree.at(head.size, folder_reader(self.folder))
        except FileNotFoundError as error:
            raise LogDamaged(f"{error.filename} is gone") from None
        except TileDamaged as error:
            raise LogDamaged(str(error)) from None
        if tree.root() != head.root:
            raise LogDamaged(f"the tiles do not lead to the root that {CHECKPOINT} signs")
        self._check_newest(tree)
        return tree

    def _check_newest(self, tree: Tree) -> None:
        """Nothing, if the newest entries are those that the checkpoint was made over."""
        start = tree.size - tree.size % WIDTH
        known = [leaf_hash(line) for line in islice(self.lines(start), tree.size - start)]
        if known != tree.newest():
            raise LogDamaged(f"entries from {start} on are not those that {CHECKPOINT} signs")

    def _lay(self, tree: Tree) -> None:
        """Full tiles and bundles of all entries; the journal then begins behind them."""
        self._tree = None  # only a tree whose tiles are on disk is kept
        self._place(self._full_tiles(tree))
        first, newest = self.journal.read()
        full = len(newest) // WIDTH * WIDTH
        self._place(
            (bundle_name((first + at) // WIDTH), pack(join_entries(newest[at : at + WIDTH])))
            for at in range(0, full, WIDTH)
        )
        if full:
            self.journal.begin_at(first + full, newest[full:])
        self._tree, self._pending = tree, len(newest) - full

    def _full_tiles(self, tree: Tree) -> Iterator[tuple[str, bytes]]:
        for line in self.lines(tree.size):
            for tile, content in tree.add(leaf_hash(line)):
                yield tile.name, content

    def _finish(self, tree: Tree, signer: Signer | None, head: Checkpoint | None) -> None:
        """The tree's right edge, then the checkpoint; the edge of the one before is removed."""
        files = [(tile.name, content) for tile, content in tree.edge()]
        _, newest = self.journal.read()
        if newest:
            files.append((bundle_name(tree.size // WIDTH, len(newest)), join_entries(newest)))
        self._place(files)
        before = max(self._edged, 0)
        if signer:
            before = head.size if head else before
            made = Checkpoint(origin=signer.origin, size=tree.size, root=tree.root())
            note = sign_note(made.text(), (signer.key, signer.sign))
            replace_synced(self.folder / CHECKPOINT, note)
        elif head and before == head.size:
            before = 0
        self._edged = tree.size
        self._sweep({(self.folder / name).parent for name in edge_names(before)}, tree.size)

    def _place(self, files: Iterable[tuple[str, bytes]]) -> None:
        make_folder(self._incoming)
        for name in place_all(self._incoming, self.folder, files, same=same_content):
            raise LogDamaged(f"{name} does not hold what the entries give")

    def _sweep(self, folders: Iterable[Path], size: int) -> None:
        """Nothing, once these folders hold no partial tile but of this size or the checkpoint's."""
        head = self.head()
        kept = {*edge_names(size), *edge_names(head.size if head else 0)}
        for folder in sorted(set(folders)):
            for path in folder.iterdir() if folder.suffix == ".p" and folder.is_dir() else ():
                if str(path.relative_to(self.folder)) not in kept:
                    path.unlink()
            with contextlib.suppress(OSError):  # not empty, or not there
                folder.rmdir()

    def _read(self, number: int, line: bytes) -> LogEntry:
        try:
            entry: LogEntry = codec.read(Entry, line)
        except ValueError:
            raise LogDamaged(f"entry {number} cannot be read") from None
        return entry


def edge_names(size: int) -> list[str]:
    """The partial tiles and the partial bundle of a log of this size, below its folder."""
    names = [tile.name for tile in edge_tiles(size)]
    width = size % WIDTH
    return [*names, bundle_name(size // WIDTH, width)] if width else names


def same_content(one: bytes, other: bytes) -> bool:
    """Whether two files of a log say the same: bundles may be packed by another gzip."""
    if one == other:
        return True
    try:
        return unpack(one) == unpack(other)
    except BundleDamaged:
        return False


def _line(entry: LogEntry) -> bytes:
    written = codec.write(entry, Entry)
    if len(written) > ENTRY_LIMIT_BYTES:
        raise EntryTooLong(len(written))
    return written
