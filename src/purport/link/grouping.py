"""Rows to groups: pairs by falling weight, as far as nothing forbids it.

Pairs are taken strongest first, ties by row, so that the order of the inputs changes nothing. Two
groups become one only if no two of their rows forbid it: what a person set apart; two rows of one
table; windows too far apart; places farther from each other than their precisions and a margin
allow; two claims of one document that speak of two strikes. A row whose place is wide or missing
never joins groups: afterwards it joins the one group of its own document, text or photo that it
fits, if there is exactly one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import dist, inf, isnan

import numpy as np
from numpy.typing import NDArray

from purport.link.table import Columns
from purport.records.value import value

SLACK_H = 12.0  # within one document: a night has two dates, a place has another zone
NEAR_KM = 5.0
Spot = tuple[float, ...]  # x, y, z and radius in km


@value
class Limits:
    """How far two documents may put one strike apart: windows in hours, places in km beyond what
    both leave open.
    """

    hours_apart: float = 36.0
    km_apart: float = 15.0


@value
class Edges:
    """Pairs of rows worth joining, with their weights; arrays of one length."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    weight: NDArray[np.float64]


@value
class Bound:
    """Pairs of rows that persons said are one; pairs that are not, by persons or by the text."""

    together: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()


UNBOUND, USUAL = Bound(), Limits()


@dataclass(slots=True)
class _Group:
    """Rows that are one so far, with what decides whether more may join."""

    rows: list[int]
    last_start: float
    first_end: float
    spots: set[Spot]
    tables: dict[float, float]
    documents: dict[float, list[int]] = field(default_factory=dict)
    judged: bool = False  # a person joined some of its rows: others need fit only one of them


class Grouping:
    """The groups of a table's rows while they are being joined."""

    def __init__(self, columns: Columns, bound: Bound = UNBOUND, limits: Limits = USUAL) -> None:
        self._limits = limits
        self._rows = _Rows(columns)
        self._of: dict[int, _Group] = {}
        self._apart: dict[int, set[int]] = {}
        for left, right in bound.apart:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)
        for left, right in bound.together:
            self._merge(self.group_of(left), self.group_of(right))
            self.group_of(left).judged = True

    def group_of(self, row: int) -> _Group:
        """The group that a row is in."""
        found = self._of.get(row)
        if found is None:
            found = self._of[row] = self._rows.alone(row)
        return found

    def join(self, edges: Edges) -> list[tuple[int, int]]:
        """The pairs that joined two groups, strongest first."""
        order = np.lexsort((edges.right, edges.left, -edges.weight))
        joined = []
        for left, right in zip(
            edges.left[order].tolist(), edges.right[order].tolist(), strict=True
        ):
            one, other = self.group_of(left), self.group_of(right)
            if one is not other and self.may_join(one, other):
                self._merge(one, other)
                joined.append((left, right))
        return joined

    def settle(self, row: int, neighbours: Iterable[int]) -> int | None:
        """The neighbour through which a vague row joined its group; None where no group, or more
        than one, takes it.
        """
        own = self.group_of(row)
        fitting: dict[int, int] = {}
        for other in sorted(neighbours):
            group = self.group_of(other)
            if group is not own and self._takes(group, row):
                fitting.setdefault(id(group), other)
        if len(fitting) != 1:
            return None
        through = next(iter(fitting.values()))
        self._merge(own, self.group_of(through))
        return through

    def groups(self) -> list[list[int]]:
        """The rows of each group, sorted; groups in the order of their first row."""
        found = {id(group): group for group in self._of.values()}
        alone = [[row] for row in range(self._rows.count) if row not in self._of]
        return sorted([*alone, *(sorted(group.rows) for group in found.values())])

    def may_join(self, one: _Group, other: _Group) -> bool:
        """Whether nothing forbids that two groups are one."""
        judged = one.judged or other.judged
        start, end = max(one.last_start, other.last_start), min(one.first_end, other.first_end)
        return (
            (judged or start <= end + self._limits.hours_apart)
            and not _two_rows(one, other)
            and not self._set_apart(one, other)
            and _spots_agree(one, other, self._limits.km_apart, any if judged else all)
            and self._documents_agree(one, other)
        )

    def _takes(self, group: _Group, row: int) -> bool:
        """Whether a vague row fits all rows of a group, as strictly as within one document."""
        return self.may_join(group, self.group_of(row)) and all(
            self._rows.one_strike(row, other) for other in group.rows
        )

    def _set_apart(self, one: _Group, other: _Group) -> bool:
        few, many = sorted((one, other), key=lambda each: len(each.rows))
        return bool(self._apart) and any(
            not self._apart[row].isdisjoint(many.rows) for row in few.rows if row in self._apart
        )

    def _documents_agree(self, one: _Group, other: _Group) -> bool:
        few, many = sorted((one, other), key=lambda each: len(each.documents))
        return all(
            self._rows.one_strike(left, right)
            for document, rows in few.documents.items()
            if document in many.documents
            for left in rows
            for right in many.documents[document]
        )

    def _merge(self, one: _Group, other: _Group) -> None:
        if one is other:
            return
        small, large = sorted((one, other), key=lambda each: (len(each.rows), -min(each.rows)))
        large.rows += small.rows
        large.last_start = max(one.last_start, other.last_start)
        large.first_end = min(one.first_end, other.first_end)
        large.spots |= small.spots
        large.tables |= small.tables
        large.judged |= small.judged
        for document, rows in small.documents.items():
            large.documents.setdefault(document, []).extend(rows)
        for row in small.rows:
            self._of[row] = large


class _Rows:
    """The rows' values as plain lists: reading single numbers from arrays is slow."""

    def __init__(self, columns: Columns) -> None:
        self._lists: Mapping[str, Sequence[float]] = {
            name: column.tolist() for name, column in columns.items()
        }
        self.count = len(self._lists["document"])
        names = ("x_km", "y_km", "z_km", "radius_km")
        self._spots: list[Spot] = list(zip(*(self._lists[name] for name in names), strict=True))

    def alone(self, row: int) -> _Group:
        """A group of one row."""
        lists = self._lists
        start, end = lists["earliest_h"][row], lists["latest_h"][row]
        spot, table = self._spots[row], lists["table"][row]
        bare = lists["wide"][row] or isnan(spot[0])
        return _Group(
            rows=[row],
            last_start=-inf if isnan(start) else start,
            first_end=inf if isnan(end) else end,
            spots=set() if bare else {spot},
            tables={} if isnan(table) else {table: lists["row"][row]},
            documents={lists["document"][row]: [row]},
        )

    def one_strike(self, left: int, right: int) -> bool:
        """Whether two claims of one document can speak of one strike."""
        return (
            self._equal("kind", left, right)
            and self._touch(left, right)
            and self._places_agree(left, right)
            and not self._two_attackers(left, right)
        )

    def _equal(self, name: str, left: int, right: int) -> bool:
        listed = self._lists[name]
        return bool(listed[left] == listed[right])

    def _touch(self, left: int, right: int) -> bool:
        starts, ends = self._lists["earliest_h"], self._lists["latest_h"]
        apart = (
            starts[left] > ends[right] + SLACK_H or starts[right] > ends[left] + SLACK_H
        )  # False where one is NaN
        return not apart

    def _places_agree(self, left: int, right: int) -> bool:
        one, other = self._spots[left], self._spots[right]
        names = self._lists["place_name"]
        if isnan(one[0]) or isnan(other[0]):
            unnamed = isnan(names[left]) or isnan(names[right])
            return bool(unnamed or names[left] == names[right])
        return dist(one[:3], other[:3]) <= max(NEAR_KM, one[3] + other[3])

    def _two_attackers(self, left: int, right: int) -> bool:
        """Whether one speaker lays them to two sides; two speakers may well disagree on one."""
        sides, kinds = self._lists["attacker_side"], self._lists["attacker_kind"]
        if isnan(sides[left]) or isnan(sides[right]) or sides[left] == sides[right]:
            return False
        if {kinds[left], kinds[right]} == {1.0, 2.0}:  # a coalition and a force of it
            return False
        return self._equal("source", left, right)


def _two_rows(one: _Group, other: _Group) -> bool:
    """Two rows of one table are two incidents: whoever made the table told them apart."""
    return any(other.tables.get(table, row) != row for table, row in one.tables.items())


def _spots_agree(
    one: _Group, other: _Group, margin_km: float, of: Callable[[Iterable[bool]], bool]
) -> bool:
    if not one.spots or not other.spots:
        return True
    return of(
        left == right or dist(left[:3], right[:3]) <= max(NEAR_KM, left[3] + right[3]) + margin_km
        for left in one.spots
        for right in other.spots
    )
