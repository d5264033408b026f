"""Rows that are one so far, and what two such groups say for themselves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import dist, inf, isnan

from purport.link.rows import (
    DOCUMENT,
    EARLIEST,
    LATEST,
    NEAR_KM,
    ROW,
    SPOT,
    TABLE,
    WIDE,
    Row,
    Spot,
)


@dataclass(slots=True)
class Group:
    """Rows that are one so far, with what decides whether more may join."""

    rows: list[int]
    last_start: float
    first_end: float
    spots: set[Spot]
    tables: dict[float, float]
    documents: dict[float, list[int]] = field(default_factory=dict)
    judged: bool = False  # a person joined some of its rows: others need fit only one of them


def alone(row: int, values: Row) -> Group:
    """A group of one row."""
    start, end, table = values[EARLIEST], values[LATEST], values[TABLE]
    bare = values[WIDE] or isnan(values[0])
    return Group(
        rows=[row],
        last_start=-inf if isnan(start) else start,
        first_end=inf if isnan(end) else end,
        spots=set() if bare else {SPOT(values)},
        tables={} if isnan(table) else {table: values[ROW]},
        documents={values[DOCUMENT]: [row]},
    )


def two_rows(one: Group, other: Group) -> bool:
    """Whether two groups hold two rows of one table: whoever made the table told them apart."""
    if not one.tables or not other.tables:
        return False
    return any(other.tables.get(table, row) != row for table, row in one.tables.items())


def spots_agree(
    one: Group, other: Group, margin_km: float, of: Callable[[Iterable[bool]], bool]
) -> bool:
    """Whether the places of two groups may be one: all pairs of them, or any, as `of` says."""
    if not one.spots or not other.spots:
        return True
    return of(
        left == right or dist(left[:3], right[:3]) <= max(NEAR_KM, left[3] + right[3]) + margin_km
        for left in one.spots
        for right in other.spots
    )
