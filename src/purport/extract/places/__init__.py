"""Place names found in a text by rule; a language model's spans may be handed in besides."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from purport.extract.places.arabic import arabic_names
from purport.extract.places.page import MOST_WORDS, Fame, Guess, Page, joined, page_of
from purport.extract.places.signs import signs_elsewhere, signs_of
from purport.extract.places.vocabulary import (
    ALONE_NO_PLACE,
    FUNCTION_WORDS,
    INNER,
    INTO,
    LANDS,
    LEADS,
    NUMBERED,
    STREETS,
    WATERS,
)
from purport.extract.places.weights import WEIGHTS
from purport.extract.places.weights_again import WEIGHTS_AGAIN
from purport.records.place import PlaceMention
from purport.records.spans import Span, overlaps, words_at

Weights = Mapping[str, float]
UNKNOWN_WORDS = 3
PARTS = frozenset(
    ["city", "state", "village", "airport", "square", "bridge", "station", "port", "park", "island"]
)


def find_places(
    text: str,
    fame: Fame,
    skipped: Sequence[Span] = (),
    names: Sequence[Span] = (),
) -> tuple[PlaceMention, ...]:
    """The place names of a text in order, none of them placed yet.

    `fame` is the gazetteer's; `skipped` ranges are not read; `names` are spans that a language
    model takes for places: they are believed where nothing found here overlaps them.
    """
    page = page_of(text, fame)
    guesses = guesses_of(page, fame)
    others = {guess.first: guess for guess in guesses}
    signs = [signs_of(page, guess, others) for guess in guesses]
    found = [
        g.span for g, odds in zip(guesses, looked_twice(guesses, signs), strict=True) if odds > 0
    ]
    found += arabic_names(text, fame)
    found += [span for span in names if not overlaps([span], found)]
    kept = sorted(span for span in found if not overlaps([span], skipped))
    return tuple(PlaceMention(words=words_at(text, [span]), place=None) for span in kept)


def looked_twice(
    guesses: Sequence[Guess],
    signs: Sequence[Sequence[str]],
    weights: tuple[Weights, Weights] = (WEIGHTS, WEIGHTS_AGAIN),
) -> list[float]:
    """The logarithm of the odds that each guess is a place.

    The second look adds what the first one found of the same name elsewhere in the text.
    """
    first = [odds_of(each, weights[0]) for each in signs]
    elsewhere = signs_elsewhere(guesses, first)
    return [odds_of((*each, more), weights[1]) for each, more in zip(signs, elsewhere, strict=True)]


def odds_of(signs: Iterable[str], weights: Weights) -> float:
    """The logarithm of the odds that a guess with these signs is a place."""
    return sum(weights.get(sign, 0.0) for sign in signs)


def guesses_of(page: Page, fame: Fame) -> tuple[Guess, ...]:
    """The runs of words that may be places, disjoint, the longest from the left."""
    found = []
    n = 0
    while n < len(page.words):
        guess = next(_from(page, n, fame), None)
        if guess is None:
            n += 1
        else:
            found.append(guess)
            n = guess.last + 1
    return tuple(found)


def _from(page: Page, first: int, fame: Fame) -> Iterator[Guess]:
    """The guesses that begin at a word, best first."""
    word = page.words[first]
    if not word.capital:
        return
    for last in reversed(_ends(page, first)):
        guess = _known(page, first, last, fame) or _shaped(page, first, last, fame)
        if guess is not None:
            yield guess
    unknown = _unknown(page, first, fame)
    if unknown is not None:
        yield unknown


def _ends(page: Page, first: int) -> list[int]:
    """The words at which a run of capitalised words from `first` may end."""
    ends = [first]
    for n in range(first + 1, min(first + MOST_WORDS, len(page.words))):
        word, before = page.words[n], page.words[n - 1]
        if not joined(page.text, before, word):
            break
        if word.capital or word.text.isdigit():
            ends.append(n)
        elif word.lower not in INNER:
            break
    return ends


def _guess(page: Page, first: int, last: int, fame: float, shape: str) -> Guess:
    span = (page.words[first].span[0], page.words[last].span[1])
    name = page.text[span[0] : span[1]]
    return Guess(first=first, last=last, span=span, name=name, fame=fame, shape=shape)


def _known(page: Page, first: int, last: int, fame: Fame) -> Guess | None:
    name = page.text[page.words[first].span[0] : page.words[last].span[1]]
    known = fame(name)
    if known == 0.0 or len(name) == 1 or _is_plain(name):
        return None
    shape = "known"
    if len(name.strip(".")) <= 2 and name.isupper():
        shape = "two letters"
    return _guess(page, first, last, known, shape)


def _is_plain(name: str) -> bool:
    """Whether a word that some hamlet bears as its name is a plain word all the same."""
    lower = name.lower()
    return lower in ALONE_NO_PLACE or (lower in FUNCTION_WORDS and not name.isupper())


def _shaped(page: Page, first: int, last: int, fame: Fame) -> Guess | None:
    """A name that says itself what it is: "Mill Road", "Lake Lanier", "Route 1"."""
    if first == last:
        return None
    head, tail = page.words[first], page.words[last]
    inner = page.words[first:last]
    plain = all(w.capital for w in inner) and not any(w.lower in FUNCTION_WORDS for w in inner)
    if tail.lower in PARTS and fame(page.text[head.span[0] : page.words[last - 1].span[1]]):
        return None  # "Dublin City" Council, "Vancouver Airport": the town itself is the place
    if tail.text.isdigit():
        shape = "numbered" if head.lower in NUMBERED and last == first + 1 else None
    elif not plain or not tail.capital:
        shape = None
    elif tail.lower in STREETS and last - first <= 3:
        shape = "street"
    elif tail.lower in WATERS and last - first <= 2:
        shape = "water"
    elif tail.lower in LANDS and last - first <= 3:
        shape = "land"
    elif head.lower in LEADS and last - first <= 2:
        shape = "lead"
    else:
        shape = None
    return _guess(page, first, last, 0.0, shape) if shape else None


_BEFORE_COMMA = re.compile(r",\s*\Z")


def _unknown(page: Page, first: int, fame: Fame) -> Guess | None:
    """A name that no list holds, where a preposition or a known place beside it speaks for it."""
    last = max(_ends(page, first))
    if page.words[first].lower in FUNCTION_WORDS:
        return None
    if last - first >= UNKNOWN_WORDS or any(w.text.isdigit() for w in page.words[first : last + 1]):
        return None
    before = page.words[first - 1] if first else None
    led = (
        before is not None and before.lower in INTO and joined(page.text, before, page.words[first])
    )
    region = _region_after(page, last, fame)
    if not led and region < 0.5:
        return None
    shape = "unknown in" if region < 0.5 else "unknown with region" if not led else "unknown both"
    return _guess(page, first, last, 0.0, shape)


def _region_after(page: Page, last: int, fame: Fame) -> float:
    if last + 1 >= len(page.words):
        return 0.0
    word = page.words[last + 1]
    between = page.text[page.words[last].span[1] : word.span[0]]
    return fame(word.text) if word.capital and _BEFORE_COMMA.fullmatch(between) else 0.0
