"""Local times as instants in UTC."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from purport.records.calendar import MILITARY_ZONES, ZONE_WORDS, ZONES
from purport.records.when import ZoneBasis

UNKNOWN = "unknown"


def zone_of(written: str | None, origin: str) -> tuple[str, ZoneBasis]:
    """The IANA zone that a time is read in, and why: stated, else the origin's, else unknown."""
    if written in ("local", None):
        known = written is None and origin != UNKNOWN and zone(origin) is not None
        return (origin, ZoneBasis.ORIGIN) if known else (UNKNOWN, ZoneBasis.ASSUMED)
    stated = _stated(written or "")
    return (stated, ZoneBasis.STATED) if stated else (UNKNOWN, ZoneBasis.ASSUMED)


def _stated(written: str) -> str | None:
    if written.startswith("military "):
        return MILITARY_ZONES.get(written[-1])
    if written[0] in "+-":
        return _offset(written)
    return ZONES.get(written) or ZONE_WORDS.get(written)


def _offset(written: str) -> str | None:
    """The IANA name of a whole-hour offset (whose sign is the other way round), else None."""
    hours, minutes = int(written[1:3]), written[-2:]
    if minutes != "00" or hours > 12:
        return None
    sign = "-" if written[0] == "+" else "+"
    return f"Etc/GMT{sign}{hours}" if hours else "UTC"


def zone(name: str) -> ZoneInfo | None:
    """The zone of this name, or None where the tables have none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def instant(local: datetime | None, name: str) -> datetime | None:
    """A local time as an instant in UTC; an unknown zone is read as UTC."""
    if local is None:
        return None
    if name == UNKNOWN:
        return local.replace(tzinfo=UTC)
    try:
        return local.replace(tzinfo=zone(name) or UTC).astimezone(UTC)
    except OverflowError:
        return local.replace(tzinfo=UTC)


def local_time(instant_utc: datetime, name: str) -> datetime:
    """An instant as the clock of a zone shows it; UTC where the zone is unknown."""
    tz = zone(name) if name != UNKNOWN else None
    try:
        return instant_utc.astimezone(tz or UTC).replace(tzinfo=None)
    except OverflowError:
        return instant_utc.replace(tzinfo=None)
