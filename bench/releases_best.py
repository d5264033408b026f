"""The best that a reading of the release texts can reach against the table of rows: for the scorer.

    releases_best.py DATA > best.jsonl       DATA holds oir_releases/

Prints the events of a perfect reader, made of the rows themselves: country, place, number and
window exactly as the table and the release's day have them. A perfect reader prints a line of a
release once for each time it stands there, and no line that does not stand there. So rows that are
second copies of another row of the same release have no event, nor rows whose line their release
does not hold, or holds once for two rows. A line is known by its first letters, as the table
changed some words. What the scorer gives these events is the most that a reader of these texts can
get from it, as long as it does not print one strike twice. Told on standard error: how many rows
have no event, and why.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

Row = dict[str, str]
START = 35  # letters by which a row's line is known again where the rest was changed


def letters(text: str) -> str:
    """Letters and digits alone: lines wrap, and hyphens split names."""
    return re.sub(r"[\W_]+", "", text).lower()


def told_once(rows: list[Row], text: str) -> tuple[list[Row], Counter[str]]:
    """The rows that a release tells, each as often as a line that begins so stands there; and why
    not the others.
    """
    plain, groups, why = letters(text), defaultdict(list), Counter[str]()
    for row in rows:
        groups[letters(row["line"])[:START]].append(row)
    kept = []
    for start, same in groups.items():
        same.sort(key=lambda row: letters(row["line"]) + "near" not in plain)
        times = plain.count(start)
        kept += same[:times]
        why.update(_why(row, same[:times]) for row in same[times:])
    return kept, why


def _why(row: Row, kept: list[Row]) -> str:
    if any(letters(each["line"]) == letters(row["line"]) for each in kept):
        return "a second copy of another row of the release"
    return "the release has no further line that begins so"


def event_of(row: Row) -> dict[str, object]:
    """The event line of a row, as a perfect reader would print it."""
    year, month, day = (int(row["release"][a:b]) for a, b in ((0, 4), (4, 6), (6, 8)))
    last = date(year, month, day)
    return {
        "type": "event",
        "id": row["row_id"],
        "kind": "airstrike",
        "document": row["release"],
        "place": {"as_written": row["location"], "country": row["country"], "precision": "near"},
        "when": {
            "earliest": f"{last - timedelta(days=1)}T05:00:00Z",
            "latest": f"{last}T05:00:00Z",
        },
        "count": int(float(row["number"])) if row["number"] else None,
    }


def main(arguments: list[str] | None = None) -> int:
    """0 once everything was printed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    folder: Path = parser.parse_args(arguments).data / "oir_releases"
    with (folder / "rows.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["release"]]
    by_release = defaultdict(list)
    for row in rows:
        by_release[row["release"]].append(row)
    why = Counter[str]()
    for release, told in sorted(by_release.items()):
        text = (folder / release).read_bytes().decode("utf-8", "replace")
        kept, lost = told_once(told, text)
        why += lost
        for row in kept:
            print(json.dumps(event_of(row)))
    print(f"{len(rows)} rows, without an event: {dict(why)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
