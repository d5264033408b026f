"""The one-process form of the comparison's measurement agrees with the commands."""

import sys
from pathlib import Path

import pytest

from purport.records.origin import Origin, OriginKind
from running import Purport

BENCH = Path(__file__).resolve().parents[2] / "bench"
# Real towns, invented incidents.
CLAIMS = """code,date,place,lat,lon,claimed_by,text,url
A1,2014-11-05,Kobani,36.8911,38.3538,SOHR,An air strike hit a house in Kobani.,
A2,2014-11-05,Harem,36.2127,36.5209,SOHR,An air strike hit a house in Harem.,
A3,2014-11-25,Harem,36.2127,36.5209,SOHR,An air strike hit a house in Harem.,
A5,2014-11-06,Jarabulus,36.8175,38.0111,SOHR,An air strike hit a house in Jarabulus.,
A6,2014-11-06,Manbij,36.5281,37.9549,SOHR,An air strike hit a house in Manbij.,
"""


def official_rows() -> str:
    """Twelve days of announcements near Kobani."""
    lines = ["row_id,date,country,location,number,line"]
    for day in range(1, 13):
        lines.append(f'r{day},2014-11-{day:02},SY,Kobani,2,"Near Kobani, two airstrikes."')
    return "\n".join(lines) + "\n"


def test_both_forms_give_the_same_outcomes(
    purport: Purport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each claim has the same outcome and strength, and the same lines chosen, in one process and
    by the commands.
    """
    monkeypatch.syspath_prepend(str(BENCH))
    from record_case import RECORD, Material, gazetteer_with

    claims, official = tmp_path / "claims.csv", tmp_path / "official.csv"
    claims.write_text(CLAIMS, "utf-8")
    official.write_text(official_rows(), "utf-8")
    case = tmp_path / "case"
    purport("init", case, "--country", "SY,IQ")
    purport("add", case, claims, "--format", "table")
    purport("add", case, official, "--format", "table", "--kind", "official", "--origin", RECORD)
    assert purport("run", case).code == 0
    lines = purport("show", case, "comparisons", "--format", "jsonl").lines()
    by_commands = {
        each["code"]: (
            each["outcome"],
            each["strength"],
            sorted(one["row_id"] for one in each["candidates"] if one["chosen"]),
        )
        for each in lines
    }
    material = Material(gazetteer_with([]))
    material.add_table(claims)
    material.add_table(official, Origin(name=RECORD, kind=OriginKind.OFFICIAL))
    in_one_process = {
        incident.table_code: (
            made.outcome.value,
            made.strength.value if made.strength else None,
            sorted(one.row for one in made.candidates if one.chosen and one.row),
        )
        for incident, made in material.comparisons(material.options())
    }
    assert in_one_process == by_commands
    assert len(by_commands) == 5
    sys.modules.pop("record_case")
