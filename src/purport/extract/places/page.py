"""A text read once for its place names: words, runs of them, and what is counted over all."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from purport.extract.places.vocabulary import (
    BODIES,
    COMPASS,
    INTO,
    LANDS,
    LEADS,
    SHORT_STATES,
    STREETS,
    TITLES,
    WATERS,
)
from purport.records.spans import Span
from purport.records.value import value

Fame = Callable[[str], float]
HEADS = STREETS | WATERS | LANDS | BODIES

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+\.?|[^\W\d_]+(?:['’`ʻʿ][^\W\d_]+)*\.?|\d+\w*"
)
MOST_WORDS = 6
_JOINT = re.compile(r"[ \-–]\n?|\n")


@value
class Word:
    """One word of a text: its span, its lower form, and whether it begins with a capital."""

    span: Span
    text: str
    lower: str
    capital: bool


@value
class Guess:
    """A run of words that may be a place: words `first` to `last`, and why it was guessed."""

    first: int
    last: int
    span: Span
    name: str
    fame: float
    shape: str


@value
class Page:
    """The words of one text and what is counted over all of them."""

    text: str
    words: tuple[Word, ...]
    lower_forms: frozenset[str]
    surnames: frozenset[str]
    regioned: frozenset[str]
    guided: Counter[str]
    counts: Counter[str]


def words_of_text(text: str) -> tuple[Word, ...]:
    """All words of a text in order."""
    found = []
    for match in WORD.finditer(text):
        start, end = match.span()
        written = match[0]
        if written.endswith(("'s", "’s")):
            end, written = end - 2, written[:-2]
        if written.endswith(".") and not _is_abbreviation(written):
            end, written = end - 1, written[:-1]
        found.append(
            Word(
                span=(start, end),
                text=written,
                lower=written.lower(),
                capital=written[:1].isupper(),
            )
        )
    return tuple(found)


def _is_abbreviation(written: str) -> bool:
    short = written[:-1]
    return "." in short or written.lower() in STREETS | LEADS | TITLES | SHORT_STATES


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether only a space, a hyphen or a line end parts two words."""
    between = text[left.span[1] : right.span[0]]
    return bool(_JOINT.fullmatch(between))


def page_of(text: str, fame: Fame) -> Page:
    """A text read once: its words, the surnames in it, the names that prepositions lead to."""
    words = words_of_text(text)
    lower = frozenset(word.lower for word in words if not word.capital)
    guided: Counter[str] = Counter()
    counts: Counter[str] = Counter(word.text for word in words if word.capital)
    for before, word in pairwise(words):
        if word.capital and before.lower in INTO:
            guided[word.text] += 1
    return Page(
        text=text,
        words=words,
        lower_forms=lower,
        surnames=_surnames(text, words, fame),
        regioned=_regioned(text, words, fame),
        guided=guided,
        counts=counts,
    )


def _surnames(text: str, words: Sequence[Word], fame: Fame) -> frozenset[str]:
    """The last words of two or three capitalised words of which none says place or body."""
    found = set()
    for n, word in enumerate(words[1:], 1):
        before = words[n - 1]
        alone = n + 1 == len(words) or not (
            words[n + 1].capital and joined(text, word, words[n + 1])
        )
        if not (word.capital and before.capital and alone and joined(text, before, word)):
            continue
        plain = (
            "." not in word.text
            and word.lower not in STREETS | WATERS | LANDS | BODIES
            and before.lower not in LEADS
        )
        name = text[before.span[0] : word.span[1]]
        if plain and before.lower not in COMPASS and fame(name) == 0:
            found.add(word.text)
    return frozenset(found)


def _regioned(text: str, words: Sequence[Word], fame: Fame) -> frozenset[str]:
    """The words that a comma and a well known place follow: "Gainesville, Texas"."""
    found = set()
    for word, after in pairwise(words):
        between = text[word.span[1] : after.span[0]].strip()
        if word.capital and after.capital and between == "," and fame(after.text) >= REGION_FAME:
            found.add(word.text)
    return frozenset(found)


REGION_FAME = 0.75
