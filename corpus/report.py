"""Counts the corpus.

    python -m corpus.report [--data DATA]...

One line a part and split: documents, claims, nested, negated, hedges, questions, evaluations;
sentences too where --data lets the texts be read.
"""

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from corpus.compile import Line
from corpus.join import all_texts, read_lines
from corpus.sentences import sentence_spans

HERE = Path(__file__).parent
COLUMNS = (
    "documents",
    "sentences",
    "claims",
    "nested",
    "negated",
    "hedges",
    "questions",
    "evaluations",
)


def counted(lines: list[Line]) -> Counter[str]:
    """How many of each kind stand in one document."""
    claims = [line for line in lines if line["type"] == "claim"]
    return Counter(
        documents=1,
        claims=sum(claim["source"]["kind"] != "author" for claim in claims),
        nested=sum(bool(claim["via"]) for claim in claims),
        negated=sum(claim["cue"]["negated"] for claim in claims),
        hedges=sum(len(claim["stance"]["hedges"]) for claim in claims),
        questions=sum(line["type"] == "question" for line in lines),
        evaluations=sum(claim["source"]["kind"] == "author" for claim in claims),
    )


def main(arguments: list[str] | None = None) -> int:
    """Always 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, action="append", default=[])
    options = parser.parse_args(arguments)
    with (HERE / "split.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    texts = all_texts(options.data, {row["document"] for row in table})
    totals: dict[str, Counter[str]] = {}
    for row in table:
        count = counted(read_lines(HERE / row["part"] / f"{row['document']}.jsonl"))
        count["sentences"] = len(sentence_spans(texts.get(row["document"], "")))
        for name in (f"{row['part']}-{row['split']}", f"{row['part']} (all)"):
            totals[name] = totals.get(name, Counter()) + count
    print(f"{'':12}" + " ".join(f"{column:>11}" for column in COLUMNS))
    for name in sorted(totals):
        print(f"{name:12}" + " ".join(f"{totals[name][column]:>11}" for column in COLUMNS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
