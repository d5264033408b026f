"""A checkpoint that somebody holds, and the keys of a log, held against what the log says."""

from collections.abc import Iterable
from pathlib import Path

from purport.pipeline.signing import USE, key_of
from purport.records.custody import KeyEntry
from purport.records.problem import Problem
from purport.records.value import value
from purport.vault.merkle import Hash
from purport.vault.note import Checkpoint, NoteWrong, PublicKey, open_note, read_public_key

RESTORE = "restore the log's folder from a copy"


@value
class Asked:
    """A checkpoint that somebody holds: where it was found, and its note."""

    name: str
    note: bytes


def asked_from(path: Path) -> Asked:
    """The checkpoint in a file.

    Raises: OSError.
    """
    return Asked(name=str(path), note=path.read_bytes())


def asked_problem(
    one: Asked,
    held: Checkpoint,
    keys: Iterable[PublicKey],
    seen: tuple[str | None, int, dict[int, Hash]],
) -> Problem | None:
    """Why a log does not go on from a checkpoint that somebody holds, or None.

    `seen` are the log's name, how many entries it has, and its roots by size.
    """
    origin, size, roots = seen
    if not any(signs(one.note, key) for key in keys):
        kind, said = "unsigned", "no key of this log signed this checkpoint: another's, or forged"
    elif origin not in (None, held.origin):
        kind, said = "other_log", f"it is a checkpoint of {held.origin}, another log"
    elif held.size > size:
        kind = "truncated"
        said = (
            f"{held.size - size} entries that were there when this checkpoint was signed are not "
            "in the log any more: it was cut off, or this is an older copy"
        )
    elif held.size and roots.get(held.size) != held.root:
        kind = "rewritten"
        said = (
            f"the first {held.size} entries are not those that this checkpoint signs: the log was "
            "rewritten after it was handed out"
        )
    else:
        return None
    return Problem(room="vault", subject=one.name, kind=kind, message=said, hint=RESTORE)


def key_wrong(entry: KeyEntry, known: list[PublicKey], origin: str | None) -> str:
    """Why a key may not have come into use as its entry says; "" where all is well."""
    key, note = key_of(entry), (entry.signature or "").encode()
    try:
        if entry.replaces is None:
            lines = open_note(note, key).split("\n")
            right = lines[0] == USE and lines[2] == key.written() and origin in (None, lines[1])
            return "" if right else f"{entry.name} came into use with words of another log"
        old = read_public_key(entry.replaces)
        lines = open_note(note, old, key).split("\n")
    except (NoteWrong, IndexError) as error:
        return f"{entry.name} came into use without a signature that holds ({error})"
    if old not in known or lines[1:3] != [old.written(), key.written()]:
        return f"{entry.name} replaces a key that was not in use"
    return ""


def signs(note: bytes, key: PublicKey) -> bool:
    """Whether this key signed this note."""
    try:
        open_note(note, key)
    except NoteWrong:
        return False
    return True
