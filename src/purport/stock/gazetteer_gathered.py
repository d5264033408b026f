"""What must be known of all rows of a list at once, kept small: a million rows take some 60 MB."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import cos, hypot, radians
from statistics import median

from purport.stock.gazetteer_rows import (
    COMPACT,
    LEVEL_KIND,
    LEVEL_WEIGHT,
    METRES_A_DEGREE,
    SWAPPED_FAR,
    SWAPPED_NEAR,
    BadRow,
    Parent,
)
from purport.stock.gazetteer_store import ListedPlace

Area = tuple[int, str, str]


class Gathered:
    """The points of a list's places by country, and which places lie in which named area."""

    def __init__(self) -> None:
        self.rows = array("L")
        self._lat, self._lon = array("d"), array("d")
        self._by_country: dict[str, array[int]] = defaultdict(lambda: array("L"))
        self._inside: dict[Area, array[int]] = defaultdict(lambda: array("L"))
        self._named: dict[Area, tuple[Parent, str | None]] = {}

    def add(self, row: int, place: ListedPlace, parents: Sequence[Parent]) -> None:
        """Nothing, once a place and the areas above it are counted."""
        n = len(self.rows)
        self.rows.append(row)
        self._lat.append(place.lat)
        self._lon.append(place.lon)
        self._by_country[place.country].append(n)
        for parent in parents:
            key = (parent.level, parent.code, place.country)
            self._inside[key].append(n)
            self._named.setdefault(key, (parent, place.region))

    def swapped(self) -> dict[int, BadRow]:
        """The places far from all others of their country that would fit with lat and lon
        exchanged, by number.

        Only where a country's rows lie close together; a list of the whole world tells nothing.
        """
        found: dict[int, BadRow] = {}
        for group in self._by_country.values():
            found.update(self._swapped(group))
        return found

    def _swapped(self, group: Sequence[int]) -> Iterator[tuple[int, BadRow]]:
        lat = median(self._lat[n] for n in group)
        lon = median(self._lon[n] for n in group)
        away = sorted(abs(self._lat[n] - lat) + abs(self._lon[n] - lon) for n in group)
        if len(group) < 5 or away[int(len(away) * 0.8)] > COMPACT:
            return
        for n in group:
            here = abs(self._lat[n] - lat) + abs(self._lon[n] - lon)
            turned = abs(self._lon[n] - lat) + abs(self._lat[n] - lon)
            if here > SWAPPED_FAR and turned < SWAPPED_NEAR:
                yield n, self._doubt(n)

    def _doubt(self, n: int) -> BadRow:
        point = f"{self._lat[n]}, {self._lon[n]}"
        message = f"{point} lies far from the others and may be swapped"
        return BadRow(row=self.rows[n], kind="swapped", message=message)

    def areas(self, left_out: frozenset[int], source: str) -> Iterator[ListedPlace]:
        """The areas that the rows name above their places, each in the middle of its places."""
        for key in sorted(self._inside):
            members = [n for n in self._inside[key] if n not in left_out]
            if members:
                yield self._area(key, members, source)

    def _area(self, key: Area, members: Sequence[int], source: str) -> ListedPlace:
        parent, region = self._named[key]
        level = min(parent.level, 3)
        lat = sum(self._lat[n] for n in members) / len(members)
        lon = sum(self._lon[n] for n in members) / len(members)
        return ListedPlace(
            id=f"{source}:{parent.code}",
            kind=LEVEL_KIND[level],
            name=parent.names[0],
            names=parent.names[1:],
            country=key[2],
            region=region if parent.level > 1 else None,
            lat=lat,
            lon=lon,
            radius_m=self._reach_m(lat, lon, members),
            weight=LEVEL_WEIGHT[level],
        )

    def _reach_m(self, lat: float, lon: float, members: Sequence[int]) -> int:
        """The radius in metres that holds nineteen in twenty of the members, at least 5 km."""
        narrow = cos(radians(lat))
        far = sorted(hypot(self._lat[n] - lat, (self._lon[n] - lon) * narrow) for n in members)
        return max(5_000, int(far[int(len(far) * 0.95)] * METRES_A_DEGREE))
