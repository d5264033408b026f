"""Makes src/purport/extract/places/weights.py: the weight of each sign, by logistic regression.

    python -m training.places.weights CORPUS...     folders with gold.jsonl and texts/, or of re3d

Prints the quality of five-fold cross-validation by document, then writes the weights of all.
"""

import json
import sys
from pathlib import Path

import numpy as np

from purport.extract.places.page import page_of
from purport.extract.places.signs import signs_of
from purport.extract.places import guesses_of
from purport.records.spans import overlaps
from purport.stock.gazetteer import open_gazetteer
from training.names import held_out, name_spans, read_reports

OUT = Path(__file__).parents[2] / "src/purport/extract/places/weights.py"
FOLDS, STEPS, RATE, PENALTY = 5, 250, 1.0, 3e-4
LEAST_WEIGHT = 0.05
REPEATED = {"re3d": 2}  # the smallest corpus, and the nearest to what is read here
SEEN = 5  # signs rarer than this in the corpora have no weight


def documents(corpus: Path):
    if not (corpus / "gold.jsonl").is_file():
        yield from reports(corpus)
        return
    gold = {}
    for line in (corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        spans = gold.setdefault(item["document"], set())
        if item["type"] == "mention":
            spans.add(tuple(item["spans"][0]))
    for name, spans in sorted(gold.items()):
        yield (corpus / "texts" / name).read_bytes().decode("utf-8"), spans, []


def reports(folder: Path):
    """The re3d documents that are not held out, with their named locations and nationalities."""
    for place, report in enumerate(read_reports(folder)):
        if not held_out(place):
            kinds = ("place", "nationality")
            gold = {(s, e) for s, e, kind in name_spans(report) if kind in kinds}
            # A country inside an organisation's name is neither right nor wrong there.
            unclear = [(s, e) for s, e, kind in report.spans if (s, e) not in gold]
            yield report.text, gold, unclear


def examples(corpora, fame):
    for corpus in corpora:
        for text, gold, unclear in documents(corpus):
            page = page_of(text, fame)
            guesses = guesses_of(page, fame)
            others = {guess.first: guess for guess in guesses}
            rows = [
                (signs_of(page, g, others), g.span in gold)
                for g in guesses
                if g.span in gold or not overlaps([g.span], unclear)
            ]
            yield corpus.name, rows * REPEATED.get(corpus.name, 1), len(gold) * REPEATED.get(corpus.name, 1)


def fit(rows, names):
    index = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for n, (signs, _) in enumerate(rows):
        matrix[n, [index[s] for s in signs if s in index]] = 1
    target = np.array([float(label) for _, label in rows])
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-matrix @ weights)) - target
        speed = 0.9 * speed - RATE * (matrix.T @ error / len(rows) + PENALTY * weights)
        weights = weights + speed
    return {name: round(float(weights[n]), 3) for name, n in index.items()}


def known_signs(rows):
    counts = {}
    for signs, _ in rows:
        for sign in signs:
            counts[sign] = counts.get(sign, 0) + 1
    return sorted(sign for sign, n in counts.items() if n >= SEEN)


def main():
    corpora = [Path(a) for a in sys.argv[1:]]
    read = list(examples(corpora, open_gazetteer().fame))
    totals = {c.name: [0, 0, 0] for c in corpora}
    for fold in range(FOLDS):
        train = [row for n, (_, rows, _) in enumerate(read) if n % FOLDS != fold for row in rows]
        weights = fit(train, known_signs(train))
        for n, (corpus, rows, gold) in enumerate(read):
            if n % FOLDS == fold:
                kept = [label for signs, label in rows if sum(weights.get(s, 0) for s in signs) > 0]
                for k, more in enumerate((sum(kept), len(kept), gold)):
                    totals[corpus][k] += more
    for corpus, (hits, said, gold) in totals.items():
        reach = sum(label for c, rows, _ in read if c == corpus for _, label in rows)
        print(f"{corpus} P={hits / said:.3f} R={hits / gold:.3f} F1={2 * hits / (said + gold):.3f} reach={reach / gold:.3f}")
    rows = [row for _, rows, _ in read for row in rows]
    weights = fit(rows, known_signs(rows))
    OUT.write_text(written(weights), encoding="utf-8")


def written(weights):
    """The weights as a module, small ones left out, as many to a line as fit."""
    lines = [""]
    for name, weight in sorted(weights.items()):
        item = f'"{name}": {weight:.2f}, '
        if abs(weight) < LEAST_WEIGHT:
            continue
        if len(lines[-1]) + len(item) > 94:
            lines.append("")
        lines[-1] += item
    body = "\n".join(f"    {line.rstrip()}" for line in lines)
    return f'"""Weights of the signs of a place, made by training/places/weights.py."""\n\nWEIGHTS = {{\n{body}\n}}  # fmt: skip\n'


if __name__ == "__main__":
    main()
