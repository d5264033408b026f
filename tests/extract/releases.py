"""Invented releases for tests, and the document around a text."""

from datetime import UTC, date, datetime

from purport.records.document import Document, DocumentKind
from purport.records.ids import CaptureId, DocumentId
from purport.records.origin import Origin, OriginKind, Published, PublishedSource
from purport.records.spans import Span

DAY = date(2014, 11, 5)

HEAD = """From a U.S. Central Command News Release / Published November 5, 2014

U.S. and partner nation military forces continued to attack ISIL terrorists in Syria and Iraq
Nov. 3 through today using bomber aircraft to conduct nine airstrikes, officials reported.
"""


def document(
    text: str,
    published: date | datetime | None = DAY,
    skipped: tuple[Span, ...] = (),
) -> Document:
    """An official release of this text, published on a day or at an instant (UTC)."""
    return Document(
        id=DocumentId("document-test"),
        kind=DocumentKind.RELEASE,
        capture_id=CaptureId("capture-test"),
        address="release.txt",
        origin=Origin(name="ministry", kind=OriginKind.OFFICIAL),
        published=_published(published),
        sha256="0" * 64,
        text_sha256="0" * 64,
        code_points=len(text),
        skipped=skipped,
        component="test/1",
    )


def _published(when: date | datetime | None) -> Published | None:
    if when is None:
        return None
    if isinstance(when, datetime):
        return Published(at=when.astimezone(UTC), source=PublishedSource.GIVEN)
    return Published(day=when, source=PublishedSource.GIVEN)


def furniture(text: str, *lines: str) -> tuple[Span, ...]:
    """The ranges of these lines in a text, each with its line end."""
    return tuple(sorted((at := text.index(line), at + len(line)) for line in lines))
