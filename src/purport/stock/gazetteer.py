"""Place names of the world and of the user's own lists, opened for looking up."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from rapidfuzz import fuzz

from purport.records.names import fold, romanise, skeleton_of_roman, skeletons
from purport.records.place import Place, PlaceBasis, PlaceCandidate, Precision, distance_km
from purport.stock.gazetteer_build import ensure_world
from purport.stock.gazetteer_store import facts_of, open_index

MOST = 60  # readings kept of one name; the commonest have more than a hundred bearers
EXACT, FURTHER, ARTICLE_APART, SAME_BONES, NEAR = 1.0, 0.975, 0.96, 0.72, 0.7
BONES_SPREAD = 0.2  # added to SAME_BONES by how alike the vowels are
GOOD_ENOUGH = 0.85  # a reading this good ends the search before slips of the pen are tried
MIN_ALIKE = 82  # of 100, for names whose consonants differ
MIN_LETTERS = 5  # shorter names are not searched for slips
MAX_SCANNED = 400
ELSEWHERE = 0.75  # a reading outside the preferred countries counts so much less
PLAIN = 0.7  # share of a score that does not depend on fame
NAMESAKE_WEIGHT = 0.6  # a town that gave its region the name is at least this well known
STRICTNESS = 3  # power of the fit, so that a famous namesake of other vowels does not win

Row = tuple[Any, ...]

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
# Two lists' points for one place are rarely further apart.
SAME_KM = {
    Precision.TOWN: 6.0,
    Precision.SUBDISTRICT: 15.0,
    Precision.DISTRICT: 30.0,
    Precision.PROVINCE: 60.0,
}
WIDE_M = ((400_000, Precision.COUNTRY), (50_000, Precision.PROVINCE), (10_000, Precision.DISTRICT))

BY_NAME = """
SELECT p.*, s.own FROM spelling s JOIN place p ON p.n = s.n
WHERE s.folded = ? ORDER BY s.own DESC, p.weight DESC, p.id LIMIT 200"""
BY_BONES = """
SELECT p.*, b.roman FROM bones b JOIN place p ON p.n = b.n
WHERE b.skeleton = ? ORDER BY p.weight DESC, p.id LIMIT 300"""
NEAR_BONES = """
SELECT roman, n FROM bones WHERE skeleton >= ? AND skeleton < ?
AND length(skeleton) BETWEEN ? AND ? LIMIT ?"""
BY_NUMBER = "SELECT *, '' FROM place WHERE n = ?"
BY_ID = "SELECT country, region FROM place WHERE id = ? AND kind <> 'people' LIMIT 1"
FAME = "SELECT max(p.weight) FROM spelling s JOIN place p ON p.n = s.n WHERE s.folded = ?"


@dataclass(frozen=True, slots=True)
class Reading:
    """One row of an index with how well it fits the name that was asked for."""

    row: Row
    quality: float
    reason: str


class IndexedGazetteer:
    """The world's index and the user's lists behind `records.tools.Gazetteer`."""

    def __init__(self, indexes: Sequence[sqlite3.Connection], digests: tuple[str, ...]) -> None:
        self._indexes = tuple(indexes)
        self._digests = digests
        self._lock = Lock()
        self._countries: dict[str, str] = dict(
            self._all("SELECT country, id FROM place WHERE kind = 'country' ORDER BY n")
        )

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of the lists it was built from, the world's first."""
        return self._digests

    def find(self, name: str, *, countries: Collection[str] = ()) -> tuple[PlaceCandidate, ...]:
        """All readings of one name, best first, at most sixty; `countries` are preferred."""
        folded = fold(name)
        if not folded:
            return ()
        readings = list(self._readings(folded, frozenset(countries)))
        scores = town_first(readings, [score_of(r, countries) for r in readings])
        ranked = sorted(
            zip(scores, readings, strict=True), key=lambda pair: (-pair[0], pair[1].row)
        )
        found = (candidate_of(r, name, s, countries) for s, r in ranked[: 2 * MOST])
        return tuple(apart(found))[:MOST]

    def knows(self, name: str) -> bool:
        """Whether the name stands in it exactly (case and marks folded)."""
        return self.fame(name) > 0

    def fame(self, name: str) -> float:
        """The weight of its best known bearer, 0 to 1; 0 for a name that it does not hold."""
        rows = self._all(FAME, (fold(name),))
        return max((float(weight) for (weight,) in rows if weight is not None), default=0.0)

    def within(self, place_id: str) -> tuple[str, ...]:
        """Ids of the first-level region and of the country that hold a place."""
        for country, region in self._all(BY_ID, (place_id,)):
            around = (region, self._countries.get(country))
            return tuple(id for id in around if id and id != place_id)
        return ()

    def _readings(self, folded: str, countries: frozenset[str]) -> Iterator[Reading]:
        exact = [exactly(row) for row in self._all(BY_NAME, (folded,))]
        yield from exact
        if good(exact, countries):
            return
        bones = [r for key in skeletons(folded) for r in self._by_bones(key, romanise(folded))]
        yield from bones
        if not good(bones, countries) and not exact:
            yield from self._near(folded)

    def _by_bones(self, key: str, roman: str) -> Iterator[Reading]:
        glued = roman.replace(" ", "")
        for row in self._all(BY_BONES, (key,)):
            if row[-1] == glued:
                yield Reading(row, ARTICLE_APART, "same name without article")
            else:
                alike = fuzz.ratio(row[-1], glued) / 100
                yield Reading(row, SAME_BONES + BONES_SPREAD * alike, "same consonants")

    def _near(self, folded: str) -> Iterator[Reading]:
        roman = romanise(folded).replace(" ", "")
        key = skeleton_of_roman(roman)
        if len(roman) < MIN_LETTERS or len(key) < 3:
            return
        start, sizes = key[:2], (len(key) - 1, len(key) + 1)
        for index in self._indexes:
            bounds = (start, start[:-1] + chr(ord(start[-1]) + 1), *sizes, MAX_SCANNED)
            for spelling, n in self._rows(index, NEAR_BONES, bounds):
                alike = fuzz.ratio(spelling, roman, score_cutoff=MIN_ALIKE)
                if alike:
                    for row in self._rows(index, BY_NUMBER, (n,)):
                        yield Reading(row, NEAR * alike / 100, "close spelling")

    def _all(self, query: str, values: tuple[object, ...] = ()) -> list[Row]:
        return [row for index in self._indexes for row in self._rows(index, query, values)]

    def _rows(self, index: sqlite3.Connection, query: str, values: tuple[object, ...]) -> list[Row]:
        with self._lock:
            return index.execute(query, values).fetchall()


def open_gazetteer(lists: Sequence[Path] = ()) -> IndexedGazetteer:
    """The world's places and those of the stored lists (index files made by `load_list`).

    The world's index is built at the first call on a machine, which takes under a minute.

    Raises: FileNotFoundError for a list that is not there.
    """
    paths = [ensure_world(), *lists]
    for path in paths:
        if not path.is_file():
            raise FileNotFoundError(f"the gazetteer {path.name} is not there: load its list again")
    digests = tuple(facts_of(path)["digest"] for path in paths)
    return IndexedGazetteer([open_index(path) for path in paths], digests)


def exactly(row: Row) -> Reading:
    """The reading of a place that bears the name, as its own or as a further one."""
    if row[-1] or row[2] in ("country", "people", "region"):
        return Reading(row, EXACT, "same name")
    return Reading(row, FURTHER, "one of its further names")


def good(readings: Sequence[Reading], countries: frozenset[str]) -> bool:
    """Whether a reading is good enough, in one of the preferred countries if there are any."""
    return any(
        r.quality >= GOOD_ENOUGH and (not countries or r.row[4] in countries or r.row[4] == "")
        for r in readings
    )


def score_of(reading: Reading, countries: Collection[str]) -> float:
    """Fit times fame, 0 to 1; less outside the preferred countries."""
    score = reading.quality**STRICTNESS * (PLAIN + (1 - PLAIN) * reading.row[9])
    if countries and reading.row[4] not in countries:
        score *= ELSEWHERE
    return float(round(score, 4))


def town_first(readings: Sequence[Reading], scores: Sequence[float]) -> list[float]:
    """The scores, those of regions just below that of the town they are named after.

    Who writes a bare name usually means the town; words beside it that say otherwise are weighed
    by those who read the text.
    """
    towns: dict[str, float] = {}
    for reading, score in zip(readings, scores, strict=True):
        if reading.row[2] == "town" and reading.row[5] and reading.row[9] > NAMESAKE_WEIGHT:
            towns[reading.row[5]] = max(score, towns.get(reading.row[5], 0.0))
    return [
        min(score, round(towns.get(reading.row[1], 2.0) - 0.0001, 4))
        for reading, score in zip(readings, scores, strict=True)
    ]


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


def apart(candidates: Iterable[PlaceCandidate]) -> Iterator[PlaceCandidate]:
    """The candidates without those that are another list's entry for the same place."""
    kept: list[Place] = []
    for candidate in candidates:
        if not any(is_same(candidate.place, other) for other in kept):
            kept.append(candidate.place)
            yield candidate


def is_same(left: Place, right: Place) -> bool:
    """Whether two entries of one name and one precision stand for one place."""
    if left.id == right.id:
        return True
    if left.precision is not right.precision or left.precision not in SAME_KM:
        return False
    return (distance_km(left, right) or 0.0) < SAME_KM[left.precision]
