"""A model's words -> the claims it tells of, each checked for shape."""

import json
from typing import Any

from purport.records.claim import CueClass
from purport.records.value import value

MOST = 100
"""Claims that are taken from one answer: a piece of text holds fewer."""


@value
class Told:
    """One claim as a model tells it: words that have yet to be found in the text."""

    source: str
    cue: str
    content: str
    cue_class: CueClass
    negated: bool


@value
class ReadAnswer:
    """The claims told, and how many entries were no claim by their shape. None: no JSON answer."""

    told: tuple[Told, ...] | None
    misshapen: int = 0


def read_answer(words: str) -> ReadAnswer:
    """The claims of one answer."""
    try:
        given: Any = json.loads(_unfenced(words))
    except (ValueError, RecursionError):
        return ReadAnswer(told=None)
    entries = given.get("claims") if isinstance(given, dict) else None
    if not isinstance(entries, list):
        return ReadAnswer(told=None)
    told = tuple(one for each in entries[:MOST] if (one := _told(each)) is not None)
    return ReadAnswer(told=told, misshapen=len(entries) - len(told))


def _unfenced(words: str) -> str:
    """Without the fence that models like to put around JSON."""
    bare = words.strip()
    if bare.startswith("```") and bare.endswith("```") and "\n" in bare:
        bare = bare[bare.index("\n") : -3]
    return bare


def _told(entry: Any) -> Told | None:
    if not isinstance(entry, dict):
        return None
    source, cue, content = (_words(entry.get(name)) for name in ("source", "cue", "content"))
    named, negated = entry.get("class"), entry.get("negated", False)
    if source is None or not cue or not content:
        return None
    if named not in list(CueClass) or not isinstance(negated, bool):
        return None
    cue_class = CueClass(named)
    return Told(source=source, cue=cue, content=content, cue_class=cue_class, negated=negated)


def _words(given: Any) -> str | None:
    """The words, none of them for null; None for what is no text."""
    if given is None:
        return ""
    return given.strip() if isinstance(given, str) else None
