"""Times as written, with what they can mean."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from purport.records.actor import MatchState
from purport.records.spans import Words
from purport.records.value import value


class WhenKind(StrEnum):
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class ZoneBasis(StrEnum):
    STATED = "stated"
    ORIGIN = "origin"
    ASSUMED = "assumed"


class Granularity(StrEnum):
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    NIGHT = "night"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    UNKNOWN = "unknown"


@value
class When:
    """A time expression and its reading.

    `edtf` is an EDTF (ISO 8601-2) date, never with a time; hours and nights live in `earliest` and
    `latest`, a half-open range of instants in UTC. Both are None where the year is unknown and for
    durations and sets; one alone is None where the range has an open end. `timex3` is the TimeML
    value. `rule` says how it was read.
    """

    as_written: str
    edtf: str | None
    earliest: datetime | None
    latest: datetime | None
    zone: str = "unknown"
    zone_basis: ZoneBasis = ZoneBasis.ASSUMED
    granularity: Granularity
    kind: WhenKind = WhenKind.DATE
    timex3: str | None = None
    rule: str

    def __post_init__(self) -> None:
        for instant in (self.earliest, self.latest):
            if instant is not None and instant.utcoffset() != timedelta(0):
                raise ValueError(f"{instant} is not in UTC")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")


@value
class Anchor:
    """What relative times are read against.

    `published` is a UTC instant or None; `exact` tells an instant from a day (then `published` is
    that day's 00:00Z). `zone` is the origin's IANA zone or "unknown". `locale` is a language tag.
    """

    published: datetime | None
    exact: bool = False
    zone: str = "unknown"
    locale: str = "en"


@value
class TimeMention:
    """A time expression found in a text.

    `form` and `fields` are its symbolic reading, before any anchor ("month-day", (("month", "9"),
    ("day", "23"))); `when` is None until it is resolved against an anchor. `match` tells whether a
    person has confirmed or rejected the reading.
    """

    words: Words
    form: str
    fields: tuple[tuple[str, str], ...] = ()
    when: When | None = None
    match: MatchState = MatchState.SUGGESTED


def unread(as_written: str) -> When:
    """A time that is written but not yet resolved."""
    return When(
        as_written=as_written,
        edtf=None,
        earliest=None,
        latest=None,
        granularity=Granularity.UNKNOWN,
        rule="unread",
    )


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """An instant in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)
