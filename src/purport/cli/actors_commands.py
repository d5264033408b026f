"""actors: look names up, load lists, give actors to other programs."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from purport.cli.terminal import Format, print_lines, print_rows, report_problems, say, tell
from purport.pipeline.actors import Asked, export_actors, find_actors, load_lists, losses
from purport.records.problem import Impossible

actors = typer.Typer(help="Look actors up; load lists; export.", no_args_is_help=True)
COLUMNS = ("asked", "name", "kind", "id", "why", "part_of", "merged_into", "known_by")


def register(app: typer.Typer) -> None:
    """Nothing, once the commands stand in the application."""
    app.add_typer(actors, name="actors")


@actors.command("find")
def find(
    names: Annotated[list[str], typer.Argument(metavar="NAME...|-", help="Names, or - for input.")],
    country: Annotated[
        str, typer.Option(metavar="SY,IQ", help="Countries that are preferred.")
    ] = "",
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="Names in use on this day: 2014-11-06.")
    ] = None,
    case: Annotated[
        Path | None, typer.Option(metavar="CASE", help="With the actors of this case.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="table, jsonl or csv.")] = Format.TABLE,
) -> None:
    """One line for each name asked, in that order; empty where the register cannot tell."""
    countries = tuple(each.strip().upper() for each in country.split(",") if each.strip())
    asked = names if names != ["-"] else [line.rstrip("\n") for line in sys.stdin]
    lines = find_actors(asked, Asked(countries=countries, on=_day(on)), case)
    if form is Format.JSONL:
        print_lines(lines)
    else:
        print_rows(list(lines), COLUMNS, form, "no name was given")


@actors.command("load")
def load(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="CSV, TOML, FollowTheMoney lines, nomenklatura statements or decisions.",
        ),
    ],
    case: Annotated[
        Path | None, typer.Option(metavar="CASE", help="Keep them in this case only.")
    ] = None,
) -> None:
    """Add lists of actors; the next run uses them."""
    done = load_lists(files, case)
    report_problems(done.problems)
    if done.found is None:
        raise typer.Exit(1)
    joined = f", {done.found.joined} joined with others" if done.found.joined else ""
    tell(f"loaded {done.found.actors} actors{joined}; `purport run` uses them")
    raise typer.Exit(1 if done.problems else 0)


@actors.command("export")
def export(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to; else printed.")
    ] = None,
) -> None:
    """The case's actors as FollowTheMoney entities, one a line; `actors load` reads them back."""
    lines = [line + "\n" for line in export_actors(case)]
    if output is None:
        sys.stdout.writelines(lines)
    else:
        output.write_text("".join(lines), encoding="utf-8")
        tell(f"wrote {len(lines)} actors to {output}")
    for loss in losses():
        say(f"for other programs: {loss}")


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Impossible(f"--on {written!r}: write a day such as 2014-11-06") from None
