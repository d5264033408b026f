"""match: have we seen these photos?"""

from pathlib import Path
from typing import Annotated

import typer

from purport.cli.options import CasePath, FormatOption
from purport.cli.terminal import Format, print_lines, print_rows, progress, report_problems
from purport.pipeline.case import open_case
from purport.pipeline.match_pictures import MatchPictures
from purport.pipeline.matching import match_files
from purport.records.problem import Problem

COLUMNS = ("image", "relation", "path", "first_seen", "transform", "media")


def register(app: typer.Typer) -> None:
    """Nothing, once the command stands in the application."""
    app.command("match")(match)


def match(
    case: CasePath,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    pictures: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Draw each pair side by side there, concealed, frames marked."
        ),
    ] = None,
    show: Annotated[
        bool, typer.Option("--show", help="With --pictures: the pictures instead of tones.")
    ] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Which of these photos are held already, and where they were used first among what is held."""
    problems: list[Problem] = []
    lines = []
    opened = open_case(case)
    drawing = MatchPictures(opened, pictures, concealed=not show) if pictures else None
    with progress("looking") as move:
        for line, met in match_files(opened, paths, drawing, move):
            problems += met
            if line is not None:
                lines.append(line)
    if form is Format.JSONL:
        print_lines(lines)
    else:
        rows = [
            {"image": line["image"]} | each
            for line in lines
            for each in line["matches"] or [{"relation": "not held"}]
        ]
        columns = (*COLUMNS, "picture") if pictures else COLUMNS
        print_rows(rows, columns, form, "no picture was given")
    report_problems(problems)
    raise typer.Exit(1 if problems else 0)
