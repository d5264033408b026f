"""Announced events, and whether another source of the case tells of them."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from purport.records.ids import DocumentId, EventId
from purport.records.place import Place
from purport.records.value import value


class ToldState(StrEnum):
    """What the other sources of a case say of an announced event: nothing is ever more than that.

    LIKELY and POSSIBLY: one tells of something that fits as a comparison would call it. NONE: no
    other source in this case does. NOT_HELD: another record would have to, but is not held for
    these days. UNPLACED: the event, or what another source tells of its days, is not on the map.
    """

    LIKELY = "likely"
    POSSIBLY = "possibly"
    NONE = "none"
    UNPLACED = "unplaced"
    NOT_HELD = "not_held"


@value
class ToldEvent:
    """One announced event of a record with what other sources in this case tell of it.

    `by` are the documents that do, the nearest first, at most three; `distance_km` is to the first.
    `why` says in words what stands in the way where the state is UNPLACED or NOT_HELD.
    """

    event_id: EventId
    document_id: DocumentId
    record: str
    place: Place | None
    earliest: datetime | None
    latest: datetime | None
    count: int | None
    state: ToldState
    by: tuple[DocumentId, ...] = ()
    distance_km: float | None = None
    why: str | None = None


@value
class ToldSum:
    """How many announced events of one record, month (YYYY-MM) and country are told by others."""

    record: str
    month: str
    country: str
    announced: int
    likely: int
    possibly: int
    none: int
    unplaced: int
    not_held: int


def sums(told: Iterable[ToldEvent]) -> tuple[ToldSum, ...]:
    """How many are told by others, by record, month and country, in that order."""
    counted: Counter[tuple[str, str, str, ToldState]] = Counter()
    for each in told:
        month = f"{each.earliest:%Y-%m}" if each.earliest else "undated"
        country = (each.place.country if each.place else None) or "not stated"
        counted[each.record, month, country, each.state] += 1
    keys = sorted({key[:3] for key in counted})
    return tuple(_sum(key, {state: counted[(*key, state)] for state in ToldState}) for key in keys)


def _sum(key: tuple[str, str, str], counts: dict[ToldState, int]) -> ToldSum:
    record, month, country = key
    return ToldSum(
        record=record,
        month=month,
        country=country,
        announced=sum(counts.values()),
        likely=counts[ToldState.LIKELY],
        possibly=counts[ToldState.POSSIBLY],
        none=counts[ToldState.NONE],
        unplaced=counts[ToldState.UNPLACED],
        not_held=counts[ToldState.NOT_HELD],
    )
