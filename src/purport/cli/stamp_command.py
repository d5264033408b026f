"""stamp: let others stamp the time over the log."""

from pathlib import Path
from typing import Annotated

import typer

from purport.cli.options import CasePath
from purport.cli.terminal import report_problems, tell
from purport.pipeline.case import open_case
from purport.pipeline.stamp import authorities, stamp


def register(app: typer.Typer) -> None:
    """Nothing, once the command stands in the application."""
    app.command("stamp")(stamp_case)


def stamp_case(
    case: CasePath,
    authority: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="Who stamps (RFC 3161); else those of case.toml."),
    ] = None,
    roots: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Its root certificates (PEM).")
    ] = None,
) -> None:
    """Ask authorities to stamp the newest checkpoint; the only command that needs the network."""
    opened = open_case(case)
    done = stamp(opened, authorities(opened, authority or (), roots))
    report_problems(done.problems)
    for each in done.found:
        tell(f"{each.authority} stamped {each.size} entries at {each.time:%Y-%m-%d %H:%M:%SZ}")
        if not each.is_rooted:
            tell("its root certificates are not known here: give them with --roots FILE")
    raise typer.Exit(1 if done.problems else 0)
