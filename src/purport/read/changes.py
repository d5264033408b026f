"""What differs between a copy and the held picture: light, softness, and what was laid over it.

Only what was measured is said. Whether a thing was added or taken out, a logo or a word, and why,
no comparison of two pictures tells.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.read.evened import Evened
from purport.read.features import Grey, opencv
from purport.records.value import value

_BLOCK_PX = 12
_LEAST_APART, _TIMES_USUAL = 14.0, 5.0  # grey levels; times what most blocks differ by
_CUT_OFF = 128.0  # grey levels
_ALIKE = 0.5
_EDGE_PX = 5
_CLEAR = (24, 232)  # grey levels: nearer to black and white light is cut off
_FEWEST_CLEAR = 200
_LEAST_SHARE = 0.004
_MOST_NAMED = 3
_JOINED_BLOCKS = 5  # words are many small marks: what lies so near belongs together

_LONG = 0.55  # of a side

_BRIGHTER, _SOFTER_PX = 0.12, 1.4


@value
class Change:
    """A place where the asked picture shows something else, and its share (0–1) of the overlap."""

    where: str
    share: float


@value
class Changes:
    """What differs: `places`, largest first; `light`, times as bright in grey levels (1: as bright,
    0: not known); `softer_px`, by how much the held one must be blurred to be as soft."""

    places: tuple[Change, ...] = ()
    light: float = 0.0
    softer_px: float = 0.0

    def words(self, *, is_mirrored: bool) -> tuple[str, ...]:
        """What was measured, one statement each; nothing of intention.

        With `is_mirrored`, it was measured in the mirror, and is said of the picture as it is.
        """
        said = []
        if self.light and abs(self.light - 1) >= _BRIGHTER:
            by = round(abs(self.light - 1) * 20) * 5
            said.append(f"{'brighter' if self.light > 1 else 'darker'} by about {by} %")
        if self.softer_px >= _SOFTER_PX:
            said.append("softer: fine detail is lost")
        for each in self.places[:_MOST_NAMED]:
            share = f"{max(1, round(100 * each.share))} % of the picture"
            where = _mirrored(each.where) if is_mirrored else each.where
            said.append(f"something added or replaced {where} ({share})")
        if len(self.places) > _MOST_NAMED:
            said.append("and in other places")
        return tuple(said)


def changes(asked: Grey, under: Grey, even: Evened, inside: Grey) -> Changes:
    """What differs between the asked picture and the held one laid under it, inside."""
    # At the very edge the blurred pictures hold what lies beyond it.
    window = np.ones((2 * _EDGE_PX + 1,) * 2, np.uint8)
    within = opencv().erode(inside, window, borderType=0, borderValue=255)
    light = _light(asked, under, inside)
    # Where light was raised, colours are cut off, each at another grey.
    least = max(_LEAST_APART, _CUT_OFF * abs(light - 1)) if light else _LEAST_APART
    return Changes(
        places=_places(_differing(even, within, least), _cells(within).min(axis=2) > 0),
        light=light,
        softer_px=even.blur_px,
    )


def _light(asked: Grey, under: Grey, inside: Grey) -> float:
    clear = inside > 0
    for each in (asked, under):
        clear = clear & (each > _CLEAR[0]) & (each < _CLEAR[1])
    if clear.sum() < _FEWEST_CLEAR:
        return 0.0
    return round(float(np.median(asked[clear] / under[clear])), 3)


def _differing(even: Evened, inside: Grey, least: float) -> NDArray[np.bool_]:
    """The blocks (rows × columns) that differ by so many grey levels, and by more than most do, and
    have another shape."""
    within = np.asarray(_cells(inside).min(axis=2) > 0)
    one, other = (_cells(each.astype(np.float32)) for each in (even.asked, even.laid))
    apart = np.abs(one - other).mean(axis=2)
    if not within.any():
        return within
    one, other = (each - each.mean(axis=2, keepdims=True) for each in (one, other))
    size = np.sqrt((one**2).sum(axis=2) * (other**2).sum(axis=2))
    alike = (one * other).sum(axis=2) / np.maximum(size, 1e-3)
    least = max(least, _TIMES_USUAL * float(np.median(apart[within])))
    return np.asarray(within & (apart >= least) & (alike < _ALIKE))


def _cells(picture: Any) -> Any:
    """Rows × columns × the pixels of a block."""
    rows, columns = (side // _BLOCK_PX for side in picture.shape)
    cut = picture[: rows * _BLOCK_PX, : columns * _BLOCK_PX]
    cells = np.asarray(cut.reshape(rows, _BLOCK_PX, columns, _BLOCK_PX).swapaxes(1, 2))
    return cells.reshape(rows, columns, _BLOCK_PX**2)


def _places(differing: NDArray[np.bool_], within: NDArray[np.bool_]) -> tuple[Change, ...]:
    if not differing.any():
        return ()
    cv2 = opencv()
    rows, columns = np.nonzero(within)
    top, left = int(rows.min()), int(columns.min())
    tall, wide = int(rows.max()) - top + 1, int(columns.max()) - left + 1
    joined = cv2.dilate(differing.astype(np.uint8), np.ones((_JOINED_BLOCKS,) * 2, np.uint8))
    count, labels = cv2.connectedComponents(joined)
    found = []
    for number in range(1, count):
        down, across = np.nonzero((labels == number) & differing)
        share = len(down) / int(within.sum())
        if share >= _LEAST_SHARE:
            box = ((down - top + 0.5) / tall, (across - left + 0.5) / wide)
            found.append(Change(where=_where(*box), share=round(share, 4)))
    return tuple(sorted(found, key=lambda each: -each.share))


def _where(down: Any, across: Any) -> str:
    """Where marks lie, by their shares of height and width: "lower right", "across the middle"."""
    vertical = ("upper", "middle", "lower")[min(2, int(3 * (down.min() + down.max()) / 2))]
    horizontal = ("left", "middle", "right")[min(2, int(3 * (across.min() + across.max()) / 2))]
    is_tall, is_wide = np.ptp(down) > _LONG, np.ptp(across) > _LONG
    if is_tall and is_wide:
        return "over most of it"
    if is_wide:
        return f"across the {vertical} part"
    if is_tall:
        return f"down the {horizontal} part"
    if vertical == horizontal:
        return "in the middle"
    return f"{vertical} {horizontal}" if vertical != "middle" else f"at the {horizontal}"


def _mirrored(where: str) -> str:
    left, right = where.replace("left", "right"), where.replace("right", "left")
    return left if "left" in where else right
