"""The reverse view: each announced event with what others in the case tell of it."""

from dataclasses import replace

import pytest
from worlds import MINISTRY, OPTIONS, at, daily, event, place, two_provinces, when

from purport.assess.index import RecordIndex
from purport.assess.sheets import Record, Sheet
from purport.assess.unreported import CLAIMED, told_events
from purport.records.told import ToldState, sums


def others(*sheets: Sheet, origin: str = CLAIMED) -> RecordIndex:
    """What others tell of, made ready."""
    return RecordIndex(Record(origin=origin, sheets=sheets), two_provinces)


def told(km: float, other: RecordIndex) -> list[ToldState]:
    """The state of one announced event so many km north."""
    mine = daily(1, 20, {10: (event("mine", place("Amarra", km)),)})
    index = RecordIndex(Record(origin=MINISTRY, sheets=mine), two_provinces)
    return [each.state for each in told_events(index, [other], OPTIONS)]


@pytest.mark.parametrize(
    ("km", "state"), [(5, "likely"), (60, "possibly"), (-180, "none"), (180, "possibly")]
)
def test_what_others_tell_is_weighed_like_a_comparison(km: float, state: str) -> None:
    """Near is likely, far or the same region possibly, and nothing else is told by another."""
    claim = event("claim", place("There"), time=when(at(9), at(10)))
    sheet = replace(daily(10, 10, {10: (claim,)})[0], coverage=())
    assert [each.value for each in told(km, others(sheet))] == [state]


def test_another_record_that_is_not_held_says_nothing() -> None:
    """Where another official record has a gap, its telling nothing is not held, never none."""
    held = others(*daily(1, 20, {}), origin="Another ministry")
    gap = others(*daily(1, 8, {}), *daily(14, 20, {}), origin="Another ministry")
    assert told(5, held) == [ToldState.NONE]
    assert told(5, gap) == [ToldState.NOT_HELD]


def test_sums_hold_every_event_once() -> None:
    """The sums by month and country add up to the announced events."""
    mine = daily(1, 20, {day: (event(f"e{day}", place("Amarra")),) for day in (3, 10, 20)})
    index = RecordIndex(Record(origin=MINISTRY, sheets=mine), two_provinces)
    found = sums(told_events(index, [others()], OPTIONS))
    assert [(each.month, each.country, each.announced, each.none) for each in found] == [
        ("2015-01", "SY", 3, 3)
    ]


def test_what_stands_in_the_way_is_named() -> None:
    """Where nothing can be told, the piece and the words that stand in the way are named."""
    claim = event("claim", None, time=when(at(9), at(10)))
    sheet = replace(daily(10, 10, {10: (claim,)})[0], coverage=())
    mine = daily(1, 20, {10: (event("mine", place("Amarra", 5)),)})
    index = RecordIndex(Record(origin=MINISTRY, sheets=mine), two_provinces)
    (found,) = told_events(index, [others(sheet)], OPTIONS)
    assert found.state is ToldState.UNPLACED
    assert found.why is not None
    assert sheet.document.name in found.why
    assert "without saying where" in found.why
