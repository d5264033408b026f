"""A text as time tokens: each word's class in the grammar, and one letter for each class."""

import re
from typing import NamedTuple

from purport.extract.times.words import SHORT_NAMES, english_words
from purport.extract.times.words_arabic import arabic_words, loose, stripped, twin_month
from purport.extract.times.words_cyrillic import cyrillic_words
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
    "clockword": r"[oO][’']clock(?!\w)",
    "address": r"(?:https?://|www\.)\S*",
    # An apostrophe inside a word is a letter in Ukrainian only.
    "word": rf"[{LETTERS_OF_WORDS}]+(?:['’ʼ][\u0430-\u052f]+)?",
}
DIGIT_FIRST = {
    "stamp": r"[0-9]{4}(?:-[0-9]{2}-|/[0-9]{2}/)[0-9]{2}"
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
    # One blank at most, so that a long run of blanks takes linear time.
    rf" ?(?:{_alternatives(LETTER_FIRST)}|(?=[0-9])(?:{_alternatives(DIGIT_FIRST)})"
    rf"|{_alternatives(OTHERS)})"
)

# English words that are something else in lower case, and often with a capital too.
CAPITALISED = frozenset({"may", "march", "mar", "mon", "tue", "wed", "thu", "fri", "sat", "sun"})
SOFT_MONTHS = frozenset({"may", "march"})

# With its full stop, a short name is sure.
HARD = {"shortday": "weekday", "softmonth": "month"}
SHORT = frozenset(SHORT_NAMES)
# Arabic-Indic and Persian digits, one code point each like those they stand for.
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
UNKNOWN = ("other", "")
# Kinds that may be one name with the token before, or something else than they look.
UNSURE = frozenset({"ordword", "number", "offset", "hidden", "break", "sentence"})


def _words() -> dict[str, tuple[str, str]]:
    """Every word as written: lower case, with a capital, and in capitals."""
    found: dict[str, tuple[str, str]] = dict(arabic_words())
    for word, (kind, meaning) in {**english_words(), **cyrillic_words()}.items():
        known = ("softmonth" if word in SOFT_MONTHS else kind, meaning)
        forms = (word.capitalize(), word.upper()) + (() if word in CAPITALISED else (word,))
        # Zones are written in capitals only, and stay so.
        found.update(dict.fromkeys(forms if word.islower() else (word,), known))
    return found


WORDS = _words()


class Token(NamedTuple):
    """A piece of text: code points, class in the grammar, value."""

    start: int
    end: int
    kind: str
    value: str


def tokens(text: str, skipped: tuple[Span, ...] = ()) -> list[Token]:
    """The time tokens of a text, in order; nothing of the skipped ranges is in them.

    Of a run of words that are none of time only the first two are kept: no rule looks further.
    """
    found: list[Token] = []
    strangers = 0
    for match in SCANNER.finditer(hidden(text, skipped).translate(WESTERN)):
        kind = match.lastgroup or "other"
        value = match[kind]
        if kind == "word":
            kind, meaning = WORDS.get(value) or (UNKNOWN if value.isascii() else _foreign(value))
            value = meaning or value
        elif kind == "other" and value == ".":
            strangers = 0
        if kind == "other":
            strangers += 1
            if strangers > 2:
                continue
        else:
            strangers = 0
        start, end = match.span(match.lastgroup or 0)
        if kind in UNSURE or value == ".":
            _append(found, Token(start, end, kind, value), match.string)
        else:
            found.append(Token(start, end, kind, value))
    return [token for token in found if token.kind != "hidden"] if skipped else found


def _append(found: list[Token], token: Token, text: str) -> None:
    """Adds a token, joined to the one before where both are one name."""
    start, end, kind, value = token
    last = found[-1] if found else None
    if kind == "ordword" and last and last.kind == "twinmonth":
        found[-1] = Token(last.start, end, *_twin(last.value, value))
    elif value == "." and last and _is_short(last, text, start):
        found[-1] = Token(last.start, end, HARD.get(last.kind, last.kind), last.value)
    elif kind == "number" and not (len(value) <= 2 and 1 <= int(value) <= 31):
        found.append(Token(start, end, "integer", value))
    elif kind == "offset":
        found.append(Token(start, end, "zone", _offset(value)))
    elif kind in ("hidden", "break") and last and last.kind in ("hidden", "break"):
        # A page break is no paragraph: blank lines around furniture do not part a sentence.
        found[-1] = Token(last.start, end, min(kind, last.kind, key=("hidden", "break").index), "")
    else:
        found.append(token)


def _twin(name: str, which: str) -> tuple[str, str]:
    month = twin_month(name, which)
    return ("month", month) if month else ("ordword", which)


def _offset(written: str) -> str:
    """ "GMT +8" as +08:00."""
    digits = re.sub("[^0-9]", "", written)
    return f"{'-' if '-' in written else '+'}{int(digits):02}:00"


def _is_short(last: Token, text: str, stop: int) -> bool:
    """Whether the full stop here belongs to a short name of a month or weekday."""
    return last.end == stop and text[last.start : stop].lower() in SHORT


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


def _foreign(written: str) -> tuple[str, str]:
    """The class and value of a word in other letters that is not in the table as written."""
    if written[0] < "\u0600":
        return WORDS.get(written.replace("’", "'").replace("ʼ", "'"), UNKNOWN)
    word = loose(written)
    return WORDS.get(word) or WORDS.get(stripped(word), UNKNOWN)
