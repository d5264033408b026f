"""Contents made to fit what they stand in: whole quotations, one sentence."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from purport.extract.claims.draft import Draft, join, trim_content
from purport.extract.claims.quotes import Quote
from purport.extract.claims.sentence import Sentence
from purport.records.spans import Span, overlaps

ACCORDING = re.compile(r",?\s+according\s+to\s")
SHARE = 0.5  # of a quotation that a content must hold before it takes the rest


def fit(text: str, draft: Draft, sentence: Sentence, quotes: Sequence[Quote]) -> Draft:
    """The draft with its content cut to the cue's sentence and grown to whole quotations."""
    starts = [quote.start for quote in quotes]
    within = _around(quotes, starts, draft.cue[0][0])
    left, right = (within.start, within.end) if within else (sentence.start, sentence.end)
    pieces = []
    for start, end in draft.content:
        start, end = max(start, left, sentence.start), min(end, right, sentence.end)
        accorded = ACCORDING.search(text, start, end)
        if accorded and not overlaps(draft.cue, [accorded.span()]):
            end = accorded.start()
        if start < end:
            end = _introduced(text, end, sentence, quotes)
            pieces.append(_whole(trim_content(text, (start, end)), draft.cue, quotes, starts))
    return replace(draft, content=join(pieces, text))


def _introduced(text: str, end: int, sentence: Sentence, quotes: Sequence[Quote]) -> int:
    """The end of a quotation that a content's colon introduces, else the end as it is."""
    after = next((q for q in quotes if end <= q.start < sentence.end), None)
    if after is None or text[end : after.start].strip() not in {"", ":", "a", "an", "as", "the"}:
        return end
    if not text[end : after.start].strip() and _ends_sentence(text, end):
        return end
    return min(after.end, sentence.end)


def _ends_sentence(text: str, end: int) -> bool:
    return text[end - 1 : end] in {".", "!", "?", "”", '"'}


def _whole(span: Span, cue: Sequence[Span], quotes: Sequence[Quote], starts: Sequence[int]) -> Span:
    """The span grown to the marks of the quotations at its ends, the cue's own left alone."""
    start, end = span
    last = _around(quotes, starts, end - 1)
    if last is not None and start <= last.start + 1 and not _holds(last, cue):
        start, end = min(start, last.start), max(end, last.end)
    elif last is not None and not _holds(last, cue) and end < last.end:
        held = end - max(start, last.start)
        if held > SHARE * (last.end - last.start):
            end = last.end
    first = _around(quotes, starts, start)
    if first is not None and first.start < start <= first.start + 2 and not _holds(first, cue):
        start = first.start
    return start, end


def _around(quotes: Sequence[Quote], starts: Sequence[int], at: int) -> Quote | None:
    index = bisect_right(starts, at) - 1
    return quotes[index] if index >= 0 and at < quotes[index].end else None


def _holds(quote: Quote, cue: Sequence[Span]) -> bool:
    return any(quote.start <= start and end <= quote.end for start, end in cue)
