"""Times as read against an anchor: EDTF, instants, granularity, zone and rule."""

from datetime import UTC, datetime

import pytest

from purport.extract.times import find_times
from purport.records.calendar import widened
from purport.records.when import Anchor, Granularity, When, WhenKind, ZoneBasis, utc
from purport.resolve.times import resolve_times

NOV_6 = Anchor(published=utc(2014, 11, 6))


def read(text: str, anchor: Anchor = NOV_6) -> When:
    """The reading of the only time in a text."""
    (mention,) = resolve_times(find_times(text), text, anchor)
    assert mention.when is not None
    return mention.when


def instants(when: When) -> tuple[str | None, str | None]:
    """Earliest and latest, to the minute."""
    pair = (when.earliest, when.latest)
    earliest, latest = (each and each.strftime("%Y-%m-%dT%H:%M") for each in pair)
    return earliest, latest


@pytest.mark.parametrize(
    ("text", "edtf", "earliest", "latest"),
    [
        ("It was on Sept. 23.", "2014-09-23", "2014-09-23T00:00", "2014-09-24T00:00"),
        ("the night of Sept. 22", "2014-09-22", "2014-09-22T18:00", "2014-09-23T06:00"),
        ("tweeted earlier today", "2014-11-06", "2014-11-06T00:00", "2014-11-07T00:00"),
        ("said earlier this week", "2014-11-03/2014-11-06", "2014-11-03T00:00", "2014-11-07T00:00"),
        ("since late October", "2014-10/..", "2014-10-16T00:00", None),
        ("struck last night", "2014-11-05", "2014-11-05T18:00", "2014-11-06T06:00"),
        ("three days ago", "2014-11-03", "2014-11-03T00:00", "2014-11-04T00:00"),
        ("It fell Thursday", "2014-11-06", "2014-11-06T00:00", "2014-11-07T00:00"),
        ("It fell Friday", "2014-10-31", "2014-10-31T00:00", "2014-11-01T00:00"),
        ("They will meet Friday", "2014-11-07", "2014-11-07T00:00", "2014-11-08T00:00"),
        ("They meet next Friday", "2014-11-07", "2014-11-07T00:00", "2014-11-08T00:00"),
        ("They met last Thursday", "2014-10-30", "2014-10-30T00:00", "2014-10-31T00:00"),
        ("in September 2013", "2013-09", "2013-09-01T00:00", "2013-10-01T00:00"),
        ("last summer", "2014-22", "2014-06-01T00:00", "2014-09-01T00:00"),
        ("in the 1990s", "199X", "1990-01-01T00:00", "2000-01-01T00:00"),
        ("last weekend", "2014-11-01/2014-11-02", "2014-11-01T00:00", "2014-11-03T00:00"),
        ("the second quarter of 2013", "2013-34", "2013-04-01T00:00", "2013-07-01T00:00"),
        ("the 20th century", "19XX", "1900-01-01T00:00", "2000-01-01T00:00"),
        ("in recent days", "../2014-11-06", None, "2014-11-07T00:00"),
        ("until Nov. 10", "../2014-11-10", None, "2014-11-11T00:00"),
        ("Monday to Friday", "2014-10-27/2014-10-31", "2014-10-27T00:00", "2014-11-01T00:00"),
        ("the night of 4-5 November", "2014-11-04", "2014-11-04T18:00", "2014-11-05T06:00"),
        ("early hours of Sunday", "2014-11-02", "2014-11-02T00:00", "2014-11-02T06:00"),
        ("before dawn on Sunday", "2014-11-02", "2014-11-02T00:00", "2014-11-02T04:00"),
        ("the last 24 hours", "2014-11-05/2014-11-06", "2014-11-05T00:00", "2014-11-07T00:00"),
        ("Jan-Mar 2014", "2014-01/2014-03", "2014-01-01T00:00", "2014-04-01T00:00"),
        ("the first week of May", "2014-05-01/2014-05-07", "2014-05-01T00:00", "2014-05-08T00:00"),
        ("from 2012 onwards", "2012/..", "2012-01-01T00:00", None),
        ("in 2014-15", "2014/2015", "2014-01-01T00:00", "2016-01-01T00:00"),
        ("the day before yesterday", "2014-11-04", "2014-11-04T00:00", "2014-11-05T00:00"),
    ],
)
def test_times_are_read_against_publication(
    text: str, edtf: str, earliest: str | None, latest: str | None
) -> None:
    """A time without its year, day or hour takes them from the day of publication."""
    when = read(text)
    assert when.edtf == edtf
    assert instants(when) == (earliest, latest)


@pytest.mark.parametrize(
    ("published", "text", "edtf"),
    [
        (3, "carried out from Oct. 31 through today.", "2014-10-31/2014-11-03"),
        (5, "attacked the group Nov. 3 through today, with jets", "2014-11-03/2014-11-05"),
        (6, "struck five targets last night near the town", "2014-11-05"),
        (7, "attacked it over the last three days, they said", "2014-11-05/2014-11-07"),
        (7, "flown eight strikes since Nov. 5, they said", "2014-11-05/.."),
        (10, "attacked the group Nov. 7-10 with jets", "2014-11-07/2014-11-10"),
        (12, "attacked the group Nov. 10 to 12 with jets", "2014-11-10/2014-11-12"),
        (14, "flew in Iraq Nov. 12 to14 with jets", "2014-11-12/2014-11-14"),
        (17, "targeted it in recent days", "../2014-11-17"),
        (17, "have flown 11 strikes since\n   Nov. 14, they said", "2014-11-14/.."),
        (19, "attacked it over the last three days", "2014-11-17/2014-11-19"),
        (21, "attacked it over the past several days", "../2014-11-21"),
        (24, "flown nine strikes since Nov.\n  21, they said", "2014-11-21/.."),
        (26, "attacked the group yesterday and today with jets", "2014-11-25/2014-11-26"),
    ],
)
def test_windows_of_official_releases(published: int, text: str, edtf: str) -> None:
    """The window of a release reads right, however it is worded, against that release's day."""
    assert read(text, Anchor(published=utc(2014, 11, published))).edtf == edtf


def test_a_window_in_local_time_has_no_zone_and_says_so() -> None:
    """Local time of a place that is not named stays unknown, and the rule tells by how much."""
    text = "They struck between 8 a.m., May 1, and 8 a.m., May 2, local time."
    when = read(text, Anchor(published=utc(2015, 5, 2), zone="America/New_York"))
    assert instants(when) == ("2015-05-01T08:00", "2015-05-02T08:00")
    assert (when.zone, when.zone_basis) == ("unknown", ZoneBasis.ASSUMED)
    assert "14 h earlier and 12 h later" in when.rule


def test_an_unknown_zone_can_be_widened() -> None:
    """The honest range of a day whose zone is unknown begins 14 hours before and ends 12 after."""
    earliest, latest = widened(read("It was on Sept. 23."))
    assert earliest == datetime(2014, 9, 22, 10, tzinfo=UTC)
    assert latest == datetime(2014, 9, 24, 12, tzinfo=UTC)


def test_a_known_zone_is_not_widened() -> None:
    """Where the zone is known the honest range is the range itself."""
    when = read("It was on Sept. 23.", Anchor(published=utc(2014, 11, 6), zone="Asia/Damascus"))
    assert widened(when) == (when.earliest, when.latest)
    assert instants(when) == ("2014-09-22T21:00", "2014-09-23T21:00")
    assert when.zone_basis is ZoneBasis.ORIGIN


@pytest.mark.parametrize(
    ("text", "earliest", "zone"),
    [
        ("at 9 a.m. EST Tuesday", "2014-11-04T14:00", "Etc/GMT+5"),
        ("at 14:30 Moscow time on Nov. 3", "2014-11-03T11:30", "Europe/Moscow"),
        ("sent 051430ZNOV14", "2014-11-05T14:30", "UTC"),
        ("sent 051430CNOV14", "2014-11-05T11:30", "Etc/GMT-3"),
        ("at 2014-11-05T14:30:00Z", "2014-11-05T14:30", "UTC"),
        ("at 2014-11-05T14:30:00+02:00", "2014-11-05T12:30", "Etc/GMT-2"),
        ("at 6:40 p.m. (GMT +8) Tuesday", "2014-11-04T10:40", "Etc/GMT-8"),
        ("الساعة 8 مساء بتوقيت دمشق", "2014-11-06T18:00", "Asia/Damascus"),
        ("5 ноября в 14:30 по московскому времени", "2014-11-05T11:30", "Europe/Moscow"),
    ],
)
def test_a_stated_zone_wins(text: str, earliest: str, zone: str) -> None:
    """An hour with a zone becomes that instant, whatever the origin's zone is."""
    anchor = Anchor(published=utc(2014, 11, 6), zone="Europe/Paris")
    (mention, *_) = resolve_times(find_times(text), text, anchor)
    assert mention.when is not None
    assert (instants(mention.when)[0], mention.when.zone) == (earliest, zone)
    assert mention.when.zone_basis is ZoneBasis.STATED


@pytest.mark.parametrize(
    ("text", "edtf", "timex3"),
    [
        ("It was on Sept. 23.", "XXXX-09-23", "XXXX-09-23"),
        ("in September", "XXXX-09", "XXXX-09"),
        ("last week", None, None),
        ("It fell Thursday", None, "XXXX-WXX-4"),
        ("on Sept. 23, 2013", "2013-09-23", "2013-09-23"),
    ],
)
def test_without_publication_a_time_stays_partial(
    text: str, edtf: str | None, timex3: str | None
) -> None:
    """Where publication is unknown nothing is filled in, and an undated time has no instants."""
    when = read(text, Anchor(published=None))
    assert (when.edtf, when.timex3) == (edtf, timex3)
    assert (when.earliest is None) == ("2013" not in text)


@pytest.mark.parametrize(
    ("text", "kind", "timex3"),
    [
        ("for three days", WhenKind.DURATION, "P3D"),
        ("a 5 1/2 hours wait", WhenKind.DURATION, "PT5H30M"),
        ("two decades", WhenKind.DURATION, "P20Y"),
        ("half an hour", WhenKind.DURATION, "PT30M"),
        ("it runs daily", WhenKind.SET, "P1D"),
        ("every Thursday", WhenKind.SET, "XXXX-WXX-4"),
        ("every two weeks", WhenKind.SET, "P2W"),
    ],
)
def test_durations_and_sets_are_kept_apart_from_points(
    text: str, kind: WhenKind, timex3: str
) -> None:
    """Amounts of time and recurring times have a TimeML value, but no date and no instants."""
    when = read(text)
    assert (when.kind, when.timex3) == (kind, timex3)
    assert (when.edtf, when.earliest, when.latest) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("the night of Sept. 22", Granularity.NIGHT),
        ("Friday morning", Granularity.PART_OF_DAY),
        ("at 9 a.m. Tuesday", Granularity.HOUR),
        ("on Sept. 23", Granularity.DAY),
        ("last week", Granularity.WEEK),
        ("last month", Granularity.MONTH),
        ("last year", Granularity.YEAR),
        ("from Oct. 31 through today", Granularity.RANGE),
    ],
)
def test_granularity_is_what_the_words_say(text: str, granularity: Granularity) -> None:
    """How fine a time is comes from its words."""
    assert read(text).granularity is granularity


def test_an_exact_publication_ends_earlier_today() -> None:
    """Where publication is known to the minute, "earlier today" ends with it."""
    anchor = Anchor(published=utc(2014, 11, 6, 6), exact=True)
    assert instants(read("tweeted earlier today", anchor)) == (
        "2014-11-06T00:00",
        "2014-11-06T06:00",
    )


def test_today_is_the_origins_day() -> None:
    """An exact publication just after midnight UTC is still yesterday west of Greenwich."""
    anchor = Anchor(published=utc(2014, 11, 6, 2), exact=True, zone="America/New_York")
    assert read("It was hit today", anchor).edtf == "2014-11-05"


def test_the_next_day_counts_from_the_day_spoken_of() -> None:
    """A relative day counts from the last day the text named, not from publication."""
    text = "It began on Sept. 22. Three days later it was over."
    (_, mention) = resolve_times(find_times(text), text, NOV_6)
    assert mention.when is not None
    assert mention.when.edtf == "2014-09-25"


def test_a_slashed_date_follows_the_locale() -> None:
    """Month first in American English, day first elsewhere."""
    british = Anchor(published=utc(2014, 11, 6), locale="en-GB")
    assert read("on 11/06/2014").edtf == "2014-11-06"
    assert read("on 11/06/2014", british).edtf == "2014-06-11"


@pytest.mark.parametrize("text", ["on Feb. 30", "on Sept. 31, 2014", "on 45.13.2014"])
def test_a_day_that_does_not_exist_is_never_dated(text: str) -> None:
    """A day that the calendar lacks gets no date instead of its neighbour's."""
    for mention in resolve_times(find_times(text), text, NOV_6):
        assert mention.when is not None
        assert mention.when.granularity is not Granularity.DAY
