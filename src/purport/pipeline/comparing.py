"""The records in view made ready, and every incident set against each of them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property

from purport.assess.compare import compare, may_concern
from purport.assess.index import RecordIndex
from purport.assess.options import CompareOptions
from purport.assess.sheets import Record
from purport.assess.subject import Subject
from purport.assess.unreported import claimed_record, told_events
from purport.link.window import claimed_by
from purport.pipeline.case import Case
from purport.pipeline.habits import Held, records_of
from purport.pipeline.opened import place_lists
from purport.records import codec
from purport.records.document import Document
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.ids import DocumentId, EventId
from purport.records.incident import Comparison, Incident
from purport.records.place import Place, Region
from purport.records.told import ToldEvent
from purport.records.tools import ActorRegister, Gazetteer
from purport.records.value import value
from purport.stock.countries import country_names
from purport.stock.gazetteer import open_gazetteer


@value
class Compared:
    """What is compared with what: the documents in view with their findings and texts."""

    documents: tuple[Document, ...]
    findings: Mapping[DocumentId, Findings]
    texts: Mapping[DocumentId, str]
    as_of: datetime | None
    rejected: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()


class Comparing:
    """The official records of a case at one moment, each made ready to be asked."""

    def __init__(self, case: Case, seen: Compared, register: ActorRegister) -> None:
        self._case, self.seen, self._register = case, seen, register
        self._spellings: dict[str, tuple[str, ...]] = {}
        self._places: dict[Place, tuple[Region | None, ...]] = {}
        held = Held(documents=seen.documents, findings=seen.findings, texts=seen.texts)
        self.records, self._habits = records_of(case, held)
        self.options = self._options()
        lag = self.options.lag_days
        self.indexes = tuple(RecordIndex(each, self._regions_of, lag) for each in self.records)

    @cached_property
    def publishers(self) -> dict[str, frozenset[str]]:
        """The ids of whoever speaks in each record: its origin, and who counts as one with it."""
        return {each.origin: publishers_of(each.origin, self._register) for each in self.records}

    def findings(self) -> dict[DocumentId, Findings]:
        """The findings, with the earlier announcement named in each that corrects one."""
        corrects = {k: v for each in self.indexes for k, v in each.corrected.corrects.items()}
        return {
            name: _naming_earlier(found, corrects) for name, found in self.seen.findings.items()
        }

    def comparisons(self, incidents: Iterable[Incident]) -> tuple[Comparison, ...]:
        """Each incident against each record that may speak of it."""
        events = {e.id: e for found in self.seen.findings.values() for e in found.events}
        at = {each.id: each for each in self.seen.documents}
        return tuple(
            compared
            for incident in incidents
            for compared in self._against_all(subject_of(incident, events, at))
        )

    def told(self, incidents: Iterable[Incident]) -> tuple[ToldEvent, ...]:
        """Each announced event, with what the other sources of the case tell of it.

        Claims laid to somebody for whom a record does not speak are no source for its events.
        """
        every = tuple(incidents)
        return tuple(
            told
            for index in self.indexes
            for told in told_events(index, self._others(index, every), self.options)
        )

    def _others(
        self, index: RecordIndex, incidents: tuple[Incident, ...]
    ) -> tuple[RecordIndex, ...]:
        by_id = {e.id: e for found in self.seen.findings.values() for e in found.events}
        at = {each.id: each for each in self.seen.documents}
        claimed = frozenset(
            name
            for each in incidents
            if may_concern(subject_of(each, by_id, at), index.record.origin, self.options)
            for name in each.events
        )
        record = claimed_record(self.seen.documents, dict(self.seen.findings), claimed)
        lookback = float(self._case.settings.compare.lookback_days)
        others = (each for each in self.indexes if each is not index)
        return (*others, RecordIndex(record, self._regions_of, lookback))

    def _against_all(self, subject: Subject) -> Iterator[Comparison]:
        for index in self.indexes:
            compared = compare(
                subject, index, self.options, as_of=self.seen.as_of, texts=self.seen.texts
            )
            if compared is not None:
                yield compared

    def _options(self) -> CompareOptions:
        settings = self._case.settings.compare
        origins = self._case.settings.origins
        return CompareOptions(
            **{name: getattr(settings, name) for name in SETTINGS},
            country_names=country_names(),
            zones={name: each.zone for name, each in origins.items()},
            habits=self._habits,
            spoken_for={each.origin: spoken_for(each, self._register) for each in self.records},
            regions_of=self._regions_of,
            spellings_of=self._spellings_of,
            rejected=self.seen.rejected,
            confirmed=self.seen.confirmed,
        )

    def _regions_of(self, place: Place) -> tuple[Region | None, ...]:
        if place.lat is None or place.lon is None:
            return ()
        if place not in self._places:
            self._places[place] = self._gazetteer.regions_at(place.lat, place.lon)
        return self._places[place]

    def _spellings_of(self, place: Place) -> tuple[str, ...]:
        if place.id is None:
            return ()
        if place.id not in self._spellings:  # a look-up reads the whole list of names
            self._spellings[place.id] = self._gazetteer.spellings(place.id)
        return self._spellings[place.id]

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return open_gazetteer(place_lists(self._case))


SETTINGS = (
    "likely_km",
    "possible_km",
    "announced_km",
    "same_region",
    "other_region_km",
    "usual_km",
    "rarity",
    "usual_share",
    "zone_slack_h",
    "night_h",
    "lag_days",
    "correction_days",
)
"""The settings of `[compare]` that the comparison itself uses."""


def subject_of(
    incident: Incident, events: Mapping[EventId, Event], documents: Mapping[DocumentId, Document]
) -> Subject:
    """An incident with its events and the first moment at which it was claimed."""
    own = tuple(events[each] for each in incident.events)
    said = [claimed_by(documents[each.document_id]) for each in own]
    known = [each for each in said if each is not None]
    return Subject(incident=incident, events=own, claimed_by=min(known) if known else None)


def _naming_earlier(found: Findings, corrects: Mapping[EventId, EventId]) -> Findings:
    if not any(event.id in corrects for event in found.events):
        return found
    events = tuple(codec.changed(e, corrects=corrects.get(e.id, e.corrects)) for e in found.events)
    return codec.changed(found, events=events)


def publishers_of(origin: str, register: ActorRegister) -> frozenset[str]:
    """The ids of an origin and of those who count as one speaker with it; empty if not known."""
    found = register.find(origin)
    name = found[0].actor.id if found else None
    return frozenset({name, *register.related(name)}) if name else frozenset()


def spoken_for(record: Record, register: ActorRegister) -> frozenset[str]:
    """The ids of the actors whose acts a record announces; empty where nothing is known of it.

    These are the origin itself, those who count as one speaker with it, and whomever its own
    announcements name as attackers.
    """
    attackers = frozenset(
        role.actor.id
        for sheet in record.sheets
        for event in sheet.events
        if (role := event.role("attacker")) is not None and role.actor.id is not None
    )
    return publishers_of(record.origin, register) | attackers
