"""Learns the weights of the judge of drafts from the open corpus, and writes them as a table.

    python bench/claim_scorer.py GOLD.jsonl[,GOLD.jsonl…] TEXTS MODEL-OR-CACHE -o WEIGHTS.py

A draft counts as right if its cue shares a character with the cue of an annotated claim. Plain
logistic regression with an L2 penalty, full batches, no chance: the same input gives the same file.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from purport.extract.claims.candidates import find_candidates
from purport.extract.claims.score import signs_of
from purport.records.spans import overlaps

PENALTY = 2.0
ROUNDS = 400
RARE = 3
STILL = 1e-6
SLIGHT = 0.12


def examples(
    text: str, gold: Sequence[dict[str, Any]], parse: Callable[[str], Any] | None
) -> list[tuple[tuple[str, ...], bool]]:
    """Signs and truth of each draft of one text."""
    found = find_candidates(text, (), parse)
    cues = [tuple(map(tuple, claim["cue"]["spans"])) for claim in gold if claim["cue"]["spans"]]
    return [
        (signs_of(text, draft, found.quotes), any(overlaps(draft.cue, cue) for cue in cues))
        for draft in found.drafts
    ]


def learn(
    rows: Sequence[tuple[tuple[str, ...], bool]], penalty: float
) -> tuple[float, dict[str, float]]:
    """Bias and weights; signs seen fewer than RARE times are left out."""
    seen = Counter(sign for signs, _ in rows for sign in signs)
    names = sorted(sign for sign, count in seen.items() if count >= RARE)
    place = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, -1] = 1  # the bias, next to unpenalised
    for r, (signs, _) in enumerate(rows):
        matrix[r, [place[s] for s in signs if s in place]] = 1
    truth = np.array([float(t) for _, t in rows])
    penalties = np.array([penalty] * len(names) + [1e-3])
    weights = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        hessian = matrix.T @ (matrix * (odds * (1 - odds))[:, None]) + np.diag(penalties)
        step = np.linalg.solve(hessian, matrix.T @ (odds - truth) + penalties * weights)
        weights = weights - step
        if np.abs(step).max() < STILL:
            break
    table = {
        n: round(float(w), 4) for n, w in zip(names, weights[:-1], strict=True) if abs(w) > SLIGHT
    }
    return float(weights[-1]), table


def write(path: Path, bias: float, threshold: float, weights: dict[str, float]) -> None:
    """The table as a module."""
    lines = [
        f"    {json.dumps(name, ensure_ascii=False)}: {weight},"
        for name, weight in sorted(weights.items())
    ]
    path.write_text(
        '"""Weights of the judge of drafts. Written by bench/claim_scorer.py; do not edit."""\n\n'
        f'VERSION = "claim-weights/2"\nBIAS = {round(bias, 4)}\nTHRESHOLD = {threshold}\n'
        "WEIGHTS: dict[str, float] = {\n" + "\n".join(lines) + "\n}\n"
    )


def main() -> int:
    """0; the weights are written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold")
    parser.add_argument("texts", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--threshold", type=float, default=-0.1)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    gold = defaultdict(list)
    for path in options.gold.split(","):
        for line in Path(path).read_text("utf-8").splitlines():
            claim = json.loads(line)
            gold[claim["document"]] += [claim] if claim["type"] == "claim" else []
    rows = []
    for name, claims in sorted(gold.items()):
        text = (options.texts / name).read_bytes().decode("utf-8")
        rows += examples(text, claims, parser_for(options.model, name))
    bias, weights = learn(rows, options.penalty)
    write(options.out, bias, options.threshold, weights)
    right = sum(truth for _, truth in rows)
    print(f"{len(rows)} drafts, {right} right, {len(weights)} weights", file=sys.stderr)
    return 0


def parser_for(model: Path | None, name: str) -> Callable[[str], Any]:
    """The shipped English model, or the one in a file."""
    from purport.stock import english

    if "nlp" not in OPENED:
        OPENED["nlp"] = english.open_model(model.read_bytes()) if model else english.load()
    return OPENED["nlp"]


OPENED: dict[str, Any] = {}

if __name__ == "__main__":
    sys.exit(main())
