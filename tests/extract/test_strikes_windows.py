"""The windows that releases state, read against their day of publication."""

from datetime import UTC, date, datetime

import pytest

from extract.releases import HEAD, document
from purport.extract.strikes import read_release
from purport.extract.strikes.calendar import calendar
from purport.extract.strikes.stated_windows import windows_in
from purport.extract.strikes.windows import with_release_window
from purport.records.origin import Published, PublishedSource
from purport.stock.profiles import load_profiles


def windows(text: str, today: date, zone: str = "Asia/Baghdad") -> list[tuple[str, str]]:
    """First and last instant, in UTC, of the windows in a text."""
    days = calendar(Published(day=today, source=PublishedSource.GIVEN), zone)
    assert days is not None
    return [
        (f"{each.earliest:%Y-%m-%dT%H:%M}", f"{each.latest:%Y-%m-%dT%H:%M}")
        for each in windows_in(text, (0, len(text)), days)
    ]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("from Oct. 31 through today", "2014-10-30T21:00", "2014-11-05T21:00"),
        ("Nov. 3 through today", "2014-11-02T21:00", "2014-11-05T21:00"),
        ("since Nov. 3", "2014-11-02T21:00", "2014-11-05T21:00"),
        ("since Monday", "2014-11-02T21:00", "2014-11-05T21:00"),
        ("over the last three days", "2014-11-02T21:00", "2014-11-05T21:00"),
        ("over the past several days", "2014-11-02T21:00", "2014-11-05T21:00"),
        ("in recent days", "2014-11-03T21:00", "2014-11-05T21:00"),
        ("in the past 24 hours", "2014-11-03T21:00", "2014-11-05T21:00"),
        ("over the weekend", "2014-10-31T21:00", "2014-11-02T21:00"),
        ("Nov. 3-5", "2014-11-02T21:00", "2014-11-05T21:00"),
        ("Nov 3 to5", "2014-11-02T21:00", "2014-11-05T21:00"),
        ("Oct. 31 - Nov. 2", "2014-10-30T21:00", "2014-11-02T21:00"),
        ("3 to 5 November 2014", "2014-11-02T21:00", "2014-11-05T21:00"),
        ("yesterday and today", "2014-11-03T21:00", "2014-11-05T21:00"),
        ("last night", "2014-11-04T15:00", "2014-11-05T03:00"),
        ("on Nov. 4", "2014-11-03T21:00", "2014-11-04T21:00"),
        ("on 4 November", "2014-11-03T21:00", "2014-11-04T21:00"),
        ("2014-11-04", "2014-11-03T21:00", "2014-11-04T21:00"),
        ("struck today", "2014-11-04T21:00", "2014-11-05T21:00"),
        (
            "between 8 a.m., Nov. 4, and 8 a.m., Nov. 5, local time",
            "2014-11-04T05:00",
            "2014-11-05T05:00",
        ),
        ("between 8a.m., Nov. 4, and 8 a.m. Nov. 5", "2014-11-04T05:00", "2014-11-05T05:00"),
        ("from 20:30, Nov. 4, to noon, Nov. 5", "2014-11-04T17:30", "2014-11-05T09:00"),
        ("on Dec. 31", "2013-12-30T21:00", "2013-12-31T21:00"),
    ],
)
def test_windows(text: str, earliest: str, latest: str) -> None:
    """Each way of stating a window is read, on its own, as these instants."""
    assert windows(text, date(2014, 11, 5)) == [(earliest, latest)]


@pytest.mark.parametrize(
    "text",
    [
        "officials reported today",
        "officials today provided details",
        "Published November 3, 2014",
        "on Feb. 30",
        "four to five vehicles",
    ],
)
def test_no_window(text: str) -> None:
    """The day on which officials spoke, a date line and impossible dates are no windows."""
    assert windows(text, date(2014, 11, 5)) == []


def test_the_year_turns() -> None:
    """A window from December to January lies in two years."""
    found = windows("Dec. 30 through Jan. 2", date(2015, 1, 2), "UTC")
    assert found == [("2014-12-30T00:00", "2015-01-03T00:00")]


def test_an_instant_ends_the_window() -> None:
    """A release with a known instant covers nothing after it."""
    text = HEAD + "In Syria, two airstrikes near Kobani hit a tank."
    issued = datetime(2014, 11, 5, 14, tzinfo=UTC)
    (window,) = read_release(document(text, issued), text, load_profiles()).coverage
    assert window.latest == issued


def test_coverage_has_countries_words_and_rule() -> None:
    """A window names the countries it speaks of, stands on its words, and tells its zone."""
    text = HEAD + "In Syria, two airstrikes near Kobani hit a tank."
    (window,) = read_release(document(text), text, load_profiles()).coverage
    assert window.scope == ("Syria", "Iraq")
    assert [text[s:e] for s, e in window.spans] == ["Nov. 3 through today"]
    assert "Asia/Baghdad" in window.rule


def test_hours_go_before_days() -> None:
    """Where a release names a day and the hours, the hours are its window, for all countries."""
    text = (
        "FOR IMMEDIATE RELEASE\nOperation Inherent Resolve\n\nOn Nov. 4, coalition military forces "
        "attacked ISIL in Syria, conducting two airstrikes. Separately, coalition military forces "
        "conducted five airstrikes in Iraq. All strikes took place between 8 a.m., Nov. 4, and "
        "8 a.m., Nov. 5, local time.\n\nSyria\n\nNear Kobani, two airstrikes hit a tank."
    )
    (window,) = read_release(document(text), text, load_profiles()).coverage
    assert (window.earliest.hour, window.latest.hour) == (5, 5)
    assert window.scope == ("Syria", "Iraq")


def test_different_windows_for_two_countries() -> None:
    """Two countries with different windows give two pieces of coverage."""
    text = (
        "From a U.S. Central Command News Release\n\nU.S. forces have conducted eight airstrikes "
        "in Syria since Nov. 3. They have conducted six airstrikes in Iraq since Nov. 4."
    )
    found = read_release(document(text), text, load_profiles()).coverage
    assert [(each.scope, each.earliest.day) for each in found] == [(("Syria",), 2), (("Iraq",), 3)]


def test_events_get_the_window_of_their_country() -> None:
    """An event without a time gets the window for its country, one with a time keeps it."""
    text = (
        "From a U.S. Central Command News Release\n\nU.S. forces have conducted eight airstrikes "
        "in Syria since Nov. 3. They have conducted six airstrikes in Iraq since Nov. 4.\n\n"
        "Syria\n\nNear Kobani, two airstrikes hit a tank.\n\n"
        "Iraq\n\nNear Hit, an airstrike hit a tank.\n\nNear Taji, a strike hit a van last night."
    )
    found = read_release(document(text), text, load_profiles())
    dated = with_release_window(found, text, load_profiles())
    assert [each.when is None for each in found.events] == [True, True, False]
    assert [each.when.edtf for each in dated if each.when] == [
        "2014-11-03/2014-11-05",
        "2014-11-04/2014-11-05",
        "2014-11-04",
    ]
    assert [each.when.as_written for each in dated if each.when] == [
        "since Nov. 3",
        "since Nov. 4",
        "last night",
    ]
