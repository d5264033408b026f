"""The newest entries of a log, one JSON line each, until their bundle of 256 is full.

An entry is durable once it stands here; bundles, tiles and checkpoint follow. The file's name says
which entry is its first: entries.jsonl begins with entry 0, entries-512.jsonl with entry 512. A log
written before there were tiles is one whose entries all stand here.
"""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from purport.records.custody import ENTRY_LIMIT_BYTES
from purport.vault.durable import make_folder, place, sync_folder, temporary_beside, write_synced

NEWLINE = b"\n"
NAMED = re.compile(r"entries(?:-([1-9][0-9]*))?\.jsonl")
WRITABLE = 0o644


class Journal:
    """The journal in a log's folder. Writing is for the one process that holds the case's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self) -> tuple[int, Path]:
        """The number of its first entry and its file, which may not be there yet."""
        found = self._all()
        return found[-1] if found else (0, self.path_from(0))

    def path_from(self, start: int) -> Path:
        """Where the journal stands whose first entry has this number."""
        return self.folder / (f"entries-{start}.jsonl" if start else "entries.jsonl")

    def read(self) -> tuple[int, list[bytes]]:
        """The number of its first entry, and its entries.

        A last line without its end was never acknowledged and is left out.
        """
        while True:
            start, path = self.find()
            try:
                return start, path.read_bytes().split(NEWLINE)[:-1]
            except FileNotFoundError:  # a writer moved on meanwhile, or there is none yet
                if self.find() == (start, path):
                    return start, []

    def append(self, lines: Iterable[bytes]) -> None:
        """Nothing, once the lines are on disk."""
        make_folder(self.folder)
        _, path = self.find()
        is_new = not path.exists()
        with open(path, "ab") as file:
            file.write(b"".join(line + NEWLINE for line in lines))
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            sync_folder(self.folder)

    def begin_at(self, start: int, lines: Sequence[bytes]) -> None:
        """Nothing, once the journal begins with entry `start`; what stood before is in bundles."""
        _, old = self.find()
        temporary = temporary_beside(self.folder)
        write_synced(temporary, b"".join(line + NEWLINE for line in lines))
        place(temporary, self.path_from(start), mode=WRITABLE)
        old.unlink(missing_ok=True)
        sync_folder(self.folder)

    def mend(self) -> bytes:
        """The bytes of an unfinished last line, which are cut off; empty if there were none.

        A journal that an interrupted move left behind is removed.
        """
        for _, path in self._all()[:-1]:
            path.unlink()
        _, path = self.find()
        if not path.exists():
            return b""
        with open(path, "r+b") as file:
            start = max(0, file.seek(0, os.SEEK_END) - 2 * ENTRY_LIMIT_BYTES)
            file.seek(start)
            tail = file.read()
            keep = tail.rfind(NEWLINE) + 1
            if keep < len(tail):
                file.truncate(start + keep)
                os.fsync(file.fileno())
        return tail[keep:]

    def _all(self) -> list[tuple[int, Path]]:
        names = os.listdir(self.folder) if self.folder.is_dir() else []
        matched = [NAMED.fullmatch(name) for name in names]
        return sorted((int(each[1] or 0), self.folder / each[0]) for each in matched if each)
