"""Near and far things that went different ways: what neighbouring blocks' steps have in common.

In a copy each block errs its own way, so the products of neighbours' steps add up to nothing. Where
the camera stood elsewhere, neighbours of one depth went together. Steps are weighed by their
precision, so that many blocks which tell little tell together of a fiftieth of a pixel.
"""

import numpy as np

from purport.read.flow import FEWEST_BLOCKS, Flow, Reals
from purport.records.value import value

# Neighbours at most 2.3 blocks apart, each pair once: (down, across).
_NEIGHBOURS = ((0, 1), (0, 2), (1, 0), (2, 0), *((d, a) for d in (1, 2) for a in (-1, 1)))
_NEIGHBOURS += ((1, 2), (1, -2))

_LEAST_PX = 0.011  # resampling alone moves neighbours together by up to 0.0083
_SURELY = 7.0
_SOME, _SHARE = 2.4, 0.25


@value
class Parallax:
    """How far neighbouring blocks went together (`together_px`, 0: not at all), the share of what
    is left that this makes (-1 – 1), and by how many standard deviations it is more than chance."""

    blocks: int = 0
    together_px: float = 0.0
    share: float = 0.0
    surely: float = 0.0

    @property
    def is_another_shot(self) -> bool:
        """Whether neighbours moved together, as they do in no copy.

        In 942 copies with a longer step than the least, `surely` was below 7, and the share below
        a quarter in all but two, which were made brighter until colours were cut off.
        """
        surely = self.surely >= _SURELY or (self.surely >= _SOME and self.share >= _SHARE)
        return surely and self.together_px >= _LEAST_PX


def parallax(found: Flow) -> Parallax:
    """What the steps of neighbours have in common; nothing, where too few blocks tell."""
    if found.blocks < FEWEST_BLOCKS:
        return Parallax(blocks=found.blocks)
    lengths = np.hypot(*np.moveaxis(found.scores, -1, 0))
    total = chance = whole = trust = 0.0
    for down, across in _NEIGHBOURS:
        one, other = _pair(found.scores, down, across)
        products = (one * other).sum(axis=-1)
        total += float(products.sum())
        chance += float((products**2).sum())
        one, other = _pair(lengths, down, across)
        whole += float((one * other).sum())
        one, other = _pair(found.trust, down, across)
        trust += float((one * other).sum())
    mean = total / max(trust, 1e-9)
    return Parallax(
        blocks=found.blocks,
        together_px=round(max(0.0, mean) ** 0.5, 4),
        share=round(total / max(whole, 1e-9), 4),
        surely=round(total / max(chance, 1e-9) ** 0.5, 4),
    )


def _pair(grid: Reals, down: int, across: int) -> tuple[Reals, Reals]:
    """The grid, and the grid moved, where both are."""
    rows, columns = grid.shape[:2]
    if across < 0:
        return grid[: rows - down, -across:], grid[down:, : columns + across]
    return grid[: rows - down, : columns - across], grid[down:, across:]
