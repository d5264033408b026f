"""What a picture is, told from its bytes: type, size, fingerprint and embedded metadata."""

import io
import re
import struct
import warnings
import zlib

from PIL import ExifTags, Image

from purport.read.fingerprint import fingerprint, square
from purport.read.reading import Look
from purport.records import codec
from purport.records.problem import Outcome, Problem

COMPONENT = "read.look/2"

PIXEL_LIMIT = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF")
# What Pillow's readers let through on broken files, beside OSError and SyntaxError.
DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
_UNREADABLE = "this is no picture of a known kind, or too damaged to be opened"
_DAMAGED = "the picture is truncated or damaged: only its head can be read"
_VALUE_LETTERS = 500
_VALUES = 60
_OTHER = (
    (re.compile(rb"....ftypavif", re.S), "image/avif"),
    (re.compile(rb"....ftyp(?:hei[cmsx]|hev[cx]|mif1|msf1)", re.S), "image/heic"),
    (re.compile(rb"....ftyp", re.S), "video/mp4"),
    (re.compile(rb"\x1a\x45\xdf\xa3"), "video/webm"),
    (re.compile(rb"OggS"), "audio/ogg"),
    (re.compile(rb"ID3|\xff[\xf2\xf3\xfb]"), "audio/mpeg"),
    (re.compile(rb"RIFF....AVI ", re.S), "video/x-msvideo"),
    (re.compile(rb"RIFF....WAVE", re.S), "audio/wav"),
)


def look(name: str, content: bytes) -> Outcome[Look]:
    """A picture's type, size in pixels, fingerprint and metadata; `name` stands in problems.

    A truncated picture keeps what its head tells; one of more than 50 million pixels is not
    opened: both have no fingerprint. Sound, video and HEIF are named, not looked at.
    """
    other = _other_kind(content)
    if other is not None:
        return _unseen(name, other, "not_read_yet", f"{other} is kept, but not looked at")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(content), formats=FORMATS)
        except Image.DecompressionBombError:
            return _unseen(name, "image/unknown", "too_large", _too_large("far too many"))
        except DAMAGE:
            return _unseen(
                name,
                "application/octet-stream",
                "unreadable_picture",
                _UNREADABLE,
            )
        return _seen(name, picture)


def _seen(name: str, picture: Image.Image) -> Outcome[Look]:
    seen = Look(
        mime=Image.MIME.get(picture.format or "", "image/unknown"),
        width=picture.width,
        height=picture.height,
        metadata=_metadata(picture),
        component=COMPONENT,
    )
    marks, fault = _marks(picture)
    if fault is None:
        return Outcome(found=codec.changed(seen, fingerprint=marks))
    kind, message = fault
    return Outcome(found=seen, problems=(_problem(name, kind, message),))


def _marks(picture: Image.Image) -> tuple[str | None, tuple[str, str] | None]:
    """The fingerprint, or kind and message of what keeps it from being computed."""
    pixels = picture.width * picture.height
    if pixels > PIXEL_LIMIT:
        return None, ("too_large", _too_large(f"{pixels:,}"))
    try:
        picture.load()
    except DAMAGE:
        return None, ("damaged_picture", _DAMAGED)
    try:
        return str(fingerprint(square(picture))), None
    except DAMAGE:
        return None, ("no_fingerprint", "its pixels cannot be compared: it has no fingerprint")


def _too_large(pixels: str) -> str:
    return f"the picture has {pixels} pixels; more than {PIXEL_LIMIT:,} are not opened"


def _metadata(picture: Image.Image) -> tuple[tuple[str, str], ...]:
    """Embedded names and values, sorted by name, as text: easily changed by anybody."""
    found: dict[str, str] = {}
    for key, given in picture.info.items():
        if isinstance(key, str) and isinstance(given, str):
            found[key] = given
    try:
        found |= _exif(picture)
    except DAMAGE:
        found["exif"] = "(damaged)"
    pairs = sorted((_clean(name), _clean(given)) for name, given in found.items())
    return tuple(pair for pair in pairs if all(pair))[:_VALUES]


def _exif(picture: Image.Image) -> dict[str, str]:
    exif = picture.getexif()
    found = {ExifTags.TAGS.get(tag, f"tag {tag}"): given for tag, given in exif.items()}
    for tag, given in exif.get_ifd(ExifTags.IFD.Exif).items():
        found[ExifTags.TAGS.get(tag, f"tag {tag}")] = given
    for tag, given in exif.get_ifd(ExifTags.IFD.GPSInfo).items():
        found[ExifTags.GPSTAGS.get(tag, f"gps {tag}")] = given
    return {name: str(given) for name, given in found.items() if not isinstance(given, bytes)}


def _clean(written: str) -> str:
    """Text without control characters and lone surrogates, at most 500 letters of it."""
    whole = written.encode("utf-8", "replace").decode()
    return "".join(letter for letter in whole if letter.isprintable())[:_VALUE_LETTERS].strip()


def _other_kind(content: bytes) -> str | None:
    return next((mime for mark, mime in _OTHER if mark.match(content)), None)


def _unseen(name: str, mime: str, kind: str, message: str) -> Outcome[Look]:
    seen = Look(mime=mime, component=COMPONENT)
    return Outcome(found=seen, problems=(_problem(name, kind, message),))


def _problem(name: str, kind: str, message: str) -> Problem:
    return Problem(
        room="read",
        subject=name,
        kind=kind,
        message=message,
        hint="its bytes are kept; look at them with another program",
    )
