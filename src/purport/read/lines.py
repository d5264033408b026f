"""A text's lines with their places."""

import re

from purport.records.spans import Span
from purport.records.value import value

_LINE = re.compile(r"[^\n]*\n?")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE_PATTERN = (
    rf"(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH}),?\s+(?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
)
_DATE_LINE = re.compile(
    r"(?i)(?:(?:release )?date: *|released:? *|published:? *)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? *)?" + DATE_PATTERN
)


@value
class Line:
    """One line: its code-point range (newline included) and its words without outer space.

    `feeds` are the ranges of form feeds in it: with one, it begins a page. `is_date`: it holds
    only a date.
    """

    start: int
    end: int
    words: str
    feeds: tuple[Span, ...]
    is_date: bool


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text, in order; together they are the whole text."""
    return tuple(_line(found) for found in _LINE.finditer(text) if found.start() != found.end())


def _line(found: re.Match[str]) -> Line:
    written = found.group()
    words = written.strip()
    return Line(
        start=found.start(),
        end=found.end(),
        words=words,
        feeds=_feeds(written, found.start()),
        is_date=_DATE_LINE.fullmatch(words) is not None,
    )


def _feeds(written: str, start: int) -> tuple[Span, ...]:
    found = re.finditer(r"\f+", written) if "\f" in written else ()
    return tuple((start + feed.start(), start + feed.end()) for feed in found)
