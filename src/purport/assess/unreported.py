"""The reverse view: announced events that no other source in a case tells of.

In: the records made ready, and what others claim, made ready in the same way. Out: each announced
event with what the other sources say. Never: that something was not reported anywhere; only what
this case holds was looked at.
"""

from collections.abc import Iterable, Iterator, Sequence

from purport.assess.announcements import Announcement
from purport.assess.candidates import find_candidates
from purport.assess.compare import search
from purport.assess.index import RecordIndex
from purport.assess.options import CompareOptions
from purport.assess.sheets import Record, Sheet
from purport.assess.silence import unplaced
from purport.assess.subject import Subject
from purport.records.document import Document
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.ids import DocumentId, EventId, IncidentId
from purport.records.incident import Candidate, Incident, Strength
from purport.records.told import ToldEvent, ToldState

CLAIMED = "what others in this case claim"
MOST = 3


def claimed_record(
    documents: Iterable[Document],
    findings: dict[DocumentId, Findings],
    events: frozenset[EventId],
) -> Record:
    """The claimed events of all incidents as one record, so that they are searched like one."""
    sheets = []
    for document in documents:
        own = tuple(each for each in findings[document.id].events if each.id in events)
        if own:
            sheets.append(Sheet(document=document, coverage=(), events=own, claims=()))
    return Record(origin=CLAIMED, sheets=tuple(sheets))


def told_events(
    index: RecordIndex, others: Sequence[RecordIndex], options: CompareOptions
) -> Iterator[ToldEvent]:
    """Each announced event of a record, in its order, with what the others tell of it."""
    for each in index.announcements:
        yield _told(each, index.record.origin, others, options)


def _told(
    each: Announcement, origin: str, others: Sequence[RecordIndex], options: CompareOptions
) -> ToldEvent:
    subject = _as_claimed(each)
    found = [
        candidate
        for other in others
        for candidate in find_candidates(
            subject, other, options, complete=_is_searched(subject.incident, other, options)
        )
        if candidate.chosen
    ]
    found.sort(key=lambda c: (c.strength is not Strength.LIKELY, c.distance_km or 0.0, c.event_id))
    state, why = _state(subject, found, others, options)
    return ToldEvent(
        event_id=each.event.id,
        document_id=each.sheet.document.id,
        record=origin,
        place=each.event.place,
        earliest=each.window.earliest,
        latest=each.window.latest,
        count=each.event.count,
        state=state,
        why=why,
        by=tuple(dict.fromkeys(c.document_id for c in found))[:MOST],
        distance_km=found[0].distance_km if found else None,
    )


def _state(
    subject: Subject,
    found: list[Candidate],
    others: Sequence[RecordIndex],
    options: CompareOptions,
) -> tuple[ToldState, str | None]:
    """What the others tell, and in words what stands in the way of telling."""
    if found:
        likely = found[0].strength is Strength.LIKELY
        return (ToldState.LIKELY if likely else ToldState.POSSIBLY), None
    place = subject.incident.place
    if place is None or not place.is_resolved:
        return ToldState.UNPLACED, "its own place is not on the map"
    for other in others:
        if other.record.origin != CLAIMED and not _is_searched(subject.incident, other, options):
            return ToldState.NOT_HELD, f"{other.record.origin} is not held for all of these days"
    in_the_way = next(filter(None, (unplaced(subject, other) for other in others)), None)
    return (ToldState.UNPLACED if in_the_way else ToldState.NONE), in_the_way


def _is_searched(incident: Incident, other: RecordIndex, options: CompareOptions) -> bool:
    """Whether another record is held for all of these days; one that covers nothing need not be."""
    if not any(sheet.searchable for sheet in other.record.sheets):
        return True
    return search(incident, other, options).complete


def _as_claimed(each: Announcement) -> Subject:
    """An announcement looked at as if somebody claimed it, so that it is compared by one rule."""
    event: Event = each.event
    incident = Incident(
        id=IncidentId(event.id),
        code="",
        kind=event.kind,
        claims=(),
        events=(event.id,),
        place=event.place,
        window=each.window,
    )
    return Subject(incident=incident, events=(event,), claimed_by=None)
