"""Points of a picture found again in another that lies nearly on it, to parts of a pixel."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.read.features import Floats, Grey, opencv
from purport.records.value import value

_CELL_PX = 20  # one point, the best, of each cell
WINDOW_PX = 19
_EDGE_PX = 12
_REACH_PX = 16.0
_BACK_PX = 0.5  # tracked there and back, a point must come this near to where it began
_ALIKE = 0.8
_TEXTURE = 2.5  # grey levels, over a neighbourhood of eight pixels
_CORNER = 0.5
_EVEN_PX, _LEVELS = 8.0, 36.0


@value
class Tracks:
    """Points (x, y) of the laid picture, and the steps from there to where they are in the other.

    `there` and `here` are how much their surroundings are alike (-1 – 1) where they were found, and
    where they would be had they not moved; `corners` how well a place can be told from its sides.
    `offered` counts the points that were looked for.
    """

    points: Floats
    steps: Floats
    there: Floats
    here: Floats
    corners: Floats
    offered: int


def track(asked: Grey, laid: Grey, inside: Grey) -> Tracks:
    """The points of the laid picture, one of each cell with texture, that are found in the asked.

    Source: Shi and Tomasi 1994 for the points, Bouguet 2000 for following them.
    """
    here, there = _without_light(asked), _without_light(laid)
    points, corners = _corners(there[0], np.minimum(here[1], there[1]), inside)
    if not len(points):
        return Tracks(
            points=points, steps=points, there=corners, here=corners, corners=corners, offered=0
        )
    found, back = _follow(there[0], here[0], points)
    steps = found - points
    kept = (np.hypot(*(back - points).T) < _BACK_PX) & (np.hypot(*steps.T) < _REACH_PX)
    own = _patches(laid, points)
    likeness = _alike(own, _patches(asked, found))
    kept &= likeness > _ALIKE
    return Tracks(
        points=points[kept],
        steps=steps[kept],
        there=likeness[kept],
        here=_alike(own, _patches(asked, points))[kept],
        corners=corners[kept],
        offered=len(points),
    )


def _without_light(picture: Grey) -> tuple[Grey, Floats]:
    """The picture with light and contrast evened out from place to place; and its contrast."""
    cv2 = opencv()
    levels = picture.astype(np.float32)
    steps = levels - cv2.GaussianBlur(levels, (0, 0), _EVEN_PX)
    contrast = np.sqrt(cv2.GaussianBlur(steps * steps, (0, 0), _EVEN_PX))
    even = np.clip(steps / (contrast + 2) * _LEVELS + 128, 0, 255).astype(np.uint8)
    return even, contrast


def _corners(even: Grey, contrast: Floats, inside: Grey) -> tuple[Floats, Floats]:
    cv2 = opencv()
    window = np.ones((2 * _EDGE_PX + 1,) * 2, np.uint8)
    within = cv2.erode(inside, window, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    strength = cv2.cornerMinEigenVal(even, 15, ksize=3) * 255.0**2
    strength[(within == 0) | (contrast < _TEXTURE)] = 0
    rows, columns = (side // _CELL_PX for side in strength.shape)
    cells = strength[: rows * _CELL_PX, : columns * _CELL_PX]
    cells = cells.reshape(rows, _CELL_PX, columns, _CELL_PX).swapaxes(1, 2)
    cells = cells.reshape(rows * columns, _CELL_PX**2)
    if not len(cells):
        return np.zeros((0, 2), np.float32), np.zeros(0, np.float32)
    best = cells.argmax(axis=1)
    down, across = np.divmod(np.arange(rows * columns), max(1, columns))
    points = np.stack(
        [across * _CELL_PX + best % _CELL_PX, down * _CELL_PX + best // _CELL_PX], axis=1
    )
    strong = cells.max(axis=1) > _CORNER
    return points[strong].astype(np.float32), cells.max(axis=1)[strong].astype(np.float32)


def _follow(begin: Grey, end: Grey, points: Floats) -> tuple[Floats, Floats]:
    """Where the points are in the end, and where those lead back to; far off if they are lost."""
    cv2 = opencv()
    how = {"winSize": (WINDOW_PX,) * 2, "maxLevel": 2, "criteria": (3, 30, 0.005)}
    found, is_found, _ = cv2.calcOpticalFlowPyrLK(begin, end, points, None, **how)
    back, is_back, _ = cv2.calcOpticalFlowPyrLK(end, begin, found, None, **how)
    back[(is_found.ravel() == 0) | (is_back.ravel() == 0)] = -1_000
    return found, back


def _patches(picture: Grey, points: Floats) -> NDArray[Any]:
    """Points × 361: the surroundings of each, without their mean, of length 1."""
    cv2 = opencv()
    side = np.arange(WINDOW_PX, dtype=np.float32) - WINDOW_PX // 2
    across = points[:, 0, None, None] + side[None, None, :]
    down = points[:, 1, None, None] + side[None, :, None]
    across, down = (
        np.broadcast_to(each, (len(points), WINDOW_PX, WINDOW_PX)) for each in (across, down)
    )
    shape = (len(points) * WINDOW_PX, WINDOW_PX)
    # OpenCV takes at most 32,767 rows at once, or 1,724 points: there are never more than 1,000.
    seen = cv2.remap(
        picture.astype(np.float32),
        np.ascontiguousarray(across.reshape(shape), np.float32),
        np.ascontiguousarray(down.reshape(shape), np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    rows = seen.reshape(len(points), -1)
    rows = rows - rows.mean(axis=1, keepdims=True)
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6))


def _alike(one: NDArray[Any], other: NDArray[Any]) -> Floats:
    return np.asarray((one * other).sum(axis=1), np.float32)
