"""The log held against itself: entries, bundles, tiles, checkpoint, keys, older checkpoints."""

from collections.abc import Iterable, Iterator

from purport.pipeline.signing import key_of, origin_of
from purport.pipeline.verify_checkpoints import (
    RESTORE,
    Asked,
    asked_problem,
    key_wrong,
    signs,
)
from purport.records import codec
from purport.records.custody import Entry, KeyEntry
from purport.records.problem import Problem
from purport.vault.bundles import BundleDamaged, bundle_name, join_entries, split_entries, unpack
from purport.vault.log import CHECKPOINT, Log, edge_names
from purport.vault.merkle import HASH_BYTES, Hash, leaf_hash
from purport.vault.note import (
    Checkpoint,
    NoteWrong,
    PublicKey,
    read_checkpoint,
)
from purport.vault.tiles import (
    HEIGHT,
    WIDTH,
    Tile,
    TileDamaged,
    TileReader,
    Tree,
    edge_tiles,
    folder_reader,
    hashes_in,
)


class LogCheck:
    """One pass over a log. Iterate `lines()` once; then `problems` and `remarks` are complete."""

    def __init__(self, log: Log, asked: Iterable[Asked] = ()) -> None:
        self.log = log
        self.problems: list[Problem] = []
        self.remarks: list[str] = []
        self.known_files: set[str] = set()
        self.keys: list[PublicKey] = []
        self.head = self._read_head()
        self._signed = self.head.size if self.head else 0
        self._edge = edge_tiles(self._signed)
        self._tree = Tree()
        self._asked = [each for one in asked for each in self._readable(one)]
        self._roots: dict[int, Hash] = {}
        self._wanted = {each.size for _, each in self._asked}
        self._origin: str | None = None
        self._read = folder_reader(log.folder)

    @property
    def size(self) -> int:
        """How many entries were read."""
        return self._tree.size

    def root_of(self, size: int) -> Hash | None:
        """The root over the first entries, once they were read; None if there are not so many."""
        if size > self.size:
            return None
        try:
            return TileReader(self.head.size if self.head else self.size, self._read).root(size)
        except (OSError, TileDamaged, IndexError):
            return None  # damage that is said elsewhere

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Number and bytes of every entry that can be read, while everything is checked."""
        start, newest = self.log.journal.read()
        self.known_files.add(self.log.journal.path_from(start).name)
        for index in range(start // WIDTH):
            yield from self._block(index, self._bundle(index))
        for at in range(0, len(newest), WIDTH):
            yield from self._block((start + at) // WIDTH, newest[at : at + WIDTH])
        self._finish(newest)

    def _block(self, index: int, lines: list[bytes] | None) -> Iterator[tuple[int, bytes]]:
        """The entries of one block of 256; what cannot be read stands in by its tile's hashes."""
        width = WIDTH if lines is None else len(lines)
        kept = self._tile(Tile(level=0, index=index, width=width))
        hashes = [leaf_hash(line) for line in lines] if lines is not None else hashes_in(kept)
        if lines is not None and kept and hashes != hashes_in(kept):
            self._differ(index, hashes, hashes_in(kept))
        for number, each in enumerate(hashes, index * WIDTH):
            self._add(each)
            if lines is not None:
                line = lines[number - index * WIDTH]
                if b'"kind":"key"' in line:
                    self._key(number, line)
                yield number, line

    def _add(self, leaf: Hash) -> None:
        for tile, content in self._tree.add(leaf):
            if tile.level and self._tile(tile) not in (content, b""):
                self._say(tile.name, "altered", "this tile does not hold the hashes of those below")
        if self._tree.size in self._wanted or (self.head and self.head.size == self._tree.size):
            self._roots[self._tree.size] = self._tree.root()

    def _bundle(self, index: int) -> list[bytes] | None:
        name = bundle_name(index)
        self.known_files.add(name)
        try:
            entries = split_entries(unpack((self.log.folder / name).read_bytes()))
        except FileNotFoundError:
            self._say(name, "missing", f"entries {_range(index)} are gone")
        except BundleDamaged as error:
            self._say(name, "altered", f"entries {_range(index)}: the file {error}")
        else:
            if len(entries) == WIDTH:
                return entries
            self._say(name, "altered", f"entries {_range(index)}: {len(entries)} are left")
        return None

    def _tile(self, tile: Tile) -> bytes:
        """The tile's bytes; none where it is not there, or of another length."""
        if tile.width < WIDTH and tile not in self._edge:
            return b""  # partial tiles are kept for the checkpoint's size alone
        self.known_files.add(tile.name)
        try:
            content = (self.log.folder / tile.name).read_bytes()
        except FileNotFoundError:
            if (tile.index * WIDTH + tile.width) << HEIGHT * tile.level <= self._signed:
                self._say(tile.name, "missing", "this tile of the log's hashes is gone")
            return b""
        if len(content) != tile.width * HASH_BYTES:
            self._say(tile.name, "altered", f"this tile does not hold {tile.width} hashes")
            return b""
        return content

    def _differ(self, index: int, found: list[Hash], kept: list[Hash]) -> None:
        first = next(number for number, each in enumerate(found) if each != kept[number])
        name = Tile(level=0, index=index, width=len(kept)).name
        self._say(
            name,
            "altered",
            f"entry {index * WIDTH + first} and its hash in {name} differ: one of them was altered"
            f" (the entry stands in {self._where(index)})",
        )

    def _where(self, index: int) -> str:
        start, path = self.log.journal.find()
        return path.name if index * WIDTH >= start else bundle_name(index)

    def _key(self, number: int, line: bytes) -> None:
        try:
            entry = codec.read(Entry, line)
        except ValueError:
            return  # said where entries are read
        if isinstance(entry, KeyEntry):
            said = key_wrong(entry, self.keys, self._origin)
            if said:
                self._say(f"entry {number}", "key", said)
            elif self.keys and entry.replaces is None:
                self.remarks.append(
                    f"from entry {number} on {entry.name} signs too "
                    f"({entry.time:%Y-%m-%d %H:%MZ}); no earlier key signed for it: ask whether "
                    "this change was meant"
                )
            self.keys.append(key_of(entry))
            self._origin = self._origin or origin_of(entry)

    def _read_head(self) -> Checkpoint | None:
        note = self.log.checkpoint()
        self.known_files.add(CHECKPOINT)
        if note is None:
            return None
        try:
            return read_checkpoint(note)
        except NoteWrong as error:
            self._say(CHECKPOINT, "altered", f"the log's checkpoint is damaged: {error}")
            return None

    def _finish(self, newest: list[bytes]) -> None:
        self._check_edge(newest)
        self._check_head()
        for one, held in self._asked:
            self._check_asked(one, held)

    def _check_edge(self, newest: list[bytes]) -> None:
        """The partial tiles above the entries, and the partial bundle, of the checkpoint."""
        size = self.head.size if self.head else self._tree.size
        self.known_files.update(edge_names(size))
        if size != self._tree.size:
            self.known_files.update(edge_names(self._tree.size))
        else:
            for tile, content in self._tree.edge():
                if tile.level and self._tile(tile) not in (content, b""):
                    self._say(tile.name, "altered", "this tile's hashes differ from those below")
        width = size % WIDTH
        if width and len(newest) >= width:
            name = bundle_name(size // WIDTH, width)
            path = self.log.folder / name
            if not path.is_file() and self.head:
                self._say(name, "missing", "the copy of the newest entries is gone")
            elif path.is_file() and path.read_bytes() != join_entries(newest[:width]):
                journal = self.log.journal.find()[1].name
                self._say(name, "altered", f"this copy of the newest entries and {journal} differ")

    def _check_head(self) -> None:
        head, note = self.head, self.log.checkpoint()
        if head is None or note is None:
            if any(each.subject == CHECKPOINT for each in self.problems):
                return
            if self.keys:
                said = (
                    "the log's checkpoint is gone: nothing shows that its entries are those signed"
                )
                self._say(CHECKPOINT, "missing", said)
            elif self._tree.size:
                self.remarks.append(
                    "no signed checkpoint covers the log: anybody who can write to the case could "
                    "have changed it; the next write with a usable key signs it"
                )
            return
        if self._tree.size < head.size:
            self._say(
                CHECKPOINT,
                "truncated",
                f"the log holds {self._tree.size} entries, its own checkpoint signs {head.size}: "
                f"{head.size - self._tree.size} at its end were removed or cannot be told apart "
                f"(the newest stand in {self.log.journal.find()[1].name})",
            )
        elif self._roots.get(head.size, head.root) != head.root:
            self._say(
                CHECKPOINT,
                "altered",
                f"the first {head.size} entries are not those that the checkpoint signs: one of "
                "them was changed, put in, taken out or moved after it was signed",
            )
        elif self._tree.size > head.size:
            self.remarks.append(
                f"the last {self._tree.size - head.size} entries are not signed yet: the next "
                "write signs them"
            )
        self._check_signature(note, head)

    def _check_signature(self, note: bytes, head: Checkpoint) -> None:
        good = [key for key in self.keys if signs(note, key)]
        if not good:
            said = "no key that the log names signed its checkpoint"
            self._say(CHECKPOINT, "unsigned", f"{said}: it is not from whoever kept this log")
        elif head.origin != self._origin:
            self._say(CHECKPOINT, "altered", f"it is of the log {head.origin}, not {self._origin}")
        else:
            self.remarks.insert(
                0, f"log {head.origin}: {head.size} entries signed by {good[-1].written()}"
            )

    def _readable(self, one: Asked) -> list[tuple[Asked, Checkpoint]]:
        try:
            return [(one, read_checkpoint(one.note))]
        except NoteWrong as error:
            self._say(one.name, "damaged", f"the checkpoint to compare with is {error}")
            return []

    def _check_asked(self, one: Asked, held: Checkpoint) -> None:
        """Whether this log goes on from a checkpoint that somebody holds."""
        seen = (self._origin, self._tree.size, self._roots)
        problem = asked_problem(one, held, self.keys, seen)
        if problem:
            self.problems.append(problem)
        else:
            self.remarks.append(f"goes on from {one.name}: its {held.size} entries are unchanged")

    def _say(self, subject: str, kind: str, message: str) -> None:
        self.problems.append(
            Problem(room="vault", subject=subject, kind=kind, message=message, hint=RESTORE)
        )


def _range(index: int) -> str:
    return f"{index * WIDTH} to {index * WIDTH + WIDTH - 1}"
