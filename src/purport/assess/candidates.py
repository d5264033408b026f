"""Announcements that may be what an incident is about."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime, timedelta

from purport.assess.sheets import Record, Sheet
from purport.records import codec
from purport.records.event import Event
from purport.records.incident import Candidate, Incident, Strength, Window
from purport.records.place import Place, Precision, distance_km
from purport.records.value import value

MOST = 10
AS_NEAR_KM = 5.0  # candidates this much farther than the nearest are as good as it


@value
class CompareOptions:
    """Thresholds in km and hours. `spoken_for` names, for each record, the ids of the actors whose
    acts it announces (empty: not known, so it may mean any).

    `zone_slack_h` widens a claimed day whose zone is unknown. `country_names` are English names by
    ISO code; `zones` are IANA zones by record, UTC where none is given.
    """

    likely_km: float = 40.0
    possible_km: float = 100.0
    announced_km: float = 10.0
    zone_slack_h: float = 3.0
    country_names: Mapping[str, str] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    spoken_for: Mapping[str, frozenset[str]] = field(default_factory=dict)


@value
class Subject:
    """An incident with its events, and the last instant at which it can have been claimed."""

    incident: Incident
    events: tuple[Event, ...]
    claimed_by: datetime | None


def find_candidates(
    subject: Subject, record: Record, options: CompareOptions
) -> tuple[Candidate, ...]:
    """The announcements that fit in time and place, best first, at most ten.

    One whose window begins after the claim was made is never among them.
    """
    found = [
        candidate
        for sheet in record.sheets
        for event in sheet.events
        if (candidate := _candidate(subject, sheet, event, record, options)) is not None
    ]
    ranked = sorted(found, key=_rank)[:MOST]
    return tuple(_choose(ranked, options.rejected))


def _candidate(
    subject: Subject, sheet: Sheet, event: Event, record: Record, options: CompareOptions
) -> Candidate | None:
    window = sheet.window_of(event)
    if window is None or event.negated or _is_later(window, subject.claimed_by):
        return None
    days = gap_days(subject.incident.window, window, options.zone_slack_h)
    apart = _apart(subject.incident.place, event.place)
    if days is None or days > 0 or apart is None or apart > options.possible_km:
        return None
    strength = Strength.LIKELY if apart <= options.likely_km else Strength.POSSIBLE
    if event.place is not None and event.place.precision in (Precision.PROVINCE, Precision.COUNTRY):
        strength = Strength.POSSIBLE
    differs = _differs(subject, event, apart, options)
    return Candidate(
        document_id=sheet.document.id,
        event_id=event.id,
        row=event.row,
        strength=strength,
        distance_km=round(apart, 1),
        days=days,
        base_rate=_base_rate(event.place, record),
        differs=differs,
        reasons=_reasons(event, apart, differs),
    )


def _is_later(window: Window, claimed_by: datetime | None) -> bool:
    return bool(window.earliest and claimed_by and window.earliest >= claimed_by)


def gap_days(left: Window, right: Window, slack_h: float) -> float | None:
    """Days between two windows: 0 if they overlap within the slack, None if one is unknown."""
    if not (left.latest and right.earliest and right.latest):
        return None
    slack = timedelta(hours=slack_h) if left.basis == "stated" else timedelta()
    start = (left.earliest or right.earliest) - slack
    end = left.latest
    gap = max(start - right.latest, right.earliest - end, timedelta())
    if not gap and (start == right.latest or end == right.earliest):
        gap = timedelta(microseconds=1)  # half-open windows that only touch share no instant
    return round(gap / timedelta(days=1), 4) or (0.0001 if gap else 0.0)


def _apart(left: Place | None, right: Place | None) -> float | None:
    if left is None or right is None:
        return None
    apart = distance_km(left, right)
    if apart is None:
        return 0.0 if left.as_written.casefold() == right.as_written.casefold() else None
    return apart


def _differs(
    subject: Subject, event: Event, apart: float, options: CompareOptions
) -> tuple[str, ...]:
    found = []
    if apart > options.announced_km:
        found.append("place")
    if target_differs(subject.events, event):
        found.append("target")
    return tuple(found)


def target_differs(claimed: Iterable[Event], announced: Event) -> bool:
    """Whether both name a target and no name or id is shared."""
    mine = [role.actor for each in claimed if (role := each.role("target")) is not None]
    theirs = announced.role("target")
    if theirs is None or not mine:
        return False
    names = {each.id or each.as_written.casefold() for each in mine}
    return (theirs.actor.id or theirs.actor.as_written.casefold()) not in names


def _base_rate(place: Place | None, record: Record) -> float:
    """The share of the held pieces in which this record names this place."""
    if place is None or not record.sheets:
        return 0.0
    naming = sum(any(_same(place, each.place) for each in sheet.events) for sheet in record.sheets)
    return round(naming / len(record.sheets), 4)


def _same(left: Place, right: Place | None) -> bool:
    if right is None:
        return False
    if left.id and right.id:
        return left.id == right.id
    return left.as_written.casefold() == right.as_written.casefold()


def _reasons(event: Event, apart: float, differs: tuple[str, ...]) -> tuple[str, ...]:
    place = event.place.as_written if event.place else "an unnamed place"
    said = [f"windows overlap; announced for {place}, {apart:.0f} km from the claimed place"]
    if "place" in differs:
        said.append("another place is named")
    if "target" in differs:
        target = event.role("target")
        said.append(f"another target is named: {target.actor.as_written if target else ''}")
    return tuple(said)


def _rank(each: Candidate) -> tuple[int, float, int, str]:
    return (
        each.strength is not Strength.LIKELY,
        each.distance_km or 0.0,
        len(each.differs),
        each.event_id,
    )


def _choose(ranked: list[Candidate], rejected: frozenset[str]) -> list[Candidate]:
    """The outcome rests on the nearest of the best strength, and those about as near; never on one
    that a person rejected.
    """
    open_ones = [each for each in ranked if each.event_id not in rejected]
    if not open_ones:
        return ranked
    best = open_ones[0]
    limit = (best.distance_km or 0.0) + AS_NEAR_KM
    return [
        codec.changed(
            each,
            chosen=each in open_ones
            and each.strength is best.strength
            and (each.distance_km or 0.0) <= limit,
        )
        for each in ranked
    ]
