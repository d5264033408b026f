"""Hours and parts of a day laid on a day."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from purport.records.calendar import PARTS_OF_DAY, TIMEX_PARTS
from purport.records.when import Granularity, WhenKind
from purport.resolve.times.days import Fields, shift_of
from purport.resolve.times.extent import Extent, day_extent, moved_days, vague_extent
from purport.resolve.times.offsets import counted
from purport.resolve.times.scene import Scene

# These parts of a day belong to the day spoken of, or to its neighbours.
SPOKEN = frozenset({"next", "following", "previous", "that", "those"})


def on_day(found: Extent, fields: Fields) -> Extent:
    """A day narrowed to its hour, part or edge, where the words give one."""
    zoned = replace(found, zone=fields.get("zone"))
    if found.granularity not in (Granularity.DAY, Granularity.UNKNOWN):
        return _at_edge(zoned, fields["edge"]) if "edge" in fields else zoned
    if "hour" in fields:
        return _at_hour(zoned, fields)
    if "part" in fields:
        return _in_part(zoned, fields["part"])
    return _at_edge(zoned, fields["edge"]) if "edge" in fields else zoned


def _at_hour(found: Extent, fields: Fields) -> Extent:
    hour, minute = int(fields["hour"]), int(fields.get("minute", "0"))
    second = int(fields.get("second", "0"))
    if hour > 24 or minute > 59 or second > 59:
        return vague_extent(None, "no such hour", WhenKind.TIME)
    written = f"T{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
    timed = replace(found, kind=WhenKind.TIME, timex3=(found.timex3 or "XXXX-XX-XX") + written)
    granularity, length = _fineness(fields)
    if found.start is None:
        return replace(timed, granularity=granularity)
    start = found.start + timedelta(hours=hour, minutes=minute, seconds=second)
    return replace(timed, start=start, end=start + length, granularity=granularity)


def _fineness(fields: Fields) -> tuple[Granularity, timedelta]:
    if "second" in fields:
        return Granularity.SECOND, timedelta(seconds=1)
    if "minute" in fields:
        return Granularity.MINUTE, timedelta(minutes=1)
    return Granularity.HOUR, timedelta(hours=1)


def _in_part(found: Extent, part: str) -> Extent:
    hours, written = PARTS_OF_DAY[part], TIMEX_PARTS[part]
    granularity = Granularity.NIGHT if part == "night" else Granularity.PART_OF_DAY
    timed = replace(
        found,
        kind=WhenKind.TIME,
        timex3=(found.timex3 or "XXXX-XX-XX") + written,
        granularity=granularity,
    )
    if found.start is None:
        return timed
    start = found.start + timedelta(hours=hours.start_hour)
    end = max(found.start + timedelta(hours=hours.end_hour), start + timedelta(minutes=1))
    rule = f"{found.rule}; {part}: {hours.start_hour:02}:00 to {hours.end_hour % 24:02}:00"
    return replace(timed, start=start, end=end, rule=rule)


def _at_edge(found: Extent, edge: str) -> Extent:
    """Early is the first half, late the second, mid the middle half; starts and ends are thirds."""
    if found.start is None or found.end is None:
        return found
    whole = found.end - found.start
    cut = {"early": (0, 6), "late": (6, 12), "mid": (3, 9), "start": (0, 4), "end": (8, 12)}[edge]
    start, end = (found.start + whole * twelfths / 12 for twelfths in cut)
    if whole > timedelta(days=2):
        start, end = _whole_day(start, 0), _whole_day(end, 1 if end.time() > time() else 0)
    rule = f"{found.rule}; {edge}: its twelfths {cut[0]} to {cut[1]}"
    return replace(found, start=start, end=end, rule=rule)


def _whole_day(instant: datetime, later: int) -> datetime:
    return datetime.combine(instant.date(), time()) + timedelta(days=later)


def part(fields: Fields, scene: Scene) -> Extent:
    """A part of the day of publication, of the day before, or of the day spoken of."""
    if "shift" not in fields or fields["shift"] in SPOKEN:
        spoken = scene.day or scene.published
        day: date | None = spoken and moved_days(spoken, shift_of(fields))
        rule = "part of the day spoken of before"
    else:
        back = fields["shift"] == "overnight"
        step = -1 if back else shift_of(fields)
        day = scene.published and moved_days(scene.published, step)
        rule = counted(step, "day", "publication")
    if day is None:
        return vague_extent("XXXX-XX-XX", "publication unknown", WhenKind.TIME)
    return day_extent(day, rule)


def clock(fields: Fields, scene: Scene) -> Extent:
    """An hour of the day spoken of before, else of the day of publication."""
    day = scene.day or scene.published
    if day is None:
        return vague_extent("XXXX-XX-XX", "publication unknown", WhenKind.TIME)
    return day_extent(day, "hour of the day spoken of before")
