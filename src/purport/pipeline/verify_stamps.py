"""The time stamps of a log: each held against its checkpoint, offline."""

from collections.abc import Callable, Iterable

from purport.pipeline.stamp import StampsMissing, StampWrong, check_reply
from purport.records.custody import StampEntry
from purport.records.problem import Outcome, Problem
from purport.vault.blobs import BlobMissing, BlobStore
from purport.vault.merkle import Hash
from purport.vault.note import NoteWrong, read_checkpoint

TRUST = "`--roots FILE` (the authority's root certificates) tells whether it is whom it says"


def check_stamps(
    entries: Iterable[StampEntry],
    blobs: BlobStore,
    root_of: Callable[[int], Hash | None],
    roots: Iterable[bytes],
) -> Outcome[tuple[str, ...]]:
    """What each stamp shows, in words, and those that do not hold.

    `root_of` gives the log's root over its first entries.
    """
    remarks, problems, trusted = [], [], list(roots)
    for entry in entries:
        try:
            note = blobs.get(entry.checkpoint_sha256)
            remarks.append(_remark(entry, blobs, trusted))
            held = read_checkpoint(note)
            if root_of(held.size) != held.root:
                said = "the log does not begin with the entries that were stamped: it was rewritten"
                problems.append(_problem(entry, f"{said} after {entry.stamped:%Y-%m-%d %H:%MZ}"))
        except StampsMissing as error:
            remarks.append(f"a stamp of {entry.authority} was not checked: {error}")
        except BlobMissing:
            continue  # said where files are missed
        except (StampWrong, NoteWrong) as error:
            problems.append(_problem(entry, f"the stamp does not hold: {error}"))
    return Outcome(found=tuple(remarks), problems=tuple(problems))


def _remark(entry: StampEntry, blobs: BlobStore, trusted: list[bytes]) -> str:
    note, reply = blobs.get(entry.checkpoint_sha256), blobs.get(entry.reply_sha256)
    request, chain = blobs.get(entry.request_sha256), blobs.get(entry.chain_sha256)
    checked = check_reply(reply, note, request, trusted or [chain])
    if trusted and not checked.is_rooted:
        raise StampWrong("the roots given do not vouch for it")
    named = f"{entry.authority} stamped the first {entry.size} entries"
    trust = "" if trusted else f"; {TRUST}"
    return f"{named} at {checked.time:%Y-%m-%d %H:%M:%SZ}: they existed by then{trust}"


def _problem(entry: StampEntry, message: str) -> Problem:
    return Problem(
        room="vault",
        subject=f"stamp of {entry.authority} over {entry.size} entries",
        kind="stamp",
        message=message,
        hint="compare with the copy in a dossier that was handed out",
    )
