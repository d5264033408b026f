"""Texts with spans of names -> examples, cut into words as the product cuts them."""

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from purport.stock.english.tokens import tokenizer_of
from training.examples import Encoder, Example, glue_of
from training.names import (
    BIO,
    UNKNOWN,
    Mention,
    Report,
    gum_names,
    held_out,
    name_spans,
    read_reports,
    vague_spans,
)
from training.slots import filled
from training.treebank import Sentence

Span = tuple[int, int, str]
ROWS = {label: row for row, label in enumerate(BIO)}
_END = re.compile(r"[.!?][\"”’']?$")


def gum_rows(sentence: Sentence) -> tuple[int, ...]:
    """The names of a GUM sentence as rows of BIO."""
    return _rows_of(len(sentence.words), gum_names(sentence))


def _rows_of(count: int, names: Iterable[Mention]) -> tuple[int, ...]:
    rows = [0] * count
    for name in names:
        rows[name.start] = ROWS[f"B-{name.kind}"]
        rows[name.start + 1 : name.end] = [ROWS[f"I-{name.kind}"]] * (name.end - name.start - 1)
    return tuple(rows)


def report_examples(data: Path, encoder: Encoder) -> list[Example]:
    """The sentences of the re3d documents that are not held out."""
    tokenizer = tokenizer_of(spacy.blank("en").vocab)
    reports = [
        report for place, report in enumerate(read_reports(data / "re3d")) if not held_out(place)
    ]
    return [
        example for report in reports for example in _report_examples(tokenizer, report, encoder)
    ]


def _report_examples(tokenizer: Tokenizer, report: Report, encoder: Encoder) -> Iterator[Example]:
    yield from _examples(tokenizer(report.text), name_spans(report), vague_spans(report), encoder)


def written_examples(data: Path, count: int, seed: int, encoder: Encoder) -> list[Example]:
    """Sentences of our own with names filled in."""
    tokenizer = tokenizer_of(spacy.blank("en").vocab)
    texts = filled(data, count, random.Random(seed))
    return [
        made for text, spans in texts for made in _examples(tokenizer(text), spans, [], encoder)
    ]


def _examples(
    doc: Doc, names: list[Span], vague: list[tuple[int, int]], encoder: Encoder
) -> Iterator[Example]:
    """One example a sentence; words of vague mentions that hold no name teach nothing."""
    rows = [0] * len(doc)
    for start, end in vague:
        for token in doc.char_span(start, end, alignment_mode="expand") or ():
            rows[token.i] = UNKNOWN
    for start, end, kind in names:
        span = doc.char_span(start, end, alignment_mode="expand")
        for place, token in enumerate(span or ()):
            rows[token.i] = ROWS[f"{'I' if place else 'B'}-{kind}"]
    for start, end in _rough_sentences(doc):
        kept = [token for token in doc[start:end] if not token.is_space]
        yield Example(
            traits=tuple(encoder.traits(token.text) for token in kept),
            forms=tuple(token.text for token in kept),
            glue=glue_of(bool(token.whitespace_) for token in kept),
            names=tuple(rows[token.i] for token in kept),
        )


def _rough_sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Stretches that end at a final mark or a line break; good enough to learn names in."""
    start = 0
    for token in doc:
        if (
            "\n" in token.text
            or (_END.match(token.text) and token.whitespace_)
            or token.i == len(doc) - 1
        ):
            if any(not inner.is_space for inner in doc[start : token.i + 1]):
                yield start, token.i + 1
            start = token.i + 1
