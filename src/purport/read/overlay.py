"""How one picture lies over another, what that comes to, and how it is said."""

import numpy as np
from numpy.typing import NDArray

from purport.records.match import Likeness
from purport.records.value import value

_FEWEST_BLOCKS = 16
_MANY_INLIERS = 15
_IN_PLACE = 0.7  # share of the agreeing blocks that must agree where they lie
_COVERED = 0.3  # of either picture: a caption bar or a logo in common covers less
_HALF, _TIGHT_PX = 0.5, 0.75  # points this exact outweigh blocks that clipping or noise moved
_LOOSE_FOR_BLUR = 0.25  # places are the less exact, the blurrier the picture
_LOOSE_PX = 1.0  # parallax of 1 % of the width spreads points by more, recompression by less

Plane = NDArray[np.float64]


@value
class Overlay:
    """How one picture lies over another.

    `plane` is the 3 × 3 homography from the held picture's pixels to the asked one's. Of the blocks
    with texture in the overlap, `still` agree in place, `moved` agree only elsewhere, `changed`
    nowhere. `held_share` and `asked_share` (0–1) say how much of each picture agrees in place;
    `shown` how much of the held one is in the other's frame, `filled` how much of that it fills.
    `added` says where blocks changed ("lower right"). `drift_px` and `spread_px` tell how far four
    in five of the blocks and of the points lie from where one plane would put them: hardly at all
    in a copy, each elsewhere in another photo. `blur_px`: by how much the held one had to be
    blurred to be as soft as the asked one.
    """

    inliers: int
    plane: Plane
    still: int
    moved: int
    changed: int
    held_share: float
    asked_share: float
    shown: float
    filled: float
    added: str
    drift_px: float
    spread_px: float = 0.0
    blur_px: float = 0.0

    @property
    def rank(self) -> tuple[int, int]:
        """What the better of two overlays of the same pictures has more of."""
        sureness = (None, Likeness.POSSIBLE, Likeness.SAME_SCENE, Likeness.SAME_PHOTO)
        return sureness.index(self.likeness), self.still

    @property
    def likeness(self) -> Likeness | None:
        """What the evidence comes to; None: nothing worth a person's look."""
        agreeing = self.still + self.moved
        if agreeing < _FEWEST_BLOCKS:
            return Likeness.POSSIBLE if self.inliers >= _MANY_INLIERS else None
        share = self.still / agreeing
        loose = _LOOSE_PX + _LOOSE_FOR_BLUR * self.blur_px
        in_place = (share >= _HALF and self.spread_px <= _TIGHT_PX) or (
            share >= _IN_PLACE and min(self.drift_px, self.spread_px) <= loose
        )
        if in_place and max(self.held_share, self.asked_share) >= _COVERED:
            return Likeness.SAME_PHOTO
        return Likeness.POSSIBLE if in_place else Likeness.SAME_SCENE


def words(overlay: Overlay, *, is_mirrored: bool) -> tuple[str, str]:
    """Orientation and transform: what was done to the held picture to give the other."""
    turn = round(float(np.degrees(np.arctan2(overlay.plane[1, 0], overlay.plane[0, 0]))))
    quarter = round(turn / 90) % 4
    orientation = _ORIENTATIONS[is_mirrored, quarter]
    done = [] if orientation == "upright" else [orientation]
    if abs(turn - 90 * round(turn / 90)) >= 2:
        done.append(f"turned by {abs(turn - 90 * round(turn / 90))}°")
    if overlay.shown < 0.97:
        done.append(f"cropped to {overlay.shown:.0%}".replace("%", " %"))
    if overlay.filled < 0.95:
        done.append(f"set in a larger picture ({overlay.filled:.0%} of it)".replace("%", " %"))
    if overlay.added:
        done.append(f"something changed or added {overlay.added}")
    return orientation, ", ".join(done)


# Quarter turns clockwise, which the mirror then shows the other way round.
_ORIENTATIONS = {
    (False, 0): "upright",
    (False, 1): "turned right",
    (False, 2): "upside down",
    (False, 3): "turned left",
    (True, 0): "mirrored",
    (True, 1): "mirrored and turned left",
    (True, 2): "mirrored top to bottom",
    (True, 3): "mirrored and turned right",
}
