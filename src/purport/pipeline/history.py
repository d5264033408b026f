"""When, and because of which document, the picture of an incident changed."""

from datetime import datetime
from typing import Any

from purport.pipeline.case import Case
from purport.pipeline.shown_words import outcome_words
from purport.pipeline.view import Moment, view
from purport.records.document import Document
from purport.records.ids import IncidentId
from purport.records.problem import Impossible
from purport.records.view import View


def history_rows(case: Case, asked: str | None, moment: Moment) -> list[dict[str, Any]]:
    """One row a change: the moment, the documents that joined, and what is then said.

    Raises: Impossible if no incident has this code or id.
    """
    whole = view(case, moment)
    names = {each.id: each.code for each in whole.incidents}
    wanted = {
        each.id
        for each in whole.incidents
        if asked is None
        or asked.casefold() in (each.code.casefold(), (each.table_code or "").casefold(), each.id)
    }
    if asked is not None and not wanted:
        raise Impossible(f"no incident {asked!r} is in view: `purport show CASE incidents`")
    rows: list[dict[str, Any]] = []
    last: dict[IncidentId, str] = {}
    for instant, joined in _moments(case, whole):
        seen = view(case, Moment(as_of=instant, judged_by=moment.judged_by))
        for name, said in _said(seen).items():
            if name in wanted and last.get(name) != said:
                last[name] = said
                rows.append(_row(names[name], instant, joined, said))
    return rows


def _row(code: str, instant: datetime, joined: list[Document], said: str) -> dict[str, Any]:
    return {
        "incident": code,
        "as_of": f"{instant:%Y-%m-%dT%H:%MZ}",
        "because_of": "; ".join(each.name for each in joined),
        "then": said,
    }


def _moments(case: Case, seen: View) -> list[tuple[datetime, list[Document]]]:
    joined: dict[datetime, list[Document]] = {}
    for document in seen.documents:
        if document.published is not None:
            settings = case.settings.origins.get(document.origin.name)
            counts = document.published.counts_from(settings.zone if settings else "UTC")
            joined.setdefault(counts, []).append(document)
    return sorted(joined.items())


def _said(seen: View) -> dict[IncidentId, str]:
    """What is said of each incident: claims, independent sources, outcome by record."""
    graded = {each.incident_id: each for each in seen.assessments}
    said = {}
    for incident in seen.incidents:
        outcomes = [
            f"{each.record}: {outcome_words(each.outcome.value, each.strength)}"
            + (
                f" (denies {', '.join(sorted({d.denies for d in each.denials}))})"
                if each.denials
                else ""
            )
            for each in seen.comparisons
            if each.incident_id == incident.id
        ]
        counted = f"claims: {len(incident.claims)}, independent: {graded[incident.id].independent}"
        said[incident.id] = "; ".join([counted, *outcomes])
    return said
