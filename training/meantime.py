"""MEANTIME's Wikinews articles -> examples of names, from the six sentences annotated of each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.examples import Encoder, Example, glue_of
from training.names import BIO, UNKNOWN, Mention, is_name, longest

ANNOTATED = 6
MEANTIME_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
NAMED = ("NAM", "PRE.NAM")
CLOSING = frozenset([",", ".", ";", ":", ")", "'s", "?", "!", "%"])
ROWS = {label: row for row, label in enumerate(BIO)}


def meantime_examples(data: Path, encoder: Encoder) -> list[Example]:
    """The annotated sentences of all articles."""
    with (data / "meantime" / "documents.jsonl").open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    return [example for article in articles for example in _examples(article, encoder)]


def _examples(article: dict[str, Any], encoder: Encoder) -> Iterator[Example]:
    words = [word for sentence in article["sentences"] for word in sentence]
    rows, start = _rows(article, words), 0
    for sentence in article["sentences"][:ANNOTATED]:
        spaces = [after not in CLOSING for after in [*sentence[1:], ""]]
        yield Example(
            traits=tuple(encoder.traits(word) for word in sentence),
            forms=tuple(sentence),
            glue=glue_of(spaces),
            names=tuple(rows[start : start + len(sentence)]),
        )
        start += len(sentence)


def _rows(article: dict[str, Any], words: list[str]) -> list[int]:
    """The words' rows of BIO; words of long mentions that hold a name teach nothing."""
    rows, names = [0] * len(words), []
    for mention, kind in _mentions(article):
        text = " ".join(words[place] for place in range(mention.start, mention.end))
        if is_name(text):
            names.append(Mention(start=mention.start, end=mention.end, kind=kind))
        else:
            rows[mention.start : mention.end] = [UNKNOWN] * (mention.end - mention.start)
    for name in longest(names):
        inside = [ROWS[f"I-{name.kind}"]] * (name.end - name.start - 1)
        rows[name.start : name.end] = [ROWS[f"B-{name.kind}"], *inside]
    return rows


def _mentions(article: dict[str, Any]) -> Iterator[tuple[Mention, str]]:
    """The unbroken mentions by name of persons, organisations and places."""
    kinds = {
        mark["id"]: mark.get("attributes", {}).get("ent_type") for mark in article["markables"]
    }
    means = {
        source: kinds.get(target)
        for relation in article["relations"]
        if relation["type"] == "REFERS_TO"
        for source in relation["source"]
        for target in relation["target"]
    }
    for mark in article["markables"]:
        kind = MEANTIME_KINDS.get(means.get(mark["id"]) or "")
        named = mark.get("attributes", {}).get("syntactic_type") in NAMED
        places = sorted(mark.get("tokens", []))
        if kind and named and places and places[-1] - places[0] + 1 == len(places):
            yield Mention(start=places[0], end=places[-1] + 1, kind=kind), kind
