"""Actors of a case's own: loaded from every format, used by the next run, given to others."""

import json
from pathlib import Path

import pytest

from running import Purport

# All names here are invented.
TABLE = """name,kind,aliases,countries,from,until,id
Valley Shield,armed_group,Dir' al-Wadi|درع الوادي|Щит долины,SY,,2014-06-01,valley
Valley Legion,armed_group,,SY,2014-06-01,,valley
"""
ENTITIES = """{"id":"NK-1","schema":"Organization","properties":{"name":["River Front"],\
"alias":["Jabhat an-Nahr"],"country":["sy"],"topics":["crime.war"]}}
{"id":"b2","schema":"Organization","properties":{"name":["Front of the River"]}}
not json
"""
DECISIONS = """["NK-1","b2","positive",0.9,"someone","2026-01-01T00:00:00"]
["NK-1","zz","negative",0.1,"someone","2026-01-01T00:00:00"]
"""
STATEMENTS = """canonical_id,entity_id,prop,prop_type,schema,value,dataset
c1,e1,name,name,Organization,Bridge Council,own
c1,e2,alias,name,Organization,Council of the Bridge,own
"""


@pytest.fixture
def case(purport: Purport, tmp_path: Path) -> Path:
    """A case with one text that names the group of the table by two of its names."""
    made = tmp_path / "case"
    purport("init", made, "--country", "SY")
    text = "Valley Legion said it had left the town. درع الوادي قال ذلك.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    purport("add", made, tmp_path / "a.txt", "--published", "2014-11-06", "--origin", "A")
    return made


def load(purport: Purport, case: Path, tmp_path: Path, *files: tuple[str, str]) -> int:
    paths = []
    for name, content in files:
        (tmp_path / name).write_text(content, "utf-8")
        paths.append(tmp_path / name)
    return purport("actors", "load", *paths, "--case", case).code


def shown(purport: Purport, case: Path, name: str, *more: str) -> tuple[str | None, str | None]:
    options = ("--case", case, "--format", "jsonl", *more)
    line = purport("actors", "find", name, *options).lines()[0]
    return line["id"], line["name"]


def test_a_group_is_shown_under_the_name_of_the_day(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """A renamed actor is one actor in three scripts, shown under the name in use on that day."""
    assert load(purport, case, tmp_path, ("own.csv", TABLE)) == 0
    for name in ("Valley Shield", "درع الوادي", "Щит долины"):
        assert shown(purport, case, name, "--on", "2014-01-01") == ("actor-valley", "Valley Shield")
        assert shown(purport, case, name, "--on", "2014-11-06") == ("actor-valley", "Valley Legion")
    assert shown(purport, case, "Valley Legion", "--on", "2014-01-01") == (None, None)


def test_the_next_run_uses_them_and_a_rebuild_needs_them(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """What was derived is derived anew with a loaded list; without the list a rebuild refuses."""
    assert purport("run", case).code == 0
    assert load(purport, case, tmp_path, ("own.csv", TABLE)) == 0
    assert purport("run", case).code == 0
    mentions = purport("show", case, "mentions", "--format", "jsonl").lines()
    found = {each["text"]: each["resolved"] for each in mentions if each["kind"] == "actor"}
    assert found["Valley Legion"]["id"] == "actor-valley"
    assert found["درع الوادي"]["id"] == "actor-valley"
    for stored in (case / "actors").iterdir():
        stored.unlink()
    refused = purport("rebuild", case)
    assert refused.code == 2
    assert "actors load" in refused.err


def test_nomenklatura_joins_what_a_person_found_to_be_one(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """Decisions and statements of nomenklatura make one actor of several; bad lines are told."""
    files = (("entities.json", ENTITIES), ("decisions.ijson", DECISIONS))
    assert load(purport, case, tmp_path, *files) == 1
    for name in ("River Front", "Front of the River", "Jabhat an Nahr"):
        assert shown(purport, case, name) == ("actor-NK-1", "River Front")
    assert load(purport, case, tmp_path, ("statements.csv", STATEMENTS)) == 0
    assert shown(purport, case, "Council of the Bridge") == ("actor-c1", "Bridge Council")


def test_case_toml_states_dated_names(purport: Purport, case: Path) -> None:
    """An actor of case.toml is shown as it was known on a day."""
    settings = (case / "case.toml").read_text("utf-8")
    own = '[[actors]]\nname = "Hill Guard"\nkind = "armed_group"\n'
    own += 'known_as = [["Hill Watch", "", "2014-03-01"]]\n'
    (case / "case.toml").write_text(settings + own, "utf-8")
    assert shown(purport, case, "Hill Watch", "--on", "2014-01-01")[1] == "Hill Watch"
    assert shown(purport, case, "Hill Watch", "--on", "2014-11-06")[1] == "Hill Guard"


def test_a_merger_without_a_day_is_not_told_of_an_earlier_one(purport: Purport) -> None:
    """UCDP's mergers bear no day: they are told as known by the end of 2021, never before."""
    line = purport("actors", "find", "Liwa al-Tawhid", "--format", "jsonl").lines()[0]
    assert (line["merged_into"], line["known_by"]) == ("actor-islamic-front", "2021-12-31")
    asked = ("actors", "find", "Liwa al-Tawhid", "--on", "2014-11-06", "--format", "jsonl")
    line = purport(*asked).lines()[0]
    assert line["id"] is not None
    assert (line["merged_into"], line["known_by"]) == (None, None)


def exported(purport: Purport, case: Path, tmp_path: Path) -> Path:
    assert load(purport, case, tmp_path, ("own.csv", TABLE)) == 0
    assert purport("run", case).code == 0
    done = purport("actors", "export", case, "-o", tmp_path / "out.json")
    assert done.code == 0
    assert "only in `notes`" in done.err
    return tmp_path / "out.json"


def test_actors_go_out_and_come_back_whole(purport: Purport, case: Path, tmp_path: Path) -> None:
    """What was exported and loaded elsewhere gives the same actors under the same dated names."""
    out = exported(purport, case, tmp_path)
    other = tmp_path / "other"
    purport("init", other)
    assert purport("actors", "load", out, "--case", other).code == 0
    assert shown(purport, other, "Щит долины", "--on", "2014-01-01")[1] == "Valley Shield"
    again = purport("actors", "export", other).out
    assert set(out.read_text("utf-8").splitlines()) == set(again.splitlines())


def test_exported_actors_are_entities_of_followthemoney(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """FollowTheMoney's own library takes every exported entity with all its values."""
    pytest.importorskip("icu", reason="skipped: PyICU is not installed, which followthemoney needs")
    model = pytest.importorskip(
        "followthemoney", reason="skipped: followthemoney is not installed"
    ).model
    for line in exported(purport, case, tmp_path).read_text("utf-8").splitlines():
        item = json.loads(line)
        entity = model.get_proxy(item)
        entity.schema.validate(item)
        assert entity.caption == item["properties"]["name"][0]
        for name, values in item["properties"].items():
            assert set(entity.get(name)) == set(values)
