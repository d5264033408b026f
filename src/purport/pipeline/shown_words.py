"""Values as words in the tables that `show` prints."""

import json
from collections.abc import Iterable
from typing import Any

from purport.pipeline.corrections_read import BY_A_PERSON
from purport.records.claim import Claim
from purport.records.custody import Verdict
from purport.records.incident import Candidate, Comparison, Incident, Strength
from purport.records.judgement import Judgement, Standing
from purport.records.place import Place
from purport.records.when import When

VERDICT_WORDS = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.UNSURE: "unsure",
    Verdict.CORRECT: "corrected",
}


def one_line(text: str) -> str:
    """A text without its line breaks and indents, for a table."""
    return " ".join(text.split())


def outcome_words(outcome: str, strength: Any) -> str:
    """The outcome as it is printed; a possible one always as "possibly"."""
    words = outcome.replace("_", " ")
    return f"possibly {words}" if strength is not None and strength.value == "possible" else words


def compared_words(each: Comparison) -> str:
    """The outcome of a comparison; a possible one with how far away, as it is always printed."""
    if each.strength is not Strength.POSSIBLE:
        return outcome_words(each.outcome.value, each.strength)
    first = next((one for one in each.candidates if one.chosen), None)
    away = f", {first.distance_km:.0f} km away" if first and first.distance_km is not None else ""
    return f"possibly announced{away}"


def candidate_words(each: Candidate) -> str:
    """A candidate with the id by which a person can accept or reject it."""
    away = "" if each.distance_km is None else f" {each.distance_km:.0f} km"
    chosen = " *" if each.chosen else ""
    return f"{each.id}{away} {each.strength.value}, {each.verdict.value}{chosen}"


def place_words(place: Place | None) -> str:
    """A place to read; one that is not resolved says so."""
    if place is None:
        return ""
    if not place.is_resolved:
        return f"{place.as_written} (place not resolved)"
    name = place.name or place.as_written
    return f"{name}, {place.country}" if place.country else name


def when_words(when: When | None) -> str:
    """A time to read; one that a person set says so."""
    if when is None:
        return ""
    read = f"{when.as_written} = {when.edtf}" if when.edtf else when.as_written
    return f"{read} (corrected)" if when.rule.startswith(BY_A_PERSON) else read


def judged_words(judgements: Iterable[Judgement]) -> dict[str, str]:
    """The verdict that holds on each subject, and whose it is."""
    return {
        each.subject: f"{VERDICT_WORDS[each.verdict]} by {each.by}"
        for each in judgements
        if each.standing is Standing.APPLIES
    }


def set_words(pairs: Iterable[tuple[str, str]]) -> str:
    """What was corrected, to read: places and actors by name and id, times by their date."""
    return ", ".join(f"{name}={_content_words(content)}" for name, content in pairs)


def _content_words(content: str) -> str:
    if not content.startswith("{"):
        return {"null": "none"}.get(content, content)
    kept: dict[str, Any] = json.loads(content)
    if kept.get("lat") is not None and kept.get("id") is None:
        return f"{kept.get('name') or ''}@{kept['lat']},{kept['lon']}".lstrip("@")
    words = kept.get("name") or kept.get("as_written") or ""
    return f"{words} ({kept['id']})" if kept.get("id") else words


def window_words(incident: Incident) -> str:
    """When an incident can have happened, to read."""
    window = incident.window
    start = f"{window.earliest:%Y-%m-%d}" if window.earliest else "?"
    end = f"{window.latest:%Y-%m-%d %H:%M}" if window.latest else "?"
    basis = "" if window.basis == "stated" else f" ({window.basis})"
    return f"{start} – {end}{basis}"


def speaker(claim: Claim) -> str:
    """Whom a claim is attributed to, and the chain to us."""
    source = claim.source
    name = one_line(source.text) or f"({source.kind.value})"
    if claim.told is not None:
        name = f"{name}, told {one_line(claim.told.text)}"
    via = " via ".join(each.text for each in claim.via if each.text)
    return f"{name} via {via}" if via else name


def words_of_spans(spans: Iterable[tuple[int, int]]) -> str:
    """Spans to read."""
    return ", ".join(f"{start}–{end}" for start, end in spans)
