"""Readable text, never altered, and the pictures that came with it."""

from datetime import datetime
from enum import StrEnum

from purport.records.ids import CaptureId, DocumentId, MediaId, identify
from purport.records.origin import Origin, Published
from purport.records.spans import Span, check_spans
from purport.records.value import value

PICTURE_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF")
"""The formats of pictures that can be opened, as the library of pictures names them."""


class DocumentKind(StrEnum):
    ARTICLE = "article"
    RELEASE = "release"
    POST = "post"
    ROW = "row"
    TEXT = "text"


class Generation(StrEnum):
    ORIGINAL = "original"
    COPY = "copy"
    UNKNOWN = "unknown"


@value
class Document:
    """A readable text: one article, release, post or table row.

    `address` is the path or address as given at `add`; `part` names one post, row or attachment in
    it ("message/17"). `skipped` are code-point ranges of page furniture. `sha256` is of the bytes
    it was read from, `text_sha256` of the text in UTF-8. `account` is the account or signature that
    speaks in a post, `forwarded_from` the name of the channel a post was passed on from, `code` and
    `row` what a table says of its row, `cells` its (column, content) pairs.
    """

    id: DocumentId
    kind: DocumentKind
    capture_id: CaptureId
    address: str
    part: str | None = None
    origin: Origin
    published: Published | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None
    account: str | None = None
    forwarded_from: str | None = None
    reply_to: str | None = None
    code: str | None = None
    row: str | None = None
    cells: tuple[tuple[str, str], ...] = ()
    sha256: str
    text_sha256: str
    code_points: int
    skipped: tuple[Span, ...] = ()
    decoding: str | None = None
    media: tuple[MediaId, ...] = ()
    component: str

    def __post_init__(self) -> None:
        check_spans(self.skipped)

    @property
    def name(self) -> str:
        """The address with `#` and the part: what other programs know the document by."""
        return self.address if self.part is None else f"{self.address}#{self.part}"


@value
class MediaItem:
    """One picture, sound or video. `fingerprint` is filled by the reader of pictures.

    `metadata` are (name, value) pairs as embedded in the file: easily changed, stated as such.
    `width` and `height` are pixels. A frame of a video is an item of its own: `frame_of` names the
    video, `at_s` the seconds from its start, and its bytes are a working copy, re-encoded.
    """

    id: MediaId
    capture_id: CaptureId
    address: str
    part: str | None = None
    origin: Origin
    published: Published | None = None
    sha256: str
    bytes: int
    mime: str
    width: int | None = None
    height: int | None = None
    fingerprint: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    caption: str | None = None
    frame_of: MediaId | None = None
    at_s: float | None = None
    component: str

    @property
    def name(self) -> str:
        """The address with `#` and the part."""
        return self.address if self.part is None else f"{self.address}#{self.part}"


@value
class Coverage:
    """The window that one piece of a record covers: half-open, UTC; with the words that say so.

    `scope` names what it speaks of ("Syria", "Iraq"); empty: everything. `profile` is the profile
    by which the piece was read, with its version; None: the general words.
    """

    document_id: DocumentId
    origin: str
    earliest: datetime
    latest: datetime
    scope: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    rule: str
    component: str
    profile: str | None = None


def document_id(origin: str, address: str, part: str | None, digest: str) -> DocumentId:
    """The id of a document: origin, address as given, part, and SHA-256 of its bytes."""
    return DocumentId(identify("document", origin, address, part, digest))


def media_id(origin: str, address: str, part: str | None, digest: str) -> MediaId:
    """The id of a media item: origin, address as given, part, and SHA-256 of its bytes."""
    return MediaId(identify("media", origin, address, part, digest))


def clock_words(seconds: float) -> str:
    """A time in a video to the millisecond: "0:01:12.480"."""
    minutes, rest = divmod(round(seconds, 3), 60)
    return f"{int(minutes // 60)}:{int(minutes % 60):02}:{rest:06.3f}"
