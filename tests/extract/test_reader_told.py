"""What a language model tells, checked against the text without any server."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.extract.reader import read_beside
from purport.extract.reader.answer import Told, read_answer
from purport.extract.reader.found import find_told
from purport.extract.reader.prompt import PIECE, pieces_of
from purport.records.asking import Answer, Reader, model_of
from purport.records.claim import CueClass
from purport.records.document import Document, DocumentKind, document_id
from purport.records.ids import CaptureId, sha256
from purport.records.origin import Origin
from purport.records.problem import Outcome

TEXT = (
    "🕊️🕊️ Adam Example vows: the “Blue Guard” — الحرس — will stay.\n\n"
    "Adam Example vows: the “Blue Guard” will leave.\n"
)


def told(**words: Any) -> Told:
    """A claim as a model tells it."""
    given = {"source": "Adam Example", "cue": "vows", "content": "the “Blue Guard” will leave"}
    return Told(**(given | {"cue_class": CueClass.INTEND, "negated": False} | words))


def document(text: str) -> Document:
    """A plain document."""
    digest = sha256(text.encode("utf-8", "surrogatepass"))
    return Document(
        id=document_id("test", "a.txt", None, digest),
        kind=DocumentKind.TEXT,
        capture_id=CaptureId("capture-test"),
        address="a.txt",
        origin=Origin(name="test"),
        sha256=digest,
        text_sha256=digest,
        code_points=len(text),
        component="test/1",
    )


def answering(words: str) -> Reader:
    """A reader whose model always says this."""
    return Reader(
        ask=lambda _: Outcome(found=Answer(words=words)),
        component="reader/1+prompt-1+a+b:7b+temperature-0+seed-7",
    )


def test_offsets_are_code_points_of_the_nearest_words() -> None:
    """After emoji and Arabic letters, source and cue are those that stand beside the content."""
    draft = find_told(TEXT, (0, len(TEXT)), told())
    assert draft is not None
    second = TEXT.index("Adam", 10)
    assert draft.source == ((second, second + len("Adam Example")),)
    assert [TEXT[s:e] for s, e in (*draft.cue, *draft.content)] == [
        "vows",
        "the “Blue Guard” will leave",
    ]
    assert draft.cue[0][0] > second


@pytest.mark.parametrize(
    "words",
    [
        {"content": 'the "Blue Guard" will leave'},
        {"content": "The “Blue Guard” will leave"},
        {"content": "the “Blue Guard” will leav"},
        {"cue": "vow"},
        {"source": "Adam", "cue": "Adam Example"},
        {"source": "Eve Example"},
        {"content": "Adam Example vows: the “Blue Guard” will leave"},
    ],
)
def test_words_that_do_not_stand_so_are_refused(words: dict[str, str]) -> None:
    """Other marks, other capitals, halves of words, strangers and overlaps are no claim."""
    assert find_told(TEXT, (0, len(TEXT)), told(**words)) is None


def test_words_far_apart_are_refused() -> None:
    """A cue in another paragraph than the content does not make a claim."""
    text = "Adam Example vows.\n" + "Nothing happened here today. " * 40 + "\nThe guard will leave."
    assert find_told(text, (0, len(text)), told(content="The guard will leave")) is None


def test_words_outside_the_piece_are_not_seen() -> None:
    """An answer about one piece cannot point into another."""
    assert find_told(TEXT, (0, TEXT.index("\n")), told()) is None


@given(st.text(st.sampled_from("ab \n\n.“é🕊"), max_size=3 * PIECE // 100).map(lambda t: t * 100))
def test_pieces_cover_every_word_once(text: str) -> None:
    """Pieces are in order, none too long, and leave out white space alone."""
    pieces = list(pieces_of(text, ()))
    assert all(0 < end - start <= PIECE for start, end in pieces)
    bounds = [0, *(at for piece in pieces for at in piece), len(text)]
    assert bounds == sorted(bounds)
    rest = (text[bounds[n] : bounds[n + 1]] for n in range(0, len(bounds), 2))
    assert not "".join(rest).strip()


def test_no_piece_reaches_over_what_is_skipped() -> None:
    """Page furniture is in no question."""
    text = "One line here.\nMENU MENU\nAnother line."
    skipped = ((15, 24),)
    assert [text[s:e] for s, e in pieces_of(text, skipped)] == ["One line here.", "Another line."]


@pytest.mark.parametrize(
    "words", ["", "no", "[]", "{}", '{"claims": {}}', '{"claims": [', "[" * 9999]
)
def test_what_is_not_the_json_asked_for_is_no_answer(words: str) -> None:
    """Other JSON, half JSON and no JSON hold no claims and raise nothing."""
    assert read_answer(words).told is None


FIELDS = st.sampled_from(["source", "cue", "content", "class", "negated"])
ENTRIES = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(FIELDS, inner),
)


@given(ENTRIES)
def test_shapeless_entries_are_counted(entry: object) -> None:
    """Whatever an entry is, it is a claim in shape or counted as none."""
    read = read_answer(json.dumps({"claims": [entry]}))
    assert read.told is not None
    assert len(read.told) + read.misshapen == 1


def test_fenced_json_is_read() -> None:
    """The fence that models put around JSON is taken off."""
    assert read_answer('```json\n{"claims": []}\n```').told == ()


def test_told_claims_name_their_component() -> None:
    """A claim told of carries the reader's component, from which the model's name can be read."""
    given = {"source": "Adam Example", "cue": "vows", "content": "the “Blue Guard” will leave",
             "class": "intend", "negated": False}  # fmt: skip
    found = read_beside(document(TEXT), TEXT, (), answering(json.dumps({"claims": [given] * 2})))
    assert not found.problems
    assert [model_of(claim.component) for claim in found.found] == ["a+b:7b"]
    assert model_of("claims/1") is None


def test_a_refusal_is_counted_in_a_problem() -> None:
    """How many told claims were refused, and why, is said."""
    wrong = {"source": None, "cue": "sings", "content": "nothing", "class": "say"}
    found = read_beside(document(TEXT), TEXT, (), answering(json.dumps({"claims": [wrong, 3]})))
    assert found.found == ()
    assert [each.kind for each in found.problems] == ["reader_refused"]
    assert "of 2 claims" in found.problems[0].message
