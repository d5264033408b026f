"""Words of a document -> where sentences begin, by the words around each gap and the gap."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, Floats]

GLUED, SPACED, BROKEN, BLANK = range(4)
"""Kinds of gap before a word: nothing, blanks, one line break, an empty line."""

LONGEST = 160
"""Words; a longer sentence is cut at its likeliest inner boundary, so that work stays in bounds."""


def gap_of(between: str) -> int:
    """The kind of the gap, from the white space that stands in it."""
    breaks = between.count("\n") + between.count("\x0c") + between.count("\u2029") * 2
    if breaks:
        return BROKEN if breaks == 1 else BLANK
    return SPACED if between else GLUED


def start_scores(weights: Weights, vectors: Floats, gaps: Sequence[int]) -> Floats:
    """(words,): above 0 where a sentence likely begins; the first score is of no account."""
    told = np.concatenate([vectors, np.eye(4, dtype=np.float32)[list(gaps)]], 1)
    window = weights["ends_w"].shape[0]
    wide = np.pad(told, ((window // 2, window // 2), (0, 0)))
    total = np.tile(weights["ends_b"], (len(told), 1))
    for place in range(window):
        total += wide[place : place + len(told)] @ weights["ends_w"][place]
    return np.maximum(total, 0) @ weights["ends_v"] + weights["ends_c"]


def sentence_lengths(scores: Floats, gaps: Sequence[int]) -> list[int]:
    """The lengths of the sentences, in words; an empty line always ends one."""
    begins = (scores > 0) | (np.asarray(gaps) == BLANK)
    starts = [0, *(np.flatnonzero(begins[1:]) + 1).tolist(), len(scores)]
    return [size for start, end in pairwise(starts) for size in _bounded(scores, start, end)]


def _bounded(scores: Floats, start: int, end: int) -> list[int]:
    """The lengths that the stretch is cut into so that none is above LONGEST."""
    lengths = []
    while end - start > LONGEST:
        cut = start + LONGEST // 2 + int(scores[start + LONGEST // 2 : start + LONGEST].argmax())
        lengths.append(cut - start)
        start = cut
    return [*lengths, end - start]
