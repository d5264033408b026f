"""What a table's columns mean, and what their cells must be."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from purport.records.value import value

CLAIMS = ("code", "date", "place", "lat", "lon", "claimed_by", "text", "url")
OFFICIAL = ("row_id", "date", "country", "location", "number", "line")
_NEEDED = {CLAIMS: ("date", "place"), OFFICIAL: ("date", "location")}
_CLEAR_FIT = 4  # columns of one layout that a header must show to be recognised unasked
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@value
class Layout:
    """A table's layout: which contract it fits and the column number of each of its names.

    `header` are the columns as written in the file, `names` the same under their contract names
    where they have one, else in lower case.
    """

    columns: tuple[str, ...]
    header: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def is_official(self) -> bool:
        """Whether its rows are announcements rather than claims."""
        return self.columns == OFFICIAL

    @property
    def missing(self) -> tuple[str, ...]:
        """The columns that it must have and has not."""
        return tuple(name for name in _NEEDED[self.columns] if name not in self.names)

    @property
    def fits_clearly(self) -> bool:
        """Whether the header shows this layout without anybody having said so."""
        shown = sum(name in self.names for name in self.columns)
        return not self.missing and shown >= _CLEAR_FIT

    def cells(self, row: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """The cells of a row with their names, in the order of the file."""
        return tuple(zip(self.names, row, strict=True))


def layout(
    header: Sequence[str], mapping: Mapping[str, str], official: bool | None = None
) -> Layout:
    """The layout of a header line; `official` None finds out which of the two fits better.

    `mapping` names the file's column for a contract column ({"place": "Location (en)"}); case and
    surrounding spaces never matter.
    """
    theirs = {_fold(column): name for name, column in mapping.items()}
    written = tuple(cell.strip() for cell in header)
    names = tuple(theirs.get(_fold(cell), _fold(cell)) for cell in written)
    if official is None:
        official = _shown(OFFICIAL, names) > _shown(CLAIMS, names)
    return Layout(columns=OFFICIAL if official else CLAIMS, header=written, names=names)


def fault(cells: Mapping[str, str]) -> str | None:
    """What is wrong with a row's cells, in words; None if nothing is."""
    return (
        _date_fault(cells.get("date", "").strip())
        or _point_fault(cells.get("lat", "").strip(), cells.get("lon", "").strip())
        or _number_fault(cells.get("number", "").strip())
    )


def _fold(name: str) -> str:
    return name.strip().casefold()


def _shown(columns: tuple[str, ...], names: tuple[str, ...]) -> int:
    return sum(name in names for name in columns)


def _date_fault(written: str) -> str | None:
    """Source: ISO 8601-1, calendar dates and their intervals."""
    for end in written.split("/") if written else ():
        if not _DAY.fullmatch(end) or not _is_day(end):
            return f"the date {written[:40]!r} is not ISO 8601 (2014-11-06, 2014-11 or a/b)"
    return None


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat((written + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _point_fault(lat: str, lon: str) -> str | None:
    if not lat and not lon:
        return None
    try:
        inside = abs(float(lat)) <= 90 and abs(float(lon)) <= 180
    except ValueError:
        inside = False
    return None if inside else f"lat {lat[:20]!r} and lon {lon[:20]!r} are no point in degrees"


def _number_fault(written: str) -> str | None:
    if not written or (written.isascii() and written.isdigit()):
        return None
    return f"the number {written[:20]!r} is not a whole number"
