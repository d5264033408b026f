"""The shipped English model."""

import hashlib
import time
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from purport.records.problem import Impossible
from purport.stock.english import DamagedModel, load, open_model
from purport.stock.english.container import Contents, pack, unpack
from purport.stock.english.language import DIGEST, FILE
from purport.stock.english.lemmas import lemma_of
from purport.stock.english.trees import best_tree

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "data" / "treebanks"
KINDS = {"person", "organisation", "place", "nationality", "weapon"}
Row = tuple[str, int, str, bool]


@cache
def model() -> Language:
    """The model, opened once for all tests."""
    return load()


def sentences_of(path: Path, limit: int) -> list[list[Row]]:
    """Form, head from 0 (itself for the root), label and space after of the first sentences."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")[:limit]
    rows = [
        [line.split("\t") for line in block.split("\n") if line[:1].isdigit()] for block in blocks
    ]
    return [
        [
            (
                row[1],
                int(row[6]) - 1 if row[6] != "0" else place,
                row[7],
                "SpaceAfter=No" not in row[9],
            )
            for place, row in enumerate(words)
        ]
        for block in rows
        if (words := [row for row in block if row[0].isdigit()])
    ]


def share_of_right_arcs(nlp: Language, sentences: list[list[Row]]) -> float:
    """The labelled attachment score, words and sentences given."""
    right = total = 0
    for rows in sentences:
        doc = Doc(
            nlp.vocab,
            words=[row[0] for row in rows],
            spaces=[row[3] for row in rows],
            sent_starts=[place == 0 for place in range(len(rows))],
        )
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        for token, (_, head, label, _) in zip(doc, rows, strict=True):
            found = "root" if token.dep_ == "ROOT" else token.dep_
            right += token.head.i == head and found == label
            total += 1
    return right / total


def test_model_file_is_the_pinned_one() -> None:
    """The file in the package has the digest that the loader pins, and stays below 20 MB."""
    payload = FILE.read_bytes()
    assert hashlib.sha256(payload).hexdigest() == DIGEST
    assert len(payload) < 20_000_000


def test_another_digest_is_refused() -> None:
    """Bytes that differ in one place from the pinned model are refused, and the message says so."""
    payload = bytearray(FILE.read_bytes())
    payload[-1] ^= 1
    with pytest.raises(DamagedModel, match="SHA-256 is not the pinned one") as refusal:
        open_model(bytes(payload), digest=DIGEST)
    assert refusal.value.expected == DIGEST
    assert isinstance(refusal.value, Impossible)


@pytest.mark.parametrize("payload", [b"", b"not a model", b"purport english\n" + b"\xff" * 40])
def test_other_files_are_refused(payload: bytes) -> None:
    """A file that is no model is refused with the reason, whatever its digest."""
    with pytest.raises(DamagedModel, match="cannot be used"):
        open_model(payload)


def test_a_cut_file_is_refused() -> None:
    """A model file that ends too early is refused, not half read."""
    payload = pack(Contents(words={}, arrays={"a": np.arange(6, dtype=np.float32)}))
    with pytest.raises(DamagedModel, match="ends before"):
        unpack(payload[:-8], None)


def test_packing_gives_back_what_went_in() -> None:
    """Contents packed and unpacked are the contents, and packing is the same every time."""
    arrays = {"b": np.arange(6, dtype=np.float16).reshape(2, 3), "a": np.arange(3, dtype=np.uint32)}
    contents = Contents(words={"x": ["ä"]}, arrays=arrays)
    payload = pack(contents)
    assert payload == pack(contents)
    again = unpack(payload, hashlib.sha256(payload).hexdigest())
    assert again.words == contents.words
    assert all((again.arrays[name] == array).all() for name, array in arrays.items())


def test_opening_is_quick() -> None:
    """The model opens in under a second and a half, spaCy being imported."""
    begun = time.process_time()
    load()
    assert time.process_time() - begun < 1.5


NASTY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(" \n\t\r\x0c\x85\u00a0\u2029\u200f\u202e\"'“”‘’()[].!?,-—😀👩‍🚀e\u0301"),
    ),
    max_size=300,
)


@settings(max_examples=150, deadline=None)
@given(NASTY)
@example("")
@example(" \n ")
@example('“Don’t," he\u202e said\n\n\n(…')
@example("a\u00adb 👩‍👩‍👧‍👦 #x@y http://z.example/ü?q=1")
def test_offsets_are_kept(text: str) -> None:
    """The Doc's text is the text, its sentences part it, and every head lies in its sentence."""
    doc = model()(text)
    assert doc.text == text
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)
    for sentence in doc.sents:
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)
        assert sum(token.head is token or token.head.i == token.i for token in sentence) == 1
    assert {ent.label_ for ent in doc.ents} <= KINDS


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, '"' * 20_000, "😀" * 20_000, "said " * 4_000, "='.(" * 10_000, "漢字" * 20_000],
    ids=["letters", "quotes", "emoji", "no full stop", "marks", "chinese"],
)
def test_long_lines_take_bounded_time(text: str) -> None:
    """A long line without a break keeps its offsets and takes seconds, not minutes."""
    begun = time.process_time()
    doc = model()(text)
    assert doc.text == text
    assert max(len(sentence) for sentence in doc.sents) <= 400
    assert time.process_time() - begun < 20


def test_a_result_does_not_depend_on_what_was_read_before() -> None:
    """A document gets the same analysis from a fresh model and from one that read others first."""
    text = "The ministry denied that its aircraft had struck Kafr Nabudah, Reuters reported."
    fresh = load()(text).to_json()
    used = load()
    used("Others were read before. Kafr Nabudah, they said, was quiet; the ministry was not.")
    assert used(text).to_json() == fresh


def test_white_space_hangs_on_the_word_before() -> None:
    """A white-space token has no syntax of its own and does not change that of the words."""
    plain = model()("The group said it fired rockets.")
    spaced = model()("The group\nsaid  it fired rockets.")
    words = [token for token in spaced if not token.is_space]
    assert [token.dep_ for token in words] == [token.dep_ for token in plain]
    spaces = [token for token in spaced if token.is_space]
    assert [(token.tag_, token.dep_, token.head.i) for token in spaces] == [
        ("_SP", "dep", token.i - 1) for token in spaces
    ]


def test_a_name_may_run_over_a_line_break() -> None:
    """A name that is wrapped at the line's end is one name, its line break inside it."""
    doc = model()("Officials of the European\nUnion met in Syria on Friday.")
    assert "European\nUnion" in {ent.text for ent in doc.ents}


def test_an_empty_line_ends_a_sentence() -> None:
    """A headline above an empty line is a sentence of its own."""
    doc = model()("Rebels claim strike on Harem\n\nThe group said on Thursday that it fired.")
    assert next(doc.sents).text.strip() == "Rebels claim strike on Harem"


def test_tree_is_the_best_one_with_one_root() -> None:
    """Where the best heads go in a circle, the best tree with a single root is found."""
    scores = np.array(
        [[1.0, 0.0, 9.0, 0.0], [2.0, 9.0, 0.0, 0.0], [1.5, 0.0, 5.0, 0.0]], np.float32
    )
    assert best_tree(scores).tolist() == [2, 0, 2]


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_any_scores_give_a_tree(size: int, seed: int) -> None:
    """Whatever the scores, there is one root and every word's way up ends there."""
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    heads = best_tree(scores).tolist()
    assert heads.count(0) == 1
    for word in range(1, size + 1):
        way = word
        for _ in range(size):
            way = heads[way - 1] if way else 0
        assert way == 0


def test_longest_ending_gives_the_lemma() -> None:
    """A whole word goes before its ending, and what no rule knows stays, in small letters."""
    rules = {"VBD": {"": (0, ""), "ed": (2, ""), "^said": (3, "ay")}}
    words = ("Said", "bombed", "hit")
    assert [lemma_of(word, "VBD", rules) for word in words] == ["say", "bomb", "hit"]
    assert lemma_of("Idlib", "NNP", rules) == "Idlib"


def test_floor_on_our_own_sentences() -> None:
    """On ten sentences of our own at least nine arcs in ten are right."""
    sentences = sentences_of(HERE / "english_sample.conllu", 10)
    assert share_of_right_arcs(model(), sentences) >= 0.90


@pytest.mark.skipif(not SHARED.exists(), reason="skipped: shared data not present")
def test_floor_on_the_web_treebank() -> None:
    """On the first 400 sentences of EWT's dev part at least 83 % of the arcs are right."""
    sentences = sentences_of(SHARED / "ewt" / "dev.conllu", 400)
    assert share_of_right_arcs(model(), sentences) >= 0.83
