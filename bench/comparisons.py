"""Claims against a record, as a user would set them: made, scored, and tried on decoys.

    comparisons.py [DATA] [MEASURE] [--only releases|rows|decoys] [--decoys N] [--commands DIR]
                   [--set NAME=NUMBER ...]

DATA holds linking/, oir_releases/ and places/; MEASURE the scorer comparisons.py. The list of
communities is loaded, the releases are read, and with them (1) the incidents, (2) the incidents
and the table of rows as a second official capture, (3) decoys: the same incidents 20 to 90 days
earlier or later, or on their day in a community over 150 km from every strike announced for the
days around. The seed is fixed. This runs in one process (see record_case.py); with --commands the
same is done by `purport init, places load, add, run, show` in DIR, which takes some ten times as
long and reads claims, too. --set changes a threshold, such as possible_km=60.

Printed for (1) and (2): the scorer's lines, then the silent ones and the one not held, one by one,
with their windows. For (3): the shares of the outcomes, beside the chance rate.
"""

import argparse
import csv
import json
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from purport.records.origin import Origin, OriginKind

sys.path.insert(0, str(Path(__file__).resolve().parent))
from compared_by_commands import base_case, by_commands, copy_with, shown
from compared_scored import score
from decoys import announced, decoys, tell
from record_case import RECORD, Material, gazetteer_with

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FIELDS = (
    "code",
    "date",
    "place",
    "lat",
    "lon",
    "claimed_by",
    "text",
    "url",
    "precision",
    "country",
)

Line = dict[str, Any]


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_table(path: Path, rows: Iterable[Line]) -> Path:
    """The path of a table of claims."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def incidents_and_towns(data: Path) -> tuple[list[Line], list[Line]]:
    """The labelled incidents, announced or silent, and the communities."""
    labels = (data / "linking" / "gold.jsonl").read_text().splitlines()
    found = {e["code"] for e in map(json.loads, labels) if e["label"] in ("announced", "silent")}
    rows = read_rows(data / "linking" / "incidents.csv")
    towns = read_rows(data / "places" / "syria_ocha_communities.csv")
    return [each for each in rows if each["code"] in found], towns


def in_one_process(options: argparse.Namespace, work: Path) -> None:
    """Everything asked for, without the language model."""
    data: Path = options.data
    started = time.perf_counter()
    lists = [data / "places" / "syria_ocha_communities.csv"]
    base = Material(gazetteer_with(lists))
    base.add_releases(sorted((data / "oir_releases").glob("*.txt")))
    settings = dict(_number(each) for each in options.set)
    print(f"releases read after {time.perf_counter() - started:.0f} s; settings {settings}")
    for part, title in (("releases", "releases only"), ("rows", "releases and rows")):
        if options.only in (None, part):
            print(f"# {title}")
            material = base.with_more()
            material.add_table(data / "linking" / "incidents.csv")
            if part == "rows":
                official = Origin(name=RECORD, kind=OriginKind.OFFICIAL)
                material.add_table(data / "oir_releases" / "rows.csv", official)
            compared = material.comparisons(material.options(**settings))
            score(material.write(work / part, compared), data, options.measure)
    if options.only in (None, "decoys"):
        print("# decoys")
        _, events = base.write(work / "base", [])
        strikes = announced(map(json.loads, events.read_text().splitlines()))
        incidents, towns = incidents_and_towns(data)
        made = decoys(incidents, towns, strikes, options.decoys)
        material = base.with_more()
        material.add_table(write_table(work / "decoys.csv", made))
        compared = material.comparisons(material.options(**settings))
        lines, _ = material.write(work / "decoys", compared)
        tell([json.loads(each) for each in lines.read_text().splitlines()], incidents, strikes)


def _number(written: str) -> tuple[str, float]:
    name, _, number = written.partition("=")
    return name, float(number)


def with_commands(options: argparse.Namespace, work: Path) -> None:
    """The same through the commands, with everything that `run` reads."""
    base = base_case(work, options.data)
    claims = options.data / "linking" / "incidents.csv"
    rows = options.data / "oir_releases" / "rows.csv"
    official = ("--kind", "official", "--origin", RECORD)
    if options.only in (None, "releases"):
        print("# releases only")
        case = copy_with(base, "incidents", (claims, ()))
        score(by_commands(case), options.data, options.measure)
    if options.only in (None, "rows"):
        print("# releases and rows")
        case = copy_with(base, "with-rows", (claims, ()), (rows, official))
        score(by_commands(case), options.data, options.measure)
    if options.only in (None, "decoys"):
        print("# decoys")
        strikes = announced(shown(base, "events"))
        incidents, towns = incidents_and_towns(options.data)
        made = decoys(incidents, towns, strikes, options.decoys)
        table = write_table(work / "decoys.csv", made)
        tell(shown(copy_with(base, "decoys", (table, ())), "comparisons"), incidents, strikes)


def main(arguments: list[str] | None = None) -> int:
    """0 once everything was printed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?", default=SHARED / "data")
    parser.add_argument("measure", type=Path, nargs="?", default=SHARED / "measure")
    parser.add_argument("--commands", type=Path, metavar="DIR")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--decoys", type=int, default=1200)
    parser.add_argument("--only", choices=("releases", "rows", "decoys"))
    parser.add_argument("--set", action="append", default=[], metavar="NAME=NUMBER")
    options = parser.parse_args(arguments)
    work = options.commands or options.work or Path(tempfile.mkdtemp(prefix="purport-compared-"))
    work.mkdir(parents=True, exist_ok=True)
    if options.commands:
        with_commands(options, work)
    else:
        in_one_process(options, work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
