"""Rows to groups: pairs by falling weight, as far as nothing forbids it.

Pairs are taken strongest first, ties by row, so that the order of the inputs changes nothing. Two
groups become one only if no two of their rows forbid it: what a person set apart; two rows of one
table; windows too far apart; places farther from each other than their precisions and a margin
allow; two claims of one document that speak of two strikes. A row whose place is wide or missing
never joins groups: afterwards it joins the one group of its own document, text or photo that it
fits, if there is exactly one.
"""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from purport.link.components import batches, components
from purport.link.group import Group, alone, spots_agree, two_rows
from purport.link.rows import Rows, one_strike
from purport.link.table import Columns
from purport.link.weights import DECIMALS
from purport.records.value import value

BATCH = 50_000  # edges after which finished groups are put away


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


class Grouping:
    """The groups of a table's rows while they are being joined.

    Groups that are finished are kept as bare numbers of rows, and made whole again where one is
    asked for: whole ones of a million rows would outgrow the memory and its caches.
    """

    def __init__(self, columns: Columns, bound: Bound = UNBOUND, limits: Limits = USUAL) -> None:
        self._limits, self._bound = limits, bound
        self._rows = Rows(columns)
        self._of: dict[int, Group] = {}
        self._first = np.arange(self._rows.count, dtype=np.int64)
        self._finished: dict[int, tuple[list[int], bool]] = {}
        self._apart: dict[int, set[int]] = {}
        for left, right in bound.apart:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)
        for left, right in bound.together:
            self._merge(self.group_of(left), self.group_of(right))
            self.group_of(left).judged = True
        self._finish()

    def group_of(self, row: int) -> Group:
        """The group that a row is in."""
        found = self._of.get(row)
        if found is None:
            first = int(self._first[row])
            rows, judged = self._finished.pop(first, ([row], False))
            found = self._whole(rows, judged)
        return found

    def _whole(self, rows: list[int], judged: bool) -> Group:
        for row in rows:
            self._of[row] = alone(row, self._rows.of(row))
        for row in rows[1:]:
            self._merge(self._of[rows[0]], self._of[row])
        found = self._of[rows[0]]
        found.judged = judged
        return found

    def _finish(self) -> None:
        """Nothing; all groups are bare numbers of rows until they are asked for."""
        for group in {id(group): group for group in self._of.values()}.values():
            if len(group.rows) > 1:
                rows = sorted(group.rows)
                self._first[rows] = rows[0]
                self._finished[rows[0]] = (rows, group.judged)
        self._of.clear()
        self._rows.forget()

    def join(self, edges: Edges) -> list[tuple[int, int]]:
        """The pairs that joined two groups: what hangs together by edges after one another, in each
        the strongest first.

        Whatever does not hang together cannot hinder each other, so that their order is no matter.
        """
        ordered, stretches = self._in_order(edges)
        joined = []
        for start, end in stretches:
            part = ordered[start:end]
            for left, right in zip(
                edges.left[part].tolist(), edges.right[part].tolist(), strict=True
            ):
                one, other = self.group_of(left), self.group_of(right)
                if one is not other and self.may_join(one, other):
                    self._merge(one, other)
                    joined.append((left, right))
            self._finish()
        return joined

    def _in_order(self, edges: Edges) -> tuple[NDArray[np.int64], list[tuple[int, int]]]:
        """The places of the edges in the order in which they are taken, and where to pause."""
        count = self._rows.count
        bound = np.array(self._bound.together, np.int64).reshape(-1, 2)
        left = np.concatenate([edges.left, bound[:, 0]])
        right = np.concatenate([edges.right, bound[:, 1]])
        part = components(count, left, right)[edges.left]
        light = np.rint(-edges.weight * 10**DECIMALS).astype(np.int64)
        by_pair = np.argsort(edges.left * count + edges.right)
        by_weight = by_pair[np.argsort(light[by_pair], kind="stable")]
        ordered = by_weight[np.argsort(part[by_weight], kind="stable")]
        return ordered, batches(part[ordered], BATCH)

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
        self._finish()
        order = np.argsort(self._first, kind="stable")
        cuts = [0, *(np.flatnonzero(np.diff(self._first[order])) + 1).tolist(), len(order)]
        rows = order.tolist()
        return [rows[start:end] for start, end in pairwise(cuts) if start < end]

    def may_join(self, one: Group, other: Group) -> bool:
        """Whether nothing forbids that two groups are one."""
        judged = one.judged or other.judged
        start, end = max(one.last_start, other.last_start), min(one.first_end, other.first_end)
        return (
            (judged or start <= end + self._limits.hours_apart)
            and not two_rows(one, other)
            and not self._set_apart(one, other)
            and spots_agree(one, other, self._limits.km_apart, any if judged else all)
            and self._documents_agree(one, other)
        )

    def _takes(self, group: Group, row: int) -> bool:
        """Whether a vague row fits all rows of a group, as strictly as within one document."""
        return self.may_join(group, self.group_of(row)) and all(
            one_strike(self._rows.of(row), self._rows.of(other)) for other in group.rows
        )

    def _set_apart(self, one: Group, other: Group) -> bool:
        if not self._apart:
            return False
        few, many = (one, other) if len(one.rows) <= len(other.rows) else (other, one)
        return any(
            not self._apart[row].isdisjoint(many.rows) for row in few.rows if row in self._apart
        )

    def _documents_agree(self, one: Group, other: Group) -> bool:
        few, many = one, other
        if len(many.documents) < len(few.documents):
            few, many = other, one
        shared = few.documents.keys() & many.documents.keys()
        return not shared or all(
            one_strike(self._rows.of(left), self._rows.of(right))
            for document in shared
            for left in few.documents[document]
            for right in many.documents[document]
        )

    def _merge(self, one: Group, other: Group) -> None:
        if one is other:
            return
        small, large = (one, other) if len(one.rows) <= len(other.rows) else (other, one)
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
