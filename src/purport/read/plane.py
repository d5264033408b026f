"""The plane that leads from one picture's pixels to another's."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.floating[Any]]
Points = NDArray[np.floating[Any]]


def through(plane: Plane, points: Points) -> Points:
    """Where a 3 × 3 homography puts points (x, y)."""
    spread = np.column_stack([points, np.ones(len(points))]) @ plane.T
    return np.asarray(spread[:, :2] / spread[:, 2:])
