"""Words that tell an attack from one that a text told of before: "another airstrike", "a second".

Only words that stand with the attack's own noun, or open its sentence ("in a separate incident"),
are read. They say that it is another one than was told of before, not which.
"""

import re

from purport.records.spans import Span, Words, words_at

REACH = 60  # code points before the noun
OPENING_REACH = 160

_MORE = (
    "second|third|fourth|fifth|further|more|other|separate|additional|different|later|subsequent"
)
_MANY = "a|one|two|three|four|five|six|several|some|many"
_NOT_BETWEEN = "of|the|by|from|that|which|and|in|on|at|to|for|with|was|were|is|are"
_BETWEEN = rf"(?:\s+(?!(?:{_NOT_BETWEEN})\b)[\w’'-]+){{0,2}}?"
_WITH_NOUN = re.compile(
    rf"\b(?:(?:yet\s+)?another|(?:{_MANY})\s+(?:{_MORE})|further|additional|separate"
    rf"|the\s+(?:second|third|fourth|fifth|other|later))\b{_BETWEEN}\s+$",
    re.I,
)
_OPENING = re.compile(
    r"\b(?:in|during)\s+(?:another|a\s+(?:second|third|further|separate|different|later|subsequent))"
    r"\s+(?:incident|attack|case|strike|raid)\b",
    re.I,
)
_DOES = re.compile(r"\b(?:hit|struck|bombed|bombing|targeted|attacked|destroyed|shelled)$", re.I)
_ENDS = re.compile(r"[.!?]\s|\n\s*\n")


def another(text: str, noun: Span) -> Words | None:
    """The words by which an attack's noun, at this span, is told from one before; None if none."""
    start, end = noun
    from_ = _sentence_start(text, start)
    spoken = text[start:end]
    if not _DOES.search(spoken):
        at = max(from_, start - REACH)
        if match := _WITH_NOUN.search(text[at:start]):
            return words_at(text, [(at + match.start(), end)])
    at = max(from_, start - OPENING_REACH)
    if match := _OPENING.search(text, at, start):
        return words_at(text, [match.span()])
    return None


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds a place begins, as far as the opening can reach."""
    begin = max(0, at - OPENING_REACH)
    ends = [match.end() for match in _ENDS.finditer(text, begin, at)]
    return ends[-1] if ends else begin
