"""Claims against a record, both as tables: every outcome, and what passes the gate."""

import re
from pathlib import Path
from typing import Any

import pytest

from running import Purport

CLAIMS = """code,date,place,lat,lon,claimed_by,text,url
A1,2014-11-05,Kobani,36.8911,38.3538,SOHR,An air strike hit a house in Kobani.,
A2,2014-11-05,Harem,36.2127,36.5209,SOHR,An air strike hit a house in Harem.,
A3,2014-11-25,Harem,36.2127,36.5209,SOHR,An air strike hit a house in Harem.,
A4,2014-11-05,Xqzwv,,,SOHR,An air strike hit a house in Xqzwv.,
A5,2014-11-06,Jarabulus,36.8175,38.0111,SOHR,An air strike hit a house in Jarabulus.,
A6,2014-11-06,Manbij,36.5281,37.9549,SOHR,An air strike hit a house in Manbij.,
A7,2014-11-06,Tall Abyad,36.6977,38.9567,SOHR,An air strike hit a house in Tall Abyad.,
"""
OUTCOMES = {
    "A1": ("announced", "likely"),
    "A2": ("silent", None),
    "A3": ("not_held", None),
    "A4": ("not_comparable", None),
    "A5": ("announced_differently", "likely"),
    "A6": ("announced_differently", "possible"),
    "A7": ("silent", None),
}


def official_rows() -> str:
    lines = ["row_id,date,country,location,number,line"]
    for day in range(1, 13):
        lines.append(f'r{day},2014-11-{day:02},SY,Kobani,2,"Near Kobani, two airstrikes."')
    return "\n".join(lines) + "\n"


@pytest.fixture
def case(purport: Purport, tmp_path: Path) -> Path:
    """A case of claimed incidents and of daily announcements near Kobani, 1 to 12 November."""
    made = tmp_path / "case"
    purport("init", made, "--country", "SY")
    (tmp_path / "claims.csv").write_text(CLAIMS, "utf-8")
    (tmp_path / "official.csv").write_text(official_rows(), "utf-8")
    purport("add", made, tmp_path / "claims.csv", "--format", "table", "--published", "2014-12-01")
    purport(
        "add",
        made,
        tmp_path / "official.csv",
        "--format",
        "table",
        "--kind",
        "official",
        "--origin",
        "A command",
    )
    done = purport("run", made)
    assert done.code == 0, done.err
    return made


def comparisons(purport: Purport, case: Path) -> dict[str, dict[str, Any]]:
    lines = purport("show", case, "comparisons", "--format", "jsonl").lines()
    return {line["code"]: line for line in lines}


def test_every_outcome_is_reached_and_none_mixed_up(purport: Purport, case: Path) -> None:
    """Announced, differently, possibly, silent, not held, not comparable: each where it belongs."""
    found = comparisons(purport, case)
    assert {code: (line["outcome"], line["strength"]) for code, line in found.items()} == OUTCOMES


def test_silence_names_what_was_searched(purport: Purport, case: Path) -> None:
    """A silence says how many pieces were searched, and never that nothing happened."""
    line = comparisons(purport, case)["A2"]
    assert line["held"] == line["expected"] > 0
    assert line["searched"]
    assert "no announcement found in" in " ".join(line["reasons"])


def test_a_silence_names_the_nearest_line_of_another_province(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """A line 58 km off across a provincial border is listed, not rested on, and the dossier has it
    beside the silence.
    """
    line = comparisons(purport, case)["A7"]
    assert line["candidates"]
    assert not any(each.get("chosen") for each in line["candidates"])
    assert "the nearest line of these hours is not rested on" in " ".join(line["reasons"])
    assert purport("dossier", case, "-o", tmp_path / "dossier").code == 0
    pages = [page.read_text("utf-8") for page in (tmp_path / "dossier").rglob("*.html")]
    words = [re.search("nearest line of these hours is not rested on: [^<]*", p) for p in pages]
    assert any("Kobani" in found[0] and "58 km" in found[0] for found in words if found)


def test_what_is_not_held_names_the_missing_days(purport: Purport, case: Path) -> None:
    """Outside the record's windows the outcome is not held, with the days and why."""
    line = comparisons(purport, case)["A3"]
    assert line["missing"]
    assert all(why for _, _, why in line["missing"])


def test_candidates_carry_their_row_distance_and_base_rate(purport: Purport, case: Path) -> None:
    """A chosen candidate names its row, the distance, and how often the place is announced."""
    chosen = [each for each in comparisons(purport, case)["A1"]["candidates"] if each.get("chosen")]
    assert {each["row_id"] for each in chosen if each["days"] == 0} <= {"r4", "r5", "r6"}
    assert {each["row_id"] for each in chosen if each["days"] > 0} <= {"r7"}  # shares a night
    assert all(each["distance_km"] < 5 and each["base_rate"] == 1.0 for each in chosen)


def test_a_place_named_in_words_no_event_accounts_for_stops_silence(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """An official text that names the place waits for a person: no silence is stated."""
    (tmp_path / "note.txt").write_text(
        "The command commented on the situation in Harem on Wednesday. Near Kobani, one airstrike "
        "struck a vehicle on Nov. 5.",
        "utf-8",
    )
    purport(
        "add",
        case,
        tmp_path / "note.txt",
        "--kind",
        "official",
        "--origin",
        "A command",
        "--published",
        "2014-11-06",
    )
    purport("run", case)
    assert comparisons(purport, case)["A2"]["outcome"] == "not_held"


def test_only_what_a_person_accepted_passes_the_gate(purport: Purport, case: Path) -> None:
    """--publish holds back everything at first, and lets one accepted incident through."""
    folder = case.parent / "dossier"
    purport("dossier", case, "-o", folder, "--publish")
    assert not list(folder.glob("incident-*.html"))
    code = purport("show", case, "incidents", "--format", "jsonl").lines()[0]["code"]
    assert purport("judge", case, code, "accept", "--by", "R. Sample").code == 0
    assert (
        purport("show", case, "incidents", "--format", "jsonl").lines()[0]["state"] == "confirmed"
    )
    purport("dossier", case, "-o", folder, "--publish")
    assert [path.name for path in folder.glob("incident-*.html")] == [
        f"incident-{code.lower()}.html"
    ]
    assert "R. Sample" not in (case / "vault" / "log" / "entries.jsonl").read_text("utf-8")


def test_an_incident_that_grew_is_judged_again(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """A confirmed incident that a new document joins is listed as judge again, not published."""
    line = purport("show", case, "incidents", "--format", "jsonl").lines()[0]
    purport("judge", case, line["code"], "accept", "--by", "R. Sample")
    (tmp_path / "late.txt").write_text(
        "A local station said that an air strike hit Kobani on 5 November 2014.", "utf-8"
    )
    purport("add", case, tmp_path / "late.txt", "--published", "2014-12-05")
    purport("run", case)
    grown = {
        each["id"]: each for each in purport("show", case, "incidents", "--format", "jsonl").lines()
    }
    if len(grown[line["id"]]["claims"]) > len(line["claims"]):
        assert grown[line["id"]]["state"] == "suggested"
        assert "judge_again" in purport("show", case, "judgements").out
    else:
        pytest.fail("the new document did not join the incident")


def test_a_rejected_announcement_stays_in_the_record(purport: Purport, case: Path) -> None:
    """Rejecting a match takes it out of no other incident, stays listed, and is said."""
    before = comparisons(purport, case)
    event = before["A5"]["candidates"][0]["event"]
    for each in before["A5"]["candidates"]:
        purport("judge", case, each["event"], "reject", "--by", "R. Sample")
    after = comparisons(purport, case)
    rejected = [each for each in after["A5"]["candidates"] if each["event"] == event]
    assert rejected[0]["verdict"] == "rejected"
    assert not [each for each in after["A5"]["candidates"] if each.get("chosen")]
    assert "rejected by a named person" in " ".join(after["A5"]["reasons"])
    events = purport("show", case, "events", "--format", "jsonl").lines()
    assert event in {line["id"] for line in events}


def test_a_refused_official_row_stops_silence(purport: Purport, case: Path, tmp_path: Path) -> None:
    """A row of the record that could not be read may have told of the place: no silence then."""
    broken = official_rows() + 'r99,2014-11-05,SY,Harem,x,"Near Harem, one airstrike."\n'
    (tmp_path / "official.csv").write_text(broken, "utf-8")
    purport(
        "add", case, tmp_path / "official.csv", "--format", "table", "--kind", "official",
        "--origin", "A command",
    )  # fmt: skip
    purport("run", case)
    assert comparisons(purport, case)["A2"]["outcome"] != "silent"


def test_impossible_dates_stop_nothing(purport: Purport, case: Path, tmp_path: Path) -> None:
    """Rows dated in year 1 or 9999 lose nothing else; such a date of publication is refused."""
    rows = [*CLAIMS.splitlines()[:2], "B1,0001-01-01,Harem,36.2,36.5,SOHR,A strike.,"]
    rows.append("B2,9999-12-31,Harem,36.2,36.5,SOHR,Another strike.,")
    (tmp_path / "odd.csv").write_text("\n".join(rows) + "\n", "utf-8")
    purport("add", case, tmp_path / "odd.csv", "--format", "table")
    assert "Traceback" not in purport("run", case).err
    assert "A1" in comparisons(purport, case)
    for option in ("--published", "--acquired"):
        done = purport("add", case, tmp_path / "odd.csv", option, "9999-12-31")
        assert done.code == 2
    assert purport("show", case, "claims", "--as-of", "9999-12-31").code == 2


def test_a_candidate_is_judged_by_its_id(purport: Purport, case: Path) -> None:
    """Rejecting every candidate of one incident makes its record silent, and no other's; undone,
    the outcome is as before.
    """
    before = comparisons(purport, case)
    for candidate in before["A5"]["candidates"]:
        assert purport("judge", case, candidate["id"], "reject", "--by", "R. Sample").code == 0
    after = comparisons(purport, case)
    assert after["A5"]["outcome"] not in ("announced", "announced_differently")
    assert after["A1"]["outcome"] == before["A1"]["outcome"]
    assert {each["verdict"] for each in after["A5"]["candidates"]} == {"rejected"}
    assert "judge_again" not in purport("show", case, "judgements").out
    for _ in before["A5"]["candidates"]:
        purport("judge", case, "undo", "--by", "R. Sample")
    assert comparisons(purport, case) == before


def test_the_reverse_view_counts_what_others_tell_of(purport: Purport, case: Path) -> None:
    """Every announced event has one state, and the sums hold them all."""
    events = purport("show", case, "unreported", "--format", "jsonl").lines()
    sums = purport("show", case, "unreported-by-month", "--format", "jsonl").lines()
    assert len(events) == 12
    assert sum(each["announced"] for each in sums) == 12
    assert {each["country"] for each in sums} == {"SY"}
    states = [each["state"] for each in events]
    for state in ("likely", "possibly", "none", "unplaced", "not_held"):
        assert states.count(state) == sum(each[state] for each in sums)
    assert states.count("likely") > 0
    assert states.count("none") > 0
    shown = purport("show", case, "unreported").out
    assert "no other source in this case" in shown
