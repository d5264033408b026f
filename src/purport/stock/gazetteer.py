"""Place names of the world and of the user's own lists, opened for looking up."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import cos, floor, radians
from pathlib import Path
from threading import Lock
from typing import Any

from rapidfuzz import fuzz, process

from purport.records.names import fold, romanise, skeleton_of_roman, skeletons, uninflected
from purport.records.place import Place, PlaceBasis, PlaceCandidate, Precision
from purport.stock.gazetteer_build import ensure_world
from purport.stock.gazetteer_store import facts_of, open_index

RELATIVE = 0.6  # readings that fit so much worse than the best are no help
MOST = 60  # readings kept of one name; the commonest have more than a hundred bearers
EXACT, FURTHER, INFLECTED, ARTICLE_APART, NEAR = 1.0, 0.975, 0.965, 0.96, 0.7
SAME_BONES = (0.72, 0.2)  # at least, and what alike vowels add
FEW_BONES = (0.62, 0.32)  # the same where less than three consonants are all that agrees
GOOD_ENOUGH = 0.85  # a reading this good ends the search before slips of the pen are tried
MIN_ALIKE = 82  # of 100, for names whose consonants differ
MIN_LETTERS = 5  # shorter names are not searched for slips
MAX_SCANNED = 400
LEAST_ALIKE = 40  # of 100, for names whose consonants are the same
ALIKE = 25  # spellings kept of one search
ELSEWHERE = 0.75  # a reading outside the preferred countries counts so much less
PLAIN = 0.7  # share of a score that does not depend on fame
AREAS = ("region", "county", "district", "subdistrict")
NAMESAKE_SHARE = 0.6  # a town that gave an area its name has at least this share of its fame
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
# Two lists' points for one place are rarely further apart, in km.
SAME_KM = {"town": 6.0, "subdistrict": 15.0, "district": 30.0, "county": 30.0, "region": 60.0}
KM_A_DEGREE = 111.2
WIDE_M = ((400_000, Precision.COUNTRY), (50_000, Precision.PROVINCE), (10_000, Precision.DISTRICT))

BY_NAME = """
SELECT p.*, s.own FROM spelling s JOIN place p ON p.n = s.n
WHERE s.folded = ? ORDER BY s.own DESC, p.weight DESC, p.id LIMIT 200"""
BY_BONES = "SELECT roman, n FROM bones WHERE skeleton = ? LIMIT 2000"
BY_BONES_IN = """
SELECT b.roman, b.n FROM bones b JOIN place p ON p.n = b.n
WHERE b.skeleton = ? AND p.country IN ({marks}) LIMIT 2000"""
NEAR_BONES = """
SELECT roman, n FROM bones WHERE skeleton >= ? AND skeleton < ?
AND length(skeleton) BETWEEN ? AND ? LIMIT ?"""
BY_NUMBERS = "SELECT *, '' FROM place WHERE n IN ({marks})"
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
        least = RELATIVE * max(scores, default=0.0)
        paired = [(score, r) for score, r in zip(scores, readings, strict=True) if score >= least]
        paired.sort(key=lambda pair: (-pair[0], pair[1].row[1]))
        score = {id(r): score for score, r in paired}
        kept = islice(apart(r for _, r in paired), MOST)
        return tuple(candidate_of(r, name, score[id(r)], countries) for r in kept)

    def knows(self, name: str) -> bool:
        """Whether the name, or one it may be a grammatical case of, stands in it exactly."""
        return self.fame(name) > 0

    def fame(self, name: str) -> float:
        """The weight of its best known bearer, 0 to 1; 0 for a name that it does not hold."""
        folded = fold(name)
        best = self._fame(folded)
        return best or max(map(self._fame, uninflected(folded)), default=0.0)

    def _fame(self, folded: str) -> float:
        rows = self._all(FAME, (folded,))
        return max((float(weight) for (weight,) in rows if weight is not None), default=0.0)

    def within(self, place_id: str) -> tuple[str, ...]:
        """Ids of the first-level region and of the country that hold a place."""
        for country, region in self._all(BY_ID, (place_id,)):
            around = (region, self._countries.get(country))
            return tuple(id for id in around if id and id != place_id)
        return ()

    def _readings(self, folded: str, countries: frozenset[str]) -> Iterator[Reading]:
        exact = [exactly(row) for row in self._all(BY_NAME, (folded,))]
        exact += [inflected(r) for n in uninflected(folded) for r in self._all(BY_NAME, (n,))]
        yield from exact
        if good(exact, countries):
            return
        bones = [r for key in skeletons(folded) for r in self._by_bones(key, folded, countries)]
        yield from bones
        if not good(bones, countries) and not exact:
            yield from self._near(folded)

    def _by_bones(self, key: str, folded: str, countries: frozenset[str]) -> Iterator[Reading]:
        roman = romanise(folded).replace(" ", "")
        for index in self._indexes:
            rows: list[Row] = []
            if countries:
                query = BY_BONES_IN.format(marks=",".join("?" * len(countries)))
                rows = self._rows(index, query, (key, *sorted(countries)))
            rows = rows or self._rows(index, BY_BONES, (key,))
            for row, alike in self._most_alike(index, roman, rows, LEAST_ALIKE):
                if alike == 1.0:
                    yield Reading(row, ARTICLE_APART, "same name without article")
                else:
                    least, spread = FEW_BONES if len(key) < 3 else SAME_BONES
                    yield Reading(row, least + spread * alike, "same consonants")

    def _near(self, folded: str) -> Iterator[Reading]:
        roman = romanise(folded).replace(" ", "")
        key = skeleton_of_roman(roman)
        if len(roman) < MIN_LETTERS or len(key) < 3:
            return
        start = key[:2]
        after = start[:-1] + chr(ord(start[-1]) + 1)
        for index in self._indexes:
            bounds = (start, after, len(key) - 1, len(key) + 1, MAX_SCANNED)
            rows = self._rows(index, NEAR_BONES, bounds)
            for row, alike in self._most_alike(index, roman, rows, MIN_ALIKE):
                yield Reading(row, NEAR * alike, "close spelling")

    def _most_alike(
        self, index: sqlite3.Connection, roman: str, spellings: list[Row], least: float
    ) -> Iterator[tuple[Row, float]]:
        """The places whose spelling is most like the asked one, and how alike it is, 0 to 1."""
        choices = {place: spelling for place, (spelling, _) in enumerate(spellings)}
        matches = process.extract(
            roman, choices, scorer=fuzz.ratio, limit=ALIKE, score_cutoff=least
        )
        best: dict[int, float] = {}
        for _, score, key in matches:
            n = spellings[key][1]
            best[n] = max(score / 100, best.get(n, 0.0))
        query = BY_NUMBERS.format(marks=",".join("?" * len(best)))
        for row in self._rows(index, query, tuple(best)) if best else ():
            yield row, best[row[0]]

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
    score = reading.quality**STRICTNESS * (PLAIN + (1 - PLAIN) * reading.row[9])
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
