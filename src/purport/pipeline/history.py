"""When, and because of which document, the picture of an incident changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from purport.link.naming import find_incident
from purport.pipeline.case import Case
from purport.pipeline.in_view import Moment
from purport.pipeline.shown_words import compared_words
from purport.pipeline.view import view
from purport.pipeline.weighed import range_words
from purport.records.custody import CaptureEntry
from purport.records.document import Document
from purport.records.ids import EventId, IncidentId
from purport.records.incident import Assessment, Incident
from purport.records.problem import Impossible
from purport.records.view import View

Said = dict[str, str]


def history_rows(case: Case, asked: str | None, moment: Moment) -> list[dict[str, Any]]:
    """One row a change: the moment, the documents that joined, what changed, what is then said.

    Moments are those of publication; when we captured the documents stands beside. An incident is
    followed through its claims, whatever it was called at a moment.

    Raises: Impossible if no incident has this code or id.
    """
    whole = view(case, moment)
    wanted = {each.id: each.code for each in whole.incidents}
    if asked is not None:
        found = find_incident(whole.incidents, asked)
        if found is None:
            raise Impossible(f"no incident {asked!r} is in view: `purport show CASE incidents`")
        wanted = {found.id: found.code}
    now = {event: each.id for each in whole.incidents for event in each.events}
    captured = _captured(case)
    rows: list[dict[str, Any]] = []
    last: dict[IncidentId, Said] = {}
    for instant, joined in _moments(case, whole):
        seen = view(case, Moment(as_of=instant, judged_by=moment.judged_by))
        for name, said in _said(seen, now).items():
            if name in wanted and last.get(name) != said:
                changed = _changed(last.get(name), said)
                last[name] = said
                rows.append(_row(wanted[name], instant, joined, captured) | changed)
    return rows


def _row(
    code: str, instant: datetime, joined: list[Document], captured: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "incident": code,
        "as_of": f"{instant:%Y-%m-%dT%H:%MZ}",
        "because_of": "; ".join(each.name for each in joined),
        "captured": "; ".join(dict.fromkeys(captured.get(each.capture_id, "") for each in joined)),
    }


def _changed(before: Said | None, now: Said) -> dict[str, str]:
    """What changed, and all that is then said."""
    then = "; ".join(f"{name}: {words}" if name else words for name, words in now.items())
    if before is None:
        return {"changed": "first in view", "then": then}
    names = list(dict.fromkeys([*before, *now]))
    changes = [
        f"{name}: {before.get(name, 'nothing')} → {now.get(name, 'nothing')}"
        for name in names
        if before.get(name) != now.get(name)
    ]
    return {"changed": "; ".join(changes), "then": then}


def _captured(case: Case) -> dict[str, str]:
    """When each capture was made, by its id."""
    return {
        entry.id: f"{entry.time:%Y-%m-%dT%H:%MZ}"
        for entry in case.vault.log.entries()
        if isinstance(entry, CaptureEntry)
    }


def _moments(case: Case, seen: View) -> list[tuple[datetime, list[Document]]]:
    joined: dict[datetime, list[Document]] = {}
    for document in seen.documents:
        if document.published is not None:
            settings = case.settings.origins.get(document.origin.name)
            counts = document.published.counts_from(settings.zone if settings else "UTC")
            joined.setdefault(counts, []).append(document)
    return sorted(joined.items())


def _said(seen: View, now: Mapping[EventId, IncidentId]) -> dict[IncidentId, Said]:
    """What is said of each incident, under the id it has in the whole view."""
    graded = {each.incident_id: each for each in seen.assessments}
    said: dict[IncidentId, Said] = {}
    for incident in seen.incidents:
        names = [now[each] for each in incident.events if each in now]
        if names:
            said[min(names)] = _of(incident, graded[incident.id], seen)
    return said


def _of(incident: Incident, assessment: Assessment, seen: View) -> Said:
    """The incident's claims, sources, grades, casualties, contradictions and outcomes by record."""
    outcomes = {
        each.record: compared_words(each)
        + (
            f" (denies {', '.join(sorted({d.denies for d in each.denials}))})"
            if each.denials
            else ""
        )
        for each in seen.comparisons
        if each.incident_id == incident.id
    }
    casualties = {
        each.kind.replace("_", " "): range_words(each.least, each.most)
        for each in incident.casualties
    }
    clashes = ", ".join(each.aspect for each in assessment.contradictions)
    return (
        {
            "claims": str(len(incident.claims)),
            "independent": str(assessment.independent),
            "strike": assessment.strike_status.value.replace("_", " "),
            "harm grade": assessment.harm_grade or "not graded",
        }
        | casualties
        | ({"contradictions": clashes} if clashes else {})
        | outcomes
    )
