"""Whether the camera turned between two pictures: each shows a strip that the other does not.

A copy is cut (the held picture goes on beyond it) or set into something (it goes on beyond the held
picture, across a visible edge). Where the view itself goes on beyond the held picture's edge, while
that one goes on beyond the copy's, both are shots of one scene.
"""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.read.features import Grey, opencv
from purport.read.plane import Plane, Points, through

_STRIP = 0.006  # of the longer side: what is narrower may come from the laying over
_SAMPLES = 160
_OF_A_SIDE = 0.6  # of its samples
_STEP_PX = 2.0
_NO_EDGE = 1.6  # times the usual steps from pixel to pixel
_AGREES = 0.85
_AS_LIVELY = 0.5


def was_turned(asked: Grey, laid: Grey, held_size: tuple[int, int], plane: Plane) -> bool:
    """Whether the view goes on, without an edge, beyond a side of the held picture, while that
    one goes on beyond the asked picture. `held_size` is its width and height; `plane` leads from
    it to the asked picture, in whose frame it was laid."""
    height, width = asked.shape
    strip = _STRIP * max(width, height)
    sides = _sides(held_size, plane)
    corners = np.array([side[0] for side, _ in sides])
    beyond = max(-corners.min(), (corners - (width - 1, height - 1)).max())
    if beyond < strip:
        return False
    return any(_goes_on(asked, laid, side, outward, strip) for side, outward in sides)


def _sides(size: tuple[int, int], plane: Plane) -> list[tuple[Points, Points]]:
    """Samples along the held picture's four sides as they lie in the asked one, and which way is
    out of it."""
    wide, tall = size[0] - 1.0, size[1] - 1.0
    corners = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall], [0, 0]])
    share = np.linspace(0, 1, _SAMPLES)[:, None]
    found: list[tuple[Points, Points]] = []
    for begin, end in pairwise(corners):
        line = through(plane, begin + share * (end - begin))
        along = line[-1] - line[0]
        length = max(1e-9, float(np.hypot(*along)))
        found.append((line, np.array([along[1], -along[0]]) / length))
    return found


def _goes_on(asked: Grey, laid: Grey, side: Points, outward: Points, strip: float) -> bool:
    height, width = asked.shape
    size = np.array([width - 1, height - 1])
    within = ((side > 3 * _STEP_PX) & (side < size - 3 * _STEP_PX)).all(axis=1)
    past = side + outward * strip
    within &= ((past >= 0) & (past <= size)).all(axis=1)
    if within.sum() < _OF_A_SIDE * len(side):
        return False
    far_in, near_in, near_out, far_out = (
        _seen(asked, side[within] + outward * _STEP_PX * step) for step in (-3, -1, 1, 3)
    )
    across = float(np.abs(near_out - near_in).mean())
    usual = float((np.abs(far_in - near_in) + np.abs(far_out - near_out)).mean()) / 2
    own = _seen(laid, side[within] - outward * _STEP_PX * 3)
    return (
        across <= _NO_EDGE * usual
        and float(near_out.std()) >= _AS_LIVELY * float(near_in.std())
        and _alike(own, far_in) >= _AGREES
    )


def _seen(picture: Grey, points: Points) -> NDArray[Any]:
    places = points.astype(np.float32)
    return np.asarray(
        opencv()
        .remap(picture.astype(np.float32), places[:, :1].copy(), places[:, 1:].copy(), 1)
        .ravel()
    )


def _alike(one: NDArray[Any], other: NDArray[Any]) -> float:
    spread = float(one.std() * other.std())
    return float(((one - one.mean()) * (other - other.mean())).mean()) / spread if spread else 0.0
