"""Times counted from another: days ago, last week, this quarter, the last three days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from purport.records.calendar import CLOCK_UNITS, UNIT_LETTERS
from purport.records.when import Granularity, WhenKind
from purport.resolve.times.days import Fields, shift_of
from purport.resolve.times.extent import (
    Extent,
    century_extent,
    day_extent,
    decade_extent,
    interval,
    midnight,
    month_extent,
    moved_days,
    moved_months,
    quarter_extent,
    vague_extent,
    week_extent,
    weekend_extent,
    year_extent,
)
from purport.resolve.times.scene import Scene

GRANULARITIES = {
    unit: Granularity(unit)
    for unit in ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade")
}
UNITS = {"centuries": "century", "night": "day"}
SMALLER = {
    "century": (100, "year"),
    "decade": (10, "year"),
    "year": (12, "month"),
    "quarter": (3, "month"),
    "month": (30, "day"),
    "week": (7, "day"),
    "hour": (60, "minute"),
    "minute": (60, "second"),
}
FUTURE_LEANS = frozenset({"next", "coming", "following"})


def offset(fields: Fields, scene: Scene) -> Extent:
    """A unit of the calendar some steps before or after publication or the last day spoken of."""
    base, (count, unit) = scene.base(fields), _steps(fields, scene)
    if count is None:
        return _somewhen(fields)
    if base is None:
        return vague_extent(_unanchored(unit, count), "relative, publication unknown")
    if unit in CLOCK_UNITS:
        return _instant(unit, count, fields, scene)
    if count and unit == "year" and fields.get("base") == "then" and scene.then:
        return _years_from(scene.then, count)
    found = unit_extent(base, unit, count, counted(count, unit, _named_base(fields)))
    return _trimmed(found, fields, scene)


def _steps(fields: Fields, scene: Scene) -> tuple[int | None, str]:
    """How many of which unit; a fraction in a smaller unit, None for an unknown number."""
    unit = UNITS.get(fields.get("unit", "day"), fields.get("unit", "day"))
    if "days" in fields:
        return int(fields["days"]), unit
    if fields.get("count") == "X":
        return None, unit
    if "count" not in fields:
        ahead = "shift" in fields or unit != "weekend"
        return (shift_of(fields) if ahead else _weekend_step(scene)), unit
    amount = float(fields["count"]) * (-1 if fields.get("sign") == "-" else 1)
    scale, smaller = SMALLER.get(unit, (1, unit))
    if unit in ("decade", "century") or amount != int(amount):
        return int(amount * scale), smaller
    return int(amount), unit


def _years_from(then: Extent, count: int) -> Extent:
    """ "A year earlier" than a quarter is a quarter."""
    unit = {Granularity.QUARTER: "quarter", Granularity.MONTH: "month"}.get(
        then.granularity, "year"
    )
    day = then.start and moved_months(then.start.date(), 12 * count)
    rule = counted(count, "year", f"the {unit} spoken of before")
    return unit_extent(day, unit, 0, rule) if day else vague_extent(None, "beyond the calendar")


def counted(count: int, unit: str, base: str) -> str:
    """The rule in words: "3 days before publication"."""
    if count == 0:
        return f"the {unit} of {base}"
    many = "s" if abs(count) != 1 else ""
    return f"{abs(count)} {unit}{many} {'after' if count > 0 else 'before'} {base}"


def _named_base(fields: Fields) -> str:
    return "the day spoken of before" if fields.get("base") == "then" else "publication"


def _unanchored(unit: str, count: int) -> str | None:
    if unit == "day":
        return "XXXX-XX-XX"
    return "PRESENT_REF" if count == 0 else None


def _weekend_step(scene: Scene) -> int:
    """ "The weekend" is the one that has been, unless it is on, or the words look ahead."""
    on = scene.published is not None and scene.published.isoweekday() >= 6
    return 0 if on or scene.future else -1


def _somewhen(fields: Fields) -> Extent:
    past = fields.get("sign") != "+"
    return vague_extent("PAST_REF" if past else "FUTURE_REF", "an unknown number of units away")


def unit_extent(base: date, unit: str, count: int, rule: str) -> Extent:
    """The unit of the calendar that lies some units from the one that holds a day."""
    if unit in ("day", "night"):
        return _of_day(moved_days(base, count), day_extent, rule)
    if unit == "week":
        return _of_day(moved_days(base, 7 * count), week_extent, rule)
    if unit == "weekend":
        return _of_day(moved_days(base, 7 * count), weekend_extent, rule)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 12)
    return _of_day(moved_months(base, months * count), _LARGE.get(unit, _year), rule)


def _of_day(day: date | None, make: Callable[[date, str], Extent], rule: str) -> Extent:
    return make(day, rule) if day else vague_extent(None, "beyond the calendar")


def _month(day: date, rule: str) -> Extent:
    return month_extent(day.year, day.month, rule)


def _quarter(day: date, rule: str) -> Extent:
    return quarter_extent(day.year, (day.month + 2) // 3, rule)


def _year(day: date, rule: str) -> Extent:
    return year_extent(day.year, rule)


def _decade(day: date, rule: str) -> Extent:
    return decade_extent(day.year // 10, rule)


def _century(day: date, rule: str) -> Extent:
    return century_extent(day.year // 100, rule)


_LARGE = {"month": _month, "quarter": _quarter, "decade": _decade, "century": _century}


def _instant(unit: str, count: int, fields: Fields, scene: Scene) -> Extent:
    """Hours and minutes count from the instant of publication, where that is known."""
    chained = fields.get("base") == "then"
    if chained or scene.instant is None or scene.published is None or abs(count) > 10_000:
        timex3 = duration_value(fields.get("count", "1"), fields["unit"])
        return vague_extent(timex3, "counted from an hour that is not known", WhenKind.TIME)
    start = scene.instant + count * timedelta(**{unit + "s": 1})
    return Extent(
        edtf=start.date().isoformat(),
        start=start,
        end=start + timedelta(**{unit + "s": 1}),
        granularity=GRANULARITIES[unit],
        timex3=start.isoformat(timespec="minutes"),
        rule=counted(count, unit, "the instant of publication"),
        kind=WhenKind.TIME,
    )


def _trimmed(found: Extent, fields: Fields, scene: Scene) -> Extent:
    """ "Earlier this week" ends, and "later this week" begins, with publication."""
    published = scene.published
    if "trim" not in fields or published is None or found.start is None or found.end is None:
        return found
    now = scene.instant or midnight(published)
    first, last = found.start.date(), moved_days(found.end.date(), -1) or found.end.date()
    if fields["trim"] == "earlier":
        end = scene.instant or now + timedelta(days=1)
        if not found.start <= end <= found.end:
            return found
        return replace(
            found, end=end, edtf=interval(first, published), rule=f"{found.rule}, up to it"
        )
    if not found.start <= now <= found.end:
        return found
    return replace(found, start=now, edtf=interval(published, last), rule=f"{found.rule}, after it")


def duration_value(count: str, unit: str) -> str:
    """The TimeML value of an amount of time: P3D, PT5H30M, PXY."""
    unit = UNITS.get(unit, unit)
    scale = {"decade": 10, "century": 100}.get(unit)
    if scale:
        return "PXY" if count == "X" else f"P{_trim(float(count) * scale)}Y"
    letter, clock = UNIT_LETTERS.get(unit, "Y"), "T" if unit in CLOCK_UNITS else ""
    if count.endswith(".5") and unit in ("hour", "year", "minute"):
        smaller = {"hour": "30M", "year": "6M", "minute": "30S"}[unit]
        return f"P{clock}{count[:-2]}{letter}{smaller}" if count != "0.5" else f"P{clock}{smaller}"
    return f"P{clock}{count}{letter}"


def _trim(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
