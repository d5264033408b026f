"""Outlets that only pass a claim on: *told CNN*, *in an interview with the Northern Times*."""

import re

from purport.extract.claims.draft import Draft
from purport.records.actor import Actor, ActorKind
from purport.records.claim import Source, SourceKind
from purport.records.spans import Span

LOOK = 80  # code points after the cue
TOLD = re.compile(r"\b(?:told|tells|telling|informed|assured)$", re.IGNORECASE)
SPOKE = re.compile(
    r"^\s*(?:\w+\s+)?(?:in|during)\s+(?:an?|his|her|their)\s+(?:\w+\s+)?(?:interview|statement|comments?|"
    r"remarks?|call|letter|e-?mail)\s+(?:with|to|on)\s+",
    re.IGNORECASE,
)
NAME = re.compile(
    r"\s*(?P<name>(?:the\s+)?(?:[A-Z][\w’'.&-]*)(?:\s+(?:(?:of|the|and|de|al)\s+)?[A-Z][\w’'.&-]*){0,5})"
)
OUTLET = re.compile(
    r"^(?:the\s+)?(?:[A-Z]{2,5}|Reuters|Bloomberg|Al[ -]Jazeera|Al[ -]Arabiya|Anadolu|Interfax|"
    r"Xinhua|Rudaw|Sky|Axios|Politico|Newsweek|Vox|Wikinews|Haaretz|Spiegel|.*\b(?:News|Times|Post|Journal|"
    r"Guardian|Telegraph|Tribune|Herald|Agency|Press|Television|TV|Radio|Today|Daily|Network|Gazette|"
    r"Chronicle|Observer|Magazine|Express|Standard|Mail|Globe|Monitor|Review|Weekly))\b",
)
NO_OUTLET = frozenset({"UN", "US", "UK", "EU", "NATO", "NGO", "MPS", "MP", "FBI", "CIA", "WHO"})


def channel_of(text: str, draft: Draft) -> Source | None:
    """The outlet that a source told what it said, or None.

    Recipients that are no outlets ("told reporters", "told the council") pass nothing on.
    """
    if not draft.cue:
        return None
    start, end = draft.cue[-1]
    stop = min((s for s, _ in draft.content if s >= end), default=end + LOOK)
    span = _named(text, end, min(stop, end + LOOK)) if TOLD.search(text[start:end]) else None
    span = span or _interviewer(text, end, min(stop, end + LOOK))
    if span is None:
        return None
    words = text[span[0] : span[1]]
    actor = Actor(as_written=re.sub(r"^the\s+", "", words), kind=ActorKind.OUTLET)
    return Source(spans=(span,), text=words, kind=SourceKind.NAMED, actor=actor)


def _interviewer(text: str, start: int, stop: int) -> Span | None:
    found = SPOKE.match(text[start:stop])
    return _named(text, start + found.end(), stop) if found else None


def _named(text: str, start: int, stop: int) -> Span | None:
    found = NAME.match(text, start, stop)
    if found is None:
        return None
    words = re.sub(r"[’']s$|\.$", "", found["name"])
    outlet = OUTLET.match(words)
    if outlet is None or words.removeprefix("the ") in NO_OUTLET:
        return None
    return found.start("name"), found.start("name") + len(words)
