"""What a judgement can be about, and what is proposed of it now."""

from collections.abc import Iterable, Mapping

from purport.pipeline.judged import NOT_GRADED, SEEN, Pairs
from purport.records.document import Document
from purport.records.finding import Findings
from purport.records.ids import DocumentId, canonical_json, sha256
from purport.records.incident import Assessment, Incident
from purport.records.judgement import Judgement
from purport.records.origin import origin_id


def subjects(
    documents: Iterable[Document], findings: Mapping[DocumentId, Findings]
) -> dict[str, frozenset[str] | None]:
    """The ids that a judgement on a document's records can be about."""
    found: dict[str, frozenset[str] | None] = {each.id: None for each in documents}
    for each in findings.values():
        for field in ("claims", "events", "relations", "questions"):
            found.update((record.id, None) for record in getattr(each, field))
    return found


def rating_subjects(
    documents: Iterable[Document], findings: Mapping[DocumentId, Findings]
) -> dict[str, frozenset[str] | None]:
    """The ids under which sources and claims are rated."""
    found: dict[str, frozenset[str] | None] = {}
    for document in documents:
        found[f"reliability-{origin_id(document.origin.name)}"] = None
    for each in findings.values():
        for claim in each.claims:
            found[f"credibility-{claim.id}"] = None
            if claim.source.actor is not None and claim.source.actor.id:
                found[f"reliability-{claim.source.actor.id}"] = None
    return found


def proposals(incidents: Iterable[Incident], assessments: Iterable[Assessment]) -> dict[str, Pairs]:
    """What is proposed now of each incident and assessment, as a judgement on it records it."""
    found: dict[str, Pairs] = {
        each.id: ((f"{SEEN}events", sha256(canonical_json(list(each.events)))[:16]),)
        for each in incidents
    }
    for one in assessments:
        found[f"assessment-{one.incident_id}"] = (
            (f"{SEEN}harm_grade", one.harm_grade or NOT_GRADED),
            (f"{SEEN}strike_status", one.strike_status.value),
        )
    return found


def candidate_subjects(
    judgements: Iterable[Judgement],
) -> dict[str, frozenset[str] | None]:
    """The candidates that people judged, taken for known until the comparisons are made."""
    return {each.subject: None for each in judgements if each.subject_kind == "candidate"}


def incident_subjects(
    incidents: Iterable[Incident], findings: Mapping[DocumentId, Findings]
) -> dict[str, frozenset[str] | None]:
    """The ids of incidents and their assessments, each with the documents that it rests on."""
    of = {claim.id: claim.document_id for each in findings.values() for claim in each.claims}
    found: dict[str, frozenset[str] | None] = {}
    for incident in incidents:
        documents = frozenset(of[claim] for claim in incident.claims)
        found[incident.id] = found[f"assessment-{incident.id}"] = documents
    return found
