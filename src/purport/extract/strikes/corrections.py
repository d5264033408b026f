"""A release's own words that an earlier release was wrong."""

import re
from datetime import date, timedelta

from purport.extract.strikes.calendar import Calendar
from purport.extract.strikes.flow import Flow
from purport.extract.strikes.mentions import number_of
from purport.extract.strikes.roles import words_of
from purport.extract.strikes.stated_windows import windows_in
from purport.extract.strikes.words import Lexicon
from purport.records.release import Change, Correction
from purport.records.spans import Span

EARLIER = re.compile(
    r"\b(?:release|releases|report|summary|statement|announcement)\b", re.IGNORECASE
)
RELEASE_OF = re.compile(rf"\W+(?:\w+\W+){{0,3}}?{EARLIER.pattern}", re.IGNORECASE)
GOES_ON = re.compile(r"\b(?:error|regret|apolog)", re.IGNORECASE)
YESTERDAY = re.compile(r"\byesterday[’']s\b", re.IGNORECASE)


def is_correction(flow: Flow, block: Span, words: Lexicon) -> bool:
    """Whether a paragraph corrects an earlier piece of the record."""
    return (
        words.correction.search(flow.text, *block) is not None
        and EARLIER.search(flow.text, *block) is not None
    )


def keeps_correcting(flow: Flow, sentence: Span, words: Lexicon) -> bool:
    """Whether a sentence goes on with a correction ("We regret the error")."""
    part = flow.text[slice(*sentence)]
    return words.correction.search(part) is not None or GOES_ON.search(part) is not None


def correction_of(flow: Flow, block: Span, words: Lexicon, days: Calendar | None) -> Correction:
    """The correction that a paragraph states, without the events that tell how it was."""
    text = flow.text[slice(*block)]
    change = _change(text, words)
    numbers = [
        number_of(found["number"], words)
        for found in words.strike.finditer(text)
        if found["number"] and found["number"].lower() not in ("a", "an", "another")
    ]
    country = words.country.search(text)
    return Correction(
        words=words_of(flow, *block),
        change=change,
        of=_day(text, days),
        country=words.codes[country[0].lower()] if country and change is Change.NUMBER else None,
        was=numbers[0] if change is Change.NUMBER and len(numbers) > 1 else None,
        now=numbers[-1] if change is Change.NUMBER and numbers else None,
    )


def _change(text: str, words: Lexicon) -> Change:
    for phrase, change in words.profile.words.changes:
        if phrase.lower() in text.lower():
            return Change(change)
    return Change.UNCLEAR


def _day(text: str, days: Calendar | None) -> date | None:
    """The day of the corrected release: "yesterday's", else the day named right before the word for
    a release, else the first named.
    """
    if days is None:
        return None
    if YESTERDAY.search(text):
        return days.today - timedelta(days=1)
    named = [each for each in windows_in(text, (0, len(text)), days) if each.rank == 2]
    of_release = [each for each in named if RELEASE_OF.match(text, each.end)]
    return next((each.first for each in (*of_release, *named)), None)
