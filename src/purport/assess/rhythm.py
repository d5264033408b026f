"""How often an origin publishes, and which publication days of it are held."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from purport.records.incident import MissingDay
from purport.records.profile import Rhythm
from purport.records.value import value

USUAL_SHARE = 0.8  # of the gaps between releases: below this no rhythm is regular
LEAST_GAPS = 4
SATURDAY = 5


@value
class ExpectedDays:
    """The publication days of a record over a period, held and missing."""

    held: int
    expected: int
    missing: tuple[MissingDay, ...]


def expected_days(
    published: Iterable[date], first: date, last: date, rhythm: Rhythm
) -> ExpectedDays:
    """Which publication days of `first` to `last` (both included) are held and which are missing.

    An irregular record expects no particular day: only what is held counts.
    """
    held = {day for day in published if first <= day <= last}
    if rhythm is Rhythm.IRREGULAR:
        return ExpectedDays(held=len(held), expected=len(held), missing=())
    expected = tuple(publication_days(first, last, rhythm))
    why = f"a release is expected every {unit_of(rhythm)}; that of this day is not held"
    missing = tuple(MissingDay(day=day, until=day, why=why) for day in expected if day not in held)
    return ExpectedDays(held=len(expected) - len(missing), expected=len(expected), missing=missing)


def learn_rhythm(published: Iterable[date], around: date, reach_days: int = 21) -> Rhythm:
    """The rhythm of the publication days within `reach_days` of a day.

    Daily: four in five gaps are one day. Working days: four in five are one day or a weekend's
    three, and nothing was published at weekends. Irregular otherwise, and for fewer than five days.
    """
    reach = timedelta(days=reach_days)
    near = sorted({day for day in published if abs(day - around) <= reach})
    gaps = Counter((right - left).days for left, right in pairwise(near))
    if gaps.total() < LEAST_GAPS:
        return Rhythm.IRREGULAR
    usual = USUAL_SHARE * gaps.total()
    at_weekends = any(day.weekday() >= SATURDAY for day in near)
    if at_weekends and gaps[1] >= usual:
        return Rhythm.DAILY
    if not at_weekends and gaps[1] + gaps[3] >= usual:
        return Rhythm.WORKING_DAYS
    return Rhythm.IRREGULAR


def publication_days(first: date, last: date, rhythm: Rhythm) -> Iterator[date]:
    """The days of a period on which a regular record publishes; none for an irregular one."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if rhythm is Rhythm.DAILY or (rhythm is Rhythm.WORKING_DAYS and day.weekday() < SATURDAY):
            yield day


def unit_of(rhythm: Rhythm) -> str:
    """ "day" or "working day"."""
    return "day" if rhythm is Rhythm.DAILY else "working day"
