"""What officials said through the press is linked to their releases, and is no claim of its own."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from purport.pipeline.case import Case, NewCase, create_case, open_case
from purport.pipeline.dossier import write_dossier
from purport.pipeline.in_view import Moment
from purport.pipeline.intake import AddRequest, add
from purport.pipeline.judge import Decision, judge, undo
from purport.pipeline.rebuild import rebuild
from purport.pipeline.run import run
from purport.pipeline.shown import LINES, ROWS
from purport.pipeline.view import view
from purport.records.custody import Verdict
from purport.records.origin import OriginKind
from purport.records.view import View

RECORD = "US Central Command"
RELEASE = (
    "From a U.S. Central Command News Release / Published November {day}, 2014\n\n"
    "U.S. military forces attacked Islamic State terrorists in Syria Nov. {before} through today "
    "using attack, fighter and bomber aircraft, U.S. Central Command officials reported today.\n\n"
    "In Syria, {number} airstrikes near {place} struck a {target}.\n"
)
RELEASES = {
    "r1.txt": RELEASE.format(
        day=5, before=3, number="four", place="Kobani", target="Khorasan Group headquarters"
    ),
    "r2.txt": RELEASE.format(
        day=7, before=5, number="two", place="Harem", target="Khorasan Group command post"
    ),
}
PRESS = {
    # own day and town: its line is there
    "linked.txt": "A senior U.S. official said on Thursday that four airstrikes hit a Khorasan "
    "Group headquarters near Kobani on Nov. 4, 2014.",
    # own day, another town: every release of that day is held, and no line is like it
    "no_line.txt": "US Central Command said that airstrikes hit a depot in Palmyra on "
    "Nov. 4, 2014.",
    # a town next to one of a line, and nothing else agrees
    "near.txt": "US Central Command said that airstrikes hit a mill in Salqin on Nov. 6, 2014.",
    # a day of which nothing is held
    "not_held.txt": "Pentagon officials said that airstrikes hit a depot in Salqin on "
    "Oct. 2, 2014.",
    # a ministry of which the case holds nothing
    "other.txt": "The Russian Defence Ministry said that Russian warplanes bombed a depot in "
    "Salqin on Nov. 4, 2014.",
    # not officials: a claim like any
    "claim.txt": "The River Monitor said that airstrikes hit a headquarters in Kobani on "
    "Nov. 4, 2014.",
    # officials, of what somebody else did: a claim like any
    "accusation.txt": "The Syrian government said that Turkish warplanes bombed a mill in Harem "
    "on Nov. 6, 2014.",
}


def quiet(done: int, total: int, what: str) -> None:
    """No progress."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two releases and seven short reports, run once."""
    folder = tmp_path_factory.mktemp("statements")
    case = create_case(folder / "case", NewCase(countries=("SY",)))
    for name, text in (RELEASES | PRESS).items():
        (folder / name).write_text(text, "utf-8")
    for number, name in enumerate(RELEASES):
        published = f"2014-11-0{5 + 2 * number}"
        asked = AddRequest(origin=RECORD, origin_kind=OriginKind.OFFICIAL, published=published)
        add(case, [folder / name], asked, quiet)
    for name in PRESS:
        asked = AddRequest(origin=f"desk of {name}", published="2014-11-08")
        add(case, [folder / name], asked, quiet)
    assert run(case, quiet).failed == 0
    case.close()
    return folder / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of the case, to be judged in one test alone."""
    opened = open_case(Path(shutil.copytree(made, tmp_path / "case")))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def seen(made: Path) -> View:
    """Everything in view of the case, before any judgement."""
    opened = open_case(made)
    found = view(opened, Moment())
    opened.close()
    return found


def statements(seen: View) -> dict[str, dict[str, Any]]:
    """The statements by the name of their report."""
    return {Path(each["document"]).name: each for each in LINES["statements"](seen)}


def documents(seen: View, what: str) -> set[str]:
    """The reports whose claims stand in an incident or a comparison."""
    at = {each["id"]: Path(each["document"]).name for each in LINES["claims"](seen)}
    return {at[claim] for each in LINES[what](seen) for claim in each["claims"]}


def test_each_statement_has_its_own_outcome(seen: View) -> None:
    """Linked, no such line, not held and no record of theirs are four things, never mixed."""
    found = statements(seen)
    assert {name: each["outcome"] for name, each in found.items()} == {
        "linked.txt": "linked",
        "no_line.txt": "no_line",
        "near.txt": "to_be_read",
        "not_held.txt": "release_not_held",
        "other.txt": "record_not_held",
    }
    (line,) = found["linked.txt"]["lines"]
    assert Path(line["document"]).name == "r1.txt"
    assert {"time", "place", "kind", "target", "number"} <= set(line["agrees"])
    assert line["verdict"] == "suggested"
    assert line["reasons"]
    assert found["no_line.txt"]["searched"]
    assert not found["no_line.txt"]["missing"]
    assert found["not_held.txt"]["missing"]
    assert found["other.txt"]["record"] is None
    text = json.dumps(list(found.values()))
    assert "silent" not in text
    assert "denied" not in text


def test_statements_are_compared_with_nothing(seen: View) -> None:
    """No official statement stands in an incident; what officials lay to another side does."""
    assert documents(seen, "incidents") == {"claim.txt", "accusation.txt"}
    assert documents(seen, "comparisons") == {"claim.txt"}  # laid to another air force


def test_release_and_statement_are_one_source(seen: View) -> None:
    """The announcement's line of support names the press statement and counts once."""
    lines = LINES["support"](seen)
    (strike,) = [
        each
        for each in lines
        if each["point"] == "strike" and any(one["announcements"] for one in each["lines"])
    ]
    assert strike["independent"] == 2  # the monitor, and the record with its statement
    (official,) = [each for each in strike["lines"] if each["announcements"]]
    (branch,) = official["branches"]
    assert branch["claim_id"] == statements(seen)["linked.txt"]["claim"]
    assert not official["claims"]


def test_a_person_accepts_or_rejects_a_line(case: Case) -> None:
    """An accepted line is confirmed; a rejected one is listed and not linked; undo restores."""
    before = statements(view(case, Moment()))
    name = before["linked.txt"]["lines"][0]["id"]
    judge(case, name, Decision(verdict=Verdict.ACCEPT, by="A. Person"))
    found = statements(view(case, Moment()))["linked.txt"]
    assert found["lines"][0]["verdict"] == "confirmed"
    assert found["outcome"] == "linked"
    judge(case, name, Decision(verdict=Verdict.REJECT, by="A. Person"))
    found = statements(view(case, Moment()))["linked.txt"]
    assert found["outcome"] != "linked"
    assert found["lines"][0]["verdict"] == "rejected"
    assert not found["lines"][0]["chosen"]
    undo(case, "A. Person")
    undo(case, "A. Person")
    assert statements(view(case, Moment())) == before


def test_a_release_that_is_not_yet_published_is_not_held(case: Case) -> None:
    """At a moment before the first release, the statement says that none of theirs is held."""
    seen = view(case, Moment())
    document = statements(seen)["linked.txt"]["document_id"]
    moved = (("published", "2014-11-04T20:00Z"),)
    judge(case, document, Decision(verdict=Verdict.CORRECT, by="A. Person", set=moved))
    early = view(case, Moment(as_of=datetime(2014, 11, 5, tzinfo=UTC)))
    assert statements(early)["linked.txt"]["outcome"] == "record_not_held"
    assert statements(early)["linked.txt"]["lines"] == []
    late = view(case, Moment(as_of=datetime(2014, 11, 8, tzinfo=UTC)))
    assert statements(late)["linked.txt"]["outcome"] == "linked"


def test_rebuild_and_dossier_keep_the_statements(case: Case, tmp_path: Path) -> None:
    """After rebuild the lines are the same; the dossier shows them beside the claim."""
    before = view(case, Moment())
    rows = list(ROWS["statements"](before))
    assert [each["release"] for each in rows].count("linked to their release") == 1
    rebuild(case, quiet)
    after = view(case, Moment())
    assert list(LINES["statements"](after)) == list(LINES["statements"](before))
    write_dossier(case, tmp_path / "dossier", Moment())
    pages = [each.read_text("utf-8") for each in (tmp_path / "dossier").rglob("*.html")]
    assert any("linked to their release" in page for page in pages)
    assert any("no such line in the held releases" in page for page in pages)
    assert any("The same officials, through the press" in page for page in pages)
    records = (tmp_path / "dossier" / "records.jsonl").read_text("utf-8").splitlines()
    assert sum(json.loads(each)["type"] == "statement" for each in records) == 5
