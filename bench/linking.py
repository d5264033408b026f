"""Linking: speed, memory and F1 beside Splink's quick start, and how time grows.

`--pair N` links the same N made-up claims with known truth (not those that the weights were
estimated from) in two fresh processes one after the other: ours, from columns to groups; and Splink
as its quick start has it, from a table to clusters: estimate, predict, cluster on DuckDB, with its
own comparisons for an exact match, a date, a distance and a number. Splink's best of several
thresholds is taken, ours is the one in use. `--records N` measures ours from frozen records to
incidents with reasons. `--growth` times 10,000 to 1,000,000 claims and writes the plot. `--same N`
lets Splink predict with our settings file and compares every weight.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from math import log2
from pathlib import Path
from typing import Any

import numpy as np
from training.linking.made_up import make_claims
from training.linking.scoring import labels_of, pair_scores

from bench.growth_plot import plot
from purport.link.grouping import Bound
from purport.link.link import LinkOptions, group_rows
from purport.link.weights import read_weights
from purport.stock.linking import load_linking

SEED = 2014
PLOT = Path(__file__).resolve().parents[1] / "docs" / "quality" / "linking-growth.svg"
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
Line = dict[str, Any]


def ours(claims: int) -> Line:
    """Seconds, peak memory and pairwise scores of our linking."""
    columns, truth = make_claims(claims, SEED)
    file = load_linking()
    before = peak_mb()
    started, cpu = time.perf_counter(), time.process_time()
    options = LinkOptions(weights=read_weights(file.settings), threshold=file.threshold)
    grouping, _ = group_rows(columns, options, Bound())
    labels = labels_of(grouping, len(truth))
    took = time.perf_counter() - started
    spent = round(time.process_time() - cpu, 2)
    line = _line("ours", claims, took, pair_scores(labels, truth))
    return line | {"cpu_seconds": spent, "made_up_mb": before}


def theirs(claims: int) -> Line:
    """The same of Splink's quick start, with the best of its thresholds."""
    from bench.splink_quick_start import quick_start

    columns, truth = make_claims(claims, SEED)
    before, cpu = peak_mb(), time.process_time()
    took, clusters = quick_start(columns)
    spent = round(time.process_time() - cpu, 2)  # with the clusters of further thresholds
    scored = {each: pair_scores(labels, truth) for each, labels in clusters.items()}
    best = max(scored, key=lambda each: scored[each][2])
    line = _line("splink quick start", claims, took, scored[best])
    f1s = {str(each): round(score[2], 4) for each, score in scored.items()}
    more = {"cpu_seconds": spent, "made_up_mb": before, "threshold": best}
    return line | more | {"f1_by_threshold": f1s}


def _line(what: str, claims: int, took: float, scores: tuple[float, float, float]) -> Line:
    named = zip(("precision", "recall", "f1"), (round(each, 4) for each in scores), strict=True)
    return {"what": what, "claims": claims, "seconds": round(took, 2), "peak_mb": peak_mb()} | dict(
        named
    )


def peak_mb() -> int:
    """The most memory that this process has held, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def same(claims: int) -> Line:
    """The largest difference between Splink's match weights by our settings file and ours."""
    from bench.splink_quick_start import predicted_weights
    from purport.link.conditions import Pairs

    columns, _ = make_claims(claims, SEED)
    left, right, weight = predicted_weights(columns, load_linking().settings)
    weights = read_weights(load_linking().settings)
    apart = np.abs(weights.weigh(Pairs(columns, left, right)) - weight)
    return {"what": "same weights", "pairs": len(weight), "largest_difference": float(apart.max())}


def growth(sizes: tuple[int, ...]) -> Line:
    """Processor seconds by size, each in a process of its own, against what n log n allows.

    Linking uses one core, so that on a quiet machine both kinds of second are the same.
    """
    measured = [alone(["--ours", str(each)]) for each in sizes]
    seconds = [each["cpu_seconds"] for each in measured]
    steps = list(zip(sizes, seconds, strict=True))
    (first, least), (last, most) = steps[0], steps[-1]
    ideal = last * log2(last) / (first * log2(first))
    plot(steps, PLOT)
    return {
        "what": "growth",
        "cpu_seconds": dict(zip(map(str, sizes), seconds, strict=True)),
        "seconds": [each["seconds"] for each in measured],
        "peak_mb": [each["peak_mb"] for each in measured],
        "times_longer": round(most / least, 1),
        "n_log_n_allows": round(ideal, 1),
    }


def alone(words: list[str]) -> Line:
    """What a fresh process of this module prints."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.linking", *words], capture_output=True, text=True, check=True
    )
    found: Line = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> None:
    """Prints one JSON line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("ours", "splink", "pair", "records", "same"):
        parser.add_argument(f"--{name}", type=int, metavar="CLAIMS")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="for --growth")
    asked = parser.parse_args()
    if asked.ours:
        say(ours(asked.ours))
    if asked.splink:
        say(theirs(asked.splink))
    if asked.pair:
        for word in ("--ours", "--splink"):
            say(alone([word, str(asked.pair)]))
    if asked.records:
        from bench.linking_records import from_records

        say(from_records(asked.records, SEED))
    if asked.same:
        say(same(asked.same))
    if asked.growth:
        say(growth(tuple(each for each in SIZES if each <= asked.largest)))


def say(line: Line) -> None:
    """Prints a line."""
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
