"""The index file of a list of places: its tables, and how it is written at once."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Self

from purport.records.names import fold, romanise, skeleton_of_roman
from purport.records.value import value

FORMAT = "3"  # raise it with every change of the tables or of the folding
TABLES = """
CREATE TABLE place (
    n INTEGER PRIMARY KEY, id TEXT, kind TEXT, name TEXT, country TEXT, region TEXT,
    lat REAL, lon REAL, radius_m INTEGER, weight REAL);
CREATE TABLE spelling (
    folded TEXT, n INTEGER, own INTEGER, PRIMARY KEY (folded, n)) WITHOUT ROWID;
CREATE TABLE bones (
    skeleton TEXT, roman TEXT, n INTEGER, PRIMARY KEY (skeleton, roman, n)) WITHOUT ROWID;
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
UNSORTED = """
CREATE TEMP TABLE spelt (folded TEXT, n INTEGER, own INTEGER);
CREATE TEMP TABLE boned (skeleton TEXT, roman TEXT, n INTEGER);
"""
SORT_SPELLINGS = """
INSERT INTO spelling SELECT folded, n, max(own) FROM temp.spelt GROUP BY folded, n"""
SORT_BONES = """
INSERT INTO bones SELECT DISTINCT skeleton, roman, n FROM temp.boned ORDER BY skeleton, roman, n"""
BATCH = 2_000  # places or spellings held in memory at once
AFTERWARDS = "CREATE INDEX place_id ON place (id)"
CACHE_KIB = 8192  # all that SQLite may hold in memory per open index


@value
class ListedPlace:
    """One place of a list: WGS 84 degrees, radius in metres, weight 0 to 1 growing with fame.

    `kind` is country, people, region, county, district, subdistrict, town, neighbourhood, spot,
    land, sea or water. `region` is the id of the first-level region that holds it, or None.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    country: str
    region: str | None
    lat: float
    lon: float
    radius_m: int
    weight: float


class IndexWriter:
    """An index file while it is written, beside its place; `finish` moves it there whole.

    Places are numbered from 0 in the order in which they are added. What is sorted, SQLite sorts
    on disk, so that memory does not grow with the list.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
        os.close(number)
        self._part = Path(name)
        self._index = sqlite3.connect(name)
        self._waiting: list[ListedPlace] = []
        self._count = 0
        # Nothing is lost when this process dies: the half-written file is never put in place.
        self._index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
        self._index.executescript(UNSORTED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._index.close()
        self._part.unlink(missing_ok=True)

    def add(self, place: ListedPlace) -> None:
        """Nothing, once the place is on its way into the file."""
        self._waiting.append(place)
        if len(self._waiting) >= BATCH:
            self._put()

    def drop(self, numbers: Iterable[int]) -> None:
        """Nothing, once the places of these numbers are taken out again."""
        self._put()
        gone = [(n,) for n in sorted(numbers)]
        self._index.executemany("DELETE FROM place WHERE n = ?", gone)
        self._index.executemany("DELETE FROM temp.spelt WHERE n = ?", gone)

    def finish(self, facts: dict[str, str]) -> int:
        """How many places the index holds, once it stands in its place.

        Two processes that write the same index do not disturb each other: the later one replaces a
        file with an equal one.
        """
        self._put()
        self._index.execute(SORT_SPELLINGS)
        spelt = self._index.execute("SELECT folded, n FROM spelling")
        while rows := spelt.fetchmany(BATCH):
            self._index.executemany("INSERT INTO temp.boned VALUES (?,?,?)", list(_bones(rows)))
        self._index.execute(SORT_BONES)
        self._index.executescript(AFTERWARDS)
        (count,) = self._index.execute("SELECT count(*) FROM place").fetchone()
        said = sorted({**facts, "format": FORMAT, "places": str(count)}.items())
        self._index.executemany("INSERT INTO fact VALUES (?,?)", said)
        self._index.commit()
        self._index.close()
        self._part.chmod(0o644)
        self._part.replace(self._path)
        return int(count)

    def _put(self) -> None:
        placed: list[tuple[object, ...]] = []
        spelt: list[tuple[str, int, int]] = []
        for n, place in enumerate(self._waiting, self._count):
            placed.append(_row(n, place))
            spelt.extend(_spellings(n, place))
        self._index.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", placed)
        self._index.executemany("INSERT INTO temp.spelt VALUES (?,?,?)", spelt)
        self._count += len(self._waiting)
        self._waiting.clear()


def write_index(path: Path, places: Iterable[ListedPlace], facts: dict[str, str]) -> int:
    """How many places the index of a list holds, once it is written."""
    with IndexWriter(path) as writer:
        for place in places:
            writer.add(place)
        return writer.finish(facts)


def open_index(path: Path) -> sqlite3.Connection:
    """A read-only connection that may be used from any thread."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    index = sqlite3.connect(uri, uri=True, check_same_thread=False)
    index.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return index


def facts_of(path: Path) -> dict[str, str]:
    """What an index file says of itself: format, digest and name of its list, count of places."""
    with closing(open_index(path)) as index:
        return dict(index.execute("SELECT key, value FROM fact"))


def _row(n: int, place: ListedPlace) -> tuple[object, ...]:
    return (
        n,
        place.id,
        place.kind,
        place.name,
        place.country,
        place.region,
        round(place.lat, 6),
        round(place.lon, 6),
        place.radius_m,
        round(place.weight, 4),
    )


def _spellings(n: int, place: ListedPlace) -> Iterator[tuple[str, int, int]]:
    """Folded names of a place: 1 for its own name, 0 for a further one."""
    own = fold(place.name)
    if own:
        yield own, n, 1
    for folded in {fold(name) for name in place.names} - {own, ""}:
        yield folded, n, 0


def _bones(spellings: Iterable[tuple[str, int]]) -> Iterator[tuple[str, str, int]]:
    for folded, n in spellings:
        roman = romanise(folded).replace(" ", "")
        bones = skeleton_of_roman(roman)
        if bones:
            yield bones, roman, n
