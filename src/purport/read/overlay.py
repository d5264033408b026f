"""How one picture lies over another, what that comes to, and how it is said."""

import numpy as np

from purport.read.blocks import Blocks
from purport.read.changes import Changes
from purport.read.displaced import FEWEST_DISPLACED
from purport.read.leftover import MOVED_POINTS, Leftover
from purport.read.parallax import Parallax
from purport.read.plane import Plane, Points, through
from purport.records.match import Likeness
from purport.records.value import value

_FEWEST_BLOCKS = 16
_SOME_INLIERS, _MANY_INLIERS = 8, 15
_SAME_SIZE = 0.93
_MOSTLY = 0.6  # of either picture
_IN_PLACE = 0.7  # share of the agreeing blocks that must agree where they lie
_COVERED = 0.3  # of either picture: a caption bar or a logo in common covers less
_HALF, _TIGHT_PX = 0.5, 0.75  # points this exact outweigh blocks that clipping or noise moved
_SOME_DETAIL, _MUCH_DETAIL = 20, 100  # points, blocks: what lies in one spot fits any plane
_LOOSE_FOR_BLUR = 0.25  # places are the less exact, the blurrier the picture
_LOOSE_PX = 1.0  # parallax of 1 % of the width spreads points by more, recompression by less

Outline = tuple[tuple[float, float], ...]


@value
class Overlay:
    """How one picture lies over another.

    `plane` is the 3 × 3 homography from the held picture's pixels to the asked one's; the sizes are
    width and height in these pixels. `held_share` and `asked_share` (0–1) say how much of each
    picture agrees in place; `shown` how much of the held one is in the other's frame, `filled` how
    much of that it fills.
    Four in five of the points lie within `spread_px` of where one plane would put them.
    `displaced` blocks show what the held picture has beside them; these, the `parallax` and the
    `changes` are looked for only where all else says that both are one photo. `blur_px`: by how
    much the held one had to be blurred to be as soft as the asked one.
    """

    inliers: int = 0
    plane: Plane
    asked_size: tuple[int, int]
    held_size: tuple[int, int]
    blocks: Blocks
    held_share: float
    asked_share: float
    shown: float
    filled: float
    leftover: Leftover
    parallax: Parallax = Parallax()
    displaced: int = 0
    changes: Changes = Changes()
    was_turned: bool = False
    spread_px: float = 0.0
    blur_px: float = 0.0

    @property
    def rank(self) -> tuple[int, int]:
        """What the better of two overlays of the same pictures has more of."""
        sureness = (None, Likeness.POSSIBLE, Likeness.SAME_SCENE, Likeness.SAME_PHOTO)
        return sureness.index(self.likeness), self.blocks.still

    @property
    def is_another_shot(self) -> bool:
        """Whether something is seen that no edit of one photo does."""
        return (
            self.was_turned
            or self.leftover.is_another_shot
            or self.parallax.is_another_shot
            or self.displaced >= FEWEST_DISPLACED
        )

    @property
    def reason(self) -> str:
        """The evidence that decided, in a few words."""
        left = self.leftover
        if self.was_turned:
            return "the view goes on beyond the edges of both: the camera turned"
        if left.is_another_shot and left.moved >= MOVED_POINTS:
            return f"{left.moved} points moved together: something moved between the two"
        if self.displaced >= FEWEST_DISPLACED:
            return f"{self.displaced} parts are found beside their place: something moved"
        if self.is_another_shot:
            apart = left.together_px if left.is_another_shot else self.parallax.together_px
            return f"near and far things moved by different steps (by {apart:.2f} pixels)"
        only = "only " if self.likeness is Likeness.SAME_SCENE else ""
        alike = self.blocks.still + self.blocks.moved
        return f"{only}{self.blocks.still} of {alike} parts alike lie in their place"

    @property
    def likeness(self) -> Likeness | None:
        """What the evidence comes to; None: nothing worth a person's look.

        Few points prove nothing by themselves: then all depends on what lies in its place.
        """
        found = self._likeness
        if self.inliers >= _SOME_INLIERS:
            return found
        shares = max(self.held_share, self.asked_share)
        is_sure = found is Likeness.SAME_PHOTO and shares >= _MOSTLY
        return Likeness.SAME_PHOTO if is_sure else None

    @property
    def _likeness(self) -> Likeness | None:
        agreeing = self.blocks.still + self.blocks.moved
        tracked = self.leftover.is_in_place(self.blur_px)
        if agreeing < _FEWEST_BLOCKS and not tracked:
            return Likeness.POSSIBLE if self.inliers >= _MANY_INLIERS else None
        share = self.blocks.still / max(1, agreeing)
        loose = _LOOSE_PX + _LOOSE_FOR_BLUR * self.blur_px
        detailed = self.inliers >= _SOME_DETAIL or agreeing >= _MUCH_DETAIL
        in_place = (share >= _HALF and self.spread_px <= _TIGHT_PX) or (
            detailed and share >= _IN_PLACE and min(self.blocks.drift_px, self.spread_px) <= loose
        )
        if self.is_another_shot or not (in_place or tracked):
            return Likeness.SAME_SCENE
        covered = max(self.held_share, self.asked_share) >= _COVERED
        return Likeness.SAME_PHOTO if covered else Likeness.POSSIBLE


def outlines(overlay: Overlay, *, is_mirrored: bool) -> tuple[Outline, Outline]:
    """The held picture's frame in the asked one, and the asked one's frame in the held.

    Corners are shares (0–1, beyond where the frame is cut) of width and height, from the upper
    left; a mirrored picture's are those in the picture as it is.
    """
    in_asked = through(overlay.plane, _corners(overlay.held_size)) / overlay.asked_size
    in_held = through(np.linalg.inv(overlay.plane), _corners(overlay.asked_size))
    if is_mirrored:
        in_asked[:, 0] = 1 - in_asked[:, 0]
    return _outline(in_asked), _outline(in_held / overlay.held_size)


def _corners(size: tuple[int, int]) -> Points:
    return np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float) * size


def _outline(corners: Points) -> Outline:
    return tuple((round(float(x), 4), round(float(y), 4)) for x, y in corners)


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
    return orientation, ", ".join([*done, *overlay.changes.words(is_mirrored=is_mirrored)])


def resized(overlay: Overlay, asked_px: int, held_px: int) -> str:
    """Whether the picture was made smaller or larger, and to what share of its width.

    The numbers are the pixels of both pictures as they were given, not as they were compared.
    """
    sides = through(overlay.plane, _corners(overlay.held_size))
    x, y = sides.T
    area = float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)
    asked_area, held_area = (wide * tall for wide, tall in (overlay.asked_size, overlay.held_size))
    scale = (area / held_area * (asked_px / asked_area) / (held_px / held_area)) ** 0.5
    if _SAME_SIZE < scale < 1 / _SAME_SIZE:
        return ""
    return f"made {'smaller' if scale < 1 else 'larger'}, to {100 * scale:.0f} % of its width"


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
