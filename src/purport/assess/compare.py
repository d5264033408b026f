"""One incident set against one official record, with one of the outcomes of the contract."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from purport.assess.candidates import CompareOptions, Subject, find_candidates, gap_days
from purport.assess.completeness import Completeness, CompletenessOptions, completeness
from purport.assess.denials import general_denial, specific_denials
from purport.assess.sheets import Record, Sheet
from purport.records.ids import DocumentId
from purport.records.incident import (
    Candidate,
    Comparison,
    Denial,
    Incident,
    RecordOutcome,
    Strength,
)
from purport.records.place import Precision
from purport.records.spans import overlaps

TOO_WIDE = frozenset({Precision.COUNTRY})


def compare(
    subject: Subject,
    record: Record,
    options: CompareOptions,
    *,
    as_of: datetime | None,
    texts: Mapping[DocumentId, str],
) -> Comparison | None:
    """The comparison; None where the incident is laid to somebody for whom this record does not
    speak: then its silence would mean nothing.
    """
    if not may_concern(subject, record, options):
        return None
    window = subject.incident.window
    searched = _searched(subject.incident, record, options)
    why_not = not_comparable(subject.incident)
    candidates = () if why_not else find_candidates(subject, record, options)
    chosen = tuple(each for each in candidates if each.chosen)
    denials = _denials(subject, record, chosen)
    outcome, reasons = _outcome(subject, record, (why_not, chosen, searched), texts)
    return Comparison(
        incident_id=subject.incident.id,
        claims=subject.incident.claims,
        code=subject.incident.table_code,
        record=record.origin,
        outcome=outcome,
        strength=_strength(outcome, chosen),
        differs=_differs(outcome, chosen),
        denials=denials,
        window=window,
        searched=searched.searched,
        missing=searched.missing,
        held=searched.held,
        expected=searched.expected,
        as_of=as_of,
        reasons=(
            *reasons,
            *_unplaced_beside(subject, record, reasons),
            *_rejected(candidates, options),
        ),
        candidates=candidates,
    )


def _searched(incident: Incident, record: Record, options: CompareOptions) -> Completeness:
    """How much of the record can be searched for the incident's window."""
    country = incident.place.country if incident.place else None
    name = options.country_names.get(country or "")
    asked = CompletenessOptions(
        scope=(name,) if name else (),
        zone=options.zones.get(record.origin, "UTC"),
        unsound=frozenset(each.document.id for each in record.sheets if not each.sound),
    )
    return completeness(incident.window, record.sheets, asked)


def may_concern(subject: Subject, record: Record, options: CompareOptions) -> bool:
    """Whether the record may speak of the incident: no attacker is named, or one it speaks for."""
    spoken_for = options.spoken_for.get(record.origin, frozenset())
    roles = [role for each in subject.events if (role := each.role("attacker")) is not None]
    named = {role.actor.id for role in roles if role.actor.id is not None}
    return not named or not spoken_for or bool(named & spoken_for)


def not_comparable(incident: Incident) -> str | None:
    """Why an incident cannot be compared; None if it can."""
    place = incident.place
    if place is None or not place.is_resolved:
        return f"the place {place.as_written!r} is not resolved" if place else "no place is named"
    if place.precision in TOO_WIDE:
        return f"{place.as_written} is too wide to compare"
    if incident.window.latest is None:
        return "neither a time nor a date of publication is known"
    return None


def _outcome(
    subject: Subject,
    record: Record,
    found: tuple[str | None, tuple[Candidate, ...], Completeness],
    texts: Mapping[DocumentId, str],
) -> tuple[RecordOutcome, tuple[str, ...]]:
    why_not, chosen, searched = found
    if why_not:
        return RecordOutcome.NOT_COMPARABLE, (why_not,)
    if chosen:
        same = any(not each.differs for each in chosen)
        outcome = RecordOutcome.ANNOUNCED if same else RecordOutcome.ANNOUNCED_DIFFERENTLY
        return outcome, tuple(dict.fromkeys(r for each in chosen for r in each.reasons))
    denied = general_denial(subject.incident, subject.incident.window, record)
    if denied is not None:
        return RecordOutcome.DENIED, (f"the record says: {denied[1].text}",)
    if not searched.complete:
        return RecordOutcome.NOT_HELD, searched.reasons
    passage = unplaced(subject, record) or unaccounted(subject.incident, record.sheets, texts)
    if passage:
        return RecordOutcome.NOT_HELD, (passage,)
    counted = f"{searched.held} of {searched.expected} releases that cover this window"
    return RecordOutcome.SILENT, (f"no announcement found in {counted}",)


def unplaced(subject: Subject, record: Record) -> str | None:
    """An announcement in the window whose place is not on the map; None if there is none."""
    for sheet in record.sheets:
        for event in sheet.events:
            window = sheet.window_of(event)
            if event.negated or window is None or event.place is None or event.place.is_resolved:
                continue
            if not gap_days(subject.incident.window, window, 0.0):
                return (
                    f"{sheet.document.name} announces one at {event.place.as_written}, a place "
                    "that is not resolved: load a gazetteer that holds it"
                )
    return None


def _rejected(candidates: tuple[Candidate, ...], options: CompareOptions) -> tuple[str, ...]:
    """That a person rejected announcements which fit: the outcome rests on that, too."""
    count = sum(each.event_id in options.rejected for each in candidates)
    return (f"{count} fitting announcement(s) rejected by a named person",) if count else ()


def _unplaced_beside(subject: Subject, record: Record, reasons: tuple[str, ...]) -> tuple[str, ...]:
    """The announcement that could not be compared because its place is not on the map."""
    if subject.incident.window.latest is None:
        return ()
    found = unplaced(subject, record)
    return (found,) if found and found not in reasons else ()


def unaccounted(
    incident: Incident, sheets: Sequence[Sheet], texts: Mapping[DocumentId, str]
) -> str | None:
    """Where a searched piece names the place in words that no event accounts for; None if nowhere.

    Such a passage waits for a person: no silence is stated over it.
    """
    place = incident.place
    names = {name for name in (place.as_written, place.name) if name} if place else set()
    for sheet in sheets:
        if not sheet.may_speak_of(incident.window):
            continue
        for name in sorted(names):
            where = _free_mention(name, sheet, texts[sheet.document.id])
            if where is not None:
                return (
                    f"{sheet.document.name} names {name} at {where} in words that no event "
                    "accounts for: a person has to read it"
                )
    return None


def _free_mention(name: str, sheet: Sheet, text: str) -> int | None:
    accounted = [span for event in sheet.events for span in event.spans] + list(
        sheet.document.skipped
    )
    for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
        if not overlaps([match.span()], accounted):
            return match.start()
    return None


def _denials(subject: Subject, record: Record, chosen: tuple[Candidate, ...]) -> tuple[Denial, ...]:
    """Denials in the pieces that the outcome rests on, else in those that cover the window."""
    relevant = {each.document_id for each in chosen}
    return specific_denials(
        sheet
        for sheet in record.sheets
        if sheet.document.id in relevant
        or (not relevant and sheet.touches(subject.incident.window))
    )


def _strength(outcome: RecordOutcome, chosen: tuple[Candidate, ...]) -> Strength | None:
    if outcome not in (RecordOutcome.ANNOUNCED, RecordOutcome.ANNOUNCED_DIFFERENTLY):
        return None
    likely = any(each.strength is Strength.LIKELY for each in chosen)
    return Strength.LIKELY if likely else Strength.POSSIBLE


def _differs(outcome: RecordOutcome, chosen: tuple[Candidate, ...]) -> tuple[str, ...]:
    if outcome is not RecordOutcome.ANNOUNCED_DIFFERENTLY:
        return ()
    return tuple(dict.fromkeys(each for one in chosen for each in one.differs))
