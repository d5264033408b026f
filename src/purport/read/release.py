"""Official releases: the whole text, what of it is page furniture, its title and its date."""

import re
from datetime import date

from purport.read.furniture import furniture_lines, skipped_ranges
from purport.read.language import detect
from purport.read.lines import DATE_PATTERN, Line, lines_of
from purport.read.reading import Reading
from purport.read.text import characters
from purport.records.origin import Published, PublishedSource
from purport.records.problem import Outcome

COMPONENT = "read.release/1"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BYLINE = re.compile(
    r"(?im)^[ \t]*(?:(?:compiled )?from (?:an? )?[^\n]{3,80}?releases?\s*/\s*)?"
    r"published:?\s+(?P<on>" + DATE_PATTERN + r")[ \t]*$"
)
_HEAD_LETTERS = 2_500
_SEARCHED_LETTERS = 1_000_000  # no release is longer; furniture is sought up to here
_HEAD_LINES = 30
_TITLE_LINES = 4
_SENTENCE_LETTERS = 40
_DATELINE = re.compile(r"[A-Z][A-Z .,'()-]{3,60}(?:\([^)]*\) ?)?\s[-–—\xad\x97]{1,2}\s")


def read_release(name: str, content: bytes) -> Outcome[Reading]:
    """The text unchanged, its furniture as ranges, and the title and date it states itself."""
    decoded, problems = characters(name, content)
    lines = lines_of(decoded.text[:_SEARCHED_LETTERS])
    form, published = _date(decoded.text, lines)
    marked = furniture_lines(lines) | form
    reading = Reading(
        text=decoded.text,
        skipped=skipped_ranges(lines, marked),
        decoding=decoded.decoding,
        language=detect(decoded.text),
        title=_title(lines, marked),
        published=published,
        component=COMPONENT,
    )
    return Outcome(found=reading, problems=problems)


def _date(text: str, lines: tuple[Line, ...]) -> tuple[set[int], Published | None]:
    """The lines that hold the release's own date, and that date."""
    found = _BYLINE.search(text[:_HEAD_LETTERS])
    if found is not None:
        within = {
            number
            for number, line in enumerate(lines)
            if line.start < found.end() and found.start() < line.end
        }
        return within, _published(found)
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if line.is_date:
            return {number}, _published(re.search(f"(?i){DATE_PATTERN}", line.words))
        if len(line.words) > _SENTENCE_LETTERS and line.words.endswith("."):
            break
    return set(), None


def _published(found: re.Match[str] | None) -> Published | None:
    """The day of a date as matched, None where no such day exists."""
    if found is None:
        return None
    try:
        day = _day(found)
    except ValueError:
        return None
    basis = f"date line of the release: {' '.join(found.group().split())}"
    return Published(day=day, source=PublishedSource.CONTENT, basis=basis)


def _day(found: re.Match[str]) -> date:
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    month = (found["month"] or found["month2"])[:3].lower()
    year, day = found["year"] or found["year2"], found["day"] or found["day2"]
    return date(int(year), _MONTHS.index(month) + 1, int(day))


def _title(lines: tuple[Line, ...], marked: set[int]) -> str | None:
    """The first lines that are neither furniture nor the beginning of the text."""
    words: list[str] = []
    for number, line in enumerate(lines[:_HEAD_LINES]):
        ends = not line.words or number in marked or _DATELINE.match(line.words)
        if words and (ends or len(words) == _TITLE_LINES):
            break
        if not ends:
            words.append(line.words)
    title = " ".join(words)
    return title if title and not title.endswith(".") else None
