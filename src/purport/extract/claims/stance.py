"""How surely: the source's own stance, the author's, polarity, and the words that hedge."""

import re
from collections.abc import Iterable

from purport.extract.claims.draft import Draft
from purport.extract.claims.words import DISTANCING_CUES, ENDORSING_CUES, words
from purport.records.claim import AuthorStance, CueClass, Polarity, SourceStance, Stance
from purport.records.spans import Span

POSSIBLE = words("""
    may might could possibly perhaps maybe potentially potential conceivably possible plausible
    suspected hypothetical
""")
PROBABLE = words("""
    likely unlikely probably apparently seemingly appears appear appeared appearing seems seem
    seemed presumably presumed probable evidently ostensibly estimated projected
""") | {"in what seems", "in what appears"}
HEARSAY = words("""
    allegedly reportedly purportedly supposedly alleged purported so-called supposed self-styled
    self-proclaimed rumoured rumored
""") | {"said to"}
HOLDING = words("""
    think thinks thought thinking believe believes believed believing expect expects expected
    expecting envision envisions envisioned assume assumes assumed presume presumes presumed
    estimate estimates estimated suspect suspects suspected project projects projected
""")
DENIALS = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor)\b|n[’']t\b", re.IGNORECASE
)
WISHES = re.compile(
    r"\b(?:want|wish|hop|prefer|desir|seek|sought|wonder|would like)", re.IGNORECASE
)
STOPS = re.compile(r"[.!?;][\"”’]?\s+[\"“‘(\[]?[A-Z]")
CLAUSE_END = re.compile(r"[,;:]\s|\b(?:because|although|which|who|but|if|when|while|whose)\b")
NOT_ONLY = re.compile(r"\bnot (?:just|only|merely|simply|every|all)\b", re.IGNORECASE)
MAIN = 90  # code points: a negation further on is seldom that of the main verb
DOUBTING_WORDS = re.compile(
    r"\b(?:self-serving|false(?:ly)?|baseless|unfounded|unsubstantiated|misleading|absurd|"
    r"implausible|without (?:any )?evidence|no evidence|unproven|discredited|dubious|"
    r"far-fetched|untrue|incorrect|propaganda|pretext)\b",
    re.IGNORECASE,
)


def _pattern(listed: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b", re.IGNORECASE)


WEAK = {
    SourceStance.POSSIBLE: _pattern(POSSIBLE),
    SourceStance.PROBABLE: _pattern(PROBABLE),
    None: _pattern(HEARSAY),
}
ANY_WEAK = _pattern((*POSSIBLE, *PROBABLE, *HEARSAY))
MODAL = _pattern((*POSSIBLE, "likely", "probably", "apparently", "seemingly", "presumably"))
HOLDS = _pattern(HOLDING)
PROBABLE_VERBS = re.compile(
    r"\b(?:believ|think|thought|suspect|expect|assum|estimat|presum|fear|likely|anticipat)",
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
    """The words that weaken a claim, in its cue and its content, longest first at each place.

    A cue that tells of an opinion ("believes", "is expected") weakens by itself.
    """
    found = {m.span() for m in HOLDS.finditer(text, *_reach(draft.cue)) if draft.cue}
    for pattern in WEAK.values():
        for span in draft.content:
            found |= {m.span() for m in pattern.finditer(text, *span) if _weakens(text, m)}
    if draft.cue_class is CueClass.HEAR:
        found |= {m.span() for s in draft.cue for m in ANY_WEAK.finditer(text, *s)}
    else:
        found |= {m.span() for s in draft.cue for m in MODAL.finditer(text, *s)}
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(s for s in kept if not any(a <= s[0] and s[1] <= b for a, b in inner))


def _reach(spans: tuple[Span, ...]) -> Span:
    return (spans[0][0], spans[-1][1]) if spans else (0, 0)


def _weakens(text: str, found: re.Match[str]) -> bool:
    """Not the month of May, and not "could not", which denies."""
    if found.group() == "May" and not re.match(r"\s+[a-z]", text[found.end() : found.end() + 3]):
        return False
    denied = re.match(r"n[’']t|\s+not\b", text[found.end() : found.end() + 5])
    return not (found.group().lower() == "could" and denied)


def _source_stance(text: str, draft: Draft, cue: str, inner: tuple[Span, ...]) -> SourceStance:
    """How far the source limits itself, in its cue or in the first sentence of what it says."""
    opinion = PROBABLE_VERBS.search(cue) is not None
    if (draft.negated and not opinion) or draft.cue_class in {CueClass.ASK, CueClass.HEAR}:
        return SourceStance.UNKNOWN
    if WISHES.search(cue):
        return SourceStance.UNKNOWN
    stop = _first_stop(text, draft)
    words = [text[s:e] for s, e in hedges_of(text, draft, inner) if e <= stop]
    if any(WEAK[SourceStance.POSSIBLE].fullmatch(word) for word in words):
        return SourceStance.POSSIBLE
    if opinion or any(WEAK[SourceStance.PROBABLE].fullmatch(word) for word in words):
        return SourceStance.PROBABLE
    return SourceStance.CERTAIN


def _first_stop(text: str, draft: Draft) -> int:
    """The end of the first sentence of a content, or of the cue if that comes later."""
    start, end = draft.content[0]
    stop = STOPS.search(text, start, end)
    after = max((e for _, e in draft.cue), default=0)
    return max(stop.start() if stop else draft.content[-1][1], after)


def _author_stance(cue: str, draft: Draft) -> AuthorStance:
    words = set(cue.lower().replace(":", " ").split())
    if words & DISTANCING_CUES or draft.cue_class is CueClass.HEAR:
        return AuthorStance.DISTANCING
    if words & ENDORSING_CUES and not draft.negated:
        return AuthorStance.ENDORSING
    return AuthorStance.NEUTRAL


def _polarity(text: str, draft: Draft, cue: str) -> Polarity:
    """Negative if the source denies, doubts by a negated opinion, or negates its main statement."""
    if draft.cue_class is CueClass.DENY or (draft.negated and PROBABLE_VERBS.search(cue)):
        return Polarity.NEGATIVE
    if draft.negated or not draft.content:
        return Polarity.POSITIVE
    start, end = draft.content[0]
    clause = CLAUSE_END.split(text[start : min(end, start + MAIN)], maxsplit=1)[0]
    if STOPS.search(text, start, end) or NOT_ONLY.search(clause):
        return Polarity.POSITIVE
    return Polarity.NEGATIVE if DENIALS.search(clause) else Polarity.POSITIVE
