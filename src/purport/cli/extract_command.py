"""extract: claims, mentions and events of files, without a case."""

from pathlib import Path
from typing import Annotated

import typer

from purport.cli.terminal import print_lines, progress, report_problems
from purport.pipeline.extraction import extract_files, read_published_table
from purport.pipeline.opened import open_tools
from purport.records.origin import Published, PublishedSource, read_published
from purport.records.problem import Impossible, Problem


def register(app: typer.Typer) -> None:
    """Nothing, once the command stands in the application."""
    app.command("extract")(extract)


def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files and folders.")],
    published: Annotated[
        str | None, typer.Option(metavar="WHEN", help="When all of them were published.")
    ] = None,
    published_table: Annotated[
        Path | None, typer.Option(metavar="CSV", help="A table with file,published.")
    ] = None,
) -> None:
    """Claims, mentions and events as JSON Lines; no case is needed."""
    when = _published(published, published_table)
    problems: list[Problem] = []
    with progress("extracting") as move:
        extracted = extract_files(files, when, open_tools())
        for number, (lines, met) in enumerate(extracted):
            print_lines(lines)
            problems += met
            move(number + 1, max(len(files), number + 1), "")
    report_problems(problems)
    raise typer.Exit(1 if problems else 0)


def _published(written: str | None, table: Path | None) -> dict[str, Published] | Published | None:
    if table is not None:
        return read_published_table(table)
    if written is None:
        return None
    try:
        return read_published(written, PublishedSource.GIVEN)
    except ValueError as error:
        raise Impossible(f"--published: {error}") from None
