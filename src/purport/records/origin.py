"""Where a capture came from, and when it was published."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from purport.records.ids import identify
from purport.records.value import value

FIRST_YEAR, LAST_YEAR = 1900, 2200  # nothing else is a date of publication


class OriginKind(StrEnum):
    OFFICIAL = "official"
    PARTY = "party"
    MEDIA = "media"
    OBSERVER = "observer"
    UNKNOWN = "unknown"


class PublishedSource(StrEnum):
    GIVEN = "given"
    CONTENT = "content"
    METADATA = "metadata"
    JUDGED = "judged"


@value
class Origin:
    """The outlet, channel or account a capture came from."""

    name: str
    kind: OriginKind = OriginKind.UNKNOWN


def origin_id(name: str) -> str:
    """The id under which an origin is rated: its name makes it."""
    return identify("origin", name)


@value
class Published:
    """When something was published: an instant (UTC) or a day, how we know, and the basis in words.

    Exactly one of `at` and `day` is set.
    """

    at: datetime | None = None
    day: date | None = None
    source: PublishedSource
    basis: str | None = None

    def __post_init__(self) -> None:
        if (self.at is None) == (self.day is None):
            raise ValueError("published is either an instant or a day")
        if self.at is not None and self.at.utcoffset() != timedelta(0):
            raise ValueError(f"{self.at} is not in UTC")

    def counts_from(self, zone: str = "UTC") -> datetime:
        """The instant (UTC) from which it counts as published.

        A document dated to the day counts from 00:00 of the next day in `zone`, included.
        """
        if self.at is not None:
            return self.at
        assert self.day is not None
        return midnight(self.day + timedelta(days=1), zone)

    def begins(self, zone: str = "UTC") -> datetime:
        """The earliest instant (UTC) at which it can have been published."""
        if self.at is not None:
            return self.at
        assert self.day is not None
        return midnight(self.day, zone)

    def __str__(self) -> str:
        if self.at is not None:
            return self.at.strftime("%Y-%m-%dT%H:%MZ")
        assert self.day is not None
        return self.day.isoformat()


def midnight(day: date, zone: str) -> datetime:
    """00:00 of a day in an IANA zone, as an instant in UTC."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def read_published(written: str, source: PublishedSource, basis: str | None = None) -> Published:
    """A publication date from ISO 8601 text: a day, or an instant with a zone.

    Raises: ValueError, saying what is expected.
    """
    year = written[:4]
    if year.isdigit() and not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise ValueError(f"{written!r}: the year lies outside {FIRST_YEAR} to {LAST_YEAR}")
    try:
        if len(written) == len("2014-11-06"):
            return Published(day=date.fromisoformat(written), source=source, basis=basis)
        at = datetime.fromisoformat(written)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ValueError(
            f"{written!r} is neither a day (2014-11-06) nor an instant with its zone "
            "(2014-11-06T06:00Z)"
        )
    return Published(at=at.astimezone(UTC), source=source, basis=basis)
