"""Readings of a name in an index: how well they fit, and which of them are one place."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, floor, radians
from typing import Any

from purport.records.place import Place, PlaceBasis, PlaceCandidate, Precision

Row = tuple[Any, ...]
"""A row of the index's places (its columns in order), and one more value that the query adds."""

EXACT, FURTHER, INFLECTED, ARTICLE_APART, NEAR = 1.0, 0.975, 0.965, 0.96, 0.7
GOOD_ENOUGH = 0.85  # a reading this good ends the search before slips of the pen are tried
ELSEWHERE = 0.75  # a reading outside the preferred countries counts so much less
# Share of a score that does not depend on fame, and the share that does.
SAME_SPELLING, OTHER_SPELLING = (0.7, 0.3), (0.76, 0.15)
AREAS = ("region", "county", "district", "subdistrict")
NAMESAKE_SHARE = 0.6  # a town that gave an area its name has at least this share of its fame
STRICTNESS = 3  # power of the fit, so that a famous namesake of other vowels does not win

PRECISION = {
    "country": Precision.COUNTRY,
    "people": Precision.COUNTRY,
    "region": Precision.PROVINCE,
    "county": Precision.DISTRICT,
    "district": Precision.DISTRICT,
    "subdistrict": Precision.SUBDISTRICT,
    "neighbourhood": Precision.NEIGHBOURHOOD,
    "town": Precision.TOWN,
    "spot": Precision.POINT,
}
# Two lists' points for one place are rarely further apart, in km.
SAME_KM = {"town": 6.0, "subdistrict": 15.0, "district": 30.0, "county": 30.0, "region": 60.0}
KM_A_DEGREE = 111.2
WIDE_M = ((400_000, Precision.COUNTRY), (50_000, Precision.PROVINCE), (10_000, Precision.DISTRICT))


@dataclass(frozen=True, slots=True)
class Reading:
    """One row of an index with how well it fits the name that was asked for."""

    row: Row
    quality: float
    reason: str


def exactly(row: Row) -> Reading:
    """The reading of a place that bears the name, as its own or as a further one."""
    if row[-1] or row[2] in ("country", "people", "region"):
        return Reading(row, EXACT, "same name")
    return Reading(row, FURTHER, "one of its further names")


def inflected(row: Row) -> Reading:
    """The reading of a place whose name is asked for in another grammatical case."""
    return Reading(row, INFLECTED, "a case of its name")


def good(readings: Sequence[Reading], countries: frozenset[str]) -> bool:
    """Whether a reading is good enough, in one of the preferred countries if there are any."""
    return any(
        r.quality >= GOOD_ENOUGH and (not countries or r.row[4] in countries or r.row[4] == "")
        for r in readings
    )


def score_of(reading: Reading, countries: Collection[str]) -> float:
    """Fit times fame, 0 to 1; less outside the preferred countries."""
    plain, famous = SAME_SPELLING if reading.quality >= ARTICLE_APART else OTHER_SPELLING
    score = reading.quality**STRICTNESS * (plain + famous * reading.row[9])
    if countries and reading.row[4] not in countries:
        score *= ELSEWHERE
    return float(round(score, 4))


def town_first(readings: Sequence[Reading], scores: Sequence[float]) -> list[float]:
    """The scores, those of areas just below that of a town in them that has their name.

    Who writes a bare name usually means the town; words beside it that say otherwise are weighed
    by those who read the text. A hamlet that happens to bear a great area's name does not count.
    """
    towns = [(r.row, s) for r, s in zip(readings, scores, strict=True) if r.row[2] == "town"]
    return [
        min([score, *_towns_within(reading.row, towns)])
        for reading, score in zip(readings, scores, strict=True)
    ]


def _towns_within(area: Row, towns: Sequence[tuple[Row, float]]) -> Iterator[float]:
    if area[2] not in AREAS:
        return
    for town, score in towns:
        named_after = town[9] >= NAMESAKE_SHARE * area[9]
        if named_after and (town[5] == area[1] or _reaches(area, town)):
            yield round(score - 0.0001, 4)


def _reaches(area: Row, town: Row) -> bool:
    """Whether a town lies within an area's radius, in the same country."""
    reach = area[8] / 1000 / KM_A_DEGREE
    wide = reach / max(0.1, cos(radians(area[6])))
    return bool(
        area[4] == town[4] and abs(area[6] - town[6]) < reach and abs(area[7] - town[7]) < wide
    )


def candidate_of(
    reading: Reading, name: str, score: float, countries: Collection[str]
) -> PlaceCandidate:
    """A reading as a place, with the reasons for its score."""
    _, id, kind, shown, country, _, lat, lon, radius_m, _, _ = reading.row
    reasons = [reading.reason]
    if kind == "people":
        reasons.append("name of a people")
    if countries:
        preferred = country in countries
        reasons.append("in a preferred country" if preferred else "outside the preferred countries")
    place = Place(
        as_written=name,
        id=id,
        name=shown,
        country=country or None,
        lat=lat,
        lon=lon,
        radius_m=radius_m,
        precision=PRECISION.get(kind) or wide(radius_m),
        basis=PlaceBasis.GAZETTEER,
    )
    return PlaceCandidate(place=place, score=score, reasons=tuple(reasons))


def wide(radius_m: int) -> Precision:
    """The precision of a landscape, by its size."""
    return next((p for least, p in WIDE_M if radius_m >= least), Precision.TOWN)


def apart(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings without those that are another list's entry for the same place."""
    kept: dict[tuple[int, int], list[Row]] = defaultdict(list)
    ids: set[str] = set()
    for reading in readings:
        row = reading.row
        lat, lon = floor(row[6]), floor(row[7])
        around = (kept[y, x] for y in (lat - 1, lat, lat + 1) for x in (lon - 1, lon, lon + 1))
        if row[1] in ids or any(is_same(row, other) for cell in around for other in cell):
            continue
        ids.add(row[1])
        kept[lat, lon].append(row)
        yield reading


def is_same(left: Row, right: Row) -> bool:
    """Whether two entries of one name and one kind stand for one place."""
    reach_km = SAME_KM.get(left[2], 0.0)
    if left[2] != right[2] or not reach_km:
        return False
    wide = reach_km / (KM_A_DEGREE * max(0.1, cos(radians(left[6]))))
    return bool(abs(left[6] - right[6]) < reach_km / KM_A_DEGREE and abs(left[7] - right[7]) < wide)
