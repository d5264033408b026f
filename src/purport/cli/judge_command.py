"""judge: a named person's decision."""

from typing import Annotated

import typer

from purport.cli.options import CasePath, report_unsigned
from purport.cli.terminal import tell
from purport.pipeline.case import open_case
from purport.pipeline.judge import Decision, judge, undo
from purport.records.custody import Verdict
from purport.records.problem import Impossible

NAME_VARIABLE = "PURPORT_BY"


def register(app: typer.Typer) -> None:
    """Nothing, once the command stands in the application."""
    app.command("judge")(judge_record)


def judge_record(
    case: CasePath,
    subject: Annotated[str, typer.Argument(metavar="ID|undo", help="An id, a code, or undo.")],
    verdict: Annotated[
        Verdict | None, typer.Argument(help="The verdict.", show_choices=True)
    ] = None,
    by: Annotated[
        str, typer.Option(help=f"Who decides (or set {NAME_VARIABLE}).", envvar=NAME_VARIABLE)
    ] = "",
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    fields: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="For correct.")
    ] = None,
    judgement: Annotated[
        str | None,
        typer.Option(metavar="ID", help="With undo: this judgement instead of the last."),
    ] = None,
) -> None:
    """Accept, reject or correct what the machine proposed; `undo` takes the last one back."""
    if not by.strip():
        raise Impossible(f"a judgement is a named person's: give --by NAME, or set {NAME_VARIABLE}")
    opened = open_case(case)
    if subject == "undo":
        undone = undo(opened, by, judgement)
        report_unsigned(opened)
        tell(f"undone: {undone.verdict.value} of {undone.subject_kind} {undone.subject}")
        return
    if judgement is not None:
        raise Impossible(f"--judgement goes with undo: `purport judge {case} undo --judgement ID`")
    if verdict is None:
        raise Impossible("say accept, reject, unsure or correct after the id")
    pairs = tuple(_pair(each) for each in fields or ())
    target = judge(opened, subject, Decision(verdict=verdict, by=by, note=note, set=pairs))
    report_unsigned(opened)
    tell(
        f"{verdict.value}: {target.kind} {target.id}"
        + (f" “{target.words[:80]}”" if target.words else "")
    )


def _pair(written: str) -> tuple[str, str]:
    name, equals, content = written.partition("=")
    if not equals:
        raise Impossible(f"--set {written!r}: write it as FIELD=VALUE")
    return name.strip(), content.strip()
