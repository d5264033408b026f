"""The custody log read into the ledger: inputs, and judgements with their standing."""

from collections.abc import Iterable, Iterator, Mapping

from purport.collect.part import Capture
from purport.ledger.ledger import InputRow
from purport.pipeline.case import Case
from purport.pipeline.seen import Seen
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
from purport.records.judgement import Judgement
from purport.records.origin import (
    Origin,
    OriginKind,
    Published,
    PublishedSource,
    read_published,
)
from purport.records.problem import Problem
from purport.vault.asides import REMOVED

READ = "log_read"
READ_KINDS = tuple(
    f'"kind":"{kind}"'.encode() for kind in ("capture", "failed_capture", "judgement", "undo")
)


def sync(case: Case) -> None:
    """Nothing, once the ledger knows every capture and every judgement of the log.

    Where nothing was added since, nothing is written: a reader never waits for a writer.
    """
    seen = Seen(case.vault.log, case.ledger, READ, 0)
    if not seen.size or _said_since(case, seen.size):
        seen.keep(_read_all(case), 0)


def _said_since(case: Case, start: int) -> bool:
    """Whether an entry from this number on says something that the ledger holds."""
    return any(kind in line for line in case.vault.log.lines(start) for kind in READ_KINDS)


def _read_all(case: Case) -> int:
    """How many entries there are, once the ledger holds what they say."""
    rows: dict[str, InputRow] = {}
    failed: dict[str, InputRow] = {}
    judged: list[tuple[str, Entry]] = []
    for position, (according_to, entry) in enumerate(_said(case)):
        if isinstance(entry, CaptureEntry):
            row = _input(case, position, entry)
            rows[row.input] = _with_later(rows.get(row.input), row)
            failed.pop(entry.address, None)
        elif isinstance(entry, FailedCaptureEntry):
            failed[entry.address] = _failed(position, entry)
        elif isinstance(entry, JudgementEntry | UndoEntry):
            judged.append((according_to, entry))
    _put_again(case, rows)
    case.ledger.put_inputs(rows.values())
    case.ledger.replace_failed_captures(failed.values())
    case.ledger.replace_judgements(read_judgements(case, judged))
    return case.vault.log.size


def _said(case: Case) -> Iterator[tuple[str, Entry]]:
    """Every entry, those of foreign logs first, with whose log it stands in ("" for our own)."""
    for log in case.vault.foreign():
        head = log.head()
        according_to = f" (according to the log {head.origin if head else 'of others'})"
        yield from ((according_to, entry) for entry in log.entries())
    yield from (("", entry) for entry in case.vault.log.entries())


CONTAINERS = frozenset({"telegram", "x_archive", "x_api"})


def _with_later(first: InputRow | None, later: InputRow) -> InputRow:
    """The first capture of the same bytes with what a later one says of them."""
    if first is None:
        return later
    old: Capture = codec.read(Capture, first.capture or "")
    new: Capture = codec.read(Capture, later.capture or "")
    merged = codec.changed(
        old,
        origin=new.origin or old.origin,
        published=new.published or old.published,
        input_format=new.input_format or old.input_format,
        batch=new.batch,
    )
    return codec.changed(first, capture=codec.write(merged).decode())


def _put_again(case: Case, rows: Mapping[str, InputRow]) -> None:
    """Nothing, once known inputs carry what was said of them since; they are derived again if that
    can change the result: another date, origin or format, or an export's files added with it.
    """
    for known in case.ledger.input_rows():
        row = rows.get(known.input)
        if row is None or row.capture == known.capture:
            continue
        old: Capture = codec.read(Capture, known.capture or "")
        new: Capture = codec.read(Capture, row.capture or "")
        said = codec.changed(new, batch=old.batch) != old
        again = said or known.state.kind in CONTAINERS
        case.ledger.update_capture(known.input, row.capture or "", again=again)


def read_judgements(case: Case, entries: Iterable[tuple[str, Entry]]) -> tuple[Judgement, ...]:
    """The judgements of these log entries in their order, with when each was undone.

    Each entry comes with what is put behind its person's name: whose log it stands in.
    """
    found: dict[str, Judgement] = {}
    for according_to, entry in entries:
        if isinstance(entry, JudgementEntry):
            found[entry.id] = _judgement(case, entry, according_to)
        elif isinstance(entry, UndoEntry) and entry.judgement in found:
            undone = codec.changed(found[entry.judgement], undone_at=entry.time)
            found[entry.judgement] = undone
    return tuple(found.values())


def _judgement(case: Case, entry: JudgementEntry, according_to: str) -> Judgement:
    return Judgement(
        id=entry.id,
        time=entry.time,
        subject=entry.subject,
        subject_kind=entry.subject_kind,
        documents=entry.documents,
        spans=entry.spans,
        words=entry.words or case.vault.asides.get(entry.words_aside) or "",
        verdict=entry.verdict,
        set=entry.set,
        by=f"{case.vault.asides.get(entry.by) or REMOVED}{according_to}",
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
