"""Annotated documents -> spans of names in five kinds: person, organisation, place, nationality, weapon.

Two sources: the Entity layer of GUM, narrowed to mentions whose head is a proper noun, and the crowd's spans of re3d.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .treebank import Sentence

KINDS = ("person", "organisation", "place", "nationality", "weapon")
GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}
RE3D_KINDS = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Nationality": "nationality",
    "Weapon": "weapon",
}
_MARK = re.compile(r"\((\d+)-([^()]*)|(\d+)\)|(\))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words start (in) to end (out) of a sentence; `head` numbers the head words from 1 within the mention."""

    start: int
    end: int
    kind: str
    head: tuple[int, ...]


def gum_mentions(sentence: Sentence) -> Iterator[Mention]:
    """The entity mentions of a GUM sentence, outer ones after the inner ones that close first."""
    stack: list[tuple[str, int, str, tuple[int, ...]]] = []
    for index, word in enumerate(sentence.words):
        for mark in _entity_marks(word.misc):
            if mark.startswith("("):
                stack.append(_opened(mark, index))
            if mark.endswith(")"):
                yield _closed(stack, mark, index)


def _entity_marks(misc: str) -> list[str]:
    value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
    return re.findall(r"\(\d+-[^()]*(?:\([^()-]*\)[^()]*)*?\)?(?=\(\d|\d+\)|$)|\d+\)", value)


def _opened(mark: str, index: int) -> tuple[str, int, str, tuple[int, ...]]:
    fields = mark.strip("()").split("-", 7)
    head = tuple(int(number) for number in fields[5].split(",") if number.isdigit()) if len(fields) > 5 else ()
    return fields[0], index, fields[1], head


def _closed(stack: list[tuple[str, int, str, tuple[int, ...]]], mark: str, index: int) -> Mention:
    number = re.match(r"\(?(\d+)", mark)
    at = max(
        (place for place, entry in enumerate(stack) if number and entry[0] == number.group(1)),
        default=len(stack) - 1,
    )
    _, start, kind, head = stack.pop(at)
    return Mention(start=start, end=index + 1, kind=kind, head=head)
