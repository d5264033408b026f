"""Two evened pictures compared block by block: what lies in its place, beside it, nowhere."""

from typing import Any

import numpy as np

from purport.read.features import Grey, opencv
from purport.records.value import value

_BLOCK_PX = 16
_SEARCH_PX = 6
_STILL_PX = 1.5
_CLEARLY = 0.03  # by so much a block must agree better elsewhere to count as moved
_AGREES = 0.75
_TEXTURE = 4.0  # grey levels: flatter blocks agree with anything
_MOST_BLOCKS = 400


@value
class Blocks:
    """Of the blocks with texture in the overlap, `still` agree in place, `moved` agree only
    elsewhere, `changed` nowhere. Four in five of those that agree lie within `drift_px` of where
    a small tilt of the whole puts them."""

    still: int = 0
    moved: int = 0
    changed: int = 0
    drift_px: float = 0.0


def compare_blocks(asked: Grey, laid: Grey, inside: Grey) -> Blocks:
    """The blocks of the laid picture as the asked one shows them."""
    places = _places(inside, laid)
    rows = np.array([(y, x, *_block(asked, laid, y, x)) for y, x in places]).reshape(-1, 5)
    agree = rows[:, 2] >= _AGREES
    steps = _leftover(rows[agree])
    still = int((steps <= _STILL_PX).sum())
    return Blocks(
        still=still,
        moved=len(steps) - still,
        changed=int((~agree).sum()),
        drift_px=round(float(np.quantile(steps, 0.8)), 4) if len(steps) else 0.0,
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
