"""Pictures made by code: scenes of many shapes, edits of them, a second look from beside."""

import io
from functools import cache

import numpy as np
from PIL import Image, ImageDraw


@cache
def scene(seed: int, *, step: float = 0.0) -> Image.Image:
    """A scene of 640 × 480 with shapes at many depths.

    With `step`, the camera stands farther to the right: near shapes move by so many pixels to the
    left, far ones hardly.
    """
    dice = np.random.default_rng(seed)
    coarse = dice.integers(40, 215, (8, 10, 3), dtype=np.uint8)
    picture = Image.fromarray(coarse).resize((640, 480), Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(picture)
    for number in range(260):
        depth = number / 260
        x, y = dice.uniform(0, 640) - step * depth, dice.uniform(0, 480)
        wide, tall = dice.uniform(6, 60, 2)
        colour = tuple(int(each) for each in dice.integers(0, 256, 3))
        draw = (pen.rectangle, pen.ellipse)[number % 2]
        draw((x, y, x + wide, y + tall), fill=colour, outline=tuple(255 - c for c in colour))
    grain = np.random.default_rng(seed + 1_000 + int(step * 10)).normal(0, 3, (480, 640, 3))
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))


def jpeg(picture: Image.Image, quality: int = 80) -> bytes:
    """The picture as a JPEG file."""
    kept = io.BytesIO()
    picture.convert("RGB").save(kept, "JPEG", quality=quality)
    return kept.getvalue()


def with_logo(picture: Image.Image) -> Image.Image:
    """The picture with a red box in its lower right corner."""
    marked = picture.copy()
    ImageDraw.Draw(marked).rectangle((460, 370, 630, 470), fill=(200, 20, 30))
    return marked


def in_a_collage(*pictures: Image.Image) -> Image.Image:
    """Four pictures, two by two."""
    sheet = Image.new("RGB", (1280, 960), "white")
    for number, each in enumerate(pictures):
        sheet.paste(each.resize((640, 480)), (number % 2 * 640, number // 2 * 480))
    return sheet


def on_a_phone(picture: Image.Image) -> Image.Image:
    """A screenshot of a post that shows the picture."""
    screen = Image.new("RGB", (720, 1520), (18, 22, 28))
    pen = ImageDraw.Draw(screen)
    for line in range(14):
        pen.text((30, 40 + line * 18 + (900 if line > 8 else 0)), f"line {line} of a post" * 3)
    screen.paste(picture.resize((720, 540)), (0, 330))
    return screen
