"""Fellegi–Sunter weights of pairs, by the settings file.

The weight of a pair is the sum of log2(m / u) over its comparisons and the prior; null levels weigh
nothing. It only ranks suggestions: it is never shown as how likely something is.

Source: I. P. Fellegi, A. B. Sunter, "A theory for record linkage", JASA 64 (1969); the form of the
settings is that of Splink 5.
"""

from collections.abc import Mapping
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.link.conditions import Expression, Pairs, read_condition
from purport.records.problem import Impossible
from purport.records.value import value

DECIMALS = 4


@value
class Level:
    """One level of a comparison: its condition, the words for it, and log2(m / u)."""

    condition: Expression
    words: str
    weight: float


@value
class Comparer:
    """One comparison with its levels, tried in their order."""

    name: str
    levels: tuple[Level, ...]

    def level_of(self, pairs: Pairs) -> NDArray[np.int8]:
        """The number of the first level that holds, one a pair; the last one if none does."""
        found = np.full(pairs.count, len(self.levels) - 1, np.int8)
        for number in range(len(self.levels) - 2, -1, -1):
            found[self.levels[number].condition.of(pairs)] = number
        return found

    def weight_of(self, levels: NDArray[np.int8]) -> NDArray[np.float64]:
        """The weights of levels."""
        return np.array([each.weight for each in self.levels])[levels]


@value
class Weights:
    """A read settings file: the prior and the comparisons."""

    prior: float
    comparers: tuple[Comparer, ...]

    def weigh(self, pairs: Pairs) -> NDArray[np.float64]:
        """The weights of pairs in bits, rounded to 4 decimals."""
        total = np.full(pairs.count, self.prior)
        for each in self.comparers:
            total += each.weight_of(each.level_of(pairs))
        return total.round(DECIMALS)

    def parts(self, pairs: Pairs) -> tuple[tuple[tuple[str, str, float], ...], ...]:
        """For each pair its (comparison, words, weight), in the order of the file."""
        levels = [each.level_of(pairs) for each in self.comparers]
        return tuple(
            tuple(
                (each.name, level.words, round(level.weight, DECIMALS))
                for each, found in zip(self.comparers, levels, strict=True)
                for level in (each.levels[int(found[number])],)
            )
            for number in range(pairs.count)
        )


def read_weights(settings: Mapping[str, Any]) -> Weights:
    """The weights of a settings file in Splink's form.

    Raises: Impossible where a level carries no probabilities or a condition is not understood.
    """
    prior = float(settings["probability_two_random_records_match"])
    return Weights(
        prior=log2(prior / (1 - prior)),
        comparers=tuple(map(_comparer, settings["comparisons"])),
    )


def _comparer(written: Mapping[str, Any]) -> Comparer:
    levels = tuple(map(_level, written["comparison_levels"]))
    return Comparer(name=written["output_column_name"], levels=levels)


def _level(written: Mapping[str, Any]) -> Level:
    words = str(written.get("label_for_charts", written["sql_condition"]))
    condition = read_condition(written["sql_condition"])
    if written.get("is_null_level"):
        return Level(condition=condition, words=words, weight=0.0)
    try:
        weight = log2(written["m_probability"] / written["u_probability"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        raise Impossible(f"level {words!r} carries no usable m and u: estimate them") from None
    return Level(condition=condition, words=words, weight=weight)
