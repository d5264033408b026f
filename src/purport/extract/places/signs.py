"""What speaks for and against a name in a text being a place: signs, one by one.

The signs look at the words around a name, never at which name it is, apart from how well known a
place of that name is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import floor

from purport.extract.places.page import MOST_WORDS, Guess, Page, Word, joined
from purport.extract.places.vocabulary import (
    BLOWS,
    BODIES,
    CALENDAR,
    CIVIC,
    COMPASS,
    FOLK,
    FROM,
    INTO,
    LANDS,
    SAYING,
    STREETS,
    TITLES,
    WATERS,
)


def signs_of(page: Page, guess: Guess, others: dict[int, Guess]) -> tuple[str, ...]:
    """The names of the signs that this guess shows; `others` are the guesses by first word."""
    words, text = page.words, page.text
    before = words[guess.first - 1] if guess.first else None
    after = words[guess.last + 1] if guess.last + 1 < len(words) else None
    level = _level(guess)
    around = [*_before(page, guess, before), *_after(page, guess, after, others)]
    own = _of_the_name(page, guess)
    if before is None or re.search(r"[.!?:\n\"“]\s*\Z", text[before.span[1] : guess.span[0]]):
        own.append("opens a sentence")
    signs = ["always", f"shape {guess.shape}", f"fame {min(9, int(guess.fame * 10))}"]
    beside = _plain_words(page, guess, before, after)
    return (*signs, *own, *around, *(f"{level}: {sign}" for sign in (*own, *around)), *beside)


def _plain_words(
    page: Page, guess: Guess, before: Word | None, after: Word | None
) -> Iterator[str]:
    """The words without a capital on both sides, with the mark that stands between."""
    if before is not None and not before.capital:
        mark = page.text[before.span[1] : guess.span[0]].strip()[:1]
        yield f"prev {mark}{before.lower}"
    if after is not None and not after.capital:
        mark = page.text[guess.span[1] : after.span[0]].strip()[:1]
        yield f"next {mark}{after.lower}"


def signs_elsewhere(guesses: Sequence[Guess], scores: Sequence[float]) -> Iterator[str]:
    """For each guess, how like a place the same name looks where else it stands in the text.

    `scores` are those of the first look, as logarithms of odds.
    """
    same: dict[str, list[float]] = defaultdict(list)
    for guess, score in zip(guesses, scores, strict=True):
        same[guess.name].append(score)
    for guess, score in zip(guesses, scores, strict=True):
        others = len(same[guess.name]) - 1
        mean = (sum(same[guess.name]) - score) / others if others else 0.0
        yield f"elsewhere {max(-4, min(4, floor(mean)))}" if others else "nowhere else"


def _level(guess: Guess) -> str:
    """A coarse word for the guess, with which the other signs are combined."""
    if guess.shape != "known":
        return guess.shape.split()[0]
    if guess.fame == PEOPLE_FAME:
        return "people"
    return "little known" if guess.fame < 0.45 else "known" if guess.fame < 0.75 else "well known"


PEOPLE_FAME = 0.9  # the weight that the gazetteer gives to the names of peoples


def _of_the_name(page: Page, guess: Guess) -> list[str]:
    name, lower = guess.name, guess.name.lower()
    first = page.words[guess.first]
    single = guess.first == guess.last
    signs = ["one word" if single else "more words"]
    checks = (
        (name.isupper() and len(name) > 3, "all capitals"),
        (len(name) <= 3 and name.isupper(), "short capitals"),
        (name.endswith("."), "abbreviated"),
        (single and lower in CALENDAR, "calendar"),
        (single and first.lower in page.lower_forms, "also a plain word"),
        (name in page.surnames, "also a surname"),
        (first.text in page.regioned, "with its region elsewhere"),
        (page.guided[first.text] > 0, "guided elsewhere"),
        (page.guided[first.text] > 1, "guided often"),
        (page.counts[first.text] > 2, "named often"),
        (single and lower in BODIES | TITLES | STREETS, "a title or body"),
    )
    return signs + [sign for holds, sign in checks if holds]


def _before(page: Page, guess: Guess, before: Word | None) -> list[str]:
    if before is None:
        return ["nothing before"]
    between = page.text[before.span[1] : guess.span[0]]
    lower = before.lower
    if between.strip() == "," and before.capital:
        return ["after a comma and a name"]
    if between.strip():
        return ["after a mark"]
    if before.capital and lower not in INTO | FROM | {"the", "of", "a", "and"}:
        known = "title" if lower in TITLES else "compass" if lower in COMPASS else "capital"
        if re.fullmatch(r"[A-Z]\.?", before.text):
            known = "initial"
        return [f"before it a {known}", "before it: body" if lower in BODIES else "before it: none"]
    groups = ((INTO, "in"), (FROM, "from"), ({"of"}, "of"), ({"the"}, "the"),
              ({"and", "or"}, "and"), ({"a", "an"}, "a"), (TITLES, "title"),
              ({"by", "with"}, "by"), (BLOWS, "a blow"))  # fmt: skip
    named = next((label for group, label in groups if lower in group), "other")
    signs = [f"before it {named}"]
    if lower == "of" and guess.first > 1:
        signs.append(f"of after {_class_of(page.words[guess.first - 2])}")
    return signs


def _class_of(word: Word) -> str:
    if word.lower in BODIES:
        return "a body"
    if word.lower in LANDS | WATERS:
        return "a land"
    if word.lower in TITLES:
        return "a title"
    return "a capital" if word.capital else "a word"


def _after(page: Page, guess: Guess, after: Word | None, others: dict[int, Guess]) -> list[str]:
    if after is None:
        return ["nothing after"]
    between = page.text[guess.span[1] : after.span[0]]
    lower = after.lower
    if between.strip() == "," and guess.last + 1 in others:
        return ["a known place after a comma"]
    if between.strip() in ("'s", "’s"):
        return ["possessive", *_words_after(page, guess)] if after.capital else ["possessive"]
    if between.strip():
        return ["a mark after"]
    if after.capital:
        known = _capital_after(after, guess.last + 1 in others)
        return [*known, *_words_after(page, guess)]
    groups = ((SAYING, "saying"), (FOLK, "folk"), (BODIES, "plain body"), ({"and", "or"}, "and"),
              ({"is", "was", "has", "had", "will", "were", "are"}, "a verb"))  # fmt: skip
    return [f"after it {next((name for group, name in groups if lower in group), 'other')}"]


def _capital_after(after: Word, known: bool) -> list[str]:
    lower = after.lower
    groups = ((BODIES, "body"), (STREETS, "street"), (LANDS | WATERS, "land"), (TITLES, "title"),
              (CALENDAR, "calendar"))  # fmt: skip
    named = next((name for group, name in groups if lower in group), "name")
    return [f"capital after: {'known' if known and named == 'name' else named}"]


def _words_after(page: Page, guess: Guess) -> list[str]:
    """The next word and the last of the run, where they are words for a body or a land."""
    heads = BODIES | CIVIC | LANDS | WATERS | STREETS | TITLES
    run = _run_after(page, guess.last)
    named = [word.lower for word in run if word.lower in heads]
    signs = [f"then {run[0].lower}"] if run and run[0].lower in heads else []
    signs += [f"run ends {named[-1]}"] if named else ["run without a head"]
    if run and run[0].lower in CIVIC:
        signs.append("then civic")
    if any(word.lower in CIVIC for word in run):
        signs.append("civic in run")
    return [*signs, f"run of {min(4, len(run))}"]


def _run_after(page: Page, last: int) -> list[Word]:
    run: list[Word] = []
    for n in range(last + 1, min(last + 1 + MOST_WORDS, len(page.words))):
        word = page.words[n]
        if not joined(page.text, page.words[n - 1], word) and n > last + 1:
            break
        if word.capital:
            run.append(word)
        elif word.lower not in ("of", "and", "for", "the"):
            break
    return run
