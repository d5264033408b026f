"""Feasts and holidays: the days they fall on in a year."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from purport.records.when import Granularity
from purport.resolve.times.days import Fields, shift_of
from purport.resolve.times.extent import Extent, day_extent, days_extent, is_year, vague_extent
from purport.resolve.times.hijri import hijri_days
from purport.resolve.times.scene import Scene

FIXED: dict[str, tuple[int, int]] = {
    "new_years_day": (1, 1),
    "halloween": (10, 31),
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "new_years_eve": (12, 31),
}


def easter(year: int) -> date:
    """Western Easter Sunday. Source: Meeus, Astronomical Algorithms (1991), chapter 8."""
    century, rest = divmod(year, 100)
    golden, leap = year % 19, (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - leap + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    number = epact + weekday - 7 * late + 114
    return date(year, number // 31, number % 31 + 1)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


MOVING: dict[str, Callable[[int], date]] = {
    "easter": easter,
    "good_friday": lambda year: easter(year) - timedelta(days=2),
    "easter_monday": lambda year: easter(year) + timedelta(days=1),
    "thanksgiving": lambda year: _nth(year, 11, 4, 4),
    "election_day": lambda year: _nth(year, 11, 1, 1) + timedelta(days=1),
}
ISLAMIC = frozenset({"ramadan", "eid_al_fitr", "eid_al_adha", "ashura"})
NOTES = {
    "easter": " (western)",
    "thanksgiving": " (United States)",
    "election_day": " (United States)",
}


def feast(fields: Fields, scene: Scene) -> Extent:
    """A feast: of its year, else the nearest one, or the latest or next if the words say so."""
    name, published = fields["feast"], scene.published
    name = "christmas_eve" if "eve" in fields and name == "christmas" else name
    if "year" in fields:
        years = [int(fields["year"])] if is_year(int(fields["year"])) else []
    elif published is None:
        return vague_extent(None, "feast, publication unknown")
    else:
        years = list(range(published.year - 2, published.year + 3))
    found = [extent for year in years for extent in _in_year(name, year)]
    if not found or published is None or "year" in fields:
        return found[0] if found else vague_extent(None, "beyond the tables of feasts")
    return _chosen(found, fields, published, scene)


def _chosen(found: list[Extent], fields: Fields, published: date, scene: Scene) -> Extent:
    past = [each for each in found if each.start and each.start.date() < published]
    ahead = [each for each in found if each.start and each.start.date() > published]
    step = shift_of(fields)
    if past and step < 0:
        return past[-1]
    if ahead and (step > 0 or ("shift" not in fields and scene.future)):
        return ahead[0]
    return min(found, key=lambda each: _distance(each, published))


def _distance(extent: Extent, published: date) -> int:
    return abs((extent.start.date() - published).days) if extent.start else 0


def _in_year(name: str, year: int) -> list[Extent]:
    if name in ISLAMIC:
        return [_islamic(name, first, last) for first, last in hijri_days(name, year)]
    if name == "nowruz":
        return [_about(date(year, 3, 20), date(year, 3, 21), "Nowruz, at the March equinox")]
    day = MOVING[name](year) if name in MOVING else date(year, *FIXED[name])
    return [day_extent(day, f"{name.replace('_', ' ')} of that year{NOTES.get(name, '')}")]


def _about(first: date, last: date, rule: str) -> Extent:
    return days_extent(first, last, Granularity.RANGE, first.isoformat(), rule)


def _islamic(name: str, first: date, last: date) -> Extent:
    """With a day more on either side, because the moon is sighted and countries differ."""
    rule = f"{name.replace('_', ' ')} by the tabular calendar, a day either way as sightings differ"
    day = timedelta(days=1)
    extent = days_extent(first - day, last + day, Granularity.RANGE, None, rule)
    return replace(extent, edtf=f"{first.isoformat()}~/{last.isoformat()}~")
