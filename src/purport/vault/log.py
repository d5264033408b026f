"""The custody log: canonical JSON entries, one a line, only ever appended.

Merkle tiles and checkpoints are laid over these same entry bytes; their place is beside this file.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from purport.records import codec
from purport.records.custody import ENTRY_LIMIT_BYTES, Entry
from purport.records.problem import Impossible
from purport.vault.durable import make_folder, sync_folder

LogEntry = Entry
NEWLINE = b"\n"


class EntryTooLong(Impossible):
    """An entry would exceed the limit of the log's format."""

    def __init__(self, size: int) -> None:
        super().__init__(
            f"a custody entry of {size} bytes exceeds {ENTRY_LIMIT_BYTES}: shorten the note"
        )
        self.size = size


class LogDamaged(Impossible):
    """A line of the log cannot be read."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__(
            f"{path.name} is damaged in line {line}: run `purport verify`, restore it from a copy"
        )
        self.line = line


class Log:
    """The log of one vault. Appending is for the one process that holds the case's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "entries.jsonl"

    def append(self, entries: Iterable[LogEntry]) -> int:
        """How many entries were added; all are on disk when this returns.

        Raises: EntryTooLong, before anything is written.
        """
        lines = [_line(entry) for entry in entries]
        if not lines:
            return 0
        make_folder(self.folder)
        is_new = not self.path.exists()
        with open(self.path, "ab") as file:
            file.write(b"".join(lines))
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            sync_folder(self.folder)
        return len(lines)

    def entries(self, start: int = 0) -> Iterator[LogEntry]:
        """The entries from number `start` (0: the first) in their order.

        A last line without its end was never acknowledged and is left out.

        Raises: LogDamaged.
        """
        for number, line in enumerate(self.lines()):
            if number >= start:
                yield self._read(number, line)

    def lines(self) -> Iterator[bytes]:
        """The bytes of each acknowledged entry, without the line's end."""
        if not self.path.exists():
            return
        with open(self.path, "rb") as file:
            for line in file:
                if line.endswith(NEWLINE):
                    yield line[:-1]

    def mend_tail(self) -> bytes:
        """The bytes of an unfinished last line, which are cut off; empty if there were none."""
        if not self.path.exists():
            return b""
        with open(self.path, "r+b") as file:
            start = max(0, file.seek(0, os.SEEK_END) - 2 * ENTRY_LIMIT_BYTES)
            file.seek(start)
            tail = file.read()
            keep = tail.rfind(NEWLINE) + 1
            if keep < len(tail):
                file.truncate(start + keep)
                os.fsync(file.fileno())
        return tail[keep:]

    def _read(self, number: int, line: bytes) -> LogEntry:
        try:
            entry: LogEntry = codec.read(Entry, line)
        except ValueError:
            raise LogDamaged(self.path, number + 1) from None
        return entry


def _line(entry: LogEntry) -> bytes:
    written = codec.write(entry, Entry)
    if len(written) > ENTRY_LIMIT_BYTES:
        raise EntryTooLong(len(written))
    return written + NEWLINE
