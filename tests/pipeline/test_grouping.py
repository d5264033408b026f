"""What persons say of incidents: which are one, what does not belong, grades and ratings."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from purport.pipeline.case import NewCase, create_case
from purport.pipeline.intake import AddRequest, add
from purport.pipeline.run import run
from running import Purport

BY = ("--by", "A. Person")
TEXTS = {
    "a.txt": "The River Monitor said on 6 November 2014 that warplanes had bombed a market in "
    "Harem on 5 November 2014, killing 12 civilians.",
    "b.txt": "Hezbollah said that jets struck the town of Harem on 5 November 2014 and that 4 "
    "civilians were killed.",
    "c.txt": "Hamas said that warplanes bombed the town of Salqin on 5 November 2014.",
}
PUBLISHED = {"a.txt": "2014-11-06", "b.txt": "2014-11-08", "c.txt": "2014-11-07"}


def quiet(done: int, total: int, what: str) -> None:
    """No progress."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three reports by as many outlets, and the case of them, run once."""
    folder = tmp_path_factory.mktemp("grouping")
    made = create_case(folder / "case", NewCase(countries=("SY",)))
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
        asked = AddRequest(origin=f"desk of {name}", published=PUBLISHED[name])
        add(made, [folder / name], asked, quiet)
    assert run(made, quiet).failed == 0
    made.close()
    return folder


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    """A copy of the case, to be judged in one test alone."""
    shutil.copytree(made / "case", tmp_path / "case")
    return tmp_path / "case"


def incidents(purport: Purport, case: Path, *more: str) -> list[dict[str, Any]]:
    return purport("show", case, "incidents", *more, "--format", "jsonl").lines()


def near(found: list[dict[str, Any]], place: str) -> dict[str, Any]:
    return next(each for each in found if each["place"]["as_written"] == place)


def claim_in(purport: Purport, case: Path, name: str) -> str:
    lines = purport("show", case, "events", "--format", "jsonl").lines()
    return str(next(each["claim"] for each in lines if each["document"].endswith(name)))


def test_two_incidents_joined_and_parted_by_a_person(purport: Purport, case: Path) -> None:
    """ "These two are one" merges, keeps the old code as an alias, and is undone by itself."""
    before = incidents(purport, case)
    assert len(before) == 2
    harem, salqin = near(before, "Harem"), near(before, "Salqin")
    done = purport("judge", case, harem["code"], "correct", "--set", f"with={salqin['code']}", *BY)
    assert done.code == 0, done.err
    (joined,) = incidents(purport, case)
    assert set(joined["claims"]) == {*harem["claims"], *salqin["claims"]}
    assert {harem["code"], salqin["code"]} <= {joined["code"], *joined["aliases"]}
    for code in (harem["code"], salqin["code"]):
        assert incidents(purport, case, code) == [joined]
    assert any("A. Person said that they are one" in each for each in joined["reasons"])
    assert purport("judge", case, "undo", *BY).code == 0
    assert incidents(purport, case) == before


def test_a_claim_that_does_not_belong(purport: Purport, case: Path) -> None:
    """A claim taken out stands alone; the rest keeps the incident's code, also if it gave it."""
    harem = near(incidents(purport, case), "Harem")
    assert len(harem["claims"]) == 2
    claim = claim_in(purport, case, "a.txt")
    done = purport("judge", case, claim, "correct", "--set", f"not_in={harem['code']}", *BY)
    assert done.code == 0, done.err
    after = incidents(purport, case)
    assert len(after) == 3
    assert len({each["code"] for each in after}) == 3
    (rest,) = incidents(purport, case, harem["code"])
    assert claim not in rest["claims"]
    assert len(rest["claims"]) == 1
    refused = purport("judge", case, claim, "correct", "--set", f"not_in={harem['code']}", *BY)
    assert refused.code == 2
    assert "it is not in it" in refused.err


def test_a_grade_is_set_with_a_reason_and_only_as_the_rubric_knows_it(
    purport: Purport, case: Path
) -> None:
    """An override needs a known grade and a note, and shows what the rules suggest beside it."""
    harem = near(incidents(purport, case), "Harem")
    subject = f"assessment-{harem['id']}"
    assert harem["assessment"]["harm_grade"] == "Weak" or harem["assessment"]["not_graded"]
    unknown = purport("judge", case, subject, "correct", "--set", "harm_grade=Good", *BY)
    assert (unknown.code, "Confirmed" in unknown.err) == (2, True)
    bare = purport("judge", case, subject, "correct", "--set", "harm_grade=Confirmed", *BY)
    assert (bare.code, "--note" in bare.err) == (2, True)
    set_ = ("--set", "harm_grade=Confirmed", "--note", "accepted in a letter")
    assert purport("judge", case, subject, "correct", *set_, *BY).code == 0
    graded = near(incidents(purport, case), "Harem")["assessment"]
    assert (graded["harm_grade"], graded["signed_by"]) == ("Confirmed", "A. Person")
    assert graded["note"] == "accepted in a letter"
    assert any("the rules suggest" in each for each in graded["reasons"])


def test_a_signature_holds_only_for_the_grade_that_was_seen(purport: Purport, case: Path) -> None:
    """Where what is suggested changes after it was signed, it waits to be judged again."""
    harem = near(incidents(purport, case), "Harem")
    subject = f"assessment-{harem['id']}"
    assert purport("judge", case, subject, "accept", *BY).code == 0
    assert near(incidents(purport, case), "Harem")["assessment"]["signed_by"] == "A. Person"
    rating = ("judge", case, claim_in(purport, case, "b.txt"), "reject", *BY)
    assert purport(*rating).code == 0
    changed = near(incidents(purport, case), "Harem")["assessment"]
    assert changed["signed_by"] is None
    lines = purport("show", case, "judgements", "--format", "jsonl").lines()
    assert [each["standing"] for each in lines if each["subject"] == subject] == ["judge_again"]


def test_ratings_are_two_fields_and_cannot_be_judged_by_default(
    purport: Purport, case: Path
) -> None:
    """Reliability is a source's, credibility a claim's; neither accepts nor rejects anything."""
    claim = claim_in(purport, case, "b.txt")
    rows = purport("show", case, "support", "--format", "csv").out
    assert "F, reliability cannot be judged" in rows
    assert "6, truth cannot be judged" in rows
    wrong = purport("judge", case, claim, "correct", "--set", "reliability=B", *BY)
    assert (wrong.code, "a source" in wrong.err) == (2, True)
    assert purport("judge", case, claim, "correct", "--set", "credibility=9", *BY).code == 2
    assert purport("judge", case, claim, "correct", "--set", "credibility=4", *BY).code == 0
    named = ("judge", case, "Hezbollah", "correct", "--set", "reliability=d", *BY)
    done = purport(*named)
    assert done.code == 0, done.err
    rows = purport("show", case, "support", "--format", "csv").out
    assert "4, doubtful" in rows
    assert "D, not usually reliable" in rows
    assert all(each["state"] == "suggested" for each in incidents(purport, case))


def test_history_tells_what_changed_and_because_of_what(purport: Purport, case: Path) -> None:
    """Each change names the document that brought it, when it was published and captured."""
    code = near(incidents(purport, case), "Harem")["code"]
    rows = purport("show", case, "history", code, "--format", "jsonl").lines()
    assert [Path(each["because_of"]).name for each in rows] == ["a.txt", "b.txt"]
    assert rows[0]["changed"] == "first in view"
    assert "claims: 1 → 2" in rows[1]["changed"]
    assert "civilians killed: 12 → 4 to 12" in rows[1]["changed"]
    assert all(each["captured"] for each in rows)


def test_an_updated_article_is_compared_claim_by_claim(
    purport: Purport, case: Path, made: Path
) -> None:
    """Two captures of one address: what was added, dropped and changed."""
    (made / "a.txt").write_text(
        TEXTS["a.txt"].replace("12 civilians", "15 civilians") + " The ministry denied it.", "utf-8"
    )
    later = ("--origin", "desk of a.txt", "--published", "2014-11-09")
    purport("add", case, made / "a.txt", *later)
    purport("run", case)
    (update,) = purport("show", case, "updates", "--format", "jsonl").lines()
    kinds = sorted(each["kind"] for each in update["changes"])
    assert "changed" in kinds
    assert "added" in kinds
    changed = next(each for each in update["changes"] if each["kind"] == "changed")
    assert "12 civilians" in changed["before_words"]
    assert "15 civilians" in changed["after_words"]
