"""Sentences -> what the network learns from: traits, gold answers, batches of like length."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from purport.stock.english.traits import ClusterOf, Traits, known_form, traits_of
from training.treebank import Sentence

LENGTHS = (8, 14, 20, 26, 32, 40, 50, 64, 90, 140)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """The labels and known forms, each in the order of its row in the network's tables."""

    forms: dict[str, int]
    tags: tuple[str, ...]
    features: tuple[str, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence as numbers; without syntax `heads` is empty, without names `names` is empty."""

    traits: tuple[Traits, ...]
    forms: tuple[str, ...]
    glue: tuple[int, ...]
    tags: tuple[int, ...] = ()
    features: tuple[int, ...] = ()
    heads: tuple[int, ...] = ()
    labels: tuple[int, ...] = ()
    names: tuple[int, ...] = ()


@dataclass(slots=True, kw_only=True)
class Encoder:
    """Turns words into traits, remembering those already met."""

    forms: Mapping[str, int]
    cluster_of: ClusterOf
    known: dict[str, Traits] = field(default_factory=dict)

    def traits(self, form: str) -> Traits:
        """The traits of one form."""
        if form not in self.known:
            self.known[form] = traits_of(form, self.forms, self.cluster_of)
        return self.known[form]


def inventory_of(
    sentences: Iterable[Sentence], names: tuple[str, ...], least: int = 2
) -> Inventory:
    """The labels that occur and the forms that occur `least` times; row 0 is the unknown form."""
    forms: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    features: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for sentence in sentences:
        for word in sentence.words:
            forms[known_form(word.form)] += 1
            tags[word.xpos] += 1
            features[feature_label(word.upos, word.feats)] += 1
            labels[word.deprel] += 1
    kept = sorted(form for form, count in forms.items() if count >= least)
    return Inventory(
        forms={form: row for row, form in enumerate(kept, start=1)},
        tags=tuple(sorted(tags)),
        features=tuple(sorted(label for label, count in features.items() if count >= 3)),
        labels=tuple(sorted(label for label, count in labels.items() if count >= 3)),
        names=names,
    )


def feature_label(upos: str, feats: str) -> str:
    """Part of speech and features as one label, "NOUN|Number=Sing"."""
    return f"{upos}|{feats}" if feats else upos


def glue_of(spaces: Iterable[bool]) -> tuple[int, ...]:
    """For each word 1 if it stands against the word before, plus 2 if against the word after."""
    after = [not space for space in spaces]
    before = [False, *after[:-1]]
    return tuple(left + 2 * right for left, right in zip(before, after, strict=True))


def example_of(
    sentence: Sentence, inventory: Inventory, encoder: Encoder, names: tuple[int, ...] = ()
) -> Example:
    """A treebank sentence as numbers; heads count from 1, 0 is the root."""
    rows = {
        kind: {label: row for row, label in enumerate(getattr(inventory, kind))}
        for kind in ("tags", "features", "labels")
    }
    words = sentence.words
    return Example(
        traits=tuple(encoder.traits(word.form) for word in words),
        forms=tuple(word.form for word in words),
        glue=glue_of(word.space_after for word in words),
        tags=tuple(rows["tags"].get(word.xpos, 0) for word in words),
        features=tuple(_feature_row(rows["features"], word.upos, word.feats) for word in words),
        heads=tuple(0 if word.head == place else word.head + 1 for place, word in enumerate(words)),
        labels=tuple(rows["labels"].get(word.deprel, rows["labels"]["dep"]) for word in words),
        names=names,
    )


def _feature_row(rows: Mapping[str, int], upos: str, feats: str) -> int:
    return rows.get(feature_label(upos, feats), rows.get(upos, 0))


def batches(
    examples: list[Example], words: int, chance: np.random.Generator | None
) -> Iterator[list[Example]]:
    """Groups of examples of like length, about `words` padded words each, shuffled by chance."""
    shelves: dict[int, list[Example]] = {length: [] for length in LENGTHS}
    order = chance.permutation(len(examples)) if chance else range(len(examples))
    groups: list[list[Example]] = []
    for place in order:
        example = examples[place]
        fit = next((length for length in LENGTHS if len(example.traits) <= length), None)
        if fit is None:
            continue
        shelves[fit].append(example)
        if len(shelves[fit]) == max(1, words // fit):
            groups.append(shelves[fit])
            shelves[fit] = []
    groups += [shelf for shelf in shelves.values() if shelf]
    yield from ([groups[place] for place in chance.permutation(len(groups))] if chance else groups)


def arrays_of(group: list[Example], words: int) -> dict[str, np.ndarray]:
    """A padded batch; its size depends on the shelf alone, so that few programs need compiling."""
    length = next(size for size in LENGTHS if max(len(example.traits) for example in group) <= size)
    count = max(1, words // length)
    zero = {
        name: np.zeros((count, length), np.int32)
        for name in ("form", "shape", "glue", "tag", "feature", "head", "label", "name")
    }
    wide = {
        name: np.zeros((count, length, width), np.int32)
        for name, width in (("clusters", 4), ("affixes", 7), ("ngrams", 24))
    }
    flags = {
        "mask": np.zeros((count, length), np.float32),
        "has_syntax": np.zeros(count, np.float32),
        "has_names": np.zeros(count, np.float32),
    }
    batch = zero | wide | flags
    for row, example in enumerate(group):
        _fill(batch, row, example)
    return batch


def _fill(batch: dict[str, np.ndarray], row: int, example: Example) -> None:
    size = len(example.traits)
    batch["mask"][row, :size] = 1
    batch["glue"][row, :size] = example.glue
    for name, attribute in (
        ("form", "form"),
        ("shape", "shape"),
        ("clusters", "clusters"),
        ("affixes", "affixes"),
        ("ngrams", "ngrams"),
    ):
        batch[name][row, :size] = [getattr(trait, attribute) for trait in example.traits]
    if example.heads:
        batch["has_syntax"][row] = 1
        batch["tag"][row, :size] = example.tags
        batch["feature"][row, :size] = example.features
        batch["head"][row, :size] = example.heads
        batch["label"][row, :size] = example.labels
    if example.names:
        batch["has_names"][row] = 1
        batch["name"][row, :size] = example.names
