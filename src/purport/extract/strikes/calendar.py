"""Days and hours as releases write them, read against the day of publication.

In: matches of the patterns below. Out: days, hours, and instants in UTC.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from purport.records.origin import Published
from purport.records.value import value

UNKNOWN = "unknown"
FUTURE_DAYS = 2  # a date this far after publication is still this year's, not last year's
YEARS_BACK = 4

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
NTH = r"(?:st|nd|rd|th)?"


def date_pattern(n: int) -> str:
    """A pattern for one date; its groups end in `n`: month, day, year, iso, near."""
    return (
        rf"(?:(?P<month{n}>{MONTH}) ?(?P<day{n}>\d{{1,2}}){NTH}(?!\d)(?:,? (?P<year{n}>\d{{4}}))?"
        rf"|(?P<bday{n}>\d{{1,2}}){NTH} (?P<bmonth{n}>{MONTH})(?: (?P<byear{n}>\d{{4}}))?"
        rf"|(?P<iso{n}>\d{{4}}-\d\d-\d\d)|(?P<near{n}>(?i:today|yesterday)))"
    )


def clock_pattern(n: int) -> str:
    """A pattern for one hour of the day; its groups end in `n`: hour, minute, half, noon."""
    return (
        rf"(?:(?P<hour{n}>\d{{1,2}})(?:[:.](?P<minute{n}>\d\d))? ?(?P<half{n}>[AaPp]\.?[Mm]\b\.?)"
        rf"|(?P<noon{n}>(?i:noon|midnight))|(?P<hour24{n}>\d{{1,2}}):(?P<minute24{n}>\d\d))"
    )


ONE_DATE = re.compile(date_pattern(1))


@value
class Calendar:
    """What times are read against: the day of publication in `zone`, and its instant if known."""

    today: date
    until: datetime | None
    zone: str

    def at(self, day: date, hour: time = time()) -> datetime:
        """A local hour as an instant in UTC; where the zone is unknown, local is UTC."""
        return datetime.combine(day, hour, _zone(self.zone)).astimezone(UTC)

    def end_of(self, day: date) -> datetime:
        """The end of a day; on the day of publication not later than the publication itself."""
        after = self.at(day + timedelta(days=1))
        if self.until is not None and day == self.today:
            return min(after, self.until)
        return after


def calendar(published: Published | None, zone: str) -> Calendar | None:
    """The calendar for a publication in an IANA zone; None where it is not dated."""
    if published is None:
        return None
    if published.day is not None:
        return Calendar(today=published.day, until=None, zone=zone)
    assert published.at is not None
    local = published.at.astimezone(_zone(zone))
    return Calendar(today=local.date(), until=published.at, zone=zone)


def day_of(match: re.Match[str], n: int, days: Calendar) -> date | None:
    """The day that date `n` of a match names; None where there is none or it does not exist.

    A day without a year is the last one up to and shortly after publication.
    """
    if near := match[f"near{n}"]:
        return days.today - timedelta(days=near.lower() == "yesterday")
    if iso := match[f"iso{n}"]:
        year, month, day = map(int, iso.split("-"))
        return safe_date(year, month, day)
    name = match[f"month{n}"] or match[f"bmonth{n}"]
    if not name:
        return None
    month, day = MONTHS.index(name[:3].lower()) + 1, int(match[f"day{n}"] or match[f"bday{n}"])
    if stated := match[f"year{n}"] or match[f"byear{n}"]:
        return safe_date(int(stated), month, day)
    limit = days.today + timedelta(days=FUTURE_DAYS)
    return next((each for each in _years(month, day, days.today.year) if each <= limit), None)


def single_day(written: str, days: Calendar) -> date | None:
    """The day that a text names which is nothing but a date ("5 November")."""
    match = ONE_DATE.fullmatch(written)
    return day_of(match, 1, days) if match else None


def hour_of(match: re.Match[str], n: int) -> time | None:
    """The hour of the day that clock `n` of a match names; None where no such hour exists."""
    if noon := match[f"noon{n}"]:
        return time(12) if noon.lower() == "noon" else time(0)
    if written := match[f"hour24{n}"]:
        return _safe_time(int(written), int(match[f"minute24{n}"]))
    hour, minute = int(match[f"hour{n}"]), int(match[f"minute{n}"] or 0)
    afternoon = match[f"half{n}"][0] in "Pp"
    return _safe_time(hour % 12 + 12 * afternoon, minute) if 1 <= hour <= 12 else None


def last_weekday(name: str, days: Calendar) -> date:
    """The last such weekday up to and with the day of publication."""
    back = (days.today.weekday() - WEEKDAYS.index(name[:3].lower())) % 7
    return days.today - timedelta(days=back)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where no such day exists."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _safe_time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _years(month: int, day: int, year: int) -> Iterator[date]:
    for each in range(year + 1, year - YEARS_BACK - 1, -1):
        found = safe_date(each, month, day)
        if found is not None:
            yield found


def _zone(name: str) -> ZoneInfo:
    return ZoneInfo("UTC" if name == UNKNOWN else name)
