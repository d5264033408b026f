"""What reading gives."""

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
class Look:
    """A picture as looked at: pixels, type, fingerprint (None: not computed) and metadata."""

    mime: str
    width: int | None = None
    height: int | None = None
    fingerprint: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    component: str
