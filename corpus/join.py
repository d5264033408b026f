"""Joins the annotations with their texts.

    python -m corpus.join --data DATA [--data DATA] OUT

Writes OUT/texts/NAME.txt and OUT/PART-SPLIT.jsonl (found-test.jsonl, own-train.jsonl, ...): claim
lines with every `text` filled in, for training and for measuring. A text that is missing, or whose
digest is not the annotated one, is named and left out.
"""

import argparse
import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

from corpus.compile import Line, digest, with_text, write_lines
from corpus.texts import found_texts

HERE = Path(__file__).parent


def joined(lines: list[Line], text: str) -> list[Line]:
    """The lines with their words.

    Raises ValueError if the text is not the one that was annotated.
    """
    if any(line["text_sha256"] != digest(text) for line in lines):
        raise ValueError(f"{lines[0]['document']}: the text is not the one that was annotated")
    return [with_text(line, text) for line in lines]


def all_texts(folders: list[Path], names: set[str]) -> dict[str, str]:
    """The texts of these documents, found or own."""
    texts = {name: text for data in folders for name, text in found_texts(data) if name in names}
    for path in (HERE / "own").glob("*.txt"):
        texts[path.stem] = path.read_bytes().decode("utf-8")
    return texts


def read_lines(path: Path) -> list[Line]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def main(arguments: list[str] | None = None) -> int:
    """0 if every document was joined, else 1."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, action="append")
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    with (HERE / "split.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    texts = all_texts(options.data, {row["document"] for row in table})
    (options.out / "texts").mkdir(parents=True, exist_ok=True)
    gold: dict[str, list[Line]] = defaultdict(list)
    refused = 0
    for row in table:
        name = row["document"]
        try:
            lines = joined(read_lines(HERE / row["part"] / f"{name}.jsonl"), texts[name])
        except (KeyError, ValueError) as error:
            print(f"left out: {error}", file=sys.stderr)
            refused += 1
            continue
        gold[f"{row['part']}-{row['split']}"] += lines
        (options.out / "texts" / f"{name}.txt").write_bytes(texts[name].encode("utf-8"))
    for name, lines in gold.items():
        write_lines(options.out / f"{name}.jsonl", lines)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
