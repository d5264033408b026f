"""Whether the words around a time speak of what is still to come."""

import re

from purport.records.spans import Span

WINDOW = 120
FUTURE = re.compile(
    r"\b(?:will|won't|won’t|shall|is to|are to|going to|plans?|planned|planning|scheduled|expected"
    r"|expects?|due|upcoming|ahead of|payable|intends?|hopes?|would|could|may|might|slated|set for"
    r"|deadline|until)\b|(?:'ll|’ll)\b|будет|будут|состоится|відбудеться|буде|سوف|\bس(?=ي)",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:was|were|had|did|became|began|came|fell|rose|went|took|made|left|met|held|won|lost|led"
    r"|killed|struck|hit|shot|sent|since|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
# What a sentence says about itself ("officials said") tells nothing of when its events are.
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"“‘(]?[A-Z])|\n\s*\n")


def is_future(text: str, span: Span) -> bool:
    """Whether the nearest cue in the same sentence points to the future."""
    before = SENTENCE_END.split(text[max(0, span[0] - WINDOW) : span[0]])[-1]
    after = SENTENCE_END.split(text[span[1] : span[1] + WINDOW], maxsplit=1)[0]
    future = _nearest(FUTURE, before, after)
    return future is not None and future <= (_nearest(PAST, before, after) or WINDOW * 2)


def _nearest(cue: re.Pattern[str], before: str, after: str) -> int | None:
    distances = [len(before) - match.end() for match in cue.finditer(before)][-1:]
    following = cue.search(after)
    # Verbs mostly stand before their time.
    distances += [2 * following.start() + 20] if following else []
    return min(distances, default=None)
