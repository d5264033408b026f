"""The held uses of one photo as a page shows them: by date, with captions and contradictions."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from purport.publish.catalogue import Catalogue
from purport.publish.quotes import Quote, plain_quote
from purport.publish.references import Link
from purport.publish.source_rows import BASES, short_path
from purport.records.document import DocumentKind
from purport.records.ids import DocumentId, MediaId
from purport.records.lineage import Lineage, SharedSet, Use
from purport.records.value import value

CAPTION_LETTERS = 240


@value
class UseRow:
    """One use: `anchor` of its tile (empty: none on the page), `date` with its `basis`, who showed
    it and where, the caption in its own words, what is told beside it, and what the copy is.
    """

    anchor: str
    name: str
    date: str
    basis: str
    origin: str
    source: Link | None
    caption: Quote | None
    told: tuple[str, ...]
    marks: tuple[str, ...]


@value
class LineageBlock:
    """One photo with all its held uses, and what they say against each other."""

    anchor: str
    title: str
    first: str
    came_first: str
    came_with_it: int
    uses: tuple[UseRow, ...]
    against: tuple[str, ...]
    file_picture: bool


def lineage_blocks(
    catalogue: Catalogue, documents: Collection[DocumentId] | None = None
) -> tuple[LineageBlock, ...]:
    """The photos in view with more than one held use, or those that some documents show."""
    return tuple(
        _block(catalogue, each)
        for each in catalogue.view.lineages
        if (len(each.uses) > 1 or each.file_picture)
        and (documents is None or any(use.document_id in documents for use in each.uses))
    )


def set_rows(catalogue: Catalogue) -> tuple[str, ...]:
    """What sets of photos have in common, a sentence a pair."""
    return tuple(_set_words(catalogue, each) for each in catalogue.view.shared_sets)


def _block(catalogue: Catalogue, lineage: Lineage) -> LineageBlock:
    names = _names(catalogue, lineage.items)
    count = len(lineage.uses)
    return LineageBlock(
        anchor=lineage.id,
        title=f"One photo, {count} uses held" if count > 1 else "One photo, one use held",
        first=_date(lineage.uses[0]) if lineage.by_publication is not None else "",
        came_first=names.get(lineage.by_capture, "a picture that is not shown here"),
        came_with_it=lineage.captured_with_it,
        uses=tuple(_row(catalogue, lineage, use, names) for use in lineage.uses),
        against=tuple(each.words for each in lineage.contradictions),
        file_picture=lineage.file_picture,
    )


def _names(catalogue: Catalogue, items: Iterable[MediaId]) -> dict[MediaId, str]:
    wanted = set(items)
    return {each.id: short_path(each.name) for each in catalogue.view.media if each.id in wanted}


def _row(catalogue: Catalogue, lineage: Lineage, use: Use, names: dict[MediaId, str]) -> UseRow:
    held = use.document_id in catalogue.documents if use.document_id else False
    return UseRow(
        anchor=f"m-{use.media_id}" if use.media_id in names else "",
        name=names.get(use.media_id, "not shown here"),
        date=_date(use),
        basis=_basis(use),
        origin=use.origin.name,
        source=catalogue.link(use.document_id) if use.document_id and held else None,
        caption=_caption(catalogue, use.document_id) if use.document_id and held else None,
        told=tuple(_told(use)),
        marks=tuple(_marks(lineage, use)),
    )


def _date(use: Use) -> str:
    return str(use.published) if use.published else "no date"


def _basis(use: Use) -> str:
    published = use.published
    if published is None:
        return "it carries no date of publication"
    return BASES[published.source] + (f": {published.basis}" if published.basis else "")


def _caption(catalogue: Catalogue, document_id: DocumentId) -> Quote | None:
    """A post's words, from its beginning; other documents are longer than a caption."""
    document = catalogue.documents[document_id]
    text = catalogue.texts.read(document_id)
    if document.kind is not DocumentKind.POST or not text.strip():
        return None
    end = len(text)
    if end > CAPTION_LETTERS:
        end = max(text.rfind(" ", 0, CAPTION_LETTERS), CAPTION_LETTERS // 2)
    quote = plain_quote(document, text, ((0, end),), catalogue.link(document_id))
    return quote if end == len(text) else replace(quote, is_cut=True)


def _told(use: Use) -> Iterator[str]:
    places = dict.fromkeys(each.place.as_written for each in use.told if each.place)
    times = dict.fromkeys(each.when.as_written for each in use.told if each.when)
    if places:
        yield f"told with the place {' / '.join(places)}"
    if times:
        yield f"told with the time {' / '.join(times)}"


def _marks(lineage: Lineage, use: Use) -> Iterator[str]:
    if len(lineage.items) > 1 and use.media_id == lineage.largest:
        yield "largest copy held"
    if use.media_id in lineage.with_camera_data:
        yield "carries a camera’s own data, easily changed"


def _set_words(catalogue: Catalogue, shared: SharedSet) -> str:
    left, right = _set_name(catalogue, shared.left), _set_name(catalogue, shared.right)
    return (
        f"{len(shared.shared)} photos in common: of {shared.of_left} in {left} "
        f"and of {shared.of_right} in {right}"
    )


def _set_name(catalogue: Catalogue, name: str) -> str:
    document = DocumentId(name)
    if document in catalogue.documents:
        return f"source {catalogue.references.name(document)}"
    return name
