"""Judgements applied to what the machine proposed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from purport.pipeline.bindings import GROUPINGS, events_of
from purport.pipeline.corrections import corrected
from purport.pipeline.mentions import confirmed_mention, judged_mentions, rejected_mention
from purport.records import codec
from purport.records.actor import MatchState
from purport.records.custody import Verdict
from purport.records.document import Document
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.ids import DocumentId, MediaId
from purport.records.incident import Assessment, Incident, StrikeStatus
from purport.records.judgement import Judgement, Standing
from purport.records.match import MediaMatch
from purport.records.rating import SCALES, Rating

Pairs = tuple[tuple[str, str], ...]

NOT_GRADED = "not graded"
SEEN = "seen."
"""What a field of a judgement begins with that tells what was proposed when it was made."""

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
    present: Mapping[str, Pairs] = MappingProxyType({}),
) -> tuple[Judgement, ...]:
    """The judgements with how each stands: undone, to be judged again, or applying.

    `known` are the ids that are derived now; for an incident or assessment with the documents that
    it rests on. `present` gives what is now proposed of a subject. One made after `judged_by` is
    left out. One whose subject is no longer derived, rests on other documents than it was made on,
    or was made on another proposal, is listed as "judge again", never dropped.
    """
    return tuple(
        codec.changed(each, standing=_standing(each, judged_by, known, present))
        for each in judgements
        if judged_by is None or each.time <= judged_by
    )


def _standing(
    judgement: Judgement,
    judged_by: datetime | None,
    known: Mapping[str, frozenset[str] | None],
    present: Mapping[str, Pairs],
) -> Standing:
    undone = judgement.undone_at
    if undone is not None and (judged_by is None or undone <= judged_by):
        return Standing.UNDONE
    held = _holds(judgement, known) and _saw(judgement, present.get(judgement.subject))
    return Standing.APPLIES if held else Standing.JUDGE_AGAIN


def _holds(judgement: Judgement, known: Mapping[str, frozenset[str] | None]) -> bool:
    if judgement.subject_kind in GROUPINGS:
        return all(each in known for each in events_of(judgement))
    if judgement.subject not in known:
        return False
    documents = known[judgement.subject]
    return documents is None or documents == frozenset(judgement.documents)


def _saw(judgement: Judgement, now: Pairs | None) -> bool:
    """Whether what the person saw is what is proposed now; older entries do not say."""
    if now is None:
        return True
    at = dict(now)
    return all(at.get(name) == said for name, said in judgement.set if name.startswith(SEEN))


class Verdicts:
    """The last applying judgement of each subject, and all that was corrected of it.

    Corrections add up, field by field: a later one, or an acceptance, keeps the fields that it does
    not name.
    """

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        applying = [each for each in judgements if each.standing is Standing.APPLIES]
        self._last = {each.subject: each for each in applying}
        self._fields: dict[str, dict[str, str]] = defaultdict(dict)
        self._mentions = {d for each in applying if _on_mention(each) for d in each.documents}
        for each in applying:
            if each.verdict is Verdict.CORRECT:
                self._fields[each.subject].update(each.set)

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
        changed: Document = self._corrected("document", document)
        return changed

    def findings(self, document: DocumentId, found: Findings) -> Findings:
        """A document's findings as judged: without what a person rejected, with what one corrected.

        What was judged on a mention reaches whatever was read from it; what was judged on a record
        itself comes after that.
        """
        if document in self._mentions:
            found = judged_mentions(document, found, self._mention)
        kept = {
            field: tuple(
                self._corrected(field.removesuffix("s"), each)
                for each in getattr(found, field)
                if self.state(each.id) is not MatchState.REJECTED or _is_announcement(each)
            )
            for field in ("claims", "events", "relations", "questions")
        }
        return codec.changed(found, **kept)

    def _mention(self, id: str, kind: str, record: Any) -> Any:
        judgement = self.of(id)
        if judgement is None or judgement.verdict is Verdict.UNSURE:
            return record
        if judgement.verdict is Verdict.REJECT:
            return rejected_mention(kind, record)
        return confirmed_mention(kind, corrected(kind, record, self._fields.get(id, {})))

    def rejected(self) -> frozenset[str]:
        """The ids that a person rejected."""
        return frozenset(each for each in self._last if self.state(each) is MatchState.REJECTED)

    def confirmed(self) -> frozenset[str]:
        """The ids that a person accepted."""
        return frozenset(each for each in self._last if self.state(each) is MatchState.CONFIRMED)

    def incident(self, incident: Incident) -> Incident:
        """The incident with its state, and with what was corrected of it."""
        changed: Incident = self._corrected("incident", incident)
        return codec.changed(changed, state=self.state(incident.id))

    def assessment(self, assessment: Assessment) -> Assessment:
        """The assessment, signed where a person accepted it, overridden where one corrected it."""
        judgement = self.of(f"assessment-{assessment.incident_id}")
        if judgement is None or judgement.verdict not in (Verdict.ACCEPT, Verdict.CORRECT):
            return assessment
        fields: dict[str, Any] = {"signed_by": judgement.by, "note": judgement.note}
        said = self._fields.get(judgement.subject, {})
        if said.get("harm_grade") == NOT_GRADED:
            fields |= {"harm_grade": None, "not_graded": judgement.note or "set by a named person"}
        elif "harm_grade" in said:
            fields |= {"harm_grade": said["harm_grade"], "not_graded": None}
        if "strike_status" in said:
            fields["strike_status"] = StrikeStatus(said["strike_status"])
        changed = _changes(assessment, fields)
        reasons = (*assessment.reasons, *changed)
        signed: Assessment = codec.changed(assessment, **fields, reasons=reasons)
        return signed

    def ratings(self) -> tuple[Rating, ...]:
        """The ratings of sources and claims that hold, by subject and scale."""
        found = [
            Rating(
                subject=subject.removeprefix(f"{each.subject_kind}-"),
                scale=each.subject_kind,
                mark=dict(each.set)[each.subject_kind],
                by=each.by,
                note=each.note,
            )
            for subject, each in self._last.items()
            if each.subject_kind in SCALES
        ]
        return tuple(sorted(found, key=lambda each: (each.subject, each.scale)))

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

    def _corrected(self, kind: str, record: Any) -> Any:
        fields = self._fields.get(record.id)
        return corrected(kind, record, fields) if fields else record


def _on_mention(judgement: Judgement) -> bool:
    return judgement.subject_kind.endswith("_mention")


def _changes(suggested: Assessment, fields: Mapping[str, Any]) -> Iterable[str]:
    """What the rules suggested where a person set something else."""
    for field in ("harm_grade", "strike_status"):
        if field in fields and fields[field] != getattr(suggested, field):
            was = getattr(suggested, field)
            yield f"the rules suggest {was or NOT_GRADED} for {field.replace('_', ' ')}"


def _is_announcement(record: Any) -> bool:
    """Whether it is a record's own event: rejecting a match never takes it out of the record."""
    return isinstance(record, Event) and record.claim is None
