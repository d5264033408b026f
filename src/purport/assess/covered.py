"""Which stretches of time the held pieces of a record cover, and which they leave open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from purport.assess.sheets import DAY, Sheet
from purport.records.document import Coverage
from purport.records.ids import DocumentId
from purport.records.rhythm import Habit
from purport.records.value import value

# A window that ends this late on the day of publication ends with that day in some zone of the
# earth, and its release was issued before its end.
ISSUED_BEFORE_END = timedelta(hours=10)

Range = tuple[datetime, datetime]


@value
class CompletenessOptions:
    """`scope`: the countries asked about, named as windows name them ("Syria"); empty: all that the
    record speaks of, so that a gap in one is a gap.

    `habit` is how the origin publishes, as far as somebody states it; what nobody states is learned
    from the days around the window. `zone` is the IANA zone in which missing days are named.
    `lag_days`: how long after an event its release may come; `correction_days`: how long after the
    window corrections are looked for. `reach_days`: how far around the window pieces may lie that
    matter to it. `unsound`: releases read with a problem.
    """

    scope: tuple[str, ...] = ()
    habit: Habit = Habit()
    zone: str = "UTC"
    lag_days: int = 3
    correction_days: int = 3
    reach_days: int = 25
    unsound: frozenset[DocumentId] = frozenset()


DEFAULT = CompletenessOptions()


def windows_of(sheet: Sheet, period: Range, options: CompletenessOptions) -> list[Coverage]:
    """The piece's windows that touch the period and speak of what is asked."""
    return [
        each
        for each in sheet.searchable
        if each.earliest < period[1]
        and period[0] < each.latest
        and (
            not each.scope or not options.scope or any(name in each.scope for name in options.scope)
        )
    ]


def uncovered(
    period: Range, sheets: Sequence[Sheet], options: CompletenessOptions
) -> Iterator[Range]:
    """The parts of a period that no held, sound piece covers, in any of the countries asked."""
    held = [each for sheet in sheets if sheet.sound for each in sheet.searchable]
    names = options.scope or tuple(sorted({name for each in held for name in each.scope}))
    ends = open_ends(sheets)
    per_name = [
        _uncovered(period, [each for each in held if not each.scope or name in each.scope], ends)
        for name in names or ("",)
    ]
    yield from _union(gap for found in per_name for gap in found)


def open_ends(sheets: Sequence[Sheet]) -> dict[Coverage, datetime]:
    """Windows that end with their own day of publication, and that day's beginning."""
    found: dict[Coverage, datetime] = {}
    for sheet in sheets:
        published = sheet.document.published
        if published is None or published.day is None:
            continue
        for each in sheet.searchable:
            if each.latest >= published.begins() + ISSUED_BEFORE_END:
                found[each] = published.begins()
    return found


def _uncovered(
    period: Range, windows: list[Coverage], ends: dict[Coverage, datetime]
) -> Iterator[Range]:
    at, end = period
    for first, last in sorted(_firm(each, windows, ends) for each in windows):
        if first >= end:
            break
        if first > at:
            yield (at, first)
        at = max(at, last)
    if at < end:
        yield (at, end)


def _firm(each: Coverage, windows: list[Coverage], ends: dict[Coverage, datetime]) -> Range:
    """What a window covers without doubt: not the hours after its release was issued, unless
    another window goes on from its end.
    """
    goes_on = any(other.earliest <= each.latest < other.latest for other in windows)
    if each not in ends or goes_on:
        return (each.earliest, each.latest)
    return (each.earliest, max(each.earliest, ends[each]))


def _union(ranges: Iterable[Range]) -> Iterator[Range]:
    joined: list[Range] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    yield from joined


def published_day(sheet: Sheet, zone: str) -> date | None:
    """The day on which a piece came out, in a zone; None where it is not dated."""
    published = sheet.document.published
    if published is None:
        return None
    return published.day or published.begins().astimezone(ZoneInfo(zone)).date()


def local_days(gap: Range, zone: str) -> tuple[date, date]:
    """The first and last day that a stretch touches, in a zone."""
    at, last_instant = ZoneInfo(zone), gap[1] - timedelta(microseconds=1)
    return gap[0].astimezone(at).date(), last_instant.astimezone(at).date()


def comes_near(sheet: Sheet, period: Range, options: CompletenessOptions) -> bool:
    """Whether a piece came out when it may speak of the period, or is not dated."""
    if sheet.document.published is None:
        return True
    begins = sheet.document.published.begins(options.zone)
    return period[0] <= begins + DAY and begins <= period[1] + options.lag_days * DAY
