"""The sources of a dossier and their texts, cut for links."""

import re
from collections.abc import Iterable, Iterator

from purport.publish.catalogue import Catalogue, used_spans
from purport.publish.claim_rows import ClaimRow, claim_row
from purport.publish.cuts import Mark, Piece, cut
from purport.publish.dates import exact_range, record_words
from purport.publish.references import Link, anchor
from purport.records.document import Document
from purport.records.ids import DocumentId
from purport.records.origin import PublishedSource
from purport.records.spans import Span
from purport.records.value import value


@value
class SourceRow:
    """One document as the list of sources shows it."""

    document: Document
    link: Link
    title: str
    published: str
    basis: str
    covers: tuple[str, ...]
    state: str


@value
class Stretch:
    """A piece of a source's text and the anchors that begin at it."""

    piece: Piece
    anchors: tuple[str, ...]


@value
class SourcePage:
    """A document's whole text, every used stretch of it reachable by its anchor.

    `rules` is the style sheet that lights up the words that an address names.
    """

    row: SourceRow
    stretches: tuple[Stretch, ...]
    claims: tuple[ClaimRow, ...]
    events: tuple[tuple[str, Link], ...]
    rules: str


def source_row(catalogue: Catalogue, document: Document) -> SourceRow:
    """A document's row."""
    published = document.published
    return SourceRow(
        document=document,
        link=catalogue.link(document.id),
        title=document.title or short_path(document.name),
        published=str(published) if published else "not dated",
        basis=_basis(document),
        covers=tuple(_covers(catalogue, document.id)),
        state="counts" if published else "without a date",
    )


def source_page(catalogue: Catalogue, document: Document) -> SourcePage:
    """A document's page."""
    used = used_spans(catalogue, document.id)
    found = catalogue.view.findings[document.id]
    announced = [event for event in found.events if event.claim is None]
    return SourcePage(
        row=source_row(catalogue, document),
        stretches=tuple(_stretches(catalogue.texts.read(document.id), document, used)),
        claims=tuple(claim_row(catalogue, claim) for claim in found.claims),
        events=tuple((event.text, catalogue.link(document.id, event.spans)) for event in announced),
        rules="".join(_rule(number, spans) for number, spans in enumerate(used)),
    )


def _stretches(
    text: str, document: Document, used: tuple[tuple[Span, ...], ...]
) -> Iterator[Stretch]:
    marks = [Mark(span=span, name="skipped") for span in document.skipped]
    begins: dict[int, list[str]] = {}
    for number, spans in enumerate(used):
        begins.setdefault(spans[0][0], []).append(anchor(spans))
        marks += [Mark(span=span, name=f"u u{number}") for span in spans]
    for piece in cut(text, (0, len(text)), marks):
        anchors = tuple(begins.get(piece.start, ()))
        for part in _unruled_breaks(piece):
            yield Stretch(piece=part, anchors=anchors)
            anchors = ()


def _unruled_breaks(piece: Piece) -> Iterator[Piece]:
    """The piece in parts; line breaks and the indents after them carry no rule under them."""
    if "u" not in piece.names.split() or "\n" not in piece.text:
        yield piece
        return
    start = piece.start
    for number, part in enumerate(_BREAK.split(piece.text)):
        if part:
            yield Piece(start=start, text=part, names="" if number % 2 else piece.names)
        start += len(part)


_BREAK = re.compile(r"(\s*\n\s*)")


def _rule(number: int, spans: Iterable[Span]) -> str:
    target = f".text:has(#{anchor(spans)}:target) .u{number}"
    return f"{target}{{background:var(--lit);box-shadow:0 2px 0 var(--ink)}}\n"


def _basis(document: Document) -> str:
    published = document.published
    if published is None:
        return "no date: never counts at a chosen moment"
    return BASES[published.source] + (f": {published.basis}" if published.basis else "")


BASES = {
    PublishedSource.GIVEN: "given at capture",
    PublishedSource.CONTENT: "read in the text",
    PublishedSource.METADATA: "read in the metadata",
    PublishedSource.JUDGED: "judged by a person",
}


def _covers(catalogue: Catalogue, document_id: DocumentId) -> Iterator[str]:
    for part in catalogue.view.findings[document_id].coverage:
        scope = f" ({', '.join(part.scope)})" if part.scope else ""
        yield f"{record_words(part.earliest, part.latest)}{scope}"
        yield exact_range(part.earliest, part.latest)


def short_path(name: str) -> str:
    """The last part of an absolute path, which else tells of a machine; others as they are.

    What stands after `#` (a message, a row) is kept whole.
    """
    path, mark, part = name.partition("#")
    absolute = path.startswith(("/", "\\")) or path[1:3] in (":\\", ":/")
    return "…/" + re.split(r"[\\/]", path)[-1] + mark + part if absolute else name
