"""Estimates the weights of linking: `python -m training.linking`.

Splink 5 on DuckDB compares the pairs that share a block, of claims made up with a fixed seed; as
their truth is known, m and u are counted, not guessed: the share of each level among pairs of one
strike and among pairs of two. So u says how often strangers *near each other* agree, and the prior
is the share of true pairs among those compared: neither depends on how large a case is. The
threshold is the one with the best pairwise F1 of the groups, on claims made up with another seed.
"""

import argparse
import json
from pathlib import Path

import duckdb
import numpy as np
from splink import DuckDBAPI, Linker

from purport.link.grouping import Bound
from purport.link.link import LinkOptions, group_rows
from purport.link.weights import read_weights
from training.linking.made_up import make_claims
from training.linking.scoring import labels_of, pair_scores
from training.linking.settings import COMPARISONS, VERSION, settings
from training.linking.tables import table_of

HOME = Path(__file__).resolve().parents[2] / "src" / "purport" / "stock" / "linking"
DIGITS = 4
Chances = dict[str, list[tuple[float, float] | None]]


def main() -> None:
    """Writes the settings file and its threshold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=60_000)
    parser.add_argument("--out", type=Path, default=HOME)
    asked = parser.parse_args()
    written = settings(*estimate(asked.claims, seed=11))
    threshold, f1 = best_threshold(written, asked.claims, seed=12)
    name = f"weights-{VERSION}.json"
    (asked.out / name).write_text(json.dumps(written, indent=1) + "\n", "utf-8")
    (asked.out / "linking.toml").write_text(
        f"# Which settings file is in use, and from how many bits a pair is suggested.\n"
        f'weights = "{name}"\nversion = {VERSION}\nthreshold = {threshold}\n',
        "utf-8",
    )
    print(f"{name}: threshold {threshold} bits, pairwise F1 {f1:.3f} on made-up claims")


def estimate(claims: int, seed: int) -> tuple[float, Chances]:
    """The prior, and (m, u) of every level that is no null level."""
    columns, truth = make_claims(claims, seed)
    untrained = settings(
        0.1, {name: [_even(each) for each in levels] for name, levels in COMPARISONS.items()}
    )
    untrained["additional_columns_to_retain"] = ["truth"]
    untrained["retain_intermediate_calculation_columns"] = True
    api = DuckDBAPI(duckdb.connect())
    linker = Linker(api.register(table_of(columns, truth)), untrained, log_level="ERROR")
    compared = linker.inference.predict(warning_mode="never").physical_name
    matched, others = (
        linker.misc.query_sql(
            f"SELECT count(*) FILTER (truth_l = truth_r), count(*) FILTER (truth_l <> truth_r) "
            f"FROM {compared}"
        )
        .as_record_list()[0]
        .values()
    )
    return round(matched / (matched + others), DIGITS), {
        name: _chances(linker, compared, name) for name in COMPARISONS
    }


def _even(level: tuple[str, str]) -> tuple[float, float] | None:
    return None if level[0].startswith("NULL ") else (0.5, 0.5)


def _chances(linker: Linker, compared: str, name: str) -> list[tuple[float, float] | None]:
    counted = {
        row["gamma"]: (row["same"], row["other"])
        for row in linker.misc.query_sql(
            f"SELECT gamma_{name} AS gamma, count(*) FILTER (truth_l = truth_r) AS same, "
            f"count(*) FILTER (truth_l <> truth_r) AS other FROM {compared} GROUP BY 1"
        ).as_record_list()
    }
    levels = COMPARISONS[name]
    real = [number for number, level in enumerate(levels) if not level[0].startswith("NULL ")]
    counts = [counted.get(len(real) - 1 - place, (0, 0)) for place in range(len(real))]
    same, other = (sum(each[side] + 1 for each in counts) for side in (0, 1))
    chances = {
        number: (float(f"{(s + 1) / same:.{DIGITS}g}"), float(f"{(o + 1) / other:.{DIGITS}g}"))
        for number, (s, o) in zip(real, counts, strict=True)
    }
    return [chances.get(number) for number in range(len(levels))]


def best_threshold(written: dict[str, object], claims: int, seed: int) -> tuple[float, float]:
    """The threshold in half bits with the best pairwise F1 of the groups, and that F1."""
    columns, truth = make_claims(claims, seed)
    weights = read_weights(written)
    scored = []
    for threshold in np.arange(-2, 6, 0.5):
        options = LinkOptions(weights=weights, threshold=float(threshold))
        grouping, _ = group_rows(columns, options, Bound())
        scored.append((pair_scores(labels_of(grouping, len(truth)), truth)[2], float(threshold)))
        print(f"  {threshold:5.1f} bits: F1 {scored[-1][0]:.4f}")
    f1, threshold = max(scored)
    return threshold, f1


if __name__ == "__main__":
    main()
