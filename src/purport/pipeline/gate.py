"""The publication gate: what no named person accepted stays behind."""

from purport.records import codec
from purport.records.actor import MatchState
from purport.records.custody import Verdict
from purport.records.finding import Findings
from purport.records.ids import EventId, MediaId
from purport.records.judgement import Standing
from purport.records.lineage import Lineage
from purport.records.match import Likeness, MediaMatch
from purport.records.view import View


def passed(seen: View) -> tuple[View, int]:
    """The view with what was reviewed only, and how many records were held back.

    An incident passes when a person confirmed it, with its claims and comparisons; a grade when one
    signed it; a claim, relation or question outside of incidents when one accepted it; a picture
    when one accepted it, and its lineage as far as that rests on what was accepted.

    What others tell of announced events was counted from all that is in view: it stays behind.
    """
    incidents = tuple(each for each in seen.incidents if each.state is MatchState.CONFIRMED)
    kept = {each.id for each in incidents}
    accepted = _accepted(seen) | {claim for each in incidents for claim in each.claims}
    events = {event for each in incidents for event in each.events}
    findings = {
        document: _reviewed(found, accepted, events) for document, found in seen.findings.items()
    }
    last = _last(seen)
    reviewed = {each.id for each in seen.media if last.get(each.id) is Verdict.ACCEPT}
    kept_events = {event.id for found in findings.values() for event in found.events}
    photos = lineages_passed(seen, frozenset(reviewed), frozenset(kept_events))
    gated = codec.changed(
        seen,
        incidents=incidents,
        comparisons=tuple(each for each in seen.comparisons if each.incident_id in kept),
        assessments=tuple(
            each for each in seen.assessments if each.incident_id in kept and each.signed_by
        ),
        suggested=(),
        findings=findings,
        matches=tuple(each for each in seen.matches if each.state is MatchState.CONFIRMED),
        media=tuple(each for each in seen.media if each.id in reviewed),
        told=(),
        lineages=photos,
        shared_sets=tuple(
            each for each in seen.shared_sets if {one.id for one in photos} >= set(each.shared)
        ),
    )
    return gated, _count(seen) - _count(gated)


def lineages_passed(
    seen: View, reviewed: frozenset[MediaId], events: frozenset[EventId]
) -> tuple[Lineage, ...]:
    """The lineages of reviewed pictures whose uses the same bytes or a person's word hold together.

    Of what documents tell beside them, and of contradictions, only what rests on accepted events
    is passed on.
    """
    sure = {each.id for each in seen.matches if _is_sure(each)}
    return tuple(
        _reviewed_lineage(each, events)
        for each in seen.lineages
        if sure.issuperset(each.matches) and not reviewed.isdisjoint(each.items)
    )


def _is_sure(match: MediaMatch) -> bool:
    return match.relation is Likeness.SAME_FILE or match.state is MatchState.CONFIRMED


def _reviewed_lineage(lineage: Lineage, events: frozenset[EventId]) -> Lineage:
    uses = tuple(
        codec.changed(use, told=tuple(each for each in use.told if each.event_id in events))
        for use in lineage.uses
    )
    whole = {
        number
        for number, (before, after) in enumerate(zip(lineage.uses, uses, strict=True))
        if before.told == after.told
    }
    passed_on = tuple(
        each for each in lineage.contradictions if {each.earlier, each.later} <= whole
    )
    return codec.changed(lineage, uses=uses, contradictions=passed_on)


def _accepted(seen: View) -> set[str]:
    return {
        each.subject
        for each in seen.judgements
        if each.standing is Standing.APPLIES and each.verdict in (Verdict.ACCEPT, Verdict.CORRECT)
    }


def _last(seen: View) -> dict[str, Verdict]:
    """The verdict that holds on each subject: a picture once accepted can be concealed again."""
    applying = (each for each in seen.judgements if each.standing is Standing.APPLIES)
    return {each.subject: each.verdict for each in applying}


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
