"""How the inputs of a case stand, and what its official records cover."""

from collections.abc import Iterable
from typing import Any

from purport.assess.covered import published_day
from purport.assess.rhythm import rhythm_on
from purport.assess.sheets import Record, gaps
from purport.pipeline.case import Case
from purport.pipeline.habits import Held, records_of
from purport.pipeline.stored import load_documents, load_findings, load_missing
from purport.pipeline.sync import sync
from purport.pipeline.texts import Texts
from purport.records.document import Coverage
from purport.records.inputs import InputState
from purport.records.rhythm import Habit


def states(case: Case) -> tuple[InputState, ...]:
    """Every input, then everything a container names but does not hold.

    Inputs captured since the last run are read from the log if no other process is writing.
    """
    sync(case)
    return (*(row.state for row in case.ledger.input_rows()), *load_missing(case.ledger))


def coverage_rows(case: Case) -> list[dict[str, Any]]:
    """One row an official record: how many pieces are held, what they cover, where gaps are."""
    documents, findings = load_documents(case.ledger), load_findings(case.ledger)
    texts = Texts(case, documents)
    records, habits = records_of(case, Held(documents=documents, findings=findings, texts=texts))
    return [_row(record, habits[record.origin]) for record in records]


def _row(record: Record, habit: Habit) -> dict[str, Any]:
    windows = [window for sheet in record.sheets for window in sheet.searchable]
    return {
        "record": record.origin,
        "pieces": len(record.sheets),
        "covers": _hull(windows),
        "expected": _expected(record, habit),
        "gaps": "; ".join(f"{each.day} – {each.until}" for each in gaps(record.sheets)) or "none",
    }


def _expected(record: Record, habit: Habit) -> str:
    """How often releases are expected and on what basis, at the last one held and at the first."""
    days = [day for each in record.sheets if (day := published_day(each, "UTC")) is not None]
    if not days:
        return "not known: no piece is dated"
    last = rhythm_on(habit, days, max(days))
    before = rhythm_on(habit, days, min(days))
    if before.rhythm is last.rhythm:
        return last.words
    return f"{last.words}; at first {before.words}"


def _hull(windows: Iterable[Coverage]) -> str:
    listed = list(windows)
    if not listed:
        return "no window could be read"
    first = min(each.earliest for each in listed)
    last = max(each.latest for each in listed)
    return f"{first:%Y-%m-%d} – {last:%Y-%m-%d}"
