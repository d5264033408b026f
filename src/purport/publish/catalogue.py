"""The records of a view, found by id, with the short names of their sources."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from purport.publish.cuts import join_near
from purport.publish.quotes import Quote, claim_quote, claim_spans, plain_quote
from purport.publish.recent_texts import RecentTexts
from purport.publish.references import Link, References, refer
from purport.publish.speakers import Speaker, lead_in, speaker_of
from purport.records.claim import Claim
from purport.records.document import Coverage, Document
from purport.records.event import Event
from purport.records.ids import ClaimId, DocumentId, EventId, IncidentId
from purport.records.incident import Assessment, Comparison, Denial, Incident
from purport.records.judgement import Judgement, Standing
from purport.records.relation import Question
from purport.records.spans import Span
from purport.records.statement import Statement
from purport.records.value import value
from purport.records.view import View

Key = TypeVar("Key")
Item = TypeVar("Item")


@value
class Catalogue:
    """A view opened for writing pages: every record by its id."""

    view: View
    references: References
    texts: RecentTexts
    documents: Mapping[DocumentId, Document]
    order: Mapping[DocumentId, int]
    claims: Mapping[ClaimId, Claim]
    events: Mapping[EventId, Event]
    comparisons: Mapping[IncidentId, tuple[Comparison, ...]]
    statements: Mapping[ClaimId, tuple[Statement, ...]]
    assessments: Mapping[IncidentId, tuple[Assessment, ...]]
    judgements: Mapping[str, tuple[Judgement, ...]]
    pages: Mapping[IncidentId, str]
    incident_of: Mapping[ClaimId, IncidentId]
    coverage: Mapping[str, tuple[Coverage, ...]]
    motives: Mapping[DocumentId, tuple[Denial, ...]]

    def quote(self, claim: Claim) -> Quote:
        """A claim in the exact words of its document."""
        document, text = self._source(claim.document_id)
        link = self.references.words(document.id, claim_spans(claim, text, document.skipped))
        quote = claim_quote(claim, document, text, link)
        # words that do not say by themselves whose they are get a lead-in of ours
        return quote if claim.cue.spans else replace(quote, lead_in=lead_in(self.speaker(claim)))

    def words(self, document_id: DocumentId, spans: tuple[Span, ...]) -> Quote | None:
        """Exact words of a document; None where no words stand for it."""
        if not spans:
            return None
        document, text = self._source(document_id)
        return plain_quote(document, text, spans, self.references.words(document_id, spans))

    def event_quote(self, event: Event) -> Quote | None:
        """The words of an event."""
        return self.words(event.document_id, event.spans)

    def link(self, document_id: DocumentId, spans: tuple[Span, ...] = ()) -> Link:
        """A link to words of a document, or to the whole of it."""
        return self.references.words(document_id, spans)

    def speaker(self, claim: Claim) -> Speaker:
        """Who says a claim."""
        document = self.documents[claim.document_id]
        return speaker_of(claim, document, self.references.name(document.id))

    def question_quote(self, question: Question) -> Quote | None:
        """What a source leaves open, with the words that say so."""
        return self.words(question.document_id, self.question_spans(question))

    def negated_beside(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """What the documents of these claims say that nobody said."""
        held = dict.fromkeys(claim.document_id for claim in claims)
        found = (claim for key in held for claim in self.view.findings[key].claims)
        return tuple(claim for claim in found if claim.cue.negated)

    def weighing(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The authors' evaluations of these claims that are not among them."""
        weighed = {claim.id for claim in claims}
        return tuple(
            claim
            for claim in self.claims.values()
            if claim.weighs in weighed and claim.id not in weighed
        )

    def told_of(self, incident: Incident) -> tuple[Event, ...]:
        """The events of an incident that claims describe, in its order."""
        return tuple(event for event in self.events_of(incident) if event.claim is not None)

    def window_of(self, event: Event) -> tuple[datetime, datetime] | None:
        """What the piece of a record covers in which an event is announced."""
        parts = self.view.findings[event.document_id].coverage
        if not parts:
            return None
        return min(part.earliest for part in parts), max(part.latest for part in parts)

    def claims_of(self, incident: Incident) -> tuple[Claim, ...]:
        """The claims of an incident that are in view, in its order."""
        return tuple(self.claims[key] for key in incident.claims if key in self.claims)

    def events_of(self, incident: Incident) -> tuple[Event, ...]:
        """The events of an incident that are in view, in its order."""
        return tuple(self.events[key] for key in incident.events if key in self.events)

    def standing(self, subject: str) -> tuple[Judgement, ...]:
        """The judgements on a subject that still apply."""
        found = self.judgements.get(subject, ())
        return tuple(one for one in found if one.standing is Standing.APPLIES)

    def question_spans(self, question: Question) -> tuple[Span, ...]:
        """The words of a question, near ones joined."""
        document, text = self._source(question.document_id)
        spans = (*question.cue.spans, *question.content.spans)
        return join_near(text, spans, document.skipped)

    def _source(self, document_id: DocumentId) -> tuple[Document, str]:
        return self.documents[document_id], self.texts.read(document_id)


def open_view(view: View) -> Catalogue:
    """The catalogue of a view."""
    return Catalogue(
        view=view,
        references=refer(view.documents),
        texts=RecentTexts(view.texts),
        documents={document.id: document for document in view.documents},
        order={document.id: number for number, document in enumerate(view.documents)},
        claims={claim.id: claim for claim in view.all_claims()},
        events={event.id: event for event in view.all_events()},
        comparisons=_grouped((item.incident_id, item) for item in view.comparisons),
        statements=_grouped((item.claim_id, item) for item in view.statements),
        assessments=_grouped((item.incident_id, item) for item in view.assessments),
        judgements=_grouped((item.subject, item) for item in view.judgements),
        pages=_incident_pages(view.incidents),
        incident_of={key: one.id for one in reversed(view.incidents) for key in one.claims},
        coverage=_grouped((part.origin, part) for part in view.all_coverage()),
        motives=_motives(view),
    )


def used_spans(catalogue: Catalogue, document_id: DocumentId) -> tuple[tuple[Span, ...], ...]:
    """All words of a document that some page leads to, sorted, each once."""
    found, text = catalogue.view.findings[document_id], catalogue.texts.read(document_id)
    skipped = catalogue.documents[document_id].skipped
    used = {claim_spans(claim, text, skipped) for claim in found.claims}
    used.update(event.spans for event in found.events)
    used.update(harm.words.spans for event in found.events for harm in event.harm if harm.words)
    used.update(role.words.spans for event in found.events for role in event.roles if role.words)
    used.update(event.effect.spans for event in found.events if event.effect)
    used.update(relation.spans for relation in found.relations)
    used.update(catalogue.question_spans(question) for question in found.questions)
    used.update(item.spans for item in found.coverage)
    return tuple(sorted(spans for spans in used if spans))


def _motives(view: View) -> dict[DocumentId, tuple[Denial, ...]]:
    """For each document, the denials of a motive that answer incidents it speaks of."""
    home = {claim.id: claim.document_id for claim in view.all_claims()}
    pairs = {
        (home[key], denial): None
        for comparison in view.comparisons
        for denial in comparison.denials
        if denial.denies == "motive"
        for key in comparison.claims
        if key in home
    }
    return _grouped(pairs)


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, tuple[Item, ...]]:
    groups: dict[Key, list[Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in groups.items()}


def _incident_pages(incidents: Iterable[Incident]) -> dict[IncidentId, str]:
    taken: set[str] = set()
    pages = {}
    for incident in incidents:
        plain = re.sub(r"[^a-z0-9]+", "-", incident.code.lower()).strip("-")[:40]
        name = plain if plain and plain not in taken else incident.id
        taken.add(name)
        pages[incident.id] = f"incident-{name}.html"
    return pages
