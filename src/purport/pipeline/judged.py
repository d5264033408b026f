"""Judgements applied to what the machine proposed."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from purport.records import codec
from purport.records.actor import MatchState
from purport.records.custody import Verdict
from purport.records.document import Document
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.ids import DocumentId, MediaId
from purport.records.incident import Assessment, Comparison, Incident
from purport.records.judgement import Judgement, Standing
from purport.records.match import MediaMatch
from purport.records.origin import PublishedSource, read_published

FILE_PICTURE = "file-picture-"
"""Before an item's id: what a judgement on its being a file picture is about."""

STATES = {
    Verdict.ACCEPT: MatchState.CONFIRMED,
    Verdict.REJECT: MatchState.REJECTED,
    Verdict.CORRECT: MatchState.CONFIRMED,
}


def standing(
    judgements: Iterable[Judgement],
    judged_by: datetime | None,
    known: Mapping[str, frozenset[str] | None],
) -> tuple[Judgement, ...]:
    """The judgements with how each stands: undone, to be judged again, or applying.

    `known` are the ids that are derived now; for an incident or assessment with the documents that
    it rests on. One made after `judged_by` is left out. One whose subject is no longer derived, or
    rests on other documents than it was made on, is listed as "judge again", never dropped.
    """
    return tuple(
        codec.changed(each, standing=_standing(each, judged_by, known))
        for each in judgements
        if judged_by is None or each.time <= judged_by
    )


def _standing(
    judgement: Judgement,
    judged_by: datetime | None,
    known: Mapping[str, frozenset[str] | None],
) -> Standing:
    undone = judgement.undone_at
    if undone is not None and (judged_by is None or undone <= judged_by):
        return Standing.UNDONE
    return Standing.APPLIES if _holds(judgement, known) else Standing.JUDGE_AGAIN


def _holds(judgement: Judgement, known: Mapping[str, frozenset[str] | None]) -> bool:
    if judgement.subject not in known:
        return False
    documents = known[judgement.subject]
    return documents is None or documents == frozenset(judgement.documents)


class Verdicts:
    """The last applying judgement of each subject."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._last = {
            each.subject: each for each in judgements if each.standing is Standing.APPLIES
        }

    def of(self, subject: str) -> Judgement | None:
        """The judgement that holds for a subject, or None."""
        return self._last.get(subject)

    def state(self, subject: str) -> MatchState:
        """Suggested, confirmed or rejected."""
        judgement = self.of(subject)
        return (
            STATES.get(judgement.verdict, MatchState.SUGGESTED)
            if judgement
            else (MatchState.SUGGESTED)
        )

    def document(self, document: Document) -> Document:
        """The document with a judged publication date or origin."""
        corrected: Document = self._corrected(document, document.id, DOCUMENT_FIELDS)
        return corrected

    def findings(self, found: Findings) -> Findings:
        """The findings without what a person rejected."""
        kept = {
            field: tuple(
                each
                for each in getattr(found, field)
                if self.state(each.id) is not MatchState.REJECTED or _is_announcement(each)
            )
            for field in ("claims", "events", "relations", "questions")
        }
        return codec.changed(found, **kept)

    def rejected(self) -> frozenset[str]:
        """The ids that a person rejected."""
        return frozenset(each for each in self._last if self.state(each) is MatchState.REJECTED)

    def incident(self, incident: Incident) -> Incident:
        """The incident with its state."""
        return codec.changed(incident, state=self.state(incident.id))

    def comparison(self, comparison: Comparison) -> Comparison:
        """The comparison with the verdicts on its candidates."""
        candidates = tuple(
            codec.changed(each, verdict=self.state(each.event_id)) for each in comparison.candidates
        )
        return codec.changed(comparison, candidates=candidates)

    def assessment(self, assessment: Assessment) -> Assessment:
        """The assessment, signed where a person accepted it, overridden where one corrected it."""
        judgement = self.of(f"assessment-{assessment.incident_id}")
        if judgement is None or judgement.verdict not in (Verdict.ACCEPT, Verdict.CORRECT):
            return assessment
        signed = codec.changed(assessment, signed_by=judgement.by)
        for field, content in judgement.set:
            if field == "harm_grade":
                signed = codec.changed(signed, harm_grade=content, not_graded=None)
        return signed

    def match(self, match: MediaMatch) -> MediaMatch:
        """The match with its state."""
        return codec.changed(match, state=self.state(match.id))

    def file_pictures(self) -> frozenset[MediaId]:
        """The items that a person marked as file pictures."""
        marked = (each for each in self._last if each.startswith(FILE_PICTURE))
        return frozenset(
            MediaId(each.removeprefix(FILE_PICTURE))
            for each in marked
            if self.state(each) is MatchState.CONFIRMED
        )

    def _corrected(
        self, record: Any, subject: str, fields: Mapping[str, Callable[[str], Any]]
    ) -> Any:
        judgement = self.of(subject)
        if judgement is None or judgement.verdict is not Verdict.CORRECT:
            return record
        made = {name: fields[name](content) for name, content in judgement.set if name in fields}
        return codec.changed(record, **made) if made else record


def _is_announcement(record: Any) -> bool:
    """Whether it is a record's own event: rejecting a match never takes it out of the record."""
    return isinstance(record, Event) and record.claim is None


def _judged_date(written: str) -> Any:
    return read_published(written, PublishedSource.JUDGED, "set by a named person")


DOCUMENT_FIELDS: Mapping[str, Callable[[str], Any]] = {
    "published": _judged_date,
    "title": str,
    "language": str,
}
"""The fields of a document that `judge correct --set` can change, and how they are read."""


def subjects(
    documents: Iterable[Document], findings: Mapping[DocumentId, Findings]
) -> dict[str, frozenset[str] | None]:
    """The ids that a judgement on a document's records can be about."""
    found: dict[str, frozenset[str] | None] = {each.id: None for each in documents}
    for each in findings.values():
        for field in ("claims", "events", "relations", "questions"):
            found.update((record.id, None) for record in getattr(each, field))
    return found


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
