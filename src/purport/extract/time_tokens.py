"""A text as time tokens: each word's class in the grammar, and one letter for each class."""

import re
from typing import NamedTuple

from purport.extract.time_words import SHORT_NAMES, english_words
from purport.extract.time_words_arabic import arabic_words, loose, stripped, twin_month
from purport.extract.time_words_cyrillic import cyrillic_words
from purport.records.spans import Span

# Marks what a reader skips; no text holds it as a word, and it ends no paragraph.
HIDDEN = "\x00"

LETTERS_OF_WORDS = r"a-zA-Z\u00c0-\u024f\u0400-\u052f\u0621-\u065f\u0670-\u06d3"
SHORT_MONTHS = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"

# Order matters twice: what is longer stands before what is shorter, and words, which are most
# tokens, before all that cannot begin like them (measured: half the time of one flat list).
LETTER_FIRST = {
    "ampm": r"[AaPp]\.\s?[Mm]\b\.?",
    "offset": r"(?:UTC|GMT)\s?[+-]\s?[0-9]{1,2}(?!\w|:)",
    "quartername": r"Q[1-4](?!\w)",
    "address": r"(?:https?://|www\.)\S*",
    # An apostrophe inside a word is a letter in Ukrainian only.
    "word": rf"[{LETTERS_OF_WORDS}]+(?:['’ʼ][\u0430-\u052f]+)?",
}
DIGIT_FIRST = {
    "stamp": r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9-])",
    "dtg": rf"[0-9]{{6}}\s?[A-IK-Z]\s?(?i:{SHORT_MONTHS})\s?(?:[0-9]{{4}}|[0-9][0-9])(?!\w)",
    "numeric": r"(?<![0-9./-])[0-9]{1,2}(?P<mark>[./-])[0-9]{1,2}(?P=mark)"
    r"(?:[0-9]{4}|[0-9]{2})(?![\w/-]|\.[0-9])",
    "clock": r"(?<![0-9:.])[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9:])",
    "longdecade": r"(?:1[5-9]|20)[0-9]0[’']?s(?!\w)",
    "decade": r"[1-9]0[’']?s(?!\w)",
    "ordinal": r"[0-9]{1,2}(?i:st|nd|rd|th)(?!\w)",
    "percent": r"[0-9][0-9,.]{0,15}\s?(?:%|percent\b|per\scent\b|(?:m|b|tr)illion\b)",
    "grouped": r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])",
    "decimal": r"[0-9]+\.[0-9]+",
    "year": r"(?:1[0-9]|20)[0-9][0-9](?![0-9])",
    "number": r"[0-9]+",
}
OTHERS = {
    "hidden": r"\x00+",
    "break": r"\n[ \t\r\f]*\n\s*|\f\s*",
    "sentence": r"[.!?][\"'”’)]*(?=\s+[\"'“‘(]*[A-Z\u0410-\u042f\u0621-\u064a])",
    "money": r"[$€£¥]\s?[0-9][0-9,.]*",
    "shortdecade": r"[’'][1-9]0[’']?s(?!\w)",
    "shortyear": r"[’'][0-9][0-9](?!\w)",
    "possessive": r"[’'](?:s(?!\w))?",
    "comma": r"[,،]",
    "dash": r"[-–—‐‑‒―]+",
    "slash": r"/",
    "open": r"[(\[]",
    "close": r"[)\]]",
    "other": r"\w|[^\w\s]",
}
PIECES = {**LETTER_FIRST, **DIGIT_FIRST, **OTHERS}


def _alternatives(pieces: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{piece})" for name, piece in pieces.items())


SCANNER = re.compile(
    rf"[ \t\r]*(?:{_alternatives(LETTER_FIRST)}|(?=[0-9])(?:{_alternatives(DIGIT_FIRST)})"
    rf"|{_alternatives(OTHERS)})"
)

# English words that are something else in lower case, and often with a capital too.
CAPITALISED = frozenset({"may", "march", "mar", "mon", "tue", "wed", "thu", "fri", "sat", "sun"})
SOFT_MONTHS = frozenset({"may", "march"})
# With its full stop, a short name is sure.
HARD = {"shortday": "weekday", "softmonth": "month"}
SHORT = frozenset(SHORT_NAMES)
WORDS = {**english_words(), **cyrillic_words(), **arabic_words()}
# Arabic-Indic and Persian digits, one code point each like those they stand for.
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
UNKNOWN = ("other", "")


class Token(NamedTuple):
    """A piece of text: code points, class in the grammar, value."""

    start: int
    end: int
    kind: str
    value: str


def tokens(text: str, skipped: tuple[Span, ...] = ()) -> list[Token]:
    """The time tokens of a text, in order; nothing of the skipped ranges is in them."""
    found: list[Token] = []
    for match in SCANNER.finditer(hidden(text, skipped).translate(WESTERN)):
        kind = match.lastgroup or "other"
        start, end = match.span(kind)
        written = match[kind]
        if kind == "word":
            kind, value = _word(written)
            last = found[-1] if kind == "ordword" and found else None
            twin = twin_month(last.value, value) if last and last.kind == "twinmonth" else None
            if last and twin:
                found[-1] = Token(last.start, end, "month", twin)
            else:
                found.append(Token(start, end, kind, value or written))
        elif kind == "number" and not (len(written) <= 2 and 1 <= int(written) <= 31):
            found.append(Token(start, end, "integer", written))
        elif kind == "offset":
            found.append(Token(start, end, "zone", _offset(written)))
        elif written == "." and _is_short(found, text, start):
            last = found.pop()
            found.append(Token(last.start, end, HARD.get(last.kind, last.kind), last.value))
        elif kind != "hidden":
            found.append(Token(start, end, kind, written))
    return found


def _offset(written: str) -> str:
    """ "GMT +8" as +08:00."""
    digits = re.sub("[^0-9]", "", written)
    return f"{'-' if '-' in written else '+'}{int(digits):02}:00"


def _is_short(found: list[Token], text: str, stop: int) -> bool:
    """Whether the full stop here belongs to a short name of a month or weekday."""
    return bool(found) and found[-1].end == stop and text[found[-1].start : stop].lower() in SHORT


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


def _word(written: str) -> tuple[str, str]:
    known = WORDS.get(written)
    if known is not None:
        return UNKNOWN if written in CAPITALISED else known
    if written[0] >= "\u0600":
        return _arabic(written)
    lower = written.lower()
    known = WORDS.get(lower)
    if known is None and not written.isascii():
        known = WORDS.get(lower.replace("’", "'").replace("ʼ", "'"))
    if known is None:
        return UNKNOWN
    return ("softmonth", known[1]) if lower in SOFT_MONTHS else known


def _arabic(written: str) -> tuple[str, str]:
    word = loose(written)
    return WORDS.get(word) or WORDS.get(stripped(word), UNKNOWN)
