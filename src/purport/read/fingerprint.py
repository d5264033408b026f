"""A picture's PDQ fingerprint: 256 bits that edits of the same photo mostly leave alone.

Every picture is first brought to 512 × 512 pixels, whatever its shape, as viewers show it; the
fingerprint of two files compares only because both went through that one size.

Source: "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm", Facebook, 2019;
equal bit for bit to its reference implementation for pictures of this size.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from purport.records.fingerprint import BITS, Fingerprint

COMPONENT = "read.fingerprint/1"

Floats = NDArray[np.floating[Any]]
Pixels = NDArray[np.uint8]

SIDE = 512

_GRID, _KEPT, _WINDOW, _PASSES = 64, 16, 4, 2
_LUMA = (0.299, 0.587, 0.114)
# Where single precision may decide otherwise, the reference's order of operations is followed;
# the largest difference met on some 300 pictures, flat ones and noise among them, was 0.0033.
_CLOSE = 0.01


def square(picture: Image.Image) -> Pixels:
    """512 × 512 × 3 pixels of a picture turned as its metadata says, without transparency."""
    upright = ImageOps.exif_transpose(picture)
    return np.asarray(upright.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BILINEAR))


def fingerprint(pixels: Pixels) -> Fingerprint:
    """The fingerprint of 512 × 512 × 3 pixels."""
    luma = _luma(pixels)
    grid: Floats = _AVERAGES @ luma @ _AVERAGES.T
    waves: Floats = _WAVES @ grid @ _WAVES.T
    if _is_close(waves) or _quality(grid, -_CLOSE) != _quality(grid, _CLOSE):
        grid, waves = _as_reference(luma)
    return Fingerprint(bits=_bits(waves), quality=_quality(grid))


def orientations(pixels: Pixels) -> tuple[tuple[str, str], ...]:
    """Names and bits of the eight ways to turn and mirror 512 × 512 × 3 pixels, upright first.

    The name says what was done to another picture, if its own bits are these, to give this one.
    """
    waves = _WAVES @ (_AVERAGES @ _luma(pixels) @ _AVERAGES.T) @ _WAVES.T
    turned = {
        "upright": waves,
        "mirrored": waves * _SIGNS,
        "upside down": waves * _SIGNS * _SIGNS[:, None],
        "mirrored top to bottom": waves * _SIGNS[:, None],
        "mirrored and turned left": waves.T,
        "turned right": waves.T * _SIGNS[:, None],
        "mirrored and turned right": waves.T * _SIGNS * _SIGNS[:, None],
        "turned left": waves.T * _SIGNS,
    }
    return tuple((name, _bits(each)) for name, each in turned.items())


def _luma(pixels: Pixels) -> Floats:
    red, green, blue = (pixels[:, :, channel] for channel in range(3))
    summed = red * _LUMA[0] + green * _LUMA[1] + blue * _LUMA[2]
    return np.asarray(summed, dtype=np.float32)


def _is_close(waves: Floats) -> bool:
    """Whether another wave is as strong as the median one, so that rounding decides on bits."""
    ordered = np.sort(waves, axis=None)
    middle = BITS // 2 - 1
    near = ordered[middle - 1 : middle + 2]
    return bool((np.diff(near) < _CLOSE).any())


def _bits(waves: Floats) -> str:
    """The first bit is the highest wave, as the reference writes it."""
    median = np.partition(waves, BITS // 2 - 1, axis=None)[BITS // 2 - 1]
    return np.packbits((waves > median).ravel()[::-1]).tobytes().hex()


def _quality(grid: Floats, shift: float = 0.0) -> int:
    """0–100 from the steps between neighbours; `shift` moves every step's rounding."""
    total = 0
    for steps in (np.diff(grid, axis=0), np.diff(grid, axis=1)):
        total += int(np.trunc(np.abs(steps) * np.float32(100) / np.float32(255) + shift).sum())
    return min(100, total // 90)


def _as_reference(luma: Floats) -> tuple[Floats, Floats]:
    """The 64 × 64 averages and 16 × 16 waves, added up in single precision in the same order."""
    blurred = luma
    for _ in range(_PASSES):
        blurred = _running_mean(_running_mean(blurred.T).T)
    grid = blurred[4::8, 4::8]
    waves, single = _WAVES.astype(np.float32), np.zeros((_KEPT, _GRID), np.float32)
    for k in range(_GRID):
        single += waves[:, k, None] * grid[None, k, :]
    kept = np.zeros((_KEPT, _KEPT), np.float32)
    for k in range(_GRID):
        kept += single[:, k, None] * waves[None, :, k]
    return grid, kept


def _running_mean(lines: Floats) -> Floats:
    """Means over a window of four that moves down the lines, by adding one and taking one off."""
    means, total = np.empty_like(lines), lines[0].copy()
    for row in range(1, _WINDOW // 2):
        total += lines[row]
    for row in range(SIDE):
        first, last = max(0, row - _WINDOW // 2 + 1), min(SIDE - 1, row + _WINDOW // 2)
        if row + _WINDOW // 2 < SIDE:
            total += lines[row + _WINDOW // 2]
        if row - _WINDOW // 2 >= 0:
            total -= lines[row - _WINDOW // 2]
        means[row] = total / np.float32(last - first + 1)
    return means


def _averaging() -> Floats:
    """64 × 512: the same running means, done twice and read at every eighth pixel."""
    once = np.zeros((SIDE, SIDE))
    for row in range(SIDE):
        first, last = max(0, row - _WINDOW // 2 + 1), min(SIDE - 1, row + _WINDOW // 2)
        once[row, first : last + 1] = 1 / (last - first + 1)
    return np.asarray((once @ once)[4::8].astype(np.float32))


def _cosines() -> Floats:
    """16 × 64: the cosine transform's second to seventeenth row."""
    row, column = np.arange(1, _KEPT + 1)[:, None], np.arange(_GRID)[None, :]
    scale = np.float32(np.sqrt(2 / _GRID))
    return np.asarray(
        (scale * np.cos(np.pi / 2 / _GRID * row * (2 * column + 1))).astype(np.float32)
    )


_AVERAGES = _averaging()
_WAVES = _cosines()
_SIGNS = np.where(np.arange(_KEPT) % 2 == 0, -1.0, 1.0)
