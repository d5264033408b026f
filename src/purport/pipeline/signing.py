"""Who signs a case's checkpoints, and how a key comes into its log."""

import base64
import secrets
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from purport.records import codec
from purport.records.custody import Entry, KeyEntry
from purport.records.problem import Problem
from purport.records.value import value
from purport.vault.keys import KeyRing, KeyUnusable, OwnKey
from purport.vault.log import Log, LogDamaged, Signer
from purport.vault.merkle import Hash, leaf_hash
from purport.vault.note import NoteWrong, PublicKey, note_text, read_checkpoint, sign_note
from purport.vault.tiles import TileDamaged, TileReader, Tree, folder_reader

USE = "purport key use/1"
ORIGIN = "purport-log"


@value
class Signing:
    """Who signs, and what has to be logged before; or why nobody does."""

    signer: Signer | None = None
    entries: tuple[KeyEntry, ...] = ()
    problem: Problem | None = None


def signing(log: Log, ring: KeyRing, time: datetime) -> Signing:
    """Who signs the next checkpoint of a log: the user's key, if it can be used.

    Without one the case goes on: tiles cover its entries, no signed checkpoint does.
    """
    try:
        own = ring.unlocked()
        problem = _forgotten(log, ring)
        return Signing(problem=problem) if problem else _taken_up(log, ring, own, time)
    except KeyUnusable as error:
        return Signing(problem=_problem("no_key", str(error)))


def _taken_up(log: Log, ring: KeyRing, own: OwnKey, time: datetime) -> Signing:
    head = log.head()
    signed = f"— {own.public.name} ".encode() in (log.checkpoint() or b"")
    if head and signed:
        return Signing(signer=Signer(key=own.public, sign=own.sign, origin=head.origin))
    known = list(key_entries(log))
    origin = head.origin if head else next(filter(None, map(origin_of, known)), None)
    origin = origin or f"{ORIGIN}/{secrets.token_hex(12)}"
    entries = _hand_over(ring, known, own.public, time)
    if own.public not in [*map(key_of, known), *map(key_of, entries)]:
        text = f"{USE}\n{origin}\n{own.public.written()}\n"
        entries.append(_entry(own.public, sign_note(text, (own.public, own.sign)), time))
    signer = Signer(key=own.public, sign=own.sign, origin=origin)
    return Signing(signer=signer, entries=tuple(entries))


def _hand_over(
    ring: KeyRing, known: list[KeyEntry], own: PublicKey, time: datetime
) -> list[KeyEntry]:
    """The changes that lead from a key of the log to the user's own one; none if none does."""
    for old in reversed([key_of(each) for each in known]):
        steps = ring.rotations(old)
        taken_up = [key for key, _ in steps]
        if own in taken_up:
            olds = [old, *taken_up]
            return [
                _entry(key, note, time, olds[number].written())
                for number, (key, note) in enumerate(steps[: taken_up.index(own) + 1])
            ]
    return []


def _entry(key: PublicKey, note: bytes, time: datetime, replaces: str | None = None) -> KeyEntry:
    return KeyEntry(
        time=time,
        name=key.name,
        public_key=base64.b64encode(key.raw).decode(),
        replaces=replaces,
        signature=note.decode(),
    )


def key_entries(log: Log) -> Iterator[KeyEntry]:
    """The keys that came into use in a log, in their order."""
    for line in log.lines():
        if b'"kind":"key"' in line:
            found = codec.read(Entry, line)
            if isinstance(found, KeyEntry):
                yield found


def key_of(entry: KeyEntry) -> PublicKey:
    """The key that an entry names."""
    return PublicKey(name=entry.name, raw=base64.b64decode(entry.public_key))


def origin_of(entry: KeyEntry) -> str | None:
    """The log's own name, if this entry gave it."""
    try:
        lines = note_text((entry.signature or "").encode()).split("\n")
    except NoteWrong:
        return None
    return lines[1] if lines[0] == USE else None


def _forgotten(log: Log, ring: KeyRing) -> Problem | None:
    """Why nothing more may be signed: this copy lacks what was signed on this machine before."""
    head = log.head()
    origin = head.origin if head else next(filter(None, map(origin_of, key_entries(log))), None)
    if origin is None:
        return None
    path, note = ring.remembered(origin)
    if note is None or contains(log, note):
        return None
    return _problem(
        "older_copy",
        "on this machine a later state of this case was signed, which this copy does not hold: it "
        "is an older copy, or another one was written to; it is not signed any more",
        f"work in the newest copy; to go on with this one all the same, remove {path}",
    )


def contains(log: Log, note: bytes) -> bool:
    """Whether the log begins with the entries that a checkpoint signs."""
    try:
        other = read_checkpoint(note)
    except NoteWrong:
        return True  # a damaged memory is no reason to stop
    return other.size <= log.size and root_at(log, other.size) == other.root


def root_at(log: Log, size: int) -> Hash:
    """The root over the first `size` entries: from the tiles, or where they end, the entries.

    Raises: LogDamaged.
    """
    head, tree = log.head(), Tree()
    if head and size <= head.size:
        try:
            return TileReader(head.size, folder_reader(log.folder)).root(size)
        except (FileNotFoundError, TileDamaged) as error:
            raise LogDamaged(str(error)) from None
    for line in islice(log.lines(), size):
        tree.add(leaf_hash(line))
    return tree.root()


def _problem(kind: str, message: str, hint: str = "") -> Problem:
    return Problem(room="vault", subject="signed checkpoint", kind=kind, message=message, hint=hint)
