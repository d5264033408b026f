"""Announced events counted by what other sources in the case tell of them."""

import csv
import io
from collections.abc import Iterable

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


def told_sums(told: Iterable[ToldEvent]) -> tuple[ToldSum, ...]:
    """The sums by record, month and country."""
    return sums(told)


def sums_csv(found: Iterable[ToldSum]) -> str:
    """The sums as a table; `none` means that no other source in this case tells of it."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(each, name) for name in COLUMNS] for each in found)
    return written.getvalue()
