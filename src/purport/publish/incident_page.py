"""Everything that one incident's page shows."""

from collections.abc import Iterator

from purport.publish.bars import Timeline, arrange
from purport.publish.catalogue import Catalogue
from purport.publish.changes import Change, changes
from purport.publish.claim_rows import ClaimRow, Voice, claim_row, voices
from purport.publish.faces import Face, counted, face, told_events
from purport.publish.harm import harm_words
from purport.publish.incident_bars import incident_bars
from purport.publish.lineage_rows import LineageBlock, lineage_blocks
from purport.publish.media_tiles import Tile, tiles
from purport.publish.options import PublishOptions
from purport.publish.outcomes import first_candidate, is_announced, leading
from purport.publish.places import Sketch, sketch
from purport.publish.questions import QuestionRow, question_rows
from purport.publish.quotes import Quote
from purport.publish.recorded import Recorded, recorded
from purport.publish.source_rows import SourceRow, source_row
from purport.publish.support_tree import (
    CasualtiesShown,
    ContradictionShown,
    PointShown,
    casualties,
    contradictions,
    points,
)
from purport.records.claim import AuthorStance, Claim
from purport.records.ids import DocumentId
from purport.records.incident import Assessment, Incident
from purport.records.judgement import Judgement
from purport.records.value import value


@value
class Victims:
    """What one claim or record says of victims."""

    words: str
    speaker: str
    quote: Quote | None
    doubted: bool


@value
class IncidentPage:
    """The parts of an incident's page, in their order."""

    face: Face
    main: Recorded | None
    records: tuple[Recorded, ...]
    corroboration: tuple[str, ...]
    assessment: Assessment | None
    points: tuple[PointShown, ...]
    contradictions: tuple[ContradictionShown, ...]
    casualties: tuple[CasualtiesShown, ...]
    victims: tuple[Victims, ...]
    judgements: tuple[Judgement, ...]
    changes: tuple[Change, ...]
    timeline: Timeline | None
    sketch: Sketch | None
    tiles: tuple[Tile, ...]
    lineages: tuple[LineageBlock, ...]
    voices: tuple[Voice, ...]
    absent: tuple[ClaimRow, ...]
    press: tuple[ClaimRow, ...]
    questions: tuple[QuestionRow, ...]
    sources: tuple[SourceRow, ...]


def incident_page(
    catalogue: Catalogue, incident: Incident, options: PublishOptions
) -> IncidentPage:
    """The page of an incident."""
    seen = face(catalogue, incident, options.countries)
    compared = catalogue.comparisons.get(incident.id, ())
    records = tuple(recorded(catalogue, incident, one, options.countries) for one in compared)
    assessed = next(iter(catalogue.assessments.get(incident.id, ())), None)
    documents, claims = _documents(catalogue, incident), catalogue.claims_of(incident)
    return IncidentPage(
        face=seen,
        main=next((one for one in records if one.comparison is seen.comparison), None),
        records=records,
        corroboration=_corroboration(incident, assessed),
        assessment=assessed,
        points=points(catalogue, assessed),
        contradictions=contradictions(catalogue, assessed),
        casualties=casualties(catalogue, incident),
        victims=tuple(_victims(catalogue, incident)),
        judgements=catalogue.standing(incident.id),
        changes=changes(catalogue, options.earlier, incident),
        timeline=arrange(incident_bars(catalogue, seen), catalogue.view.as_of),
        sketch=_sketch(catalogue, incident, options),
        tiles=tiles(catalogue, options, documents),
        lineages=lineage_blocks(catalogue, documents),
        voices=voices(catalogue, (*claims, *catalogue.weighing(claims))),
        absent=tuple(claim_row(catalogue, one) for one in catalogue.negated_beside(claims)),
        press=tuple(claim_row(catalogue, one) for one in _in_the_press(catalogue, incident)),
        questions=tuple(question_rows(catalogue, documents)),
        sources=tuple(source_row(catalogue, catalogue.documents[key]) for key in documents),
    )


def _documents(catalogue: Catalogue, incident: Incident) -> tuple[DocumentId, ...]:
    """The documents that an incident's page rests on, in their order."""
    held = {claim.document_id for claim in catalogue.claims_of(incident)}
    held.update(event.document_id for event in catalogue.events_of(incident))
    for comparison in catalogue.comparisons.get(incident.id, ()):
        held.update(candidate.document_id for candidate in comparison.candidates)
        held.update(denial.document_id for denial in comparison.denials)
    held.update(claim.document_id for claim in _in_the_press(catalogue, incident))
    return tuple(document.id for document in catalogue.view.documents if document.id in held)


def _in_the_press(catalogue: Catalogue, incident: Incident) -> Iterator[Claim]:
    """What officials said through the press of an announcement that the incident is set against."""
    asked = {
        candidate.event_id
        for comparison in catalogue.comparisons.get(incident.id, ())
        for candidate in comparison.candidates
        if candidate.chosen
    }
    for claim_id, statements in catalogue.statements.items():
        lines = {line.event_id for each in statements for line in each.chosen}
        if claim_id in catalogue.claims and not lines.isdisjoint(asked):
            yield catalogue.claims[claim_id]


def _corroboration(incident: Incident, assessed: Assessment | None) -> tuple[str, ...]:
    if assessed is None:
        return ("Not assessed.",)
    lead = {0: "No independent origin.", 1: "One origin."}.get(
        assessed.independent, f"{assessed.independent} independent origins."
    )
    claims = counted(len(incident.claims), "claim")
    roots = counted(len(assessed.supports), "origin")
    tail = f"{claims} about it, leading back to {roots}."
    alone = "No independent source held supports it." if assessed.independent <= 1 else ""
    return tuple(part for part in (lead, tail, alone) if part)


def _victims(catalogue: Catalogue, incident: Incident) -> Iterator[Victims]:
    for event in catalogue.events_of(incident):
        claim = catalogue.claims.get(event.claim) if event.claim else None
        for harm in event.harm:
            # a claim is quoted whole, so that no hedge is left out
            quote = catalogue.quote(claim) if claim else catalogue.event_quote(event)
            yield Victims(
                words=harm_words(harm),
                speaker=catalogue.speaker(claim).name if claim else "the record",
                quote=quote,
                doubted=claim is not None and claim.stance.author is AuthorStance.DOUBTING,
            )


def _sketch(catalogue: Catalogue, incident: Incident, options: PublishOptions) -> Sketch | None:
    comparison = leading(catalogue.comparisons.get(incident.id, ()))
    best = first_candidate(comparison) if comparison and is_announced(comparison) else None
    announced = catalogue.events.get(best.event_id) if best else None
    told = [event.place for event in told_events(catalogue, incident) if event.place]
    place = incident.place or next(iter(told), None)
    return sketch(place, announced.place if announced else None, options.least_radius_m)
