"""What finding and resolving of times share: forms, units, parts of the day, named zones."""

from datetime import datetime, timedelta
from enum import StrEnum

from purport.records.value import value
from purport.records.when import When


class Form(StrEnum):
    """What a time expression says, before any anchor."""

    CALENDAR = "calendar"
    WEEKDAY = "weekday"
    OFFSET = "offset"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    DECADE = "decade"
    CENTURY = "century"
    FEAST = "feast"
    CLOCK = "clock"
    PART = "part"
    WINDOW = "window"
    DURATION = "duration"
    SET = "set"
    VAGUE = "vague"
    RANGE = "range"
    OPEN = "open"


@value
class PartOfDay:
    """Local hours of a part of the day; `end_hour` over 24 reaches into the next day."""

    start_hour: int
    end_hour: int


PARTS_OF_DAY: dict[str, PartOfDay] = {
    "dawn": PartOfDay(start_hour=4, end_hour=8),
    "early_hours": PartOfDay(start_hour=0, end_hour=6),
    "morning": PartOfDay(start_hour=5, end_hour=12),
    "midday": PartOfDay(start_hour=11, end_hour=14),
    "noon": PartOfDay(start_hour=12, end_hour=12),
    "midnight": PartOfDay(start_hour=24, end_hour=24),
    "afternoon": PartOfDay(start_hour=12, end_hour=18),
    "dusk": PartOfDay(start_hour=16, end_hour=21),
    "evening": PartOfDay(start_hour=17, end_hour=24),
    "night": PartOfDay(start_hour=18, end_hour=30),
    "daytime": PartOfDay(start_hour=6, end_hour=20),
}

# TimeML knows six parts of a day only.
TIMEX_PARTS: dict[str, str] = {
    "dawn": "TMO",
    "early_hours": "TMO",
    "morning": "TMO",
    "midday": "T12:00",
    "noon": "T12:00",
    "midnight": "T24:00",
    "afternoon": "TAF",
    "dusk": "TEV",
    "evening": "TEV",
    "night": "TNI",
    "daytime": "TDT",
}

UNIT_LETTERS: dict[str, str] = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "N",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}

CLOCK_UNITS = frozenset({"second", "minute", "hour"})


SEASON_MONTHS: dict[str, tuple[int, int]] = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (12, 14),
}
# Source: EDTF (ISO 8601-2) 4.8, sub-year groupings: 21-24 seasons, 33-36 quarters, 40-41 halves.
EDTF_SEASONS: dict[str, str] = {"spring": "21", "summer": "22", "autumn": "23", "winter": "24"}
TIMEX_SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}

# Fixed offsets as IANA names (their sign is reversed by convention: EST is Etc/GMT+5).
ZONES: dict[str, str] = {
    "Z": "UTC",
    "UTC": "UTC",
    "GMT": "UTC",
    "ZULU": "UTC",
    "EST": "Etc/GMT+5",
    "EDT": "Etc/GMT+4",
    "CST": "Etc/GMT+6",
    "CDT": "Etc/GMT+5",
    "MST": "Etc/GMT+7",
    "MDT": "Etc/GMT+6",
    "PST": "Etc/GMT+8",
    "PDT": "Etc/GMT+7",
    "BST": "Etc/GMT-1",
    "CET": "Etc/GMT-1",
    "CEST": "Etc/GMT-2",
    "EET": "Etc/GMT-2",
    "EEST": "Etc/GMT-3",
    "MSK": "Etc/GMT-3",
    "TRT": "Etc/GMT-3",
    "ET": "America/New_York",
}

ZONE_WORDS: dict[str, str] = {
    "local": "local",
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "pacific": "America/Los_Angeles",
    "washington": "America/New_York",
    "london": "Europe/London",
    "damascus": "Asia/Damascus",
    "baghdad": "Asia/Baghdad",
    "moscow": "Europe/Moscow",
    "kyiv": "Europe/Kyiv",
    "kiev": "Europe/Kyiv",
    "beirut": "Asia/Beirut",
    "amman": "Asia/Amman",
    "istanbul": "Europe/Istanbul",
    "ankara": "Europe/Istanbul",
    "tehran": "Asia/Tehran",
    "kabul": "Asia/Kabul",
    "gaza": "Asia/Gaza",
    "jerusalem": "Asia/Jerusalem",
    "tripoli": "Africa/Tripoli",
    "cairo": "Africa/Cairo",
    "sanaa": "Asia/Aden",
    "aden": "Asia/Aden",
    "riyadh": "Asia/Riyadh",
}

# Military letters A-I, K-M run east, N-Y west; J is local and left out. Source: ACP 121(I).
MILITARY_ZONES: dict[str, str] = {
    **{letter: f"Etc/GMT-{hour}" for hour, letter in enumerate("ABCDEFGHIKLM", start=1)},
    **{letter: f"Etc/GMT+{hour}" for hour, letter in enumerate("NOPQRSTUVWXY", start=1)},
    "Z": "UTC",
}

# A place's local day can begin this long before 00:00Z, and end this long after 24:00Z.
EARLIEST_ZONE = timedelta(hours=14)
LATEST_ZONE = timedelta(hours=12)


def widened(when: When) -> tuple[datetime | None, datetime | None]:
    """Earliest and latest in UTC, for whatever zone was meant if the zone is unknown."""
    if when.zone != "unknown":
        return when.earliest, when.latest
    earliest = when.earliest and _moved(when.earliest, -EARLIEST_ZONE)
    return earliest, when.latest and _moved(when.latest, LATEST_ZONE)


def _moved(instant: datetime, by: timedelta) -> datetime:
    try:
        return instant + by
    except OverflowError:
        return instant
