"""How complete a record is for a window: what was searched, what is missing, and why.

In: the windows that the held releases of one origin cover, and the window asked about. Out: the
held windows that touch it, the days that no held release covers, and whether silence may be
stated. Never: a statement about what happened.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from purport.records.document import Coverage
from purport.records.ids import DocumentId
from purport.records.incident import MissingDay, Window
from purport.records.origin import Published
from purport.records.profile import Rhythm
from purport.records.value import value

DAY = timedelta(days=1)
USUAL_SHARE = 0.8  # of the gaps between releases: below this no rhythm is regular
SATURDAY = 5

Range = tuple[datetime, datetime]


@value
class ReleaseSheet:
    """One held release: its windows and whether it was read without a problem.

    `windowed` is False where it states no window that could be read.
    """

    document_id: DocumentId
    published: Published | None
    coverage: tuple[Coverage, ...]
    sound: bool = True

    def __post_init__(self) -> None:
        if any(each.document_id != self.document_id for each in self.coverage):
            raise ValueError("a release's windows are its own document's")


@value
class CompletenessOptions:
    """`scope`: the country names asked about, as windows name them ("Syria").

    `zone` is the IANA zone of the record's days; `lag_days` how many days after an event its
    release may come; `correction_days` how long after the window corrections are looked for.
    """

    scope: tuple[str, ...]
    zone: str = "UTC"
    lag_days: int = 3
    correction_days: int = 3


@value
class Completeness:
    """What of a record was searched for a window.

    `held` counts the releases whose windows touch it, `expected` these and those that would fill
    the missing days. `complete`: silence may be stated. `later_missing` are days after the window,
    where corrections appear, without a held release.
    """

    searched: tuple[Window, ...]
    missing: tuple[MissingDay, ...]
    held: int
    expected: int
    complete: bool
    later_missing: tuple[MissingDay, ...] = ()
    reasons: tuple[str, ...] = ()


@value
class ExpectedDays:
    """The publication days of a record over a period, held and missing."""

    held: int
    expected: int
    missing: tuple[MissingDay, ...]


def completeness(
    window: Window,
    releases: Iterable[ReleaseSheet],
    rhythm: Rhythm,
    options: CompletenessOptions,
) -> Completeness:
    """What of the record was searched for a window, what is missing, and whether that is all.

    Complete needs: both ends of the window known, a country to ask about, every instant of the
    window covered by a held release that was read without a problem, and no held release of these
    days whose window could not be read. A window that ends with its release's own day of
    publication covers the rest of that day only if a later held release goes on from there.
    """
    sheets = sorted(releases, key=_order)
    if window.earliest is None or window.latest is None:
        return _nothing("the claimed window has no beginning or no end")
    if not options.scope:
        return _nothing("no country to search for is known")
    asked = (window.earliest, window.latest)
    touching = [each for each in sheets if _touches(each, asked, options)]
    gaps = tuple(_gaps(asked, sheets, options))
    blind = [each for each in sheets if _is_blind(each, asked, options)]
    missing = [
        *(_missing(gap, sheets, rhythm, options) for gap in gaps),
        *(_unread(each, options) for each in blind),
    ]
    due = sum(_due(gap, rhythm, options) for gap in gaps)
    after = (asked[1], asked[1] + options.correction_days * DAY)
    return Completeness(
        searched=_searched(touching, asked, options),
        missing=tuple(sorted(missing, key=lambda each: (each.day, each.until, each.why))),
        held=len(touching),
        expected=len(touching) + due + len(blind),
        complete=not missing and bool(touching),
        later_missing=tuple(
            _missing(gap, sheets, rhythm, options) for gap in _gaps(after, sheets, options)
        ),
        reasons=_reasons(len(touching), due, len(blind), rhythm),
    )


def expected_days(
    published: Iterable[date], first: date, last: date, rhythm: Rhythm
) -> ExpectedDays:
    """Which publication days of `first` to `last` (both included) are held and which are missing.

    An irregular record expects no particular day: only what is held counts.
    """
    held = sorted({day for day in published if first <= day <= last})
    if rhythm is Rhythm.IRREGULAR:
        return ExpectedDays(held=len(held), expected=len(held), missing=())
    expected = [day for day in _days(first, last) if _publishes(day, rhythm)]
    why = f"a release is expected on every {_unit(rhythm)}; that of this day is not held"
    missing = tuple(MissingDay(day=day, until=day, why=why) for day in expected if day not in held)
    return ExpectedDays(held=len(expected) - len(missing), expected=len(expected), missing=missing)


def learn_rhythm(published: Iterable[date], around: date, reach_days: int = 21) -> Rhythm:
    """The rhythm of the publication days within `reach_days` of a day.

    Daily: four in five gaps are one day. Working days: four in five are one day or a weekend's
    three, and nothing was published at weekends. Otherwise irregular, as with fewer than five days.
    """
    reach = timedelta(days=reach_days)
    near = sorted({day for day in published if abs(day - around) <= reach})
    gaps = Counter((right - left).days for left, right in zip(near, near[1:], strict=False))
    total = sum(gaps.values())
    if total < 4:
        return Rhythm.IRREGULAR
    if gaps[1] >= USUAL_SHARE * total and any(day.weekday() >= SATURDAY for day in near):
        return Rhythm.DAILY
    working = gaps[1] + gaps[3]
    if working >= USUAL_SHARE * total and all(day.weekday() < SATURDAY for day in near):
        return Rhythm.WORKING_DAYS
    return Rhythm.IRREGULAR


def _order(sheet: ReleaseSheet) -> tuple[str, str]:
    begins = sheet.published.begins() if sheet.published else None
    return (begins.isoformat() if begins else "", sheet.document_id)


def _nothing(reason: str) -> Completeness:
    return Completeness(
        searched=(), missing=(), held=0, expected=0, complete=False, reasons=(reason,)
    )


def _in_scope(coverage: Coverage, options: CompletenessOptions) -> bool:
    return not coverage.scope or any(name in coverage.scope for name in options.scope)


def _touches(sheet: ReleaseSheet, asked: Range, options: CompletenessOptions) -> bool:
    return any(
        _in_scope(each, options) and each.earliest < asked[1] and asked[0] < each.latest
        for each in sheet.coverage
    )


def _is_blind(sheet: ReleaseSheet, asked: Range, options: CompletenessOptions) -> bool:
    """Whether a release may speak of the window, but cannot be searched for it."""
    if sheet.sound and sheet.coverage:
        return False
    if sheet.published is None:
        return True
    begins = sheet.published.begins(options.zone)
    near = asked[0] <= begins + DAY and begins <= asked[1] + options.lag_days * DAY
    return _touches(sheet, asked, options) if sheet.coverage else near


def _searched(
    touching: list[ReleaseSheet], asked: Range, options: CompletenessOptions
) -> tuple[Window, ...]:
    found = {
        (each.earliest, each.latest)
        for sheet in touching
        if sheet.sound
        for each in sheet.coverage
        if _in_scope(each, options) and each.earliest < asked[1] and asked[0] < each.latest
    }
    return tuple(
        Window(earliest=first, latest=last, basis="held release") for first, last in sorted(found)
    )


def _gaps(
    asked: Range, sheets: list[ReleaseSheet], options: CompletenessOptions
) -> Iterator[Range]:
    """The parts of the window that no held, sound release covers."""
    at, end = asked
    for first, last in sorted(_covered(sheets, options)):
        if first >= end:
            break
        if first > at:
            yield (at, first)
        at = max(at, last)
    if at < end:
        yield (at, end)


def _covered(sheets: list[ReleaseSheet], options: CompletenessOptions) -> Iterator[Range]:
    """What is covered without doubt: a release cannot tell of the hours after it was issued."""
    ranges = [
        (each, sheet)
        for sheet in sheets
        if sheet.sound
        for each in sheet.coverage
        if _in_scope(each, options)
    ]
    for each, sheet in ranges:
        last = each.latest
        if _ends_with_issue(each, sheet, options) and not any(
            other.earliest <= each.latest < other.latest for other, _ in ranges
        ):
            assert sheet.published is not None
            last = max(each.earliest, sheet.published.begins(options.zone))
        if each.earliest < last:
            yield (each.earliest, last)


def _ends_with_issue(coverage: Coverage, sheet: ReleaseSheet, options: CompletenessOptions) -> bool:
    """Whether the window ends with the day of publication, whose hour is not known."""
    published = sheet.published
    return (
        published is not None
        and published.day is not None
        and coverage.latest >= published.counts_from(options.zone)
    )


def _missing(
    gap: Range, sheets: list[ReleaseSheet], rhythm: Rhythm, options: CompletenessOptions
) -> MissingDay:
    first, last = _local_days(gap, options)
    open_end = any(
        _ends_with_issue(each, sheet, options) and each.earliest < gap[1] and gap[0] < each.latest
        for sheet in sheets
        if sheet.sound
        for each in sheet.coverage
        if _in_scope(each, options)
    )
    if open_end:
        why = "the release of this day was issued during it, and no later one that goes on is held"
    elif rhythm is Rhythm.IRREGULAR:
        why = "no held release covers this; releases come irregularly"
    else:
        why = f"no held release covers this; one is expected every {_unit(rhythm)}"
    return MissingDay(day=first, until=last, why=why)


def _unread(sheet: ReleaseSheet, options: CompletenessOptions) -> MissingDay:
    published = sheet.published
    day = (
        published.begins(options.zone).astimezone(ZoneInfo(options.zone)).date()
        if published
        else date.min
    )
    why = "a release of this day is held, but the window it covers was not read without a problem"
    if published is None:
        why = "a release without a date is held; what it covers is not known"
    return MissingDay(day=day, until=day, why=why)


def _due(gap: Range, rhythm: Rhythm, options: CompletenessOptions) -> int:
    """How many releases would fill a gap: one for each publication day in it, at least one."""
    if rhythm is Rhythm.IRREGULAR:
        return 1
    first, last = _local_days(gap, options)
    return max(1, sum(1 for day in _days(first, last) if _publishes(day, rhythm)))


def _local_days(gap: Range, options: CompletenessOptions) -> tuple[date, date]:
    zone = ZoneInfo(options.zone)
    last_instant = gap[1] - timedelta(microseconds=1)
    return gap[0].astimezone(zone).date(), last_instant.astimezone(zone).date()


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _publishes(day: date, rhythm: Rhythm) -> bool:
    return rhythm is Rhythm.DAILY or day.weekday() < SATURDAY


def _unit(rhythm: Rhythm) -> str:
    return "day" if rhythm is Rhythm.DAILY else "working day"


def _reasons(held: int, due: int, blind: int, rhythm: Rhythm) -> tuple[str, ...]:
    said = [f"{held} of {held + due + blind} releases held and searched"]
    if rhythm is Rhythm.IRREGULAR:
        said.append("releases come irregularly: completeness is judged by the windows they cover")
    if due:
        said.append(f"{due} more expected for days that no held release covers")
    if blind:
        said.append(f"{blind} held, but not read without a problem")
    return tuple(said)


__all__ = [
    "Completeness",
    "CompletenessOptions",
    "ExpectedDays",
    "ReleaseSheet",
    "completeness",
    "expected_days",
    "learn_rhythm",
]
