"""What a user loaded for one case: lists of places and of actors, and profiles; all are logged."""

import json
from datetime import datetime
from pathlib import Path

from purport.ledger.ledger import Ledger
from purport.pipeline.seen import Seen
from purport.records.custody import ListEntry
from purport.vault.blobs import file_digest
from purport.vault.log import Log

LISTS = ("places", "actors", "profiles")


def list_digests(folder: Path) -> dict[str, str]:
    """The digests of a case's lists by their path in it."""
    files = sorted(each for name in LISTS for each in (folder / name).rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): file_digest(each) for each in files}


def changed_lists(folder: Path, log: Log, ledger: Ledger, time: datetime) -> list[ListEntry]:
    """An entry for each list that came, changed or went since it was logged."""
    there, known = list_digests(folder), _logged(log, ledger)
    names = sorted({*there, *(name for name, digest in known.items() if digest)})
    return [
        ListEntry(time=time, path=name, sha256=there.get(name))
        for name in names
        if known.get(name) != there.get(name)
    ]


def _logged(log: Log, ledger: Ledger) -> dict[str, str | None]:
    """What the log says of each list, by path; None: it was taken away."""
    seen = Seen(log, ledger, "lists_logged", {})
    size, found = seen.size, dict(seen.found)
    for line in log.lines(size):
        size += 1
        if b'"kind":"list"' in line:
            entry = json.loads(line)
            found[entry["path"]] = entry["sha256"]
    seen.keep(size, found)
    return found
