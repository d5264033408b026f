"""Assessments of a view's incidents, by the rubrics that ship."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from purport.assess.dependence import Ties
from purport.assess.evidence import Evidence
from purport.assess.grade import grade
from purport.records.document import Document
from purport.records.finding import Findings
from purport.records.ids import DocumentId, IncidentId
from purport.records.incident import Assessment, Comparison, Incident
from purport.stock.rubrics import load_rubrics


def assess(
    documents: tuple[Document, ...],
    findings: Mapping[DocumentId, Findings],
    incidents: Iterable[Incident],
    comparisons: Iterable[Comparison],
    ties: Ties,
) -> tuple[Assessment, ...]:
    """One suggested assessment an incident, in their order."""
    claims = {claim.id: claim for each in findings.values() for claim in each.claims}
    events = {event.id: event for each in findings.values() for event in each.events}
    at = {each.id: each for each in documents}
    compared: dict[IncidentId, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
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
            ),
            load_rubrics(),
        )
        for incident in incidents
    )
