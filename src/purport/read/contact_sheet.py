"""A contact sheet: small pictures in rows, those of one photo under one bar."""

import io
import re
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from purport.read.thumbnail import TILE_PX, bare
from purport.records.value import value

COLUMNS = 5
MOST_TILES = 200  # on one sheet, which is 10,000 pixels high then

_TEXT_PX, _GAP_PX, _HEAD_PX, _LINE_PX = 58, 14, 44, 17
_LETTERS_PX, _TITLE_PX = 12, 16
_INK, _SOFT, _PAPER, _EMPTY = (20, 24, 26), (67, 75, 79), (255, 255, 255), (222, 226, 222)
_ARABIC = re.compile(r"([\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff ]+)")

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@value
class Tile:
    """A small picture (PNG, None: cannot be read), up to three lines below it, and the `group` of
    those that are uses of one photo.
    """

    picture: bytes | None
    lines: tuple[str, ...]
    group: str = ""


@value
class Fonts:
    """The bytes of two font files: one for most scripts, one for Arabic; empty: Pillow's own."""

    plain: bytes = b""
    arabic: bytes = b""


def contact_sheet(tiles: Sequence[Tile], title: str, fonts: Fonts) -> bytes:
    """A PNG with these tiles, five in a row, in the order given."""
    rows = max(1, -(-len(tiles) // COLUMNS))
    wide = COLUMNS * (TILE_PX + _GAP_PX) + _GAP_PX
    tall = _HEAD_PX + rows * (TILE_PX + _TEXT_PX + _GAP_PX) + _GAP_PX
    sheet = Image.new("RGB", (wide, tall), _PAPER)
    pen = _Pen(sheet, fonts)
    pen.write((_GAP_PX, _GAP_PX), title, wide - 2 * _GAP_PX, _INK, is_title=True)
    for number, tile in enumerate(tiles):
        following = tiles[number + 1] if number + 1 < len(tiles) else None
        joined = following is not None and bool(tile.group) and following.group == tile.group
        _place(sheet, pen, tile, number, is_joined=joined and (number + 1) % COLUMNS != 0)
    kept = io.BytesIO()
    bare(sheet).save(kept, "PNG")
    return kept.getvalue()


def _place(sheet: Image.Image, pen: "_Pen", tile: Tile, number: int, *, is_joined: bool) -> None:
    left = _GAP_PX + number % COLUMNS * (TILE_PX + _GAP_PX)
    top = _HEAD_PX + number // COLUMNS * (TILE_PX + _TEXT_PX + _GAP_PX) + _GAP_PX
    right, foot = left + TILE_PX, top + TILE_PX
    pen.box((left, top, right - 1, foot - 1), _EMPTY)
    if tile.group:
        pen.box((left, top - 6, right - 1 + (_GAP_PX if is_joined else 0), top - 4), _INK)
    if tile.picture is not None:
        with Image.open(io.BytesIO(tile.picture)) as small:
            at = (left + (TILE_PX - small.width) // 2, top + (TILE_PX - small.height) // 2)
            sheet.paste(small, at)
    for line, words in enumerate(tile.lines[:3]):
        colour = _INK if line == 0 else _SOFT
        pen.write((left, foot + 4 + line * _LINE_PX), words, TILE_PX, colour)


class _Pen:
    """Writes on a sheet, Arabic in its own font, and cuts what does not fit."""

    def __init__(self, sheet: Image.Image, fonts: Fonts) -> None:
        self._draw = ImageDraw.Draw(sheet)
        self._fonts = {
            (is_arabic, is_title): _font(
                fonts.arabic if is_arabic else fonts.plain, _TITLE_PX if is_title else _LETTERS_PX
            )
            for is_arabic in (False, True)
            for is_title in (False, True)
        }

    def box(self, corners: tuple[int, int, int, int], colour: tuple[int, int, int]) -> None:
        """Nothing, once the box is filled."""
        self._draw.rectangle(corners, fill=colour)

    def write(
        self,
        at: tuple[int, int],
        words: str,
        wide: int,
        colour: tuple[int, int, int],
        *,
        is_title: bool = False,
    ) -> None:
        """Nothing, once the words stand there, cut with an ellipsis where they are too wide."""
        while len(words) > 1 and self._width(words, is_title) > wide:
            words = words[: -2 - len(words) // 20].rstrip() + "…"
        left = float(at[0])
        for run, font in self._runs(words, is_title):
            self._draw.text((left, at[1]), run, fill=colour, font=font)
            left += self._draw.textlength(run, font=font)

    def _width(self, words: str, is_title: bool) -> float:
        return sum(
            self._draw.textlength(run, font=font) for run, font in self._runs(words, is_title)
        )

    def _runs(self, words: str, is_title: bool) -> list[tuple[str, Font]]:
        parts = [part for part in _ARABIC.split(words) if part]
        return [(part, self._fonts[_is_arabic(part), is_title]) for part in parts]


def _is_arabic(part: str) -> bool:
    return bool(part.strip()) and _ARABIC.fullmatch(part) is not None


def _font(content: bytes, size: int) -> Font:
    try:
        return ImageFont.truetype(io.BytesIO(content), size) if content else _own(size)
    except OSError:  # a library of letters that does not read this packing of fonts
        return _own(size)


def _own(size: int) -> Font:
    return ImageFont.load_default(size=size)
