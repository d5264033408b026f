"""A claim against a record: each outcome, what it rests on, and what people decided."""

from dataclasses import replace

import pytest
from worlds import (
    OPTIONS,
    at,
    claimed,
    compared,
    daily,
    event,
    place,
    release,
    when,
)

from purport.assess.regions import nowhere
from purport.records.actor import MatchState
from purport.records.ids import DocumentId, candidate_id
from purport.records.incident import RecordOutcome, Strength
from purport.records.place import Precision
from purport.records.release import Change, Correction
from purport.records.spans import Words

TOWN = place("Amarra", precision=Precision.TOWN)
HERE = event("here", place("Amarra"))


@pytest.mark.parametrize(
    ("km", "outcome", "strength"),
    [
        (5, RecordOutcome.ANNOUNCED, Strength.LIKELY),
        (30, RecordOutcome.ANNOUNCED_DIFFERENTLY, Strength.LIKELY),
        (60, RecordOutcome.ANNOUNCED_DIFFERENTLY, Strength.POSSIBLE),
        (-38, RecordOutcome.ANNOUNCED_DIFFERENTLY, Strength.LIKELY),
        (-60, RecordOutcome.SILENT, None),
        (180, RecordOutcome.ANNOUNCED_DIFFERENTLY, Strength.POSSIBLE),
        (-180, RecordOutcome.SILENT, None),
    ],
)
def test_distance_and_region_decide_the_strength(
    km: float, outcome: RecordOutcome, strength: Strength | None
) -> None:
    """Near is likely, far or the same province possible, farther in another province nothing."""
    there = event("there", place("Bamarra", km))
    found = compared(claimed(10, TOWN), daily(1, 20, {10: (there,)}))
    assert (found.outcome, found.strength) == (outcome, strength)


def test_a_far_line_of_another_region_is_named_beside_the_silence() -> None:
    """It is listed and not rested on, the silence names it, and a setting or a person counts it."""
    there = event("there", place("Bamarra", -60))
    subject, sheets = claimed(10, TOWN), daily(1, 20, {10: (there,)})
    silent = compared(subject, sheets)
    assert silent.outcome is RecordOutcome.SILENT
    assert "the nearest line of these hours is not rested on" in " ".join(silent.reasons)
    assert "Bamarra, 60 km" in " ".join(silent.reasons)
    assert "in another region, more than 40 km away" in " ".join(silent.candidates[0].reasons)
    widened = compared(subject, sheets, replace(OPTIONS, other_region_km=100.0))
    assert (widened.outcome, widened.strength) == (
        RecordOutcome.ANNOUNCED_DIFFERENTLY,
        Strength.POSSIBLE,
    )
    confirmed = replace(OPTIONS, confirmed=frozenset({str(silent.candidates[0].id)}))
    assert compared(subject, sheets, confirmed).strength is Strength.LIKELY


def test_another_country_is_another_region() -> None:
    """A line across a border beyond that distance is listed and not rested on, though the nearest
    town of a list puts it into the claimed region.
    """
    across = replace(place("Bamarra", 55), country="IQ", radius_m=15_000)
    found = compared(claimed(10, TOWN), daily(1, 20, {10: (event("there", across),)}))
    assert [each.chosen for each in found.candidates] == [False]
    assert found.outcome is RecordOutcome.SILENT


def test_where_regions_are_not_known_distance_alone_decides() -> None:
    """Without a list that knows the regions, a line 60 km off stays possible on every side."""
    there = event("there", place("Bamarra", -60))
    found = compared(claimed(10, TOWN), daily(1, 20, {10: (there,)}), regions=nowhere)
    assert found.strength is Strength.POSSIBLE


def test_what_differs_is_listed_and_numbers_never_are() -> None:
    """Another town and another target are named as differences; another number only shown."""
    there = event("there", place("Bamarra", 30), target="a staging area", count=5)
    found = compared(claimed(10, TOWN, target="a headquarters"), daily(1, 20, {10: (there,)}))
    assert found.differs == ("place", "target")
    assert any("number announced: 5" in each for each in found.reasons)


def test_a_night_has_two_dates() -> None:
    """A strike in the night before the claimed day is possible at most, and differs in time."""
    before = event("before", place("Amarra"), time=when(at(9, 8), at(9, 20)))
    found = compared(claimed(10, TOWN), daily(1, 20, {10: (before,)}))
    assert (found.outcome, found.strength) == (
        RecordOutcome.ANNOUNCED_DIFFERENTLY,
        Strength.POSSIBLE,
    )
    assert found.differs == ("time",)
    early = event("early", place("Amarra"), time=when(at(9, 2), at(9, 8)))
    assert compared(claimed(10, TOWN), daily(1, 20, {10: (early,)})).outcome is RecordOutcome.SILENT


def test_what_begins_after_the_claim_is_no_candidate() -> None:
    """An announcement whose window begins after the claim was made cannot be what it speaks of."""
    later = event("later", place("Amarra"), time=when(at(10, 20), at(11, 5)))
    subject = replace(claimed(10, TOWN), claimed_by=at(10, 12))
    assert not compared(subject, daily(1, 20, {11: (later,)})).candidates
    assert compared(claimed(10, TOWN), daily(1, 20, {11: (later,)})).candidates


def test_far_places_named_nearly_always_are_no_match() -> None:
    """Beyond the possible distance a town named in most windows is listed, and never chosen."""
    always = {day: (event(f"of {day}", place("Bamarra", 150)),) for day in range(1, 21)}
    found = compared(claimed(10, TOWN), daily(1, 20, always))
    assert found.outcome is RecordOutcome.SILENT
    assert found.candidates
    assert not any(each.chosen for each in found.candidates)
    assert "no better than chance" in " ".join(found.candidates[0].reasons)


def test_rare_places_rank_before_common_ones() -> None:
    """At the same distance the place that the record names seldom fits better."""
    common = {day: (event(f"common {day}", place("Often", -30)),) for day in range(1, 21)}
    seldom = event("seldom", place("Seldom", 31))
    found = compared(claimed(10, TOWN), daily(1, 20, {**common, 10: (*common[10], seldom)}))
    assert found.candidates[0].event_id == seldom.id
    assert found.candidates[0].base_rate == pytest.approx(0.05)


def test_several_announcements_of_one_place_are_chosen_together() -> None:
    """Both releases that touch the claimed day tell of the town: the outcome rests on both."""
    both = {day: (event(f"of {day}", place("Amarra")),) for day in (10, 11)}
    found = compared(claimed(10, TOWN), daily(1, 20, both))
    assert sum(each.chosen for each in found.candidates) == 2


def test_verdicts_on_candidates_decide() -> None:
    """A rejected candidate is never rested on, a confirmed one always, and both are said."""
    near, far = event("near", place("Amarra", 3)), event("far", place("Bamarra", 60))
    sheets = daily(1, 20, {10: (near, far)})
    subject = claimed(10, TOWN)
    names = {one: str(candidate_id(subject.incident.id, one.id)) for one in (near, far)}
    rejected = compared(subject, sheets, replace(OPTIONS, rejected=frozenset({names[near]})))
    assert [each.event_id for each in rejected.candidates if each.chosen] == [far.id]
    assert "rejected by a named person" in " ".join(rejected.reasons)
    confirmed = compared(subject, sheets, replace(OPTIONS, confirmed=frozenset({names[far]})))
    assert [each.event_id for each in confirmed.candidates if each.chosen] == [far.id]
    assert confirmed.strength is Strength.LIKELY
    assert confirmed.candidates[0].verdict is MatchState.CONFIRMED
    none = replace(OPTIONS, rejected=frozenset(names.values()))
    assert compared(subject, sheets, none).outcome is RecordOutcome.SILENT


def test_silence_tells_what_was_searched_and_what_may_still_come() -> None:
    """A silence counts its releases and days, and names the days after it that are not held."""
    found = compared(claimed(10, TOWN), daily(1, 12, {}))
    assert found.outcome is RecordOutcome.SILENT
    said = " ".join(found.reasons)
    assert "no announcement found in 2 of 2 releases covering 9 Jan 2015 – 11 Jan 2015" in said
    assert "when corrections appear" in said
    assert found.later_missing
    assert not compared(claimed(10, TOWN), daily(1, 20, {})).later_missing


@pytest.mark.parametrize("spelt", ["Amarra", "al-Amarrah", "AMARRA", "عمارة"])
def test_a_spelling_that_no_event_accounts_for_stops_silence(spelt: str) -> None:
    """Whatever its spelling, a mention of the town in a searched release waits for a person."""
    sheets = daily(1, 20, {})
    texts = {each.document.id: "" for each in sheets}
    texts[DocumentId("document-release-10")] = f"The minister spoke of Wadi and of {spelt} today."
    named = place("Amarra" if spelt != "عمارة" else "Amara", precision=Precision.TOWN)
    found = compared(claimed(10, named), sheets, texts=texts)
    assert found.outcome is RecordOutcome.NOT_HELD
    assert "a person has to read it" in " ".join(found.reasons)


def test_other_names_do_not_stop_silence() -> None:
    """Common words and other towns in the searched releases are no mention of the place."""
    sheets = daily(1, 20, {})
    texts = {each.document.id: "The Road to Homs was open. Central Command." for each in sheets}
    named = place("Road near Amarra", precision=Precision.TOWN)
    assert compared(claimed(10, named), sheets, texts=texts).outcome is RecordOutcome.SILENT


@pytest.mark.parametrize(
    "where", [None, place("Syria", precision=Precision.COUNTRY), replace(TOWN, lat=None, lon=None)]
)
def test_an_announcement_without_a_place_stops_silence(where: object) -> None:
    """Something announced somewhere in these days may have been there."""
    if where is not None:
        where = replace(where, as_written="Somewhere", name="Somewhere")
    lost = event("lost", where)
    found = compared(claimed(10, TOWN), daily(1, 20, {10: (lost,)}))
    assert found.outcome is RecordOutcome.NOT_HELD


def test_a_general_denial_denies_only_what_it_holds() -> None:
    """ "No strikes" denies a claim wholly inside its window and country, and no other."""
    country = place("Syria", precision=Precision.COUNTRY)
    none = event("none", country, time=when(at(9), at(12)), negated=True, count=0)
    sheets = daily(1, 20, {10: (none,)})
    assert compared(claimed(10, TOWN), sheets).outcome is RecordOutcome.DENIED
    assert compared(claimed(12, TOWN), sheets).outcome is RecordOutcome.SILENT
    abroad = replace(TOWN, country="IQ")
    assert compared(claimed(10, abroad), sheets).outcome is RecordOutcome.SILENT


def test_an_event_without_time_counts_before_its_publication() -> None:
    """A release that states no window tells of the days before it came out, and says so."""
    sheets = (*daily(1, 9, {}), release(12, HERE, windowed=False), *daily(13, 20, {}))
    found = compared(claimed(10, TOWN), sheets)
    assert found.outcome is RecordOutcome.ANNOUNCED
    assert "no time is told" in " ".join(found.reasons)


def test_a_night_told_of_is_not_called_covered() -> None:
    """A release of one night covers nothing; why the day is missing says that it is told of."""
    night = event("night", place("Elsewhere", -180), time=when(at(10, 2), at(10, 8)))
    sheets = (*daily(1, 9, {}), release(11, night, windowed=False), *daily(13, 20, {}))
    found = compared(claimed(10, TOWN), sheets)
    assert found.outcome is RecordOutcome.NOT_HELD
    assert any(
        "tells of a strike then, but not that it tells of all" in m.why for m in found.missing
    )


def _correction(change: Change, of: int, *events: str) -> Correction:
    return Correction(
        words=Words(spans=((0, 9),), text="As a correction to the release of 10 January, …"),
        change=change,
        of=at(of).date(),
        events=tuple(events),
    )


def test_a_correction_replaces_by_a_new_record() -> None:
    """Before the correction the old reading stands, after it the new one, and it names the old."""
    old = event("old", place("Amarra"), target="one group")
    new = event("new", place("Amarra"), target="another group", time=when(at(9, 5), at(10, 5)))
    before = daily(1, 12, {10: (old,)})
    correcting = replace(release(13, new), corrections=(_correction(Change.TARGET, 10, new.id),))
    subject = claimed(9, TOWN, target="another group")
    first = compared(subject, before)
    assert [each.event_id for each in first.candidates] == [old.id]
    assert first.differs == ("target",)
    after = compared(subject, (*before, correcting))
    assert [(each.event_id, each.corrects) for each in after.candidates] == [(new.id, old.id)]
    assert after.outcome is RecordOutcome.ANNOUNCED
    assert "it corrects an earlier announcement" in " ".join(after.reasons)


def test_a_summary_done_anew_withdraws_what_it_leaves_out() -> None:
    """Of a summary done anew, strikes that it no longer names are no longer announced."""
    old, kept = event("old", place("Amarra")), event("kept", place("Bamarra", 90))
    again = event("again", place("Bamarra", 90), document="redone")
    before = daily(1, 12, {10: (old, kept)})
    redone = replace(
        release(10, again, name="redone"), corrections=(_correction(Change.SUMMARY, 10),)
    )
    redone = replace(
        redone,
        document=replace(
            redone.document, published=replace(redone.document.published, day=at(11).date())
        ),
    )
    assert compared(claimed(9, TOWN), before).strength is Strength.LIKELY
    found = compared(claimed(9, TOWN), (*before, redone))
    assert {each.event_id for each in found.candidates} == {again.id}


def test_corrections_of_numbers_and_of_what_was_left_out_replace_nothing() -> None:
    """A changed sum or an added strike leaves the earlier announcements; it is said beside them."""
    old = event("old", place("Amarra"))
    for change in (Change.NUMBER, Change.OMITTED, Change.UNCLEAR):
        correcting = replace(release(13), corrections=(_correction(change, 10),))
        found = compared(claimed(9, TOWN), (*daily(1, 12, {10: (old,)}), correcting))
        assert [each.event_id for each in found.candidates] == [old.id]
        assert "corrected by document-release-13" in " ".join(found.reasons)


def test_a_row_that_repeats_a_release_is_no_second_announcement() -> None:
    """A row of a table made of the releases lends its name to the text, and adds no window."""
    words = "Near Amarra, two airstrikes struck a depot and destroyed three vehicles."
    told = event("told", place("Amarra"), text=words)
    row = event("row", place("Amarra"), text=f"- {words}", row="r-1", document="table")
    other = event("other", place("Amarra"), text="Near Amarra, one airstrike.", row="r-2")
    late = release(11, row, other, name="table")
    found = compared(claimed(9, TOWN), (*daily(1, 20, {10: (told,)}), late))
    assert found.candidates[0].row == "r-1"
    assert row.id not in {each.event_id for each in found.candidates}
