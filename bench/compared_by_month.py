"""A threshold of the comparison, chosen on all months but one and looked at in that one.

    compared_by_month.py [DATA] [MEASURE] [--set other_region_km] [--values 0,20,40,60,80,100]

For each value: how many of the announced incidents rest on a right line, how many of the silent
ones are silent, and how many decoys moved in time meet a line (of those whose days are held). Then,
month by month: the value that parts right lines from decoys best on the other months (the share of
right ones less that of decoys that meet a line; of equals the nearest to the default), and what it
gives in the month left out, beside the largest value. In one process, as comparisons.py does it.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from purport.assess.options import CompareOptions
from purport.records.incident import Comparison, Incident, RecordOutcome

sys.path.insert(0, str(Path(__file__).resolve().parent))
from comparisons import SHARED, incidents_and_towns, write_table
from decoys import announced, decoys
from record_case import Material, gazetteer_with

FOUND = (RecordOutcome.ANNOUNCED, RecordOutcome.ANNOUNCED_DIFFERENTLY)
Result = tuple[int, bool]  # the month of an incident, and whether it met a (right) line
Known = tuple[dict[str, dict[str, list[str]]], dict[str, str], dict[str, str]]


def rights(compared: list[tuple[Incident, Comparison]], known: Known) -> list[Result]:
    """For each announced incident, whether its outcome rests on a right line."""
    gold, row_of, names = known
    found = []
    for incident, each in compared:
        label = gold.get(incident.table_code or "")
        if label and label["label"] == "announced":
            chosen = [one for one in each.candidates if one.chosen and each.outcome in FOUND]
            is_right = any(
                row_of.get(one.event_id) in label["rows"]
                if label["rows"]
                else names[one.document_id] in label["releases"]
                for one in chosen
            )
            found.append((incident.window.earliest.month, is_right))
    return found


def silences(compared: list[tuple[Incident, Comparison]], known: Known) -> str:
    """How many of the silent incidents are silent."""
    outcomes = [
        each.outcome
        for incident, each in compared
        if known[0].get(incident.table_code or "", {}).get("label") == "silent"
    ]
    return f"{outcomes.count(RecordOutcome.SILENT)} of {len(outcomes)}"


def met(compared: list[tuple[Incident, Comparison]]) -> list[Result]:
    """For each decoy moved in time whose days are held, whether it met a line."""
    told = (*FOUND, RecordOutcome.SILENT)
    return [
        (incident.window.earliest.month, each.outcome in FOUND)
        for incident, each in compared
        if (incident.table_code or "").startswith("T") and each.outcome in told
    ]


def share(results: list[Result], counts: Callable[[int], bool]) -> tuple[int, int]:
    """How many of the results of some months are true, of how many."""
    kept = [is_so for month, is_so in results if counts(month)]
    return sum(kept), len(kept)


def known_of(options: argparse.Namespace, material: Material, events: Path) -> Known:
    """The labels, the row of each event by the scorer's own rule, and the documents' names."""
    sys.path.insert(0, str(options.measure))
    from importlib import util

    spec = util.spec_from_file_location("scorer", options.measure / "comparisons.py")
    assert spec
    assert spec.loader
    scorer = util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    lines = (options.data / "linking" / "gold.jsonl").read_text().splitlines()
    gold = {each["code"]: each for each in map(json.loads, lines)}
    rows = scorer.rows_of_events(options.data / "oir_releases" / "rows.csv", events)
    return gold, rows, {each.id: each.name for each in material.documents}


def main(arguments: list[str] | None = None) -> int:
    """0 once everything was printed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?", default=SHARED / "data")
    parser.add_argument("measure", type=Path, nargs="?", default=SHARED / "measure")
    parser.add_argument("--set", default="other_region_km")
    parser.add_argument("--values", default="0,20,40,60,80,100")
    parser.add_argument("--decoys", type=int, default=1200)
    options = parser.parse_args(arguments)
    work = Path(tempfile.mkdtemp(prefix="purport-by-month-"))
    base = Material(gazetteer_with([options.data / "places" / "syria_ocha_communities.csv"]))
    base.add_releases(sorted((options.data / "oir_releases").glob("*.txt")))
    _, events = base.write(work, [])
    strikes = announced(map(json.loads, events.read_text().splitlines()))
    made = decoys(*incidents_and_towns(options.data), strikes, options.decoys)
    asked, moved = base.with_more(), base.with_more()
    asked.add_table(options.data / "linking" / "incidents.csv")
    moved.add_table(write_table(work / "decoys.csv", made))
    known = known_of(options, base, events)
    values = [float(each) for each in options.values.split(",")]
    right, chance = {}, {}
    for value in values:
        compared = asked.comparisons(asked.options(**{options.set: value}))
        right[value] = rights(compared, known)
        chance[value] = met(moved.comparisons(moved.options(**{options.set: value})))
        counts = share(right[value], bool), share(chance[value], bool)
        said = silences(compared, known)
        print(f"{options.set}={value:g}: right {counts[0]}, silent {said}, decoys met {counts[1]}")
    usual = float(getattr(CompareOptions(), options.set))
    for month in sorted({month for month, _ in right[values[0]]}):
        best = max(values, key=lambda v: (_parts(right[v], chance[v], month), -abs(v - usual)))
        here = [
            (share(right[v], month.__eq__), share(chance[v], month.__eq__))
            for v in (best, max(values))
        ]
        print(
            f"month {month}: {best:g} by the others; right {here[0][0]}, decoys met {here[0][1]}; "
            f"at {max(values):g}: {here[1][0]}, {here[1][1]}"
        )
    return 0


def _parts(right: list[Result], chance: list[Result], left_out: int) -> float:
    """How well right lines and decoys are parted on all months but one."""
    kept = share(right, left_out.__ne__), share(chance, left_out.__ne__)
    return round(kept[0][0] / kept[0][1] - kept[1][0] / kept[1][1], 6)


if __name__ == "__main__":
    sys.exit(main())
