"""Second shots of a scene, rendered: the camera or things moved a little, other light and noise.

Each is made of one photo and a field of depths drawn by a seed; none is a real second shot.
"""

import io

import numpy as np
from PIL import Image

KINDS = ("smooth", "layers", "ground", "moving", "video")
STEPS = (0.001, 0.002, 0.005, 0.01, 0.02)


def second_shot(
    picture: Image.Image, kind: str, step: float, seed: int = 1, quality: int = 85
) -> Image.Image:
    """The picture from another place, as a JPEG: what is nearest moved by `step` of the width.

    `smooth`, `layers` and `ground` are fields of depths: hills, flat things with edges at several
    depths, a ground that comes nearer with things standing on it. In `moving` the camera stands
    still and a few things move; in `video` it turns a little too, and the frame is pressed hard.
    """
    import cv2

    dice, pixels = np.random.default_rng([seed, KINDS.index(kind)]), np.asarray(picture)
    height, width = pixels.shape[:2]
    angle = dice.uniform(0, 2 * np.pi)
    moved = _depths(kind, height, width, dice) * step * width
    down, across = np.mgrid[:height, :width].astype(np.float32)
    turned = 0.01 * width if kind == "video" else 0.0
    seen = cv2.remap(
        pixels,
        (across + np.cos(angle) * moved + turned).astype(np.float32),
        (down + np.sin(angle) * moved).astype(np.float32),
        cv2.INTER_CUBIC,
        None,
        cv2.BORDER_REFLECT,
    )
    return exposed(seen, dice, 45 if kind == "video" else quality)


def exposed(pixels: np.ndarray, dice: np.random.Generator, quality: int) -> Image.Image:
    """A JPEG of the scene in slightly other light, with a sensor's noise."""
    height, width = pixels.shape[:2]
    light = np.linspace(dice.uniform(0.95, 1.0), dice.uniform(1.0, 1.08), width)[None, :, None]
    noise = dice.normal(0, dice.uniform(1, 4), (height, width, 3))
    shot = np.clip(pixels * light * dice.uniform(0.95, 1.05) + noise, 0, 255).astype(np.uint8)
    kept = io.BytesIO()
    Image.fromarray(shot).save(kept, "JPEG", quality=quality)
    return Image.open(kept)


def _depths(kind: str, height: int, width: int, dice: np.random.Generator) -> np.ndarray:
    """How far each pixel moves, 0 (far) – 1 (nearest)."""
    import cv2

    if kind == "smooth":
        coarse = dice.normal(size=(5, 6)).astype(np.float32)
        field = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
        return field / np.abs(field).max()
    field = np.zeros((height, width), np.float32)
    if kind == "ground":
        field += np.clip(np.linspace(-0.8, 1, height), 0, 1).astype(np.float32)[:, None] * 0.6
    count = {"layers": 14, "ground": 6, "moving": 3, "video": 3}[kind]
    for number in range(count):
        share = (
            dice.uniform(0.12, 0.3) if kind in ("layers", "ground") else dice.uniform(0.06, 0.14)
        )
        centre = (int(dice.uniform(0.1, 0.9) * width), int(dice.uniform(0.15, 0.85) * height))
        axes = (int(share * width * 0.5), int(share * height * dice.uniform(0.5, 1.2)))
        near = 1.0 if kind in ("moving", "video") else (number + 1) / count
        cv2.ellipse(field, centre, axes, dice.uniform(0, 180), 0, 360, near, -1)
    return field
