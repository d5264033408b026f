"""What is left of the points' steps once one plane explains them: nothing together, in a copy.

Compression, noise and blur move each point a little, each its own way. A camera that stood
elsewhere moves neighbours together, the nearer things by more; a thing that moved takes its points
with it.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.read.tracks import WINDOW_PX, Tracks
from purport.records.value import value

MOVED_POINTS = 5  # from so many on, a thing moved: in copies of repeating things 4 were met

_FEWEST = 12
_FEWEST_PAIRS = 10
_ROUNDS = 8
_NEIGHBOURS_PX = 60.0
_MOST_PX = 2.0  # a longer step counts as one of this length
_UNALIKE = 0.003  # no likeness is taken to be better than 1 less this

# A thing that moved: points whose surroundings are alike there and not here, that went together.
_MOVED_PX, _SURELY_THERE, _BETTER = 0.8, 0.9, 0.05
_TOGETHER_PX, _TOGETHER_SHARE, _NEAR_PX, _FEWEST_TOGETHER = 0.25, 0.1, 64.0, 4

Reals = NDArray[np.float64]


@value
class Leftover:
    """`points` of the `offered` ones were found again; half lie within `scatter_px` of their place.

    `together_px` is how far neighbours went the same way (0: not at all), `together` the share of
    what is left that this makes (-1 – 1), and `surely` by how many standard deviations it is more
    than chance. `moved` counts points of things that moved.
    """

    points: int
    offered: int
    scatter_px: float = 0.0
    together_px: float = 0.0
    together: float = 0.0
    surely: float = 0.0
    moved: int = 0

    @property
    def is_another_shot(self) -> bool:
        """Whether neighbours moved together, as they do in no copy."""
        moved_all = self.together >= 0.15 and self.surely >= 5 and self.together_px >= 0.05
        moved_far = self.together >= 0.12 and self.surely >= 4.5 and self.together_px >= 0.2
        return moved_all or moved_far or (self.moved >= MOVED_POINTS and self.scatter_px <= 0.3)

    def is_in_place(self, blur_px: float = 0.0) -> bool:
        """Whether so many points are so near their places that the pictures are one in them;
        places are the less exact, the blurrier the picture."""
        return (
            self.points >= 60
            and self.points >= 0.6 * self.offered
            and self.scatter_px <= 0.35 + 0.1 * blur_px
            and not self.is_another_shot
        )


def left_over(tracks: Tracks) -> Leftover:
    """What the tracks come to; counts alone, where too few points were found again."""
    if len(tracks.points) < _FEWEST:
        return Leftover(points=len(tracks.points), offered=tracks.offered)
    left = _without_plane(tracks.points.astype(float), tracks.steps.astype(float))
    lengths = np.hypot(*left.T)
    apart = np.hypot(*(tracks.points[:, None] - tracks.points[None]).transpose(2, 0, 1))
    together_px, together, surely = _together(tracks, left, apart)
    return Leftover(
        points=len(tracks.points),
        offered=tracks.offered,
        scatter_px=round(float(np.median(lengths)), 4),
        together_px=together_px,
        together=together,
        surely=surely,
        moved=_moved(tracks, left, apart),
    )


def _without_plane(points: Reals, steps: Reals) -> Reals:
    """The steps less those of the plane that fits them best; far ones weigh less and less."""
    x, y = ((points - points.mean(axis=0)) / 200).T
    nought, one = np.zeros_like(x), np.ones_like(x)
    across = np.stack([one, x, y, nought, nought, nought, x * x, x * y], axis=1)
    down = np.stack([nought, nought, nought, one, x, y, x * y, y * y], axis=1)
    terms, sought = np.concatenate([across, down]), steps.T.ravel()
    weights, left = np.ones(len(points)), steps
    for _ in range(_ROUNDS):
        root = np.sqrt(np.tile(weights, 2))
        fitted = np.linalg.lstsq(terms * root[:, None], sought * root, rcond=None)[0]
        left = (sought - terms @ fitted).reshape(2, -1).T
        lengths = np.hypot(*left.T)
        reach = 1.345 * max(0.05, float(np.median(lengths)))  # Huber's
        weights = np.minimum(1, reach / np.maximum(lengths, 1e-9))
    return left


def _together(tracks: Tracks, left: Reals, apart: Any) -> tuple[float, float, float]:
    """How neighbours whose surroundings do not overlap moved together: pixels, share, surely."""
    one, other = np.nonzero(np.triu((apart >= WINDOW_PX) & (apart <= _NEIGHBOURS_PX)))
    if len(one) < _FEWEST_PAIRS:
        return 0.0, 0.0, 0.0
    spread = np.sqrt(np.maximum(1 - tracks.there, _UNALIKE) / tracks.corners).astype(float)
    trust = 1 / (spread**2 + np.median(spread) ** 2)
    trust = trust / trust.mean()
    cut = left * np.minimum(1, _MOST_PX / np.maximum(np.hypot(*left.T), 1e-9))[:, None]
    weights, squares = trust[one] * trust[other], (cut**2).sum(axis=1)
    products = (cut[one] * cut[other]).sum(axis=1) * weights
    mean = float(products.sum() / weights.sum())
    whole = float((squares[one] * weights).sum() * (squares[other] * weights).sum()) ** 0.5
    chance = float((squares[one] * squares[other] / 2 * weights**2).sum()) ** 0.5
    total = float(products.sum())
    return (
        round(max(0.0, mean) ** 0.5, 4),
        round(total / max(whole, 1e-9), 4),
        round(total / max(chance, 1e-9), 4),
    )


def _moved(tracks: Tracks, left: Reals, apart: Any) -> int:
    """How many points went together with three others near them, away from their places."""
    lengths = np.hypot(*left.T)
    gone = (lengths > _MOVED_PX) & (tracks.there > _SURELY_THERE)
    gone &= tracks.here < tracks.there - _BETTER
    unlike = np.hypot(*(left[:, None] - left[None]).transpose(2, 0, 1))
    allowed = _TOGETHER_PX + _TOGETHER_SHARE * lengths[:, None]
    along = (unlike < allowed) & gone[None] & gone[:, None] & (apart <= _NEAR_PX)
    return int((along.sum(axis=1) >= _FEWEST_TOGETHER).sum())
