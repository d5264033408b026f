"""Mentions as `show` prints them: names of actors and places, times, and how each was read."""

from collections.abc import Iterator
from typing import Any

from purport.pipeline.mentions import Mentioned, mentions_of
from purport.records import contract
from purport.records.view import View

Line = dict[str, Any]
MOST_OTHERS = 3


def mention_lines(seen: View) -> Iterator[Line]:
    """One line a mention, in the order of the documents."""
    for document in seen.documents:
        yield from contract.mentions_of(document, seen.findings[document.id])


def mention_rows(seen: View) -> Iterator[Line]:
    """Mentions to read: the words, what they were read as, what else they may be."""
    for document in seen.documents:
        for mention in mentions_of(document.id, seen.findings[document.id]):
            words = mention.record.words
            yield {
                "id": mention.id,
                "kind": mention.kind.removesuffix("_mention"),
                "words": " ".join(words.text.split()),
                "read_as": _reading(mention),
                "match": mention.record.match.value,
                "why": _why(mention),
                "others": _others(mention),
                "where": f"{document.name} {words.spans[0][0]}–{words.spans[-1][1]}",
            }


def _reading(mention: Mentioned) -> str:
    if mention.kind == "when_mention":
        when = mention.record.when
        return (when.edtf or when.timex3 or "not placed in time") if when else "not read"
    if mention.kind == "place_mention":
        return _named(mention.record.place)
    return _named(mention.record.actor)


def _named(reading: Any) -> str:
    """A place or actor with its id, by which it can be chosen."""
    if reading is None or (reading.id is None and reading.name is None):
        return "not resolved"
    country = getattr(reading, "country", None)
    name = f"{reading.name or reading.as_written}{', ' + country if country else ''}"
    return f"{name} ({reading.id})" if reading.id else name


def _why(mention: Mentioned) -> str:
    if mention.kind == "when_mention":
        return mention.record.when.rule if mention.record.when else ""
    candidates = mention.record.candidates
    return "; ".join(candidates[0].reasons) if candidates else "no list knows this name"


def _others(mention: Mentioned) -> str:
    """The next best readings, to choose from."""
    if mention.kind == "when_mention":
        return ""
    field = mention.kind.removesuffix("_mention")
    chosen = getattr(mention.record, field)
    readings = [getattr(each, field) for each in mention.record.candidates]
    others = [each for each in readings if chosen is None or each.id != chosen.id]
    return "; ".join(map(_named, others[:MOST_OTHERS]))
