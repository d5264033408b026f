"""What the machine read and a person corrects: mentions, events, claims, relations."""

import json
from pathlib import Path
from typing import Any

import pytest

from purport.pipeline.corrections import FIELDS, corrected
from purport.records import codec
from running import Purport

BY = ("--by", "Test Person")
# Invented words on invented deeds.
TEXT = (
    "The Islamic State said on Thursday that coalition jets bombed Homs on Nov. 5, killing three "
    "civilians. The Islamic State was allied with Ahrar al-Sham until early 2014.\n"
    "A strike hit Homs, activists said.\n"
)
LATER = "The Islamic State is a rival of Ahrar al-Sham.\n"


@pytest.fixture
def case(purport: Purport, tmp_path: Path) -> Path:
    """A case of two texts of our own."""
    made = tmp_path / "case"
    purport("init", made, "--country", "SY")
    for name, text, day in (("a.txt", TEXT, "2014-11-06"), ("b.txt", LATER, "2014-12-01")):
        (tmp_path / name).write_text(text, "utf-8")
        purport("add", made, tmp_path / name, "--published", day, "--origin", name)
    assert purport("run", made).code == 0
    return made


def lines(purport: Purport, case: Path, what: str, *more: str) -> list[dict[str, Any]]:
    return purport("show", case, what, "--format", "jsonl", *more).lines()


def mention(purport: Purport, case: Path, text: str) -> dict[str, Any]:
    return next(each for each in lines(purport, case, "mentions") if each["text"] == text)


def event(purport: Purport, case: Path) -> dict[str, Any]:
    return next(each for each in lines(purport, case, "events") if "bombed" in each["text"])


def correct(purport: Purport, case: Path, subject: str, *fields: str) -> None:
    options = [part for field in fields for part in ("--set", field)]
    done = purport("judge", case, subject, "correct", *options, *BY)
    assert done.code == 0, done.err


def test_a_place_mention_is_put_right_with_all_that_was_read_from_it(
    purport: Purport, case: Path
) -> None:
    """A corrected place reaches the event and the incident that were read from the same words."""
    found = mention(purport, case, "Homs")
    assert found["match"] == "suggested"
    correct(purport, case, found["id"], "place=36.2127,36.5209")
    assert mention(purport, case, "Homs")["match"] == "confirmed"
    place = event(purport, case)["place"]
    assert (place["lat"], place["lon"], place["basis"]) == (36.2127, 36.5209, "geolocated")
    assert place["as_written"] == "Homs"
    assert lines(purport, case, "incidents")[0]["place"]["lat"] == 36.2127


def test_a_point_never_becomes_a_name(purport: Purport, case: Path) -> None:
    """A place set by coordinates alone is named in words, for names are published as they are."""
    found = next(each for each in lines(purport, case, "events") if "A strike" in each["text"])
    correct(purport, case, found["id"], "place=none")
    correct(purport, case, found["id"], "place=36.2127,36.5209")
    shown = next(each for each in lines(purport, case, "events") if each["id"] == found["id"])
    assert "36.21" not in shown["place"]["name"] + shown["place"]["as_written"]
    assert not any("3621" in each["code"] for each in lines(purport, case, "incidents"))


def test_a_place_by_its_id_is_kept_whole_in_the_log(purport: Purport, case: Path) -> None:
    """A place chosen by id carries its name and point, whatever lists are loaded later."""
    found = event(purport, case)
    correct(purport, case, found["id"], "place=geonames:169866")
    assert event(purport, case)["place"]["country"] == "SY"
    judged = lines(purport, case, "judgements")[0]
    assert json.loads(dict(judged["set"])["place"])["lat"] == pytest.approx(36.21, abs=0.01)


def test_a_time_is_put_right_as_it_would_be_written(purport: Purport, case: Path) -> None:
    """A corrected time is read with the document's own anchor and says that a person set it."""
    found = mention(purport, case, "Nov. 5")
    correct(purport, case, found["id"], "when=night of 4 November 2014")
    when = event(purport, case)["when"]
    assert when["earliest"] == "2014-11-04T18:00:00Z"
    assert when["granularity"] == "night"
    assert when["as_written"] == "Nov. 5"
    assert when["rule"].startswith("set by a named person")


def test_a_rejected_actor_leaves_its_words(purport: Purport, case: Path) -> None:
    """A rejected match takes the reading out of claims and relations, never the words."""
    found = mention(purport, case, "Islamic State")
    assert found["resolved"]["id"] == "actor-islamic-state"
    assert purport("judge", case, found["id"], "reject", *BY).code == 0
    after = mention(purport, case, "Islamic State")
    assert after["match"] == "rejected"
    assert after["resolved"] is None
    assert after["candidates"]
    ends = [each["from"] for each in lines(purport, case, "relations")]
    assert {each["id"] for each in ends if each["match"] == "rejected"} == {None}
    assert any(each["id"] == "actor-islamic-state" for each in ends)  # the other document's


def test_an_accepted_actor_is_confirmed_wherever_it_was_read(purport: Purport, case: Path) -> None:
    """A confirmed match is confirmed in the claims of the same words, in this document only."""
    found = mention(purport, case, "Islamic State")
    assert purport("judge", case, found["id"], "accept", *BY).code == 0
    claim = next(c for c in lines(purport, case, "claims") if c["source"]["kind"] == "named")
    assert claim["source"]["actor"]["match"] == "confirmed"
    other = next(r for r in lines(purport, case, "relations") if r["document"].endswith("b.txt"))
    assert other["from"]["match"] == "suggested"


def test_corrections_add_up_and_survive(purport: Purport, case: Path) -> None:
    """Fields corrected one after the other all hold, after an acceptance and a rebuild, too."""
    found = event(purport, case)
    correct(purport, case, found["id"], "civilians_killed=4-6", "kind=shelling")
    correct(purport, case, found["id"], "attacker=actor-forces-us", "count=2")
    correct(purport, case, found["id"], "target=Ahrar al-Sham", "when=2014-11-03/2014-11-04")
    assert purport("judge", case, found["id"], "accept", *BY).code == 0
    before = purport("show", case, "events", "--format", "jsonl").out
    after = event(purport, case)
    assert after["harm"]["civilians_killed"] == [4, 6]
    assert (after["kind"], after["count"]) == ("shelling", 2)
    assert after["roles"]["attacker"]["id"] == "actor-forces-us"
    assert after["roles"]["target"]["match"] == "confirmed"
    assert after["when"]["edtf"] == "2014-11-03/2014-11-04"
    assert purport("rebuild", case).code == 0
    assert purport("show", case, "events", "--format", "jsonl").out == before


def test_undoing_brings_back_what_was_read(purport: Purport, case: Path) -> None:
    """An undone correction leaves the view as it was; both entries stay in the log."""
    before = purport("show", case, "events", "--format", "jsonl").out
    correct(purport, case, event(purport, case)["id"], "place=none", "negated=yes")
    assert purport("show", case, "events", "--format", "jsonl").out != before
    assert purport("judge", case, "undo", *BY).code == 0
    assert purport("show", case, "events", "--format", "jsonl").out == before
    assert [each["standing"] for each in lines(purport, case, "judgements")] == ["undone"]


def test_claims_and_relations_are_put_right(purport: Purport, case: Path) -> None:
    """A claim's source and stance and a relation's kind, ends and time can be corrected."""
    claim = next(c for c in lines(purport, case, "claims") if c["source"]["kind"] == "named")
    correct(purport, case, claim["id"], "source=actor-nusra-front", "stance=possible", "class=deny")
    after = next(c for c in lines(purport, case, "claims") if c["id"] == claim["id"])
    assert after["source"]["actor"]["id"] == "actor-nusra-front"
    assert (after["stance"]["source"], after["cue"]["class"]) == ("possible", "deny")
    relation = lines(purport, case, "relations")[0]
    correct(purport, case, relation["id"], "kind=backed_by", "to=none", "when=2013-05/..")
    changed = next(r for r in lines(purport, case, "relations") if r["id"] == relation["id"])
    assert (changed["kind"], changed["to"]["id"]) == ("backed_by", None)
    assert (changed["when"]["edtf"], changed["when"]["latest"]) == ("2013-05/..", None)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("place=Xqzwv", "no place of a loaded list"),
        ("place=96.2,36.5", "not on the globe"),
        ("when=someday", "is no time"),
        ("when=../..", "no day at either end"),
        ("when=2014-11-09/2014-11-05", "is after"),
        ("attacker=Nobody At All", "not in the register"),
        ("civilians_killed=5-3", "the first number is the larger"),
        ("kind=quarrel", "airstrike"),
        ("colour=red", "--set can correct"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    purport: Purport, case: Path, field: str, told: str
) -> None:
    """What cannot be understood is refused with what to write instead, and nothing is logged."""
    found = event(purport, case)
    done = purport("judge", case, found["id"], "correct", "--set", field, *BY)
    assert done.code == 2
    assert told in done.err
    assert not lines(purport, case, "judgements")


def test_nothing_cannot_be_accepted(purport: Purport, case: Path) -> None:
    """A mention without a reading cannot be accepted, only corrected."""
    correct(purport, case, mention(purport, case, "Homs")["id"], "place=none")
    done = purport("judge", case, mention(purport, case, "Homs")["id"], "accept", *BY)
    assert done.code == 2
    assert "correct it with --set" in done.err


KEPT = {
    "place": '{"as_written":"","basis":"geolocated","lat":36.2,"lon":36.5,"precision":"point",'
    '"radius_m":100}',
    "actor": '{"as_written":"US armed forces","id":"actor-forces-us","kind":"force",'
    '"match":"confirmed","name":"US armed forces"}',
    "when": '{"as_written":"2014-11-04","earliest":"2014-11-04T00:00:00Z","edtf":"2014-11-04",'
    '"granularity":"day","kind":"date","latest":"2014-11-05T00:00:00Z","rule":"set by a named '
    'person: date as written","timex3":"2014-11-04","zone":"UTC","zone_basis":"assumed"}',
}


@pytest.mark.parametrize("kind", ["place", "actor", "when"])
def test_what_the_log_kept_is_still_read(kind: str) -> None:
    """Corrections in the log's first form are read for as long as logs are."""
    from purport.records.event import Event

    body = (
        '{"id":"event-1","kind":"airstrike","document_id":"document-1","spans":[[0,4]],'
        '"text":"text","component":"events/1"}'
    )
    record = codec.read(Event, body)
    field = {"actor": "attacker"}.get(kind, kind)
    changed = corrected("event", record, {field: KEPT[kind]})
    assert changed != record
    assert field in FIELDS["event"]
