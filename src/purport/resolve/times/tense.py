"""Whether the words around a time speak of what is still to come or of what has been."""

import re

from purport.records.spans import Span

WINDOW = 120
FUTURE = re.compile(
    r"\b(?:will|won't|won’t|shall|is to|are to|going to|plans? to|planned|planning|scheduled"
    r"|(?:decided|agreed|vowed|pledged|promised|threatened|wants?|set|due) to"
    r"|expected|expects?|due|upcoming|ahead of|payable|intends?|hopes?|slated|set for|deadline"
    r"|as early as|as soon as|to be|is set to|effective|would be|would still)\b|(?:'ll|’ll)\b"
    r"|\b(?:будет|будут|состоится|відбудеться|буде|سوف)\b",
    re.IGNORECASE,
)
# Participles after "be" and "is" are not past; a capital ("United") is no verb.
PARTICIPLE = r"(?<!be )(?<!is )(?<!are )(?<!to )(?!hundred|indeed|need)"
PAST = re.compile(
    r"\b(?:was|were|had|did|became|began|came|fell|rose|went|took|made|left|met|won|lost|led|shot"
    r"|struck|hit|sent|set|put|saw|got|gave|spoke|flew|drove|ran|found|brought|fought|broke|wrote"
    r"|fled|stood|kept|paid|built|spent|since"
    rf"|{PARTICIPLE}(?:held|heard|[a-z]{{3,}}ed))\b"
    # A reporting verb dates the saying, not what is said, unless it stands right before the time.
    r"|\b(?:said|says|told)(?: on)? ?$",
)
# Not after an initial or a title: "Daniel P. Davison", "Gen. Schwarzkopf".
SENTENCE_END = re.compile(
    r"(?<![ .][A-Z])(?<!Mr)(?<!Mrs)(?<!Dr)(?<!Gen)(?<!Col)(?<!Lt)(?<!Sen)"
    r"[.!?][\"'”’)]*\s+(?=[\"“‘(]?[A-Z])|\n\s*\n"
)
UNTIL = re.compile(r"(?:until|till|by|через|завтра)\b", re.IGNORECASE)
# A verb after the time counts as this much further off: verbs mostly stand before it.
AFTER_PENALTY = 40


def is_future(text: str, span: Span) -> bool:
    """Whether the nearest cue in the same sentence points to the future."""
    future, past = _cues(text, span)
    return future is not None and (past is None or future <= past)


def is_past(text: str, span: Span) -> bool:
    """Whether the nearest cue in the same sentence points to the past."""
    future, past = _cues(text, span)
    return past is not None and (future is None or past < future)


def _cues(text: str, span: Span) -> tuple[int | None, int | None]:
    # The first letter of the time shows whether a sentence begins there.
    before = SENTENCE_END.split(text[max(0, span[0] - WINDOW) : span[0] + 1])[-1][:-1]
    after = SENTENCE_END.split(text[span[1] : span[1] + WINDOW], maxsplit=1)[0]
    future, past = _nearest(FUTURE, before, after), _nearest(PAST, before, after)
    if before.strip() and UNTIL.match(text, span[0]):
        future = 0
    return future, past


def _nearest(cue: re.Pattern[str], before: str, after: str) -> int | None:
    distances = [len(before) - match.end() for match in cue.finditer(before)][-1:]
    following = cue.search(after)
    distances += [following.start() + AFTER_PENALTY] if following else []
    return min(distances, default=None)
