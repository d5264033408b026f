"""What `show` prints: contract lines to pipe, and rows to read."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from purport.pipeline.media_shown import lineage_lines, lineage_rows, media_lines, media_rows
from purport.records import codec, contract
from purport.records.claim import Claim
from purport.records.event import Event
from purport.records.incident import Incident
from purport.records.place import Place
from purport.records.view import View
from purport.records.when import When

Line = dict[str, Any]


def contract_lines(seen: View) -> Iterator[Line]:
    """All lines of a view: documents with their findings, incidents, comparisons, assessments."""
    for document in seen.documents:
        yield from contract.document_lines(document, seen.findings[document.id])
    for lines in (incident_lines, comparison_lines, media_lines, lineage_lines):
        yield from lines(seen)


def claim_lines(seen: View) -> Iterator[Line]:
    """One line a claim, in the order of the documents."""
    for document in seen.documents:
        yield from contract.claim_lines(document, seen.findings[document.id])


def event_lines(seen: View) -> Iterator[Line]:
    """One line an event."""
    for document in seen.documents:
        yield from contract.event_lines(document, seen.findings[document.id])


def relation_lines(seen: View) -> Iterator[Line]:
    """One line a relation."""
    for document in seen.documents:
        yield from contract.relation_lines(document, seen.findings[document.id])


def question_lines(seen: View) -> Iterator[Line]:
    """One line an open question."""
    for document in seen.documents:
        yield from contract.question_lines(document, seen.findings[document.id])


def incident_lines(seen: View) -> Iterator[Line]:
    """One line an incident, with its assessment."""
    graded = {each.incident_id: codec.encode(each) for each in seen.assessments}
    for incident in seen.incidents:
        line = {"type": "incident"} | codec.encode(incident)
        line["harm"] = contract.harm_object(incident.harm)
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
    "relations": relation_lines,
    "questions": question_lines,
    "media": media_lines,
    "lineages": lineage_lines,
    "judgements": judgement_lines,
}


def claim_rows(seen: View) -> Iterator[Line]:
    """Claims to read: who, in which words, what, where in the text."""
    names = {each.id: each.name for each in seen.documents}
    for claim in seen.all_claims():
        yield {
            "id": claim.id,
            "source": _speaker(claim),
            "cue": one_line(claim.cue.text) + (" [NOT]" if claim.cue.negated else ""),
            "content": one_line(claim.content.text),
            "stance": _stance(claim),
            "where": f"{names[claim.document_id]} {_spans(claim.content.spans)}",
        }


def event_rows(seen: View) -> Iterator[Line]:
    """Events to read."""
    names = {each.id: each.name for each in seen.documents}
    for event in seen.all_events():
        yield {
            "id": event.id,
            "kind": event.kind.value + (" [NOT]" if event.negated else ""),
            "place": place_words(event.place),
            "when": when_words(event.when),
            "count": event.count,
            "parties": _parties(event),
            "said_by": "claim" if event.claim else "record",
            "where": f"{names[event.document_id]} {_spans(event.spans)}",
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
            "record": "; ".join(_outcomes(seen, incident)) or "no record held",
            "harm_grade": (assessment.harm_grade or "not graded") if assessment else "",
            "state": incident.state.value,
        }


def comparison_rows(seen: View) -> Iterator[Line]:
    """Comparisons to read."""
    codes = {each.id: each.code for each in seen.incidents}
    for each in seen.comparisons:
        yield {
            "incident": codes.get(each.incident_id, each.incident_id),
            "record": each.record,
            "outcome": outcome_words(each.outcome.value, each.strength),
            "differs": ", ".join(each.differs),
            "denies": ", ".join(sorted({one.denies for one in each.denials})),
            "held": f"{each.held} of {each.expected}",
            "missing": "; ".join(f"{m.day} – {m.until} ({m.why})" for m in each.missing),
            "reasons": "; ".join(each.reasons),
        }


def relation_rows(seen: View) -> Iterator[Line]:
    """Relations to read."""
    names = {each.id: each.name for each in seen.documents}
    said_by = {str(each.id): _speaker(each) for each in seen.all_claims()}
    for each in seen.all_relations():
        yield {
            "id": each.id,
            "from": each.subject.name or each.subject.as_written,
            "kind": each.kind.value,
            "to": each.object.name or each.object.as_written,
            "when": when_words(each.when) or "as stated on the document's date",
            "said_by": said_by.get(each.claim or "", "the document"),
            "where": f"{names[each.document_id]} {_spans(each.spans)}",
        }


def question_rows(seen: View) -> Iterator[Line]:
    """Open questions to read."""
    names = {each.id: each.name for each in seen.documents}
    for each in seen.all_questions():
        yield {
            "id": each.id,
            "question": one_line(each.content.text),
            "where": f"{names[each.document_id]} {_spans(each.content.spans)}",
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
            "set": ", ".join(f"{name}={content}" for name, content in each.set),
            "standing": each.standing.value,
            "note": each.note,
        }


ROWS: dict[str, Callable[[View], Iterator[Line]]] = {
    "claims": claim_rows,
    "events": event_rows,
    "incidents": incident_rows,
    "comparisons": comparison_rows,
    "relations": relation_rows,
    "questions": question_rows,
    "media": media_rows,
    "lineages": lineage_rows,
    "judgements": judgement_rows,
}


def one_line(text: str) -> str:
    """A text without its line breaks and indents, for a table."""
    return " ".join(text.split())


def outcome_words(outcome: str, strength: Any) -> str:
    """The outcome as it is printed; a possible one always as "possibly"."""
    words = outcome.replace("_", " ")
    return f"possibly {words}" if strength is not None and strength.value == "possible" else words


def place_words(place: Place | None) -> str:
    """A place to read; one that is not resolved says so."""
    if place is None:
        return ""
    if not place.is_resolved:
        return f"{place.as_written} (place not resolved)"
    name = place.name or place.as_written
    return f"{name}, {place.country}" if place.country else name


def when_words(when: When | None) -> str:
    """A time to read."""
    return (
        f"{when.as_written} = {when.edtf}"
        if when and when.edtf
        else (when.as_written if when else "")
    )


def window_words(incident: Incident) -> str:
    """When an incident can have happened, to read."""
    window = incident.window
    start = f"{window.earliest:%Y-%m-%d}" if window.earliest else "?"
    end = f"{window.latest:%Y-%m-%d %H:%M}" if window.latest else "?"
    basis = "" if window.basis == "stated" else f" ({window.basis})"
    return f"{start} – {end}{basis}"


def _outcomes(seen: View, incident: Incident) -> Iterable[str]:
    return [
        f"{each.record}: {outcome_words(each.outcome.value, each.strength)}"
        for each in seen.comparisons
        if each.incident_id == incident.id
    ]


def _speaker(claim: Claim) -> str:
    source = claim.source
    name = one_line(source.text) or f"({source.kind.value})"
    via = " via ".join(each.text for each in claim.via if each.text)
    return f"{name} via {via}" if via else name


def _stance(claim: Claim) -> str:
    stance = claim.stance
    words = [stance.source.value, f"author {stance.author.value}", stance.polarity.value]
    usual = ("unknown", "author neutral", "positive")
    return ", ".join(word for word in words if word not in usual)


def _parties(event: Event) -> str:
    return "; ".join(
        f"{each.name}: {each.actor.name or each.actor.as_written}" for each in event.roles
    )


def _spans(spans: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{start}–{end}" for start, end in spans)
