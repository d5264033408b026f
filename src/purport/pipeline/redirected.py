"""Judgements that are about something else than the record they were asked of.

"These two are one" and "this claim does not belong" are about events; a rating is about a source or
about one claim's credibility. Each has a subject of its own, so that it neither confirms nor
rejects the record, and is undone by itself.
"""

from collections.abc import Iterable
from typing import Any

from purport.link.naming import find_incident, name_of
from purport.pipeline.bindings import APART, TOGETHER, grouping_id
from purport.pipeline.judged import NOT_GRADED
from purport.records.incident import Incident
from purport.records.problem import Impossible
from purport.records.rating import SCALES
from purport.records.view import View
from purport.stock.rubrics import load_rubrics

Pairs = tuple[tuple[str, str], ...]
WITH, NOT_IN = "with", "not_in"
MOST_EVENTS = 800  # an entry of the log stays below 64 KiB


def redirected(seen: View, kind: str, subject: str, said: Pairs) -> tuple[str, str, Pairs] | None:
    """The kind and id that a correction is really about, and what is written; None: about itself.

    Raises: Impossible where it cannot be done, saying why.
    """
    fields = [name for name, _ in said]
    special = [name for name in fields if name in (WITH, NOT_IN, *SCALES)]
    if not special:
        return None
    if len(fields) > 1:
        raise Impossible(f"--set {special[0]}: give it alone, one judgement at a time")
    name, content = said[0]
    if name in SCALES:
        return _rated(name, content.upper(), kind, subject)
    events = _events_of(seen, kind, subject)
    incident = find_incident(seen.incidents, content)
    if incident is None:
        raise Impossible(f"no incident {content!r} is in view: `purport show CASE incidents`")
    if name == WITH:
        return _together(events, incident)
    return _apart(kind, events, incident)


def _rated(scale: str, mark: str, kind: str, subject: str) -> tuple[str, str, Pairs]:
    wanted = {"reliability": "source", "credibility": "claim"}[scale]
    if kind != wanted:
        raise Impossible(
            "reliability is a source's (its name, or an actor's id)"
            if scale == "reliability"
            else "credibility is a claim's: give the claim's id"
        )
    if mark not in SCALES[scale]:
        meant = ", ".join(f"{each} {words}" for each, words in SCALES[scale].items())
        raise Impossible(f"--set {scale}={mark}: use one of {meant}")
    return scale, f"{scale}-{subject}", ((scale, mark),)


def _events_of(seen: View, kind: str, subject: str) -> tuple[str, ...]:
    """The events of an incident (what names it first) or of a claim."""
    if kind == "incident":
        return _ordered(next(each for each in seen.incidents if each.id == subject))
    if kind == "event":
        return (subject,)
    told: Iterable[Any] = (each for each in seen.all_events() if each.claim == subject)
    events = tuple(each.id for each in told) if kind == "claim" else ()
    if not events:
        raise Impossible("only an incident, or a claim that tells of an attack, can be grouped")
    return events


def _ordered(incident: Incident) -> tuple[str, ...]:
    """An incident's events, the one that names it first."""
    named = sorted(incident.events, key=lambda each: (name_of(each, {}) != incident.id, each))
    return tuple(named[:MOST_EVENTS])


def _together(events: tuple[str, ...], incident: Incident) -> tuple[str, str, Pairs]:
    """All events of both sides tied to one of them: none is left behind by what differs."""
    others = [each for each in (*_ordered(incident), *events[1:]) if each != events[0]]
    if set(events) <= set(incident.events):
        raise Impossible(f"they are one already: {incident.code}")
    pairs = (("event", events[0]), *(("with", each) for each in dict.fromkeys(others)))
    return TOGETHER, grouping_id(TOGETHER, events, incident.events), pairs[:MOST_EVENTS]


def _apart(kind: str, events: tuple[str, ...], incident: Incident) -> tuple[str, str, Pairs]:
    if kind == "incident":
        raise Impossible("not_in takes a claim out: give the claim's id")
    out = tuple(each for each in events if each in incident.events)
    rest = tuple(each for each in _ordered(incident) if each not in out)
    if not out or not rest:
        why = "it is its only claim" if out else "it is not in it"
        raise Impossible(f"the claim cannot be taken out of {incident.code}: {why}")
    pairs = (
        *(("event", each) for each in out),
        *(("apart_from", each) for each in rest),
        ("keeps", str(incident.id)),
    )
    return APART, grouping_id(APART, out, rest), pairs


def check_grade(said: Pairs, note: str | None) -> None:
    """Nothing, if the rubrics know the grades and the person says why.

    Raises: Impossible.
    """
    rubrics = load_rubrics()
    known = {
        "harm_grade": (*rubrics.harm_grade.grades, NOT_GRADED),
        "strike_status": rubrics.strike_status.grades,
    }
    for name, content in said:
        if name in known and content not in known[name]:
            raise Impossible(f"--set {name}={content}: use one of {', '.join(known[name])}")
    if not (note or "").strip():
        raise Impossible("another grade than the rules suggest needs a reason: give --note")
