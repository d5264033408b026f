"""The settings file is answered here as Splink answers it."""

from typing import Any

import numpy as np
import pytest
from training.linking.made_up import make_claims

from purport.link.blocks import block_pairs
from purport.link.conditions import Pairs, read_condition
from purport.link.weights import read_weights
from purport.records.problem import Impossible
from purport.stock.linking import load_linking

NAN = float("nan")


def answer(sql: str, **columns: list[float]) -> list[bool]:
    arrays: dict[str, Any] = {name: np.array(each, float) for name, each in columns.items()}
    pairs = Pairs(arrays, np.array([0, 0, 1]), np.array([1, 2, 2]))
    return [bool(each) for each in read_condition(sql).of(pairs)]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ('"a_l" = "a_r"', [False, False, False]),
        ('"a_l" <> "a_r"', [True, False, False]),
        ('"a_l" IS NULL OR "a_r" IS NULL', [False, True, True]),
        ('abs("a_l" - "a_r") <= 2 AND "b_l" = "b_r"', [True, False, False]),
        ('greatest("a_l", "a_r") > 2 OR "b_l" = "b_r"', [True, True, True]),
        ('("a_l" IS NOT NULL) AND sqrt("a_l" * "a_l" + 0) < 1.5', [True, True, False]),
        ("ELSE", [True, True, True]),
    ],
)
def test_conditions_answer_as_sql_does(sql: str, expected: list[bool]) -> None:
    """An unknown value makes a comparison neither true nor, by negation, false."""
    assert answer(sql, a=[1, 3, NAN], b=[1, 1, 1]) == expected


@pytest.mark.parametrize(
    "sql", ["NOT a_l = a_r", "a_l = ", "levenshtein(a_l, a_r) < 2", "a_l; b_l", "a = b", ""]
)
def test_other_sql_is_refused_with_its_words(sql: str) -> None:
    """What cannot be answered exactly is refused, never guessed."""
    with pytest.raises(Impossible):
        read_condition(sql)


def test_a_level_without_probabilities_is_refused() -> None:
    """A settings file that was not estimated gives no weights."""
    level = {"sql_condition": "ELSE", "label_for_charts": "x"}
    settings = {
        "probability_two_random_records_match": 0.1,
        "comparisons": [{"output_column_name": "x", "comparison_levels": [level]}],
    }
    with pytest.raises(Impossible, match="estimate"):
        read_weights(settings)


def test_weights_equal_those_of_splink() -> None:
    """Splink, given our settings file and table, predicts the same weight for every pair."""
    pytest.importorskip("splink", reason="skipped: splink is not installed (group test)")
    from bench.splink_quick_start import predicted_weights

    columns, _ = make_claims(1500, seed=5)
    settings = load_linking().settings
    left, right, weight = predicted_weights(columns, settings)
    assert len(weight) > 2000
    ours = read_weights(settings).weigh(Pairs(columns, left, right))
    assert np.abs(ours - weight).max() < 1e-3
    vague = columns["wide"] > 0
    blocked = {
        pair
        for one, other in block_pairs(columns)
        for pair in zip(one.tolist(), other.tolist(), strict=True)
        if not (vague[pair[0]] or vague[pair[1]])
    }
    assert blocked == set(zip(left.tolist(), right.tolist(), strict=True))


def test_blocks_hold_every_near_pair() -> None:
    """Two precise claims within 10 km and with touching windows always share a block."""
    columns, _ = make_claims(800, seed=6)
    blocked = {
        pair
        for one, other in block_pairs(columns)
        for pair in zip(one.tolist(), other.tolist(), strict=True)
    }
    spots = np.stack([columns[name] for name in ("x_km", "y_km", "z_km")])
    starts, ends = columns["earliest_h"], columns["latest_h"]
    clear = np.flatnonzero((columns["wide"] == 0) & ~np.isnan(spots[0]))
    for at, left in enumerate(clear):
        others = clear[at + 1 :]
        apart = np.sqrt(((spots[:, others] - spots[:, [left]]) ** 2).sum(axis=0))
        touch = (starts[others] <= ends[left]) & (starts[left] <= ends[others])
        for right in others[(apart <= 10) & touch]:
            assert (left, right) in blocked
