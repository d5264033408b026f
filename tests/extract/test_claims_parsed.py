"""Attributed claims read off a parse; the parses are written by hand."""

from collections.abc import Callable

from spacy.tokens import Doc
from spacy.vocab import Vocab

from purport.extract.claims import find_claims
from purport.records.claim import Claim, CueClass, SourceKind
from purport.records.document import Document, DocumentKind
from purport.records.ids import CaptureId, DocumentId
from purport.records.origin import Origin

VOCAB = Vocab()
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


def parsed(table: str) -> tuple[str, Callable[[str], Doc]]:
    """A text and its parse, from lines of "word tag pos head relation"; "_" joins to the left."""
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0].lstrip("_") for row in rows]
    glued = [row[0].startswith("_") for row in rows]
    spaces = [not later for later in [*glued[1:], True]]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        tags=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        deps=[row[4] for row in rows],
    )
    return doc.text, lambda _text: doc


def claims(table: str) -> tuple[Claim, ...]:
    """The claims of one written parse."""
    text, parse = parsed(table)
    return find_claims(DOCUMENT, text, parse).claims


def test_object_of_a_denial() -> None:
    """What is denied is the object with all that belongs to it."""
    (claim,) = claims(
        """
        The DT DET 1 det
        council NN NOUN 3 nsubj
        has VBZ AUX 3 aux
        denied VBN VERB 3 ROOT
        any DT DET 5 det
        part NN NOUN 3 obj
        in IN ADP 8 case
        the DT DET 8 det
        raid NN NOUN 5 nmod
        _. . PUNCT 3 punct
        """
    )
    assert claim.source.text == "The council"
    assert (claim.cue.text, claim.cue.cue_class) == ("has denied", CueClass.DENY)
    assert claim.content.text == "any part in the raid"


def test_passive_with_agent() -> None:
    """The agent of a passive speaks, its subject is said."""
    (claim,) = claims(
        """
        The DT DET 1 det
        raid NN NOUN 3 nsubj:pass
        was VBD AUX 3 aux:pass
        confirmed VBN VERB 3 ROOT
        by IN ADP 6 case
        two CD NUM 6 nummod
        officers NNS NOUN 3 obl:agent
        _. . PUNCT 3 punct
        """
    )
    assert claim.source.text == "two officers"
    assert claim.source.kind is SourceKind.UNNAMED
    assert claim.content.text == "The raid"


def test_nested_claim_names_its_chain() -> None:
    """A claim inside another's content leads through that one's source."""
    found = claims(
        """
        An DT DET 1 det
        agency NN NOUN 2 nsubj
        reported VBD VERB 2 ROOT
        that IN SCONJ 5 mark
        residents NNS NOUN 5 nsubj
        blamed VBD VERB 2 ccomp
        the DT DET 7 det
        army NN NOUN 5 obj
        _. . PUNCT 2 punct
        """
    )
    inner = next(claim for claim in found if claim.cue.text == "blamed")
    assert inner.source.text == "residents"
    assert [source.text for source in inner.via] == ["An agency"]


def test_refusal_is_a_negated_cue() -> None:
    """ "Declined to say" is one cue, negated."""
    (claim,) = claims(
        """
        He PRP PRON 1 nsubj
        declined VBD VERB 1 ROOT
        to TO PART 3 mark
        say VB VERB 1 xcomp
        who WP PRON 5 nsubj
        fired VBD VERB 3 ccomp
        _. . PUNCT 1 punct
        """
    )
    assert claim.cue.text == "declined to say"
    assert claim.cue.negated
    assert claim.content.text == "who fired"


def test_every_span_lies_in_the_text() -> None:
    """Sources, cues, contents and hedges lie inside the text and hold the words they name."""
    table = """
        Haddad NNP PROPN 1 nsubj
        says VBZ VERB 1 ROOT
        it PRP PRON 4 nsubj
        may MD AUX 4 aux
        rain VB VERB 1 ccomp
        _. . PUNCT 1 punct
        """
    text, parse = parsed(table)
    for claim in find_claims(DOCUMENT, text, parse).claims:
        for part in (claim.source, claim.cue, claim.content):
            assert part.text == " ".join(text[s:e] for s, e in part.spans)
        assert [text[s:e] for s, e in claim.stance.hedges] == ["may"]
