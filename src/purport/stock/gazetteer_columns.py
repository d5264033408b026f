"""What the columns of a table of places mean: by pattern, never by position."""

import re
from collections.abc import Sequence

from purport.records.value import value

LATITUDE = re.compile(r"(?:(?:point|centroid|center)_?)?(?:lat(?:itude)?(?:_?dd)?|y(?:_?coord)?)")
LONGITUDE = re.compile(
    r"(?:(?:point|centroid|center)_?)?(?:lon(?:g|gitude)?(?:_?dd)?|lng|x(?:_?coord)?)"
)
LEVEL_NAME = re.compile(r"adm(?:in)?_?(\d)_?(?:name)?\d?(?:_?[a-z]{2,3}\d?)?")
LEVEL_CODE = re.compile(r"adm(?:in)?_?(\d)_?(?:p_?code|code)")
NAME = re.compile(
    r"(?:place_?)?(?:name|asciiname|alternatenames?|place|town|village|community|settlement|city)"
    r"(?:_?[a-z]{2,3}\d?)?"
)
CODE = re.compile(r"(?:p_?code|id|code|geonameid|place_?id)")
COUNTRY = re.compile(r"(?:country(?:_?code)?|iso_?2?|cc|country_?name|iso_?3)")
POPULATION = re.compile(r"(?:pop(?:ulation)?(?:_?total)?)")
KIND = re.compile(r"(?:type|kind|feature_?class|class)")
SPACES = re.compile(r"[\s\-./]+")


@value
class Columns:
    """The positions of the known columns of one table; names of the deepest level come first."""

    lat: int
    lon: int
    names: tuple[int, ...]
    code: int | None
    country: int | None
    population: int | None
    kind: int | None
    levels: tuple[tuple[int, tuple[int, ...], int | None], ...]

    @property
    def depth(self) -> int | None:
        """The deepest administrative level that the table names; None without levels."""
        return self.levels[-1][0] if self.levels else None


def columns_of(header: Sequence[str]) -> Columns | None:
    """What each column of a header means; None where a name or a coordinate has no column."""
    plain = [SPACES.sub("_", cell.strip().strip("\ufeff").lower()) for cell in header]
    lat, lon = first(LATITUDE, plain), first(LONGITUDE, plain)
    levels = levels_of(plain)
    names = tuple(n for n, cell in enumerate(plain) if NAME.fullmatch(cell))
    if not names and levels:
        names = levels[-1][1]
    if lat is None or lon is None or not names:
        return None
    code = first(CODE, plain)
    return Columns(
        lat=lat,
        lon=lon,
        names=names,
        code=code if code is not None or not levels else levels[-1][2],
        country=first(COUNTRY, plain),
        population=first(POPULATION, plain),
        kind=first(KIND, plain),
        levels=levels,
    )


def levels_of(plain: Sequence[str]) -> tuple[tuple[int, tuple[int, ...], int | None], ...]:
    """(level, positions of its names, position of its code) of each level, the widest first."""
    names: dict[int, list[int]] = {}
    codes: dict[int, int] = {}
    for n, cell in enumerate(plain):
        if code := LEVEL_CODE.fullmatch(cell):
            codes.setdefault(int(code[1]), n)
        elif name := LEVEL_NAME.fullmatch(cell):
            names.setdefault(int(name[1]), []).append(n)
    return tuple((level, tuple(names[level]), codes.get(level)) for level in sorted(names))


def first(pattern: re.Pattern[str], cells: Sequence[str]) -> int | None:
    """The position of the first cell that is wholly what the pattern says."""
    return next((n for n, cell in enumerate(cells) if pattern.fullmatch(cell)), None)


def is_tag_row(cells: Sequence[str]) -> bool:
    """Whether a row holds HXL tags ("#adm1+code") instead of values.

    Source: Humanitarian Exchange Language 1.1, tags begin with a number sign.
    """
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(cell.lstrip().startswith("#") for cell in filled)


def at(cells: Sequence[str], position: int | None) -> str:
    """The tidied cell at a position; empty where there is none."""
    if position is None or position >= len(cells):
        return ""
    return cells[position].strip()
