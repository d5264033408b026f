"""Prints how well claims are found, raw text in: on the open corpus and on PolNeAR.

    python -m bench.claim_quality --data DATA [--data DATA] [--parts found-test,own-test]
                                  [--polnear POLNEAR/data] [--no-parse]

DATA is what corpus/README.md names. Intervals: 95 per cent, resampling documents 2,000 times with
a fixed seed. What each figure counts: claim_counts.py. PolNeAR: its development part, and 100
articles of its training part drawn with a fixed seed; nested claims are left out of the answer
there, since it has none.
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from corpus.join import HERE, all_texts, joined, read_lines

from bench import polnear
from bench.claim_counts import LABELS, Count, Line, counts_of, f1
from bench.claims import as_document, opened_parse
from purport.extract.claims import find_claims
from purport.records.codec import encode

SEED, TIMES = 2014, 2000
PARTS = "found-test,own-test"
GOALS = {"relation": 0.70, "via, whole chain": 0.60, "negated cue": 0.80, "hedges": 0.80}
POLNEAR_GOALS = {"relation": 0.62, "source": 0.70, "cue": 0.66, "content": 0.55}
ROLES = tuple(POLNEAR_GOALS)
Gold = tuple[str, str, list[Line]]


def corpus_part(data: list[Path], part: str) -> tuple[list[Gold], list[str]]:
    """Name, text and lines of the documents of "found-test" and the like, and what is missing."""
    home, split = part.split("-")
    with (HERE / "split.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["part"] == home]
    names = [row["document"] for row in rows if row["split"] == split]
    texts = all_texts(data, set(names))
    there = [name for name in names if name in texts]
    gold = [(n, texts[n], joined(read_lines(HERE / home / f"{n}.jsonl"), texts[n])) for n in there]
    return gold, [name for name in names if name not in texts]


def found_lines(name: str, text: str, parse: Any) -> list[Line]:
    """What is found in one text, as contract lines."""
    found = find_claims(as_document(Path(name), text), text, parse)
    claims = [{"type": "claim", **encode(claim)} for claim in found.claims]
    return [*claims, *({"type": "question", "spans": q.content.spans} for q in found.questions)]


def attributed(name: str, text: str, parse: Any) -> list[Line]:
    """The found claims of one text but for the author's evaluations."""
    return [
        line
        for line in found_lines(name, text, parse)
        if line["type"] == "claim" and line["source"]["kind"] != "author"
    ]


def interval(counts: Sequence[Count]) -> tuple[float, float]:
    """The middle 95 per cent of F1 over documents drawn with replacement."""
    table = np.array(counts, dtype=float)
    draws = np.random.default_rng(SEED).integers(0, len(table), (TIMES, len(table)))
    right, gold, found = table[draws].sum(axis=1).T
    values = 2 * right / np.maximum(gold + found, 1)
    return float(np.quantile(values, 0.025)), float(np.quantile(values, 0.975))


def rows_of(
    part: str, documents: Sequence[dict[str, Count]], names: Iterable[str], goals: dict[str, float]
) -> Iterable[str]:
    """A line for each figure: F1, interval, counts, goal."""
    for name in names:
        counts = [document[name] for document in documents]
        right, gold, found = (sum(c[i] for c in counts) for i in range(3))
        low, high = interval(counts)
        goal = goals.get(name)
        value = f1((right, gold, found))
        met = "" if goal is None else f"  goal {goal:.2f} {'met' if value >= goal else 'MISSED'}"
        kept = f"{right} right, {gold} annotated, {found} found"
        yield f"{part:14} {name:22} {value:.3f} ({low:.3f} - {high:.3f})  {kept}{met}"


def measure_corpus(data: list[Path], part: str, parse: Any) -> int:
    """Prints the figures of one part; the number of its documents that are missing."""
    gold, missing = corpus_part(data, part)
    if missing:
        print(f"{part}: {len(missing)} documents are not under DATA, first {missing[0]}")
    if gold:
        counts = [counts_of(lines, found_lines(n, text, parse)) for n, text, lines in gold]
        print(f"{part}: {len(gold)} documents")
        goals = GOALS if part == "found-test" else {}
        measures = [name for name in counts[0] if name not in LABELS]
        print("\n".join(rows_of(part, counts, [*measures, *LABELS], goals)))
    return len(missing)


def measure_polnear(folder: Path, parse: Any) -> None:
    """Prints the figures of the development part and of the articles drawn from training."""
    for part, gold in (
        ("PolNeAR dev", polnear.articles(folder / "dev")),
        ("PolNeAR drawn", polnear.drawn(folder / "train")),
    ):
        counts = [
            counts_of(lines, polnear.outermost(attributed(n, text, parse)))
            for n, text, lines in gold
        ]
        print(f"{part}: {len(gold)} articles")
        if gold:
            print("\n".join(rows_of(part, counts, ROLES, POLNEAR_GOALS)))


def main(arguments: list[str] | None = None) -> int:
    """0; 1 if a document of the corpus was missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, action="append", default=[])
    parser.add_argument("--parts", default=PARTS)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--no-parse", action="store_true", help="by word patterns alone")
    options = parser.parse_args(arguments)
    parse = None if options.no_parse else opened_parse()
    missing = [measure_corpus(options.data, p, parse) for p in options.parts.split(",") if p]
    if options.polnear:
        measure_polnear(options.polnear, parse)
    return 1 if any(missing) else 0


if __name__ == "__main__":
    sys.exit(main())
