"""What reading gives."""

from purport.records.document import PICTURE_FORMATS
from purport.records.origin import Published
from purport.records.spans import Span
from purport.records.value import value


@value
class Reading:
    """A text and how it was read: `skipped` are code-point ranges of page furniture.

    `title`, `published`, `url` and `language` are what the bytes themselves state (HTML metadata, a
    release's own date line), None where they state nothing.
    """

    text: str
    skipped: tuple[Span, ...] = ()
    decoding: str | None = None
    language: str | None = None
    title: str | None = None
    published: Published | None = None
    url: str | None = None
    component: str


@value
class LookOptions:
    """What is opened: pictures up to so many pixels, of these formats (Pillow's names), and at most
    so many frames of a video.
    """

    most_pixels: int = 50_000_000
    formats: tuple[str, ...] = PICTURE_FORMATS
    most_frames: int = 60


@value
class Frame:
    """One frame of a video as a picture (JPEG, re-encoded) and its time from the start."""

    at_s: float
    content: bytes
    width: int
    height: int
    fingerprint: str
    component: str


@value
class Missing:
    """A part that cannot be read for want of an optional library; `why` names what to install."""

    part: str
    why: str


@value
class Look:
    """A picture or video as looked at: pixels, type, fingerprint (None: not computed), metadata,
    and a video's frames. `missing` is what an optional library would have read.
    """

    mime: str
    width: int | None = None
    height: int | None = None
    fingerprint: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    frames: tuple[Frame, ...] = ()
    missing: tuple[Missing, ...] = ()
    component: str
