"""A case held against its log: every copy, every derived text, every file, and the ledger."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from purport.pipeline.case import SETTINGS, Case, open_case
from purport.pipeline.lists import list_digests
from purport.pipeline.verify_checkpoints import Asked
from purport.pipeline.verify_files import Met, case_problems, file_problems
from purport.pipeline.verify_foreign import check_foreign, handover_problems
from purport.pipeline.verify_ledger import LedgerCheck
from purport.pipeline.verify_log import LogCheck
from purport.pipeline.verify_stamps import check_stamps
from purport.records import codec
from purport.records.custody import Entry
from purport.records.problem import Outcome, Problem
from purport.vault.blobs import file_digest
from purport.vault.log import LogDamaged
from purport.vault.vault import Vault

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


def _verified(case: Case, asked: list[Asked], roots: Sequence[bytes]) -> Outcome[tuple[str, ...]]:
    vault, check, ledger = case.vault, LogCheck(case.vault.log, asked), LedgerCheck(case)
    stored = dict(_stored(vault))
    altered = {digest: path for digest, path in stored.items() if file_digest(path) != digest}
    met = Met(vault, frozenset(stored), altered, dict(stored))
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
    problems += [*check.problems, *file_problems(met), *stamps.problems, *ledger.problems()]
    known = foreign.found.files | {f"log/{each}" for each in check.known_files}
    problems += case_problems(case.folder, met, known)
    remarks = (*check.remarks, *foreign.found.remarks, *stamps.found, *ledger.remarks())
    remarks += tuple(_settings_remark(case))
    remarks += tuple(
        f"{each} was loaded and not logged yet"
        for each in list_digests(case.folder)
        if each not in met.lists
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


def _settings_remark(case: Case) -> Iterator[str]:
    digest = file_digest(case.folder / SETTINGS)
    if not case.vault.blobs.has(digest):
        yield f"{SETTINGS} was changed since the last write: the next one logs the change"


def _problem(subject: str, kind: str, message: str, hint: str = "") -> Problem:
    return Problem(room="vault", subject=subject, kind=kind, message=message, hint=hint)
