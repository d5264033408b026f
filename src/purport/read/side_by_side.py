"""Two pictures beside each other, each with the other's frame drawn into it."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from purport.read.overlay import Outline
from purport.read.thumbnail import thumbnail
from purport.records.value import value

SIDE_PX = 480

_GAP_PX = 12
_LINE_PX = 18
_LETTERS = 150
_FRAME = (255, 60, 0)
_CONCEALED = "concealed: tones only; --show draws the pictures themselves"


@value
class Side:
    """One of the two: its bytes, a line above it, and the other's frame in shares of its sides."""

    content: bytes
    title: str
    outline: Outline = ()


def side_by_side(
    left: Side, right: Side, lines: Sequence[str], concealed: bool = True
) -> bytes | None:
    """A PNG with both pictures and the lines below, without metadata; None if one is unreadable.

    Concealed pictures hold six by six tones and nothing else; the frames are drawn all the same.
    """
    tiles = [tile for each in (left, right) if (tile := _tile(each, concealed)) is not None]
    if len(tiles) < 2:
        return None
    below = [*lines, *([_CONCEALED] if concealed else [])]
    top = _GAP_PX + _LINE_PX
    tall = top + SIDE_PX + _GAP_PX + _LINE_PX * len(below) + _GAP_PX
    sheet = Image.new("RGB", (2 * SIDE_PX + 3 * _GAP_PX, tall), "white")
    pen, letters = ImageDraw.Draw(sheet), ImageFont.load_default(size=13)
    for number, (side, tile) in enumerate(zip((left, right), tiles, strict=True)):
        at = _GAP_PX + number * (SIDE_PX + _GAP_PX)
        pen.text((at, _GAP_PX), side.title[: _LETTERS // 2], fill="black", font=letters)
        sheet.paste(tile, (at, top))
    for number, line in enumerate(below):
        place = (_GAP_PX, top + SIDE_PX + _GAP_PX + number * _LINE_PX)
        pen.text(place, line[:_LETTERS], fill="black", font=letters)
    kept = io.BytesIO()
    sheet.save(kept, "PNG")
    return kept.getvalue()


def _tile(side: Side, concealed: bool) -> Image.Image | None:
    small = thumbnail(side.content, concealed=concealed, side_px=SIDE_PX)
    if small is None:
        return None
    picture = Image.open(io.BytesIO(small)).convert("RGB")
    if side.outline:
        corners = [(x * picture.width, y * picture.height) for x, y in side.outline]
        ImageDraw.Draw(picture).line([*corners, corners[0]], fill=_FRAME, width=3)
    return picture
