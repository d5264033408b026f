"""Stretches that end or begin with publication: the last three days, the coming weeks."""

from dataclasses import replace
from datetime import date, timedelta

from purport.records.calendar import CLOCK_UNITS
from purport.records.when import Granularity
from purport.resolve.times.days import Fields
from purport.resolve.times.extent import (
    Extent,
    interval,
    midnight,
    moved_days,
    moved_months,
    vague_extent,
)
from purport.resolve.times.offsets import FUTURE_LEANS, UNITS, duration_value
from purport.resolve.times.scene import Scene


def window(fields: Fields, scene: Scene) -> Extent:
    """Some units up to publication or from it; TimeML calls it a duration."""
    unit, ahead = UNITS.get(fields["unit"], fields["unit"]), fields.get("lean") in FUTURE_LEANS
    timex3 = duration_value(fields["count"], unit)
    published, count = scene.published, _whole(fields["count"])
    if published is None or count is None:
        return _endless(timex3, published, ahead)
    if unit in CLOCK_UNITS:
        return _hours(timex3, timedelta(**{unit + "s": count if ahead else -count}), scene)
    other = _window_edge(published, unit, count if ahead else -count)
    if other is None:
        return vague_extent(timex3, "beyond the calendar")
    first, last = sorted((published, other))
    return Extent(
        edtf=interval(first, last),
        start=midnight(first),
        end=midnight(last) + timedelta(days=1),
        granularity=Granularity.RANGE,
        timex3=timex3,
        rule=f"{count} {unit}s {'from' if ahead else 'up to'} publication, its own day counted",
    )


def _endless(timex3: str, published: date | None, ahead: bool) -> Extent:
    """A stretch of unknown length that ends or begins with publication."""
    found = replace(
        vague_extent(timex3, "a stretch of unknown length next to publication"),
        granularity=Granularity.RANGE,
    )
    if published is None:
        return found
    if ahead:
        return replace(found, start=midnight(published), edtf=f"{published.isoformat()}/..")
    end = midnight(published) + timedelta(days=1)
    return replace(found, end=end, edtf=f"../{published.isoformat()}")


def _window_edge(published: date, unit: str, count: int) -> date | None:
    if unit in ("day", "night"):
        return moved_days(published, count - (1 if count > 0 else -1))
    if unit in ("week", "weekend"):
        return moved_days(published, 7 * count)
    months = {"month": 1, "quarter": 3, "decade": 120, "century": 1200}
    return moved_months(published, months.get(unit, 12) * count)


def _whole(count: str) -> int | None:
    try:
        number = int(float(count))
    except ValueError:
        return None
    return number if 0 < number < 100_000 else None


def _hours(timex3: str, length: timedelta, scene: Scene) -> Extent:
    """Hours up to the instant of publication, or up to its day's end where only that is known."""
    published = scene.published
    if published is None:
        return vague_extent(timex3, "publication unknown")
    first = last = scene.instant or midnight(published)
    if scene.instant is None:
        last = last + timedelta(days=1)
    start, end = min(first, first + length), max(last, last + length)
    final = (end - timedelta(microseconds=1)).date()
    return Extent(
        edtf=interval(start.date(), final),
        start=start,
        end=end if length > timedelta() else last,
        granularity=Granularity.RANGE,
        timex3=timex3,
        rule="hours up to or from publication",
    )
