"""Scores of name labels -> the likeliest sequence in which every inside has its beginning."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, Floats]
IMPOSSIBLE = -1e4
FLAGS = 9


def flag_rows(flags: Sequence[int]) -> Floats:
    """(words, FLAGS): 1 for each list that the word stands in."""
    bits = np.asarray(flags, np.int64)[:, None] >> np.arange(FLAGS)
    return (bits & 1).astype(np.float32)


def windows(states: Floats, vectors: Floats, flags: Floats, lengths: Sequence[int]) -> Floats:
    """(words, told): each word's own vector, and its state and flags between its neighbours'."""
    told = np.concatenate([states, flags], 1)
    before, after = np.zeros_like(told), np.zeros_like(told)
    before[1:], after[:-1] = told[:-1], told[1:]
    ends = np.cumsum(lengths)
    before[ends[:-1]] = 0
    after[ends - 1] = 0
    return np.concatenate([vectors, before, told, after], 1)


def name_scores(weights: Weights, told: Floats) -> Floats:
    """(words, labels): the scores of the name labels."""
    hidden = np.maximum(told @ weights["names_w"] + weights["names_b"], 0)
    scores: Floats = hidden @ weights["names_v"] + weights["names_c"]
    return scores


def allowed_steps(labels: Sequence[str]) -> Floats:
    """(labels, labels): 0 where the second may follow the first, else a great loss."""
    steps = np.zeros((len(labels), len(labels)), np.float32)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            if after.startswith("I-") and before[2:] != after[2:]:
                steps[row, column] = IMPOSSIBLE
    return steps


def best_sequence(scores: Floats, steps: Floats, starts: Floats) -> list[int]:
    """The rows of the best labels of one sentence (Viterbi); most sentences need no search."""
    greedy = scores.argmax(1)
    if starts[greedy[0]] == 0 and not steps[greedy[:-1], greedy[1:]].any():
        return [int(label) for label in greedy]
    total, back = scores[0] + starts, []
    for row in scores[1:]:
        ways = total[:, None] + steps
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for chosen in reversed(back):
        path.append(int(chosen[path[-1]]))
    return path[::-1]


def starting(labels: Sequence[str]) -> Floats:
    """(labels,): 0 where a sentence may begin with the label, else a great loss."""
    return np.array([IMPOSSIBLE if label.startswith("I-") else 0 for label in labels], np.float32)
