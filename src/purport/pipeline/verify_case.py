"""A case held against its log: every copy, every derived text, every file, and the ledger."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from purport.pipeline.case import FEATURES, LEDGER, SETTINGS, VAULT, Case, open_case
from purport.pipeline.held_features import unsealed
from purport.pipeline.lists import LISTS, list_digests
from purport.pipeline.verify_foreign import check_foreign, handover_problems
from purport.pipeline.verify_ledger import LedgerCheck
from purport.pipeline.verify_log import Asked, LogCheck
from purport.pipeline.verify_stamps import check_stamps
from purport.records import codec
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
from purport.records.problem import Outcome, Problem
from purport.vault.blobs import file_digest
from purport.vault.log import LogDamaged
from purport.vault.vault import FOREIGN, Vault

DIGESTS = re.compile(rb'"([0-9a-f]{64})"')
STORES = ("blobs", "texts", "copies")
RESTORE = "restore this file from a copy"
SHOWN = (
    "What this shows: every file is the same, byte for byte, as when its entry was logged, and no "
    "entry was changed, moved, put in or taken out since the checkpoints named above were made."
)
NOT_SHOWN = (
    "What it does not show: that what the files say is true; who made them; that a page or post "
    "was not edited before it was captured; that the collector's clock or notes were right."
)
KEY_HOLDER = (
    "Whoever holds the signing key could write the whole log anew. That shows only against a "
    "checkpoint that was handed out, witnessed or stamped before: hand yours out, and compare "
    "with --checkpoint FILE."
)
LIMITS = (SHOWN, NOT_SHOWN, KEY_HOLDER)


def verify_case(
    folder: Path, asked: Sequence[Asked], roots: Sequence[bytes]
) -> Outcome[tuple[str, ...]]:
    """What was checked, and every problem: what failed, since when, and what it means."""
    case = open_case(folder)
    try:
        return _verified(case, [*asked, *_remembered(case)], roots)
    finally:
        case.close()


def _remembered(case: Case) -> list[Asked]:
    """The checkpoint of this log that this machine signed last, if it is known here."""
    try:
        head = case.vault.log.head()
    except LogDamaged:
        return []
    note = case.ring.remembered(head.origin)[1] if head else None
    return [Asked(name="what this machine signed last", note=note)] if note else []


@dataclass
class _Met:
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


def _verified(case: Case, asked: list[Asked], roots: Sequence[bytes]) -> Outcome[tuple[str, ...]]:
    vault, check, ledger = case.vault, LogCheck(case.vault.log, asked), LedgerCheck(case)
    stored = dict(_stored(vault))
    altered = {digest: path for digest, path in stored.items() if file_digest(path) != digest}
    met = _Met(vault, frozenset(stored), altered, dict(stored))
    foreign = check_foreign(vault, met.see_foreign)
    problems: list[Problem] = [*foreign.problems]
    for number, line in check.lines():
        try:
            entry: Entry = codec.read(Entry, line)
        except ValueError:
            problems.append(_problem(f"entry {number}", "altered", "this entry cannot be read"))
            continue
        met.see(line, entry)
        ledger.see(entry)
    problems += handover_problems(foreign.found, met.taken)
    stamps = check_stamps(met.stamps, vault.blobs, check.root_of, roots)
    problems += [*check.problems, *_file_problems(met), *stamps.problems, *ledger.problems()]
    known = foreign.found.files | {f"log/{each}" for each in check.known_files}
    problems += _unknown(case.folder, known, set(map(str, met.unlogged.values())))
    there = list_digests(case.folder)
    problems += [*_unlogged(met), *_cache_problems(case.folder), *_list_problems(met, there)]
    problems += _removed_problems(met)
    remarks = (*check.remarks, *foreign.found.remarks, *stamps.found, *ledger.remarks())
    remarks += tuple(_settings_remark(case))
    remarks += tuple(
        f"{each} was loaded and not logged yet" for each in there if each not in met.lists
    )
    checked = f"checked {len(stored)} files of the vault and {check.size} custody entries"
    return Outcome(found=said(checked, remarks, problems, LIMITS), problems=tuple(problems))


def said(
    checked: str, remarks: Sequence[str], problems: Sequence[Problem], limits: Sequence[str]
) -> tuple[str, ...]:
    """What was checked and what it shows: nothing of sameness is said where something differs."""
    if problems:
        return (checked, *remarks, f"{len(problems)} problem(s): see above", *limits[1:])
    return (checked, *remarks, *limits)


def _stored(vault: Vault) -> Iterator[tuple[str, Path]]:
    for store in (vault.blobs, vault.texts, vault.copies):
        for digest in store.digests():
            yield digest, store.path(digest)
    for path in sorted(vault.asides.folder.glob("*.json")):
        yield path.stem, path


def _file_problems(met: _Met) -> Iterator[Problem]:
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


def _removed_problems(met: _Met) -> Iterator[Problem]:
    """Files that were removed for legal or safety reasons, and are there all the same."""
    for store in (met.vault.blobs, met.vault.texts, met.vault.copies):
        for digest in sorted(each for each in met.removed if store.has(each)):
            said_of = "the log says that this file was removed, but it is there"
            yield _problem(str(store.path(digest)), "removed", said_of, "the next write removes it")


def _list_problems(met: _Met, there: dict[str, str]) -> Iterator[Problem]:
    """Lists of places or actors that are not as they were logged."""
    for path, entry in met.lists.items():
        logged = f"logged {entry.time:%Y-%m-%d %H:%MZ}"
        if entry.sha256 and path not in there:
            yield _problem(path, "missing", f"this list, {logged}, is gone", "load it again")
        elif path in there and there[path] != entry.sha256:
            yield _problem(path, "altered", f"this list is not the one {logged}", "load it again")


def _unlogged(met: _Met) -> Iterator[Problem]:
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


def _settings_remark(case: Case) -> Iterator[str]:
    digest = file_digest(case.folder / SETTINGS)
    if not case.vault.blobs.has(digest):
        yield f"{SETTINGS} was changed since the last write: the next one logs the change"


def _problem(subject: str, kind: str, message: str, hint: str = "") -> Problem:
    return Problem(room="vault", subject=subject, kind=kind, message=message, hint=hint)
