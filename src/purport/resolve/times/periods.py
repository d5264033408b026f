"""Quarters, halves and seasons of a year."""

from dataclasses import replace

from purport.resolve.times.days import Fields, shift_of
from purport.resolve.times.extent import (
    Extent,
    half_extent,
    is_year,
    midnight,
    quarter_extent,
    season_extent,
    vague_extent,
)
from purport.resolve.times.offsets import FUTURE_LEANS
from purport.resolve.times.scene import Scene


def quarter(fields: Fields, scene: Scene) -> Extent:
    """A numbered quarter: of the year named, else the latest one that began before publication."""
    index = min(int(fields["index"]), 4)
    year = _year_of(fields, scene)
    if year is None and scene.published is None:
        return vague_extent(f"XXXX-Q{index}", "quarter, publication unknown")
    if year is None and scene.published is not None:
        began = 3 * index - 2 <= scene.published.month
        year = scene.published.year - (not began and not scene.future)
    return quarter_extent(year or 0, index, "quarter of a calendar year")


def half(fields: Fields, scene: Scene) -> Extent:
    """The first or second half of a year."""
    index, year = min(int(fields["index"]), 2), _year_of(fields, scene)
    if year is None:
        year = scene.published.year if scene.published else None
    if year is None:
        return vague_extent(f"XXXX-H{index}", "half year, publication unknown")
    return half_extent(year, index, "half of a calendar year")


def _year_of(fields: Fields, scene: Scene) -> int | None:
    if "year" in fields:
        year = int(fields["year"])
        return year if is_year(year) else None
    if "shift" in fields and scene.published:
        return scene.published.year + shift_of(fields)
    return None


def season(fields: Fields, scene: Scene) -> Extent:
    """A season of the northern half: of its year, else the latest or the next one."""
    name, published = fields["season"], scene.published
    if "year" in fields and is_year(int(fields["year"])):
        return _stated_season(int(fields["year"]), name)
    if published is None:
        return vague_extent(None, "season, publication unknown")
    found = season_extent(published.year, name, "season, year from publication (northern half)")
    today = midnight(published)
    shift = fields.get("shift")
    ended, begun = found.end and found.end <= today, found.start and found.start <= today
    year = published.year
    if shift in ("last", "past", "previous") or (shift is None and not scene.future):
        year -= not (ended or (shift is None and begun))
    elif shift in FUTURE_LEANS or shift is None:
        year += bool(begun)
    return season_extent(year, name, found.rule)


def _stated_season(year: int, name: str) -> Extent:
    found = season_extent(year, name, "season as written (northern half)")
    if name != "winter" or found.start is None:
        return found
    rule = "winter of a year: the one that ends in it or the one that begins in it"
    return replace(found, start=found.start.replace(year=year - 1), rule=rule)
