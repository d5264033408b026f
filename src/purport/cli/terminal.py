"""What goes to the screen, to a pipe, and how far long work has come."""

import contextlib
import csv
import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from statistics import median
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from purport.records.problem import Problem
from purport.records.spreadsheet import guarded

Row = dict[str, Any]
CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\ufffd")
"""A document's words never steer the terminal that they are printed on."""


class Format(StrEnum):
    """How tables are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def say(message: str) -> None:
    """Nothing; the message stands on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(escape(message.translate(CONTROLS)))


def tell(message: str) -> None:
    """Nothing; the message stands on standard output."""
    Console(highlight=False, soft_wrap=True).print(escape(message.translate(CONTROLS)))


def print_lines(lines: Iterable[Row]) -> None:
    """Nothing; one JSON object a line stands on standard output."""
    for line in lines:
        sys.stdout.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
    sys.stdout.flush()


def print_rows(rows: Sequence[Row], columns: Sequence[str], form: Format, empty: str) -> None:
    """Nothing; the rows stand on standard output as CSV or to read: as a table, or where most rows
    are wider than the terminal, row by row. Columns without any content are left out of both.

    `empty` is said where there is no row.
    """
    if form is Format.CSV:
        writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: guarded(cell) for name, cell in row.items()} for row in rows)
        return
    if not rows:
        tell(empty)
        return
    used = [column for column in columns if any(row.get(column) for row in rows)]
    cells = [[str(row.get(column) or "").translate(CONTROLS) for column in used] for row in rows]
    names = [column.replace("_", " ") for column in used]
    piped = not sys.stdout.isatty()
    console = Console(highlight=False, width=PIPED_WIDTH if piped else None)
    if median(sum(map(len, row)) + 2 * (len(row) - 1) for row in cells) <= console.width:
        console.print(_table(names, cells))
        return
    for row in cells:
        console.print(_block(names, row, None if piped else console.width), soft_wrap=True)


PIPED_WIDTH = 200  # columns of characters where standard output is no terminal


def _table(names: Sequence[str], cells: Iterable[Sequence[str]]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in cells:
        table.add_row(*map(escape, row))
    return table


def _block(names: Sequence[str], row: Sequence[str], width: int | None) -> Text:
    """A row as lines of name and content, led by its first cell; what is empty is left out."""
    indent = max(map(len, names)) + 4
    block = Text(f"{names[0]} {row[0]}", style="bold")
    for name, content in zip(names[1:], row[1:], strict=True):
        room = max(20, width - indent) if width else len(content) + 1
        lines = textwrap.wrap(content, room) if content else []
        for number, line in enumerate(lines):
            block.append("\n" + ("" if number else f"  {name}").ljust(indent), style="not bold dim")
            block.append(line, style="not bold")
    return block


def report_problems(problems: Iterable[Problem], most: int = 20) -> None:
    """Nothing; the problems stand on standard error, what to do beside each."""
    listed = list(problems)
    for each in listed[:most]:
        hint = f" → {each.hint}" if each.hint else ""
        say(f"problem: {each.subject}: {each.message}{hint}")
    if len(listed) > most:
        say(f"… and {len(listed) - most} more: `purport status CASE` lists all of them")


@contextlib.contextmanager
def progress(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """A function to be called with (done, total, what): a bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, total, what: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[what]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, what="")

        def move(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, what=escape(what[-50:]))

        yield move
