"""Which announced places are one, and how often a record names each."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from purport.assess.sheets import Sheet
from purport.records.names import fold
from purport.records.place import Place, distance_km

ONE_PLACE_KM = 10.0  # spellings and lists put one town this far apart


class NamedPlaces:
    """The places that a record's pieces announce, those within a few km taken for one."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._names: dict[Place, str] = {}
        self._rates: dict[Place, float] = {}

    def base_rate(self, place: Place | None) -> float:
        """The share of the held windows in which this record names a place, to 4 decimals."""
        if place is None or not self._windows:
            return 0.0
        if place not in self._rates:
            named = self._named.get(self.name_of(place), ())
            self._rates[place] = round(len(named) / len(self._windows), 4)
        return self._rates[place]

    @cached_property
    def _windows(self) -> frozenset[tuple[datetime, datetime]]:
        return frozenset(
            (each.earliest, each.latest) for sheet in self._sheets for each in sheet.searchable
        )

    def name_of(self, place: Place) -> str:
        """What tells one announced place from another: those within a few km are one.

        Not ids or names: two lists give one town two, and the spelling decides which is found.
        """
        if place not in self._names:
            self._names[place] = self._name(place)
        return self._names[place]

    def _name(self, place: Place) -> str:
        if place.lat is None:
            return f"{place.country or ''} {fold(place.as_written)}"
        for middle in self._middles:
            if (distance_km(middle, place) or 0.0) <= ONE_PLACE_KM:
                return f"{middle.lat}, {middle.lon}"
        return f"{place.lat}, {place.lon}"

    @cached_property
    def _middles(self) -> tuple[Place, ...]:
        """The announced places, each for all that lie within a few km of it."""
        told = (event.place for sheet in self._sheets for event in sheet.events)
        places = {place for place in told if place is not None and place.lat is not None}
        found: list[Place] = []
        for place in sorted(places, key=lambda each: (each.lat or 0, each.lon or 0)):
            if all((distance_km(place, each) or 0.0) > ONE_PLACE_KM for each in found):
                found.append(place)
        return tuple(found)

    @cached_property
    def _named(self) -> dict[str, set[tuple[datetime, datetime]]]:
        found: dict[str, set[tuple[datetime, datetime]]] = defaultdict(set)
        for sheet in self._sheets:
            windows = {(each.earliest, each.latest) for each in sheet.searchable}
            for event in sheet.events:
                if event.place is not None and not event.negated:
                    found[self.name_of(event.place)] |= windows
        return found
