"""An analysis of the words -> the attributes of a spaCy Doc, white space included.

White-space tokens have no syntax: they hang, with the relation "dep" and the tag "_SP", on the
word before them (at the start of a text on the first word).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IS_SPACE,
    LEMMA,
    LENGTH,
    MORPH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from purport.stock.english.analyst import Analysis, Analyst
from purport.stock.english.lemmas import lemma_of
from purport.stock.english.sentences import gap_of

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
ATTRIBUTES = [TAG, POS, MORPH, DEP, LEMMA, ENT_IOB, ENT_TYPE, HEAD]
IOB = {"B": 3, "I": 1, "O": 2}
SPACE_TAG, SPACE_RELATION = "_SP", "dep"


@dataclass(slots=True, kw_only=True)
class Annotator:
    """The pipe: takes a Doc with words, gives it back with everything else."""

    analyst: Analyst
    vocab: Vocab
    tables: "Tables"
    lemmas: dict[tuple[str, int], int]

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, annotated; its text and words stay as they are."""
        words, places, gaps = _words(doc)
        if not words:
            return self._only_space(doc)
        given = _given_lengths(doc, places)
        lengths = given or self.analyst.sentence_lengths(words, gaps)
        analysis = self.analyst.analyse(words, gaps, lengths)
        rows = self._space_rows(len(doc))
        rows[places] = self._word_rows(words, analysis)
        if len(places) < len(doc):
            _close_names(rows, places)
        rows[:, -1] = _heads(len(doc), places, analysis)
        return _filled(doc, rows)

    def _only_space(self, doc: Doc) -> Doc:
        rows = self._space_rows(len(doc))
        rows[:, -1] = (-np.arange(len(doc), dtype=np.int64)).view(np.uint64)
        return _filled(doc, rows) if len(doc) else doc

    def _space_rows(self, count: int) -> Numbers:
        """Every token as if it were white space."""
        rows = np.zeros((count, len(ATTRIBUTES)), np.uint64)
        rows[:] = self.tables.space
        return rows

    def _word_rows(self, words: list[str], analysis: Analysis) -> Numbers:
        tables = self.tables
        rows = np.zeros((len(words), len(ATTRIBUTES)), np.uint64)
        rows[:, 0] = tables.tags[analysis.tags]
        rows[:, 1:3] = tables.features[analysis.features]
        rows[:, 3] = tables.relations[analysis.relations]
        rows[:, 4] = [
            self._lemma(word, tag) for word, tag in zip(words, analysis.tags.tolist(), strict=True)
        ]
        rows[:, 5:7] = tables.names[list(analysis.names)]
        return rows

    def _lemma(self, word: str, tag: int) -> int:
        """The lemma's number in the vocabulary; asked once for each form and tag."""
        number = self.lemmas.get((word, tag))
        if number is None:
            lemma = lemma_of(word, self.analyst.labels.tags[tag], self.analyst.lemma_rules)
            number = int(self.vocab.strings.add(lemma))
            self.lemmas[word, tag] = number
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """For each label of the network the numbers that spaCy stores."""

    tags: Numbers
    features: Numbers
    relations: Numbers
    names: Numbers
    space: Numbers


def tables_of(analyst: Analyst, vocab: Vocab) -> Tables:
    """The tables for this vocabulary."""
    add, labels = vocab.strings.add, analyst.labels
    relations = ["ROOT" if label == "root" else label for label in labels.relations]
    space = [
        add(SPACE_TAG),
        IDS["SPACE"],
        vocab.morphology.add(""),
        add(SPACE_RELATION),
        0,
        2,
        0,
        0,
    ]
    return Tables(
        tags=_column(labels.tags, add),
        features=np.array([_feature(label, vocab) for label in labels.features], np.uint64),
        relations=_column(relations, add),
        names=np.array([(IOB[label[0]], add(label[2:])) for label in labels.names], np.uint64),
        space=np.array(space, np.uint64),
    )


def _column(labels: list[str] | tuple[str, ...], add: Callable[[str], int]) -> Numbers:
    return np.array([add(label) for label in labels], np.uint64)


def _feature(label: str, vocab: Vocab) -> tuple[int, int]:
    """Part of speech and features of a label such as "NOUN|Number=Sing"."""
    part, _, features = label.partition("|")
    return IDS[part], vocab.morphology.add(features)


def _close_names(rows: Numbers, places: Places) -> None:
    """Takes white space inside a name into the name, as spaCy refuses a name with a hole."""
    for place in np.setdiff1d(np.arange(len(rows) - 1), places)[::-1]:
        if rows[place + 1, 5] == IOB["I"]:
            rows[place, 5:7] = rows[place + 1, 5:7]


def _filled(doc: Doc, rows: Any) -> Doc:
    """The Doc with its attributes set; spaCy's types do not name the arrays that it takes."""
    return doc.from_array(ATTRIBUTES, rows)


def _words(doc: Doc) -> tuple[list[str], Places, list[int]]:
    """The words without the white-space tokens, their token numbers, and the gap before each."""
    text = doc.text
    is_space, sizes, blanks = doc.to_array([IS_SPACE, LENGTH, SPACY]).astype(np.int64).T
    ends = np.cumsum(sizes + blanks) - blanks
    places = np.flatnonzero(is_space == 0)
    stops = ends[places].tolist()
    starts = (ends - sizes)[places].tolist()
    words = [text[start:stop] for start, stop in zip(starts, stops, strict=True)]
    between = zip([0, *stops], starts, strict=False)
    return words, places, [gap_of(text[stop:start]) for stop, start in between]


def _given_lengths(doc: Doc, places: Places) -> list[int]:
    """The lengths of sentences that somebody set before on the Doc; none where nobody did."""
    if not doc.has_annotation("SENT_START"):
        return []
    given = doc.to_array([SENT_START])[places].tolist()
    starts = [row for row, start in enumerate(given) if row == 0 or start == 1]
    lengths: list[int] = np.diff([*starts, len(places)]).tolist()
    return lengths


def _heads(count: int, places: Places, analysis: Analysis) -> Numbers:
    """The distance from every token to its head, as spaCy keeps it."""
    heads = np.arange(count)
    before = np.searchsorted(places, heads, side="right") - 1
    heads = np.where(before < 0, places[0], places[np.maximum(before, 0)])
    heads[places] = places[analysis.heads]
    return (heads - np.arange(count)).astype(np.int64).view(np.uint64)
