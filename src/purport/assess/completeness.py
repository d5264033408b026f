"""How complete a record is for a window: what was searched, what is missing, and why.

In: the windows that the held pieces of one origin cover, and the window asked about. Out: the held
windows that touch it, the days that no held piece covers, and whether silence may be stated.
Never: a statement about what happened.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from purport.assess.covered import (
    DEFAULT,
    CompletenessOptions,
    Range,
    comes_near,
    published_day,
    uncovered,
    windows_of,
)
from purport.assess.missing import AskedRecord, due, missing_day, unread
from purport.assess.rhythm import rhythm_on
from purport.assess.sheets import DAY, Sheet
from purport.records.event import Event
from purport.records.ids import DocumentId
from purport.records.incident import MissingDay, Window
from purport.records.rhythm import Expected, Rhythm
from purport.records.value import value


@value
class Completeness:
    """What of a record was searched for a window.

    `documents` are the pieces whose windows touch it, `held` their number; `expected` adds those
    that would fill the missing days. `complete`: silence may be stated. `later_missing` are days
    after the window, where corrections appear, without a held piece. `rhythm` is what was expected,
    and on what basis; None where the window has no beginning or end.
    """

    searched: tuple[Window, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    missing: tuple[MissingDay, ...] = ()
    held: int = 0
    expected: int = 0
    complete: bool = False
    later_missing: tuple[MissingDay, ...] = ()
    rhythm: Expected | None = None
    reasons: tuple[str, ...] = ()


def completeness(
    window: Window, sheets: Sequence[Sheet], options: CompletenessOptions = DEFAULT
) -> Completeness:
    """What of the record was searched for a window, what is missing, and whether that is all.

    Complete needs: both ends of the window known, every instant of it covered by a held release
    that was read without a problem, and no held release of these days that could not be read. A
    window that ends with its own day of publication covers the rest of that day only if a later
    held window goes on from there.
    """
    if window.earliest is None or window.latest is None:
        return Completeness(reasons=("the claimed window has no beginning or no end",))
    period = (window.earliest, window.latest)
    rhythm = _rhythm(sheets, window.earliest, options)
    asked = AskedRecord(sheets=tuple(sheets), rhythm=rhythm, options=options)
    touching = [each for each in asked.sheets if windows_of(each, period, options)]
    found = tuple(uncovered(period, asked.sheets, options))
    blind = [each for each in asked.sheets if _is_blind(each, period, options)]
    missing = [missing_day(gap, asked) for gap in found] + [unread(each, options) for each in blind]
    wanted = sum(due(gap, asked) for gap in found) + sum(each not in touching for each in blind)
    after = (period[1], period[1] + options.correction_days * DAY)
    later = tuple(missing_day(gap, asked) for gap in uncovered(after, asked.sheets, options))
    return Completeness(
        searched=_searched(touching, period, options),
        documents=tuple(each.document.id for each in touching),
        missing=tuple(sorted(missing, key=lambda each: (each.day, each.until, each.why))),
        held=len(touching),
        expected=len(touching) + wanted,
        complete=not missing and bool(touching),
        later_missing=later,
        rhythm=rhythm,
        reasons=_reasons(len(touching), wanted, len(blind), rhythm),
    )


def _rhythm(sheets: Sequence[Sheet], around: datetime, options: CompletenessOptions) -> Expected:
    """The rhythm as stated for that day, else learned from the days around."""
    days = [day for each in sheets if (day := published_day(each, options.zone)) is not None]
    return rhythm_on(options.habit, days, around.astimezone(ZoneInfo(options.zone)).date())


def _is_blind(sheet: Sheet, period: Range, options: CompletenessOptions) -> bool:
    """Whether a release may speak of the period, but cannot be searched for it.

    One without a window whose every event has a time of its own is a single announcement: it was
    read, and it covers nothing.
    """
    unsound = sheet.document.id in options.unsound
    if sheet.searchable:
        return unsound and bool(windows_of(sheet, period, options))
    if not unsound and sheet.events and all(_is_dated(each) for each in sheet.events):
        return False
    return comes_near(sheet, period, options)


def _is_dated(event: Event) -> bool:
    return event.when is not None and event.when.earliest is not None


def _searched(
    touching: list[Sheet], period: Range, options: CompletenessOptions
) -> tuple[Window, ...]:
    found = {
        (each.earliest, each.latest): each.rule
        for sheet in touching
        if sheet.document.id not in options.unsound
        for each in windows_of(sheet, period, options)
    }
    return tuple(
        Window(earliest=first, latest=last, basis=rule)
        for (first, last), rule in sorted(found.items())
    )


def _reasons(held: int, due: int, blind: int, rhythm: Expected) -> tuple[str, ...]:
    said = [f"{held} of {held + due} releases that can touch this window are held and searched"]
    said.append(f"expected: {rhythm.words}")
    if rhythm.rhythm is Rhythm.IRREGULAR:
        said.append("they come irregularly: completeness is judged by the windows they cover")
    if due:
        said.append("days that no held release covers are named as missing")
    if blind:
        said.append(f"{blind} held, but not read without a problem")
    return tuple(said)
