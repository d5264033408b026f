"""places: look names up, load a gazetteer."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from purport.cli.terminal import Format, print_lines, print_rows, report_problems, tell
from purport.pipeline.places import Near, find_names, load_places
from purport.records.problem import Impossible

places = typer.Typer(help="Look place names up; load a gazetteer.", no_args_is_help=True)
COLUMNS = ("asked", "name", "country", "lat", "lon", "precision", "id")


def register(app: typer.Typer) -> None:
    """Nothing, once the commands stand in the application."""
    app.add_typer(places, name="places")


@places.command("find")
def find(
    names: Annotated[list[str], typer.Argument(metavar="NAME...|-", help="Names, or - for input.")],
    country: Annotated[
        str, typer.Option(metavar="SY,IQ", help="Countries that are preferred.")
    ] = "",
    near: Annotated[str | None, typer.Option(metavar="LAT,LON", help="A point near it.")] = None,
    form: Annotated[Format, typer.Option("--format", help="table, jsonl or csv.")] = Format.TABLE,
) -> None:
    """One line for each name asked, in that order; empty where it cannot tell."""
    countries = tuple(each.strip().upper() for each in country.split(",") if each.strip())
    asked = _asked(names)
    lines = find_names(asked, countries, _point(near))
    if form is Format.JSONL:
        print_lines(lines)
    else:
        print_rows(list(lines), COLUMNS, form, "no name was given")


@places.command("load")
def load(
    file: Annotated[Path, typer.Argument(help="GeoNames TSV, OCHA CSV or plain CSV.")],
    case: Annotated[
        Path | None, typer.Option(metavar="CASE", help="Keep it in this case only.")
    ] = None,
) -> None:
    """Add a gazetteer; the next run uses it."""
    done = load_places(file, case)
    report_problems(done.problems)
    if done.found is None:
        raise typer.Exit(2 if not file.exists() else 1)
    tell(f"loaded {done.found} places from {file.name}; `purport run` uses them")
    raise typer.Exit(1 if done.problems else 0)


def _asked(names: list[str]) -> Iterator[str]:
    if names == ["-"]:
        yield from (line.rstrip("\n") for line in sys.stdin)
    else:
        yield from names


def _point(written: str | None) -> Near | None:
    if written is None:
        return None
    try:
        lat, lon = (float(each) for each in written.split(","))
        return Near(lat=lat, lon=lon)
    except ValueError:
        raise Impossible(f"--near {written!r}: write it as LAT,LON, such as 36.2,36.5") from None
