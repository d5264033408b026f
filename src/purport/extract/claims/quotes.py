"""Quotation marks in a text: where somebody else's words begin and end."""

import re
from collections.abc import Iterator, Sequence

from purport.records.spans import Span
from purport.records.value import value

MARK = re.compile(r"[\"“”„«»‟]|''|``|(?<!\w)‘(?=\w)|’(?!\w)")
CLOSERS = {
    "“": '”“"',
    "„": "“”",
    "«": "»",
    "‟": "”",
    '"': '"”',
    "``": "''",
    "''": "''",
    "”": "”",
    "‘": "’",
}
SPEECH_WORDS = 4


@value
class Quote:
    """One quotation: half-open offsets, marks included.

    `closed` is false where its paragraph ends first. `continues`: the next paragraph opens with a
    mark again, so the speech goes on there.
    """

    start: int
    end: int
    closed: bool = True
    continues: bool = False


def find_quotes(text: str, paragraphs: Sequence[Span]) -> tuple[Quote, ...]:
    """All quotations, outermost only, in order.

    An unbalanced mark never reaches beyond its paragraph; an unclosed one whose next paragraph
    opens with a mark is speech over several paragraphs.
    """
    found: list[Quote] = []
    for number, (start, end) in enumerate(paragraphs):
        here = list(_in_paragraph(text, start, end))
        if here and not here[-1].closed and _opens(text, paragraphs, number + 1):
            last = here[-1]
            here[-1] = Quote(start=last.start, end=last.end, closed=False, continues=True)
        found += here
    return tuple(found)


def _opens(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    return number < len(paragraphs) and text[paragraphs[number][0]] in '"“„«‟'


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quote]:
    opened, mark, inner = -1, "", ""
    for found in MARK.finditer(text, start, end):
        sign = found.group()
        if opened < 0:
            if _can_open(text, found, start, end):
                opened, mark, inner = found.start(), sign, ""
        elif inner:
            inner = "" if sign in CLOSERS[inner] else inner
        elif sign in CLOSERS[mark] and _can_close(text, found, start, mark):
            yield Quote(start=opened, end=found.end())
            opened = -1
        elif sign in "“„«" and sign != mark and _opens_word(text, found):
            inner = sign
    if opened >= 0 and mark != "‘":
        yield Quote(start=opened, end=end, closed=False)


def _can_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """A mark opens before a word or bracket; a straight or wrong-way one only after white space."""
    sign = mark.group()
    if sign in "»’":
        return False
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1] if mark.start() > start else " "
    if sign in "“„«‘‟":
        return True
    return not after.isspace() and (before.isspace() or before in "([—–-―…:,/”’")


def _can_close(text: str, found: re.Match[str], start: int, mark: str) -> bool:
    """A straight mark closes after a word or stop, not before the next word."""
    if found.group() == '"' and mark == "“":
        return text[found.start() - 1] in ",.!?…" or not _opens_word(text, found)
    if found.group() != '"' and mark != "‘":
        return not (mark == "“" and found.group() == "“" and _opens_word(text, found))
    before = text[found.start() - 1] if found.start() > start else " "
    return not before.isspace() or not _opens_word(text, found)


def _opens_word(text: str, found: re.Match[str]) -> bool:
    return text[found.end() : found.end() + 1].isalnum()


def is_speech(text: str, quote: Quote) -> bool:
    """Whether a quotation can stand as an utterance: long, unclosed, or ending like a sentence.

    “We saw two planes” and “Never!” can; a “ceasefire” or the “expert” cannot.
    """
    inner = text[quote.start : quote.end].strip("\"“”„«»‘’'` ")
    if not quote.closed or len(inner.split()) >= SPEECH_WORDS:
        return True
    return inner[-1:] in tuple(",.!?…—") and inner[:1].isupper()
