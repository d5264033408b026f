"""What an official denial denies: the strike, the target, the harm or the motive.

Only a denial of the strike itself gives the outcome *denied*; the others stand beside it.
"""

import re
from collections.abc import Iterable

from purport.assess.index import RecordIndex
from purport.assess.mentions import Spellings, names_of
from purport.assess.options import CompareOptions
from purport.assess.sheets import Sheet
from purport.assess.subject import Subject
from purport.records.claim import Claim, CueClass, Polarity
from purport.records.event import Event
from purport.records.incident import Candidate, Denial, Incident, Window
from purport.records.place import Precision

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "motive",
        re.compile(
            r"\bnot (?:\w+ ){0,2}(?:in response to|because of|related to|connected (?:to|with)"
            r"|prompted by|intended to|meant to|in support of|on behalf of|a reaction to)",
            re.I,
        ),
    ),
    ("target", re.compile(r"\b(?:not|never) (?:\w+ )?(?:target|aim|direct)(?:ed|ing)?\b", re.I)),
    (
        "harm",
        re.compile(
            r"\b(?:no|not|never|without)\b[^.;]{0,60}\b(?:civilians?|casualt|non-?combatants?|"
            r"injur|deaths?)|\bnot credible\b",
            re.I,
        ),
    ),
    (
        "strike",
        re.compile(
            r"\b(?:did not|have not|has not|no coalition|no U\.?S\.?|never)\b[^.;]{0,40}"
            r"\b(?:strikes?|air ?strikes?|bomb(?:ed|ings?)?|struck|conduct(?:ed)?"
            r"|carr(?:y|ied) out)",
            re.I,
        ),
    ),
)


def specific_denials(sheets: Iterable[Sheet]) -> tuple[Denial, ...]:
    """What the claims of these pieces of a record deny; each kind once a claim."""
    return tuple(
        Denial(claim_id=claim.id, document_id=sheet.document.id, denies=kind)
        for sheet in sheets
        for claim in sheet.claims
        if _denies(claim)
        for kind in denied_by(claim)
    )


def denied_by(claim: Claim) -> tuple[str, ...]:
    """The kinds of denial that the words of a claim hold, in a fixed order."""
    words = f"{claim.cue.text} {claim.content.text}"
    return tuple(kind for kind, pattern in PATTERNS if pattern.search(words))


def _denies(claim: Claim) -> bool:
    if claim.cue.negated:
        return False
    return claim.cue.cue_class is CueClass.DENY or claim.stance.polarity is Polarity.NEGATIVE


def denials_beside(
    subject: Subject, index: RecordIndex, chosen: tuple[Candidate, ...]
) -> tuple[Denial, ...]:
    """Denials in the pieces that the outcome rests on, else in those that may speak of the time."""
    relevant = {each.document_id for each in chosen}
    pieces = index.pieces(subject.incident.window)
    return specific_denials(
        sheet for sheet in pieces if not relevant or sheet.document.id in relevant
    )


def general_denial(incident: Incident, index: RecordIndex) -> str | None:
    """The words of an announcement of no strikes whose window and country hold the whole claim."""
    for sheet in index.pieces(incident.window):
        for event in sheet.events:
            covered = sheet.window_of(event)
            if not event.negated or covered is None or not _holds(covered, incident.window):
                continue
            if _in_scope(incident, event):
                return event.text
    return None


def strike_denial(subject: Subject, index: RecordIndex, options: CompareOptions) -> str | None:
    """The words of a denial of a strike at this very place, in a piece that may speak of the time.

    A denial that names no place denies something else: it stands beside, and decides nothing.
    """
    place = subject.incident.place
    names = names_of(place, options.spellings_of(place)) if place else ()
    for sheet in index.pieces(subject.incident.window):
        for claim in sheet.claims:
            if not _denies(claim) or "strike" not in denied_by(claim):
                continue
            if Spellings(claim.content.text).find(names):
                return f"{claim.cue.text} {claim.content.text}".strip()
    return None


def _holds(outer: Window, inner: Window) -> bool:
    if not (outer.earliest and outer.latest and inner.earliest and inner.latest):
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _in_scope(incident: Incident, event: Event) -> bool:
    """Whether the denied country is the incident's; an unnamed scope denies nothing."""
    if event.place is None or incident.place is None or event.place.country is None:
        return False
    wide = event.place.precision in (Precision.COUNTRY, None)
    return wide and event.place.country == incident.place.country
