"""Pictures drawn by numbers: sky, hills, houses and rubble; no place, no person."""

from collections.abc import Sequence
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

SIZE = (960, 640)  # pixels
_HORIZON = 330
_DUST = (178, 160, 136)
Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]


def draw_scene(seed: int) -> Image.Image:
    """A street with damaged houses, 960 by 640 pixels; the same seed gives the same picture."""
    chance = Random(seed)
    picture = _sky(chance)
    pen = ImageDraw.Draw(picture)
    _hills(pen, chance)
    left = -40
    while left < SIZE[0]:
        width = 90 + int(110 * chance.random())
        _house(pen, chance, left, width)
        left += width + int(40 * chance.random())
    _rubble(pen, chance)
    return _grain(picture.filter(ImageFilter.GaussianBlur(0.7)), seed)


def edited_copy(picture: Image.Image) -> Image.Image:
    """The same picture as an editor might pass it on: cut at the edges, smaller, brighter."""
    width, height = picture.size
    edges = (int(width * 0.03), int(height * 0.03), int(width * 0.97), int(height * 0.97))
    smaller = picture.crop(edges).resize((780, 520), Image.Resampling.LANCZOS)
    return ImageEnhance.Brightness(ImageEnhance.Contrast(smaller).enhance(1.08)).enhance(1.06)


def _sky(chance: Random) -> Image.Image:
    """A canvas whose sky fades to dust at the horizon, the ground below."""
    top = np.array([95 + 60 * chance.random(), 135 + 40 * chance.random(), 190.0])
    share = np.linspace(0, 1, SIZE[1])[:, None].clip(0, _HORIZON / SIZE[1]) * SIZE[1] / _HORIZON
    column = top * (1 - share) + np.array(_DUST) * share
    field = np.repeat(column[:, None, :], SIZE[0], axis=1).astype(np.uint8)
    return Image.fromarray(field)


def _hills(pen: ImageDraw.ImageDraw, chance: Random) -> None:
    for depth in range(3):
        base = _HORIZON - 60 + 45 * depth
        ridge = [(x, base - int(70 * chance.random())) for x in range(0, SIZE[0] + 120, 120)]
        shade = 150 - 25 * depth
        points = [*ridge, (SIZE[0], SIZE[1]), (0, SIZE[1])]
        pen.polygon(points, fill=(shade, shade - 8, shade - 22))


def _house(pen: ImageDraw.ImageDraw, chance: Random, left: int, width: int) -> None:
    """A house with windows; two in five have lost a corner of their roof."""
    height = 110 + int(160 * chance.random())
    ground = 470 + int(40 * chance.random())
    tone = 150 + int(70 * chance.random())
    wall: Colour = (tone, tone - 14, tone - 38)
    box = (left, ground - height, left + width, ground)
    pen.polygon(_outline(box, chance), fill=wall, outline=(tone - 70, tone - 78, tone - 90))
    for top in range(box[1] + 40, ground - 30, 48):
        for side in range(left + 14, left + width - 24, 36):
            dark = 25 + int(60 * chance.random())
            pen.rectangle((side, top, side + 18, top + 26), fill=(dark, dark, dark + 8))


def _outline(box: Box, chance: Random) -> Sequence[tuple[int, int]]:
    left, top, right, bottom = box
    if chance.random() > 0.4:
        return [(left, bottom), (left, top), (right, top), (right, bottom)]
    bite = 20 + int((bottom - top) * 0.6 * chance.random())
    middle = left + int((right - left) * (0.3 + 0.4 * chance.random()))
    broken = [(middle, top + bite // 3), (middle + 15, top + bite // 2), (right, top + bite)]
    return [(left, bottom), (left, top), *broken, (right, bottom)]


def _rubble(pen: ImageDraw.ImageDraw, chance: Random) -> None:
    pen.rectangle((0, 490, *SIZE), fill=(146, 132, 112))
    for _ in range(260):
        x, y = int(SIZE[0] * chance.random()), 470 + int(170 * chance.random() ** 0.8)
        size = 4 + int(34 * chance.random() ** 2)
        tone = 80 + int(110 * chance.random())
        corners = [
            (x + int(size * (chance.random() - 0.5) * 2), y + int(size * (chance.random() - 0.5)))
            for _ in range(5)
        ]
        pen.polygon(corners, fill=(tone, tone - 8, tone - 20), outline=(tone // 2,) * 3)


def _grain(picture: Image.Image, seed: int) -> Image.Image:
    noise = np.random.default_rng(seed).normal(0, 5, (SIZE[1], SIZE[0], 1))
    field = np.asarray(picture, dtype=np.float64) + noise
    return Image.fromarray(field.clip(0, 255).astype(np.uint8))
