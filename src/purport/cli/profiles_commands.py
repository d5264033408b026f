"""profiles: how origins write their releases; add one, list them, try them on texts."""

from pathlib import Path
from typing import Annotated

import typer

from purport.cli.terminal import Format, print_lines, print_rows, report_problems, tell
from purport.pipeline.profiles import add_profile, list_profiles, try_profiles

profiles = typer.Typer(
    help="How origins write their releases: add a profile, list, try.", no_args_is_help=True
)
LISTED = ("name", "origin", "zone", "rhythm", "from")
TRIED = ("file", "profile", "published", "windows", "announcements", "places")
CaseOption = Annotated[
    Path | None, typer.Option(metavar="CASE", help="With the profiles of this case.")
]
FormOption = Annotated[Format, typer.Option("--format", help="table, jsonl or csv.")]


def register(app: typer.Typer) -> None:
    """Nothing, once the commands stand in the application."""
    app.add_typer(profiles, name="profiles")


@profiles.command("load")
def load(
    file: Annotated[Path, typer.Argument(help="A profile, TOML.")],
    case: Annotated[
        Path | None, typer.Option(metavar="CASE", help="Keep it in this case only.")
    ] = None,
) -> None:
    """Add a profile; the next run reads releases with it."""
    made = add_profile(file, case)
    tell(f"loaded the profile {made.component} of {made.origin}; `purport run` uses it")


@profiles.command("list")
def listed(case: CaseOption = None, form: FormOption = Format.TABLE) -> None:
    """The profiles in the order in which they are tried."""
    lines = list(list_profiles(case))
    if form is Format.JSONL:
        print_lines(lines)
    else:
        print_rows(lines, LISTED, form, "")


@profiles.command("try")
def tried(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Releases.")],
    case: CaseOption = None,
    form: FormOption = Format.TABLE,
) -> None:
    """What the profiles make of releases, without capturing them."""
    done = try_profiles(files, case)
    report_problems(done.problems)
    if form is Format.JSONL:
        print_lines(done.found)
    else:
        print_rows(list(done.found), TRIED, form, "no text was read")
    raise typer.Exit(1 if done.problems else 0)
