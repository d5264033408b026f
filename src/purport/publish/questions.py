"""What sources say is not known."""

from collections.abc import Iterator

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


def question_rows(catalogue: Catalogue) -> Iterator[QuestionRow]:
    """The open questions in view; a motive's denial stands beside them and closes none."""
    for question in catalogue.view.all_questions():
        document = catalogue.documents[question.document_id]
        ref = catalogue.references.name(document.id)
        yield QuestionRow(
            document_id=document.id,
            quote=catalogue.words(document.id, question.content.spans),
            asked_by=f"{ref}, {document.origin.name}, {published_words(document)}",
            spoken_to=tuple(_motive_denials(catalogue, document.id)),
        )


def _motive_denials(catalogue: Catalogue, document_id: DocumentId) -> Iterator[DenialRow]:
    """Denials of a motive about incidents that this document speaks of."""
    seen = set()
    for comparison in catalogue.view.comparisons:
        speaks = any(
            catalogue.claims[key].document_id == document_id
            for key in comparison.claims
            if key in catalogue.claims
        )
        for denial in comparison.denials if speaks else ():
            claim = catalogue.claims.get(denial.claim_id)
            if denial.denies == "motive" and claim is not None and claim.id not in seen:
                seen.add(claim.id)
                yield DenialRow(
                    quote=catalogue.quote(claim),
                    denies=denial_words(denial),
                    said=catalogue.speaker(claim).name,
                )
