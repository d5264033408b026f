"""The command line: one application, its commands in one file each."""

import errno
import os
import sys
from importlib import import_module
from typing import Any

import typer

from purport import __version__
from purport.cli.terminal import say
from purport.records.problem import Impossible

INTERRUPTED = 130
FULL = "the disk is full; what was acknowledged is kept: free space and run the same command again"
UNWRITABLE = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: "this is a read-only file system: mount it for writing, or copy the case",
}

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")
"""Our matrices are small: more threads take a fifth more of the processor and save no time."""

COMMANDS = {
    "case_commands": "demo init add run rebuild status verify doctor",
    "show_command": "show",
    "judge_command": "judge",
    "dossier_commands": "dossier",
    "keeping_commands": "redact fixity pack unpack",
    "match_command": "match",
    "contact_command": "contact-sheet",
    "extract_command": "extract",
    "places_commands": "places",
    "actors_commands": "actors",
    "profiles_commands": "profiles",
    "key_commands": "key",
    "stamp_command": "stamp",
}
"""Each module of commands and the commands in it, in the order of the help."""


def complete(asked: str | None = None) -> typer.Typer:
    """The application with all commands, or with those of the module that has `asked` alone.

    Imports make up most of a short command's time; what another command needs is left alone.
    """
    app = typer.Typer(
        name="purport",
        help="A claims ledger for conflict reporting: who claims what, how surely, and what the "
        "record says. Start with `purport demo`.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(purport)
    homes = [module for module, names in COMMANDS.items() if asked in names.split()]
    for name in homes or COMMANDS:
        module: Any = import_module(f"purport.cli.{name}")
        module.register(app)
    return app


def _version(asked: bool) -> None:
    if asked:
        print(f"purport {__version__}")
        raise typer.Exit


def purport(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and exit."
    ),
) -> None:
    """A claims ledger for conflict reporting."""


def main() -> None:
    """The entry point: exits with 0 done, 1 done with problems, 2 impossible request."""
    os.environ.setdefault(*ONE_THREAD)
    try:
        complete(sys.argv[1] if len(sys.argv) > 1 else None)()
    except Impossible as error:
        say(f"purport: {error}")
        sys.exit(2)
    except PermissionError as error:
        say(f"purport: {error.filename}: you may not write or read this; choose another place")
        sys.exit(2)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        say(f"purport: {error.filename}: {error.strerror}")
        sys.exit(2)
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        say(f"purport: {error.filename or 'the disk'}: {UNWRITABLE[error.errno]}")
        sys.exit(2)
    except KeyboardInterrupt:
        say("purport: interrupted; what was finished is kept, run the same command to go on")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
