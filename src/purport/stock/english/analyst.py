"""The network at work on one document: words and gaps in, an analysis of every word out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from purport.stock.english import forward, names, sentences
from purport.stock.english.forward import Floats, Integers, Weights
from purport.stock.english.lemmas import Rules
from purport.stock.english.traits import traits_of
from purport.stock.english.trees import best_tree
from purport.stock.english.word_numbers import WordNumbers

BLOCK = 64
"""Words whose vectors are made at a time, always in a full block: the sums then run in the same
order whatever the company, and a word's vector never depends on what was read before."""

REMEMBERED = 60_000
"""Forms whose vectors are kept, about 50 MB; past that all are forgotten and made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of the network's outputs, by row."""

    tags: tuple[str, ...]
    features: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """For each word: rows of its labels, and its head as a word number (itself for a root)."""

    tags: Integers
    features: Integers
    heads: Integers
    relations: Integers
    names: tuple[int, ...]
    lengths: tuple[int, ...]


@dataclass(slots=True, kw_only=True)
class Analyst:
    """The opened model: weights ready for use, tables, and what the words met so far gave.

    `vectors` and `lists` hold a word's vector and the lists that it stands in: work done once.
    """

    weights: Weights
    labels: Labels
    forms: dict[str, int]
    clusters: WordNumbers
    known_words: WordNumbers
    lemma_rules: Rules
    vectors: dict[str, Floats] = field(default_factory=dict)
    lists: dict[str, int] = field(default_factory=dict)

    def vectors_of(self, words: Sequence[str]) -> Floats:
        """(words, width): the vectors of the words by themselves."""
        if len(self.vectors) > REMEMBERED:
            self.vectors.clear()
            self.lists.clear()
        new = [word for word in dict.fromkeys(words) if word not in self.vectors]
        for start in range(0, len(new), BLOCK):
            self._learn_vectors(new[start : start + BLOCK])
        return np.stack([self.vectors[word] for word in words])

    def _learn_vectors(self, words: Sequence[str]) -> None:
        traits = [traits_of(word, self.forms, self.clusters.number_of) for word in words]
        traits += traits[-1:] * (BLOCK - len(traits))
        made = forward.word_vectors(self.weights, traits)
        self.vectors.update(zip(words, made, strict=False))
        self.lists.update((word, self.known_words.number_of(_spelt(word))) for word in words)

    def sentence_lengths(self, words: Sequence[str], gaps: Sequence[int]) -> list[int]:
        """The lengths of the document's sentences, in words."""
        scores = sentences.start_scores(self.weights, self.vectors_of(words), gaps)
        return sentences.sentence_lengths(scores, gaps)

    def analyse(
        self, words: Sequence[str], gaps: Sequence[int], lengths: Sequence[int]
    ) -> Analysis:
        """The analysis of a document's words, given where its sentences end."""
        vectors = self.vectors_of(words)
        states = forward.encode(self.weights, vectors + self._glue(gaps), lengths)
        told = names.windows(states, vectors, self._flags(words), lengths)
        heads, relations = self._trees(states, lengths)
        return Analysis(
            tags=forward.linear(self.weights, "tag", states).argmax(1),
            features=forward.linear(self.weights, "feature", states).argmax(1),
            heads=heads,
            relations=relations,
            names=tuple(self._names(told, lengths)),
            lengths=tuple(lengths),
        )

    def _glue(self, gaps: Sequence[int]) -> Floats:
        before = np.asarray(gaps) == sentences.GLUED
        before[:1] = False
        after = np.append(before[1:], False)
        glue: Floats = self.weights["glue"][before + 2 * after]
        return glue

    def _trees(self, states: Floats, lengths: Sequence[int]) -> tuple[Integers, Integers]:
        sides, start, found = forward.sides_of(self.weights, states), 0, []
        for length in lengths:
            tree = best_tree(forward.arc_scores(sides, start, start + length))
            found.append(np.where(tree == 0, -1, tree - 1 + start))
            start += length
        heads = np.concatenate(found)
        relations = self._relations(sides, heads)
        return np.where(heads < 0, np.arange(len(heads)), heads), relations

    def _relations(self, sides: forward.Sides, heads: Integers) -> Integers:
        """The best label under each head; "root" exactly where there is none."""
        scores = forward.label_scores(self.weights, sides, heads)
        root = self.labels.relations.index("root")
        scores[:, root] = -np.inf
        return np.where(heads < 0, root, scores.argmax(1))

    def _flags(self, words: Sequence[str]) -> Floats:
        """The lists that each word stands in; its vector was asked before."""
        return names.flag_rows([self.lists[word] for word in words])

    def _names(self, told: Floats, lengths: Sequence[int]) -> list[int]:
        scores = names.name_scores(self.weights, told)
        steps, starts = names.allowed_steps(self.labels.names), names.starting(self.labels.names)
        bounds = np.cumsum([0, *lengths])
        parts = [scores[start:end] for start, end in pairwise(bounds)]
        return [label for part in parts for label in names.best_sequence(part, steps, starts)]


def _spelt(word: str) -> str:
    """A word as the lists are asked for it: all capitals as one capital."""
    return word.capitalize() if word.isupper() and len(word) > 4 else word
