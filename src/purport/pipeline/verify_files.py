"""The files of a case held against what its log speaks of."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from purport.pipeline.case import FEATURES, LEDGER, SETTINGS, VAULT
from purport.pipeline.held_features import unsealed
from purport.pipeline.lists import LISTS, list_digests
from purport.records.custody import (
    AnswerEntry,
    CaptureEntry,
    DerivationEntry,
    Entry,
    HandoverEntry,
    ListEntry,
    RedactionEntry,
    SettingsEntry,
    StampEntry,
    WorkingCopyEntry,
)
from purport.records.problem import Problem
from purport.vault.vault import FOREIGN, Vault

DIGESTS = re.compile(rb'"([0-9a-f]{64})"')

STORES = ("blobs", "texts", "copies")
RESTORE = "restore this file from a copy"


@dataclass
class Met:
    """What a pass over the log met, by digest. `since` is when an altered file was logged."""

    vault: Vault
    held: frozenset[str]
    altered: dict[str, Path]
    unlogged: dict[str, Path]
    since: dict[str, datetime] = field(default_factory=dict)
    missing: list[tuple[str, datetime, str]] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)
    stamps: list[StampEntry] = field(default_factory=list)
    lists: dict[str, ListEntry] = field(default_factory=dict)
    taken: list[HandoverEntry] = field(default_factory=list)

    def see_foreign(self, line: bytes, entry: Entry) -> None:
        """An entry of a log taken over: its stamps and lists are of that log, not of ours."""
        if isinstance(entry, StampEntry | ListEntry):
            self._cover(line, entry)
        else:
            self.see(line, entry)

    def _cover(self, line: bytes, entry: Entry) -> None:
        for found in DIGESTS.findall(line):
            digest = found.decode()
            self.unlogged.pop(digest, None)
            if digest in self.altered:
                self.since.setdefault(digest, entry.time)

    def see(self, line: bytes, entry: Entry) -> None:
        """An entry of our log."""
        self._cover(line, entry)
        if isinstance(entry, CaptureEntry | SettingsEntry):
            if entry.sha256 not in self.held:
                what = entry.address if isinstance(entry, CaptureEntry) else SETTINGS
                self.missing.append((entry.sha256, entry.time, what))
        elif isinstance(entry, DerivationEntry) and entry.text_sha256:
            if entry.text_sha256 not in self.held:
                self.missing.append((entry.text_sha256, entry.time, ""))
        elif isinstance(entry, AnswerEntry) and entry.answer_sha256:
            if entry.answer_sha256 not in self.held:
                self.missing.append((entry.answer_sha256, entry.time, ""))
        elif isinstance(entry, WorkingCopyEntry):
            if entry.sha256 not in self.held:
                self.missing.append((entry.sha256, entry.time, ""))
        elif isinstance(entry, RedactionEntry):
            self.removed.add(entry.sha256)
        elif isinstance(entry, ListEntry):
            self.lists[entry.path] = entry
        elif isinstance(entry, StampEntry):
            self.stamps.append(entry)
        elif isinstance(entry, HandoverEntry):
            self.taken.append(entry)


def case_problems(folder: Path, met: Met, known: Set[str]) -> Iterator[Problem]:
    """What differs in the files of a case; `known` are those below vault that the log needs."""
    yield from _unknown(folder, known, set(map(str, met.unlogged.values())))
    yield from _unlogged(met)
    yield from _cache_problems(folder)
    yield from _list_problems(met, list_digests(folder))
    yield from _removed_problems(met)


def file_problems(met: Met) -> Iterator[Problem]:
    """Files that were altered since they were logged, or are gone."""
    for digest, path in met.altered.items():
        when = met.since.get(digest)
        logged = f"it was whole when it was logged, {when:%Y-%m-%d %H:%MZ}; " if when else ""
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        said_of = f"{logged}the file system dates its last change {changed:%Y-%m-%d %H:%MZ}"
        yield _problem(
            str(path), "altered", f"the bytes are not those that were logged: {said_of}", RESTORE
        )
    for digest, when, what in met.missing:
        if digest in met.removed:
            continue
        name = (
            f"{what or 'a derived copy or text'} ({digest}), logged {when:%Y-%m-%d %H:%MZ}, is gone"
        )
        hint = RESTORE if what else "run `purport rebuild`"
        yield _problem(digest, "missing", f"{name}, and no entry says that it was removed", hint)


def _cache_problems(folder: Path) -> Iterator[Problem]:
    """Features of pictures that were computed and kept, and are damaged."""
    for path in sorted((folder / FEATURES).rglob("*.npz")):
        try:
            unsealed(path.read_bytes())
        except ValueError:
            said_of = "what was computed of a picture is damaged; it is no evidence"
            yield _problem(str(path), "altered", said_of, "delete the file: it is made again")


def _removed_problems(met: Met) -> Iterator[Problem]:
    """Files that were removed for legal or safety reasons, and are there all the same."""
    for store in (met.vault.blobs, met.vault.texts, met.vault.copies):
        for digest in sorted(each for each in met.removed if store.has(each)):
            said_of = "the log says that this file was removed, but it is there"
            yield _problem(str(store.path(digest)), "removed", said_of, "the next write removes it")


def _list_problems(met: Met, there: dict[str, str]) -> Iterator[Problem]:
    """Lists of places or actors that are not as they were logged."""
    for path, entry in met.lists.items():
        logged = f"logged {entry.time:%Y-%m-%d %H:%MZ}"
        if entry.sha256 and path not in there:
            yield _problem(path, "missing", f"this list, {logged}, is gone", "load it again")
        elif path in there and there[path] != entry.sha256:
            yield _problem(path, "altered", f"this list is not the one {logged}", "load it again")


def _unlogged(met: Met) -> Iterator[Problem]:
    for path in met.unlogged.values():
        if path.stem not in met.altered:
            yield _problem(
                str(path),
                "unknown_file",
                "no entry of the log speaks of this file: an interrupted write left it, or "
                "somebody put it there",
                "add its original again if it belongs to the case",
            )


def _unknown(folder: Path, log_files: Set[str], told: set[str]) -> Iterator[Problem]:
    """Files in a case that it does not know, sorted."""
    for path in unknown_files(folder, log_files):
        if str(path) not in told:
            yield _problem(str(path), "unknown_file", "this file is not covered by the log")


def unknown_files(folder: Path, log_files: Set[str]) -> Iterator[Path]:
    """Files in a case that it does not know, sorted; `log_files` are known below vault."""
    known_top = {SETTINGS, LEDGER, f"{LEDGER}-wal", f"{LEDGER}-shm"}
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.is_dir() or str(inner) in known_top or inner.parts[0] in LISTS:
            continue
        if not _belongs(inner, log_files):
            yield path


def _belongs(inner: Path, log_files: Set[str]) -> bool:
    parts = inner.parts
    if parts[0] == FEATURES:
        return len(parts) == 3 and inner.suffix == ".npz"
    if parts[0] != VAULT:
        return False
    if parts[1:] == ("writing.lock",):
        return True
    if parts[1] in ("log", FOREIGN):
        return "/".join(parts[1:]) in log_files
    stored = len(parts) == 4 and parts[1] in STORES and parts[3].startswith(parts[2])
    return stored or (len(parts) == 3 and parts[1] == "asides" and inner.suffix == ".json")


def _problem(subject: str, kind: str, message: str, hint: str = "") -> Problem:
    return Problem(room="vault", subject=subject, kind=kind, message=message, hint=hint)
