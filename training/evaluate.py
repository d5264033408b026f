"""Prints every figure of the model card: `python -m training.evaluate --data ../shared/data`.

The test parts are measured only with `--test`; everything else is the dev parts and the held-out
documents of re3d. Labels count with their subtypes (nsubj:pass is not nsubj), punctuation included.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from purport.stock.english import load, open_model
from training.names import (
    KINDS,
    Report,
    gum_names,
    held_out,
    name_spans,
    read_reports,
    trimmed,
    vague_spans,
)
from training.treebank import Sentence, Word, read_treebank

Span = tuple[int, int, str]
PARTS = {False: ("ewt/dev", "gum/dev"), True: ("ewt/test", "gum/test", "pud/test")}
WATCHED = """
    nsubj nsubj:pass nsubj:outer obj ccomp xcomp parataxis advmod obl obl:agent obl:unmarked
    advcl acl acl:relcl appos nmod nmod:poss compound conj mark case root
""".split()  # noqa: SIM905


@dataclass(slots=True, kw_only=True)
class Count:
    """Hits, what was found and what should have been found."""

    hits: float = 0
    found: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(slots=True, kw_only=True)
class Figures:
    """Counts by what they count."""

    counts: dict[str, Count] = field(default_factory=dict)

    def add(self, name: str, gold: set[object], found: set[object]) -> None:
        """Adds one document's gold and found items."""
        count = self.counts.setdefault(name, Count())
        count.hits += len(gold & found)
        count.gold += len(gold)
        count.found += len(found)

    def told(self, name: str) -> str:
        """The figure in per cent."""
        return f"{name} {100 * self.counts[name].f1:.2f}"


def documents(path: Path) -> Iterator[list[Sentence]]:
    """The sentences of each document of a treebank."""
    for _, group in groupby(read_treebank(path), key=lambda sentence: sentence.document):
        yield list(group)


def given(nlp: Language, sentences: list[Sentence]) -> Doc:
    """The document with the treebank's own words and sentences."""
    words = [word for sentence in sentences for word in sentence.words]
    starts: list[bool | int | None] = [
        place == 0 for sentence in sentences for place in range(len(sentence.words))
    ]
    doc = Doc(
        nlp.vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        sent_starts=starts,
    )
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def raw_text(sentences: list[Sentence]) -> tuple[str, list[tuple[int, int]]]:
    """The document's text, paragraphs an empty line apart, and where each word stands in it."""
    text, places = "", []
    for sentence in sentences:
        if text:
            text = text.rstrip(" ") + ("\n\n" if sentence.opens_paragraph else " ")
        for word in sentence.words:
            places.append((len(text), len(text) + len(word.form)))
            text += word.form + (" " if word.space_after else "")
    return text, places


def measure_given(nlp: Language, path: Path) -> tuple[Figures, Counter[str], Counter[str]]:
    """Accuracies with the treebank's words and sentences; and hits and totals by label."""
    figures, hits, totals = Figures(), Counter[str](), Counter[str]()
    for sentences in documents(path):
        doc, start = given(nlp, sentences), 0
        for sentence in sentences:
            for place, word in enumerate(sentence.words):
                gold, found = _gold_row(word), _found_row(doc[start + place], start)
                for name in gold:
                    figures.add(name, {gold[name]}, {found[name]})
                totals[f"gold {word.deprel}"] += 1
                totals[f"found {found['LAS'][1]}"] += 1
                hits[word.deprel] += gold["LAS"] == found["LAS"]
            start += len(sentence.words)
    return figures, hits, totals


def _gold_row(word: Word) -> dict[str, Any]:
    return {
        "UAS": word.head,
        "LAS": (word.head, word.deprel),
        "LAS without subtypes": (word.head, word.deprel.split(":")[0]),
        "tag": word.xpos,
        "part of speech": word.upos,
        "features": word.feats,
        "lemma": word.lemma,
    }


def _found_row(token: Token, start: int) -> dict[str, Any]:
    head, label = token.head.i - start, _label(token)
    return {
        "UAS": head,
        "LAS": (head, label),
        "LAS without subtypes": (head, label.split(":")[0]),
        "tag": token.tag_,
        "part of speech": token.pos_,
        "features": str(token.morph),
        "lemma": token.lemma_,
    }


def _label(token: Token) -> str:
    return "root" if token.dep_ == "ROOT" else str(token.dep_)


def measure_raw(nlp: Language, path: Path) -> Figures:
    """F1 of words, sentences and labelled arcs from the bare text."""
    figures = Figures()
    for sentences in documents(path):
        text, places = raw_text(sentences)
        doc = nlp(text)
        words = [token for token in doc if not token.is_space]
        figures.add("words", set(places), {(t.idx, t.idx + len(t)) for t in words})
        figures.add("sentences", _gold_sentences(sentences, places), _found_sentences(doc))
        figures.add("LAS", _gold_arcs(sentences, places), {_arc(token) for token in words})
    return figures


def _gold_sentences(sentences: list[Sentence], places: list[tuple[int, int]]) -> set[object]:
    out: set[object] = set()
    start = 0
    for sentence in sentences:
        end = start + len(sentence.words)
        out.add((places[start][0], places[end - 1][1]))
        start = end
    return out


def _found_sentences(doc: Doc) -> set[object]:
    kept = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
    return {(words[0].idx, words[-1].idx + len(words[-1])) for words in kept if words}


def _gold_arcs(sentences: list[Sentence], places: list[tuple[int, int]]) -> set[object]:
    out: set[object] = set()
    start = 0
    for sentence in sentences:
        for place, word in enumerate(sentence.words):
            head = None if word.deprel == "root" else places[start + word.head]
            out.add((places[start + place], head, word.deprel))
        start += len(sentence.words)
    return out


def _arc(token: Token) -> tuple[object, ...]:
    head = None if token.dep_ == "ROOT" else (token.head.idx, token.head.idx + len(token.head))
    return ((token.idx, token.idx + len(token)), head, _label(token))


def measure_names(nlp: Language, data: Path) -> dict[str, Figures]:
    """F1 of names by kind on the held-out re3d documents, in three readings.

    "names": exact spans, articles aside, of mentions that are names; what is found inside a
    mention that is no name counts neither way. "touching": the same, any overlap is a hit.
    "all mentions": every span of the crowd, common nouns and pronouns too, any overlap is a hit.
    """
    out = {"names": Figures(), "touching": Figures(), "all mentions": Figures()}
    for place, report in enumerate(read_reports(data / "re3d")):
        if held_out(place):
            _measure_report(out, nlp(report.text), report)
    return out


def _measure_report(out: dict[str, Figures], doc: Doc, report: Report) -> None:
    ents = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
    found = [trimmed(report.text, ent) for ent in ents]
    gold, vague = name_spans(report), vague_spans(report)
    counted = [ent for ent in found if ent in gold or not any(_meet(ent, one) for one in vague)]
    for kind in KINDS:
        out["names"].add(kind, set(_of(kind, gold)), set(_of(kind, counted)))
        _touching(out["touching"], kind, _of(kind, gold), _of(kind, counted))
        _touching(out["all mentions"], kind, _of(kind, report.spans), _of(kind, found))


def measure_gum_names(nlp: Language, path: Path) -> Figures:
    """F1 of names by kind, exact spans, on a part of GUM with its words and sentences given."""
    figures = Figures()
    for sentences in documents(path):
        found = {(ent.start, ent.end, ent.label_) for ent in given(nlp, sentences).ents}
        gold, start = set(), 0
        for sentence in sentences:
            names = gum_names(sentence)
            gold |= {(name.start + start, name.end + start, name.kind) for name in names}
            start += len(sentence.words)
        for kind in KINDS:
            figures.add(kind, set(_of(kind, gold)), set(_of(kind, found)))
    return figures


def _of(kind: str, spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if span[2] == kind]


def _meet(span: Span, other: Span | tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _touching(figures: Figures, kind: str, gold: list[Span], found: list[Span]) -> None:
    """Found spans that touch a gold one, and gold ones that are touched: half a hit each."""
    count = figures.counts.setdefault(kind, Count())
    count.hits += sum(any(_meet(span, other) for other in gold) for span in found) / 2
    count.hits += sum(any(_meet(span, other) for other in found) for span in gold) / 2
    count.gold += len(gold)
    count.found += len(found)


def speed(nlp: Language, data: Path) -> float:
    """Words a second of processor time over the dev parts as raw text, after a warming document."""
    texts = [raw_text(one)[0] for part in PARTS[False] for one in documents(_path(data, part))]
    nlp(texts[0])
    begun = time.process_time()
    words = sum(sum(not token.is_space for token in nlp(text)) for text in texts)
    return words / (time.process_time() - begun)


def _path(data: Path, part: str) -> Path:
    return data / "treebanks" / f"{part}.conllu"


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(prog="training.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, help="another model file than the shipped one")
    parser.add_argument("--test", action="store_true", help="the test parts, for publishing")
    options = parser.parse_args()
    nlp = open_model(options.model.read_bytes()) if options.model else load()
    for part in PARTS[options.test]:
        figures, hits, totals = measure_given(nlp, _path(options.data, part))
        print(f"{part}, words and sentences given:", ", ".join(map(figures.told, figures.counts)))
        print("  F1 by label:", ", ".join(_by_label(hits, totals)))
        raw = measure_raw(nlp, _path(options.data, part))
        print(f"{part}, from raw text:", ", ".join(map(raw.told, raw.counts)))
    for reading, figures in measure_names(nlp, options.data).items():
        print(f"re3d held out, {reading}:", ", ".join(map(figures.told, figures.counts)))
    gum = "gum/test" if options.test else "gum/dev"
    figures = measure_gum_names(nlp, _path(options.data, gum))
    print(f"{gum}, names:", ", ".join(map(figures.told, figures.counts)))
    print(f"speed: {speed(nlp, options.data):,.0f} words a second of processor time")


def _by_label(hits: Counter[str], totals: Counter[str]) -> Iterator[str]:
    for label in WATCHED:
        total = totals[f"gold {label}"] + totals[f"found {label}"]
        if total:
            yield f"{label} {100 * 2 * hits[label] / total:.1f}"


if __name__ == "__main__":
    main()
