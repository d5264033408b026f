"""Writes split.csv: every annotated document with part, source, licence and split.

python -m corpus.split
"""

import csv
import hashlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
PERCENT = {"found": (60, 75), "own": (20, 35)}  # below the first test, below the second dev
SOURCES = {
    "re3d_uk": ("re3d, UK government", "OGL-UK-3.0"),
    "re3d_us": ("re3d, US State Department", "public domain (US)"),
    "re3d_cc": ("re3d, US Central Command", "public domain (US)"),
    "re3d_au": ("re3d, Australian DFAT", "CC-BY-3.0-AU"),
    "oir": ("releases on Operation Inherent Resolve", "public domain (US)"),
    "meantime": ("Wikinews in MEANTIME", "CC-BY-4.0"),
    "wikinews": ("Wikinews 2019 and 2020", "CC-BY-2.5"),
    "ewt": ("weblogs in the English Web Treebank", "CC-BY-SA-4.0"),
    "gum": ("Wikinews in GUM", "CC-BY-2.5"),
}
COLUMNS = ("document", "part", "source", "licence", "split")


def split_of(name: str, part: str) -> str:
    """train, dev or test, from the name alone."""
    number = int(hashlib.sha256(f"purport corpus {name}".encode()).hexdigest()[:8], 16) % 100
    test, dev = PERCENT[part]
    return "test" if number < test else "dev" if number < dev else "train"


def in_second_pass(name: str) -> bool:
    """Whether the document belongs to the fifth that is annotated twice, from the name alone."""
    return int(hashlib.sha256(f"second pass {name}".encode()).hexdigest()[:8], 16) % 5 == 0


def rows() -> list[tuple[str, ...]]:
    """One row a document, found before own, by name."""
    table: list[tuple[str, ...]] = []
    for part in ("found", "own"):
        for path in sorted((HERE / part).glob("*.jsonl")):
            table.append((path.stem, part, *origin(path.stem, part), split_of(path.stem, part)))
    return table


def origin(name: str, part: str) -> tuple[str, str]:
    """Source and licence of the text."""
    if part == "own":
        return "written for this corpus", "CC-BY-4.0"
    return next(value for key, value in SOURCES.items() if name.startswith(f"{key}_"))


def main() -> int:
    """Always 0."""
    with (HERE / "split.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows())
    return 0


if __name__ == "__main__":
    sys.exit(main())
