"""The model file -> a spaCy Language: our tokenizer and one pipe that does the rest."""

from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language

from purport.stock.english.analyst import Analyst, Labels
from purport.stock.english.annotate import Annotator, tables_of
from purport.stock.english.container import Contents, unpack
from purport.stock.english.forward import halve_gates
from purport.stock.english.tokens import tokenizer_of
from purport.stock.english.word_numbers import WordNumbers

FILE = Path(__file__).with_name("english-1.bin")
DIGEST = "8decb6fc88509456e71f6ee9569a208f9fa5363819b8cf941b7b2366eac635fb"
TABLES = ("clusters", "known_words")
PIPE = "purport_english"
LONGEST_TEXT = 1_000_000
"""Code points; spaCy refuses longer texts, and about 1 kB of memory a word is needed below that."""


def load() -> Language:
    """The shipped model, ready for use.

    Raises DamagedModel where the file is not the one this version was released with.
    """
    return open_model(FILE.read_bytes(), digest=DIGEST)


def open_model(payload: bytes, *, digest: str | None = None) -> Language:
    """The Language of a model file's bytes; with `digest` only if their SHA-256 is that.

    Raises DamagedModel where the bytes are not that model, or no model at all.
    """
    contents = unpack(payload, digest)
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer_of(nlp.vocab)
    nlp.max_length = LONGEST_TEXT
    nlp.meta.update(contents.words["meta"])
    analyst = _analyst(contents)
    annotator = Annotator(
        analyst=analyst, vocab=nlp.vocab, tables=tables_of(analyst, nlp.vocab), lemmas={}
    )
    Language.component(PIPE, func=annotator)
    nlp.add_pipe(PIPE)
    return nlp


def _analyst(contents: Contents) -> Analyst:
    words, arrays = contents.words, contents.arrays
    weights = {
        name: array.astype(np.float32)
        for name, array in arrays.items()
        if not name.startswith(TABLES)
    }
    return Analyst(
        weights=halve_gates(weights),
        labels=Labels(**{kind: tuple(labels) for kind, labels in words["labels"].items()}),
        forms={form: row for row, form in enumerate(words["forms"], start=1)},
        clusters=_numbers(contents, "clusters"),
        known_words=_numbers(contents, "known_words"),
        lemma_rules={
            tag: {ending: (cut, added) for ending, cut, added in rules}
            for tag, rules in words["lemma_rules"].items()
        },
    )


def _numbers(contents: Contents, name: str) -> WordNumbers:
    return WordNumbers(
        checksums=contents.arrays[f"{name}_checksums"], numbers=contents.arrays[f"{name}_numbers"]
    )
