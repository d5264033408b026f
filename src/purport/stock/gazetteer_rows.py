"""Rows of a user's table to places: coordinates checked, doubtful rows left out with a reason."""

from collections.abc import Iterator, Sequence

from purport.records.names import fold
from purport.records.place import check_coordinates
from purport.records.value import value
from purport.stock.gazetteer_build import town_radius_m, weight_of
from purport.stock.gazetteer_columns import Columns, at
from purport.stock.gazetteer_store import ListedPlace

LISTED_WEIGHT = 0.4  # a place in a list that the user chose, population unknown
LEVEL_KIND = {0: "country", 1: "region", 2: "district", 3: "subdistrict"}
METRES_A_DEGREE = 111_200
LEVEL_WEIGHT = {0: 1.0, 1: 0.85, 2: 0.45, 3: 0.35}
NEIGHBOURHOOD_M = 1_000
SWAPPED_FAR, SWAPPED_NEAR, COMPACT = 12.0, 6.0, 10.0  # degrees
GEONAMES_COLUMNS = 19
FEATURE_KIND = {"P": "town", "A": "district", "H": "water", "T": "land", "L": "land", "V": "land"}
ADMIN_KIND = {"PCLI": "country", "ADM1": "region", "ADM2": "district", "ADM3": "subdistrict",
              "ADM4": "subdistrict"}  # fmt: skip
RADIUS_M = {"country": 300_000, "region": 60_000, "district": 25_000, "subdistrict": 12_000,
            "water": 5_000, "land": 5_000, "spot": 300}  # fmt: skip


@value
class BadRow:
    """A row that was left out: its number in the file (the first is 1), what is wrong, why."""

    row: int
    kind: str
    message: str


@value
class Parent:
    """The administrative areas above a place: level, code and names."""

    level: int
    code: str
    names: tuple[str, ...]


def table_place(
    cells: Sequence[str], columns: Columns, source: str, number: int
) -> tuple[ListedPlace, tuple[Parent, ...]] | BadRow:
    """The place in a row of a table with a header and the areas above it, or what is wrong."""
    point = read_point(at(cells, columns.lat), at(cells, columns.lon), number)
    if isinstance(point, BadRow):
        return point
    names = tuple(dict.fromkeys(n for p in columns.names for n in split_names(at(cells, p))))
    if not any(map(fold, names)):
        return BadRow(row=number, kind="no name", message="the row names no place")
    parents = parents_of(cells, columns)
    kind = kind_of(at(cells, columns.kind), columns.depth)
    people = read_count(at(cells, columns.population))
    region = next((p.code for p in parents if p.level == 1), None)
    place = ListedPlace(
        id=f"{source}:{at(cells, columns.code) or f'row-{number}'}",
        kind=kind,
        name=names[0],
        names=names[1:],
        country=country_of(cells, columns),
        region=f"{source}:{region}" if region and kind != "region" else None,
        lat=point[0],
        lon=point[1],
        radius_m=radius_of(kind, people),
        weight=weight_of(people)
        if people >= 100
        else LEVEL_WEIGHT.get(level_of(kind), LISTED_WEIGHT),
    )
    return place, parents


def geonames_place(cells: Sequence[str], number: int) -> ListedPlace | BadRow:
    """The place in one line of a GeoNames dump (19 columns, no header), or what is wrong."""
    if len(cells) != GEONAMES_COLUMNS:
        message = f"{len(cells)} columns instead of {GEONAMES_COLUMNS}"
        return BadRow(row=number, kind="columns", message=message)
    point = read_point(cells[4], cells[5], number)
    if isinstance(point, BadRow):
        return point
    people = read_count(cells[14])
    kind = ADMIN_KIND.get(cells[7]) or FEATURE_KIND.get(cells[6], "spot")
    kind = "neighbourhood" if cells[7] == "PPLX" else kind
    names = (cells[2], *cells[3].split(","))
    return ListedPlace(
        id=f"geonames:{cells[0]}",
        kind=kind,
        name=cells[1],
        names=tuple(name for name in names if name.strip()),
        country=cells[8],
        region=None,
        lat=point[0],
        lon=point[1],
        radius_m=radius_of(kind, people),
        weight=weight_of(people) if kind == "town" else LEVEL_WEIGHT.get(level_of(kind), 0.3),
    )


def read_point(lat: str, lon: str, number: int) -> tuple[float, float] | BadRow:
    """Latitude and longitude, or why they cannot be right."""
    try:
        point = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        message = f"latitude {lat!r} and longitude {lon!r} are not two numbers"
        return BadRow(row=number, kind="not a number", message=message)
    try:
        check_coordinates(*point)
    except ValueError:
        swapped = abs(point[0]) <= 180 and abs(point[1]) <= 90
        hint = "; the two may be swapped" if swapped else ""
        kind = "swapped" if swapped else "off the globe"
        return BadRow(row=number, kind=kind, message=f"{lat}, {lon} is not on the globe{hint}")
    if point == (0.0, 0.0):
        return BadRow(row=number, kind="no position", message="0, 0 stands for an unknown position")
    return point


def read_count(written: str) -> int:
    """A population; 0 where none is stated."""
    digits = written.replace(",", "").replace(" ", "").split(".")[0]
    return int(digits) if digits.isdecimal() else 0


def split_names(cell: str) -> Iterator[str]:
    """The names in a cell; several are parted by a bar, a semicolon or a slash."""
    for name in cell.replace(";", "|").replace(" / ", "|").split("|"):
        if name.strip():
            yield name.strip()


def parents_of(cells: Sequence[str], columns: Columns) -> tuple[Parent, ...]:
    """The areas above the row's own level, the widest first; the country is not among them."""
    found = []
    for level, names, code in columns.levels:
        written = tuple(name for name in (at(cells, n) for n in names) if name)
        if 1 <= level < (columns.depth or 0) and written:
            found.append(Parent(level=level, code=at(cells, code) or written[0], names=written))
    return tuple(found)


def country_of(cells: Sequence[str], columns: Columns) -> str:
    """ISO alpha-2 as the row states it, else as its P-codes begin; empty if neither tells."""
    codes = [at(cells, columns.country), *(at(cells, code) for _, _, code in columns.levels)]
    for code in codes:
        if len(code) == 2 and code.isalpha():
            return code.upper()
        if len(code) > 2 and code[:2].isalpha() and code[2:].isdigit():
            return code[:2].upper()
    return ""


def kind_of(written: str, depth: int | None) -> str:
    """The kind of place of a row: OCHA's `type` N is a neighbourhood, else the deepest level."""
    if written.casefold() in ("n", "neighbourhood", "neighborhood"):
        return "neighbourhood"
    return LEVEL_KIND.get(depth, "town") if depth is not None else "town"


def level_of(kind: str) -> int:
    """The administrative level of a kind; 4 for everything below a subdistrict."""
    return next((level for level, named in LEVEL_KIND.items() if named == kind), 4)


def radius_of(kind: str, people: int) -> int:
    """A radius in metres that fits the kind of place."""
    if kind == "neighbourhood":
        return NEIGHBOURHOOD_M
    return RADIUS_M.get(kind) or town_radius_m(people)
