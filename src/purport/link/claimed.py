"""Claimed attacks: events with the claims, documents and windows that they stand in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime

from purport.link.officials import Parties, no_party, official_speaker, speaks_of_own_side
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
LAST = datetime.max.replace(tzinfo=UTC)


def itself(actor: str) -> str:
    """The actor: it counts as one speaker with nobody else."""
    return actor


@value
class Speakers:
    """`root_of` gives the id under which an actor counts as a speaker, `parties` whom one names."""

    root_of: Callable[[str], str] = itself
    parties: Parties = no_party


ALONE = Speakers()


@value
class Claimed:
    """A claimed event with its claim, its document and the window in which it can have happened."""

    event: Event
    claim: Claim
    document: Document
    window: Window


def claimed_attacks(
    documents: Iterable[Document],
    findings: Mapping[DocumentId, Findings],
    lookback_days: int,
    speakers: Speakers = ALONE,
) -> tuple[Claimed, ...]:
    """The claimed attacks of all documents but official ones, sorted by the event's id.

    What officials say of their own side is left out: it belongs beside their releases.
    """
    return tuple(
        each
        for each in told_attacks(documents, findings, lookback_days)
        if not each.event.negated and not is_official_statement(each, speakers)
    )


def told_attacks(
    documents: Iterable[Document], findings: Mapping[DocumentId, Findings], lookback_days: int
) -> tuple[Claimed, ...]:
    """All attacks that claims of documents but official ones speak of, negated ones with them."""
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
        if claim is None or event.kind not in ATTACKS or claim.weighs is not None:
            continue
        window = claimed_window(event, document, lookback_days)
        yield Claimed(event=event, claim=claim, document=document, window=window)


def is_official_statement(each: Claimed, speakers: Speakers = ALONE) -> bool:
    """Whether a claim is what officials said of their own side: it is no claim against a record."""
    officials = official_speaker(each.claim, speakers.parties)
    return officials is not None and speaks_of_own_side(officials, each.event, speakers.root_of)


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
