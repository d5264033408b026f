"""The command line: one application, its commands in one file each."""

import os
import sys

import typer

from purport import __version__
from purport.cli import (
    case_commands,
    contact_command,
    dossier_commands,
    extract_command,
    judge_command,
    match_command,
    places_commands,
    show_command,
)
from purport.cli.terminal import say
from purport.records.problem import Impossible

INTERRUPTED = 130

app = typer.Typer(
    name="purport",
    help="A claims ledger for conflict reporting: who claims what, how surely, and what the record "
    "says. Start with `purport demo`.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    case_commands,
    show_command,
    judge_command,
    dossier_commands,
    match_command,
    contact_command,
    extract_command,
):
    module.register(app)
app.add_typer(places_commands.app, name="places")


def _version(asked: bool) -> None:
    if asked:
        print(f"purport {__version__}")
        raise typer.Exit


@app.callback()
def purport(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and exit."
    ),
) -> None:
    """A claims ledger for conflict reporting."""


def main() -> None:
    """The entry point: exits with 0 done, 1 done with problems, 2 impossible request."""
    try:
        app()
    except Impossible as error:
        say(f"purport: {error}")
        sys.exit(2)
    except PermissionError as error:
        say(f"purport: {error.filename}: you may not write or read this; choose another place")
        sys.exit(2)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        say(f"purport: {error.filename}: {error.strerror}")
        sys.exit(2)
    except KeyboardInterrupt:
        say("purport: interrupted; what was finished is kept, run the same command to go on")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
