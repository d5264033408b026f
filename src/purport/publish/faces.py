"""An incident at a glance: the claim it leads with, place, time, outcome, support."""

from collections.abc import Iterable, Mapping

from purport.publish.catalogue import Catalogue
from purport.publish.dates import day_words, when_words, window_words
from purport.publish.outcomes import glyph, leading, outcome_words
from purport.publish.places import place_words, precision_words
from purport.publish.quotes import Quote
from purport.publish.speakers import Speaker, via_words
from purport.records.actor import MatchState
from purport.records.claim import Claim, SourceKind
from purport.records.document import Document
from purport.records.event import Event, EventKind
from purport.records.incident import Comparison, Incident
from purport.records.value import value

_KINDS = {
    EventKind.AIRSTRIKE: "airstrike",
    EventKind.OTHER: "event",
    EventKind.CAPTURE: "capture of a place or person",
}
_KIND_ORDER = tuple(SourceKind)


@value
class Face:
    """What a list shows of an incident, and what its page begins with."""

    incident: Incident
    page: str
    kind: str
    lead: Claim | None
    quote: Quote | None
    speaker: Speaker | None
    via: str
    said: str
    place: str
    public_place: str
    time: str
    comparison: Comparison | None
    outcome: str
    glyph: str
    independent: int | None
    state: str


def face(catalogue: Catalogue, incident: Incident, countries: Mapping[str, str]) -> Face:
    """The face of an incident."""
    lead = lead_claim(catalogue, incident)
    comparison = leading(catalogue.comparisons.get(incident.id, ()))
    assessed = catalogue.assessments.get(incident.id, ())
    return Face(
        incident=incident,
        page=catalogue.pages[incident.id],
        kind=kind_words(incident.kind),
        lead=lead,
        quote=catalogue.quote(lead) if lead else _announced(catalogue, incident),
        speaker=catalogue.speaker(lead) if lead else None,
        via=via_words(lead) if lead else "",
        said=said_words(lead, catalogue.documents[lead.document_id]) if lead else "",
        place=place_words(incident.place, countries),
        public_place=precision_words(incident.place),
        time=window_words(incident.window),
        comparison=comparison,
        outcome=outcome_words(comparison) if comparison else "not compared with a record",
        glyph=glyph(comparison) if comparison else "",
        independent=assessed[0].independent if assessed else None,
        state="confirmed" if incident.state is MatchState.CONFIRMED else "proposed",
    )


def lead_claim(catalogue: Catalogue, incident: Incident) -> Claim | None:
    """The claim that speaks most plainly of the incident; ties broken by order."""
    speaking = {event.claim for event in catalogue.events_of(incident) if event.claim}
    claims = catalogue.claims_of(incident)
    return min(
        claims,
        key=lambda claim: (
            *_plainness(claim, claim.id in speaking),
            catalogue.order[claim.document_id],
        ),
        default=None,
    )


def told_events(catalogue: Catalogue, incident: Incident) -> tuple[Event, ...]:
    """The events that claims describe, those of the leading claim first."""
    lead = lead_claim(catalogue, incident)
    told = catalogue.told_of(incident)
    return tuple(sorted(told, key=lambda event: lead is None or event.claim != lead.id))


def kind_words(kind: EventKind) -> str:
    """The kind of an event in words."""
    return _KINDS.get(kind, kind.value.replace("_", " "))


def said_words(claim: Claim, document: Document) -> str:
    """When a claim was said, else when the document that holds it was published."""
    if claim.said is not None and (claim.said.earliest or claim.said.latest):
        return when_words(claim.said)
    return published_words(document)


def published_words(document: Document) -> str:
    """When a document was published, in words."""
    if document.published is None:
        return "publication not dated"
    if document.published.at is not None:
        return f"published {day_words(document.published.at.date())}"
    assert document.published.day is not None
    return f"published {day_words(document.published.day)}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 claim`, `3 claims`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _plainness(claim: Claim, speaks: bool) -> tuple[bool, bool, int, bool]:
    kind = _KIND_ORDER.index(claim.source.kind)
    return not speaks, claim.cue.negated, kind, not claim.cue.spans


def _announced(catalogue: Catalogue, incident: Incident) -> Quote | None:
    quotes: Iterable[Quote | None] = map(catalogue.event_quote, catalogue.events_of(incident))
    return next((quote for quote in quotes if quote), None)
