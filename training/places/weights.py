"""Makes weights.py and weights_again.py of src/purport/extract/places/: the weights of all signs.

    python -m training.places.weights CORPUS...     folders with gold.jsonl and texts/, or of re3d

Prints the quality of five-fold cross-validation by document, then writes the weights of all.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from purport.extract.places.page import page_of
from purport.extract.places import guesses_of, looked_twice, odds_of
from purport.extract.places.signs import signs_elsewhere, signs_of
from purport.records.spans import overlaps
from purport.stock.gazetteer import open_gazetteer
from training.names import held_out, name_spans, read_reports

PLACES = Path(__file__).parents[2] / "src/purport/extract/places"
OUT = {PLACES / "weights.py": "WEIGHTS", PLACES / "weights_again.py": "WEIGHTS_AGAIN"}
FOLDS, PARTS, STEPS, RATE, PENALTY = 5, 3, 400, 1.0, 3e-4
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
    """(corpus, rows of (guess, signs, whether it is a place), how many places there are)."""
    for corpus in corpora:
        for text, gold, unclear in documents(corpus):
            page = page_of(text, fame)
            guesses = guesses_of(page, fame)
            others = {guess.first: guess for guess in guesses}
            rows = [
                (g, signs_of(page, g, others), g.span in gold)
                for g in guesses
                if g.span in gold or not overlaps([g.span], unclear)
            ]
            yield corpus.name, rows, len(gold)


def fit(rows):
    """Weights by logistic regression; `rows` are (signs, whether it is a place)."""
    names = known_signs(rows)
    index = {name: n for n, name in enumerate(names)}
    columns, owners = [], []
    for n, (signs, _) in enumerate(rows):
        known = [index[s] for s in signs if s in index]
        columns += known
        owners += [n] * len(known)
    columns, owners = np.array(columns), np.array(owners)
    target = np.array([float(label) for _, label in rows])
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(STEPS):
        odds = np.bincount(owners, weights[columns], len(rows))
        error = 1 / (1 + np.exp(-odds)) - target
        slope = np.bincount(columns, error[owners], len(names)) / len(rows)
        speed = 0.9 * speed - RATE * (slope + PENALTY * weights)
        weights = weights + speed
    return {name: round(float(weights[n]), 3) for name, n in index.items()}


def known_signs(rows):
    counts = Counter(sign for signs, _ in rows for sign in signs)
    return sorted(sign for sign, n in counts.items() if n >= SEEN)


def repeated(read):
    """All rows of some documents, those of the nearest corpus more than once."""
    return [
        (signs, label)
        for corpus, rows, _ in read
        for _, signs, label in rows * REPEATED.get(corpus, 1)
    ]


def fit_twice(read):
    """The weights of both looks. The second learns from first looks by weights that have not seen
    the document, as it will be used."""
    again = []
    for part in range(PARTS):
        first = fit(repeated([d for n, d in enumerate(read) if n % PARTS != part]))
        for corpus, rows, _ in (d for n, d in enumerate(read) if n % PARTS == part):
            odds = [odds_of(signs, first) for _, signs, _ in rows]
            more = signs_elsewhere([g for g, _, _ in rows], odds)
            made = [((*s, m), label) for (_, s, label), m in zip(rows, more, strict=True)]
            again += made * REPEATED.get(corpus, 1)
    return fit(repeated(read)), fit(again)


def main():
    corpora = [Path(a) for a in sys.argv[1:]]
    read = list(examples(corpora, open_gazetteer().fame))
    totals = {c.name: [0, 0, 0] for c in corpora}
    for fold in range(FOLDS):
        weights = fit_twice([d for n, d in enumerate(read) if n % FOLDS != fold])
        for corpus, rows, gold in (d for n, d in enumerate(read) if n % FOLDS == fold):
            odds = looked_twice([g for g, _, _ in rows], [s for _, s, _ in rows], weights)
            kept = [row[2] for row, each in zip(rows, odds, strict=True) if each > 0]
            for k, more in enumerate((sum(kept), len(kept), gold)):
                totals[corpus][k] += more
    for corpus, (hits, said, gold) in totals.items():
        reach = sum(label for c, rows, _ in read if c == corpus for _, _, label in rows)
        print(f"{corpus} P={hits / said:.3f} R={hits / gold:.3f} F1={2 * hits / (said + gold):.4f} reach={reach / gold:.3f}")
    for (path, name), weights in zip(OUT.items(), fit_twice(read), strict=True):
        path.write_text(written(weights, name), encoding="utf-8")


def written(weights, variable):
    """The weights as a module, small ones left out, as many to a line as fit."""
    lines = [""]
    for name, weight in sorted(weights.items()):
        item = f"{json.dumps(name, ensure_ascii=False)}: {weight:.2f}, "
        if abs(weight) < LEAST_WEIGHT:
            continue
        if len(lines[-1]) + len(item) > 94:
            lines.append("")
        lines[-1] += item
    body = "\n".join(f"    {line.rstrip()}" for line in lines)
    return f'"""Weights of the signs of a place, made by training/places/weights.py."""\n\n{variable} = {{\n{body}\n}}  # fmt: skip\n'


if __name__ == "__main__":
    main()
