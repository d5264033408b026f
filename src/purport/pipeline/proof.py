"""What a dossier carries so that others can check it: checkpoint, hashes, keys, entries, stamps."""

from collections.abc import Iterable, Iterator

from purport.pipeline.case import Case
from purport.pipeline.signing import key_of
from purport.records import codec
from purport.records.custody import (
    CaptureEntry,
    DerivationEntry,
    Entry,
    KeyEntry,
    StampEntry,
)
from purport.records.view import View
from purport.stock.dossier import load_proof
from purport.vault.note import Checkpoint
from purport.vault.tiles import folder_reader, tiles_of

FOLDER = "proof"
ENTRY_KINDS = tuple(
    f'"kind":"{kind}"'.encode() for kind in ("capture", "derivation", "key", "stamp")
)
UNSIGNED = "No signed checkpoint: the log could not be signed when this dossier was made.\n"


def proof_files(case: Case, shown: View) -> dict[str, bytes]:
    """The files of a dossier's proof by path: of the log as its newest checkpoint signs it.

    Entries are shown for the documents in view, with the keys and stamps of the log; a capture
    whose address names folders of the collector's machine is left out.
    """
    files = dict(load_proof())
    head, note = case.vault.log.head(), case.vault.log.checkpoint()
    if head is None or note is None:
        return files | {f"{FOLDER}/about.txt": UNSIGNED.encode()}
    read = folder_reader(case.vault.log.folder)
    files |= {f"{FOLDER}/{tile.name}": read(tile) for tile in tiles_of(head.size)}
    files[f"{FOLDER}/checkpoint"] = note
    keys, stamps, told, withheld = [], [], 0, 0
    for number, line, entry in _entries(case, head.size):
        if isinstance(entry, CaptureEntry | DerivationEntry) and not _is_of(entry, shown):
            continue
        if isinstance(entry, CaptureEntry) and _tells_folders(entry.address):
            withheld += 1
            continue
        keys += [key_of(entry).written()] if isinstance(entry, KeyEntry) else []
        stamps += [entry] if isinstance(entry, StampEntry) else []
        files[f"{FOLDER}/entries/{number}.json"] = line
        told += 1
    files[f"{FOLDER}/keys.txt"] = "".join(f"{each}\n" for each in keys).encode()
    files |= dict(_stamp_files(case, stamps))
    files[f"{FOLDER}/about.txt"] = _about(head, keys, stamps, (told, withheld)).encode()
    return files


def _entries(case: Case, size: int) -> Iterator[tuple[int, bytes, Entry]]:
    """Number, bytes and content of the entries that a proof can show."""
    for number, line in enumerate(case.vault.log.lines()):
        if number >= size:
            return
        if any(kind in line for kind in ENTRY_KINDS):
            yield number, line, codec.read(Entry, line)


def _is_of(entry: CaptureEntry | DerivationEntry, shown: View) -> bool:
    if isinstance(entry, CaptureEntry):
        return any(each.capture_id == entry.id for each in shown.documents)
    return any(each.id == entry.subject for each in shown.documents)


def _tells_folders(address: str) -> bool:
    """Whether an address names folders of a machine: absolute, or leading upward."""
    return address.startswith(("/", "~", "\\")) or ".." in address or address[1:3] in (":/", ":\\")


def _stamp_files(case: Case, stamps: Iterable[StampEntry]) -> Iterator[tuple[str, bytes]]:
    for number, stamp in enumerate(stamps, 1):
        for name, digest in (
            ("checkpoint", stamp.checkpoint_sha256),
            ("request.tsq", stamp.request_sha256),
            ("reply.tsr", stamp.reply_sha256),
            ("chain.pem", stamp.chain_sha256),
        ):
            yield f"{FOLDER}/stamps/{number}/{name}", case.vault.blobs.get(digest)


def _about(
    head: Checkpoint, keys: list[str], stamps: list[StampEntry], counts: tuple[int, int]
) -> str:
    told, withheld = counts
    lines = [
        f"Log: {head.origin}",
        f"Entries signed: {head.size}; shown here: {told}",
        f"Captures left out, since their address names the collector's folders: {withheld}",
        *(f"Key: {each}" for each in keys),
    ]
    for number, stamp in enumerate(stamps, 1):
        when = f"{stamp.stamped:%Y-%m-%dT%H:%M:%SZ}"
        lines.append(f"Stamp {number}: {stamp.size} entries, {when}, {stamp.authority}")
    lines.append("What this shows and what it does not: VERIFY.md")
    return "".join(f"{each}\n" for each in lines)
