"""contact-sheet: the held pictures on one page."""

from pathlib import Path
from typing import Annotated

import typer

from purport.cli.options import CasePath, FormatOption
from purport.cli.terminal import Format, print_lines, print_rows, report_problems, tell
from purport.pipeline.case import open_case
from purport.pipeline.contact_sheet import write_sheets
from purport.pipeline.sync import sync
from purport.records.problem import Impossible

COLUMNS = ("number", "state", "path", "media", "lineage")


def register(app: typer.Typer) -> None:
    """Nothing, once the command stands in the application."""
    app.command("contact-sheet")(contact_sheet)


def contact_sheet(
    case: CasePath,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="A PNG file.")],
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Show the pictures that a person has reviewed.")
    ] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """All held pictures on one page, copies together; concealed, with --reveal but the reviewed."""
    if output.suffix.lower() != ".png":
        raise Impossible(f"{output}: the sheet is a PNG picture: name it {output.stem}.png")
    opened = open_case(case)
    sync(opened)
    done = write_sheets(opened, output, reveal=reveal)
    if form is Format.JSONL:
        print_lines(done.found.lines)
    elif form is Format.CSV:
        print_rows(list(done.found.lines), COLUMNS, form, "")
    else:
        for path in done.found.files:
            tell(f"wrote {path}")
        shown = sum(each["state"] == "revealed" for each in done.found.lines)
        tell(f"{len(done.found.lines)} pictures, {shown} of them shown, the others concealed")
    report_problems(done.problems)
    raise typer.Exit(1 if done.problems else 0)
