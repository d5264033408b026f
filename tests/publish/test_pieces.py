"""The small parts: cutting texts, axes of days, words for times and places, short names."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from purport.publish.cuts import Mark, cut, join_near
from purport.publish.dates import days_words, range_words, record_words, when_words
from purport.publish.outcomes import joined
from purport.publish.places import place_words, precision_words, sketch
from purport.publish.quotes import direction
from purport.publish.sheet import Sheet
from purport.publish.source_rows import short_path
from purport.publish.timescale import lay_out
from purport.records.incident import Window
from purport.records.place import Place, Precision, distance_km
from purport.records.when import Granularity, When, unread, utc

from .making import HAREM, SARMADA, night

SPANS = some.tuples(some.integers(0, 40), some.integers(1, 20)).map(lambda one: (one[0], sum(one)))
MOMENTS = some.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1)).map(
    lambda at: utc(at.year, at.month, at.day, at.hour)
)


@given(some.text(max_size=60), some.lists(SPANS, max_size=8))
def test_cutting_keeps_every_letter(text: str, spans: list[tuple[int, int]]) -> None:
    """The pieces together are the text, and a piece is marked exactly where its mark holds."""
    marks = [Mark(span=span, name=f"m{number}") for number, span in enumerate(spans)]
    pieces = list(cut(text, (0, len(text)), marks))
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        for mark in marks:
            inside = mark.span[0] <= piece.start < mark.span[1] and piece.text != ""
            assert (mark.name in piece.names.split()) == inside


def test_near_spans_are_joined_within_a_sentence_only() -> None:
    """A date between cue and content joins them; a full stop or a skipped range does not."""
    text = "They said on Sept. 23 that it fell. Others left."
    assert join_near(text, [(0, 9), (22, 34)], ()) == ((0, 34),)
    assert join_near(text, [(22, 34), (36, 42)], ()) == ((22, 34), (36, 42))
    assert join_near(text, [(0, 9), (22, 34)], [(12, 15)]) == ((0, 9), (22, 34))


@given(some.lists(MOMENTS, min_size=1, max_size=12))
def test_the_axis_keeps_the_order_of_time(moments: list[datetime]) -> None:
    """Later instants lie further down, all within the axis, whatever is folded."""
    scale = lay_out(moments)
    assert scale is not None
    places = [scale.at(at) for at in sorted(moments)]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= scale.height
    assert [tick.begin for tick in scale.ticks[1:]] == [tick.end for tick in scale.ticks[:-1]]


def test_long_stretches_without_anything_are_folded() -> None:
    """Thirty-six days in which nothing begins or ends take the room of a day and a half."""
    scale = lay_out([utc(2014, 9, 23), utc(2014, 10, 31)])
    assert scale is not None
    assert [tick.label for tick in scale.ticks if tick.folded] == ["36 days folded"]
    assert scale.height < 7


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2014, 11, 6), date(2014, 11, 6), "6 Nov 2014"),
        (date(2014, 11, 3), date(2014, 11, 5), "3 – 5 Nov 2014"),
        (date(2014, 10, 31), date(2014, 11, 5), "31 Oct – 5 Nov 2014"),
        (date(2014, 12, 31), date(2015, 1, 1), "31 Dec 2014 – 1 Jan 2015"),
    ],
)
def test_days_in_words(first: date, last: date, words: str) -> None:
    """Months and years are said once where they are the same."""
    assert days_words(first, last) == words


def test_ranges_in_words_keep_open_ends_open() -> None:
    """A half-open range ends with the day before; an end that is not known is said so."""
    assert range_words(utc(2014, 10, 31), utc(2014, 11, 6)) == "31 Oct – 5 Nov 2014"
    assert range_words(None, utc(2014, 11, 6)) == "time not given: before 6 Nov 2014"
    assert range_words(None, utc(2014, 11, 6, 6)).endswith("before 6 Nov 2014, 06:00 UTC")
    assert range_words(utc(2014, 9, 23), None) == "since 23 Sep 2014"
    assert range_words(None, None) == "time not given"


def test_times_are_never_finer_than_they_were_read() -> None:
    """A month stays a month, a night names both days, an unread time stays its words."""
    month = When(
        as_written="October",
        edtf="2014-10",
        earliest=utc(2014, 10, 1),
        latest=utc(2014, 11, 1),
        granularity=Granularity.MONTH,
        rule="month",
    )
    assert when_words(month) == "Oct 2014"
    last = night("last night", utc(2014, 11, 5, 16), utc(2014, 11, 6, 4))
    assert when_words(last) == "night of 5 to 6 Nov 2014"
    assert when_words(unread("lately")) == "“lately”, not placed in time"
    assert when_words(None) == "time not given"


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (utc(2014, 10, 30, 21), utc(2014, 11, 5, 21), "31 Oct – 5 Nov 2014"),
        (utc(2014, 10, 31, 4), utc(2014, 11, 6, 4), "31 Oct – 5 Nov 2014"),
        (utc(2014, 10, 31), utc(2014, 11, 6), "31 Oct – 5 Nov 2014"),
        (utc(2014, 11, 5, 16), utc(2014, 11, 6, 4), "5 – 6 Nov 2014"),
    ],
)
def test_a_records_days_are_those_of_its_zone(begin: datetime, end: datetime, words: str) -> None:
    """A window from midnight to midnight in any zone is said in the days of that zone."""
    assert record_words(begin, end) == words


def test_paths_do_not_tell_of_a_machine() -> None:
    """Of an absolute path only the last part is shown, with its message or row."""
    assert short_path("/home/someone/export/result.json#message/17") == "…/result.json#message/17"
    assert short_path("C:\\Users\\someone\\a.txt") == "…/a.txt"
    assert short_path("export/result.json#message/17") == "export/result.json#message/17"


def test_touching_windows_are_one() -> None:
    """Windows that touch or overlap are joined, others stay apart."""
    days = [Window(earliest=utc(2014, 11, n), latest=utc(2014, 11, n + 2)) for n in (5, 3, 10)]
    assert [(w.earliest, w.latest) for w in joined(days)] == [
        (utc(2014, 11, 3), utc(2014, 11, 7)),
        (utc(2014, 11, 10), utc(2014, 11, 12)),
    ]


def test_the_sketch_is_to_scale() -> None:
    """Distance and radii are drawn in the same units as the scale bar."""
    drawn = sketch(HAREM, SARMADA, 2000)
    assert drawn is not None
    left, right = drawn.spots
    per_km = drawn.bar_length / drawn.bar_km
    apart = ((left.x - right.x) ** 2 + (left.y - right.y) ** 2) ** 0.5
    assert apart / per_km == pytest.approx(distance_km(HAREM, SARMADA), rel=0.01)
    assert right.radius / per_km == pytest.approx(5, rel=0.02)
    assert not drawn.touching


def test_places_are_coarse_and_unresolved_ones_are_words() -> None:
    """A point is shown as its town, and a name without a place as the name."""
    point = Place(as_written="a house", lat=36.0, lon=36.0, radius_m=50, precision=Precision.POINT)
    drawn = sketch(point, None, 2000)
    assert drawn is not None
    assert drawn.spots[0].note == "town, ± 2 km"
    assert precision_words(point) == "the town"
    assert place_words(Place(as_written="Nowhere"), {}) == "“Nowhere”, place not resolved"
    assert place_words(None, {}) == "place not stated"
    assert sketch(Place(as_written="Nowhere"), None, 2000) is None


def test_direction_is_that_of_the_first_letter() -> None:
    """Digits and marks have no direction; the first letter decides."""
    assert direction("12 “تدّعي") == "rtl"
    assert direction("12 claims تدّعي") == "ltr"
    assert direction("…") == "ltr"


def test_equal_positions_share_a_class() -> None:
    """A sheet names each position once, with as few digits as it needs."""
    sheet = Sheet()
    assert sheet.place(a=1, b=2.5) == sheet.place(a=1.0, b=2.5)
    assert sheet.place(a=1.00049, b=0) == "g2"
    assert sheet.text() == ".g1{--a:1;--b:2.5}\n.g2{--a:1;--b:0}\n"


@given(MOMENTS, some.integers(1, 300))
def test_a_stretched_axis_keeps_proportions(begin: datetime, days: int) -> None:
    """Stretching moves everything by the same factor."""
    scale = lay_out([begin, begin + timedelta(days=days)])
    assert scale is not None
    twice = scale.stretched(2)
    assert twice.height == 2 * scale.height
    assert twice.at(begin) == pytest.approx(2 * scale.at(begin))
