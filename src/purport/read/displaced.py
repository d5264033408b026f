"""Things that moved: what one picture shows in a place, the other shows beside it.

Whatever is laid over a copy (a logo, words, a blur) replaces what was there by something that the
held picture does not have. A thing that moved is in both, and the other's is found near its place.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.read.features import Grey, opencv
from purport.records.value import value

FEWEST_DISPLACED = 4

_BLOCK_PX = 24
_EVERY_PX = 12
_REACH_PX = 24
_MOST_BLOCKS = 300
_TEXTURE = 4.0  # grey levels
_UNALIKE, _ALIKE, _BETTER = 0.85, 0.93, 0.1
_LEAST_PX = 1.9
_CORNER = 0.05  # of the slopes' squares across to those along: less is a line, and slides
_AS_STRONG = 0.7
_TOGETHER_PX, _NEAR_PX, _FEWEST_TOGETHER = 1.0, 36.0, 4


@value
class _Step:
    """A block (upper left corner) and how far its content lies from there in the other picture."""

    y: int
    x: int
    down: int
    across: int


def displaced(asked: Grey, laid: Grey, inside: Grey) -> int:
    """How many blocks went together with three others near them, farther than errors go."""
    steps = [
        step
        for y, x, alike in _unlike(asked, laid, inside)
        if (step := _step((asked, laid), (y, x), alike)) is not None
    ]
    if len(steps) < _FEWEST_TOGETHER:
        return 0
    places = np.array([(each.y, each.x) for each in steps], float)
    moves = np.array([(each.down, each.across) for each in steps], float)
    near, alike = (
        np.hypot(*(each[:, None] - each[None]).transpose(2, 0, 1)) for each in (places, moves)
    )
    along = (near <= _NEAR_PX) & (alike <= _TOGETHER_PX)
    return int((along.sum(axis=1) >= _FEWEST_TOGETHER).sum())


def _unlike(asked: Grey, laid: Grey, inside: Grey) -> list[tuple[int, int, float]]:
    """Upper left corners of blocks with texture that differ in place, and how alike they are."""
    cv2 = opencv()
    one, other = asked.astype(np.float32), laid.astype(np.float32)

    def mean(picture: Any) -> Any:
        whole = cv2.boxFilter(picture, cv2.CV_32F, (_BLOCK_PX,) * 2, anchor=(0, 0))
        return whole[: -_BLOCK_PX + 1 : _EVERY_PX, : -_BLOCK_PX + 1 : _EVERY_PX]

    means = mean(one), mean(other)
    spread = [
        np.maximum(mean(each * each) - m * m, 0) ** 0.5
        for each, m in zip((one, other), means, strict=True)
    ]
    both = mean(one * other) - means[0] * means[1]
    alike = both / np.maximum(spread[0] * spread[1], 1e-3)
    kept = (mean((inside > 0).astype(np.float32)) > 0.999) & (spread[0] >= _TEXTURE)
    found = np.argwhere(kept & (alike < _UNALIKE))
    found = found[:: max(1, -(-len(found) // _MOST_BLOCKS))]
    return [(int(y) * _EVERY_PX, int(x) * _EVERY_PX, float(alike[y, x])) for y, x in found]


def _step(pictures: tuple[Grey, Grey], at: tuple[int, int], alike: float) -> _Step | None:
    asked, laid = pictures
    (y, x), cv2 = at, opencv()
    block = asked[y : y + _BLOCK_PX, x : x + _BLOCK_PX]
    if not _has_corner(block):
        return None
    top, left = max(0, y - _REACH_PX), max(0, x - _REACH_PX)
    around = laid[top : y + _BLOCK_PX + _REACH_PX, left : x + _BLOCK_PX + _REACH_PX]
    field = cv2.matchTemplate(around, block, cv2.TM_CCOEFF_NORMED)
    down, across = (int(each) for each in np.unravel_index(int(field.argmax()), field.shape))
    best = float(field[down, across])
    found = around[down : down + _BLOCK_PX, across : across + _BLOCK_PX]
    strength = float(found.std()) / max(1e-3, float(block.std()))
    step = _Step(y=y, x=x, down=top + down - y, across=left + across - x)
    is_moved = (
        best >= _ALIKE
        and best >= alike + _BETTER
        and np.hypot(step.down, step.across) >= _LEAST_PX
        and _AS_STRONG <= strength <= 1 / _AS_STRONG
    )
    return step if is_moved else None


def _has_corner(block: NDArray[Any]) -> bool:
    """Whether the block has slopes in more than one direction: a mere line slides along itself."""
    down, across = np.gradient(block.astype(np.float32))
    whole = np.array([[(down * down).sum(), (down * across).sum()], [0.0, (across * across).sum()]])
    least, most = np.linalg.eigvalsh(whole, UPLO="U")
    return bool(least >= _CORNER * most)
