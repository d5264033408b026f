"""What sources say is not known."""

from collections.abc import Collection, Iterator

from purport.publish.catalogue import Catalogue
from purport.publish.faces import published_words
from purport.publish.quotes import Quote
from purport.publish.recorded import DenialRow, denial_words
from purport.records.ids import DocumentId
from purport.records.value import value


@value
class QuestionRow:
    """An open question, who leaves it open, and what officials have said that touches it."""

    document_id: DocumentId
    quote: Quote | None
    asked_by: str
    spoken_to: tuple[DenialRow, ...]


def question_rows(
    catalogue: Catalogue, documents: Collection[DocumentId] | None = None
) -> Iterator[QuestionRow]:
    """The open questions in view, or of some documents.

    An official's denial of a motive stands beside the questions of a document that speaks of the
    same incident; it closes none.
    """
    for question in catalogue.view.all_questions():
        document = catalogue.documents[question.document_id]
        if documents is not None and document.id not in documents:
            continue
        ref = catalogue.references.name(document.id)
        yield QuestionRow(
            document_id=document.id,
            quote=catalogue.question_quote(question),
            asked_by=f"{ref}, {document.origin.name}, {published_words(document)}",
            spoken_to=tuple(_spoken_to(catalogue, document.id)),
        )


def _spoken_to(catalogue: Catalogue, document_id: DocumentId) -> Iterator[DenialRow]:
    for denial in catalogue.motives.get(document_id, ()):
        claim = catalogue.claims.get(denial.claim_id)
        if claim is not None:
            yield DenialRow(
                quote=catalogue.quote(claim),
                denies=denial_words(denial),
                said=catalogue.speaker(claim).name,
            )
