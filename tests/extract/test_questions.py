"""Open questions in raw text."""

import pytest

from purport.extract.claims import find_claims
from purport.records.document import Document, DocumentKind
from purport.records.ids import CaptureId, DocumentId
from purport.records.origin import Origin

DOCUMENT = Document(
    id=DocumentId("document-1"),
    kind=DocumentKind.TEXT,
    capture_id=CaptureId("capture-1"),
    address="a.txt",
    origin=Origin(name="Test"),
    sha256="",
    text_sha256="",
    code_points=0,
    component="test/1",
)


@pytest.mark.parametrize(
    "text",
    [
        "It is not publicly known if the two councils met.",
        "It remains unclear whether the bridge was hit.",
        "It was not immediately clear who fired first.",
        "The cause of the fire is unknown.",
        "There was no word on who gave the order.",
        "No one knows who pays for the fuel.",
    ],
)
def test_what_is_not_known(text: str) -> None:
    """A clause that says something is not known is a question, its full stop left out."""
    (question,) = find_claims(DOCUMENT, text, None).questions
    assert question.content.text == text.removesuffix(".")


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the bridge was hit.",
        "It is known that the two councils met.",
        "The unknown soldier lies here.",
        "The sky was clear that night.",
    ],
)
def test_what_is_known(text: str) -> None:
    """A clause that says something is known is no question."""
    assert find_claims(DOCUMENT, text, None).questions == ()


def test_question_lies_in_its_sentence() -> None:
    """The words before "it is not known" and the next sentence are not part of the question."""
    text = "After the raid, it is not clear where they went. The army left."
    (question,) = find_claims(DOCUMENT, text, None).questions
    assert question.content.text == "it is not clear where they went"
