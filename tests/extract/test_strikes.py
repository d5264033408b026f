"""Releases to announcements, on invented texts."""

from datetime import date, datetime

import pytest

from extract.releases import HEAD, document, furniture
from purport.extract.strikes import match_profile, read_release
from purport.records.document import Document
from purport.records.event import Event, EventKind
from purport.records.place import Precision
from purport.records.release import Change, ReleaseFindings
from purport.records.when import Granularity
from purport.stock.profiles import load_profiles

PROFILES = load_profiles()


def read(text: str, made: Document | None = None) -> ReleaseFindings:
    """A text read with the built-in profiles."""
    return read_release(made or document(text), text, PROFILES)


def events(body: str) -> tuple[Event, ...]:
    """The events of a release with this body."""
    return read(HEAD + body).events


def brief(event: Event) -> tuple[str | None, str | None, int | None, str | None]:
    """Country, place, number and bearing."""
    place = event.place
    return (
        place.country if place else None,
        place.as_written if place else None,
        event.count,
        place.bearing if place else None,
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("In Syria, four airstrikes near Kobani struck a tank.", ("SY", "Kobani", 4, None)),
        (
            "In Iraq, 17 airstrikes conducted near Bayji hit trucks.",
            ("IQ", "Bayji", 17, None),
        ),
        ("Iraq\nNear Tal Afar- two airstrikes hit a post.", ("IQ", "Tal Afar", 2, None)),
        ("Iraq\nNear Hit \u00ad six airstrikes hit a post.", ("IQ", "Hit", 6, None)),
        ("Iraq\nNear Al Asad an airstrike hit a post.", ("IQ", "Al Asad", 1, None)),
        ("In Iraq:\n-- North of Sinjar, an airstrike hit a post.", ("IQ", "Sinjar", 1, "N")),
        (
            "In Iraq, one strike 32 miles south-west of Haditha hit a post.",
            ("IQ", "Haditha", 1, "SW"),
        ),
        ("In Syria, 61airstrikes near Kobani hit a post.", ("SY", "Kobani", 61, None)),
        (
            "In Syria, twenty-one air strikes near Kobani hit a post.",
            ("SY", "Kobani", 21, None),
        ),
        (
            "Strikes in Iraq\n\nAn airstrike struck a berm near Fallujah Dam.",
            ("IQ", "Fallujah Dam", 1, None),
        ),
        (
            "In Iraq, airstrikes south of Kirkuk struck four units.",
            ("IQ", "Kirkuk", None, "S"),
        ),
        (
            "In Iraq:\n-- Southeast of Fallujah, coalition aircraft struck a unit.",
            ("IQ", "Fallujah", None, "SE"),
        ),
        ("In northwestern Syria near Haram, a strike hit a store.", ("SY", "Haram", 1, None)),
        ("One strike east of Mosul, Iraq, destroyed a unit.", ("IQ", "Mosul", 1, "E")),
        ("In Syria, an airstrike north of Sinjar hit a post.", ("SY", "Sinjar", 1, "N")),
    ],
)
def test_one_strike(
    body: str, expected: tuple[str | None, str | None, int | None, str | None]
) -> None:
    """Country, place, number and bearing are read from one statement, whatever its order."""
    assert [brief(event) for event in events(body)] == [expected]


def test_several_strikes_in_a_sentence() -> None:
    """Each strike of a sentence keeps its own place, number and words."""
    found = events(
        "Also in Iraq, two airstrikes near Ramadi hit a tank, a strike southeast of Fallujah "
        "struck a unit, and another airstrike northwest of Haditha destroyed four trucks."
    )
    assert [brief(event) for event in found] == [
        ("IQ", "Ramadi", 2, None),
        ("IQ", "Fallujah", 1, "SE"),
        ("IQ", "Haditha", 1, "NW"),
    ]
    assert found[1].text == "a strike southeast of Fallujah struck a unit"


def test_sums_are_no_events() -> None:
    """A country's sum is kept as a sum when its strikes are told one by one."""
    found = read(HEAD + "In Syria, two airstrikes near Kobani hit a tank.")
    assert [brief(event) for event in found.events] == [("SY", "Kobani", 2, None)]
    assert [total.count for total in found.totals] == [9]


def test_a_sum_alone_is_the_announcement() -> None:
    """A country of which only a sum is told gives one event of the whole country."""
    found = read(
        "Ministry of Defence\n\nYesterday our jets conducted three airstrikes in Syria against "
        "Daesh."
    )
    assert [brief(event) for event in found.events] == [("SY", "Syria", 3, None)]
    assert found.events[0].place is not None
    assert found.events[0].place.precision is Precision.COUNTRY


def test_no_strikes_is_said() -> None:
    """A statement of none is a negated announcement for its country, with its own window."""
    (event,) = events("Syria\nCJTF-OIR conducted no airstrikes in Syria Nov. 4.")
    assert event.negated
    assert brief(event) == ("SY", "Syria", 0, None)
    assert event.when is not None
    assert event.when.edtf == "2014-11-04"


def test_roles_and_effect() -> None:
    """Attacker, target and effect are the clause's own words, else those stated for the country."""
    first, second = events(
        "In Syria, two airstrikes near Kobani damaged an ISIL tank. Near Aleppo, a U.S. airstrike "
        'struck a cell of what is called the "Khorasan Group."'
    )
    assert [role.actor.as_written for role in first.roles] == [
        "U.S. and partner nation military forces",
        "ISIL",
    ]
    assert [role.actor.as_written for role in second.roles] == ["U.S.", "Khorasan Group"]
    assert first.effect is not None
    assert first.effect.text == "damaged an ISIL tank"
    assert all(role.words is not None for role in (*first.roles, *second.roles))


def test_last_night_is_an_own_time() -> None:
    """A strike of the night before has its own window, and the release covers no other."""
    text = (
        "From a U.S. Central Command News Release / Published November 6, 2014\n\n"
        "U.S. military forces conducted airstrikes last night against five Khorasan Group targets "
        "near Sarmada, Syria, officials reported today."
    )
    found = read(text, document(text, date(2014, 11, 6)))
    (event,) = found.events
    assert event.when is not None
    assert event.when.granularity is Granularity.NIGHT
    assert event.when.earliest == datetime.fromisoformat("2014-11-05T15:00Z")
    assert event.when.latest == datetime.fromisoformat("2014-11-06T03:00Z")
    assert found.coverage == ()
    assert found.problems == ()


def test_words_across_a_page_break() -> None:
    """A sentence cut by page furniture has two spans, none of which covers the furniture."""
    lines = ("https://example.org/print 12/15/2015", "Page 2 of 2")
    text = f"{HEAD}In Iraq, two airstrikes near al-\n\n{lines[0]}\n{lines[1]}\n\nQaim hit a tank."
    skipped = furniture(text, *lines)
    (event,) = read(text, document(text, skipped=skipped)).events
    assert brief(event) == ("IQ", "al-Qaim", 2, None)
    assert len(event.spans) == 2
    assert event.text == " ".join(text[s:e] for s, e in event.spans)
    assert not any(s < end and start < e for s, e in event.spans for start, end in skipped)


def test_the_airstrike_adds_to_the_strike_before() -> None:
    """A definite mention gives no event of its own; it counts the strike that a verb told."""
    (event,) = events(
        "Separately, near Aleppo on Nov. 4 U.S. military forces attacked a staging area. "
        "The airstrike destroyed four buildings."
    )
    assert event.count == 1
    assert event.effect is not None
    assert event.effect.text == "attacked a staging area"


def test_speech_is_not_an_announcement() -> None:
    """What a spokesman is quoted with gives no event where the profile says so."""
    found = events('"Our airstrikes struck many targets near Mosul, Iraq," said a spokesman.')
    assert "Mosul" not in {event.place.as_written for event in found if event.place}


def test_more_strikes_without_a_place() -> None:
    """Additional strikes without a place are an event of the section's country."""
    found = events(
        "In Iraq, two airstrikes near Hit struck a tank. An additional 45 strikes were conducted."
    )
    assert [brief(event) for event in found][1] == ("IQ", "Iraq", 45, None)


def test_a_correction_of_the_target() -> None:
    """A relabelled strike is told anew, with its new target and the time of the earlier release."""
    found = read(
        HEAD + "In Syria, two airstrikes near Kobani hit a tank.\n\nAs a correction to the Nov. 1 "
        "press release in which an airstrike near Aleppo was described as striking an ISIL unit, "
        'the unit was part of the "Khorasan Group."'
    )
    (correction,) = found.corrections
    assert (correction.change, correction.of) == (Change.TARGET, date(2014, 11, 1))
    told = next(event for event in found.events if event.id in correction.events)
    assert told.place is not None
    assert told.place.as_written == "Aleppo"
    target = told.role("target")
    assert target is not None
    assert target.actor.as_written == "Khorasan Group"
    assert told.when is not None
    assert told.when.edtf == "2014-10-31/2014-11-01"


def test_a_correction_of_omitted_strikes() -> None:
    """Strikes left out of an earlier release keep the window stated for them."""
    found = read(
        HEAD
        + "Iraq\nNear Hit, two airstrikes hit a tank.\n\nAs a correction to yesterday's release,"
        " the following strikes took place between 8 a.m., Nov. 1, and 8 a.m., Nov. 2, local time. "
        "They were omitted from the release.\n\nNear Hit, an airstrike struck a unit."
    )
    (correction,) = found.corrections
    assert (correction.change, correction.of) == (Change.OMITTED, date(2014, 11, 4))
    (told,) = (event for event in found.events if event.id in correction.events)
    assert told.when is not None
    assert told.when.earliest == datetime.fromisoformat("2014-11-01T05:00Z")
    assert brief(told) == ("IQ", "Hit", 1, None)


def test_a_correction_of_a_number() -> None:
    """A corrected sum keeps both numbers and makes no event."""
    found = read(
        HEAD + "Iraq\nNear Hit, two airstrikes hit a tank.\n\nCorrection to the Nov. 1 airstrike "
        "release, in which we reported there was a total of 14 airstrikes conducted in Iraq. Due "
        "to an error there were only 13 airstrikes conducted in Iraq."
    )
    (correction,) = found.corrections
    assert (correction.change, correction.was, correction.now) == (Change.NUMBER, 14, 13)
    assert (correction.country, correction.events) == ("IQ", ())
    assert len(found.events) == 1


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Two Tornado GR4s used Brimstone missiles to destroy a gun near Ramadi.",
            EventKind.AIRSTRIKE,
            "Ramadi",
        ),
        (
            "RAF Typhoons struck three Daesh positions in Mosul, Iraq.",
            EventKind.AIRSTRIKE,
            "Mosul",
        ),
        (
            "We condemn the car bomb attack in the town of Tel Tamer.",
            EventKind.BOMBING,
            "Tel Tamer",
        ),
        ("There was heavy shelling near Douma.", EventKind.SHELLING, "Douma"),
        ("We condemn the attack in the Karrada district of Baghdad.", EventKind.OTHER, "Karrada"),
        (
            "Fighter jets carried out airstrikes in northern Syria's Idlib province.",
            EventKind.AIRSTRIKE,
            "Idlib",
        ),
    ],
)
def test_any_official_text(text: str, kind: EventKind, place: str) -> None:
    """Without a profile the general words still find the attack, and a problem says so."""
    found = read(text)
    assert [(e.kind, e.place.as_written) for e in found.events if e.place] == [(kind, place)]
    assert found.profile == "general"
    assert [problem.kind for problem in found.problems] == ["no_profile"]


@pytest.mark.parametrize(
    "text",
    [
        "The coalition did not conduct any airstrikes near Aleppo.",
        "No coalition aircraft conducted strikes near Aleppo on that day.",
        "The ministry denied airstrikes near Aleppo.",
        "The airstrike near Aleppo was not conducted by the coalition.",
        "There were no air strikes near Aleppo.",
    ],
)
def test_denied_strikes(text: str) -> None:
    """A strike said not to have happened is a negated announcement, wherever the no stands."""
    (event,) = read(text).events
    assert event.negated
    assert event.place is not None
    assert event.place.as_written == "Aleppo"


@pytest.mark.parametrize(
    "text",
    [
        "Our aircraft will conduct airstrikes near Palmyra.",
        "The government authorised airstrikes near Palmyra.",
        "Pilots may carry out strikes near Palmyra.",
    ],
)
def test_strikes_that_did_not_happen_yet(text: str) -> None:
    """What is only planned or allowed is no event."""
    assert read(text).events == ()


def test_several_deeds_in_a_sentence() -> None:
    """Strikes told by verbs alone are kept apart, each with its place and effect."""
    first, second = read(
        "Tornados destroyed two vans near Qayyarah, while a Reaper attacked a gun west of Ramadi."
    ).events
    assert [brief(first), brief(second)] == [
        (None, "Qayyarah", None, None),
        (None, "Ramadi", None, "W"),
    ]
    assert first.effect is not None
    assert first.effect.text == "destroyed two vans near Qayyarah"


def test_who_condemns_is_no_attacker() -> None:
    """Whoever condemns an attack is not its attacker; whoever claims responsibility is."""
    (event,) = read("The United States condemns the attack in Baghdad claimed by Daesh.").events
    assert [(role.name, role.actor.as_written) for role in event.roles] == [("attacker", "Daesh")]


def test_a_list_of_places_shares_no_number() -> None:
    """Strikes told of several places give one event each, and the number to none of them."""
    found = events("In Iraq, four airstrikes near Ramadi and Fallujah destroyed trucks.")
    assert sorted(brief(event)[1:3] for event in found) == [("Fallujah", None), ("Ramadi", None)]


def test_an_undated_release_says_so() -> None:
    """Without a day of publication no window is read, and a problem names the reason."""
    text = HEAD + "In Syria, two airstrikes near Kobani hit a tank."
    found = read(text, document(text, None))
    assert found.coverage == ()
    assert "no_date" in {problem.kind for problem in found.problems}


def test_no_profile_at_all() -> None:
    """Without any words to read with, nothing is found and a problem says so."""
    text = "Two airstrikes near Kobani hit a tank."
    found = read_release(document(text), text, ())
    assert (found.events, found.profile) == ((), None)
    assert [problem.kind for problem in found.problems] == ["no_profile"]


def test_recognition_needs_every_phrase() -> None:
    """A profile is used only where each of its phrases stands in one of its ways."""
    assert match_profile(HEAD, PROFILES) is not None
    assert match_profile("Operation Inherent Resolve goes on.", PROFILES) is None


def test_a_strike_not_reported_before() -> None:
    """A strike added later is an event of its own time; the release that lacked it is named."""
    found = read(
        HEAD
        + "Iraq\n*Near Hit, two strikes hit a tank.\n*Near Kisik, one strike hit a van.\n\nNote: "
        "one strike near Taji on Nov. 1 was not reported in the Nov. 2 release."
    )
    (correction,) = found.corrections
    assert (correction.change, correction.of) == (Change.OMITTED, date(2014, 11, 2))
    assert [brief(event)[1] for event in found.events] == ["Hit", "Kisik", "Taji"]
    told = found.events[-1]
    assert correction.events == (told.id,)
    assert told.when is not None
    assert told.when.edtf == "2014-11-01"
