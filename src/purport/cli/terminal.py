"""What goes to the screen, to a pipe, and how far long work has come."""

import contextlib
import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from purport.records.problem import Problem
from purport.records.spreadsheet import guarded

Row = dict[str, Any]


class Format(StrEnum):
    """How tables are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def say(message: str) -> None:
    """Nothing; the message stands on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(escape(message))


def tell(message: str) -> None:
    """Nothing; the message stands on standard output."""
    Console(highlight=False, soft_wrap=True).print(escape(message))


def print_lines(lines: Iterable[Row]) -> None:
    """Nothing; one JSON object a line stands on standard output."""
    for line in lines:
        sys.stdout.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
    sys.stdout.flush()


def print_rows(rows: Sequence[Row], columns: Sequence[str], form: Format, empty: str) -> None:
    """Nothing; the rows stand on standard output as a table to read or as CSV.

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
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(escape(str(row.get(column) or "")) for column in columns))
    Console(highlight=False, width=None if sys.stdout.isatty() else 200).print(table)


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
