"""Small pictures for a contact sheet, concealed unless asked otherwise; and the sheet itself."""

import io
import warnings
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont, ImageOps

from purport.read.look import DAMAGE, look
from purport.read.reading import LookOptions
from purport.records.document import PICTURE_FORMATS
from purport.records.value import value

TILE_PX = 200
COLUMNS = 5

PUBLIC_PX = 1_600

_MOST_PIXELS = 150_000_000  # whether it is to be opened at all was decided when it was read
_CONCEALED_PX = 6  # tones of so many fields a side: neither faces nor wounds are left
_TEXT_PX = 46
_GAP_PX = 10


@value
class Tile:
    """A small picture (PNG, None: cannot be read) and up to three lines below it."""

    picture: bytes | None
    lines: tuple[str, ...]


def thumbnail(content: bytes, *, concealed: bool = True) -> bytes | None:
    """A PNG of at most 200 pixels a side, without metadata; None where it cannot be read.

    A concealed one holds six by six tones and nothing else of the picture.
    """
    small = _opened(content, draft_px=TILE_PX * 2)
    if small is None:
        return None
    small.thumbnail((TILE_PX, TILE_PX))
    if concealed:
        fields = small.resize((_CONCEALED_PX, _CONCEALED_PX), Image.Resampling.BOX)
        small = fields.resize(small.size, Image.Resampling.NEAREST)
    return _png(small)


def public_copy(content: bytes) -> bytes | None:
    """A JPEG of at most 1,600 pixels a side with the picture's pixels and nothing else of the file;
    None where it cannot be read.

    Metadata, thumbnails, profiles and whatever follows the picture stay behind.
    """
    picture = _opened(content)
    if picture is None:
        return None
    picture.thumbnail((PUBLIC_PX, PUBLIC_PX))
    kept = io.BytesIO()
    _bare(picture).save(kept, "JPEG", quality=85)
    return kept.getvalue()


def contact_sheet(tiles: Sequence[Tile], title: str) -> bytes:
    """A PNG with all tiles, five in a row, in the order given."""
    rows = max(1, -(-len(tiles) // COLUMNS))
    step, tall = TILE_PX + _GAP_PX, TILE_PX + _TEXT_PX + _GAP_PX
    sheet = Image.new("RGB", (COLUMNS * step + _GAP_PX, rows * tall + 2 * _GAP_PX + 20), "white")
    pen, letters = ImageDraw.Draw(sheet), ImageFont.load_default(size=12)
    pen.text((_GAP_PX, _GAP_PX), title, fill="black", font=letters)
    for number, tile in enumerate(tiles):
        left = _GAP_PX + number % COLUMNS * step
        top = 2 * _GAP_PX + 20 + number // COLUMNS * tall
        _place(sheet, tile, (left, top))
        for line, words in enumerate(tile.lines[:3]):
            pen.text((left, top + TILE_PX + 3 + line * 14), words[:34], fill="black", font=letters)
    return _png(sheet)


def _place(sheet: Image.Image, tile: Tile, at: tuple[int, int]) -> None:
    box = (*at, at[0] + TILE_PX, at[1] + TILE_PX)
    ImageDraw.Draw(sheet).rectangle(box, fill=(236, 236, 236))
    if tile.picture is not None:
        sheet.paste(Image.open(io.BytesIO(tile.picture)), at)


def _opened(content: bytes, draft_px: int | None = None) -> Image.Image | None:
    """The picture as a viewer shows it, if it passes every check of `look`."""
    if look("", content, LookOptions(most_pixels=_MOST_PIXELS)).found.fingerprint is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(content), formats=PICTURE_FORMATS)
            if draft_px is not None:
                picture.draft("RGB", (draft_px, draft_px))
            return ImageOps.exif_transpose(picture).convert("RGB")
        except DAMAGE:
            return None


def _bare(picture: Image.Image) -> Image.Image:
    """The pixels alone."""
    return Image.frombytes(picture.mode, picture.size, picture.tobytes())


def _png(picture: Image.Image) -> bytes:
    kept = io.BytesIO()
    _bare(picture).save(kept, "PNG")
    return kept.getvalue()
