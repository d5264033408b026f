"""In which first-level region a point lies, by the nearest town of a list that names its region."""

from collections.abc import Callable, Iterable
from functools import cache
from math import cos, floor, hypot, radians

from purport.records.place import Region

FARTHEST_DEGREES = 0.35  # some 39 km: beyond it no town speaks for a point
CELL_DEGREES = 1.0
TOWNS = """
SELECT lat, lon, region FROM place
WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?
AND kind IN ('town', 'neighbourhood') AND region IS NOT NULL ORDER BY n"""
NAME = "SELECT name FROM place WHERE id = ? ORDER BY n LIMIT 1"

Ask = Callable[[str, tuple[object, ...]], Iterable[tuple[object, ...]]]
Town = tuple[float, float, str]


class RegionsOfList:
    """The regions of one list; towns are read a degree at a time and kept."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._towns = cache(self._read)
        self._named = cache(self._name)

    def at(self, lat: float, lon: float) -> Region | None:
        """The region of the nearest town; None where none is near.

        The nearest town and not an outline: lists of towns name their region, outlines are rare.
        """
        towns = self._towns(floor(lat / CELL_DEGREES), floor(lon / CELL_DEGREES))
        narrow = cos(radians(lat))
        near = ((hypot(each[0] - lat, (each[1] - lon) * narrow), each[2]) for each in towns)
        apart, region = min(near, default=(FARTHEST_DEGREES, ""))
        return self._named(region) if apart < FARTHEST_DEGREES else None

    def _read(self, row: int, column: int) -> tuple[Town, ...]:
        south, west, more = row * CELL_DEGREES, column * CELL_DEGREES, FARTHEST_DEGREES * 2
        bounds = (south - more, south + CELL_DEGREES + more, west - more, west + 1 + more)
        rows = self._ask(TOWNS, bounds)
        return tuple((float(str(lat)), float(str(lon)), str(region)) for lat, lon, region in rows)

    def _name(self, region: str) -> Region:
        names = [str(name) for (name,) in self._ask(NAME, (region,))]
        return Region(id=region, name=names[0] if names else region)
