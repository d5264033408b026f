"""Claimed events to incidents: which of them may be one occurrence.

Two events are suggested as one incident when their kinds agree, their windows touch, their places
fit within both precisions and no attacker contradicts. A place as wide as a province, or none at
all, ties an event only to what the same document says. Two precise places of one document are two
incidents.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from purport.link.code import incident_code
from purport.link.window import claimed_window
from purport.records.actor import MatchState
from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.event import Event, EventKind, Harm
from purport.records.finding import Findings
from purport.records.ids import DocumentId, IncidentId, identify
from purport.records.incident import Incident, Window
from purport.records.origin import OriginKind
from purport.records.place import Place, Precision, distance_km
from purport.records.value import value

ATTACKS = frozenset(
    {EventKind.AIRSTRIKE, EventKind.SHELLING, EventKind.BOMBING, EventKind.GROUND_ATTACK}
)
WIDE = frozenset({Precision.PROVINCE, Precision.COUNTRY, Precision.DISTRICT})
NEAR_KM = 5.0
LAST = datetime.max.replace(tzinfo=UTC)
SLACK = timedelta(hours=12)  # a night has two dates, a place has another zone


@value
class LinkOptions:
    """`lookback_days`: how far before its claim an undated event can lie."""

    lookback_days: int = 14


@value
class Claimed:
    """A claimed event with its claim, its document and the window in which it can have happened."""

    event: Event
    claim: Claim
    document: Document
    window: Window


def link(
    documents: Sequence[Document], findings: dict[DocumentId, Findings], options: LinkOptions
) -> tuple[Incident, ...]:
    """The incidents, sorted by window, code and id; the order of the documents changes nothing."""
    claimed = sorted(
        _claimed(documents, findings, options), key=lambda each: (_seed_rank(each), each.event.id)
    )
    groups: list[list[Claimed]] = []
    for each in claimed:
        fitting = [group for group in groups if _fits(each, group)]
        if len(fitting) == 1:
            fitting[0].append(each)
        elif each.event.place is not None:
            groups.append([each])
    made = [_incident(group) for group in groups]
    return tuple(sorted(made, key=lambda each: (_start(each.window), each.code, each.id)))


def _claimed(
    documents: Iterable[Document], findings: dict[DocumentId, Findings], options: LinkOptions
) -> Iterable[Claimed]:
    for document in documents:
        found = findings.get(document.id)
        if found is None or document.origin.kind is OriginKind.OFFICIAL:
            continue
        claims = {claim.id: claim for claim in found.claims}
        for event in found.events:
            claim = claims.get(event.claim) if event.claim else None
            if claim is None or event.negated or event.kind not in ATTACKS:
                continue
            if is_official_statement(claim) or claim.weighs is not None:
                continue
            window = claimed_window(event, document, options.lookback_days)
            yield Claimed(event=event, claim=claim, document=document, window=window)


OFFICIAL_KINDS = frozenset({"state", "force", "coalition", "body"})


def is_official_statement(claim: Claim) -> bool:
    """Whether the claim is what officials said: it is set beside their record, not against it."""
    actor = claim.source.actor
    return actor is not None and actor.kind.value in OFFICIAL_KINDS


def _seed_rank(each: Claimed) -> tuple[int, int, datetime]:
    """Precise places first, then narrow windows: what is vague joins what is precise."""
    place = each.event.place
    width = 0 if place and place.is_resolved and place.precision not in WIDE else 1
    undated = 0 if each.window.basis == "stated" else 1
    return (width if place else 2, undated, _start(each.window))


def _start(window: Window) -> datetime:
    return window.earliest or window.latest or LAST


def _fits(each: Claimed, group: list[Claimed]) -> bool:
    if not all(_compatible(each, other) for other in group):
        return False
    if _is_precise(each.event.place):
        return any(_same_place(each, other) for other in group)
    return any(_same_voice(each, other) for other in group)


def _compatible(left: Claimed, right: Claimed) -> bool:
    return (
        left.event.kind == right.event.kind
        and _touch(left.window, right.window)
        and not _contradict(left.event, right.event)
        and _places_agree(left.event.place, right.event.place)
        and not _two_rows(left, right)
    )


def _two_rows(left: Claimed, right: Claimed) -> bool:
    """Two rows of one table are two incidents: whoever made the table told them apart."""
    same_table = left.document.address == right.document.address
    return same_table and left.document.row != right.document.row


def _touch(left: Window, right: Window) -> bool:
    if left.earliest and right.latest and left.earliest > right.latest + SLACK:
        return False
    return not (right.earliest and left.latest and right.earliest > left.latest + SLACK)


def _contradict(left: Event, right: Event) -> bool:
    mine, theirs = left.role("attacker"), right.role("attacker")
    if mine is None or theirs is None or not mine.actor.id or not theirs.actor.id:
        return False
    return mine.actor.id != theirs.actor.id and {mine.actor.kind, theirs.actor.kind} != {
        "coalition",
        "force",
    }


def _is_precise(place: Place | None) -> bool:
    return place is not None and (not place.is_resolved or place.precision not in WIDE)


def _same_place(left: Claimed, right: Claimed) -> bool:
    mine, theirs = left.event.place, right.event.place
    if mine is None or theirs is None:
        return False
    if not _is_precise(theirs):
        return _same_voice(left, right)
    return _places_agree(mine, theirs)


def _places_agree(left: Place | None, right: Place | None) -> bool:
    """Whether both can be one spot: names alone if unresolved, else distance within the radii."""
    if left is None or right is None:
        return True
    apart = distance_km(left, right)
    if apart is None:
        return left.as_written.casefold() == right.as_written.casefold()
    radii = ((left.radius_m or 0) + (right.radius_m or 0)) / 1000
    return apart <= max(NEAR_KM, radii)


def _same_voice(left: Claimed, right: Claimed) -> bool:
    return left.document.id == right.document.id


def _incident(group: list[Claimed]) -> Incident:
    seed, first = group[0], min(group, key=_first_said)
    events = sorted({each.event.id for each in group})
    name = IncidentId(identify("incident", first.event.id))
    place = seed.event.place
    return Incident(
        id=name,
        code=first.document.code or incident_code(place or first.event.place, name),
        kind=seed.event.kind,
        claims=tuple(sorted({each.claim.id for each in group})),
        events=tuple(events),
        place=place,
        window=_narrowest(group),
        attackers=_names(group, "attacker"),
        targets=_names(group, "target"),
        harm=_harm(group),
        table_code=next((each.document.code for each in group if each.document.code), None),
        state=MatchState.SUGGESTED,
        reasons=_reasons(group),
    )


def _first_said(each: Claimed) -> tuple[datetime, bool, str]:
    """What names an incident: its earliest located claim, which later documents do not change."""
    published = each.document.published
    counts = published.counts_from() if published else LAST
    return (counts, each.event.place is None, each.event.id)


def _narrowest(group: list[Claimed]) -> Window:
    stated = [each.window for each in group if each.window.basis == "stated"] or [
        each.window for each in group
    ]
    return min(stated, key=lambda each: (_width(each), _start(each)))


def _width(window: Window) -> timedelta:
    if window.earliest is None or window.latest is None:
        return timedelta.max
    return window.latest - window.earliest


def _names(group: list[Claimed], role: str) -> tuple[str, ...]:
    roles = [found for each in group if (found := each.event.role(role)) is not None]
    return tuple(dict.fromkeys(each.actor.name or each.actor.as_written for each in roles))


def _harm(group: list[Claimed]) -> tuple[Harm, ...]:
    return tuple(dict.fromkeys(harm for each in group for harm in each.event.harm))


def _reasons(group: list[Claimed]) -> tuple[str, ...]:
    if len(group) == 1:
        return ("one claim",)
    documents = len({each.document.id for each in group})
    counted = f"{len(group)} claims in {documents} document{'s' if documents > 1 else ''}"
    return (counted, "same kind; windows touch; places fit; no attacker contradicts")
