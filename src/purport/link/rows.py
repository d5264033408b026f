"""The rows of a table as numbers, and whether two of one document can speak of one strike."""

from math import dist, isnan
from operator import itemgetter

import numpy as np

from purport.link.table import Columns

SLACK_H = 12.0  # within one document: a night has two dates, a place has another zone
NEAR_KM = 5.0
Spot = tuple[float, ...]  # x, y, z and radius in km
Row = list[float]

NAMES = (
    "x_km", "y_km", "z_km", "radius_km", "earliest_h", "latest_h", "table", "row", "wide",
    "document", "kind", "place_name", "attacker_side", "attacker_kind", "source",
)  # fmt: skip
SPOT = itemgetter(0, 1, 2, 3)
(EARLIEST, LATEST, TABLE, ROW, WIDE, DOCUMENT, KIND, PLACE_NAME, SIDE, SIDE_KIND, SOURCE) = range(
    4, len(NAMES)
)


class Rows:
    """The rows' values as plain lists, made when first asked for.

    Reading single numbers from arrays is slow, and lists of all columns are large: so what is kept
    is forgotten from time to time.
    """

    def __init__(self, columns: Columns) -> None:
        self._table = np.stack([columns[name] for name in NAMES], axis=1)
        self._kept: dict[int, Row] = {}
        self.count = len(self._table)

    def of(self, row: int) -> Row:
        """The values of a row, in the order of `NAMES`."""
        found = self._kept.get(row)
        if found is None:
            found = self._kept[row] = self._table[row].tolist()
        return found

    def forget(self) -> None:
        """Nothing; what was kept is made again when it is asked for."""
        self._kept.clear()


def one_strike(left: Row, right: Row) -> bool:
    """Whether two claims of one document can speak of one strike."""
    return (
        left[KIND] == right[KIND]
        and _touch(left, right)
        and _places_agree(left, right)
        and not _two_attackers(left, right)
    )


def _touch(left: Row, right: Row) -> bool:
    """Whether the windows lie half a day apart at most, or one is not known (NaN)."""
    apart = (
        left[EARLIEST] > right[LATEST] + SLACK_H or right[EARLIEST] > left[LATEST] + SLACK_H
    )  # False where one is NaN
    return not apart


def _places_agree(left: Row, right: Row) -> bool:
    if isnan(left[0]) or isnan(right[0]):
        one, other = left[PLACE_NAME], right[PLACE_NAME]
        return isnan(one) or isnan(other) or one == other
    return dist(left[:3], right[:3]) <= max(NEAR_KM, left[3] + right[3])


def _two_attackers(left: Row, right: Row) -> bool:
    """Whether one speaker lays them to two sides; two speakers may well disagree on one."""
    one, other = left[SIDE], right[SIDE]
    if isnan(one) or isnan(other) or one == other:
        return False
    if {left[SIDE_KIND], right[SIDE_KIND]} == {1.0, 2.0}:  # a coalition and a force of it
        return False
    return left[SOURCE] == right[SOURCE]
