"""A release as running text, without furniture and line ends, with the way back to each letter."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from purport.records.spans import Span
from purport.records.value import value

BETWEEN = -1  # the place of a space that stands for a line end: it is nowhere in the document

LONGEST_SENTENCE = 3000
TERMINAL = '.!?:;"”'
BULLET = re.compile(
    r"[•▪■◦*·\uf0b7]+\s*(?=\w)|(?:--+|[\u00ad–—-])\s+|(?:\(?[a-z0-9]{1,2}\)|\d{1,2}\.)\s+(?=[A-Z])"
)
LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]*")
DATE_LINE = re.compile(
    r"(?i:(?:.*\b(?:published|posted|issued|updated|dated|released)\b.*)?"
    r"(?:[a-z]+ \d{1,2}|\d{1,2} [a-z]+),? \d{4})"
)
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(•▪■*·]?[A-ZÀ-Þ0-9-])")
OPEN_END = re.compile(
    r"(?:,|[a-z]-|\b(?:a|an|the|of|and|or|in|near|at|by|to|with|from|two|three|four|five))$"
)
SHORT = re.compile(
    r"(?:\b(?:U\.S|U\.K|U\.N|a\.m|p\.m|[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Gen|Lt|Col|"
    r"Brig|Maj|Adm|Capt|Cmdr|Sgt|Dr|Mr|Mrs|Ms|No|St|approx|e\.g|i\.e))$"
)


@value
class Flow:
    """Running text; `offsets` give each letter's place in the document, or BETWEEN.

    `source` is the document's text, `blocks` are ranges of the running text: paragraphs, list items
    and headings.
    """

    source: str
    text: str
    offsets: tuple[int, ...]
    blocks: tuple[Span, ...]
    skipped: tuple[Span, ...] = ()

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The document's spans under a range: line ends are covered, skipped ranges never."""
        found: list[list[int]] = []
        for offset in self.offsets[start:end]:
            if offset == BETWEEN:
                continue
            if found and not self._is_cut(found[-1][1], offset):
                found[-1][1] = offset + 1
            else:
                found.append([offset, offset + 1])
        return tuple((first, last) for first, last in found)

    def _is_cut(self, left: int, right: int) -> bool:
        return left < right and any(s < right and left < e for s, e in self.skipped)

    def sentences(self, block: Span) -> Iterator[Span]:
        """The sentences of a block, as ranges of the running text."""
        start, end = block
        for stop in SENTENCE_END.finditer(self.text, start, end):
            near = max(start, stop.start() - 12)
            if self.text[stop.start()] == "." and SHORT.search(self.text, near, stop.start()):
                continue
            yield from self._pieces(start, stop.end())
            start = stop.end()
        yield from self._pieces(start, end)

    def _pieces(self, start: int, end: int) -> Iterator[Span]:
        """A sentence, cut at a space where it is longer than any that a person writes."""
        while end - start > LONGEST_SENTENCE:
            cut = self.text.rfind(" ", start + 1, start + LONGEST_SENTENCE) + 1
            cut = cut or start + LONGEST_SENTENCE
            yield (start, cut)
            start = cut
        if start < end:
            yield (start, end)


def flow(
    text: str,
    skipped: tuple[Span, ...],
    heading: re.Pattern[str],
    item: re.Pattern[str],
) -> Flow:
    """The running text of a release.

    A line that is a `heading` and a line that begins with a bullet or an `item` stand alone; a
    blank line ends a paragraph unless the sentence visibly goes on.
    """
    blocks: list[list[int]] = []
    cuts = tuple(start for start, _ in skipped)
    was_heading = blank = False
    for line in _lines(text, skipped):
        words = "".join(text[at] for at in line)
        if not any(letter.isalnum() for letter in words):
            blank = True
            continue
        is_heading = heading.fullmatch(words) is not None or DATE_LINE.fullmatch(words) is not None
        before = _words(text, blocks[-1]) if blocks else ""
        blank = blank and not (blocks and _has_cut(cuts, blocks[-1][-1], line[0], before))
        if not before or is_heading or was_heading or _begins(words, before, item, blank):
            blocks.append(line)
        else:
            _append(blocks[-1], line, text)
        was_heading, blank = is_heading, False
    return _joined(text, blocks, skipped)


def _lines(text: str, skipped: tuple[Span, ...]) -> Iterator[list[int]]:
    """Each line as the places of its letters, without furniture and doubled or outer spaces."""
    hidden = set[int]()
    for start, end in skipped:
        hidden.update(range(start, end))
    at = 0
    while at <= len(text):
        found = LINE.match(text, at)
        assert found is not None
        line = [place for place in range(found.start(), found.end()) if place not in hidden]
        if line or found.start() == found.end():
            yield _squeezed(text, line)
        at = found.end() + 1


def _squeezed(text: str, line: list[int]) -> list[int]:
    kept: list[int] = []
    for place in line:
        is_doubled = not kept or text[kept[-1]].isspace()
        if not (is_doubled and text[place].isspace()):
            kept.append(place)
    while kept and text[kept[-1]].isspace():
        kept.pop()
    return kept


def _begins(words: str, before: str, item: re.Pattern[str], blank: bool) -> bool:
    if BULLET.match(words) or item.match(words):
        return True
    is_open = before[-1] not in TERMINAL
    goes_on = is_open and (words[0].islower() or OPEN_END.search(before) is not None)
    return blank and not goes_on


def _has_cut(cuts: tuple[int, ...], last: int, first: int, before: str) -> bool:
    """Whether a page ends between two letters within a sentence: blank lines there are the page's.

    Furniture between a title or a finished sentence and the next paragraph ends no sentence.
    """
    at = bisect_right(cuts, last)
    return at < len(cuts) and cuts[at] < first and before[-1] not in TERMINAL and len(before) > 60


def _words(text: str, block: list[int]) -> str:
    return "".join(" " if at == BETWEEN else text[at] for at in block[-80:])


def _append(block: list[int], line: list[int], text: str) -> None:
    """Joins a line to its block; a name that is split at its hyphen is not torn further."""
    last, one_before = text[block[-1]], block[-2] if len(block) > 1 else BETWEEN
    split = last == "-" and one_before != BETWEEN and text[one_before].isalpha()
    if not (split and text[line[0]].isalpha()):
        block.append(BETWEEN)
    block.extend(line)


def _joined(text: str, blocks: list[list[int]], skipped: tuple[Span, ...]) -> Flow:
    offsets: list[int] = []
    ranges: list[Span] = []
    for block in blocks:
        ranges.append((len(offsets), len(offsets) + len(block)))
        offsets.extend([*block, BETWEEN])
    letters = "".join(" " if at == BETWEEN or text[at].isspace() else text[at] for at in offsets)
    return Flow(
        source=text, text=letters, offsets=tuple(offsets), blocks=tuple(ranges), skipped=skipped
    )
