"""Attributed claims from raw text."""

import pytest

from purport.extract.claims import ClaimFindings, find_claims
from purport.records.claim import AuthorStance, Claim, CueClass, SourceKind
from purport.records.document import Document, DocumentKind
from purport.records.ids import CaptureId, DocumentId
from purport.records.origin import Origin


def document(kind: DocumentKind = DocumentKind.TEXT, account: str | None = None) -> Document:
    """A bare document."""
    return Document(
        id=DocumentId("document-1"),
        kind=kind,
        capture_id=CaptureId("capture-1"),
        address="a.txt",
        origin=Origin(name="Test"),
        account=account,
        sha256="",
        text_sha256="",
        code_points=0,
        component="test/1",
    )


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a text, by patterns alone."""
    return find_claims(document(), text, None).claims


def test_indirect_speech() -> None:
    """Source, cue and content of indirect speech are found, the full stop left out."""
    (claim,) = claims("The ministry said on Monday that two drones had been shot down.")
    assert (claim.source.text, claim.cue.text) == ("The ministry", "said")
    assert claim.content.text == "that two drones had been shot down"
    assert claim.said is not None
    assert claim.said.as_written == "Monday"


def test_interrupted_quotation() -> None:
    """A quotation that the cue interrupts is one content in two pieces."""
    text = "“We saw two planes,” said Omar Haddad, a farmer. “Then the bridge fell.”"
    (claim,) = claims(text)
    assert claim.source.text == "Omar Haddad, a farmer"
    assert claim.content.text == "“We saw two planes,” “Then the bridge fell.”"


def test_negated_cue() -> None:
    """A cue that did not happen is marked as negated."""
    (claim,) = claims("The council has not announced any raid on the town.")
    assert claim.cue.negated
    assert claim.cue.text == "has not announced"
    assert claim.content.text == "any raid on the town"


def test_hearsay_has_no_source_words() -> None:
    """An adverb of hearsay gives a claim without source words, at a distance from the author."""
    (claim,) = claims("The town was allegedly hit by rockets.")
    assert claim.source.kind is SourceKind.IMPLICIT
    assert claim.cue.cue_class is CueClass.HEAR
    assert claim.stance.author is AuthorStance.DISTANCING
    assert claim.content.text == "The town was hit by rockets"


def test_evaluation_weighs_its_claim() -> None:
    """The author's evaluation names the claim it weighs and makes its stance doubting."""
    found = claims("The army said that it had won. This is a baseless claim.")
    weighed = next(c for c in found if c.source.kind is not SourceKind.AUTHOR)
    evaluation = next(c for c in found if c.source.kind is SourceKind.AUTHOR)
    assert evaluation.weighs == weighed.id
    assert weighed.stance.author is AuthorStance.DOUBTING


def test_post_without_cue_is_its_accounts() -> None:
    """The whole of a post without any cue is claimed by its account."""
    post = document(DocumentKind.POST, "Northern Media")
    (claim,) = find_claims(post, "  Our men hold the hill tonight.\n", None).claims
    assert claim.source.actor is not None
    assert claim.source.actor.as_written == "Northern Media"
    assert claim.content.text == "Our men hold the hill tonight."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“",
        "”“”“\"'",
        "\u202e“said\u202c",
        "😀 said 😀",
        "A" * 100_000,
        "said " * 20_000,
        '"x ' * 9_999,
    ],
)
def test_odd_text_does_not_crash(text: str) -> None:
    """Unbalanced and bidirectional marks, emoji and very long lines do not crash the reader."""
    assert isinstance(find_claims(document(), text, None), ClaimFindings)
