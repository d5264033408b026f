"""Place names of the world and of the user's own lists, opened for looking up."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from threading import Lock

from rapidfuzz import fuzz, process

from purport.records.names import fold, romanise, skeleton_of_roman, skeletons, uninflected
from purport.records.place import Place, PlaceCandidate, Region
from purport.stock.gazetteer_build import ensure_world
from purport.stock.gazetteer_readings import (
    ARTICLE_APART,
    NEAR,
    Reading,
    Row,
    apart,
    candidate_of,
    exactly,
    good,
    inflected,
    score_of,
    town_first,
)
from purport.stock.gazetteer_regions import RegionsOfList
from purport.stock.gazetteer_store import facts_of, open_index

RELATIVE = 0.6  # readings that fit so much worse than the best are no help
MOST = 60  # readings kept of one name; the commonest have more than a hundred bearers
SAME_BONES = (0.72, 0.2)  # at least, and what alike vowels add
FEW_BONES = (0.62, 0.32)  # the same where less than three consonants are all that agrees
MIN_ALIKE = 82  # of 100, for names whose consonants differ
MIN_LETTERS = 5  # shorter names are not searched for slips
MAX_SCANNED = 400
LEAST_ALIKE = 40  # of 100, for names whose consonants are the same
KEPT = 4096  # names whose readings are kept
ALIKE = 25  # spellings kept of one search

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
PLACE_OF_ID = "SELECT *, 1 FROM place WHERE id = ? AND kind <> 'people' LIMIT 1"
NAMES = """
SELECT DISTINCT s.folded FROM place p JOIN spelling s ON s.n = p.n
WHERE p.id = ? ORDER BY s.folded"""
FAME = "SELECT max(p.weight) FROM spelling s JOIN place p ON p.n = s.n WHERE s.folded = ?"


class IndexedGazetteer:
    """The world's index and the user's lists behind `records.tools.Gazetteer`."""

    def __init__(self, indexes: Sequence[sqlite3.Connection], digests: tuple[str, ...]) -> None:
        self._indexes = tuple(indexes)
        self._digests = digests
        self._lock = Lock()
        self._kept = lru_cache(KEPT)(self._find)  # a release names few towns, again and again
        asked = (partial(self._rows, index) for index in reversed(self._indexes))
        self._regions = tuple(map(RegionsOfList, asked))
        self._countries: dict[str, str] = dict(
            self._all("SELECT country, id FROM place WHERE kind = 'country' ORDER BY n")
        )

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of the lists it was built from, the world's first."""
        return self._digests

    def find(self, name: str, *, countries: Collection[str] = ()) -> tuple[PlaceCandidate, ...]:
        """All readings of one name, best first, at most sixty; `countries` are preferred."""
        return self._kept(name, frozenset(countries))

    def _find(self, name: str, countries: frozenset[str]) -> tuple[PlaceCandidate, ...]:
        folded = fold(name)
        if not folded:
            return ()
        readings = list(self._readings(folded, countries))
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

    def place(self, place_id: str) -> Place | None:
        """The place with this id, under its own name; None if no list holds it."""
        for row in self._all(PLACE_OF_ID, (place_id,)):
            return candidate_of(exactly(row), row[3], 1.0, ()).place
        return None

    def regions_at(self, lat: float, lon: float) -> tuple[Region | None, ...]:
        """The first-level region of a point by each list, the user's lists first, last loaded."""
        return tuple(each.at(lat, lon) for each in self._regions)

    def spellings(self, place_id: str) -> tuple[str, ...]:
        """The folded names of a place, sorted; empty for one it does not hold."""
        return tuple(str(name) for (name,) in self._all(NAMES, (place_id,)))

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
