"""Calendar dates and weekdays with their missing parts filled in from publication."""

from dataclasses import replace
from datetime import date, timedelta

from purport.records.when import Granularity
from purport.resolve.times.extent import (
    Extent,
    day_extent,
    days_extent,
    is_day,
    is_year,
    month_extent,
    moved_days,
    vague_extent,
    year_extent,
)
from purport.resolve.times.scene import Scene

# So far ahead, a date without a year is read as the coming one rather than last year's.
NEAR_AHEAD_DAYS = 60
NEAR_AHEAD_MONTHS = 2

Fields = dict[str, str]

# Locales that write the month first; every other writes the day first.
MONTH_FIRST = ("en", "en-us", "en-ph")


def calendar(fields: Fields, scene: Scene) -> Extent:
    """The extent of a date of which some parts are written."""
    if "numeric" in fields:
        fields = {**fields, **numeric(fields["numeric"], scene.locale)}
    year = int(fields["year"]) if "year" in fields else None
    if "month" not in fields:
        return _without_month(year, fields, scene)
    month = int(fields["month"])
    if "day" in fields:
        return month_day(year, month, int(fields["day"]), fields, scene)
    if year is None:
        return nth_week(undated_month(month, fields, scene), fields)
    if not (is_year(year) and 1 <= month <= 12):
        return vague_extent(None, "no such month")
    return nth_week(month_extent(year, month, "month and year as written"), fields)


def nth_week(month: Extent, fields: Fields) -> Extent:
    """The first seven days of a month, the next seven and so on, or its last seven."""
    if "nth" not in fields or month.start is None or month.end is None:
        return month
    last = month.end.date() - timedelta(days=1)
    nth = int(fields["nth"]) if fields["nth"].isdecimal() else 9
    first = last - timedelta(days=6)
    if nth <= 4:
        first = month.start.date() + timedelta(days=7 * (nth - 1))
        last = first + timedelta(days=6)
    year, week, _ = (first + timedelta(days=3)).isocalendar()
    rule = f"{'last' if nth > 4 else nth} seven days of {month.rule}"
    return days_extent(first, last, Granularity.WEEK, f"{year}-W{week:02}", rule)


def _without_month(year: int | None, fields: Fields, scene: Scene) -> Extent:
    if year is None:
        return weekday(fields, scene) if "weekday" in fields else vague_extent(None, "no date")
    if not is_year(year):
        return vague_extent(None, "no such year")
    extent = year_extent(year, "year as written")
    return fiscal_year(extent, year) if "fiscal" in fields else extent


def fiscal_year(extent: Extent, year: int) -> Extent:
    """A financial year, which can begin and end in neighbours of its calendar year."""
    return replace(
        extent,
        edtf=f"{year:04}~",
        start=extent.start and extent.start.replace(year=year - 1, month=4),
        end=extent.end and extent.end.replace(year=year + 1, month=4),
        rule="financial year, which can begin nine months early or end three months late",
    )


def numeric(written: str, locale: str) -> Fields:
    """Day, month and year of "23.09.2014" or "9/23/14": month first in American English only."""
    mark = next(sign for sign in written if not sign.isdecimal())
    first, second, year = (int(part) for part in written.split(mark))
    month_first = mark == "/" and locale.lower() in MONTH_FIRST
    day, month = (second, first) if month_first else (first, second)
    if month > 12 >= day:
        day, month = month, day
    return {"day": str(day), "month": str(month), "year": str(_full(year))}


def _full(year: int) -> int:
    return year if year >= 100 else year + (1900 if year >= 40 else 2000)


def month_day(year: int | None, month: int, day: int, fields: Fields, scene: Scene) -> Extent:
    """A day of a month; without a year, the nearest one that fits, or a partial date."""
    if year is not None:
        if not is_day(year, month, day):
            return vague_extent(None, "the calendar has no such day")
        return _stated_day(date(year, month, day), fields)
    if not is_day(2000, month, day):
        return vague_extent(None, "the calendar has no such day")
    if scene.published is None:
        return partial(f"XXXX-{month:02}-{day:02}", Granularity.DAY)
    return _inferred_day(month, day, fields, scene, scene.published)


def _stated_day(day: date, fields: Fields) -> Extent:
    if "weekday" in fields and int(fields["weekday"]) != day.isoweekday():
        return day_extent(day, "date as written, which is not the weekday written with it")
    return day_extent(day, "date as written")


def _inferred_day(month: int, day: int, fields: Fields, scene: Scene, published: date) -> Extent:
    years = range(published.year - 8, published.year + 9)
    days = [date(year, month, day) for year in years if is_day(year, month, day)]
    near = sorted(days, key=lambda each: (abs(each - published), each))[:3]
    if "weekday" in fields:
        named = [each for each in near if each.isoweekday() == int(fields["weekday"])]
        if named:
            return day_extent(named[0], "month-day, year from publication and weekday")
    if "shift" in fields or "lean" in fields:
        shifted = published.year + shift_of(fields)
        near = [each for each in days if each.year == shifted] or near
        return day_extent(near[0], "month-day, year relative to publication")
    ahead = [each for each in sorted(near) if each >= published]
    close = ahead and (ahead[0] - published).days <= NEAR_AHEAD_DAYS
    if ahead and (close or scene.future) and near[0] not in _just_past(near, published):
        return day_extent(ahead[0], "month-day, the next one after publication")
    past = [each for each in near if each <= published]
    return day_extent(max(past, default=near[0]), "month-day, year from publication")


def _just_past(near: list[date], published: date) -> list[date]:
    return [each for each in near if 0 <= (published - each).days <= NEAR_AHEAD_DAYS]


def undated_month(month: int, fields: Fields, scene: Scene) -> Extent:
    """A month without a year: the latest one, or the next if the words speak of the future."""
    published = scene.published
    if published is None:
        return partial(f"XXXX-{month:02}", Granularity.MONTH)
    if "shift" in fields:
        year = published.year + shift_of(fields)
        return month_extent(year, month, "month, year relative to publication")
    year = published.year
    lean = fields.get("lean")
    if lean in ("last", "past", "previous"):
        year -= month >= published.month
    elif lean in ("next", "coming", "following"):
        year += month <= published.month
    elif lean is None:
        year += _year_step(month, published, scene)
    return month_extent(year, month, "month, year from publication")


def _year_step(month: int, published: date, scene: Scene) -> int:
    ahead = (month - published.month) % 12
    if ahead == 0 or (0 < ahead <= NEAR_AHEAD_MONTHS and not scene.past) or scene.future:
        return int(month < published.month)
    return -int(month > published.month)


def weekday(fields: Fields, scene: Scene) -> Extent:
    """A day of the week: the latest one, unless the words point elsewhere."""
    number, published = int(fields["weekday"]), scene.published
    if fields.get("lean") in SPOKEN:
        published = scene.day or published
    if published is None:
        return vague_extent(f"XXXX-WXX-{number}", "weekday, publication unknown")
    back = (published.isoweekday() - number) % 7
    step, why = -back, "weekday, the latest up to publication"
    lean = fields.get("lean")
    if lean in ("last", "past", "previous"):
        step, why = -(back or 7), "weekday, the latest before publication"
    elif lean in ("next", "coming", "following"):
        step, why = (7 - back), "weekday, the first after publication"
    elif back and scene.future:
        step, why = (7 - back), "weekday, the first after publication by the words near it"
    moved = moved_days(published, step)
    return day_extent(moved, why) if moved else vague_extent(None, "beyond the calendar")


# These count from the time spoken of, where "last" and "next" count from publication.
SPOKEN = frozenset({"previous", "following"})


def shift_of(fields: Fields) -> int:
    """-1, 0 or 1 for last, this or next."""
    word = fields.get("shift") or fields.get("lean")
    if word in ("last", "past", "previous", "recent"):
        return -1
    return 1 if word in ("next", "coming", "following") else 0


def partial(edtf: str, granularity: Granularity) -> Extent:
    """A date whose year is not known."""
    return replace(
        vague_extent(edtf, "year unknown, as publication is unknown", edtf=edtf),
        granularity=granularity,
    )
