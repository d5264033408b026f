"""Assessments of a view's incidents, by the rubrics that ship."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from purport.assess.dependence import Ties
from purport.assess.evidence import Evidence
from purport.assess.grade import grade
from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.finding import Findings
from purport.records.ids import ClaimId, DocumentId, EventId, IncidentId
from purport.records.incident import Assessment, Comparison, Incident
from purport.records.statement import Statement
from purport.records.value import value
from purport.stock.rubrics import load_rubrics


@value
class Beside:
    """What the records say beside incidents: comparisons, and statements in the press."""

    comparisons: tuple[Comparison, ...]
    statements: tuple[Statement, ...] = ()


def assess(
    documents: tuple[Document, ...],
    findings: Mapping[DocumentId, Findings],
    incidents: Iterable[Incident],
    beside: Beside,
    ties: Ties,
) -> tuple[Assessment, ...]:
    """One suggested assessment an incident, in their order."""
    claims = {claim.id: claim for each in findings.values() for claim in each.claims}
    events = {event.id: event for each in findings.values() for event in each.events}
    at = {each.id: each for each in documents}
    compared: dict[IncidentId, list[Comparison]] = defaultdict(list)
    for comparison in beside.comparisons:
        compared[comparison.incident_id].append(comparison)
    return tuple(
        grade(
            incident,
            Evidence(
                claims=tuple(claims[each] for each in incident.claims),
                events=tuple(events[each] for each in incident.events),
                documents=at,
                comparisons=tuple(compared[incident.id]),
                announced={
                    candidate.event_id: events[candidate.event_id]
                    for comparison in compared[incident.id]
                    for candidate in comparison.candidates
                    if candidate.event_id in events
                },
                ties=ties,
                statements=_linked(compared[incident.id], beside.statements, claims),
            ),
            load_rubrics(),
        )
        for incident in incidents
    )


def _linked(
    comparisons: Iterable[Comparison],
    statements: Iterable[Statement],
    claims: Mapping[ClaimId, Claim],
) -> Mapping[EventId, tuple[Claim, ...]]:
    """The statements in the press by the compared announcement that they are linked to."""
    asked = {one.event_id for each in comparisons for one in each.candidates}
    found: dict[EventId, list[Claim]] = defaultdict(list)
    for statement in statements:
        for line in statement.chosen:
            if line.event_id in asked:
                found[line.event_id].append(claims[statement.claim_id])
    return {event: tuple(said) for event, said in found.items()}
