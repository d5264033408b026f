"""The custody log read into the ledger: inputs, and judgements with their standing."""

from collections.abc import Iterable

from purport.collect.part import Capture
from purport.ledger.ledger import InputRow
from purport.pipeline.case import Case
from purport.records import codec
from purport.records.custody import (
    CaptureEntry,
    Entry,
    FailedCaptureEntry,
    JudgementEntry,
    UndoEntry,
)
from purport.records.ids import identify
from purport.records.inputs import InputState, InputStatus
from purport.records.judgement import Judgement, Standing
from purport.records.origin import (
    Origin,
    OriginKind,
    Published,
    PublishedSource,
    read_published,
)
from purport.records.problem import Problem
from purport.vault.asides import REMOVED

READ_LINES = "log_lines"


def sync(case: Case) -> None:
    """Nothing, once the ledger knows every capture and every judgement of the log.

    Where nothing was added since, nothing is written: a reader never waits for a writer.
    """
    lines = str(sum(1 for _ in case.vault.log.lines()))
    if case.ledger.fact(READ_LINES) == lines:
        return
    rows: dict[str, InputRow] = {}
    failed: dict[str, InputRow] = {}
    judged: list[Entry] = []
    for position, entry in enumerate(case.vault.log.entries()):
        if isinstance(entry, CaptureEntry):
            row = _input(case, position, entry)
            rows.setdefault(row.input, row)
            failed.pop(entry.address, None)
        elif isinstance(entry, FailedCaptureEntry):
            failed[entry.address] = _failed(position, entry)
        elif isinstance(entry, JudgementEntry | UndoEntry):
            judged.append(entry)
    case.ledger.put_inputs(rows.values())
    case.ledger.replace_failed_captures(failed.values())
    case.ledger.replace_judgements(read_judgements(case, judged))
    case.ledger.set_fact(READ_LINES, lines)


def read_judgements(case: Case, entries: Iterable[Entry]) -> tuple[Judgement, ...]:
    """The judgements of these log entries in their order, undone ones marked."""
    found: dict[str, Judgement] = {}
    undone: set[str] = set()
    for entry in entries:
        if isinstance(entry, JudgementEntry):
            found[entry.id] = _judgement(case, entry)
        elif isinstance(entry, UndoEntry):
            undone.add(entry.judgement)
    return tuple(
        codec.changed(each, standing=Standing.UNDONE) if each.id in undone else each
        for each in found.values()
    )


def _judgement(case: Case, entry: JudgementEntry) -> Judgement:
    return Judgement(
        id=entry.id,
        time=entry.time,
        subject=entry.subject,
        subject_kind=entry.subject_kind,
        documents=entry.documents,
        spans=entry.spans,
        words=entry.words,
        verdict=entry.verdict,
        set=entry.set,
        by=case.vault.asides.get(entry.by) or REMOVED,
        note=case.vault.asides.get(entry.note),
    )


def _input(case: Case, position: int, entry: CaptureEntry) -> InputRow:
    capture = Capture(
        id=entry.id,
        address=entry.address,
        sha256=entry.sha256,
        origin=_origin(entry),
        published=_published(case, entry),
        input_format=entry.input_format,
        batch=entry.batch,
    )
    return InputRow(
        input=identify("input", entry.origin, entry.address, entry.sha256),
        position=position,
        components="",
        state=InputState(
            capture_id=entry.id, path=entry.address, state=InputStatus.WAITING, kind=None
        ),
        capture=codec.write(capture).decode(),
    )


def _failed(position: int, entry: FailedCaptureEntry) -> InputRow:
    problem = Problem(
        room="vault",
        subject=entry.address,
        kind=entry.problem,
        message=entry.message,
        hint=entry.hint,
    )
    return InputRow(
        input=identify("failed-input", entry.address, entry.problem),
        position=position,
        components="",
        state=InputState(
            capture_id=None, path=entry.address, state=InputStatus.FAILED, problem=problem
        ),
        capture=None,
    )


def _origin(entry: CaptureEntry) -> Origin | None:
    if entry.origin is None and entry.origin_kind is None:
        return None
    return Origin(name=entry.origin or "unknown", kind=entry.origin_kind or OriginKind.UNKNOWN)


def _published(case: Case, entry: CaptureEntry) -> Published | None:
    if entry.published is None:
        return None
    basis = case.vault.asides.get(entry.published_basis)
    return read_published(entry.published, PublishedSource.GIVEN, basis)
