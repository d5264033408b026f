"""The publication gate: what no named person accepted stays behind."""

from purport.records import codec
from purport.records.actor import MatchState
from purport.records.custody import Verdict
from purport.records.finding import Findings
from purport.records.ids import EventId
from purport.records.judgement import Standing
from purport.records.view import View


def passed(seen: View) -> tuple[View, int]:
    """The view with what was reviewed only, and how many records were held back.

    An incident passes when a person confirmed it, with its claims and comparisons; a grade when one
    signed it; a claim, relation or question outside of incidents when one accepted it.
    """
    incidents = tuple(each for each in seen.incidents if each.state is MatchState.CONFIRMED)
    kept = {each.id for each in incidents}
    accepted = _accepted(seen) | {claim for each in incidents for claim in each.claims}
    events = {event for each in incidents for event in each.events}
    findings = {
        document: _reviewed(found, accepted, events) for document, found in seen.findings.items()
    }
    gated = codec.changed(
        seen,
        incidents=incidents,
        comparisons=tuple(each for each in seen.comparisons if each.incident_id in kept),
        assessments=tuple(
            each for each in seen.assessments if each.incident_id in kept and each.signed_by
        ),
        findings=findings,
        matches=tuple(each for each in seen.matches if each.state is MatchState.CONFIRMED),
        media=(),
    )
    return gated, _count(seen) - _count(gated)


def _accepted(seen: View) -> set[str]:
    return {
        each.subject
        for each in seen.judgements
        if each.standing is Standing.APPLIES and each.verdict in (Verdict.ACCEPT, Verdict.CORRECT)
    }


def _reviewed(found: Findings, accepted: set[str], events: set[EventId]) -> Findings:
    """Announcements pass as the record's own words; what was made of claims only if accepted."""
    return codec.changed(
        found,
        claims=tuple(each for each in found.claims if each.id in accepted),
        events=tuple(
            each
            for each in found.events
            if each.claim is None or each.id in events or each.id in accepted
        ),
        relations=tuple(each for each in found.relations if each.id in accepted),
        questions=tuple(each for each in found.questions if each.id in accepted),
        times=(),
        places=(),
        actors=(),
    )


def _count(seen: View) -> int:
    found = seen.findings.values()
    return (
        len(seen.incidents)
        + len(seen.assessments)
        + len(seen.matches)
        + len(seen.media)
        + sum(len(each.claims) + len(each.relations) + len(each.questions) for each in found)
    )
