"""Writes the generated pages of docs/reference: `python docs/make_reference.py`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from purport.cli.main import complete
from purport.pipeline.settings_template import TEMPLATE

FOLDER = Path(__file__).parent / "reference"


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {"commands.md": commands_page(), "settings.md": settings_page()}


def commands_page() -> str:
    """Every command with its arguments and options."""
    lines = ["# Commands", "", "Made from the code by `docs/make_reference.py`.", ""]
    lines += ["Exit codes: 0 done, 1 done with problems, 2 impossible request.", ""]
    root = typer.main.get_command(complete())
    for command, path in walk(root, "purport"):
        lines += section(command, path)
    return "\n".join(lines).rstrip() + "\n"


def walk(group: Any, path: str) -> Iterator[tuple[Any, str]]:
    """Each command that does something, with its full name."""
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from walk(command, f"{path} {name}")
        else:
            yield command, f"{path} {name}"


def section(command: Any, path: str) -> list[str]:
    """The lines of one command."""
    words = [usage(each) for each in command.params if not named(each)]
    lines = [f"## `{path}`", "", (command.help or "").strip(), ""]
    lines += [f"    {' '.join([path, *words])} [options]", ""]
    rows = [row(each) for each in command.params if not getattr(each, "hidden", False)]
    return [*lines, "| | |", "|---|---|", *rows, ""] if rows else lines


def named(parameter: Any) -> bool:
    """Whether a parameter is an option, not an argument."""
    return str(parameter.opts[0]).startswith("-")


def usage(parameter: Any) -> str:
    """An argument as it stands in a usage line, or an option's value."""
    choices = getattr(getattr(parameter, "type", None), "choices", None)
    if getattr(parameter, "metavar", None):
        return str(parameter.metavar)
    if choices:
        return "|".join(str(getattr(each, "value", each)) for each in choices)
    return str(parameter.name).upper()


def row(parameter: Any) -> str:
    """The table row of one argument or option."""
    words = usage(parameter)
    if named(parameter):
        words = ", ".join(parameter.opts) + (
            "" if getattr(parameter, "is_flag", False) else f" {words}"
        )
    cells = (f"`{words}`", getattr(parameter, "help", None) or "")
    return f"| {' | '.join(each.replace('|', chr(92) + '|') for each in cells)} |"


def settings_page() -> str:
    """What case.toml can hold, as a new case gets it."""
    shown = TEMPLATE.format(title='"…"', countries="[]", zone='"UTC"')
    body = "".join(f"    {line}\n" if line else "\n" for line in shown.splitlines())
    return (
        "# Settings\n\nMade from the code by `docs/make_reference.py`. A new case's `case.toml`; a "
        "field that is not known is refused, naming it. Changes are logged in the custody log.\n\n"
        f"{body}\n"
        'A ledger in PostgreSQL instead of SQLite (needs `pip install "purport[teams]"`):\n\n'
        '    [ledger]\n    url = "postgresql+psycopg://user@host/database"\n\n'
        "Columns of a table under other names, ours on the left:\n\n"
        '    [columns]\n    place = "Ort"\n    date = "Datum"\n'
    )


def main() -> int:
    """0, once the pages are written."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
