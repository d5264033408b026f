"""The windows that an official text says it covers, read against its day of publication.

In: running text, the day or instant of publication, the origin's zone. Out: ranges of instants in
UTC with the words that state them. What stays vague is read at its least ("several days" as three).
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from purport.extract.strikes.calendar import (
    MONTH,
    UNKNOWN,
    WEEKDAY,
    Calendar,
    clock_pattern,
    date_pattern,
    day_of,
    hour_of,
    last_weekday,
    safe_date,
    single_day,
)
from purport.records.spans import Span
from purport.records.value import value
from purport.records.when import Granularity, When, ZoneBasis

# TimeML's NI leaves the hours of a night open; from dusk to dawn, at their widest
NIGHT_BEGINS, NIGHT_ENDS = time(18), time(6)
LONGEST_DAYS = 92  # a longer range is a campaign, not a release's window

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LEAST = {"several": 3, "few": 3, "couple of": 2, "recent": 2}

HOURS = re.compile(
    rf"\b(?i:between|from) {clock_pattern(1)},? (?:on )?{date_pattern(1)},? "
    rf"(?:and|to|until|through) {clock_pattern(2)},? (?:on )?{date_pattern(2)}"
    r"(?P<local>,? (?i:local time))?"
)
RANGE = re.compile(
    rf"(?:\b(?i:from|between) )?\b{date_pattern(1)} ?"
    r"(?:,? ?(?P<joint>through|to|until|till|and|[-–—\u00ad]) ?)"
    rf"(?:{date_pattern(2)}|(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]| ?[ap]\.?m))"
)
WITHIN_MONTH = re.compile(
    r"(?:\b(?i:from|between) )?\b(?P<first>\d{1,2})(?:st|nd|rd|th)? ?"
    r"(?:to|and|until|through|[-–—]) ?"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{MONTH})(?: (?P<year>\d{{4}}))?"
)
SINCE = re.compile(
    rf"\b(?i:since|from) (?:last )?(?:{date_pattern(1)}|(?P<weekday>{WEEKDAY}))"
    r"(?! (?:to|through|until))"
)
LAST = re.compile(
    r"\b(?:(?i:over|in|during|within|for|through) )?(?:the )?(?i:last|past) "
    rf"(?:(?P<count>\d+|{'|'.join(NUMBERS)}|several|few|couple of) )?"
    r"(?P<unit>days?|hours?|week|weekend)\b|\b(?i:in) (?P<recent>recent) days\b"
    r"|\b(?i:over) the (?P<weekend>weekend)\b"
)
NIGHT = re.compile(r"\b(?:last night|overnight)\b", re.IGNORECASE)
DAY = re.compile(
    rf"(?:\b(?i:on) )?(?:(?:the )?\b{date_pattern(1)}|\b(?i:on) (?P<weekday>{WEEKDAY})"
    rf"|\b(?P<weekday2>{WEEKDAY})(?= (?:morning|night|evening|afternoon)))"
)
HEADER = re.compile(
    r"(?:published|posted|updated|issued|dated|release)[ :#]*(?:on )?$", re.IGNORECASE
)
SPOKEN = r"reported|said|announced|confirmed|stated"
SPOKEN_BEFORE = re.compile(rf"\b(?:{SPOKEN}|officials|told reporters)\W+$", re.IGNORECASE)
SPOKEN_AFTER = re.compile(rf"\W*(?:{SPOKEN}|provided)\b", re.IGNORECASE)


@value
class Window:
    """A stated window: its range in the running text, its instants (UTC), and how it was read.

    `first` and `last` are its days in the origin's zone. `rank`: 0 hours, 1 dated range, 2 one
    day, 3 counted days, 4 vague days, 5 night, 6 "today".
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


def windows_in(text: str, part: Span, days: Calendar) -> tuple[Window, ...]:
    """The windows stated in a part of the text, in order; of overlapping readings the fullest."""
    found: list[Window] = []
    for pattern, read in READERS:
        for match in pattern.finditer(text, *part):
            taken = any(match.start() < each.end and each.start < match.end() for each in found)
            window = None if taken else read(match, days)
            if window is not None and window.earliest < window.latest:
                found.append(window)
    return tuple(sorted(found, key=lambda each: each.start))


def when_of(window: Window, as_written: str, zone: str) -> When:
    """The window as a time of its own."""
    night = window.granularity is Granularity.NIGHT
    single = night or window.first == window.last
    first = window.first.isoformat()
    return When(
        as_written=as_written,
        edtf=first if single else f"{first}/{window.last}",
        earliest=window.earliest,
        latest=window.latest,
        zone=zone,
        zone_basis=ZoneBasis.ASSUMED if zone == UNKNOWN else ZoneBasis.ORIGIN,
        granularity=window.granularity,
        timex3=f"{first}TNI" if night else first if single else None,
        rule=window.rule,
    )


def _read_hours(match: re.Match[str], days: Calendar) -> Window | None:
    first, last = day_of(match, 1, days), day_of(match, 2, days)
    hour, until = hour_of(match, 1), hour_of(match, 2)
    if first is None or last is None or hour is None or until is None or last < first:
        return None
    basis = "local time taken as" if match["local"] else "in the zone of the origin,"
    return Window(
        start=match.start(),
        end=match.end(),
        earliest=days.at(first, hour),
        latest=days.at(last, until),
        first=first,
        last=last,
        granularity=Granularity.HOUR,
        rank=0,
        rule=f"hours as stated, {basis} {days.zone}",
    )


def _read_range(match: re.Match[str], days: Calendar) -> Window | None:
    first, last = day_of(match, 1, days), day_of(match, 2, days)
    if first is not None and match["last"]:
        last = safe_date(first.year, first.month, int(match["last"]))
    if first is None or last is None or not 0 <= (last - first).days <= LONGEST_DAYS:
        return None
    is_pair = match["joint"] == "and" and not match[0].lower().startswith(("between", "from"))
    if is_pair and not match["near1"]:
        return None
    rule = "days as stated"
    if match["near2"]:
        ends = "instant" if days.until else "end of the day"
        rule = f"through today: to the {ends} of publication"
    return _days(match, (first, last), 1, rule, days)


def _read_within_month(match: re.Match[str], days: Calendar) -> Window | None:
    written = " ".join(match[group] for group in ("day", "month", "year") if match[group])
    last = single_day(written, days)
    first = safe_date(last.year, last.month, int(match["first"])) if last else None
    if first is None or last is None or last < first:
        return None
    return _days(match, (first, last), 1, "days as stated", days)


def _read_since(match: re.Match[str], days: Calendar) -> Window | None:
    named = match["weekday"]
    first = last_weekday(named, days) if named else day_of(match, 1, days)
    if first is None or first > days.today:
        return None
    rule = "from that day to the day of publication"
    return _days(match, (first, days.today), 1, rule, days)


def _read_last(match: re.Match[str], days: Calendar) -> Window | None:
    count = match["count"] or match["recent"] or "one"
    if "weekend" in (match["unit"], match["weekend"]):
        saturday = days.today - timedelta(days=(days.today.weekday() - 5) % 7 or 7)
        return _days(match, (saturday, saturday + timedelta(days=1)), 3, "weekend before", days)
    number = LEAST.get(count) or (int(count) if count.isdigit() else NUMBERS.index(count) + 1)
    if (match["unit"] or "").startswith("hour"):
        number = -(-number // 24) + 1  # the last 24 hours reach into the day before
    elif match["unit"] == "week":
        number *= 7
    rank, least = (4, "at least ") if count in LEAST else (3, "")
    rule = f"{least}{number} days up to and with the day of publication"
    return _days(match, (days.today - timedelta(days=number - 1), days.today), rank, rule, days)


def _read_night(match: re.Match[str], days: Calendar) -> Window | None:
    first = days.today - timedelta(days=1)
    hours = f"{NIGHT_BEGINS:%H:%M} to {NIGHT_ENDS:%H:%M}"
    return Window(
        start=match.start(),
        end=match.end(),
        earliest=days.at(first, NIGHT_BEGINS),
        latest=days.at(days.today, NIGHT_ENDS),
        first=first,
        last=days.today,
        granularity=Granularity.NIGHT,
        rank=5,
        rule=f"the night before publication, {hours}, {_zone(days)}",
    )


def _read_day(match: re.Match[str], days: Calendar) -> Window | None:
    if HEADER.search(match.string[max(0, match.start() - 30) : match.start()]):
        return None
    is_today = (match["near1"] or "").lower() == "today"
    if is_today and _is_spoken(match):
        return None
    named = match["weekday"] or match["weekday2"]
    day = last_weekday(named, days) if named else day_of(match, 1, days)
    return _days(match, (day, day), 6 if is_today else 2, "that day", days) if day else None


def _is_spoken(match: re.Match[str]) -> bool:
    """Whether "today" is when officials spoke, not when something happened."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    after = match.string[match.end() : match.end() + 20]
    return SPOKEN_BEFORE.search(before) is not None or SPOKEN_AFTER.match(after) is not None


READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Calendar], Window | None]], ...] = (
    (HOURS, _read_hours),
    (RANGE, _read_range),
    (WITHIN_MONTH, _read_within_month),
    (SINCE, _read_since),
    (LAST, _read_last),
    (NIGHT, _read_night),
    (DAY, _read_day),
)


def _days(
    match: re.Match[str], dates: tuple[date, date], rank: int, rule: str, days: Calendar
) -> Window:
    first, last = dates
    return Window(
        start=match.start(),
        end=match.end(),
        earliest=days.at(first),
        latest=days.end_of(last),
        first=first,
        last=last,
        granularity=Granularity.DAY if first == last else Granularity.RANGE,
        rank=rank,
        rule=f"{rule}, {_zone(days)}",
    )


def _zone(days: Calendar) -> str:
    return "zone unknown, read as UTC" if days.zone == UNKNOWN else f"days in {days.zone}"
