"""Local features of a picture: points with descriptors that survive crops, turns and pasting.

Needs OpenCV, which comes with the extra `photos`; `is_available` says whether it is there.
"""

import functools
import importlib
import importlib.util
import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from purport.records.value import value

COMPONENT = "read.features/3"

AREA_PX = 400_000  # pictures are looked at in this size at most: enough for a quarter of a collage
MOST_POINTS = 800

_LOOKED_AT = 2_500
_CELLS = 8
_FAINT = 0.01  # SIFT's threshold of contrast, a quarter of its usual one: smoke and haze are faint
_STEPS = 400.0  # descriptors are kept as bytes: values above 255 / 400 do not occur but in noise

Grey = NDArray[np.uint8]
Floats = NDArray[np.float32]


@value
class Features:
    """Points (x, y in pixels of `grey`), strongest first, and for each its frame and 128 bytes.

    A frame is how large the thing at the point is (pixels) and where it is headed (radians).
    """

    grey: Grey
    points: Floats
    descriptors: Grey
    frames: Floats

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture as it was looked at."""
        return self.grey.shape[1], self.grey.shape[0]


def is_available() -> bool:
    """Whether OpenCV is installed."""
    return importlib.util.find_spec("cv2") is not None


@functools.cache
def opencv() -> Any:
    """OpenCV, imported when it is first needed: it takes a third of a second.

    It uses one thread: pictures are small here, and its threads wait for each other by spinning, so
    that on a machine with other work a picture cost three times as much with two.
    """
    module = importlib.import_module("cv2")
    module.setNumThreads(1)
    return module


def grey_of(picture: Image.Image) -> Grey:
    """The picture as viewers show it, in grey, at most 400,000 pixels."""
    picture.draft("RGB", _fitting(picture.size, 4 * AREA_PX))
    upright = ImageOps.exif_transpose(picture).convert("RGB").convert("L")
    size = _fitting(upright.size, AREA_PX)
    return np.asarray(upright.resize(size, Image.Resampling.BILINEAR) if size else upright)


def _fitting(size: tuple[int, int], area: int) -> tuple[int, int]:
    scale = min(1.0, (area / (size[0] * size[1])) ** 0.5)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def find_features(grey: Grey) -> Features:
    """The picture's features; none in a picture of one tone.

    Source: Lowe 2004 for the points, Arandjelović and Zisserman 2012 for the roots.
    """
    # Without the precise upscale all points lie a quarter of a pixel beside their place.
    finder = opencv().SIFT_create(
        nfeatures=_LOOKED_AT, contrastThreshold=_FAINT, enable_precise_upscale=True
    )
    found, raw = finder.detectAndCompute(np.ascontiguousarray(grey), None)
    if raw is None or not len(found):
        none = np.zeros((0, 2), np.float32)
        return Features(
            grey=grey, points=none, descriptors=np.zeros((0, 128), np.uint8), frames=none
        )
    points = np.array([each.pt for each in found], np.float32)
    order = _spread(points, np.array([each.response for each in found]), grey.shape)
    rooted = np.sqrt(raw[order] / np.maximum(raw[order].sum(axis=1, keepdims=True), 1e-6))
    return Features(
        grey=grey,
        points=points[order],
        descriptors=np.clip(np.rint(rooted * _STEPS), 0, 255).astype(np.uint8),
        frames=np.array([(each.size, np.radians(each.angle)) for each in found], np.float32)[order],
    )


def _spread(points: Floats, strengths: Any, shape: tuple[int, ...]) -> NDArray[np.intp]:
    """Numbers of the points to keep: the strongest of each cell, then the second ones, and so on.

    Otherwise the busy part of a collage takes all points, and its faint photo is never found.
    """
    cells = np.minimum(points / (shape[1], shape[0]) * _CELLS, _CELLS - 1).astype(int)
    cell = cells[:, 1] * _CELLS + cells[:, 0]
    by_cell = np.lexsort((points[:, 1], points[:, 0], -strengths, cell))
    begins = np.searchsorted(cell[by_cell], cell[by_cell])
    rank = np.empty(len(points), int)
    rank[by_cell] = np.arange(len(points)) - begins
    return np.lexsort((points[:, 1], points[:, 0], -strengths, rank))[:MOST_POINTS]


def mirror(grey: Grey) -> Grey:
    """The picture as in a mirror."""
    return np.ascontiguousarray(grey[:, ::-1])


def mirrored(features: Features) -> Features:
    """The features of the picture as in a mirror, without looking for them again.

    A descriptor counts steps of light in 4 × 4 fields and 8 directions, seen from its own heading:
    in a mirror the fields' rows change places, and each direction becomes its opposite turn.
    """
    points, frames = features.points.copy(), features.frames.copy()
    points[:, 0] = features.grey.shape[1] - 1 - points[:, 0]
    frames[:, 1] = np.pi - frames[:, 1]
    fields = features.descriptors.reshape(-1, 4, 4, 8)[:, ::-1, :, -np.arange(8)]
    return Features(
        grey=mirror(features.grey),
        points=points,
        descriptors=np.ascontiguousarray(fields).reshape(-1, 128),
        frames=frames,
    )


def unit_rows(descriptors: Grey) -> Floats:
    """Descriptors of length 1: their products are cosines."""
    rows = descriptors.astype(np.float32)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6))


def write_features(features: Features) -> bytes:
    """The features as bytes, to be kept beside the picture: half as many as they are in memory.

    Of the grey picture steps are kept, from row to row and from pixel to pixel: they press better.
    """
    grey = np.diff(np.pad(features.grey, ((1, 0), (1, 0))), axis=0)
    kept = io.BytesIO()
    np.savez_compressed(
        kept,
        steps=np.diff(grey, axis=1),
        points=features.points,
        descriptors=features.descriptors,
        frames=features.frames,
    )
    return kept.getvalue()


def read_features(kept: bytes) -> Features:
    """The features from bytes.

    Raises: ValueError, KeyError, OSError or EOFError for anything else.
    """
    with np.load(io.BytesIO(kept), allow_pickle=False) as arrays:
        down = np.cumsum(arrays["steps"], axis=0, dtype=np.uint8)
        return Features(
            grey=np.cumsum(down, axis=1, dtype=np.uint8),
            points=arrays["points"],
            descriptors=arrays["descriptors"],
            frames=arrays["frames"],
        )
