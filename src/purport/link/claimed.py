"""Claimed attacks: events with the claims, documents and windows that they stand in."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from purport.link.window import claimed_window
from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.event import Event, EventKind
from purport.records.finding import Findings
from purport.records.ids import DocumentId
from purport.records.incident import Window
from purport.records.origin import OriginKind
from purport.records.place import Place, Precision
from purport.records.value import value

ATTACKS = frozenset(
    {EventKind.AIRSTRIKE, EventKind.SHELLING, EventKind.BOMBING, EventKind.GROUND_ATTACK}
)
WIDE = frozenset({Precision.PROVINCE, Precision.COUNTRY, Precision.DISTRICT})
WIDE_KM = 25.0  # an area of this radius holds several strikes of any day
OFFICIAL_KINDS = frozenset({"state", "force", "coalition", "body"})
LAST = datetime.max.replace(tzinfo=UTC)


@value
class Claimed:
    """A claimed event with its claim, its document and the window in which it can have happened."""

    event: Event
    claim: Claim
    document: Document
    window: Window


def claimed_attacks(
    documents: Iterable[Document], findings: Mapping[DocumentId, Findings], lookback_days: int
) -> tuple[Claimed, ...]:
    """The claimed attacks of all documents but official ones, sorted by the event's id."""
    found = (
        each
        for document in documents
        if document.origin.kind is not OriginKind.OFFICIAL
        for each in _of(document, findings.get(document.id, Findings()), lookback_days)
    )
    return tuple(sorted(found, key=lambda each: each.event.id))


def _of(document: Document, found: Findings, lookback_days: int) -> Iterable[Claimed]:
    claims = {claim.id: claim for claim in found.claims}
    for event in found.events:
        claim = claims.get(event.claim) if event.claim else None
        if claim is None or event.negated or event.kind not in ATTACKS:
            continue
        if is_official_statement(claim) or claim.weighs is not None:
            continue
        window = claimed_window(event, document, lookback_days)
        yield Claimed(event=event, claim=claim, document=document, window=window)


def is_official_statement(claim: Claim) -> bool:
    """Whether the claim is what officials said: it is set beside their record, not against it."""
    actor = claim.source.actor
    return actor is not None and actor.kind.value in OFFICIAL_KINDS


def is_wide(place: Place | None) -> bool:
    """Whether a place is missing or so wide that it ties nothing by itself."""
    if place is None:
        return True
    if not place.is_resolved:
        return False
    return place.precision in WIDE or (place.radius_m or 0) / 1000 > WIDE_KM


def starts(window: Window) -> datetime:
    """When a window begins, for sorting; one without bounds comes last."""
    return window.earliest or window.latest or LAST
