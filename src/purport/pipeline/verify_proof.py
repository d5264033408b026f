"""A dossier's proof held against itself: tiles, checkpoint, keys, entries, stamps."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from purport.pipeline.signing import key_of, origin_of
from purport.pipeline.stamp import StampsMissing, StampWrong, check_reply
from purport.pipeline.verify_checkpoints import Asked, asked_problem, key_wrong
from purport.records import codec
from purport.records.custody import Entry, KeyEntry
from purport.records.problem import Outcome, Problem
from purport.vault.merkle import Hash, leaf_hash
from purport.vault.note import Checkpoint, NoteWrong, PublicKey, open_note, read_checkpoint
from purport.vault.tiles import (
    Tile,
    TileDamaged,
    Tree,
    folder_reader,
    hashes_in,
    tiles_of,
)


def check_proof(
    proof: Path, asked: Sequence[Asked], roots: Sequence[bytes]
) -> Outcome[tuple[str, ...]]:
    """What the proof shows, in words, and what in it does not hold."""
    check = _Proof(proof)
    try:
        check.run(asked, roots)
    except (OSError, TileDamaged, NoteWrong, ValueError) as error:
        check.say("proof", f"it cannot be read: {error}")
    return Outcome(found=tuple(check.remarks), problems=tuple(check.problems))


class _Proof:
    def __init__(self, proof: Path) -> None:
        self.proof = proof
        self.problems: list[Problem] = []
        self.remarks: list[str] = []
        self.roots: dict[int, Hash] = {}
        self.keys: list[PublicKey] = []
        self.origin: str | None = None

    def run(self, asked: Sequence[Asked], roots: Sequence[bytes]) -> None:
        path = self.proof / "checkpoint"
        if not path.is_file():
            self.remarks.append("no signed checkpoint: the dossier is held by its manifest alone")
            return
        note = path.read_bytes()
        head = read_checkpoint(note)
        stamped = list(self._stamped())
        held = [(one, read_checkpoint(one.note)) for one in asked]
        leaves = self._tiles(head, {each.size for _, each in [*held, *stamped]})
        self._entries(leaves)
        self._signature(note, head)
        for one, other in held:
            self._say_asked(one, other, len(leaves))
        for one, other in stamped:
            self._stamp(Path(one.name), other, roots)

    def _tiles(self, head: Checkpoint, wanted: set[int]) -> list[Hash]:
        """The hashes of all entries; every tile is held against those below it."""
        read, tree, leaves = folder_reader(self.proof), Tree(), []
        made: dict[Tile, bytes] = {}
        for tile in tiles_of(head.size):
            if tile.level == 0:
                leaves += hashes_in(read(tile))
        for leaf in leaves:
            made |= dict(tree.add(leaf))
            if tree.size in wanted:
                self.roots[tree.size] = tree.root()
        made |= dict(tree.edge())
        for tile, content in made.items():
            if tile.level and read(tile) != content:
                self.say(tile.name, "this tile's hashes differ from those below")
        if tree.root() != head.root:
            self.say("checkpoint", "it signs another root than the tiles lead to")
        return leaves

    def _entries(self, leaves: list[Hash]) -> None:
        found = sorted((self.proof / "entries").glob("*.json"), key=lambda each: int(each.stem))
        for path in found:
            number, line = int(path.stem), path.read_bytes()
            if number >= len(leaves) or leaf_hash(line) != leaves[number]:
                self.say(path.name, f"entry {number} is not what the log holds at that place")
            elif b'"kind":"key"' in line:
                self._key(number, line)
        self.remarks.append(f"{len(found)} of the log's {len(leaves)} entries are shown")

    def _key(self, number: int, line: bytes) -> None:
        entry = codec.read(Entry, line)
        if isinstance(entry, KeyEntry):
            if wrong := key_wrong(entry, self.keys, self.origin):
                self.say(f"entry {number}", wrong)
            self.keys.append(key_of(entry))
            self.origin = self.origin or origin_of(entry)

    def _signature(self, note: bytes, head: Checkpoint) -> None:
        listed = (self.proof / "keys.txt").read_text("utf-8").splitlines()
        if listed != [each.written() for each in self.keys]:
            self.say("keys.txt", "these are not the keys that the log names")
        for key in reversed(self.keys):
            try:
                open_note(note, key)
            except NoteWrong:
                continue
            self.remarks.insert(
                0, f"log {head.origin}: {head.size} entries signed by {key.written()}"
            )
            return
        self.say("checkpoint", "no key that the log names signed it")

    def _say_asked(self, one: Asked, held: Checkpoint, size: int) -> None:
        problem = asked_problem(one, held, self.keys, (self.origin, size, self.roots))
        if problem:
            self.problems.append(problem)
        else:
            self.remarks.append(f"goes on from {one.name}: its {held.size} entries are unchanged")

    def _stamped(self) -> Iterator[tuple[Asked, Checkpoint]]:
        for path in sorted((self.proof / "stamps").glob("*/checkpoint")):
            note = path.read_bytes()
            yield Asked(name=str(path.parent), note=note), read_checkpoint(note)

    def _stamp(self, folder: Path, held: Checkpoint, roots: Sequence[bytes]) -> None:
        name = f"stamp {folder.name}"
        if self.roots.get(held.size) != held.root:
            self.say(name, "the log does not begin with the entries that were stamped")
        note, reply = (folder / "checkpoint").read_bytes(), (folder / "reply.tsr").read_bytes()
        try:
            request = (folder / "request.tsq").read_bytes()
            checked = check_reply(reply, note, request, roots)
        except StampsMissing as error:
            self.remarks.append(f"{name} was not checked: {error}")
            return
        except StampWrong as error:
            self.say(name, f"it does not hold: {error}")
            return
        if roots and not checked.is_rooted:
            self.say(name, "the roots given do not vouch for it")
            return
        trust = "" if roots else "; --roots FILE tells whether it is whom it says"
        when = f"{checked.time:%Y-%m-%d %H:%M:%SZ}"
        self.remarks.append(f"{name}: {held.size} entries existed by {when}{trust}")

    def say(self, subject: str, message: str) -> None:
        """Nothing; a problem is kept."""
        self.problems.append(Problem(room="vault", subject=subject, kind="proof", message=message))
