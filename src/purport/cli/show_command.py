"""show: what is in view, as tables to read or lines to pipe."""

from enum import StrEnum
from typing import Annotated

import typer

from purport.cli.options import AsOf, CasePath, FormatOption, JudgedBy, moment
from purport.cli.terminal import Format, print_lines, print_rows, say
from purport.link.naming import find_incident
from purport.pipeline.case import open_case
from purport.pipeline.history import history_rows
from purport.pipeline.shown import LINES, ROWS
from purport.pipeline.sync import sync
from purport.pipeline.view import view
from purport.records import codec
from purport.records.problem import Impossible
from purport.records.view import LeftOut, View


class What(StrEnum):
    """What can be shown."""

    CLAIMS = "claims"
    EVENTS = "events"
    INCIDENTS = "incidents"
    COMPARISONS = "comparisons"
    STATEMENTS = "statements"
    RELATIONS = "relations"
    QUESTIONS = "questions"
    MENTIONS = "mentions"
    UNREPORTED = "unreported"
    UNREPORTED_BY_MONTH = "unreported-by-month"
    MEDIA = "media"
    LINEAGES = "lineages"
    JUDGEMENTS = "judgements"
    HISTORY = "history"
    TIES = "ties"
    SUPPORT = "support"
    CONTRADICTIONS = "contradictions"
    UPDATES = "updates"


OF_ONE = frozenset({What.INCIDENTS, What.TIES, What.SUPPORT, What.CONTRADICTIONS})
"""What can be shown of one incident alone."""


REVERSE = (What.UNREPORTED, What.UNREPORTED_BY_MONTH)


def register(app: typer.Typer) -> None:
    """Nothing, once the command stands in the application."""
    app.command("show")(show)


def show(
    case: CasePath,
    what: Annotated[What, typer.Argument(help="What to show.")],
    subject: Annotated[
        str | None, typer.Argument(metavar="[INCIDENT]", help="Of which incident alone.")
    ] = None,
    as_of: AsOf = None,
    judged_by: JudgedBy = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Tables to read; --format jsonl or csv to pipe."""
    opened, looked_at = open_case(case), moment(as_of, judged_by)
    sync(opened)
    if what is What.HISTORY:
        rows = history_rows(opened, subject, looked_at)
        _print(rows, form, "nothing changed: no incident is in view")
        return
    seen = view(opened, looked_at, reverse=what in REVERSE)
    if subject is not None:
        seen = _of_one(seen, what, subject)
    if form is Format.JSONL:
        print_lines(LINES[what.value](seen))
    else:
        _print(list(ROWS[what.value](seen)), form, f"no {what.value} in view")
    if form is Format.TABLE:
        _say_left_out(seen.left_out)


def _of_one(seen: View, what: What, asked: str) -> View:
    """The view with one incident only, found by its code, id, or a code it had before."""
    if what not in OF_ONE:
        raise Impossible(f"{what.value} are shown of all: leave out {asked!r}")
    incident = find_incident(seen.incidents, asked)
    if incident is None:
        raise Impossible(f"no incident {asked!r} is in view: `purport show CASE incidents`")
    return codec.changed(
        seen,
        incidents=(incident,),
        assessments=tuple(each for each in seen.assessments if each.incident_id == incident.id),
    )


MOST_SAID = 10


def _say_left_out(left_out: tuple[LeftOut, ...]) -> None:
    for left in left_out[:MOST_SAID]:
        say(f"left out: {left.document.name}: {left.why}")
    if len(left_out) > MOST_SAID:
        say(f"… and {len(left_out) - MOST_SAID} more documents that do not count at this moment")


def _print(rows: list[dict[str, object]], form: Format, empty: str) -> None:
    if form is Format.JSONL:
        print_lines(rows)
    else:
        print_rows(rows, list(rows[0]) if rows else [], form, empty)
