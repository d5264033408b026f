"""Table of claims or announcements: one CSV file, one document a row."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from purport.collect.part import Capture, Collected, CollectTools, TextPart
from purport.collect.release import is_official
from purport.collect.signs import begins_json, holds_text
from purport.collect.table_columns import Layout, fault, layout
from purport.records.decoding import decode, decode_start
from purport.records.document import DocumentKind
from purport.records.origin import Published, PublishedSource
from purport.records.problem import Outcome, Problem

_HEADER_BYTES = 16_384
_DELIMITERS = (",", ";", "\t")


class Table:
    """Rows of claims (`code,date,place,…`) or of announcements (`row_id,date,country,…`)."""

    name = "table"
    rank = 40

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether the first line is clearly the header of one of the two layouts."""
        if not holds_text(content) or begins_json(content):
            return False
        header = decode_start(content, _HEADER_BYTES).text.lstrip().partition("\n")[0]
        return layout(_cells(header, _delimiter(header)), {}).fits_clearly

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """One text part a row; a bad row is a problem and the rest go on."""
        text = decode(content).text.lstrip("\r\n")
        delimiter = _delimiter(text.partition("\n")[0])
        rows = _rows(text, delimiter)
        header = next(rows, ())
        shape = layout(header if isinstance(header, tuple) else (), tools.columns, _asked(capture))
        if shape.missing:
            return Outcome(found=Collected(), problems=(_no_columns(capture, shape),))
        return _read_rows(capture, shape, rows)


def _asked(capture: Capture) -> bool | None:
    """True where the user said that officials speak; None lets the header tell."""
    return True if is_official(capture) else None


def _read_rows(
    capture: Capture, shape: Layout, rows: Iterator[tuple[str, ...] | csv.Error]
) -> Outcome[Collected]:
    parts, problems = [], []
    for number, row in enumerate(rows, start=1):
        if row == () or (not isinstance(row, csv.Error) and not any(row)):
            continue
        wrong = _row_fault(shape, row)
        if wrong or isinstance(row, csv.Error):
            problems.append(_bad_row(capture, number, wrong or str(row)))
        else:
            parts.append(_part(shape, number, row, is_dated=capture.published is not None))
    return Outcome(found=Collected(texts=tuple(parts)), problems=tuple(problems))


def _row_fault(shape: Layout, row: tuple[str, ...] | csv.Error) -> str | None:
    if isinstance(row, csv.Error):
        return str(row)
    if len(row) != len(shape.header):
        return f"{len(row)} cells where the header has {len(shape.header)}"
    return fault(dict(shape.cells(row)))


def _part(shape: Layout, number: int, row: tuple[str, ...], *, is_dated: bool) -> TextPart:
    cells = shape.cells(row)
    named = {name: cell.strip() for name, cell in cells}
    return TextPart(
        part=f"row/{number}",
        kind=DocumentKind.ROW,
        form="row",
        text="\t".join(row),
        published=None if is_dated else _published(shape, named["date"]),
        url=named.get("url") or None,
        code=named.get("code") or None,
        row=named.get("row_id") or str(number),
        cells=cells,
    )


def _published(shape: Layout, written: str) -> Published | None:
    """The day of an announcement; a claim's date is the incident's, not its publication's.

    Where the publication of the whole table was given (a list made public later), that holds.
    """
    if not shape.is_official or len(written) != len("2014-11-06"):
        return None
    day = date.fromisoformat(written)
    return Published(day=day, source=PublishedSource.CONTENT, basis="the row's own date")


def _rows(text: str, delimiter: str) -> Iterator[tuple[str, ...] | csv.Error]:
    """Every row, or the error that stands in its place."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            yield tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    first = next(_rows(line, delimiter), ())
    return first if isinstance(first, tuple) else ()


def _bad_row(capture: Capture, number: int, message: str) -> Problem:
    return Problem(
        room="collect",
        subject=f"{capture.address}#row/{number}",
        kind="bad_row",
        message=message,
        hint="mend the row in a copy of the table and add the copy",
    )


def _no_columns(capture: Capture, shape: Layout) -> Problem:
    return Problem(
        room="collect",
        subject=capture.address,
        kind="missing_columns",
        message=f"the table has no column {' and no column '.join(shape.missing)}",
        hint="rename the columns, or map them: " + ", ".join(shape.columns),
    )


COLLECTOR = Table()
