"""How surely: the source's own stance, the author's, polarity, and the words that hedge."""

import re

from purport.extract.claim_draft import Draft
from purport.records.claim import AuthorStance, CueClass, Polarity, SourceStance, Stance
from purport.records.spans import Span

POSSIBLE = (
    "may have", "might have", "could have", "may be", "might be", "could be", "may", "might",
    "possibly", "perhaps", "maybe", "potentially", "conceivably", "it is possible", "possible",
    "suspected", "could",
)
PROBABLE = (
    "likely", "unlikely", "probably", "apparently", "appears", "appear", "appeared", "seems",
    "seem", "seemed", "presumably", "believed to", "thought to", "is expected", "are expected",
    "in what seems", "in what appears", "probable", "evidently", "ostensibly",
)
HEARSAY = ("allegedly", "reportedly", "purportedly", "supposedly", "alleged", "purported",
           "so-called", "supposed", "self-styled", "said to", "rumoured", "rumored")
NOT_HEDGES = re.compile(r"\b(?:[Mm]ay \d|on May|in May|of May|May \d)")
DENIALS = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor)\b|n[’']t\b", re.IGNORECASE
)
DISTANCING_CUES = frozenset(
    "claim claims claimed claiming alleges allege alleged alleging purport purports insists "
    "maintain maintains allegedly purportedly reportedly supposedly so-called".split()
)
ENDORSING_CUES = frozenset(
    "confirm confirmed confirms confirming acknowledge acknowledged acknowledges acknowledging "
    "reveal revealed reveals revealing note noted notes noting show showed shows shown showing "
    "admit admitted admits admitting concede conceded demonstrate demonstrates demonstrated "
    "prove proved proves pointed disclosed disclose learned documented found know knows".split()
)
DOUBTING_WORDS = re.compile(
    r"\b(?:self-serving|false(?:ly)?|baseless|unfounded|unsubstantiated|misleading|absurd|"
    r"implausible|without (?:any )?evidence|no evidence|unproven|discredited|dubious|"
    r"far-fetched|untrue|incorrect|propaganda|pretext)\b",
    re.IGNORECASE,
)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b", re.IGNORECASE)


WEAK = {
    SourceStance.POSSIBLE: _pattern(POSSIBLE),
    SourceStance.PROBABLE: _pattern(PROBABLE),
    None: _pattern(HEARSAY),
}
PROBABLE_VERBS = re.compile(
    r"\b(?:believ|think|thought|suspect|expect|assum|estimat|presum|fear|hop|suggest|likely|anticipat)",
    re.IGNORECASE,
)


def stance_of(text: str, draft: Draft, inner: tuple[Span, ...] = ()) -> Stance:
    """The stance of one claim; hedges inside `inner`, claims within its content, are theirs."""
    cue = " ".join(text[s:e] for s, e in draft.cue)
    return Stance(
        source=_source_stance(text, draft, cue, inner),
        author=_author_stance(cue, draft),
        polarity=_polarity(text, draft, cue),
        hedges=hedges_of(text, draft, inner),
    )


def hedges_of(text: str, draft: Draft, inner: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """The words that weaken a claim, in its cue and its content, longest first at each place."""
    found: set[Span] = set()
    for pattern in WEAK.values():
        for span in (*draft.cue, *draft.content):
            found |= {m.span() for m in pattern.finditer(text, *span) if not _is_month(text, m)}
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(s for s in kept if not any(a <= s[0] and s[1] <= b for a, b in inner))


def _is_month(text: str, found: re.Match[str]) -> bool:
    """Whether "May" is the month: capitalised away from a sentence's beginning."""
    if found.group() not in {"May", "MAY"}:
        return found.group().lower().startswith("may ") and found.group()[0] == "M"
    return not re.match(r"\s+[a-z]", text[found.end() : found.end() + 3])


def _source_stance(text: str, draft: Draft, cue: str, inner: tuple[Span, ...]) -> SourceStance:
    if draft.negated or draft.cue_class in {CueClass.ASK, CueClass.HEAR}:
        return SourceStance.UNKNOWN
    marks = hedges_of(text, draft, inner)
    words = [text[s:e] for s, e in marks]
    if any(WEAK[SourceStance.POSSIBLE].fullmatch(word) for word in words):
        return SourceStance.POSSIBLE
    if any(WEAK[SourceStance.PROBABLE].fullmatch(word) for word in words):
        return SourceStance.PROBABLE
    if PROBABLE_VERBS.search(cue):
        return SourceStance.PROBABLE
    return SourceStance.CERTAIN


def _author_stance(cue: str, draft: Draft) -> AuthorStance:
    words = set(cue.lower().replace(":", " ").split())
    if words & DISTANCING_CUES or draft.cue_class is CueClass.HEAR:
        return AuthorStance.DISTANCING
    if words & ENDORSING_CUES and not draft.negated:
        return AuthorStance.ENDORSING
    return AuthorStance.NEUTRAL


def _polarity(text: str, draft: Draft, cue: str) -> Polarity:
    """Negative if the source denies, or its first clause is negated."""
    if draft.cue_class is CueClass.DENY:
        return Polarity.NEGATIVE
    head = text[draft.content[0][0] : draft.content[0][1]] if draft.content else ""
    clause = re.split(r"[,;:.]\s|\b(?:because|although|which|who|but)\b", head, maxsplit=1)[0]
    return Polarity.NEGATIVE if DENIALS.search(clause) else Polarity.POSITIVE
