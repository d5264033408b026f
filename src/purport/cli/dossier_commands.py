"""dossier: the published bundle."""

from pathlib import Path
from typing import Annotated

import typer

from purport.cli.options import AsOf, CasePath, JudgedBy, moment, report_unsigned
from purport.cli.terminal import tell
from purport.pipeline.case import open_case
from purport.pipeline.dossier import write_dossier
from purport.pipeline.sync import sync


def register(app: typer.Typer) -> None:
    """Nothing, once the command stands in the application."""
    app.command("dossier")(dossier)


def dossier(
    case: CasePath,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where to.")],
    as_of: AsOf = None,
    judged_by: JudgedBy = None,
    publish: Annotated[
        bool, typer.Option("--publish", help="Hold back what no named person accepted.")
    ] = False,
) -> None:
    """Write the static dossier: a draft, or with --publish what passed the gate."""
    opened = open_case(case)
    sync(opened)
    written = write_dossier(opened, output, moment(as_of, judged_by), draft=not publish)
    report_unsigned(opened)
    tell(
        f"wrote {written.files} files with {written.incidents} incidents: "
        f"open {output.resolve() / 'index.html'}"
    )
    if publish:
        tell(f"held back, not reviewed: {written.held_back} records")
