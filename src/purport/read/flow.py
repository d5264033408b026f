"""How the blocks of one picture would have to move to lie on another, and how surely each tells.

A point can only be followed where there is a corner. But every slope of light tells a little of how
far it was moved, at right angles to itself, and how sure that is: so all blocks count, each by its
own precision. What a block alone could not tell from a change of light tells nothing here.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.read.features import Grey, opencv
from purport.read.plane import Plane
from purport.records.value import value

BLOCK_PX = 24
FEWEST_BLOCKS = 12

_BLUR_PX = 1.5
_APART = 4 * np.pi * _BLUR_PX**2  # pixels after which blurred noise is another's
_CLIPPED = 2  # grey levels from black and white
_FULL = 0.8
_ROUNDS = 6
_UNIT_PX = 200.0
_FAR, _FARTHEST = 2.0, 3.0  # standard deviations: farther blocks count less
_STILLEST = 0.003  # grey levels squared: no picture is quieter, for it was rounded

Reals = NDArray[np.float64]


@value
class Flow:
    """What is left of the blocks' steps once the plane that explains most is taken off.

    `trust` (rows × columns × 2 × 2, per square pixel) is the precision of each block's step, and
    `scores` (rows × columns × 2, per pixel) are trust times step; both are 0 where a block tells
    nothing. `blocks` counts those that tell something.
    """

    scores: Reals
    trust: Reals
    blocks: int


def flow(asked: Grey, held: Grey, plane: Plane) -> Flow:
    """The flow from the held picture, laid over the asked one by the plane, to the asked one.

    Source: Lucas and Kanade 1981 for the steps; Huber 1981 for the weights.
    """
    for _ in range(2):  # the plane as given may be a pixel off: too far for slopes of light
        slopes = _slopes(asked, held, plane)
        if slopes.full.sum() < FEWEST_BLOCKS:
            return Flow(scores=np.zeros((1, 1, 2)), trust=np.zeros((1, 1, 2, 2)), blocks=0)
        found, fitted = _fitted(slopes)
        plane = _moved_on(plane, fitted, (asked.shape[1], asked.shape[0]))
    return found


@value
class _Slopes:
    """Of each block: the products of slopes (2 × 2), of slopes and difference (2), the square of
    the difference, the pixels that count, and its middle; less what light and blur explain."""

    slopes: Reals
    steps: Reals
    rest: Reals
    pixels: Reals
    terms: Reals
    full: NDArray[np.bool_]
    shape: tuple[int, int]


def _slopes(asked: Grey, held: Grey, plane: Plane) -> _Slopes:
    cv2 = opencv()
    size = (asked.shape[1], asked.shape[0])
    laid = cv2.warpPerspective(held.astype(np.float32), plane, size)
    inside = cv2.warpPerspective(np.full_like(held, 255), plane, size, flags=cv2.INTER_NEAREST)
    counts = _cells(_counted(asked, laid, inside))
    seen, own = (
        cv2.GaussianBlur(each.astype(np.float32), (0, 0), _BLUR_PX) for each in (asked, laid)
    )
    across, down = (
        cv2.Sobel(own, cv2.CV_32F, *way, ksize=3, scale=-1 / 8) for way in ((1, 0), (0, 1))
    )
    pixels = np.maximum(counts.sum(axis=1), 1)

    def even(picture: Any) -> Any:
        cells = picture if picture.shape == counts.shape else _cells(picture)
        means = (cells * counts).sum(axis=1) / pixels
        return (cells - means[:, None]) * counts

    light = even(own)
    others = (light, even(light * light), even(cv2.Laplacian(own, cv2.CV_32F)))
    parts = np.stack([*others, even(across), even(down), even(seen)], axis=1)
    spread = (parts @ parts.transpose(0, 2, 1)).astype(np.float64)
    left = _without(spread, len(others))
    return _Slopes(
        slopes=left[:, :2, :2] + 1e-6 * np.eye(2),
        steps=left[:, :2, 2],
        rest=left[:, 2, 2],
        pixels=pixels.astype(np.float64),
        terms=_terms(asked.shape),
        full=pixels >= _FULL * BLOCK_PX**2,
        shape=(asked.shape[0] // BLOCK_PX, asked.shape[1] // BLOCK_PX),
    )


def _without(spread: Reals, known: int) -> Reals:
    """Products of what the first, known ones do not explain, from products of all."""
    own, cross = spread[:, :known, :known], spread[:, :known, known:]
    sizes = np.sqrt(np.maximum(np.diagonal(own, axis1=1, axis2=2), 1e-6))
    own = own / sizes[:, :, None] / sizes[:, None, :] + 1e-6 * np.eye(known)
    cross = cross / sizes[:, :, None]
    return np.asarray(
        spread[:, known:, known:] - cross.transpose(0, 2, 1) @ np.linalg.solve(own, cross)
    )


def _counted(asked: Grey, laid: Any, inside: Grey) -> Any:
    """1 where both show something that was not clipped, and nothing else is near; 0 elsewhere."""
    counts = inside > 0
    for each in (asked, laid):
        counts = counts & (each > _CLIPPED) & (each < 255 - _CLIPPED)
    window = np.ones((int(4 * _BLUR_PX) | 1,) * 2, np.uint8)
    eroded = opencv().erode(counts.astype(np.uint8), window, borderType=0, borderValue=0)
    return eroded.astype(np.float32)


def _cells(picture: Any) -> Any:
    """Blocks × their pixels."""
    rows, columns = (side // BLOCK_PX for side in picture.shape)
    cut = picture[: rows * BLOCK_PX, : columns * BLOCK_PX]
    cells = cut.reshape(rows, BLOCK_PX, columns, BLOCK_PX).swapaxes(1, 2)
    return cells.reshape(rows * columns, BLOCK_PX**2)


def _terms(shape: tuple[int, ...]) -> Reals:
    """Blocks × 2 × 8: what each number of a small change of the plane moves a block by."""
    down, across = np.mgrid[: shape[0] // BLOCK_PX, : shape[1] // BLOCK_PX]
    x, y = (
        ((each.ravel() + 0.5) * BLOCK_PX - side / 2) / _UNIT_PX
        for each, side in ((across, shape[1]), (down, shape[0]))
    )
    one, nought = np.ones_like(x), np.zeros_like(x)
    return np.stack(
        [
            np.stack([one, x, y, nought, nought, nought, x * x, x * y], axis=1),
            np.stack([nought, nought, nought, one, x, y, x * y, y * y], axis=1),
        ],
        axis=1,
    )


def _fitted(given: _Slopes) -> tuple[Flow, Reals]:
    """What the plane's best change leaves; and that change."""
    change = np.zeros(8)
    for _ in range(_ROUNDS):
        left, noise, far = _left(given, change)
        weights = given.full / noise / np.maximum(1, far / _FAR)
        moved = given.slopes @ given.terms
        whole = np.einsum("nki,nkj,n->ij", given.terms, moved, weights)
        sought = np.einsum("nki,nk,n->i", given.terms, given.steps, weights)
        change = np.linalg.solve(whole + 1e-9 * np.trace(whole) * np.eye(8), sought)
    left, noise, far = _left(given, change)
    farthest = _FARTHEST * max(1.0, float(np.median(far[given.full])))
    scale = given.full / noise * np.minimum(1, farthest / np.maximum(far, 1e-9))
    return Flow(
        scores=(left * scale[:, None]).reshape(*given.shape, 2),
        trust=(given.slopes * scale[:, None, None]).reshape(*given.shape, 2, 2),
        blocks=int(given.full.sum()),
    ), change


def _left(given: _Slopes, change: Reals) -> tuple[Reals, Reals, Reals]:
    """What is left of each block's products of slopes and difference, its noise, and how many
    standard deviations its step is from where the plane puts it."""
    steps = given.terms @ change
    along = (given.slopes @ steps[..., None])[..., 0]
    left = given.steps - along
    rest = given.rest - 2 * (steps * given.steps).sum(axis=1) + (steps * along).sum(axis=1)
    own = (left * np.linalg.solve(given.slopes, left[..., None])[..., 0]).sum(axis=1)
    own = np.maximum(own, 0)
    noise = np.maximum(rest - own, 0) / np.maximum(given.pixels - 6, 1) + _STILLEST
    noise = noise * _APART
    return left, noise, np.sqrt(own / noise)


def _moved_on(plane: Plane, change: Reals, size: tuple[int, int]) -> Plane:
    """The plane, changed."""
    unit = np.array(
        [
            [1 / _UNIT_PX, 0, -size[0] / 2 / _UNIT_PX],
            [0, 1 / _UNIT_PX, -size[1] / 2 / _UNIT_PX],
            [0, 0, 1],
        ]
    )
    a, b, c, d, e, f, g, h = change / _UNIT_PX
    step = np.array([[1 + b, c, a], [e, 1 + f, d], [-g, -h, 1]])
    return np.asarray(np.linalg.inv(unit) @ step @ unit @ plane)
