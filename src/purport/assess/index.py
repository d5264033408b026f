"""A record made ready to be asked many times: what it announces by day and place, how often it
names a place, and what of it was searched for a window.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from math import ceil, cos, floor, radians

from purport.assess.announcements import Announcement, announcements_of
from purport.assess.completeness import Completeness, completeness
from purport.assess.corrections import corrections_of
from purport.assess.covered import CompletenessOptions
from purport.assess.harm_statements import HarmStatements
from purport.assess.mentions import Spellings, name_keys
from purport.assess.named_places import NamedPlaces
from purport.assess.regions import RegionsOf, nowhere, region_keys
from purport.assess.sheets import DAY, SOON, Record, Sheet
from purport.assess.twins import rows_of_texts
from purport.records import codec
from purport.records.event import Event
from purport.records.ids import DocumentId, EventId
from purport.records.incident import Window
from purport.records.place import Place
from purport.records.value import value

LONGEST_DAYS = 40  # a longer window is looked at for every question
CELL_DEG = 1.0
KM_A_DEGREE = 111.2


Key = tuple[object, ...]


@value
class Reach:
    """How far to look: from a place, `km` around it, and under further keys: regions and names."""

    place: Place
    km: float
    keys: tuple[Key, ...] = ()


class RecordIndex:
    """The announcements of one record by day, cell, region and name.

    A record grown tenfold over the same days answers ten times slower at most, as only what lies
    near in both is looked at. `lag_days`: how long before its publication an event without any
    time can have been.
    """

    def __init__(
        self, record: Record, regions_of: RegionsOf = nowhere, lag_days: float = 3.0
    ) -> None:
        self.record = record
        self.regions_of = regions_of
        self.corrected = corrections_of(record)
        self._named = NamedPlaces(record.sheets)
        self.announcements = tuple(self._standing(lag_days * DAY))
        self._at: dict[Key, list[int]] = defaultdict(list)
        self._searched: dict[Key, Completeness] = {}
        self._spellings: dict[DocumentId, Spellings] = {}
        self._harm: HarmStatements | None = None
        self._pieces: dict[Key, tuple[Sheet, ...]] = {}
        for number, each in enumerate(self.announcements):
            places = tuple(self._keys(each.event.place))
            for day in _days(each.window.earliest, each.window.latest):
                for key in places:
                    self._at[(day, *key)].append(number)

    def _standing(self, lag: timedelta) -> Iterator[Announcement]:
        """The announcements that no correction replaced, each once."""
        twins = rows_of_texts(self.record.sheets, self._named.name_of)
        rows = {text: self.events[row].row for row, text in twins.items()}
        left_out = self.corrected.replaced | twins.keys()
        for each in announcements_of(self.record.sheets, lag):
            if each.event.id not in left_out:
                row = each.event.row or rows.get(each.event.id)
                yield codec.changed(each, row=row)

    def around(self, window: Window, reach: Reach) -> tuple[Announcement, ...]:
        """The announcements whose days and places may fit, in the order of the record."""
        return self._found(window, (*_cells_around(reach), *reach.keys))

    def on_days_of(self, window: Window) -> tuple[Announcement, ...]:
        """The announcements of the days of a window, wherever they were."""
        return self._found(window, (("any",),))

    def _found(self, window: Window, keys: tuple[Key, ...]) -> tuple[Announcement, ...]:
        days = _days(window.earliest, window.latest)
        if days == (None,):
            return self.announcements
        found: set[int] = set()
        for day in (*days, None):
            for key in keys:
                found.update(self._at.get((day, *key), ()))
        return tuple(self.announcements[number] for number in sorted(found))

    def base_rate(self, place: Place | None) -> float:
        """The share of the held windows in which this record names a place, to 4 decimals."""
        return self._named.base_rate(place)

    def name_of(self, place: Place) -> str:
        """What tells one announced place from another."""
        return self._named.name_of(place)

    def searched(self, window: Window, options: CompletenessOptions) -> Completeness:
        """What of the record was searched for a window; kept, as many claims share a day."""
        key = (window.earliest, window.latest, options)
        if key not in self._searched:
            near = self._near(window, options.reach_days)
            self._searched[key] = completeness(window, near, options)
        return self._searched[key]

    def pieces(self, window: Window) -> tuple[Sheet, ...]:
        """The pieces that may speak of a window: they cover part of it, or came out soon after."""
        key = (window.earliest, window.latest)
        if key not in self._pieces:
            near = self._near(window, SOON.days + 1)
            self._pieces[key] = tuple(each for each in near if each.may_speak_of(window))
        return self._pieces[key]

    def spellings(self, sheet: Sheet, texts: Mapping[DocumentId, str]) -> Spellings:
        """The names that a piece's text has; read once."""
        name = sheet.document.id
        if name not in self._spellings:
            self._spellings[name] = Spellings(texts[name])
        return self._spellings[name]

    def harm(self, texts: Mapping[DocumentId, str]) -> HarmStatements:
        """All that the record says on harm; read once."""
        if self._harm is None:
            self._harm = HarmStatements(self.record.sheets, texts)
        return self._harm

    @cached_property
    def unsound(self) -> frozenset[DocumentId]:
        """The pieces that were read with a problem."""
        return frozenset(each.document.id for each in self.record.sheets if not each.sound)

    def _near(self, window: Window, reach_days: int) -> Sequence[Sheet]:
        """The pieces that cover, tell of or came out on a day so near a window, or are undated."""
        if window.earliest is None or window.latest is None:
            return self.record.sheets
        reach = reach_days * DAY
        days = _days(window.earliest - reach, window.latest + reach, LONGEST_DAYS + 2 * reach_days)
        if days == (None,):
            return self.record.sheets
        found: set[int] = set()
        for day in (*days, None):
            found.update(self._sheets_on.get(day, ()))
        return [self.record.sheets[number] for number in sorted(found)]

    @cached_property
    def _sheets_on(self) -> dict[int | None, list[int]]:
        found: dict[int | None, list[int]] = defaultdict(list)
        for number, sheet in enumerate(self.record.sheets):
            for day in _days(*_span(sheet)):
                found[day].append(number)
        return found

    @cached_property
    def events(self) -> dict[EventId, Event]:
        """All events of the record, those replaced by a correction among them."""
        return {event.id: event for sheet in self.record.sheets for event in sheet.events}

    def _keys(self, place: Place | None) -> Iterator[Key]:
        yield ("any",)
        if place is None:
            return
        yield from name_keys(place)
        if place.lat is not None and place.lon is not None:
            yield ("cell", floor(place.lat / CELL_DEG), floor(place.lon / CELL_DEG))
            yield from region_keys(self.regions_of(place))


def _days(
    earliest: datetime | None, latest: datetime | None, longest: int = LONGEST_DAYS
) -> tuple[int | None, ...]:
    """The days (proleptic ordinals, UTC) that a window touches; (None,) for one too long."""
    if earliest is None or latest is None or latest - earliest > longest * DAY:
        return (None,)
    return tuple(range(earliest.toordinal(), latest.toordinal() + 1))


def _cells_around(reach: Reach) -> Iterator[Key]:
    place = reach.place
    if place.lat is None or place.lon is None:
        return
    up = reach.km / KM_A_DEGREE
    aside = min(180.0, up / max(0.02, cos(radians(min(89.0, abs(place.lat) + up)))))
    rows = range(floor((place.lat - up) / CELL_DEG), ceil((place.lat + up) / CELL_DEG) + 1)
    columns = range(floor((place.lon - aside) / CELL_DEG), ceil((place.lon + aside) / CELL_DEG) + 1)
    for row in rows:
        for column in columns:
            yield ("cell", row, (column + 180) % 360 - 180)


def _span(sheet: Sheet) -> tuple[datetime | None, datetime | None]:
    """The first and last instant that a piece covers, tells of, or came out at."""
    instants = [end for each in sheet.searchable for end in (each.earliest, each.latest)]
    for event in sheet.events:
        if event.when is not None and event.when.earliest and event.when.latest:
            instants += [event.when.earliest, event.when.latest]
    if sheet.document.published is not None:
        instants += [sheet.document.published.begins(), sheet.document.published.counts_from()]
    elif not sheet.coverage:
        return None, None
    return min(instants), max(instants)
