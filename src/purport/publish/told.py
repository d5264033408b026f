"""Announced events counted by what other sources in the case tell of them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from purport.records.ids import DocumentId
from purport.records.spreadsheet import guarded
from purport.records.told import ToldEvent, ToldSum, sums

COLUMNS = (
    "record",
    "month",
    "country",
    "announced",
    "likely",
    "possibly",
    "none",
    "unplaced",
    "not_held",
)
EVENT_COLUMNS = (
    "event",
    "record",
    "earliest",
    "latest",
    "place",
    "country",
    "number",
    "state",
    "by",
    "why",
    "document",
)


def told_sums(told: Iterable[ToldEvent]) -> tuple[ToldSum, ...]:
    """The sums by record, month and country."""
    return sums(told)


def sums_csv(found: Iterable[ToldSum]) -> str:
    """The sums as a table; `none` means that no other source in this case tells of it."""
    return _table(COLUMNS, ([getattr(each, name) for name in COLUMNS] for each in found))


def events_csv(told: Iterable[ToldEvent], names: Mapping[DocumentId, str]) -> str:
    """One row an announced event: its window in UTC, who else tells of it, or why not."""
    rows = (
        (
            each.event_id,
            each.record,
            each.earliest.isoformat() if each.earliest else "",
            each.latest.isoformat() if each.latest else "",
            each.place.as_written if each.place else "",
            (each.place.country if each.place else None) or "",
            "" if each.count is None else each.count,
            each.state.value,
            "; ".join(names[document] for document in each.by),
            each.why or "",
            names[each.document_id],
        )
        for each in told
    )
    return _table(EVENT_COLUMNS, rows)


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(guarded, row) for row in rows)
    return written.getvalue()
