"""A user's own list of places, read once and kept as an index beside the world's.

GeoNames dumps, OCHA's operational datasets and plain tables; bad rows become problems.
"""

import codecs
import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import IO

from purport.records.problem import Outcome, Problem
from purport.records.value import value
from purport.stock.gazetteer_build import data_folder
from purport.stock.gazetteer_columns import columns_of, is_tag_row
from purport.stock.gazetteer_gathered import Gathered
from purport.stock.gazetteer_rows import (
    GEONAMES_COLUMNS,
    BadRow,
    Parent,
    geonames_place,
    table_place,
)
from purport.stock.gazetteer_store import IndexWriter, ListedPlace

MOST_PROBLEMS = 1000  # shown one by one; what is beyond is counted
BLOCK_BYTES = 1 << 20
Cells = list[str] | None


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
    their number in the file; None where the file holds no place at all. The file is read row by
    row, so that memory hardly grows with it.
    """
    try:
        digest, encoding = _looked_over(path)
        target = (folder or data_folder()) / f"{path.stem}-{digest[:12]}.sqlite"
        with path.open("rb") as file, IndexWriter(target) as writer:
            bad = _fill(writer, rows_of(file, encoding), path.stem)
            held = writer.finish({"digest": digest, "name": path.name}) if bad.found else 0
    except OSError as error:
        return Outcome(found=None, problems=(_problem(path, "unreadable", str(error)),))
    problems = _problems(path, bad)
    if not held:
        empty = _problem(path, "no places", "no row holds a name with latitude and longitude")
        return Outcome(found=None, problems=(*problems, empty))
    loaded = LoadedList(
        name=path.name, path=str(target), digest=digest, places=held, left_out=bad.count
    )
    return Outcome(found=loaded, problems=problems)


def stored_lists(folder: Path | None = None) -> tuple[Path, ...]:
    """The indexes of the lists in a folder (the user's if none is given), in order of name."""
    return tuple(sorted((folder or data_folder()).glob("*.sqlite")))


def rows_of(file: IO[bytes], encoding: str = "utf-8-sig") -> Iterator[tuple[int, Cells]]:
    """The filled rows of a table and their numbers; None for a row that is no row of a table."""
    header = file.readline().decode(encoding, "replace")
    file.seek(0)
    dump = _is_dump(header)
    text = io.TextIOWrapper(file, encoding, "replace", newline="\n" if dump else "")
    if dump:  # it quotes nothing
        rows: Iterator[list[str]] = (line.rstrip("\r\n").split("\t") for line in text)
    else:
        rows = csv.reader(text, delimiter=max(",;\t|", key=header.count))
    for number in count(1):
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield number, None
            continue
        if any(cell.strip() for cell in cells):
            yield number, cells


def _looked_over(path: Path) -> tuple[str, str]:
    """The digest of a file's bytes and their encoding: UTF-8 (mark allowed), else Windows-1252."""
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    encoding = "utf-8-sig"
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
            encoding = encoding if _decodes(decoder, block) else "cp1252"
    return digest.hexdigest(), encoding if _decodes(decoder, b"", True) else "cp1252"


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        decoder.reset()
        return False
    return True


class _Bad:
    """The rows left out: the first of them one by one, all of them counted by kind."""

    def __init__(self) -> None:
        self.shown: list[BadRow] = []
        self.kinds: Counter[str] = Counter()
        self.found = False

    @property
    def count(self) -> int:
        """How many rows were left out."""
        return self.kinds.total()

    def add(self, row: BadRow) -> None:
        """Nothing, once the row is counted."""
        self.kinds[row.kind] += 1
        if len(self.shown) < MOST_PROBLEMS:
            self.shown.append(row)


def _fill(writer: IndexWriter, rows: Iterator[tuple[int, Cells]], source: str) -> _Bad:
    """The rows left out, once all others are in the index, and the areas that they lie in."""
    bad, gathered = _Bad(), Gathered()
    for number, item in _items(rows, source):
        if isinstance(item, BadRow):
            bad.add(item)
        else:
            gathered.add(number, *item)
            writer.add(item[0])
    swapped = gathered.swapped()
    for doubtful in swapped.values():
        bad.add(doubtful)
    writer.drop(swapped)
    for area in gathered.areas(frozenset(swapped), source):
        writer.add(area)
    bad.found = len(swapped) < len(gathered.rows)
    return bad


Item = tuple[ListedPlace, tuple[Parent, ...]] | BadRow


def _items(rows: Iterator[tuple[int, Cells]], source: str) -> Iterator[tuple[int, Item]]:
    number, first = next(rows, (1, None))
    if first is not None and len(first) == GEONAMES_COLUMNS and first[0].isdigit():
        for each, cells in chain([(number, first)], rows):
            place = _no_row(each) if cells is None else geonames_place(cells, each)
            yield each, place if isinstance(place, BadRow) else (place, ())
        return
    columns = columns_of(first) if first else None
    if columns is None:
        message = "the first row names no columns for a name, latitude and longitude"
        yield 1, BadRow(row=1, kind="columns", message=message)
        return
    for n, (each, cells) in enumerate(rows):
        if cells is None:
            yield each, _no_row(each)
        elif n or not is_tag_row(cells):
            yield each, table_place(cells, columns, source, each)


def _no_row(number: int) -> BadRow:
    message = "a cell is longer than 131,072 characters, or a quotation mark is open"
    return BadRow(row=number, kind="no row", message=message)


def _is_dump(line: str) -> bool:
    return line.count("\t") == GEONAMES_COLUMNS - 1


def _problems(path: Path, bad: _Bad) -> tuple[Problem, ...]:
    rows = sorted(bad.shown, key=lambda row: row.row)
    shown = [_problem(path, row.kind, f"row {row.row}: {row.message}") for row in rows]
    if bad.count > len(rows):
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(bad.kinds.items()))
        shown.append(_problem(path, "more rows", f"{bad.count} rows were left out in all: {kinds}"))
    return tuple(shown)


def _problem(path: Path, kind: str, message: str) -> Problem:
    return Problem(
        room="stock",
        subject=path.name,
        kind=kind,
        message=message,
        hint="the other rows were loaded" if message.startswith("row") else "",
    )
