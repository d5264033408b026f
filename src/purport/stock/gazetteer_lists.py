"""A user's own list of places, read once and kept as an index beside the world's.

GeoNames dumps, OCHA's operational datasets and plain tables; bad rows become problems.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from purport.records.ids import sha256
from purport.records.problem import Outcome, Problem
from purport.records.value import value
from purport.stock.gazetteer_build import data_folder
from purport.stock.gazetteer_columns import Columns, columns_of, is_tag_row
from purport.stock.gazetteer_rows import (
    GEONAMES_COLUMNS,
    BadRow,
    Parent,
    areas_of,
    geonames_place,
    swapped_rows,
    table_place,
)
from purport.stock.gazetteer_store import ListedPlace, facts_of, write_index

MOST_PROBLEMS = 1000  # shown one by one; what is beyond is counted
Numbered = tuple[int, ListedPlace, tuple[Parent, ...]]


@value
class LoadedList:
    """A stored list: where its index lies, what it was made from, how many places it holds."""

    name: str
    path: str
    digest: str
    places: int
    left_out: int


def load_list(path: Path, folder: Path | None = None) -> Outcome[LoadedList | None]:
    """The list, stored as an index in the folder (the user's data folder if none is given).

    Loading the same bytes again changes nothing. Rows that cannot be right are problems, named by
    their number in the file; None where the file holds no place at all.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        return Outcome(found=None, problems=(_problem(path, "unreadable", str(error)),))
    try:
        rows = list(rows_of(content))
    except csv.Error as error:
        return Outcome(found=None, problems=(_problem(path, "unreadable", str(error)),))
    found, bad = places_of(rows, path.stem)
    problems = _problems(path, bad)
    if not found:
        empty = _problem(path, "no places", "no row holds a name with latitude and longitude")
        return Outcome(found=None, problems=(*problems, empty))
    stored = _store(path, folder or data_folder(), sha256(content), found)
    return Outcome(found=_loaded(stored, len(bad)), problems=problems)


def stored_lists(folder: Path | None = None) -> tuple[Path, ...]:
    """The indexes of the lists in a folder (the user's if none is given), in order of name."""
    return tuple(sorted((folder or data_folder()).glob("*.sqlite")))


def rows_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The filled rows of a table and their numbers; UTF-8 (mark allowed), else Windows-1252."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    header = text.partition("\n")[0]
    if _is_dump(header):  # a dump quotes nothing
        rows: Iterable[list[str]] = (line.rstrip("\r").split("\t") for line in text.split("\n"))
    else:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=header.count))
    for number, cells in enumerate(rows, 1):
        if any(cell.strip() for cell in cells):
            yield number, cells


def places_of(
    rows: Sequence[tuple[int, list[str]]], source: str
) -> tuple[list[ListedPlace], list[BadRow]]:
    """All places of a table, the areas that they lie in after them, and the rows left out."""
    read, bad = _read(rows, source)
    swapped = swapped_rows([(number, place) for number, place, _ in read])
    doubtful = {row.row for row in swapped}
    kept = [(place, above) for number, place, above in read if number not in doubtful]
    places = [place for place, _ in kept] + list(areas_of(kept, source))
    return places, sorted([*bad, *swapped], key=lambda row: row.row)


def _read(
    rows: Sequence[tuple[int, list[str]]], source: str
) -> tuple[list[Numbered], list[BadRow]]:
    found: list[Numbered] = []
    bad: list[BadRow] = []
    for number, item in _items(rows, source):
        if isinstance(item, BadRow):
            bad.append(item)
        else:
            found.append((number, *item))
    return found, bad


def _items(
    rows: Sequence[tuple[int, list[str]]], source: str
) -> Iterator[tuple[int, tuple[ListedPlace, tuple[Parent, ...]] | BadRow]]:
    if rows and len(rows[0][1]) == GEONAMES_COLUMNS and rows[0][1][0].isdigit():
        for number, cells in rows:
            place = geonames_place(cells, number)
            yield number, place if isinstance(place, BadRow) else (place, ())
        return
    columns = columns_of(rows[0][1]) if rows else None
    if columns is None:
        message = "the first row names no columns for a name, latitude and longitude"
        yield 1, BadRow(row=1, kind="columns", message=message)
        return
    yield from _table(rows[1:], columns, source)


def _table(
    rows: Sequence[tuple[int, list[str]]], columns: Columns, source: str
) -> Iterator[tuple[int, tuple[ListedPlace, tuple[Parent, ...]] | BadRow]]:
    for n, (number, cells) in enumerate(rows):
        if n == 0 and is_tag_row(cells):
            continue
        yield number, table_place(cells, columns, source, number)


def _is_dump(line: str) -> bool:
    return line.count("\t") == GEONAMES_COLUMNS - 1


def _store(path: Path, folder: Path, digest: str, places: list[ListedPlace]) -> Path:
    target = folder / f"{path.stem}-{digest[:12]}.sqlite"
    if not target.exists():
        write_index(target, places, {"digest": digest, "name": path.name})
    return target


def _loaded(stored: Path, left_out: int) -> LoadedList:
    facts = facts_of(stored)
    return LoadedList(
        name=facts["name"],
        path=str(stored),
        digest=facts["digest"],
        places=int(facts["places"]),
        left_out=left_out,
    )


def _problems(path: Path, bad: Sequence[BadRow]) -> tuple[Problem, ...]:
    shown = [
        _problem(path, row.kind, f"row {row.row}: {row.message}") for row in bad[:MOST_PROBLEMS]
    ]
    if len(bad) > MOST_PROBLEMS:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(Counter(b.kind for b in bad).items()))
        shown.append(_problem(path, "more rows", f"{len(bad)} rows were left out in all: {kinds}"))
    return tuple(shown)


def _problem(path: Path, kind: str, message: str) -> Problem:
    return Problem(
        room="stock",
        subject=path.name,
        kind=kind,
        message=message,
        hint="the other rows were loaded" if message.startswith("row") else "",
    )
