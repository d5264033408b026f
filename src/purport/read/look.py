"""What a picture or video is, told from its bytes: type, size, fingerprint, embedded metadata."""

import io
import re
import struct
import warnings
import zlib

from PIL import Image

from purport.read import credentials, video
from purport.read.embedded import Pairs, embedded
from purport.read.fingerprint import fingerprint, square
from purport.read.reading import Look, LookOptions, Missing
from purport.records import codec
from purport.records.document import PICTURE_FORMATS
from purport.records.problem import Outcome, Problem

COMPONENT = "read.look/3"

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
NO_FRAMES = Missing(
    part="frames",
    why='the frames of this video were not looked at: pip install "purport[video]" and run again',
)
NO_CREDENTIALS = Missing(
    part="content-credentials",
    why="it carries Content Credentials (C2PA), which were not read: pip install "
    '"purport[credentials]" and run again',
)

DEFAULT = LookOptions()


def look(name: str, content: bytes, options: LookOptions = DEFAULT) -> Outcome[Look]:
    """A picture's type, size in pixels, fingerprint and metadata; a video's frames as well.

    `name` stands in problems. A truncated picture keeps what its head tells; one of more pixels
    than the options allow is not opened: both have no fingerprint. What an optional library would
    have read is listed as missing. Sound and HEIF are named, not looked at.
    """
    other = _other_kind(content)
    if other is not None and not other.startswith("video/"):
        return _unseen(name, other, "not_read_yet", f"{other} is kept, but not looked at")
    seen = _watched(name, other, content, options) if other else _viewed(name, content, options)
    return _with_credentials(seen, content)


def _watched(name: str, mime: str, content: bytes, options: LookOptions) -> Outcome[Look]:
    seen = Look(mime=mime, component=COMPONENT)
    if not video.can_be_read():
        return Outcome(found=codec.changed(seen, missing=(NO_FRAMES,)))
    film = video.read_film(mime, content, options)
    found = codec.changed(
        seen,
        width=film.width,
        height=film.height,
        metadata=film.metadata,
        frames=film.frames,
    )
    problems = (_problem(name, *film.fault),) if film.fault else ()
    return Outcome(found=found, problems=problems)


def _viewed(name: str, content: bytes, options: LookOptions) -> Outcome[Look]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(content), formats=PICTURE_FORMATS)
        except Image.DecompressionBombError:
            message = _too_large("far too many", options)
            return _unseen(name, "image/unknown", "too_large", message)
        except DAMAGE:
            return _unseen(name, "application/octet-stream", "unreadable_picture", _UNREADABLE)
        return _seen(name, picture, options)


def _seen(name: str, picture: Image.Image, options: LookOptions) -> Outcome[Look]:
    seen = Look(
        mime=Image.MIME.get(picture.format or "", "image/unknown"),
        width=picture.width,
        height=picture.height,
        metadata=embedded(picture, DAMAGE),
        component=COMPONENT,
    )
    marks, fault = _marks(picture, options)
    if fault is None:
        return Outcome(found=codec.changed(seen, fingerprint=marks))
    return Outcome(found=seen, problems=(_problem(name, *fault),))


def _marks(picture: Image.Image, options: LookOptions) -> tuple[str | None, tuple[str, str] | None]:
    """The fingerprint, or kind and message of what keeps it from being computed."""
    pixels = picture.width * picture.height
    if pixels > options.most_pixels:
        return None, ("too_large", _too_large(f"{pixels:,}", options))
    if picture.format not in options.formats:
        return None, ("format_not_opened", f"{picture.format} is not among the formats opened")
    try:
        picture.load()
    except DAMAGE:
        return None, ("damaged_picture", _DAMAGED)
    try:
        return str(fingerprint(square(picture))), None
    except DAMAGE:
        return None, ("no_fingerprint", "its pixels cannot be compared: it has no fingerprint")


def _too_large(pixels: str, options: LookOptions) -> str:
    return f"the picture has {pixels} pixels; more than {options.most_pixels:,} are not opened"


def _with_credentials(seen: Outcome[Look], content: bytes) -> Outcome[Look]:
    """The look with what Content Credentials say, or that there are some which cannot be read."""
    found = seen.found
    if not credentials.are_present(content):
        return seen
    if not credentials.can_be_read():
        lacking = codec.changed(found, missing=(*found.missing, NO_CREDENTIALS))
        return Outcome(found=lacking, problems=seen.problems)
    told: Pairs = credentials.credentials(found.mime, content)
    both = codec.changed(found, metadata=tuple(sorted((*found.metadata, *told))))
    return Outcome(found=both, problems=seen.problems)


def is_video(content: bytes) -> bool:
    """Whether the bytes begin a video."""
    return (_other_kind(content) or "").startswith("video/")


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
