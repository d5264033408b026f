"""What officials say of harm: conceded, not credible with a reason, or under review.

Such statements often come months after a strike. They are set beside an incident on a line of
their own: they say nothing of whether the strike was announced, and never change an outcome.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from purport.assess.mentions import Spellings
from purport.assess.sheets import DAY, Sheet
from purport.records.document import DocumentKind
from purport.records.ids import DocumentId
from purport.records.incident import HarmStatement, HarmView, Window
from purport.records.spans import Span, overlaps
from purport.records.value import value

SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*|\n(?!\s*\n)[^.!?\n]*)*[.!?]?")
HARM = re.compile(
    r"\b(?:civilians?|non-?combatants?|casualt\w+|bystanders?|children|women|innocent)\b", re.I
)
NOT_CREDIBLE = re.compile(
    r"\b(?:not|non-?|no longer) ?credible\b|\bno credible\b"
    r"|\binsufficient (?:information|evidence|detail)|\bunsubstantiated\b"
    r"|\bcould not (?:be )?(?:corroborate|substantiate|confirm)\w*",
    re.I,
)
UNDER_REVIEW = re.compile(
    r"\bunder (?:review|investigation|assessment|inquiry)\b"
    r"|\b(?:is|are|was|were|still|will be|has been|begun) (?:\w+ )?"
    r"(?:investigat|review|assess|inquir|look)ing\b|\b(?:opened|launched|begun|began|ordered) an? "
    r"(?:\w+ )?(?:investigation|inquiry|review|assessment)\b",
    re.I,
)
CONCEDED = re.compile(
    r"\b(?:more likely than not|preponderance of (?:the )?evidence|unintention\w+|unintended"
    r"|inadvertently|regret\w*|acknowledg\w+|concede\w*|accept\w* responsib\w+|apologi[sz]\w+"
    r"|likely (?:resulted|led|killed|injured|caused)|assess(?:es|ed)? that)\b",
    re.I,
)
DONE = re.compile(r"\b(?:kill|injur|wound|death|dead|died|harm|casualt)\w*", re.I)
DENIED = re.compile(
    r"\b(?:no|(?<!than )not|never|without|any)\b[^,;]{0,40}\b(?:civilian|casualt|harm)", re.I
)
REASON = re.compile(
    r"\b(?:because|since|due to|after finding that|given that|as (?=no|there|the|it|we)) ?"
    r"(?P<why>.+)",
    re.I | re.S,
)
NUMBER = re.compile(
    r"\b(\d{1,4})\b(?=(?:\s+\w+){0,2}?\s+(?:civilian|people|person|child|women|non))", re.I
)


@value
class Said:
    """One sentence on harm: its statement, the names in it, and the days it may speak of."""

    statement: HarmStatement
    names: Spellings
    windows: tuple[Window, ...]


class HarmStatements:
    """All that one record says on harm, by the days spoken of."""

    def __init__(self, sheets: Iterable[Sheet], texts: Mapping[DocumentId, str]) -> None:
        self._on: dict[int, list[Said]] = defaultdict(list)
        for sheet in sheets:
            if sheet.document.kind is DocumentKind.ROW:
                continue
            for said in _said(sheet, texts[sheet.document.id]):
                for window in said.windows:
                    for day in _days(window):
                        self._on[day].append(said)

    def of(self, window: Window, names: tuple[str, ...]) -> tuple[HarmStatement, ...]:
        """The statements that name one of these names and a day of the window, in order."""
        found = {
            (*said.statement.spans, said.statement.document_id): said.statement
            for day in _days(window)
            for said in self._on.get(day, ())
            if said.names.find(names)
        }
        return tuple(sorted(found.values(), key=lambda each: (each.document_id, each.spans)))


def _said(sheet: Sheet, text: str) -> Iterator[Said]:
    if not HARM.search(text):
        return
    before = ""
    for match in SENTENCE.finditer(text):
        words, span = match[0], match.span()
        if HARM.search(words) and not overlaps([span], sheet.document.skipped):
            statement = _statement(sheet, words, span)
            windows = _windows(sheet, (span[0] - len(before), span[1]))
            if statement is not None:
                yield Said(statement=statement, names=Spellings(before + words), windows=windows)
        before = words


def _statement(sheet: Sheet, words: str, span: Span) -> HarmStatement | None:
    says = view_of(words)
    if says is None:
        return None
    reason = REASON.search(words) if says is HarmView.NOT_CREDIBLE else None
    start = span[0] + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return HarmStatement(
        document_id=sheet.document.id,
        spans=((start, end),),
        text=" ".join(words.split()),
        says=says,
        numbers=_numbers(sheet, words, span) if says is HarmView.CONCEDED else None,
        reason=" ".join(reason["why"].split()).rstrip(".") if reason else None,
    )


def view_of(words: str) -> HarmView | None:
    """What a sentence on harm says of it; None if none of the three."""
    if not HARM.search(words) and "allegation" not in words.casefold():
        return None
    if NOT_CREDIBLE.search(words):
        return HarmView.NOT_CREDIBLE
    if UNDER_REVIEW.search(words):
        return HarmView.UNDER_REVIEW
    if CONCEDED.search(words) and DONE.search(words) and not DENIED.search(words):
        return HarmView.CONCEDED
    return None


def _numbers(sheet: Sheet, words: str, span: Span) -> tuple[int, int] | None:
    """The least and most people that the sentence concedes; None where it gives no figure."""
    harm = [h for e in sheet.spoken if overlaps([span], e.spans) for h in e.harm]
    ends = [n for each in harm for n in (each.least, each.most) if n is not None]
    ends = ends or [int(each) for each in NUMBER.findall(words)]
    return (min(ends), max(ends)) if ends else None


def _windows(sheet: Sheet, span: Span) -> tuple[Window, ...]:
    """The times named in a sentence and the one before; where none is, what the piece covers or
    the days before it came out.
    """
    named = [
        Window(earliest=each.when.earliest, latest=each.when.latest, basis=each.words.text)
        for each in sheet.times
        if each.when
        and each.when.earliest
        and each.when.latest
        and overlaps(each.words.spans, [span])
    ]
    published = sheet.document.published
    if not named and not sheet.coverage and published is not None:
        ends = published.counts_from()
        return (Window(earliest=ends - 4 * DAY, latest=ends, basis="before publication"),)
    return tuple(named) or sheet.windows


def _days(window: Window) -> range:
    """The days of a window and the one before and after; none for an open or a very long one."""
    if window.earliest is None or window.latest is None:
        return range(0)
    if window.latest - window.earliest > timedelta(days=40):
        return range(0)
    return range(window.earliest.toordinal() - 1, window.latest.toordinal() + 1)
