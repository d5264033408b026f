"""One picture laid over another: whether both are the same photo, and what was done to it.

Points that fit one another prove no more than the same scene: two photos of one castle have
hundreds. So the pictures are laid over each other and compared block by block. In copies the blocks
agree where they lie; in two photos of one scene they agree only when moved, each by another step.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.read.evened import evened
from purport.read.features import Features, Grey, opencv, unit_rows
from purport.read.frames import was_turned
from purport.read.leftover import left_over
from purport.read.overlay import Overlay
from purport.read.plane import Plane, through
from purport.read.tracks import track
from purport.records import codec
from purport.records.match import Likeness

FEWEST_INLIERS = 6

_RATIO = 0.8  # Lowe's test: the best likeness must stand out from the second best
_REACH_PX = 4.0  # how far a point may lie from where the model puts it
_NEAR_PX = 16.0  # points farther from the model than this are chance, not parallax
_BLOCK_PX = 16
_SEARCH_PX = 6
_STILL_PX = 1.5
_CLEARLY = 0.03  # by so much a block must agree better elsewhere to count as moved
_AGREES = 0.75
_TEXTURE = 4.0  # grey levels: flatter blocks agree with anything
_MOST_BLOCKS = 400


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
    asked, held = pictures
    laid = _compared(asked.grey, held.grey, plane, fitting)
    return codec.changed(laid, spread_px=_misses(plane, given, found))


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


def _compared(asked: Grey, held: Grey, plane: Plane, fitting: Any) -> Overlay:
    cv2 = opencv()
    size = (asked.shape[1], asked.shape[0])
    laid = cv2.warpPerspective(held, plane, size, flags=cv2.INTER_AREA)
    inside = cv2.warpPerspective(np.full_like(held, 255), plane, size, flags=cv2.INTER_NEAREST)
    even = evened(asked, laid, inside, fitting)
    rows = np.array(
        [(y, x, *_block(even.asked, even.laid, y, x)) for y, x in _places(inside, even.laid)]
    ).reshape(-1, 5)
    agree = rows[:, 2] >= _AGREES
    steps = _leftover(rows[agree])
    still, moved = int((steps <= _STILL_PX).sum()), int((steps > _STILL_PX).sum())
    changed = int((~agree).sum())
    shown, filled = _shares(held, plane, inside)
    here = still / max(1, len(rows))
    return Overlay(
        inliers=len(fitting),
        plane=plane,
        asked_size=size,
        held_size=(held.shape[1], held.shape[0]),
        still=still,
        moved=moved,
        changed=changed,
        held_share=round(here * shown, 4),
        asked_share=round(here * filled, 4),
        shown=round(shown, 4),
        filled=round(filled, 4),
        drift_px=round(float(np.quantile(steps, 0.8)), 4) if len(steps) else 0.0,
        added=_where(rows[~agree, :2], inside),
        blur_px=even.blur_px,
        leftover=left_over(track(even.asked, even.laid, inside)),
        was_turned=was_turned(asked, laid, (held.shape[1], held.shape[0]), plane),
    )


def _places(inside: Grey, laid: Grey) -> list[tuple[int, int]]:
    """Upper left corners of the blocks that lie wholly inside and have texture."""
    edge = _SEARCH_PX
    height, width = inside.shape
    found = [
        (y, x)
        for y in range(edge, height - _BLOCK_PX - edge + 1, _BLOCK_PX)
        for x in range(edge, width - _BLOCK_PX - edge + 1, _BLOCK_PX)
        if inside[y : y + _BLOCK_PX, x : x + _BLOCK_PX].all()
        and laid[y : y + _BLOCK_PX, x : x + _BLOCK_PX].std() >= _TEXTURE
    ]
    step = max(1, -(-len(found) // _MOST_BLOCKS))
    return found[::step]


def _block(asked: Grey, laid: Grey, y: int, x: int) -> tuple[float, float, float]:
    """The best likeness of a block near its place, and how many pixels from it."""
    cv2 = opencv()
    own = asked[y : y + _BLOCK_PX, x : x + _BLOCK_PX]
    if own.std() < _TEXTURE / 2:
        return 0.0, 0.0, 0.0
    block = laid[y : y + _BLOCK_PX, x : x + _BLOCK_PX]
    around = asked[
        y - _SEARCH_PX : y + _BLOCK_PX + _SEARCH_PX, x - _SEARCH_PX : x + _BLOCK_PX + _SEARCH_PX
    ]
    field = cv2.matchTemplate(around, block, cv2.TM_CCOEFF_NORMED)
    middle = field[_SEARCH_PX - 1 : _SEARCH_PX + 2, _SEARCH_PX - 1 : _SEARCH_PX + 2]
    best = float(field.max())
    if float(middle.max()) >= best - _CLEARLY:
        down, across = np.unravel_index(int(middle.argmax()), middle.shape)
        at = int(down) + _SEARCH_PX - 1, int(across) + _SEARCH_PX - 1
        return float(middle.max()), *_finely(field, *at)
    down, across = np.unravel_index(int(field.argmax()), field.shape)
    return best, *_finely(field, int(down), int(across))


def _finely(field: Any, down: int, across: int) -> tuple[float, float]:
    """How far, in parts of a pixel, the top of the field near a place lies from its middle."""
    steps = []
    for line, at in ((field[:, across], down), (field[down], across)):
        step = 0.0
        if 0 < at < len(line) - 1:
            before, here, after = (float(line[at + k]) for k in (-1, 0, 1))
            curve = before - 2 * here + after
            step = 0.5 * (before - after) / curve if curve < -1e-6 else 0.0
        steps.append(at - _SEARCH_PX + min(0.5, max(-0.5, step)))
    return steps[0], steps[1]


def _leftover(rows: Any) -> Any:
    """Pixels by which each block is moved beyond what a small tilt of the whole explains."""
    if len(rows) < 6:
        return np.hypot(rows[:, 3], rows[:, 4])
    terms = np.column_stack([rows[:, :2], np.ones(len(rows))])
    near = np.hypot(rows[:, 3], rows[:, 4]) <= 2 * _STILL_PX
    if near.sum() < 6:
        return np.hypot(rows[:, 3], rows[:, 4])
    tilt = np.linalg.lstsq(terms[near], rows[near, 3:], rcond=None)[0]
    return np.hypot(*(rows[:, 3:] - terms @ tilt).T)


def _shares(held: Grey, plane: Plane, inside: Grey) -> tuple[float, float]:
    """How much of the held picture lies in the other's frame, and how much of that it fills."""
    cv2 = opencv()
    frame = np.full_like(inside, 255)
    back = cv2.warpPerspective(
        frame, plane, (held.shape[1], held.shape[0]), flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    )
    return float((back > 0).mean()), float((inside > 0).mean())


def _where(changed: Any, inside: Grey) -> str:
    """Where the changed blocks lie, if they lie together: "lower right", "across the middle"."""
    if len(changed) < 3:
        return ""
    rows, columns = np.nonzero(inside)
    top, left = rows.min(), columns.min()
    height, width = max(1, rows.max() - top), max(1, columns.max() - left)
    down, across = (changed[:, 0] - top) / height, (changed[:, 1] - left) / width
    if down.std() > 0.2:
        return ""
    vertical = _third(float(down.mean()), ("upper", "middle", "lower"))
    if across.std() > 0.2:
        return f"{vertical} part"
    return f"{vertical} {_third(float(across.mean()), ('left', 'middle', 'right'))}"


def _third(share: float, names: tuple[str, str, str]) -> str:
    return names[min(2, int(share * 3))]
