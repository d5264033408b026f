"""What `show` prints: contract lines to pipe, and rows to read."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from purport.pipeline import weighed
from purport.pipeline.media_shown import lineage_lines, lineage_rows, media_lines, media_rows
from purport.pipeline.shown_mentions import mention_lines, mention_rows
from purport.pipeline.shown_relations import relation_lines, relation_rows
from purport.pipeline.shown_words import (
    candidate_words,
    compared_words,
    judged_words,
    one_line,
    place_words,
    set_words,
    speaker,
    when_words,
    window_words,
    words_of_spans,
)
from purport.pipeline.stating_shown import statement_lines, statement_rows
from purport.pipeline.told_shown import sum_lines, sum_rows, told_lines, told_rows
from purport.records import codec, contract
from purport.records.claim import Claim
from purport.records.event import Event
from purport.records.incident import Incident
from purport.records.view import View

Line = dict[str, Any]


def contract_lines(seen: View) -> Iterator[Line]:
    """All lines of a view: documents with their findings, incidents, comparisons, assessments."""
    for document in seen.documents:
        yield from contract.document_lines(document, seen.findings[document.id])
    for lines in (
        incident_lines,
        comparison_lines,
        statement_lines,
        media_lines,
        lineage_lines,
    ):
        yield from lines(seen)


def claim_lines(seen: View) -> Iterator[Line]:
    """One line a claim, in the order of the documents."""
    for document in seen.documents:
        yield from contract.claim_lines(document, seen.findings[document.id])


def event_lines(seen: View) -> Iterator[Line]:
    """One line an event."""
    for document in seen.documents:
        yield from contract.event_lines(document, seen.findings[document.id])


def question_lines(seen: View) -> Iterator[Line]:
    """One line an open question."""
    for document in seen.documents:
        yield from contract.question_lines(document, seen.findings[document.id])


def incident_lines(seen: View) -> Iterator[Line]:
    """One line an incident, with its assessment."""
    graded = {each.incident_id: codec.encode(each) for each in seen.assessments}
    linking = codec.encode(seen.linking) if seen.linking else None
    for incident in seen.incidents:
        line = {"type": "incident"} | codec.encode(incident)
        line["harm"] = contract.harm_object(incident.harm)
        line["linking"] = linking
        yield line | {"assessment": graded.get(incident.id)}


def comparison_lines(seen: View) -> Iterator[Line]:
    """One line an incident and record."""
    names: dict[str, str] = {each.id: each.name for each in seen.documents}
    codes = {each.id: each.code for each in seen.incidents}
    for comparison in seen.comparisons:
        code = codes.get(comparison.incident_id, "")
        yield contract.comparison_line(comparison, code, names)


def judgement_lines(seen: View) -> Iterator[Line]:
    """One line a judgement, in the order of the log."""
    for judgement in seen.judgements:
        yield {"type": "judgement"} | codec.encode(judgement)


LINES: dict[str, Callable[[View], Iterator[Line]]] = {
    "claims": claim_lines,
    "events": event_lines,
    "incidents": incident_lines,
    "comparisons": comparison_lines,
    "statements": statement_lines,
    "relations": relation_lines,
    "questions": question_lines,
    "unreported": told_lines,
    "unreported-by-month": sum_lines,
    "media": media_lines,
    "lineages": lineage_lines,
    "judgements": judgement_lines,
    "mentions": mention_lines,
    "ties": weighed.tie_lines,
    "support": weighed.support_lines,
    "contradictions": weighed.contradiction_lines,
    "updates": weighed.update_lines,
}


def claim_rows(seen: View) -> Iterator[Line]:
    """Claims to read: who, in which words, what, where in the text."""
    names = {each.id: each.name for each in seen.documents}
    judged = judged_words(seen.judgements)
    for claim in seen.all_claims():
        yield {
            "id": claim.id,
            "source": speaker(claim),
            "cue": one_line(claim.cue.text) + (" [NOT]" if claim.cue.negated else ""),
            "content": one_line(claim.content.text),
            "stance": _stance(claim),
            "judged": judged.get(claim.id, ""),
            "where": f"{names[claim.document_id]} {words_of_spans(claim.content.spans)}",
        }


def event_rows(seen: View) -> Iterator[Line]:
    """Events to read."""
    names = {each.id: each.name for each in seen.documents}
    judged = judged_words(seen.judgements)
    for event in seen.all_events():
        yield {
            "id": event.id,
            "kind": event.kind.value + (" [NOT]" if event.negated else ""),
            "place": place_words(event.place),
            "when": when_words(event.when),
            "count": event.count,
            "parties": _parties(event),
            "said_by": "claim" if event.claim else "record",
            "judged": judged.get(event.id, ""),
            "where": f"{names[event.document_id]} {words_of_spans(event.spans)}",
        }


def incident_rows(seen: View) -> Iterator[Line]:
    """Incidents to read, with what the records say."""
    graded = {each.incident_id: each for each in seen.assessments}
    for incident in seen.incidents:
        assessment = graded.get(incident.id)
        yield {
            "code": incident.code,
            "kind": incident.kind.value,
            "place": place_words(incident.place),
            "window": window_words(incident),
            "claims": len(incident.claims),
            "independent": assessment.independent if assessment else None,
            "casualties": weighed.casualty_words(incident.casualties),
            "record": "; ".join(_outcomes(seen, incident)) or "no record held",
            "strike": assessment.strike_status.value if assessment else "",
            "harm_grade": weighed.grade_words(assessment) if assessment else "",
            "why": "; ".join(assessment.reasons) if assessment else "",
            "state": incident.state.value,
            "linked_by": seen.linking.words if seen.linking else "",
        }


def comparison_rows(seen: View) -> Iterator[Line]:
    """Comparisons to read."""
    codes = {each.id: each.code for each in seen.incidents}
    for each in seen.comparisons:
        yield {
            "incident": codes.get(each.incident_id, each.incident_id),
            "record": each.record,
            "outcome": compared_words(each),
            "differs": ", ".join(each.differs),
            "denies": ", ".join(sorted({one.denies for one in each.denials})),
            "held": f"{each.held} of {each.expected}",
            "expected": each.rhythm.words if each.rhythm else "",
            "missing": "; ".join(f"{m.day} – {m.until} ({m.why})" for m in each.missing),
            "candidates": "; ".join(map(candidate_words, each.candidates[:3])),
            "reasons": "; ".join(each.reasons),
        }


def question_rows(seen: View) -> Iterator[Line]:
    """Open questions to read."""
    names = {each.id: each.name for each in seen.documents}
    for each in seen.all_questions():
        yield {
            "id": each.id,
            "question": one_line(each.content.text),
            "where": f"{names[each.document_id]} {words_of_spans(each.content.spans)}",
        }


def judgement_rows(seen: View) -> Iterator[Line]:
    """Judgements to read."""
    for each in seen.judgements:
        yield {
            "id": each.id,
            "time": f"{each.time:%Y-%m-%dT%H:%MZ}",
            "by": each.by,
            "verdict": each.verdict.value,
            "subject": f"{each.subject_kind} {each.subject}",
            "set": set_words(each.set),
            "standing": each.standing.value,
            "note": each.note,
        }


ROWS: dict[str, Callable[[View], Iterator[Line]]] = {
    "claims": claim_rows,
    "events": event_rows,
    "incidents": incident_rows,
    "comparisons": comparison_rows,
    "statements": statement_rows,
    "relations": relation_rows,
    "questions": question_rows,
    "unreported": told_rows,
    "unreported-by-month": sum_rows,
    "media": media_rows,
    "lineages": lineage_rows,
    "judgements": judgement_rows,
    "mentions": mention_rows,
    "ties": weighed.tie_rows,
    "support": weighed.support_rows,
    "contradictions": weighed.contradiction_rows,
    "updates": weighed.update_rows,
}


def _outcomes(seen: View, incident: Incident) -> Iterable[str]:
    return [
        f"{each.record}: {compared_words(each)}"
        for each in seen.comparisons
        if each.incident_id == incident.id
    ]


def _stance(claim: Claim) -> str:
    stance = claim.stance
    words = [stance.source.value, f"author {stance.author.value}", stance.polarity.value]
    usual = ("unknown", "author neutral", "positive")
    return ", ".join(word for word in words if word not in usual)


def _parties(event: Event) -> str:
    return "; ".join(
        f"{each.name}: {each.actor.name or each.actor.as_written}" for each in event.roles
    )
