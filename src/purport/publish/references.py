"""Short names for the sources, and links to exact words in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, product
from string import ascii_uppercase

from purport.records.document import Document
from purport.records.ids import DocumentId
from purport.records.origin import OriginKind
from purport.records.spans import Span
from purport.records.value import value


@value
class Link:
    """A link to words (or to a whole source): what it shows and where it leads."""

    href: str
    text: str


@value
class References:
    """R1, R2 … for official documents, A, B, … Z, AA … for all others, in document order."""

    names: Mapping[DocumentId, str]

    def name(self, document_id: DocumentId) -> str:
        """The short name of a document."""
        return self.names[document_id]

    def page(self, document_id: DocumentId) -> str:
        """The file name of the page that holds its text."""
        return f"source-{self.names[document_id]}.html"

    def whole(self, document_id: DocumentId) -> Link:
        """A link to a document as a whole."""
        return Link(href=self.page(document_id), text=self.names[document_id])

    def words(self, document_id: DocumentId, spans: tuple[Span, ...]) -> Link:
        """A link to exact words, showing their first and last code point; whole without spans."""
        if not spans:
            return self.whole(document_id)
        shown = f"{self.names[document_id]} {spans[0][0]}–{spans[-1][1]}"
        return Link(href=f"{self.page(document_id)}#{anchor(spans)}", text=shown)


def refer(documents: Sequence[Document]) -> References:
    """The references of these documents, in their order."""
    records, letters = (f"R{number}" for number in count(1)), _letters()
    return References(
        names={
            document.id: next(records if is_official(document) else letters)
            for document in documents
        }
    )


def is_official(document: Document) -> bool:
    """Whether a document belongs to an official record."""
    return document.origin.kind is OriginKind.OFFICIAL


def anchor(spans: Iterable[Span]) -> str:
    """The fragment id of these words on their source's page."""
    return "w" + "_".join(f"{start}-{end}" for start, end in spans)


def _letters() -> Iterator[str]:
    for length in count(1):
        for letters in product(ascii_uppercase, repeat=length):
            name = "".join(letters)
            if name != "R":  # R1, R2 … are the official ones
                yield name
