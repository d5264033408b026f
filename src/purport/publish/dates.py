"""Instants, days and ranges in words."""

import re
from datetime import UTC, date, datetime, time, timedelta

from purport.records.incident import MissingDay, Window
from purport.records.when import Granularity, When

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAY = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"^(\d{4})-(\d\d)$")
_YEAR = re.compile(r"^\d{4}$")
_SPAN = re.compile(r"^(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)$")
_MOMENT = timedelta(microseconds=1)
_NOON, _DAY_LENGTH = timedelta(hours=12), timedelta(days=1)


def day_words(day: date, *, year: bool = True) -> str:
    """`6 Nov 2014`, without the year where it is not wanted."""
    shown = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{shown} {day.year}" if year else shown


def instant_words(at: datetime) -> str:
    """`6 Nov 2014, 06:00 UTC`."""
    at = at.astimezone(UTC)
    return f"{day_words(at.date())}, {at:%H:%M} UTC"


def iso(at: datetime) -> str:
    """`2014-11-06T06:00Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def days_words(first: date, last: date) -> str:
    """`31 Oct – 5 Nov 2014`, both days included."""
    if first >= last:
        return day_words(first)
    if first.year == last.year and first.month == last.month:
        return f"{first.day} – {day_words(last)}"
    return f"{day_words(first, year=first.year != last.year)} – {day_words(last)}"


def range_words(earliest: datetime | None, latest: datetime | None) -> str:
    """The days that a half-open range of instants touches, with an open end said in words."""
    if earliest is None and latest is None:
        return "time not given"
    if earliest is None:
        assert latest is not None
        return f"time not given: before {_limit_words(latest)}"
    if latest is None:
        return f"since {day_words(earliest.date())}"
    return days_words(earliest.date(), (latest - _MOMENT).date())


def record_words(earliest: datetime | None, latest: datetime | None) -> str:
    """The days of a record's window, in the zone in which it begins and ends at midnight.

    A record that speaks of days in Baghdad has windows from 21:00Z to 21:00Z: both ends stand at
    one time of day, which is its midnight, nearest to 00:00Z. Other windows are said in UTC days.
    """
    if earliest is None or latest is None or earliest.timetz() != latest.timetz():
        return range_words(earliest, latest)
    since_midnight = earliest - datetime.combine(earliest.date(), time(), UTC)
    shift = _DAY_LENGTH - since_midnight if since_midnight >= _NOON else -since_midnight
    return range_words(earliest + shift, latest + shift)


def exact_range(earliest: datetime | None, latest: datetime | None) -> str:
    """`2014-10-31T00:00Z/2014-11-06T00:00Z`, `..` for an open end."""
    return "/".join(iso(end) if end else ".." for end in (earliest, latest))


def window_words(window: Window) -> str:
    """A claimed window in words, with its basis where that is not the text itself."""
    shown = range_words(window.earliest, window.latest)
    return shown if window.basis in ("stated", "") else f"{shown} ({window.basis})"


def missing_words(missing: MissingDay) -> str:
    """The days that are not held, both ends included; a day that is not known is said so."""
    return "day not known" if missing.day == date.min else days_words(missing.day, missing.until)


def when_words(when: When | None) -> str:
    """A read time in words: never finer than it was read, and the words alone if it was not."""
    if when is None:
        return "time not given"
    if when.earliest is None and when.latest is None:
        return f"“{when.as_written}”, not placed in time"
    if when.granularity is Granularity.NIGHT:
        return f"night of {_night_words(when)}"
    return _edtf_words(when.edtf or "") or range_words(when.earliest, when.latest)


def _night_words(when: When) -> str:
    shown = range_words(when.earliest, when.latest)
    return shown.replace(" – ", " to ")


def _edtf_words(edtf: str) -> str | None:
    mark = {"?": "uncertain, ", "~": "about ", "%": "uncertain, about "}.get(edtf[-1:], "")
    plain = edtf.rstrip("?~%")
    if _DAY.match(plain):
        return mark + day_words(date.fromisoformat(plain))
    if found := _MONTH.match(plain):
        month = int(found[2])
        return f"{mark}{MONTHS[month - 1]} {found[1]}" if 1 <= month <= 12 else None
    if found := _SPAN.match(plain):
        return mark + days_words(date.fromisoformat(found[1]), date.fromisoformat(found[2]))
    return mark + plain if _YEAR.match(plain) else None


def _limit_words(at: datetime) -> str:
    at = at.astimezone(UTC)
    midnight = at.hour == at.minute == at.second == 0
    return day_words(at.date()) if midnight else instant_words(at)
