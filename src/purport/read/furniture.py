"""Which lines of an official release are not its text: letterheads, page marks, contacts."""

import re

from purport.read.lines import Line
from purport.records.spans import Span

_MARK = re.compile(
    r"""(?ix) page\ \d+\ (?:of|/)\ \d+ | \(?\s*-{0,3}\s*more\s*-{0,3}\s*\)? | (\d{1,2})-\1-\1
      | -\s?(?:30|end|ends)\s?- | \#(?:\s*\#){2,} | _{3,} | -{3,}"""
)
_NUMBER = re.compile(r"-?\s?\d{1,3}\s?-?")
_PRINTED = re.compile(r"(?i)https?://\S+(?:\s+\d{1,2}/\d{1,2}/\d{2,4})?|www\.\S+")
_FORM = re.compile(
    r"""(?ix) for\ immediate\ release | embargoed\ until\b.* | no\ longer\ under\ embargo
      | (?:press|news|media)?\ *release\ *(?:\#|no\.?|number|nr\.?):?\ *[\w./-]*\d[\w./-]*
      | (?:press|news|media)\ release | apo\ (?:ae|ap|aa)\ \d{5}"""
)
_CONTACT_HEAD = re.compile(
    r"(?i)for (?:additional|more|further) information,? ?"
    r"(?:please )?(?:contact|call|visit)\b.{0,60}"
    r"|(?:(?:media|press|public affairs) )?(?:contacts?|inquiries|enquiries|office)\b[\w ]{0,40}:"
)
_CONTACT = re.compile(
    r"""(?ix) (?:e-?mail|tel|phone|com|comm|dsn|fax|mobile|cell|twitter|facebook)\ *[:.]\ *\S.*
      | [\w.+-]+@[\w.-]+\.\w{2,} | \+?[\d()\ .-]{7,}"""
)
_LINKS_HEAD = re.compile(r"(?i)related (?:sites|links|stories|articles|topics)|contact author")
_LINK_LETTERS = 90
_LINK_LINES = 40
_HEAD_LINES = 12
_HEAD_VERB = re.compile(
    r"(?i)\b(?:strikes?|struck|attacks?|hits?|kills?|destroys?|continue|targets?)\b"
)
_PAGE_END = re.compile(r"""[.!?:;"”»)]\s*$""")


def skipped_ranges(lines: tuple[Line, ...], marked: set[int]) -> tuple[Span, ...]:
    """The code-point ranges of page furniture; `marked` are the numbers of its lines.

    A range takes whole lines. Where a page break falls inside a sentence, the empty lines round it
    belong to it, so that the sentence goes on; otherwise they stay and part the paragraphs.
    """
    ranges: list[Span] = []
    for first, last in _runs(marked, lines):
        first, last = _widened(first, last, lines)
        ranges.append((lines[first].start, lines[last].end))
    return _joined(ranges + _form_feeds(lines))


def furniture_lines(lines: tuple[Line, ...]) -> set[int]:
    """The numbers of the lines that are furniture by themselves or by their place."""
    own = {number for number, line in enumerate(lines) if _is_furniture(line)}
    own |= _page_numbers(lines)
    return own | _letterhead(lines, own) | _links(lines) | _contacts(lines)


def _is_furniture(line: Line) -> bool:
    patterns = (_MARK, _PRINTED, _FORM, _CONTACT, _CONTACT_HEAD)
    return not line.is_date and any(pattern.fullmatch(line.words) for pattern in patterns)


def _page_numbers(lines: tuple[Line, ...]) -> set[int]:
    """Lines that hold only a short number, with a form feed and empty lines round them.

    A number alone in the middle of a paragraph may be a count that was wrapped: it stays.
    """
    found = set()
    for number, line in enumerate(lines):
        if _NUMBER.fullmatch(line.words):
            around = [lines[n] for n in (number - 1, number + 1) if 0 <= n < len(lines)]
            feeds = any(each.feeds for each in (line, *around)) or number + 1 == len(lines)
            if feeds and not any(each.words for each in around if not each.feeds):
                found.add(number)
    return found


def _letterhead(lines: tuple[Line, ...], own: set[int]) -> set[int]:
    """Lines at the very top, and the same lines at the top of later pages.

    The top ends at the first date or release number; only what stands above a release's form, or
    comes back on a later page, is a letterhead, and what has the verb of a headline never is.
    """
    top = [number for number in _top(lines, own) if not _HEAD_VERB.search(lines[number].words)]
    repeated = {lines[number].words for number in top}
    formed = any(_FORM.fullmatch(line.words) for line in lines[: _HEAD_LINES * 2])
    pages = {number for number in _page_tops(lines) if lines[number].words in repeated}
    return pages | set(top) if formed or pages else set()


def _page_tops(lines: tuple[Line, ...]) -> set[int]:
    """The first lines of every page but the first."""
    starts = (number for number, line in enumerate(lines) if line.feeds)
    return {
        later for start in starts for later in range(start, min(len(lines), start + _HEAD_LINES))
    }


def _top(lines: tuple[Line, ...], own: set[int]) -> list[int]:
    found: list[int] = []
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if line.is_date or _FORM.fullmatch(line.words):
            return found
        if line.words and number not in own:
            found.append(number)
    return []


def _links(lines: tuple[Line, ...]) -> set[int]:
    """The lines of a list of links, from its heading to the page's end or the next sentence."""
    found: set[int] = set()
    left = 0
    for number, line in enumerate(lines):
        if _LINKS_HEAD.fullmatch(line.words):
            left = _LINK_LINES
        elif left and (line.feeds or _is_sentence(line.words)):
            left = 0
        if left and line.words:
            found.add(number)
        left = max(0, left - 1)
    return found


def _is_sentence(words: str) -> bool:
    return words.endswith(".") or len(words) > _LINK_LETTERS


def _contacts(lines: tuple[Line, ...]) -> set[int]:
    """Short lines between two lines of a contact block (a city, an office, a name of duty)."""
    found: set[int] = set()
    for number in range(1, len(lines) - 1):
        before, after = lines[number - 1].words, lines[number + 1].words
        between = _CONTACT_HEAD.fullmatch(before) and _CONTACT.fullmatch(after)
        if between and len(lines[number].words) < _LINK_LETTERS:
            found.add(number)
    return found


def _runs(marked: set[int], lines: tuple[Line, ...]) -> list[tuple[int, int]]:
    """First and last line of each run of furniture; empty lines between furniture belong to it."""
    runs: list[tuple[int, int]] = []
    for number in sorted(marked):
        if runs and not any(line.words for line in lines[runs[-1][1] + 1 : number]):
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _widened(first: int, last: int, lines: tuple[Line, ...]) -> tuple[int, int]:
    """The run with the empty lines round it, if it cuts a sentence in two."""
    before, after = first - 1, last + 1
    while before >= 0 and not lines[before].words:
        before -= 1
    while after < len(lines) and not lines[after].words:
        after += 1
    if before < 0 or after >= len(lines) or _PAGE_END.search(lines[before].words):
        return first, last
    if not _goes_on(lines[before], lines[after]):
        return first, last
    return before + 1, after - 1


def _goes_on(before: Line, after: Line) -> bool:
    """Whether a sentence runs from one line to the next across a page break."""
    return before.words[-1:] in ",-" or after.words[:1].islower() or after.words[:1].isdigit()


def _form_feeds(lines: tuple[Line, ...]) -> list[Span]:
    return [feed for line in lines for feed in line.feeds]


def _joined(ranges: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return tuple(joined)
