"""The actor register: names of their day, countries, controlling bodies, and a case's own."""

import json
from datetime import date
from pathlib import Path

import pytest

from purport.records.actor import ActorKind
from purport.stock.register import IndexedRegister, open_register
from purport.stock.register_entries import (
    curated_entries,
    read_actor_list,
    ucdp_entries,
    ucdp_numbers,
)
from purport.stock.register_ftm import LOSSES, read_ftm, write_ftm
from purport.stock.register_states import state_entries

IN_2014 = date(2014, 11, 6)


@pytest.fixture(scope="session")
def register() -> IndexedRegister:
    """The register as it ships."""
    return open_register()


def found(register: IndexedRegister, name: str, on: date | None = IN_2014) -> str | None:
    """The id of the best reading."""
    candidates = register.find(name, on=on)
    return candidates[0].actor.id if candidates else None


@pytest.mark.parametrize(
    "name",
    ["Al Nusrah", "al-Nusra Front", "Jabhat al-Nusra", "Nusra Front", "جبهة النصرة", "Ан-Нусра"],
)
def test_a_group_is_found_in_three_scripts(register: IndexedRegister, name: str) -> None:
    """The spellings of one group lead to one actor, shown under its name of the day."""
    best = register.find(name, on=IN_2014)[0].actor
    assert (best.id, best.name) == ("actor-nusra-front", "Al Nusrah Front")


def test_a_later_name_is_not_shown_on_an_earlier_day(register: IndexedRegister) -> None:
    """A name taken in 2016 is no reading in 2014, and is the shown one after it was taken."""
    assert register.find("Jabhat Fatah al-Sham", on=IN_2014) == ()
    later = register.find("al-Nusra Front", on=date(2016, 12, 1))[0].actor
    assert later.name == "Jabhat Fatah al-Sham"
    assert found(register, "Hay'at Tahrir al-Sham") is None
    assert found(register, "HTS", date(2018, 1, 1)) == "actor-hayat-tahrir-al-sham"


def test_undated_mergers_bear_no_day() -> None:
    """What the data set knows of mergers is kept as such and dates no name."""
    entries = {entry.id: entry for entry in ucdp_entries({})}
    nusra = entries["actor-ucdp-1170"]
    assert nusra.merged_into == "actor-ucdp-6815"
    assert nusra.shown_on(IN_2014, "Jabhat al-Nusra li al-Sham") == "Jabhat al-Nusra li al-Sham"


def test_an_acronym_needs_its_country(register: IndexedRegister) -> None:
    """Two groups share an acronym; the country decides, and without it both are kept."""
    assert (
        register.find("SRF", countries=("SY",))[0].actor.id == "actor-syrian-revolutionaries-front"
    )
    assert register.find("SRF", countries=("SD",))[0].actor.id == "actor-ucdp-1162"
    assert len(register.find("SRF")) == 2


def test_acronyms_are_written_in_capitals(register: IndexedRegister) -> None:
    """The word "is" is no group."""
    assert register.knows("IS")
    assert not register.knows("is")
    assert register.find("is") == ()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Centcom", "actor-us-central-command"),
        ("the Pentagon", "actor-us-department-of-defense"),
        ("Минобороны РФ", "actor-russian-ministry-of-defence"),
        ("US-led coalition", "actor-us-led-coalition"),
        ("التحالف الدولي", "actor-us-led-coalition"),
        ("Syrian Observatory for Human Rights", "actor-syrian-observatory-for-human-rights"),
        ("Daesh", "actor-islamic-state"),
        ("داعش", "actor-islamic-state"),
        ("Khorasan Group", "actor-khorasan-group"),
        ("Syrian Revolutionaries’ Front", "actor-syrian-revolutionaries-front"),
        ("Jabhat Nusrah", "actor-nusra-front"),
        ("Yemeni government", "actor-state-ye"),
        ("Turkish warplanes", "actor-forces-tr"),
    ],
)
def test_names_of_the_field(register: IndexedRegister, name: str, id: str) -> None:
    """Usual names of parties, states and monitors are known."""
    assert found(register, name) == id


def test_capitals_stand_for_governments(register: IndexedRegister) -> None:
    """A capital is no actor's name, but may stand for one, and says so."""
    assert not register.knows("Damascus")
    assert register.stands_for("Damascus")
    best = register.find("Damascus")[0]
    assert (best.actor.id, best.reasons[0]) == ("actor-state-sy", "stands for it")


def test_one_speaker_is_one_family(register: IndexedRegister) -> None:
    """A command, its ministry and its government count as one speaker, both ways."""
    family = register.related("actor-us-central-command")
    assert "actor-us-department-of-defense" in family
    assert "actor-us-central-command" in register.related("actor-state-us")
    assert "actor-state-ru" not in family


def test_a_case_adds_its_own(tmp_path: Path) -> None:
    """A case's list in CSV or TOML is found before what ships, and bad rows are problems."""
    table = tmp_path / "own.csv"
    table.write_text(
        "name,kind,aliases,countries,from,until\n"
        "Valley Brigade,armed_group,Liwa al-Wadi|لواء الوادي,SY,2013-01-01,2015-01-01\n"
        "Nobody,nonsense,,,,\n,body,,,,\n",
        encoding="utf-8",
    )
    outcome = read_actor_list(table)
    assert [e.kind for e in outcome.found] == [ActorKind.ARMED_GROUP]
    assert len(outcome.problems) == 2
    own = open_register(entries=outcome.found)
    assert found(own, "لواء الوادي") == "actor-valley-brigade"
    listed = tmp_path / "own.toml"
    listed.write_text('[[actors]]\nname = "River Council"\nkind = "body"\n', encoding="utf-8")
    assert found(open_register(entries=read_actor_list(listed).found), "River Council")


def test_a_broken_list_is_a_problem(tmp_path: Path) -> None:
    """A list that cannot be read is a problem, not a crash."""
    path = tmp_path / "own.toml"
    path.write_text("[[actors", encoding="utf-8")
    assert read_actor_list(path).problems[0].kind == "unreadable"


def test_entities_go_out_and_come_back(tmp_path: Path) -> None:
    """Every shipped entry survives a round trip through FollowTheMoney lines."""
    entries = (*curated_entries(), *state_entries(), *ucdp_entries({}))
    path = tmp_path / "actors.ftm.json"
    path.write_text("\n".join(write_ftm(entries)), encoding="utf-8")
    outcome = read_ftm(path)
    assert outcome.problems == ()
    assert outcome.found == entries


def test_entities_hold_lists_of_text() -> None:
    """Every property is a list of text, and what gets lost on the way is declared."""
    for line in write_ftm(curated_entries()):
        for values in json.loads(line)["properties"].values():
            assert all(isinstance(each, str) for each in values)
    assert LOSSES


def test_foreign_entities_are_read(tmp_path: Path) -> None:
    """Lines of other programs give actors; links and bad lines do not stop the rest."""
    path = tmp_path / "own.json"
    path.write_text(
        '{"id":"a1","schema":"Organization","properties":{"name":["River Front"],'
        '"alias":["Jabhat an-Nahr"],"country":["sy"],"topics":["crime.war"]}}\n'
        '{"id":"l1","schema":"UnknownLink","properties":{"subject":["a1"]}}\n'
        '{"id":"x","schema":"Person","properties":{}}\nnot json\n',
        encoding="utf-8",
    )
    outcome = read_ftm(path)
    assert [(e.id, e.kind) for e in outcome.found] == [("actor-a1", ActorKind.ARMED_GROUP)]
    assert len(outcome.problems) == 2
    assert found(open_register(entries=outcome.found), "Jabhat an-Nahr") == "actor-a1"


def test_every_shipped_actor_is_an_entity_of_followthemoney() -> None:
    """FollowTheMoney's own library takes every shipped entity with all its values."""
    pytest.importorskip("icu", reason="skipped: PyICU is not installed, which followthemoney needs")
    model = pytest.importorskip(
        "followthemoney", reason="skipped: followthemoney is not installed"
    ).model
    for line in write_ftm((*curated_entries(), *state_entries(), *ucdp_entries(ucdp_numbers()))):
        item = json.loads(line)
        entity = model.get_proxy(item)
        entity.schema.validate(item)
        assert {name: set(entity.get(name)) for name in item["properties"]} == {
            name: set(values) for name, values in item["properties"].items()
        }
