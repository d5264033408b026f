"""Claims in texts that nobody would print: whatever the marks, every span lies in the text."""

from hypothesis import given, settings
from hypothesis import strategies as st
from soak.odd_articles import faults, odd_texts

from purport.extract.claims import find_claims
from purport.records.document import Document, DocumentKind
from purport.records.ids import CaptureId, DocumentId
from purport.records.origin import Origin
from purport.records.spans import Span
from purport.stock.english import load

MARKS = [
    "“",
    "”",
    '"',
    "''",
    "‘",
    "’",
    "«",
    "»",
    "„",
    ".",
    ",",
    ":",
    "—",
    "?",
    "\u202e",
    "\u202c",
    "\u200b",
    "😀",
    "\n",
]
WORDS = [
    "Haddad",
    "the army",
    "said",
    "that",
    "it fled",
    "claims",
    "according to",
    "allegedly",
    "not",
    "denied",
]
PIECES = [*MARKS, *WORDS, "\n\n", " ", "so-called", "It is not known whether"]


def document(skipped: tuple[Span, ...] = ()) -> Document:
    """A bare document."""
    return Document(
        id=DocumentId("document-1"),
        kind=DocumentKind.TEXT,
        capture_id=CaptureId("capture-1"),
        address="a.txt",
        origin=Origin(name="Test"),
        sha256="",
        text_sha256="",
        code_points=0,
        skipped=skipped,
        component="test/1",
    )


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.booleans())
def test_spans_hold_their_words(pieces: list[str], spaced: bool) -> None:
    """Source, cue, content and question hold exactly the words at their spans."""
    text = (" " if spaced else "").join(pieces)
    found = find_claims(document(), text, None)
    parts = [part for c in found.claims for part in (c.source, c.cue, c.content)]
    parts += [part for q in found.questions for part in (q.content, q.cue)]
    for part in parts:
        assert part.text == " ".join(text[s:e] for s, e in part.spans)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=5, max_size=40), st.data())
def test_nothing_is_taken_from_what_is_skipped(pieces: list[str], data: st.DataObject) -> None:
    """No span reaches into a skipped range."""
    text = " ".join(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for claim in find_claims(document(((start, end),)), text, None).claims:
        for part in (claim.source, claim.cue, claim.content):
            assert all(e <= start or s >= end for s, e in part.spans)


def test_same_text_same_claims() -> None:
    """Reading a text twice gives the same ids in the same order."""
    text = "“We fled,” said Omar Haddad. The army denied it. The raid was allegedly planned."
    first, second = (find_claims(document(), text, None).claims for _ in range(2))
    assert [claim.id for claim in first] == [claim.id for claim in second]


def test_odd_articles_with_the_model() -> None:
    """With the shipped model odd marks, emoji and one long line neither crash nor empty a text."""
    parse = load()
    wrong = [each for n, t in [*odd_texts(20, 8_000)][-6:] for each in faults(n, t, parse)]
    assert wrong == []
