"""A text as time tokens: each word's class in the grammar, and one letter for each class."""

import re
from typing import NamedTuple

from purport.extract.time_words import FEASTS, english_words
from purport.records.spans import Span

# Marks what a reader skips; no text holds it as a word, and it ends no paragraph.
HIDDEN = "\x00"

LETTERS_OF_WORDS = r"a-zA-Z\u00c0-\u024f\u0400-\u052f\u0621-\u065f\u0670-\u06d3"
SHORT_MONTHS = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
ABBREVIATED = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun)"

# Order matters: what is longer or rarer stands first.
PIECES = {
    "hidden": r"\x00+",
    "break": r"\n[ \t\r\f]*\n\s*|\f\s*",
    "sentence": r"[.!?][\"'”’)]*(?=\s+[\"'“‘(]*[A-Z\u0410-\u042f\u0621-\u064a])",
    "address": r"(?:https?://|www\.)\S*",
    "money": r"[$€£¥]\s?\d[\d,.]*",
    "stamp": r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    "dtg": rf"\d{{6}}\s?[A-IK-Z]\s?(?i:{SHORT_MONTHS})\s?(?:\d{{4}}|\d\d)(?!\w)",
    "numeric": r"(?<![\d./-])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w/-]|\.\d)",
    "clock": r"(?<![\d:.])\d{1,2}:\d\d(?::\d\d)?(?![\d:])",
    "longdecade": r"1[5-9]\d0[’']?s(?!\w)|20[0-3]0[’']?s(?!\w)",
    "decade": r"[’']?[1-9]0[’']?s(?!\w)",
    "shortyear": r"[’']\d\d(?!\w)",
    "ordinal": r"\d{1,2}(?i:st|nd|rd|th)(?!\w)",
    "percent": r"\d[\d,.]*\s?(?:%|percent\b|per\scent\b|(?:m|b|tr)illion\b)",
    "grouped": r"\d{1,3}(?:,\d{3})+(?!\d)",
    "decimal": r"\d+\.\d+",
    "year": r"(?:1[0-9]|20)\d\d(?!\d)",
    "number": r"\d+",
    "ampm": r"[AaPp]\.?\s?[Mm]\.|[AaPp][Mm](?!\w)",
    "abbreviation": rf"(?i:{ABBREVIATED})\.",
    "feast": rf"(?i:{'|'.join(name for name, _ in FEASTS)})(?!\w)",
    "word": rf"[{LETTERS_OF_WORDS}]+",
    "possessive": r"[’'](?:s(?!\w))?",
    "comma": r"[,،]",
    "dash": r"[-–—‐‑‒―]+",
    "slash": r"/",
    "open": r"[(\[]",
    "close": r"[)\]]",
    "other": r"\w|[^\w\s]",
}
SCANNER = re.compile("|".join(f"(?P<{name}>{piece})" for name, piece in PIECES.items()))

SILENT = frozenset({"hidden"})
# English words that are something else in lower case, and often with a capital too.
CAPITALISED = frozenset({"may", "march", "mar", "mon", "tue", "wed", "thu", "fri", "sat", "sun"})
SOFT_MONTHS = frozenset({"may", "march"})
# With its full stop, a short name is sure.
HARD = {"shortday": "weekday", "softmonth": "month"}
WORDS = english_words()
FEAST_OF = dict(FEASTS)


class Token(NamedTuple):
    """A piece of text: code points, class in the grammar, value."""

    start: int
    end: int
    kind: str
    value: str


def tokens(text: str, skipped: tuple[Span, ...] = ()) -> list[Token]:
    """The time tokens of a text, in order; nothing of the skipped ranges is in them."""
    found = []
    for match in SCANNER.finditer(hidden(text, skipped)):
        kind = match.lastgroup or "other"
        if kind in SILENT:
            continue
        value = match[0]
        if kind == "word" or kind == "abbreviation":
            kind, value = _word(kind, value)
        elif kind == "number" and not (len(value) <= 2 and 1 <= int(value) <= 31):
            kind = "integer"
        elif kind == "feast":
            value = FEAST_OF[value.lower()]
        found.append(Token(match.start(), match.end(), kind, value))
    return found


def hidden(text: str, skipped: tuple[Span, ...]) -> str:
    """The text with its skipped ranges made unreadable, at the same length."""
    if not skipped:
        return text
    pieces, last = [], 0
    for start, end in sorted(skipped):
        start, end = max(start, last), min(end, len(text))
        if start < end:
            pieces += [text[last:start], HIDDEN * (end - start)]
            last = end
    return "".join([*pieces, text[last:]])


def _word(kind: str, written: str) -> tuple[str, str]:
    word = written.rstrip(".") if kind == "abbreviation" else written
    known = WORDS.get(word) or WORDS.get(word.lower())
    if known is None or word in CAPITALISED:
        return "other", written
    if word.lower() in SOFT_MONTHS and kind == "word":
        return "softmonth", known[1]
    return HARD.get(known[0], known[0]) if kind == "abbreviation" else known[0], known[1]
