"""The data folder -> what the network learns from: labels, and examples of syntax and names."""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.clusters import read_clusters
from training.examples import Encoder, Example, Inventory, example_of, inventory_of
from training.headlines import headline, shouted
from training.meantime import meantime_examples
from training.named import gum_rows, report_examples, written_examples
from training.names import BIO
from training.treebank import Sentence, read_treebank

TREEBANKS = ("ewt", "gum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The labels, the encoder of words, and all examples of an epoch."""

    inventory: Inventory
    encoder: Encoder
    examples: list[Example]


def read_part(data: Path, treebank: str, part: str) -> list[Sentence]:
    """The sentences of one part of one treebank."""
    return list(read_treebank(data / "treebanks" / treebank / f"{part}.conllu"))


def tools(data: Path) -> tuple[Inventory, Encoder]:
    """The inventory of the training parts, and the encoder that goes with it."""
    sentences = [sentence for name in TREEBANKS for sentence in read_part(data, name, "train")]
    inventory = inventory_of(sentences, BIO)
    clusters = read_clusters()
    return inventory, Encoder(forms=inventory.forms, cluster_of=lambda form: clusters.get(form, 0))


def prepare(data: Path, config: dict[str, Any]) -> Prepared:
    """Everything that the main network learns from."""
    inventory, encoder = tools(data)
    ewt, gum = (read_part(data, name, "train") for name in TREEBANKS)
    chance = random.Random(config["seed"])
    plain = ewt + _changed(ewt + gum, config["syntax"], chance)
    examples = [example_of(sentence, inventory, encoder) for sentence in plain]
    examples += [example_of(one, inventory, encoder, gum_rows(one)) for one in gum]
    examples += told_names(data, encoder, config)
    return Prepared(inventory=inventory, encoder=encoder, examples=examples)


def told_names(data: Path, encoder: Encoder, config: dict[str, Any]) -> list[Example]:
    """Examples of names without syntax: the reports, and sentences of our own."""
    times: int = config["names"]["report_times"]
    reports = report_examples(data, encoder) * times
    return reports + written_examples(data, config["names"]["written"], config["seed"], encoder)


def all_names(data: Path, prepared: Prepared, config: dict[str, Any]) -> list[Example]:
    """Every example of names: those above, MEANTIME's, and GUM's."""
    inventory, encoder = prepared.inventory, prepared.encoder
    gum = read_part(data, "gum", "train")
    marked = [example_of(one, inventory, encoder, gum_rows(one)) for one in gum]
    return marked + meantime_examples(data, encoder) + told_names(data, encoder, config)


def _changed(
    sentences: list[Sentence], settings: dict[str, Any], chance: random.Random
) -> list[Sentence]:
    """Some sentences once more, as headlines or in capitals."""
    titles = chance.sample(sentences, int(settings["headlines"] * len(sentences)))
    loud = chance.sample(sentences, int(settings["shouted"] * len(sentences)))
    return [headline(sentence) for sentence in titles] + [shouted(sentence) for sentence in loud]
