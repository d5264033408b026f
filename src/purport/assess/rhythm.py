"""How often an origin publishes: learned from its releases, and the days that follow from it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from purport.records.incident import MissingDay
from purport.records.rhythm import SATURDAY_SUNDAY, Expected, Habit, Rhythm
from purport.records.value import value

USUAL_SHARE = 0.8  # of the gaps between releases: below this no rhythm is regular
LEAST_GAPS = 4
LEAST_WEEKENDS = 2  # passed over, before days other than Saturday and Sunday are a weekend
REACH = timedelta(days=21)
DAY = timedelta(days=1)
LEARNED = "learned from the releases around"
# Monday is 0. Source: CLDR, supplemental/weekData, weekendStart and weekendEnd by territory.
OTHER_WEEKENDS = ((4, 5), (3, 4), (4,), (6,))

Pattern = tuple[Rhythm, tuple[int, ...]]
DAILY: Pattern = (Rhythm.DAILY, ())
PATTERNS: tuple[Pattern, ...] = (
    (Rhythm.WORKING_DAYS, SATURDAY_SUNDAY),
    DAILY,
    *((Rhythm.WORKING_DAYS, each) for each in OTHER_WEEKENDS),
)


@value
class ExpectedDays:
    """The publication days of a record over a period, held and missing."""

    held: int
    expected: int
    missing: tuple[MissingDay, ...]


def expected_days(
    published: Iterable[date], first: date, last: date, rhythm: Expected
) -> ExpectedDays:
    """Which publication days of `first` to `last` (both included) are held and which are missing.

    An irregular record expects no particular day: only what is held counts.
    """
    held = {day for day in published if first <= day <= last}
    if rhythm.rhythm is Rhythm.IRREGULAR:
        return ExpectedDays(held=len(held), expected=len(held), missing=())
    expected = tuple(publication_days(first, last, rhythm))
    why = f"a release is expected every {unit_of(rhythm)}; that of this day is not held"
    missing = tuple(MissingDay(day=day, until=day, why=why) for day in expected if day not in held)
    return ExpectedDays(held=len(expected) - len(missing), expected=len(expected), missing=missing)


def rhythm_on(habit: Habit, published: Iterable[date], around: date) -> Expected:
    """The rhythm of a day: as somebody states it, else learned from the releases around it.

    A stated weekend counts in both.
    """
    phase = habit.on(around)
    learned = learn_rhythm(published, around)
    weekend = learned.weekend if habit.weekend is None else habit.weekend
    if phase is None:
        return Expected(rhythm=learned.rhythm, weekend=weekend, basis=LEARNED)
    return Expected(rhythm=phase.rhythm, weekend=weekend, basis=phase.basis)


def learn_rhythm(published: Iterable[date], around: date) -> Expected:
    """The rhythm of the publication days within three weeks of a day.

    Daily: four in five gaps are one day. Working days: four in five lead to the next working day,
    and nothing was published at weekends. What explains the most gaps is taken. Irregular
    otherwise, and for fewer than five days.
    """
    near = sorted({day for day in published if abs(day - around) <= REACH})
    gaps = list(pairwise(near))
    if len(gaps) < LEAST_GAPS:
        return Expected(rhythm=Rhythm.IRREGULAR, basis=LEARNED)
    shares = {each: _explained(each, near, gaps) for each in PATTERNS}
    best = max(PATTERNS, key=lambda each: shares[each])  # of equals the first
    if shares[best] < USUAL_SHARE:
        return Expected(rhythm=Rhythm.IRREGULAR, basis=LEARNED)
    return Expected(rhythm=best[0], weekend=best[1] or SATURDAY_SUNDAY, basis=LEARNED)


def _explained(pattern: Pattern, near: Sequence[date], gaps: Sequence[tuple[date, date]]) -> float:
    """The share of the gaps that a rhythm foresees; 0 where something came at its weekend."""
    weekend = pattern[1]
    if any(day.weekday() in weekend for day in near):
        return 0.0
    passed = sum((left + DAY).weekday() in weekend for left, right in gaps if right > left + DAY)
    if weekend not in ((), SATURDAY_SUNDAY) and passed < LEAST_WEEKENDS:
        return 0.0
    return sum(right == _next(left, weekend) for left, right in gaps) / len(gaps)


def _next(day: date, weekend: tuple[int, ...]) -> date:
    """The working day after a day."""
    after = day + DAY
    while after.weekday() in weekend:
        after += DAY
    return after


def day_before(day: date, expected: Expected) -> date | None:
    """The publication day before a day; None for an irregular record."""
    if expected.rhythm is Rhythm.IRREGULAR:
        return None
    before = day - DAY
    while not _is_due(before, expected):
        before -= DAY
    return before


def publication_days(first: date, last: date, expected: Expected) -> Iterator[date]:
    """The days of a period on which a regular record publishes; none for an irregular one."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if _is_due(day, expected):
            yield day


def _is_due(day: date, expected: Expected) -> bool:
    if expected.rhythm is Rhythm.DAILY:
        return True
    return expected.rhythm is Rhythm.WORKING_DAYS and day.weekday() not in expected.weekend


def unit_of(expected: Expected) -> str:
    """ "day" or "working day"."""
    return "day" if expected.rhythm is Rhythm.DAILY else "working day"
