"""Records to the lines of the JSON Lines contract that other programs read.

Every line carries `document` (the path or address as given, with `#` and the part), `document_id`
and, where it has spans, `text_sha256`. Spans are half-open, in code points of the document's text.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from purport.records import codec
from purport.records.document import Document
from purport.records.event import Event, Harm
from purport.records.finding import Findings
from purport.records.ids import DocumentId
from purport.records.incident import Candidate, Comparison, HarmStatement, MissingDay, Window
from purport.records.inputs import InputState
from purport.records.mention import mention_id
from purport.records.rhythm import Expected, Rhythm, Weekday
from purport.records.statement import ReleaseLine, Statement

Line = dict[str, Any]


def document_lines(document: Document, findings: Findings) -> Iterator[Line]:
    """The lines of one document: claims, mentions, events, relations, questions.

    A document without any finding still gives its `document` line; others give it first, too.
    """
    where = _where(document)
    yield {"type": "document"} | where | _about(document)
    for claim in findings.claims:
        yield _line("claim", claim, where)
    yield from mention_lines(findings, where)
    for event in findings.events:
        yield event_line(event, where)
    for relation in findings.relations:
        yield _line("relation", relation, where)
    for question in findings.questions:
        yield question_line(codec.encode(question), where)


def claim_lines(document: Document, findings: Findings) -> Iterator[Line]:
    """The claim lines of one document."""
    for claim in findings.claims:
        yield _line("claim", claim, _where(document))


def event_lines(document: Document, findings: Findings) -> Iterator[Line]:
    """The event lines of one document."""
    for event in findings.events:
        yield event_line(event, _where(document))


def relation_lines(document: Document, findings: Findings) -> Iterator[Line]:
    """The relation lines of one document."""
    for relation in findings.relations:
        yield _line("relation", relation, _where(document))


def question_lines(document: Document, findings: Findings) -> Iterator[Line]:
    """The question lines of one document."""
    for question in findings.questions:
        yield question_line(codec.encode(question), _where(document))


def mentions_of(document: Document, findings: Findings) -> Iterator[Line]:
    """The mention lines of one document."""
    yield from mention_lines(findings, _where(document))


def mention_lines(findings: Findings, where: Line) -> Iterator[Line]:
    """The mention lines of one document's times, places and actors."""
    for time in findings.times:
        yield _mention("when", time, "when", where)
    for place in findings.places:
        yield _mention("place", place, "place", where)
    for actor in findings.actors:
        yield _mention("actor", actor, "actor", where)


def event_line(event: Event, where: Line) -> Line:
    """One event: roles and harm as objects."""
    line = _line("event", event, where)
    line["roles"] = {role["name"]: role["actor"] for role in line["roles"]}
    line["harm"] = harm_object(event.harm)
    return line


def harm_object(harm: tuple[Harm, ...]) -> Line:
    """{kind: [least, most]}; null where no figure is given."""
    return {each.kind: [each.least, each.most] for each in harm}


def question_line(question: Line, where: Line) -> Line:
    """One open question with its own words as spans."""
    content = question.pop("content")
    line: Line = {"type": "question"} | question | content | where
    return line


def input_line(state: InputState) -> Line:
    """One input of a case and how it ended."""
    line: Line = codec.encode(state)
    return {
        "type": "input",
        "path": line["path"],
        "state": line["state"],
        "kind": line["kind"],
        "problem": line["problem"],
        "capture_id": line["capture_id"],
    }


def comparison_line(comparison: Comparison, code: str, documents: dict[str, str]) -> Line:
    """One comparison; `documents` gives each document id its name."""
    window = comparison.window
    line: Line = {
        "type": "comparison",
        "incident": comparison.incident_id,
        "incident_code": code,
        "claims": list(comparison.claims),
        "record": comparison.record,
        "outcome": comparison.outcome.value,
        "strength": comparison.strength.value if comparison.strength else None,
        "differs": list(comparison.differs),
        "denies": sorted({each.denies for each in comparison.denials}),
        "harm": [_harm_statement(each, documents) for each in comparison.harm],
        "window": [_instant(window.earliest), _instant(window.latest)],
        "window_basis": window.basis,
        "searched": _pairs(comparison.searched),
        "missing": _missing(comparison.missing),
        "later_missing": _missing(comparison.later_missing),
        "held": comparison.held,
        "expected": comparison.expected,
        "rhythm": _rhythm(comparison.rhythm),
        "as_of": _instant(comparison.as_of),
        "reasons": list(comparison.reasons),
        "candidates": [_candidate(each, documents) for each in comparison.candidates],
    }
    if comparison.code is not None:
        line["code"] = comparison.code
    return line


def statement_line(statement: Statement, documents: Mapping[DocumentId, Document]) -> Line:
    """One official statement in the press beside the record of its speaker."""
    window, document = statement.window, documents[statement.document_id]
    return {
        "type": "statement",
        "claim": statement.claim_id,
        "event": statement.event_id,
        "speaker": statement.speaker,
        "record": statement.record,
        "outcome": statement.outcome.value,
        "window": [_instant(window.earliest), _instant(window.latest)],
        "window_basis": window.basis,
        "searched": _pairs(statement.searched),
        "missing": _missing(statement.missing),
        "held": statement.held,
        "expected": statement.expected,
        "as_of": _instant(statement.as_of),
        "reasons": list(statement.reasons),
        "lines": [_release_line(each, documents) for each in statement.lines],
    } | _where(document)


def _release_line(each: ReleaseLine, documents: Mapping[DocumentId, Document]) -> Line:
    line: Line = codec.encode(each)
    del line["event_id"], line["row"]
    line |= {"event": each.event_id, "document": documents[each.document_id].name}
    return line | ({"row_id": each.row} if each.row is not None else {})


def _pairs(windows: Iterable[Window]) -> list[list[str | None]]:
    return [[_instant(each.earliest), _instant(each.latest)] for each in windows]


def _missing(parts: Iterable[MissingDay]) -> list[list[str]]:
    return [[each.day.isoformat(), each.until.isoformat(), each.why] for each in parts]


def _rhythm(expected: Expected | None) -> Line | None:
    """How often releases were expected, its weekend where it has one, and on what basis."""
    if expected is None:
        return None
    days = expected.weekend if expected.rhythm is Rhythm.WORKING_DAYS else ()
    weekend = [list(Weekday)[each].value for each in days]
    return {"expected": expected.rhythm.value, "weekend": weekend, "basis": expected.basis}


def _harm_statement(each: HarmStatement, documents: dict[str, str]) -> Line:
    line: Line = codec.encode(each)
    return line | {"document": documents.get(each.document_id, each.document_id)}


def _candidate(candidate: Candidate, documents: dict[str, str]) -> Line:
    line: Line = {
        "id": candidate.id,
        "document": documents.get(candidate.document_id, candidate.document_id),
        "document_id": candidate.document_id,
        "event": candidate.event_id,
        "strength": candidate.strength.value,
        "distance_km": candidate.distance_km,
        "days": candidate.days,
        "base_rate": candidate.base_rate,
        "score": candidate.score,
        "corrects": candidate.corrects,
        "differs": list(candidate.differs),
        "reasons": list(candidate.reasons),
        "verdict": candidate.verdict.value,
    }
    if candidate.row is not None:
        line["row_id"] = candidate.row
    return line | ({"chosen": True} if candidate.chosen else {})


def _where(document: Document) -> Line:
    return {
        "document": document.name,
        "document_id": document.id,
        "text_sha256": document.text_sha256,
    }


def _about(document: Document) -> Line:
    return {
        "kind": document.kind.value,
        "origin": document.origin.name,
        "published": str(document.published) if document.published else None,
        "language": document.language,
        "decoding": document.decoding,
        "code_points": document.code_points,
        "component": document.component,
    }


def _line(kind: str, record: Any, where: Line) -> Line:
    line: Line = {"type": kind} | codec.encode(record) | where
    return line


def _mention(kind: str, found: Any, field: str, where: Line) -> Line:
    mention: Line = codec.encode(found)
    return {
        "type": "mention",
        "id": mention_id(where["document_id"], kind, found.words),
        "kind": kind,
        "spans": mention["words"]["spans"],
        "text": mention["words"]["text"],
        "resolved": mention[field],
        "candidates": mention.get("candidates", []),
        "match": mention["match"],
    } | where


def _instant(moment: Any) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
