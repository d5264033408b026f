"""Predict the times of a folder of texts, or measure how fast they are read.

    python bench/times.py --predict FOLDER --published CSV > PRED.jsonl
    python bench/times.py --speed FOLDER [--published CSV]

CSV holds the columns file,published (a date). Lines are those of the JSON Lines contract.
"""

import argparse
import csv
import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from purport.extract.times import find_times
from purport.records.codec import encode
from purport.records.decoding import decode
from purport.records.when import Anchor, TimeMention
from purport.resolve.times import resolve_times


def read_texts(folder: Path, published: Path | None) -> Iterator[tuple[str, str, Anchor]]:
    """Path, text and anchor of every text in a folder."""
    dates: dict[str, str] = {}
    if published is not None:
        with published.open(encoding="utf-8", newline="") as file:
            dates = {row["file"]: row["published"] for row in csv.DictReader(file)}
    for path in sorted(folder.glob("*.txt")):
        day = dates.get(path.name)
        instant = published_at(day)
        # Bytes, because reading as text would change line ends and so offsets.
        yield str(path), decode(path.read_bytes()).text, Anchor(published=instant)


def published_at(day: str | None) -> datetime | None:
    """Midnight UTC of a date, None for what is no ISO date."""
    try:
        return datetime.fromisoformat(day or "").replace(tzinfo=UTC)
    except ValueError:
        return None


def read_times(text: str, anchor: Anchor) -> tuple[TimeMention, ...]:
    """The resolved times of a text."""
    return resolve_times(find_times(text), text, anchor)


def line(path: str, mention: TimeMention) -> str:
    """One line of the contract."""
    found = {
        "type": "mention",
        "kind": "when",
        "document": path,
        "spans": mention.words.spans,
        "text": mention.words.text,
        "resolved": encode(mention.when) if mention.when else None,
        "form": mention.form,
    }
    return json.dumps(found, ensure_ascii=False)


def predict(texts: Iterator[tuple[str, str, Anchor]]) -> None:
    """Print the lines of all texts."""
    for path, text, anchor in texts:
        print(json.dumps({"type": "document", "document": path}))
        for mention in read_times(text, anchor):
            print(line(path, mention))


def measure(texts: Iterator[tuple[str, str, Anchor]], rounds: int = 5) -> None:
    """Print how many expressions a second one core reads: best wall and processor time of some."""
    held, found = list(texts), 0
    wall, processor = float("inf"), float("inf")
    for _ in range(rounds):
        started, busy = time.perf_counter(), time.process_time()
        found = sum(len(read_times(text, anchor)) for _, text, anchor in held)
        wall = min(wall, time.perf_counter() - started)
        processor = min(processor, time.process_time() - busy)
    print(
        f"times documents={len(held)} characters={sum(len(text) for _, text, _ in held)} "
        f"expressions={found} per_s={found / wall:.0f} per_processor_s={found / processor:.0f}"
    )


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--predict", type=Path)
    parser.add_argument("--speed", type=Path)
    parser.add_argument("--published", type=Path)
    options = parser.parse_args()
    if options.predict:
        predict(read_texts(options.predict, options.published))
    if options.speed:
        measure(read_texts(options.speed, options.published))
    return 0


if __name__ == "__main__":
    sys.exit(main())
