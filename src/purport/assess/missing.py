"""The days of a record that are not held, with the reasons in words."""

from collections.abc import Sequence
from datetime import date

from purport.assess.covered import (
    CompletenessOptions,
    Range,
    local_days,
    open_ends,
    published_day,
)
from purport.assess.rhythm import publication_days, unit_of
from purport.assess.sheets import Sheet
from purport.records.incident import MissingDay
from purport.records.rhythm import Expected, Rhythm
from purport.records.value import value


@value
class AskedRecord:
    """The record as it is asked: its pieces, the rhythm of these days, and the options."""

    sheets: tuple[Sheet, ...]
    rhythm: Expected
    options: CompletenessOptions


def missing_day(gap: Range, asked: AskedRecord) -> MissingDay:
    """A stretch that no held piece covers, as days with the reason."""
    first, last = local_days(gap, asked.options.zone)
    why = f"no held release covers this; {_wanted(first, last, asked.rhythm)}"
    if any(start <= gap[0] < each.latest for each, start in open_ends(asked.sheets).items()):
        why += "; the last one before was issued during its first day"
    if _is_told_of(asked.sheets, gap):
        why += "; a held one tells of a strike then, but not that it tells of all"
    return MissingDay(day=first, until=last, why=why)


def _wanted(first: date, last: date, rhythm: Expected) -> str:
    """What was to be expected of some days."""
    if rhythm.rhythm is Rhythm.IRREGULAR:
        return "they come irregularly"
    if not any(publication_days(first, last, rhythm)):
        return "none is expected on these days, and no window of another goes on over them"
    return f"one is expected every {unit_of(rhythm)}"


def _is_told_of(sheets: Sequence[Sheet], gap: Range) -> bool:
    """Whether a piece announces something of a time that no window covers."""
    return any(
        event.when is not None
        and event.when.earliest is not None
        and event.when.latest is not None
        and event.when.earliest < gap[1]
        and gap[0] < event.when.latest
        for sheet in sheets
        for event in sheet.events
    )


def unread(sheet: Sheet, options: CompletenessOptions) -> MissingDay:
    """A piece that is held, but cannot be searched."""
    day = published_day(sheet, options.zone)
    if day is None:
        why = f"{sheet.document.name} is held without a date; what it covers is not known"
        return MissingDay(day=date.min, until=date.max, why=why)
    why = f"{sheet.document.name} is held, but was not read without a problem"
    return MissingDay(day=day, until=day, why=why)


def due(gap: Range, asked: AskedRecord) -> int:
    """How many pieces would fill a gap: one for each publication day in it, at least one."""
    first, last = local_days(gap, asked.options.zone)
    return max(1, sum(1 for _ in publication_days(first, last, asked.rhythm)))
