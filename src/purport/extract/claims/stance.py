"""How surely: the source's own stance, the author's, polarity, and the words that hedge."""

import re
from collections.abc import Iterable, Iterator

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
TURNING = re.compile(r"\s+(?:of|about)\b")
DATED = re.compile(r"\d(?:st|nd|rd|th)?\s+$|\b(?:in|of|since|until|by|early|late|mid-|last)\s*$")
ABLE = re.compile(
    r"n[’']t|\s+(?:not|never|no longer|only|hardly|barely|see|hear|say|tell|feel|find|remember|"
    r"afford|speak|understand)\b"
)
NO_ONE = re.compile(r"\b(?:nobody|no one|none|neither)\s+$", re.IGNORECASE)
AS_FAR_AS = re.compile(r"\b(?:wherever|whenever|if|as \w+ as|soon as|far as)\s+$", re.IGNORECASE)
PRESENT = re.compile(r"\s*(?:\s(?:in|on|at|before|near|with|from|online)\b|[.,;:!?])")
MAIN = 90  # code points: a negation further on is seldom that of the main verb


def _pattern(listed: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b", re.IGNORECASE)


WEAK = {
    SourceStance.POSSIBLE: _pattern(POSSIBLE),
    SourceStance.PROBABLE: _pattern(PROBABLE),
    None: _pattern(HEARSAY),
}
ANY_WEAK = _pattern((*POSSIBLE, *PROBABLE, *HEARSAY))
ANY_HEARSAY = _pattern((*POSSIBLE, *PROBABLE, *HEARSAY, "reported"))
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
    found = {m.span() for m in _opinions(text, draft)}
    for pattern in WEAK.values():
        for span in draft.content:
            found |= {m.span() for m in pattern.finditer(text, *span) if _weakens(text, m)}
    if draft.cue_class is CueClass.HEAR:
        found |= _in_cue(text, draft, ANY_HEARSAY)
    else:
        found |= _in_cue(text, draft, MODAL)
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(s for s in kept if not any(a <= s[0] and s[1] <= b for a, b in inner))


def _in_cue(text: str, draft: Draft, pattern: re.Pattern[str]) -> set[Span]:
    found = (m for s in draft.cue for m in pattern.finditer(text, *s))
    return {m.span() for m in found if _weakens(text, m)}


def _reach(spans: tuple[Span, ...]) -> Span:
    return (spans[0][0], spans[-1][1]) if spans else (0, 0)


def _opinions(text: str, draft: Draft) -> Iterator[re.Match[str]]:
    """The cue's verb of opinion, unless it is negated or only turns to a topic ("think of")."""
    if not draft.cue or draft.negated:
        return
    for found in HOLDS.finditer(text, *_reach(draft.cue)):
        if not TURNING.match(text, found.end()):
            yield found


def _weakens(text: str, found: re.Match[str]) -> bool:
    """Not the month of May, not "could not", which denies, nor a "could" of mere ability."""
    word, before = found.group().lower(), text[max(0, found.start() - 12) : found.start()]
    if found.group() == "May" and (
        DATED.search(before) or not re.match(r"\s+[a-z]", text[found.end() : found.end() + 3])
    ):
        return False
    if word == "could" and (ABLE.match(text, found.end()) or NO_ONE.search(before)):
        return False
    if word == "possible" and AS_FAR_AS.search(before):
        return False
    return not (word.startswith("appear") and PRESENT.match(text, found.end()))


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
