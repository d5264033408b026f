"""What of a record was searched for a window, and when its silence may be stated."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.assess.completeness import completeness
from purport.assess.covered import CompletenessOptions
from purport.assess.implied import with_implied
from purport.assess.rhythm import expected_days, learn_rhythm, rhythm_on
from purport.assess.sheets import Record, Sheet
from purport.records.document import Coverage, Document, DocumentKind
from purport.records.event import Event, EventKind
from purport.records.ids import CaptureId, DocumentId, EventId
from purport.records.incident import Window
from purport.records.origin import Origin, OriginKind, Published, PublishedSource
from purport.records.rhythm import Covers, Expected, Habit, Phase, Rhythm
from purport.records.when import Granularity, When

SYRIA = CompletenessOptions(scope=("Syria",), zone="UTC")


def at(day: int, hour: int = 0) -> datetime:
    """An hour of November 2014, in UTC; days run on after the 30th."""
    return datetime(2014, 11, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=hour)


def window(first: datetime | None, last: datetime | None) -> Window:
    """A claimed window."""
    return Window(earliest=first, latest=last)


def sheet(
    published: int,
    first: datetime | None = None,
    last: datetime | None = None,
    *,
    scope: tuple[str, ...] = (),
    events: tuple[Event, ...] = (),
) -> Sheet:
    """A release published on a day of November 2014 that covers one window, or none."""
    name = f"document-{published}-{first}-{scope}"
    coverage = (
        Coverage(
            document_id=DocumentId(name),
            origin="ministry",
            earliest=first,
            latest=last,
            scope=scope,
            rule="as stated",
            component="test/1",
        ),
    ) if first and last else ()  # fmt: skip
    return Sheet(document=_document(name, published), coverage=coverage, events=events, claims=())


def _document(name: str, published: int) -> Document:
    return Document(
        id=DocumentId(name),
        kind=DocumentKind.RELEASE,
        capture_id=CaptureId("capture-test"),
        address=name,
        origin=Origin(name="ministry", kind=OriginKind.OFFICIAL),
        published=Published(day=at(published).date(), source=PublishedSource.GIVEN),
        sha256="0" * 64,
        text_sha256="0" * 64,
        code_points=0,
        component="test/1",
    )


def daily(*days: int) -> tuple[Sheet, ...]:
    """Releases that each cover the 24 hours to 05:00Z of their day."""
    return tuple(sheet(day, at(day - 1, 5), at(day, 5)) for day in days)


def test_all_held() -> None:
    """A window inside the held windows is complete, and every release that touches it counts."""
    found = completeness(window(at(3, 0), at(4, 0)), daily(2, 3, 4, 5, 6, 7), SYRIA)
    assert found.complete
    assert (found.held, found.expected, found.missing) == (2, 2, ())
    assert [(each.earliest, each.latest) for each in found.searched] == [
        (at(2, 5), at(3, 5)),
        (at(3, 5), at(4, 5)),
    ]


def test_a_missing_release() -> None:
    """A release that is not held makes the record incomplete, and its day is named."""
    found = completeness(window(at(4, 6), at(5, 4)), daily(1, 2, 3, 4, 6, 7, 8), SYRIA)
    assert not found.complete
    assert found.expected > found.held
    assert [(each.day, each.until) for each in found.missing] == [
        (date(2014, 11, 4), date(2014, 11, 5))
    ]


def test_gaps_of_an_irregular_record() -> None:
    """Releases two or three times a week are judged by what they cover, not by counting days."""
    held = (sheet(5, at(3), at(5, 12)), sheet(7, at(5), at(8)), sheet(12, at(10), at(13)))
    inside = completeness(window(at(4), at(6)), held, SYRIA)
    assert inside.complete
    assert (inside.held, inside.expected) == (2, 2)
    outside = completeness(window(at(7), at(11)), held, SYRIA)
    assert not outside.complete
    assert (outside.held, outside.expected) == (2, 3)
    assert "irregularly" in outside.missing[0].why


def test_the_last_day_is_open() -> None:
    """A release that covers its own day of publication does not cover the hours after its issue."""
    alone = (sheet(5, at(3), at(6)),)
    found = completeness(window(at(5, 12), at(5, 18)), alone, SYRIA)
    assert not found.complete
    assert "issued during its first day" in found.missing[0].why
    followed = (*alone, sheet(7, at(5), at(8)))
    assert completeness(window(at(5, 12), at(5, 18)), followed, SYRIA).complete


def test_stated_hours_are_not_open() -> None:
    """A window that ends at a stated hour of the day of publication is covered to that hour."""
    found = completeness(window(at(4, 0), at(5, 4)), daily(4, 5), SYRIA)
    assert found.complete


def test_another_countrys_window_covers_nothing() -> None:
    """A release on one country is not held for another."""
    held = (sheet(4, at(3, 5), at(4, 5), scope=("Iraq",)),)
    asked = window(at(3, 6), at(4, 4))
    assert not completeness(asked, held, SYRIA).complete
    assert completeness(asked, held, CompletenessOptions(scope=("Iraq",))).complete


def test_an_unknown_country_needs_all() -> None:
    """Where the country is not known, a gap in any country of the record is a gap."""
    held = (
        sheet(4, at(3, 5), at(4, 5), scope=("Iraq", "Syria")),
        sheet(5, at(4, 5), at(5, 5), scope=("Iraq",)),
    )
    everywhere = CompletenessOptions()
    assert completeness(window(at(3, 6), at(4, 4)), held, everywhere).complete
    assert not completeness(window(at(4, 6), at(5, 4)), held, everywhere).complete


def test_a_release_read_with_a_problem() -> None:
    """A held release that was not read without a problem does not count as searched."""
    held = daily(4, 5, 6)
    unsound = frozenset({held[1].document.id})
    asked = CompletenessOptions(scope=("Syria",), unsound=unsound)
    found = completeness(window(at(4, 6), at(5, 4)), held, asked)
    assert not found.complete
    assert found.searched == ()
    assert any("was not read" in each.why for each in found.missing)


def test_a_release_without_a_window() -> None:
    """A held release whose window could not be read forbids silence around its day."""
    held = (*daily(3, 4, 5, 6), sheet(5))
    assert not completeness(window(at(4, 6), at(5, 4)), held, SYRIA).complete


def test_a_single_announcement_covers_nothing() -> None:
    """A release that tells of one dated strike neither covers a window nor forbids silence."""
    event = Event(
        id=EventId("event-test"),
        kind=EventKind.AIRSTRIKE,
        document_id=DocumentId("document-single"),
        spans=((0, 1),),
        text="x",
        when=When(
            as_written="last night",
            edtf="2014-11-04",
            earliest=at(4, 15),
            latest=at(5, 3),
            granularity=Granularity.NIGHT,
            rule="night",
        ),
        component="test/1",
    )
    single = sheet(5, events=(event,))
    asked = window(at(4, 16), at(5, 2))
    assert completeness(asked, (*daily(4, 5, 6), single), SYRIA).complete
    assert not completeness(asked, (single,), SYRIA).complete


@pytest.mark.parametrize("ends", [(None, at(4)), (at(4), None), (None, None)])
def test_an_open_window_is_never_complete(ends: tuple[datetime | None, datetime | None]) -> None:
    """Without both ends of the claimed window no silence may be stated."""
    found = completeness(window(*ends), daily(3, 4, 5), SYRIA)
    assert not found.complete
    assert found.reasons


def test_days_after_the_window_are_named() -> None:
    """Missing releases of the days after, where corrections appear, are named beside the result."""
    found = completeness(window(at(3, 6), at(4, 4)), daily(2, 3, 4, 5), SYRIA)
    assert found.complete
    assert [(each.day.day, each.until.day) for each in found.later_missing] == [(5, 7)]


def test_an_empty_record_is_never_complete() -> None:
    """Nothing held is not held, never silent."""
    found = completeness(window(at(3), at(4)), (), SYRIA)
    assert (found.complete, found.held, found.expected) == (False, 0, 1)


@given(
    st.sets(st.integers(2, 28)),
    st.integers(3, 25),
    st.integers(1, 48),
    st.permutations(range(40)),
)
def test_complete_means_every_instant(
    days: set[int], first: int, hours: int, order: list[int]
) -> None:
    """Complete holds exactly where each instant lies in a held window, in whatever order."""
    asked = window(at(first), at(first) + timedelta(hours=hours))
    held = daily(*sorted(days))
    found = completeness(asked, held, SYRIA)
    instants = [at(first) + timedelta(hours=hour) for hour in range(hours)]
    covered = all(
        any(c.earliest <= i < c.latest for each in held for c in each.coverage) for i in instants
    )
    assert found.complete == covered
    shuffled = [held[at_place] for at_place in order if at_place < len(held)]
    again = completeness(asked, shuffled, SYRIA)
    assert (again.complete, again.missing, again.searched) == (
        found.complete,
        found.missing,
        found.searched,
    )


def stated(rhythm: Rhythm, weekend: tuple[int, ...] = (5, 6)) -> Expected:
    """A rhythm that somebody states."""
    return Expected(rhythm=rhythm, weekend=weekend, basis="case.toml")


def test_expected_days_of_rhythms() -> None:
    """A daily record misses every day without a release, one of working days no weekend."""
    monday = date(2014, 11, 3)
    held = [monday, monday + timedelta(days=1), monday + timedelta(days=4)]
    sunday = monday + timedelta(days=6)
    assert expected_days(held, monday, sunday, stated(Rhythm.DAILY)).expected == 7
    working = expected_days(held, monday, sunday, stated(Rhythm.WORKING_DAYS))
    assert (working.held, working.expected) == (3, 5)
    assert [each.day.day for each in working.missing] == [5, 6]
    other = expected_days(held, monday, sunday, stated(Rhythm.WORKING_DAYS, (4, 5)))
    assert [each.day.day for each in other.missing] == [5, 6, 9]
    assert expected_days(held, monday, sunday, stated(Rhythm.IRREGULAR)).missing == ()


def test_rhythm_is_learned_near_a_day() -> None:
    """The rhythm is that of the weeks around the day, not of the whole record."""
    start = date(2014, 11, 3)
    irregular = [start + timedelta(days=each) for each in (0, 2, 3, 4, 7, 9, 11, 14, 16, 18, 21)]
    every_day = [date(2015, 3, 1) + timedelta(days=each) for each in range(40)]
    weekdays = [day for day in every_day if day.weekday() < 5]
    both = irregular + every_day
    assert learn_rhythm(both, date(2014, 11, 12)).rhythm is Rhythm.IRREGULAR
    assert learn_rhythm(both, date(2015, 3, 20)).rhythm is Rhythm.DAILY
    assert learn_rhythm(weekdays, date(2015, 3, 20)).rhythm is Rhythm.WORKING_DAYS
    assert learn_rhythm([start], start).rhythm is Rhythm.IRREGULAR


@pytest.mark.parametrize("weekend", [(4, 5), (3, 4), (4,), (5, 6)])
def test_a_weekend_is_learned(weekend: tuple[int, ...]) -> None:
    """A weekend of other days is learned where two of them went by without a release."""
    days = [date(2015, 3, 1) + timedelta(days=each) for each in range(40)]
    held = [day for day in days if day.weekday() not in weekend]
    learned = learn_rhythm(held, date(2015, 3, 20))
    assert (learned.rhythm, learned.weekend) == (Rhythm.WORKING_DAYS, weekend)


def test_one_missing_friday_is_no_weekend() -> None:
    """A daily record that lacks one Friday is not taken for one without Fridays."""
    friday = date(2015, 3, 6)
    days = [friday + timedelta(days=each) for each in (-3, -2, -1, 1, 2, 3)]
    assert learn_rhythm(days, friday).rhythm is Rhythm.DAILY


def test_what_is_stated_goes_before_what_is_learned() -> None:
    """A stated rhythm holds from its day on and says who states it; before it, it is learned."""
    days = [date(2015, 3, 1) + timedelta(days=each) for each in range(40)]
    phase = Phase(rhythm=Rhythm.WORKING_DAYS, since=date(2015, 3, 20), basis="profile sample 1")
    habit = Habit(phases=(phase,), weekend=(4, 5))
    assert rhythm_on(habit, days, date(2015, 3, 19)).words == (
        "daily (learned from the releases around)"
    )
    assert rhythm_on(habit, days, date(2015, 3, 20)).words == (
        "working days, none on Friday and Saturday (profile sample 1)"
    )
    with pytest.raises(ValueError, match="one to 3 days"):
        Habit(weekend=())


def unwindowed(*published: int, habit: Habit) -> tuple[Sheet, ...]:
    """Releases without a stated window, as their origin's habit lets them be searched."""
    record = Record(origin="ministry", sheets=tuple(sheet(day) for day in published))
    return with_implied(record, habit, "UTC").sheets


def since_last(rhythm: Rhythm, weekend: tuple[int, ...] = (4, 5)) -> Habit:
    """Releases that each speak of the time since the one before; the weekend in the Gulf's way."""
    phase = Phase(rhythm=rhythm, basis="case.toml")
    return Habit(phases=(phase,), weekend=weekend, covers=Covers.SINCE_LAST)


# November 2014: the 3rd is a Monday, the 7th a Friday, the 9th a Sunday
WORKING = (3, 4, 5, 6, 9, 10, 11)


def test_a_missing_working_day_is_a_gap_and_a_weekend_is_none() -> None:
    """Where each release speaks of the time since the last, Friday and Saturday belong to Sunday's;
    without Sunday's they are not held, nor is a working day without its own."""
    habit = since_last(Rhythm.WORKING_DAYS)
    asked = CompletenessOptions(habit=habit)
    weekend, tuesday = window(at(7, 6), at(8, 20)), window(at(4, 6), at(4, 9))
    held = unwindowed(*WORKING, habit=habit)
    for each in (weekend, tuesday):
        found = completeness(each, held, asked)
        assert found.complete
        assert found.held == found.expected
        assert found.rhythm
        assert found.rhythm.words == "working days, none on Friday and Saturday (case.toml)"
    for gone, each in ((9, weekend), (4, tuesday)):
        left = unwindowed(*(day for day in WORKING if day != gone), habit=habit)
        found = completeness(each, left, asked)
        assert not found.complete
        assert found.missing
        assert found.expected > found.held


def test_another_weekend_finds_another_gap() -> None:
    """The weekend is the origin's own: with Saturday and Sunday, Friday's release is missing."""
    habit = since_last(Rhythm.WORKING_DAYS, (5, 6))
    found = completeness(
        window(at(7, 6), at(7, 9)), unwindowed(*WORKING, habit=habit), CompletenessOptions()
    )
    assert not found.complete


def test_windows_over_a_weekend_need_no_habit() -> None:
    """A Monday release that says it covers Friday to Sunday leaves no gap at the weekend."""
    held = (*daily(4, 5, 6, 7), sheet(10, at(7, 5), at(10, 5)), sheet(11, at(10, 5), at(11, 5)))
    working = Habit(phases=(Phase(rhythm=Rhythm.WORKING_DAYS, basis="case.toml"),))
    asked = CompletenessOptions(habit=working)
    assert completeness(window(at(8, 6), at(9, 20)), held, asked).complete
    short = (*daily(4, 5, 6, 7), sheet(10, at(9, 5), at(10, 5)), sheet(11, at(10, 5), at(11, 5)))
    found = completeness(window(at(8, 6), at(8, 20)), short, asked)
    assert not found.complete
    assert "none is expected on these days" in found.missing[0].why


@pytest.mark.parametrize(
    "habit",
    [
        since_last(Rhythm.IRREGULAR),
        Habit(covers=Covers.SINCE_LAST),
        Habit(phases=(Phase(rhythm=Rhythm.DAILY, basis="case.toml"),)),
    ],
)
def test_only_a_stated_regular_rhythm_gives_windows(habit: Habit) -> None:
    """An irregular rhythm, a learned one, and one that does not say what its releases cover never
    let days without a stated window count as searched."""
    held = unwindowed(*range(1, 28), habit=habit)
    asked = CompletenessOptions(habit=habit)
    assert not completeness(window(at(4, 6), at(5, 4)), held, asked).complete


def test_what_cannot_be_read_is_given_no_window() -> None:
    """Releases in a language that is not read are held and not searched, whatever is stated."""
    habit = since_last(Rhythm.WORKING_DAYS)
    record = Record(origin="ministry", sheets=tuple(sheet(day) for day in WORKING))
    unread = with_implied(record, habit, "UTC", languages=frozenset({"en"}))
    asked = window(at(7, 6), at(8, 20))
    assert not completeness(asked, unread.sheets, CompletenessOptions(habit=habit)).complete


@given(st.sets(st.integers(2, 28)), st.integers(3, 25), st.integers(1, 48))
def test_irregular_and_complete_only_by_windows(days: set[int], first: int, hours: int) -> None:
    """Whatever rhythm is stated, windows alone decide where they are stated."""
    asked = window(at(first), at(first) + timedelta(hours=hours))
    held = daily(*sorted(days))
    plain = completeness(asked, held, SYRIA)
    for rhythm in Rhythm:
        options = CompletenessOptions(scope=("Syria",), habit=since_last(rhythm))
        assert completeness(asked, held, options).complete is plain.complete
