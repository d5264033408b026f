"""Profiles are data: another origin's releases are read without new code."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.releases import document
from purport.extract.strikes import match_profile, read_release
from purport.records.event import EventKind
from purport.records.rhythm import Covers, Rhythm
from purport.records.spans import check_spans
from purport.stock.profiles import ProfileWrong, load_profiles, read_profile
from purport.stock.profiles.own import keep_profile, profiles_with, stored_profiles

MINISTRY = """
name = "sample"
origin = "Ministry of Defence of Arcadia"
title = "daily situation reports of an invented ministry"
version = "1"
recognise = ["Arcadian Air Arm", "sorties report|situation report"]
zone = "Europe/Athens"
rhythm = "working_days"

[words]
headings = ["Sector {country}"]
near = ["hard by"]
telling = ["flew against"]
targets = ["the Brigands"]
attackers = ["Arcadian Air Arm"]

[words.kinds]
airstrike = ["engagement", "engagements"]
other.only = []

[words.numbers]
"a brace of" = 2

[words.countries]
Arcadia = "GR"
"""

REPORT = """Arcadian Air Arm
Daily sorties report, 14 May 2021

Between 06:00, 13 May, and 06:00, 14 May the Arcadian Air Arm flew against the Brigands.

Sector Arcadia

* a brace of engagements hard by Mantinea destroyed three carts of the Brigands
* Hard by Tegea, 4 engagements: two watchtowers damaged
"""


def test_a_second_ministry_without_code() -> None:
    """A profile file alone gives headings, nouns, numbers, names, zone and window of an origin."""
    sample = read_profile(MINISTRY)
    made = document(REPORT, date(2021, 5, 14))
    found = read_release(made, REPORT, (sample, *load_profiles()))
    assert found.profile == "sample"
    assert [
        (event.kind, event.place.as_written, event.place.country, event.count)
        for event in found.events
        if event.place
    ] == [
        (EventKind.AIRSTRIKE, "Mantinea", "GR", 2),
        (EventKind.AIRSTRIKE, "Tegea", "GR", 4),
    ]
    assert {role.actor.as_written for event in found.events for role in event.roles} == {
        "Arcadian Air Arm",
        "the Brigands",
    }
    (window,) = found.coverage
    assert f"{window.earliest:%dT%H}–{window.latest:%dT%H}" == "13T03–14T03"


def test_the_second_ministry_is_not_taken_for_the_first() -> None:
    """Each text is recognised by its own origin's profile only."""
    both = (read_profile(MINISTRY), *load_profiles())
    matched = match_profile(REPORT, both)
    assert matched is not None
    assert matched.origin == "Ministry of Defence of Arcadia"
    assert match_profile(REPORT, load_profiles()) is None


def test_a_users_profile_goes_before_the_built_in_ones(tmp_path: Path) -> None:
    """Profiles of a user's own are tried first, the general one last; one of a built-in one's name
    stands in for it."""
    path = tmp_path / "written.toml"
    path.write_text(MINISTRY, encoding="utf-8")
    kept = tmp_path / "kept"
    assert keep_profile(path, kept).component == "sample 1"
    names = [each.name for each in profiles_with(stored_profiles(kept))]
    assert (names[0], names[-1]) == ("sample", "general")
    path.write_text(MINISTRY.replace('"sample"', '"oir"'), encoding="utf-8")
    again = [each.name for each in profiles_with((path,))]
    assert sorted(again) == sorted(each.name for each in load_profiles())


def test_a_users_profile_must_say_what_it_recognises(tmp_path: Path) -> None:
    """A profile without phrases to recognise would read every text: it is refused with its path."""
    path = tmp_path / "all.toml"
    path.write_text(MINISTRY.replace("recognise =", "#"), encoding="utf-8")
    with pytest.raises(ProfileWrong, match=r"all\.toml.*recognise"):
        keep_profile(path, tmp_path / "kept")


def test_rhythms_of_a_profile() -> None:
    """A profile states one rhythm or several with their days, its weekend, and what it covers."""
    plain = read_profile(MINISTRY).habit
    assert [(each.rhythm, each.since) for each in plain.phases] == [(Rhythm.WORKING_DAYS, None)]
    assert plain.phases[0].basis == "profile sample 1"
    several = MINISTRY.replace(
        'rhythm = "working_days"',
        'rhythm = [{ is = "irregular" }, { from = 2021-03-01, is = "daily" }]\n'
        'weekend = ["saturday", "friday"]\ncovers = "since_last"',
    )
    habit = read_profile(several).habit
    assert habit.on(date(2021, 2, 28)) == habit.phases[0]
    assert habit.on(date(2021, 3, 1)) == habit.phases[1]
    assert (habit.weekend, habit.covers) == ((4, 5), Covers.SINCE_LAST)


def test_built_in_profiles() -> None:
    """The built-in profiles are named once each, have a real zone, and one is general."""
    profiles = load_profiles()
    assert len({each.name for each in profiles}) == len(profiles)
    assert [each.is_general for each in profiles] == [False] * (len(profiles) - 1) + [True]
    assert next(each for each in profiles if each.name == "oir").zone == "Asia/Baghdad"
    assert not read_profile(MINISTRY.replace("rhythm =", "#")).habit.phases


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (MINISTRY.replace("zone =", "time_zone ="), "time_zone"),
        (MINISTRY.replace("near =", "nearby ="), "nearby"),
        (MINISTRY.replace('"Europe/Athens"', '"Europe/Arcadia"'), "Europe/Arcadia"),
        (MINISTRY.replace('"working_days"', '"weekly"'), "none of daily, working_days, irregular"),
        (MINISTRY.replace('"working_days"', '[{ from = "May", is = "daily" }]'), "from = 2015"),
        (MINISTRY.replace("rhythm =", 'weekend = ["freitag"]\nrhythm ='), "freitag"),
        (MINISTRY.replace("rhythm =", "weekend = []\nrhythm ="), "one to 3 days"),
        (MINISTRY.replace("rhythm =", 'covers = "all"\nrhythm ='), "'all'"),
        (MINISTRY.replace("version =", "#"), "it needs version"),
        (MINISTRY.replace("airstrike =", "raid ="), "'raid' is none of"),
        (MINISTRY.replace('["hard by"]', '"hard by"'), "near: write a list of texts"),
        (MINISTRY.replace('["Arcadian Air Arm"]', "[3]"), "attackers: write a list of texts"),
        (MINISTRY.replace('["engagement", "engagements"]', '"engagement"'), "airstrike: write a"),
        (MINISTRY.replace("= 2", '= "2"'), "a brace of: write a number"),
        (MINISTRY.replace("recognise = [", 'recognise = "Arm" #'), "recognise: write a list"),
        (MINISTRY.replace('version = "1"', 'version = "1"\nskips_speech = "no"'), "true or false"),
        ("name = ", "not TOML"),
    ],
)
def test_a_wrong_profile_is_refused(written: str, said: str) -> None:
    """A profile with an unknown key, list or zone is refused, and the message names it."""
    with pytest.raises(ProfileWrong, match=said):
        read_profile(written)


WORDS = st.sampled_from(
    [
        "Near", "near", "Mosul", "Al", "al-", "Qaim", ",", ".", "two", "airstrikes", "an airstrike",
        "struck", "In Syria", "Syria", "\n", "\n\n", "Iraq\n", "--", "and", "no", "ISIL", "\u00ad",
        "between 8 a.m., May 1, and 8 a.m., May 2, local time", "correction", "release", "\f",
        "U.S. Central Command News Release", '"', "coalition aircraft", "Nov. 31", "the", "of",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60).map(" ".join), st.lists(st.integers(0, 400), max_size=6))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_events_on_its_words(text: str, cuts: list[int]) -> None:
    """Whatever the text and its furniture, spans lie in it and off that, and reading is stable."""
    ends = sorted({cut for cut in cuts if cut <= len(text)})
    skipped = tuple(
        (first, last) for first, last in zip(ends[::2], ends[1::2], strict=False) if first < last
    )
    found = read_release(document(text, skipped=skipped), text, load_profiles())
    for event in found.events:
        check_spans(event.spans)
        assert event.text == " ".join(text[s:e] for s, e in event.spans)
        assert not any(s < end and start < e for s, e in event.spans for start, end in skipped)
    assert found == read_release(document(text, skipped=skipped), text, load_profiles())
