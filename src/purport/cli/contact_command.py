"""contact-sheet: the held pictures on one page."""

from pathlib import Path
from typing import Annotated

import typer

from purport.cli.options import CasePath
from purport.cli.terminal import report_problems, tell
from purport.pipeline.case import open_case
from purport.pipeline.contact_sheet import write_sheet
from purport.pipeline.sync import sync


def register(app: typer.Typer) -> None:
    """Nothing, once the command stands in the application."""
    app.command("contact-sheet")(contact_sheet)


def contact_sheet(
    case: CasePath,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="A PNG file.")],
    show: Annotated[
        bool, typer.Option("--show", help="Show the pictures instead of tones in their place.")
    ] = False,
) -> None:
    """All held pictures on one page, copies together; concealed unless you ask for --show."""
    opened = open_case(case)
    sync(opened)
    count, problems = write_sheet(opened, output, concealed=not show)
    report_problems(problems)
    tell(f"wrote {output} with {count} pictures" + ("" if show else ", concealed"))
    raise typer.Exit(1 if problems else 0)
