"""How the inputs of a case stand, and what its official records cover."""

from collections.abc import Iterable
from typing import Any

from purport.assess.sheets import Record, gaps, read_records
from purport.pipeline.case import Case
from purport.pipeline.stored import load_documents, load_findings, load_missing
from purport.pipeline.sync import sync
from purport.records.incident import Window
from purport.records.inputs import InputState


def states(case: Case) -> tuple[InputState, ...]:
    """Every input, then everything a container names but does not hold.

    Inputs captured since the last run are read from the log if no other process is writing.
    """
    sync(case)
    return (*(row.state for row in case.ledger.input_rows()), *load_missing(case.ledger))


def coverage_rows(case: Case) -> list[dict[str, Any]]:
    """One row an official record: how many pieces are held, what they cover, where gaps are."""
    records = read_records(load_documents(case.ledger), load_findings(case.ledger))
    return [_row(record) for record in records]


def _row(record: Record) -> dict[str, Any]:
    windows = [window for sheet in record.sheets for window in sheet.windows]
    return {
        "record": record.origin,
        "pieces": len(record.sheets),
        "covers": _hull(windows),
        "gaps": "; ".join(f"{each.day} – {each.until}" for each in gaps(record.sheets)) or "none",
    }


def _hull(windows: Iterable[Window]) -> str:
    listed = [each for each in windows if each.earliest and each.latest]
    if not listed:
        return "no window could be read"
    first = min(each.earliest for each in listed if each.earliest)
    last = max(each.latest for each in listed if each.latest)
    return f"{first:%Y-%m-%d} – {last:%Y-%m-%d}"
