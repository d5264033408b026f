"""Another ministry without code: its profile added, tried, used, logged, and needed again."""

from pathlib import Path
from typing import Any

import pytest

from running import Purport

# An invented ministry that writes on working days, Sunday to Thursday, of what happened since it
# last wrote, and states no window.
PROFILE = """
name = "sample"
origin = "Ministry of Defence of Arcadia"
title = "situation reports of an invented ministry"
version = "3"
recognise = ["Arcadian Air Arm", "situation report"]
zone = "UTC"
rhythm = "working_days"
weekend = ["friday", "saturday"]
covers = "since_last"

[words]
near = ["hard by"]
attackers = ["Arcadian Air Arm"]

[words.kinds]
airstrike = ["engagement", "engagements"]

[words.countries]
Syria = "SY"
"""
REPORT = "Arcadian Air Arm\nSituation report {day}\n\nSyria\n\nTwo engagements hard by Kobani.\n"
# November 2014: the 3rd is a Monday
DAYS = (2, 3, 4, 5, 6, 9, 10, 11)
CLAIMS = """code,date,place,lat,lon,claimed_by,text
F,2014-11-07,Harem,36.2127,36.5209,SOHR,An air strike hit a house in Harem on a Friday.
T,2014-11-04,Harem,36.2127,36.5209,SOHR,An air strike hit a house in Harem on a Tuesday.
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The releases of the ministry, the claims, and its profile, as files."""
    folder = tmp_path / "written"
    folder.mkdir()
    for day in DAYS:
        (folder / f"report-2014-11-{day:02}.txt").write_text(REPORT.format(day=day), "utf-8")
    (folder / "claims.csv").write_text(CLAIMS, "utf-8")
    (folder / "sample.toml").write_text(PROFILE, "utf-8")
    return folder


def made(purport: Purport, written: Path, name: str, *days: int) -> Path:
    """A case with the profile, the claims and the releases of some days."""
    case = written.parent / name
    purport("init", case, "--country", "SY")
    assert purport("profiles", "load", written / "sample.toml", "--case", case).code == 0
    for day in days:
        report = written / f"report-2014-11-{day:02}.txt"
        published = ("--published", f"2014-11-{day:02}", "--format", "release")
        purport("add", case, report, *published, "--kind", "official", "--origin", "The ministry")
    purport("add", case, written / "claims.csv", "--format", "table", "--published", "2014-12-01")
    done = purport("run", case)
    assert done.code == 0, done.err
    return case


def compared(purport: Purport, case: Path) -> dict[str, dict[str, Any]]:
    lines = purport("show", case, "comparisons", "--format", "jsonl").lines()
    return {line["code"]: line for line in lines}


def test_a_weekend_is_no_gap_and_a_working_day_is(purport: Purport, written: Path) -> None:
    """With every release held both claims meet silence, a Friday's too; without Sunday's or
    Tuesday's the claim of those days is not held, and every output says what was expected."""
    whole = made(purport, written, "whole", *DAYS)
    found = compared(purport, whole)
    assert {code: line["outcome"] for code, line in found.items()} == {"F": "silent", "T": "silent"}
    rhythm = {
        "expected": "working_days",
        "weekend": ["friday", "saturday"],
        "basis": "profile sample 3",
    }
    assert all(line["rhythm"] == rhythm for line in found.values())
    words = "working days, none on Friday and Saturday (profile sample 3)"
    assert words in purport("show", whole, "comparisons", "--format", "csv").out
    assert "profile sample 3" in purport("status", whole).out
    assert purport("dossier", whole, "-o", written.parent / "dossier").code == 0
    pages = [page.read_text("utf-8") for page in (written.parent / "dossier").rglob("*.html")]
    assert any(f"expected: {words}" in page for page in pages)
    for gone, code in ((9, "F"), (4, "T")):
        case = made(purport, written, f"without-{gone}", *(day for day in DAYS if day != gone))
        line = compared(purport, case)[code]
        assert line["outcome"] == "not_held"
        assert line["missing"]
        assert line["held"] < line["expected"]


def test_the_users_setting_goes_before_the_profile(purport: Purport, written: Path) -> None:
    """What case.toml says of an origin holds against its profile, and is named as the basis; with
    an irregular rhythm nothing without a window counts as searched."""
    case = made(purport, written, "case", *DAYS)
    settings = case / "case.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text + '\n[origins."The ministry"]\nexpected = "irregular"\n', "utf-8")
    for line in compared(purport, case).values():
        assert line["outcome"] == "not_held"
        assert line["rhythm"]["basis"] == "case.toml"
    settings.write_text(text + '\n[origins."The ministry"]\nweekend = []\n', "utf-8")
    refused = purport("run", case)
    assert refused.code == 2
    assert "one to 3 days" in refused.err


def test_profiles_are_listed_and_tried(purport: Purport, written: Path) -> None:
    """`list` names the own profile first with where it lies, `try` says what it makes of a text."""
    case = made(purport, written, "case")
    listed = purport("profiles", "list", "--case", case, "--format", "jsonl").lines()
    assert listed[0]["name"] == "sample 3"
    assert listed[0]["from"] == str(case / "profiles" / "sample.toml")
    assert listed[-1]["origin"] == "any other"
    report = written / "report-2014-11-02.txt"
    tried = purport("profiles", "try", report, "--case", case, "--format", "jsonl").lines()
    assert [(each["profile"], each["places"]) for each in tried] == [("sample 3", "Kobani")]
    without = purport("profiles", "try", report, "--format", "jsonl").lines()
    assert without[0]["profile"] == "none: read with general words"


def test_a_profile_is_logged_and_a_rebuild_needs_it(purport: Purport, written: Path) -> None:
    """The profile's digest stands in the log; a case read with it is not rebuilt without it."""
    case = made(purport, written, "case", 2, 3)
    assert purport("verify", case).code == 0
    log = b"".join(each.read_bytes() for each in (case / "vault").rglob("*") if each.is_file())
    assert b'"profiles/sample.toml"' in log
    before = purport("show", case, "events", "--format", "jsonl").out
    assert purport("rebuild", case).code == 0
    assert purport("show", case, "events", "--format", "jsonl").out == before
    (case / "profiles" / "sample.toml").unlink()
    refused = purport("rebuild", case)
    assert refused.code == 2
    assert "profiles load" in refused.err


def test_a_users_profile_serves_every_case(purport: Purport, written: Path) -> None:
    """Without --case the profile is kept in the user's data folder."""
    assert purport("profiles", "load", written / "sample.toml").code == 0
    listed = purport("profiles", "list", "--format", "jsonl").lines()
    assert listed[0]["name"] == "sample 3"


@pytest.mark.parametrize(
    ("written_wrong", "said"),
    [
        (PROFILE.replace("near =", "nearby ="), "nearby"),
        (PROFILE.replace("recognise =", "#"), "recognise"),
        ("no toml", "not TOML"),
    ],
)
def test_a_wrong_profile_is_refused(
    purport: Purport, tmp_path: Path, written_wrong: str, said: str
) -> None:
    """A wrong profile is refused with its path and what is wrong, when it is loaded and when it was
    put into the case by hand."""
    path = tmp_path / "wrong.toml"
    path.write_text(written_wrong, "utf-8")
    refused = purport("profiles", "load", path)
    assert refused.code == 2
    assert "wrong.toml" in refused.err
    assert said in refused.err
    case = tmp_path / "case"
    purport("init", case)
    (case / "profiles").mkdir()
    path.rename(case / "profiles" / "wrong.toml")
    (tmp_path / "a.txt").write_text("A text.", "utf-8")
    purport("add", case, tmp_path / "a.txt")
    refused = purport("run", case)
    assert refused.code == 2
    assert said in refused.err
