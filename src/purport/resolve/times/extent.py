"""Stretches of the calendar, from days to centuries, with their EDTF and TimeML names."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from purport.records.calendar import (
    EDTF_SEASONS,
    SEASON_MONTHS,
    TIMEX_SEASONS,
)
from purport.records.value import value
from purport.records.when import Granularity, WhenKind

FIRST_YEAR, LAST_YEAR = 2, 9990


@value
class Extent:
    """A stretch of local time: `start` and `end` (exclusive) have no zone yet.

    Either may be None: not known, or open. `rule` says in words how it was read.
    """

    edtf: str | None
    start: datetime | None
    end: datetime | None
    granularity: Granularity
    timex3: str | None
    rule: str
    kind: WhenKind = WhenKind.DATE
    zone: str | None = None


def midnight(day: date) -> datetime:
    """The start of a day, local."""
    return datetime(day.year, day.month, day.day)


def day_extent(day: date, rule: str) -> Extent:
    """One day."""
    return Extent(
        edtf=day.isoformat(),
        start=midnight(day),
        end=midnight(day) + timedelta(days=1),
        granularity=Granularity.DAY,
        timex3=day.isoformat(),
        rule=rule,
    )


def days_extent(
    first: date, last: date, granularity: Granularity, timex3: str | None, rule: str
) -> Extent:
    """The days from the first to the last, both included."""
    return Extent(
        edtf=f"{first.isoformat()}/{last.isoformat()}",
        start=midnight(first),
        end=midnight(last) + timedelta(days=1),
        granularity=granularity,
        timex3=timex3,
        rule=rule,
    )


def interval(first: date, last: date) -> str:
    """The EDTF of some days, of one alone where they are one."""
    if first == last:
        return first.isoformat()
    return f"{first.isoformat()}/{last.isoformat()}"


def week_extent(day: date, rule: str) -> Extent:
    """The week that holds a day. Source: ISO 8601, weeks from Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    last = monday + timedelta(days=6)
    return days_extent(monday, last, Granularity.WEEK, f"{year}-W{week:02}", rule)


def weekend_extent(day: date, rule: str) -> Extent:
    """Saturday and Sunday of the week that holds a day."""
    saturday = day + timedelta(days=5 - day.weekday())
    year, week, _ = day.isocalendar()
    last = saturday + timedelta(days=1)
    return days_extent(saturday, last, Granularity.WEEKEND, f"{year}-W{week:02}-WE", rule)


def months_extent(year: int, month: int, count: int) -> tuple[datetime, datetime]:
    """Start and end of some months; a month over 12 lies in the next year."""
    start, end = year * 12 + month - 1, year * 12 + month - 1 + count
    return datetime(start // 12, start % 12 + 1, 1), datetime(end // 12, end % 12 + 1, 1)


def month_extent(year: int, month: int, rule: str) -> Extent:
    """One month."""
    name = f"{year:04}-{month:02}"
    return _named((name, name), months_extent(year, month, 1), Granularity.MONTH, rule)


def year_extent(year: int, rule: str) -> Extent:
    """One year."""
    name = f"{year:04}"
    return _named((name, name), months_extent(year, 1, 12), Granularity.YEAR, rule)


def quarter_extent(year: int, quarter: int, rule: str) -> Extent:
    """One quarter of a calendar year."""
    names = f"{year:04}-{32 + quarter}", f"{year:04}-Q{quarter}"
    return _named(names, months_extent(year, 3 * quarter - 2, 3), Granularity.QUARTER, rule)


def half_extent(year: int, half: int, rule: str) -> Extent:
    """One half of a calendar year."""
    names = f"{year:04}-{39 + half}", f"{year:04}-H{half}"
    return _named(names, months_extent(year, 6 * half - 5, 6), Granularity.HALF, rule)


def season_extent(year: int, season: str, rule: str) -> Extent:
    """A season of the northern half of the earth; winter begins in December of its year."""
    first, last = SEASON_MONTHS[season]
    bounds = months_extent(year, first, last - first + 1)
    names = f"{year:04}-{EDTF_SEASONS[season]}", f"{year:04}-{TIMEX_SEASONS[season]}"
    return _named(names, bounds, Granularity.SEASON, rule)


def decade_extent(decade: int, rule: str) -> Extent:
    """Ten years: decade 199 is 1990 to 1999."""
    names = f"{decade:03}X", f"{decade:03}"
    return _named(names, months_extent(decade * 10, 1, 120), Granularity.DECADE, rule)


def century_extent(century: int, rule: str) -> Extent:
    """A hundred years: century 19 is 1900 to 1999."""
    names = f"{century:02}XX", f"{century:02}"
    return _named(names, months_extent(century * 100, 1, 1200), Granularity.CENTURY, rule)


def vague_extent(
    timex3: str | None, rule: str, kind: WhenKind = WhenKind.DATE, edtf: str | None = None
) -> Extent:
    """Words of time without a place on the calendar."""
    return Extent(
        edtf=edtf,
        start=None,
        end=None,
        granularity=Granularity.UNKNOWN,
        timex3=timex3,
        rule=rule,
        kind=kind,
    )


def is_year(year: int) -> bool:
    """Whether our arithmetic can hold it, neighbours included."""
    return FIRST_YEAR <= year <= LAST_YEAR


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    if not (is_year(year) and 1 <= month <= 12):
        return False
    return 1 <= day <= monthrange(year, month)[1]


def moved_months(day: date, months: int) -> date | None:
    """The same day of another month, or that month's last; None beyond our years."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if not is_year(year):
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def moved_days(day: date, days: int) -> date | None:
    """A day some days on; None beyond our years."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return moved if is_year(moved.year) else None


def _named(
    names: tuple[str, str],
    bounds: tuple[datetime, datetime],
    granularity: Granularity,
    rule: str,
) -> Extent:
    """The extent with its EDTF and TimeML names between two instants."""
    return Extent(
        edtf=names[0],
        start=bounds[0],
        end=bounds[1],
        granularity=granularity,
        timex3=names[1],
        rule=rule,
    )
