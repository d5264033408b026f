"""One picture laid over another: whether both are the same photo, and what was done to it.

Points that fit one another prove no more than the same scene: two photos of one castle have
hundreds. So the pictures are laid over each other and compared block by block. In copies the blocks
agree where they lie; in two photos of one scene they agree only when moved, each by another step.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.read.blocks import compare_blocks
from purport.read.changes import changes
from purport.read.displaced import displaced
from purport.read.evened import Evened, evened
from purport.read.features import Features, Grey, opencv, unit_rows
from purport.read.flow import flow
from purport.read.frames import was_turned
from purport.read.leftover import left_over
from purport.read.overlay import Overlay
from purport.read.parallax import parallax
from purport.read.plane import Plane, through
from purport.read.tracks import track
from purport.records import codec
from purport.records.match import Likeness

FEWEST_INLIERS = 6

_RATIO = 0.8  # Lowe's test: the best likeness must stand out from the second best
_REACH_PX = 4.0  # how far a point may lie from where the model puts it
_NEAR_PX = 16.0  # points farther from the model than this are chance, not parallax


def pair_points(asked: Features, held: Features) -> NDArray[np.intp]:
    """(asked, held) numbers of points that are each other's best and stand out."""
    if min(len(asked.points), len(held.points)) < 2:
        return np.zeros((0, 2), np.intp)
    alike = unit_rows(asked.descriptors) @ unit_rows(held.descriptors).T
    order = np.argpartition(alike, -2, axis=1)[:, -2:]
    rows = np.arange(len(alike))
    first, second = alike[rows, order[:, 1]], alike[rows, order[:, 0]]
    stands_out = np.sqrt(np.maximum(0, 2 - 2 * first)) < _RATIO * np.sqrt(
        np.maximum(1e-9, 2 - 2 * second)
    )
    mutual = alike.argmax(axis=0)[order[:, 1]] == rows
    kept = np.flatnonzero(stands_out & mutual)
    return np.stack([kept, order[kept, 1]], axis=1)


def lay_over(asked: Features, held: Features) -> Overlay | None:
    """How the held picture lies in the one asked about; None if no model fits enough points.

    A homography first; where that gives no copy, turn, scale and shift alone, which few points of a
    smooth picture determine better.
    """
    pairs = pair_points(asked, held)
    if len(pairs) < FEWEST_INLIERS:
        return None
    given, found = held.points[pairs[:, 1]], asked.points[pairs[:, 0]]
    best: Overlay | None = None
    for model in (_homography, _similarity):
        laid = _laid(model(given, found), (asked, held), (given, found))
        if laid is not None and (best is None or laid.rank > best.rank):
            best = laid
        if best is not None and best.likeness is Likeness.SAME_PHOTO:
            break
    return best


def _laid(
    model: tuple[Any, Any], pictures: tuple[Features, Features], points: tuple[Any, Any]
) -> Overlay | None:
    plane, mask = model
    given, found = points
    if plane is None or not _is_sane(plane, given, found):
        return None
    fitting = np.unique(np.rint(found[mask.ravel() > 0]).astype(int), axis=0)
    if len(fitting) < FEWEST_INLIERS:
        return None
    asked, held = (each.grey for each in pictures)
    size = (asked.shape[1], asked.shape[0])
    cv2 = opencv()
    under = cv2.warpPerspective(held, plane, size, flags=cv2.INTER_AREA)
    inside = cv2.warpPerspective(np.full_like(held, 255), plane, size, flags=cv2.INTER_NEAREST)
    even = evened(asked, under, inside, fitting)
    laid = codec.changed(
        _compared((asked, under, held), plane, (even, inside)),
        inliers=len(fitting),
        spread_px=_misses(plane, given, found),
    )
    if laid.likeness is not Likeness.SAME_PHOTO:
        return laid
    # Only what would be called one photo is looked at so closely: it takes its time.
    return codec.changed(
        laid,
        parallax=parallax(flow(asked, held, plane)),
        displaced=displaced(even.asked, even.laid, inside),
        changes=changes(asked, under, even, inside),
    )


def _homography(held: Any, asked: Any) -> tuple[Any, Any]:
    cv2 = opencv()
    cv2.setRNGSeed(1)
    found = cv2.findHomography(held, asked, cv2.USAC_MAGSAC, _REACH_PX, None, 5_000, 0.999)
    return found[0], found[1]


def _similarity(held: Any, asked: Any) -> tuple[Any, Any]:
    cv2 = opencv()
    cv2.setRNGSeed(1)
    plane, mask = cv2.estimateAffinePartial2D(
        held, asked, method=cv2.RANSAC, ransacReprojThreshold=_REACH_PX, maxIters=5_000
    )
    return (None if plane is None else np.vstack([plane, [0.0, 0.0, 1.0]])), mask


def _misses(plane: Plane, held: Any, asked: Any) -> float:
    """Pixels by which four in five of the points near the model miss where it puts them."""
    apart = np.hypot(*(through(plane, held) - asked).T)
    return round(float(np.quantile(apart[apart < _NEAR_PX], 0.8)), 4)


def _is_sane(plane: Plane, held: Any, asked: Any) -> bool:
    """Whether the model neither folds the picture nor shrinks it to nothing."""
    low, high = held.min(axis=0), held.max(axis=0)
    corners = np.array([[low[0], low[1]], [high[0], low[1]], [high[0], high[1]], [low[0], high[1]]])
    depth = corners @ plane[2, :2] + plane[2, 2]
    if (depth <= 0).any() or depth.max() > 4 * depth.min():
        return False
    moved = through(plane, corners)
    sides = np.roll(moved, -1, axis=0) - moved
    turns = sides[:, 0] * np.roll(sides[:, 1], -1) - sides[:, 1] * np.roll(sides[:, 0], -1)
    scale = (_area(moved) / max(1.0, _area(corners))) ** 0.5
    return bool((turns > 0).all()) and 0.1 < scale < 10


def _area(corners: Any) -> float:
    x, y = corners[:, 0], corners[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def _compared(
    pictures: tuple[Grey, Grey, Grey], plane: Plane, laid: tuple[Evened, Grey]
) -> Overlay:
    """`pictures` are the asked one, the held one in its frame, and the held one as it is."""
    asked, under, held = pictures
    even, inside = laid
    blocks = compare_blocks(even.asked, even.laid, inside)
    shown, filled = _shares(held, plane, inside)
    here = blocks.still / max(1, blocks.still + blocks.moved + blocks.changed)
    held_size = (held.shape[1], held.shape[0])
    return Overlay(
        plane=plane,
        asked_size=(asked.shape[1], asked.shape[0]),
        held_size=held_size,
        blocks=blocks,
        held_share=round(here * shown, 4),
        asked_share=round(here * filled, 4),
        shown=round(shown, 4),
        filled=round(filled, 4),
        blur_px=even.blur_px,
        leftover=left_over(track(even.asked, even.laid, inside)),
        was_turned=was_turned(asked, under, held_size, plane),
    )


def _shares(held: Grey, plane: Plane, inside: Grey) -> tuple[float, float]:
    """How much of the held picture lies in the other's frame, and how much of that it fills."""
    cv2 = opencv()
    frame = np.full_like(inside, 255)
    back = cv2.warpPerspective(
        frame, plane, (held.shape[1], held.shape[0]), flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    )
    return float((back > 0).mean()), float((inside > 0).mean())
