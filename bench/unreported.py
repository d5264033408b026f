"""The reverse view on a list that one partner made public years later: told by the releases or not?

    unreported.py [DATA] [--table FILE.csv]

DATA holds linking/dutch_oir_strikes.csv and oir_releases/. The list is captured as a table of
announcements that was published on 30 March 2023; each of its rows is looked for in the held
releases, as `purport show CASE unreported` does. Rows of one day and position are one line here
(one row is one weapon). Beside each figure stands the rate that the same list reaches with its
dates moved by 14, 28 and 56 days, which is what chance gives. A day that no held release covers is
*not held*. The words are "no line found in the held releases": nothing is said of what was
published elsewhere.
"""

import argparse
import csv
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from purport.assess.unreported import told_events
from purport.records.origin import Origin, OriginKind, Published, PublishedSource
from purport.records.told import ToldEvent, ToldState

sys.path.insert(0, str(Path(__file__).resolve().parent))
from record_case import RECORD, Material, gazetteer_with

SHARED = Path(__file__).resolve().parents[2] / "shared"
MOVED_DAYS = (0, 14, 28, 56)
PARTNER = "Ministry of Defence of the Netherlands"
MADE_PUBLIC = Published(day=date(2023, 3, 30), source=PublishedSource.GIVEN)
HELD = (date(2014, 11, 3), date(2015, 6, 30))
FIELDS = ("row_id", "date", "location", "lat", "lon", "country", "number", "line")


def moved_table(source: Path, target: Path, days: int) -> Path:
    """The list with one row for each day and position, its dates moved."""
    rows: dict[tuple[str, str, str], dict[str, str]] = {}
    with source.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault((row["date"], row["lat"], row["lon"]), row)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, extrasaction="ignore")
        writer.writeheader()
        for row in rows.values():
            day = date.fromisoformat(row["date"]) + timedelta(days=days)
            place = {"location": row["town"] or "a position", "number": "", "line": ""}
            writer.writerow(row | place | {"date": day.isoformat()})
    return target


def told(base: Material, table: Path) -> list[ToldEvent]:
    """What the held releases tell of each row."""
    material = base.with_more()
    origin = Origin(name=PARTNER, kind=OriginKind.OFFICIAL)
    material.add_table(table, origin, MADE_PUBLIC)
    indexes = {each.record.origin: each for each in material.indexes()}
    options = material.options()
    return list(told_events(indexes[PARTNER], [indexes[RECORD]], options))


def month_of(each: ToldEvent, days: int) -> str:
    """The month of the row's own date, whatever its date was moved by."""
    if each.earliest is None:
        return "undated"
    return f"{each.earliest - timedelta(days=days):%Y-%m}"


def main(arguments: list[str] | None = None) -> int:
    """0 once the table was printed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?", default=SHARED / "data")
    parser.add_argument("--table", type=Path)
    options = parser.parse_args(arguments)
    base = Material(gazetteer_with([]))
    base.add_releases(sorted((options.data / "oir_releases").glob("*.txt")))
    counted: dict[int, dict[str, Counter[str]]] = {}
    source = options.data / "linking" / "dutch_oir_strikes.csv"
    with tempfile.TemporaryDirectory() as folder:
        for days in MOVED_DAYS:
            table = moved_table(source, Path(folder) / f"moved-{days}.csv", days)
            months: dict[str, Counter[str]] = {}
            for each in told(base, table):
                months.setdefault(month_of(each, days), Counter())[each.state.value] += 1
            counted[days] = months
            print_shares(days, months)
    print_months(counted)
    return 0


def print_shares(days: int, months: dict[str, Counter[str]]) -> None:
    """One line: all months together, the shares of what could be looked for."""
    every = sum(months.values(), Counter[str]())
    looked = sum(every.values()) - every[ToldState.NOT_HELD]
    shares = {state: every[state] / looked if looked else 0.0 for state in ToldState}
    print(
        f"moved by {days} days: {sum(every.values())} rows, {every['not_held']} not held; of the "
        f"{looked} others: line found (likely) {shares[ToldState.LIKELY]:.3f}, possibly "
        f"{shares[ToldState.POSSIBLY]:.3f}, no line found in the held releases "
        f"{shares[ToldState.NONE]:.3f}, cannot be told {shares[ToldState.UNPLACED]:.3f}"
    )


def print_months(counted: dict[int, dict[str, Counter[str]]]) -> None:
    """A table by month; in brackets the shares of likely with the dates moved."""
    print(
        "| month | rows | not held | line found, likely | possibly | no line found | cannot tell |"
    )
    print("|---|---|---|---|---|---|---|")
    for month, own in sorted(counted[0].items()):
        beside = ", ".join(_share(counted[days].get(month, Counter())) for days in MOVED_DAYS[1:])
        likely = f"{own['likely']} = {_share(own)} ({beside})"
        rest = f"{own['possibly']} | {own['none']} | {own['unplaced']}"
        print(f"| {month} | {sum(own.values())} | {own['not_held']} | {likely} | {rest} |")


def _share(counts: Counter[str]) -> str:
    looked = sum(counts.values()) - counts["not_held"]
    return f"{counts['likely'] / looked:.2f}" if looked else "–"


if __name__ == "__main__":
    sys.exit(main())
