"""The index file of a list of places: its tables, and how it is written at once."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

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


def write_index(path: Path, places: Iterable[ListedPlace], facts: dict[str, str]) -> None:
    """Write the index beside its place and move it there whole.

    Two processes that write the same index do not disturb each other: the later one replaces a
    file with an equal one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(number)
    try:
        with closing(sqlite3.connect(name)) as index, index:
            _fill(index, places, facts)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


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


def _fill(index: sqlite3.Connection, places: Iterable[ListedPlace], facts: dict[str, str]) -> None:
    # Nothing is lost when this process dies: the half-written file is never put in place.
    index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
    listed = list(places)
    index.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", _rows(listed))
    spellings = sorted(_spellings(listed).items())
    rows = [(folded, n, own) for (folded, n), own in spellings]
    index.executemany("INSERT INTO spelling VALUES (?,?,?)", rows)
    index.executemany(
        "INSERT INTO bones VALUES (?,?,?)", sorted(set(_bones(pair for pair, _ in spellings)))
    )
    index.executescript(AFTERWARDS)
    index.executemany(
        "INSERT INTO fact VALUES (?,?)",
        sorted({**facts, "format": FORMAT, "places": str(len(listed))}.items()),
    )


def _rows(places: list[ListedPlace]) -> Iterator[tuple[object, ...]]:
    for n, place in enumerate(places):
        yield (
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


def _spellings(places: list[ListedPlace]) -> dict[tuple[str, int], int]:
    """Folded names and the places that bear them: 1 for a place's own name, 0 for a further one."""
    found: dict[tuple[str, int], int] = {}
    for n, place in enumerate(places):
        for name in place.names:
            found[fold(name), n] = 0
        found[fold(place.name), n] = 1
    return {key: own for key, own in found.items() if key[0]}


def _bones(spellings: Iterable[tuple[str, int]]) -> Iterator[tuple[str, str, int]]:
    for folded, n in spellings:
        roman = romanise(folded).replace(" ", "")
        bones = skeleton_of_roman(roman)
        if bones:
            yield bones, roman, n
