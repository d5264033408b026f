"""The time that releases without a stated window speak of, where their origin's habit says so."""

from datetime import date, timedelta

from purport.assess.covered import published_day
from purport.assess.rhythm import day_before
from purport.assess.sheets import Record, Sheet
from purport.records import codec
from purport.records.document import Coverage
from purport.records.origin import midnight
from purport.records.rhythm import Covers, Expected, Habit

COMPONENT = "habit/1"


ENGLISH = frozenset({"en"})  # what the general words read


def with_implied(
    record: Record, habit: Habit, zone: str, *, languages: frozenset[str] | None = None
) -> Record:
    """The record, each release without a window given the time since the one expected before it.

    Only where somebody states a regular rhythm and that each release covers the time since the
    last: a learned rhythm gives no window, nor does an irregular one. The window goes from the end
    of the publication day before to the end of its own, in the origin's zone, so that the hours
    after its issue count only if the next one is held. `languages`: those in which releases can be
    read at all (None: every one, as a profile knows their words); others are given no window.
    """
    if habit.covers is not Covers.SINCE_LAST:
        return record
    sheets = tuple(
        _implied(each, habit, zone)
        if languages is None or each.document.language in languages
        else each
        for each in record.sheets
    )
    return codec.changed(record, sheets=sheets)


def _implied(sheet: Sheet, habit: Habit, zone: str) -> Sheet:
    day = published_day(sheet, zone)
    phase = habit.on(day) if day is not None else None
    if sheet.coverage or day is None or phase is None:
        return sheet
    expected = Expected(rhythm=phase.rhythm, basis=phase.basis, **_weekend(habit))
    before = day_before(day, expected)
    if before is None:
        return sheet
    return codec.changed(sheet, implied=(_window(sheet, (before, day), zone, expected),))


def _weekend(habit: Habit) -> dict[str, tuple[int, ...]]:
    return {} if habit.weekend is None else {"weekend": habit.weekend}


def _window(sheet: Sheet, days: tuple[date, date], zone: str, expected: Expected) -> Coverage:
    before, day = days
    return Coverage(
        document_id=sheet.document.id,
        origin=sheet.document.origin.name,
        earliest=midnight(before + timedelta(days=1), zone),
        latest=midnight(day + timedelta(days=1), zone),
        rule=f"no window is stated; the time since the release expected before: {expected.words}",
        component=COMPONENT,
    )
