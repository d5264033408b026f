"""The windows that an official text says it covers, read against its day of publication.

In: running text, the day or instant of publication, the origin's zone. Out: ranges of instants in
UTC with the words that state them. What stays vague is read at its least ("several days" as three).
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from purport.records.origin import Published
from purport.records.spans import Span
from purport.records.value import value
from purport.records.when import Granularity, When, WhenKind, ZoneBasis

NIGHT_BEGINS, NIGHT_ENDS = time(18), time(6)  # local; TimeML's NI leaves the hours open
FUTURE_DAYS = 2  # a date this far after publication is still this year's, not last year's

MONTHS = {
    name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
DAYS = {name: at for at, name in enumerate("mon tue wed thu fri sat sun".split())}
SMALL = {
    name: at
    for at, name in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
LEAST = {"several": 3, "few": 3, "couple of": 2, "recent": 2}

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DATE = (
    rf"(?:(?P<month{{n}}>{MONTH}) ?(?P<day{{n}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year{{n}}>\d{{{{4}}}}))?"
    rf"|(?P<bday{{n}}>\d{{{{1,2}}}})(?:st|nd|rd|th)? (?P<bmonth{{n}}>{MONTH})(?: (?P<byear{{n}}>\d{{{{4}}}}))?"
    r"|(?P<iso{n}>\d{{4}}-\d\d-\d\d)|(?P<near{n}>(?i:today|yesterday)))"
)
CLOCK = (
    r"(?:(?P<hour{n}>\d{{1,2}})(?:[:.](?P<minute{n}>\d\d))? ?(?P<half{n}>[AaPp]\.?[Mm]\b\.?)"
    r"|(?P<noon{n}>(?i:noon|midnight))|(?P<hour24{n}>\d{{1,2}}):(?P<minute24{n}>\d\d))"
)
WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"


def _date(n: int) -> str:
    return DATE.format(n=n)


def _clock(n: int) -> str:
    return CLOCK.format(n=n)


HOURS = re.compile(
    rf"\b(?:between|from) {_clock(1)},? (?:on )?{_date(1)},? (?:and|to|until|through) {_clock(2)},? (?:on )?{_date(2)}"
    r"(?P<local>,? (?i:local time))?"
)
RANGE = re.compile(
    rf"(?:\b(?:from|between) )?\b{_date(1)} ?(?:,? ?(?P<joint>through|to|until|till|and|[-–—\u00ad]) ?)"
    rf"(?:{_date(2)}|(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]| ?[ap]\.?m))"
)
SINCE = re.compile(rf"\b(?:since|from) (?:last )?(?:{_date(1)}|{WEEKDAY})(?! (?:to|through|until))")
LAST = re.compile(
    r"\b(?:(?:over|in|during|within|for|through) )?(?:the )?(?:last|past) (?:(?P<count>\d+|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|several|few|couple of) )?(?P<unit>days?|hours?|week|weekend)\b|\bin (?P<recent>recent) days\b"
)
NIGHT = re.compile(r"\b(?:last night|overnight)\b", re.IGNORECASE)
DAY = re.compile(
    rf"(?:\bon )?(?:(?:the )?\b{_date(1)}|\bon {WEEKDAY}|\b(?P<weekday2>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?= (?:morning|night|evening|afternoon)))"
)
HEADER = re.compile(
    r"(?:published|posted|updated|issued|dated|release)[ :#]*(?:on )?$", re.IGNORECASE
)
SPOKEN = re.compile(
    r"(?:\b(?:reported|said|announced|confirmed|stated|officials|told reporters)\W+$)|(?:^\W*(?:provided|reported|said|announced|that)\b)",
    re.IGNORECASE,
)


@value
class Window:
    """A stated window: its range in the running text, its instants (UTC), and how it was read.

    `rank`: 0 hours, 1 dated range, 2 one day, 3 counted days, 4 vague days, 5 night, 6 "today".
    """

    start: int
    end: int
    earliest: datetime
    latest: datetime
    first: date
    last: date
    granularity: Granularity
    rank: int
    rule: str


@value
class Calendar:
    """What windows are read against: the day of publication in `zone`, and its end."""

    today: date
    until: datetime | None
    zone: str

    @property
    def tz(self) -> ZoneInfo:
        """The zone; UTC where it is not known."""
        return ZoneInfo("UTC" if self.zone == "unknown" else self.zone)

    def at(self, day: date, hour: time = time()) -> datetime:
        """A local hour as an instant in UTC."""
        return datetime.combine(day, hour, self.tz).astimezone(UTC)

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
    local = published.at.astimezone(ZoneInfo("UTC" if zone == "unknown" else zone))
    return Calendar(today=local.date(), until=published.at, zone=zone)


def windows_in(text: str, part: Span, days: Calendar) -> tuple[Window, ...]:
    """The windows stated in a part of the text, in order; of overlapping readings the longest."""
    found: list[Window] = []
    for pattern, read in READERS:
        for match in pattern.finditer(text, *part):
            taken = any(match.start() < each.end and each.start < match.end() for each in found)
            window = None if taken else read(match, days)
            if window is not None:
                found.append(window)
    return tuple(sorted(found, key=lambda each: each.start))


def when_of(window: Window, as_written: str, zone: str) -> When:
    """The window as a time of its own."""
    single = window.first == window.last
    night = window.granularity is Granularity.NIGHT
    return When(
        as_written=as_written,
        edtf=window.first.isoformat() if single or night else f"{window.first}/{window.last}",
        earliest=window.earliest,
        latest=window.latest,
        zone=zone,
        zone_basis=ZoneBasis.ASSUMED if zone == "unknown" else ZoneBasis.ORIGIN,
        granularity=window.granularity,
        kind=WhenKind.DATE,
        timex3=f"{window.first}TNI" if night else (window.first.isoformat() if single else None),
        rule=window.rule,
    )


def _read_hours(match: re.Match[str], days: Calendar) -> Window | None:
    first, last = _day_of(match, 1, days), _day_of(match, 2, days)
    hour, until = _hour_of(match, 1), _hour_of(match, 2)
    if first is None or last is None or hour is None or until is None or last < first:
        return None
    zone = (
        f"local time taken as {days.zone}" if match["local"] else f"zone of the origin, {days.zone}"
    )
    return _window(
        match,
        (first, last),
        Granularity.HOUR,
        0,
        f"hours as stated, {zone}",
        (days.at(first, hour), days.at(last, until)),
    )


def _read_range(match: re.Match[str], days: Calendar) -> Window | None:
    first = _day_of(match, 1, days)
    last = _day_of(match, 2, days)
    if first is not None and match["last"]:
        last = _safe_date(first.year, first.month, int(match["last"]))
    if first is None or last is None or last < first or (last - first).days > 92:
        return None
    if match["joint"] == "and" and not (match["near1"] or match[0].startswith(("between", "from"))):
        return None
    ends = (
        "through today: to the end of the day of publication"
        if match["near2"]
        else "days as stated"
    )
    if match["near2"] and days.until is not None:
        ends = "through today: to the instant of publication"
    return _days(match, first, last, 1, f"{ends}, {_zone(days)}", days)


def _read_since(match: re.Match[str], days: Calendar) -> Window | None:
    first = _day_of(match, 1, days) or _weekday(match["weekday"], days)
    if first is None or first > days.today:
        return None
    return _days(
        match, first, days.today, 1, f"from that day to the day of publication, {_zone(days)}", days
    )


def _read_last(match: re.Match[str], days: Calendar) -> Window | None:
    unit, count = (match["unit"] or "days"), (match["count"] or match["recent"] or "")
    if unit == "weekend":
        saturday = days.today - timedelta(days=(days.today.weekday() - 5) % 7 or 7)
        return _days(
            match,
            saturday,
            saturday + timedelta(days=1),
            3,
            f"the weekend before, {_zone(days)}",
            days,
        )
    number = LEAST.get(count) or SMALL.get(count) or (int(count) if count.isdigit() else 1)
    rank = 4 if count in LEAST else 3
    if unit.startswith("hour"):
        number = -(-number // 24) + 1
    elif unit == "week":
        number = 7
    first = days.today - timedelta(days=number - 1)
    said = f"at least {number} days" if rank == 4 else f"{number} days"
    return _days(
        match,
        first,
        days.today,
        rank,
        f"{said} up to and with the day of publication, {_zone(days)}",
        days,
    )


def _read_night(match: re.Match[str], days: Calendar) -> Window | None:
    first = days.today - timedelta(days=1)
    rule = f"the night before publication, 18:00 to 06:00, {_zone(days)}"
    ends = (days.at(first, NIGHT_BEGINS), days.at(days.today, NIGHT_ENDS))
    return _window(match, (first, days.today), Granularity.NIGHT, 5, rule, ends)


def _read_day(match: re.Match[str], days: Calendar) -> Window | None:
    if HEADER.search(match.string[max(0, match.start() - 30) : match.start()]):
        return None
    is_today = (match["near1"] or "").lower() == "today"
    if is_today and _is_spoken(match):
        return None
    day = _day_of(match, 1, days) or _weekday(match["weekday"] or match["weekday2"], days)
    if day is None:
        return None
    return _days(match, day, day, 6 if is_today else 2, f"that day, {_zone(days)}", days)


def _is_spoken(match: re.Match[str]) -> bool:
    """Whether "today" is when officials spoke, not when something happened."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    after = match.string[match.end() : match.end() + 20]
    left, right = before, after
    return (
        SPOKEN.search(left) is not None
        or re.match(r"\W*(?:provided|reported|said|announced)\b", right) is not None
    )


READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Calendar], Window | None]], ...] = (
    (HOURS, _read_hours),
    (RANGE, _read_range),
    (SINCE, _read_since),
    (LAST, _read_last),
    (NIGHT, _read_night),
    (DAY, _read_day),
)


def _zone(days: Calendar) -> str:
    return "zone unknown, read as UTC" if days.zone == "unknown" else f"days in {days.zone}"


def _days(
    match: re.Match[str], first: date, last: date, rank: int, rule: str, days: Calendar
) -> Window:
    granularity = Granularity.DAY if first == last else Granularity.RANGE
    return _window(
        match, (first, last), granularity, rank, rule, (days.at(first), days.end_of(last))
    )


def _window(
    match: re.Match[str],
    dates: tuple[date, date],
    granularity: Granularity,
    rank: int,
    rule: str,
    ends: tuple[datetime, datetime],
) -> Window | None:
    if ends[0] >= ends[1]:
        return None
    return Window(
        start=match.start(),
        end=match.end(),
        earliest=ends[0],
        latest=ends[1],
        first=dates[0],
        last=dates[1],
        granularity=granularity,
        rank=rank,
        rule=rule,
    )


def _hour_of(match: re.Match[str], n: int) -> time | None:
    if noon := match[f"noon{n}"]:
        return time(12) if noon.lower() == "noon" else time(0)
    if written := match[f"hour24{n}"]:
        hour, minute = int(written), int(match[f"minute24{n}"])
    else:
        hour, minute = int(match[f"hour{n}"]), int(match[f"minute{n}"] or 0)
        if hour > 12:
            return None
        hour = hour % 12 + (12 if match[f"half{n}"][0] in "Pp" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day_of(match: re.Match[str], n: int, days: Calendar) -> date | None:
    if near := match[f"near{n}"]:
        return days.today - timedelta(days=near.lower() == "yesterday")
    if iso := match[f"iso{n}"]:
        year, month, day = map(int, iso.split("-"))
        return _safe_date(year, month, day)
    month_name = match[f"month{n}"] or match[f"bmonth{n}"]
    if not month_name:
        return None
    month = MONTHS[month_name[:3].lower()]
    day = int(match[f"day{n}"] or match[f"bday{n}"])
    stated = match[f"year{n}"] or match[f"byear{n}"]
    if stated:
        return _safe_date(int(stated), month, day)
    limit = days.today + timedelta(days=FUTURE_DAYS)
    return next((each for each in _years(month, day, days.today.year) if each <= limit), None)


def _years(month: int, day: int, year: int) -> Iterator[date]:
    for each in (year + 1, year, year - 1, year - 2, year - 3, year - 4):
        found = _safe_date(each, month, day)
        if found is not None:
            yield found


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(name: str | None, days: Calendar) -> date | None:
    """The last such weekday up to and with the day of publication."""
    if not name:
        return None
    back = (days.today.weekday() - DAYS[name[:3].lower()]) % 7
    return days.today - timedelta(days=back)
