"""Small pictures, concealed unless asked otherwise, and copies that may be published."""

import io
import warnings

from PIL import Image, ImageOps

from purport.read.look import DAMAGE, look
from purport.read.reading import LookOptions
from purport.records.document import PICTURE_FORMATS

TILE_PX = 200

PUBLIC_PX = 1_600

_MOST_PIXELS = 150_000_000  # whether it is to be opened at all was decided when it was read
_CONCEALED_PX = 6  # tones of so many fields a side: neither faces nor wounds are left


def thumbnail(content: bytes, *, concealed: bool = True, side_px: int = TILE_PX) -> bytes | None:
    """A PNG of at most so many pixels a side, without metadata; None where it cannot be read.

    A concealed one holds six by six tones and nothing else of the picture.
    """
    small = _opened(content, draft_px=side_px * 2)
    if small is None:
        return None
    small.thumbnail((side_px, side_px))
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
    bare(picture).save(kept, "JPEG", quality=85)
    return kept.getvalue()


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


def bare(picture: Image.Image) -> Image.Image:
    """The picture's pixels without anything else that was known of it."""
    return Image.frombytes(picture.mode, picture.size, picture.tobytes())


def _png(picture: Image.Image) -> bytes:
    kept = io.BytesIO()
    bare(picture).save(kept, "PNG")
    return kept.getvalue()
