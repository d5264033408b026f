"""One incident set against one official record, with one of the outcomes of the contract."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from purport.assess.candidates import find_candidates
from purport.assess.completeness import Completeness
from purport.assess.covered import CompletenessOptions
from purport.assess.denials import denials_beside, general_denial, strike_denial
from purport.assess.index import RecordIndex
from purport.assess.mentions import names_of
from purport.assess.options import CompareOptions
from purport.assess.silence import why_no_silence
from purport.assess.subject import Subject
from purport.records.actor import MatchState
from purport.records.ids import DocumentId
from purport.records.incident import (
    Candidate,
    Comparison,
    HarmStatement,
    Incident,
    MissingDay,
    RecordOutcome,
    Strength,
)
from purport.records.place import Precision
from purport.records.rhythm import Habit
from purport.records.value import value

TOO_WIDE = frozenset({Precision.COUNTRY})
FOUND = frozenset({RecordOutcome.ANNOUNCED, RecordOutcome.ANNOUNCED_DIFFERENTLY})


@value
class Reading:
    """What an outcome rests on: why nothing can be compared (None: it can), the candidates, and
    what was searched.
    """

    why_not: str | None
    candidates: tuple[Candidate, ...]
    searched: Completeness

    @property
    def chosen(self) -> tuple[Candidate, ...]:
        """The candidates that the outcome rests on."""
        return tuple(each for each in self.candidates if each.chosen)


def compare(
    subject: Subject,
    index: RecordIndex,
    options: CompareOptions,
    *,
    as_of: datetime | None,
    texts: Mapping[DocumentId, str],
) -> Comparison | None:
    """The comparison; None where the incident is laid to somebody for whom this record does not
    speak: then its silence would mean nothing.
    """
    if not may_concern(subject, index.record.origin, options):
        return None
    why_not = not_comparable(subject.incident)
    searched = search(subject.incident, index, options)
    fitting = find_candidates(subject, index, options, complete=searched.complete)
    found = Reading(why_not=why_not, candidates=() if why_not else fitting, searched=searched)
    outcome, reasons = _outcome(subject, index, found, texts, options)
    return Comparison(
        incident_id=subject.incident.id,
        claims=subject.incident.claims,
        code=subject.incident.table_code,
        record=index.record.origin,
        outcome=outcome,
        strength=_strength(outcome, found.chosen),
        differs=_differs(outcome, found.chosen),
        denials=denials_beside(subject, index, found.chosen),
        harm=_harm(subject.incident, index, texts, options),
        window=subject.incident.window,
        searched=found.searched.searched,
        missing=found.searched.missing,
        later_missing=found.searched.later_missing,
        held=found.searched.held,
        expected=found.searched.expected,
        rhythm=found.searched.rhythm,
        as_of=as_of,
        reasons=tuple(dict.fromkeys((*reasons, *_beside(found, options, outcome)))),
        candidates=found.candidates,
    )


def search(incident: Incident, index: RecordIndex, options: CompareOptions) -> Completeness:
    """How much of the record can be searched for the incident's window."""
    country = incident.place.country if incident.place else None
    name = options.country_names.get(country or "")
    origin = index.record.origin
    asked = CompletenessOptions(
        scope=(name,) if name else (),
        zone=options.zones.get(origin, "UTC"),
        habit=options.habits.get(origin, Habit()),
        correction_days=options.correction_days,
        unsound=index.unsound,
    )
    return index.searched(incident.window, asked)


def _harm(
    incident: Incident,
    index: RecordIndex,
    texts: Mapping[DocumentId, str],
    options: CompareOptions,
) -> tuple[HarmStatement, ...]:
    """What the record says of harm at this place on these days, whenever it says so."""
    place = incident.place
    if place is None:
        return ()
    return index.harm(texts).of(incident.window, names_of(place, options.spellings_of(place)))


def may_concern(subject: Subject, origin: str, options: CompareOptions) -> bool:
    """Whether the record may speak of the incident: no attacker is named, or one it speaks for."""
    spoken_for = options.spoken_for.get(origin, frozenset())
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
    index: RecordIndex,
    found: Reading,
    texts: Mapping[DocumentId, str],
    options: CompareOptions,
) -> tuple[RecordOutcome, tuple[str, ...]]:
    if found.why_not:
        return RecordOutcome.NOT_COMPARABLE, (found.why_not,)
    if found.chosen:
        same = any(not each.differs for each in found.chosen)
        outcome = RecordOutcome.ANNOUNCED if same else RecordOutcome.ANNOUNCED_DIFFERENTLY
        return outcome, tuple(r for each in found.chosen for r in each.reasons)
    denied = general_denial(subject.incident, index) or strike_denial(subject, index, options)
    if denied is not None:
        return RecordOutcome.DENIED, (f"the record says: {denied}",)
    if not found.searched.complete:
        return RecordOutcome.NOT_HELD, found.searched.reasons
    why_not = why_no_silence(subject, index, texts, options)
    if why_not:
        return RecordOutcome.NOT_HELD, (why_not,)
    return RecordOutcome.SILENT, tuple(_silence(found))


def _silence(found: Reading) -> Iterator[str]:
    """What was searched without finding an announcement, what is listed all the same, and where one
    may still be told.
    """
    searched = found.searched
    days = [each.earliest for each in searched.searched if each.earliest]
    ends = [each.latest for each in searched.searched if each.latest]
    counted = f"{searched.held} of {searched.expected} releases"
    first, last = f"{min(days):%-d %b %Y}", f"{max(ends):%-d %b %Y}"
    yield f"no announcement found in {counted} covering {first} – {last}"
    if listed := [each for each in found.candidates if each.distance_km is not None]:
        nearest = min(listed, key=lambda each: each.distance_km or 0.0)
        yield f"the nearest line of these hours is not rested on: {nearest.reasons[0]}"
    if searched.rhythm is not None:
        yield f"expected: {searched.rhythm.words}"
    if searched.later_missing:
        missing = "; ".join(map(_days_words, searched.later_missing))
        yield f"not held of the days after, when corrections appear: {missing}"


def _days_words(part: MissingDay) -> str:
    return f"{part.day}" if part.day == part.until else f"{part.day} – {part.until}"


def _beside(found: Reading, options: CompareOptions, outcome: RecordOutcome) -> Iterator[str]:
    """What else the outcome rests on: people's verdicts, weak fits, thresholds."""
    rejected = sum(each.verdict is MatchState.REJECTED for each in found.candidates)
    if rejected:
        yield f"{rejected} fitting announcement(s) rejected by a named person"
    confirmed = sum(each.verdict is MatchState.CONFIRMED for each in found.chosen)
    if confirmed:
        yield f"{confirmed} announcement(s) confirmed by a named person"
    if outcome in FOUND:
        beyond = " or in the same region" if options.same_region else ""
        elsewhere = f", in another region up to {options.other_region_km:g} km"
        yield (
            f"thresholds: the same place up to {options.announced_km:g} km, likely up to "
            f"{options.likely_km:g} km, possible up to {options.possible_km:g} km{beyond}"
            f"{elsewhere if options.same_region else ''}"
        )


def _strength(outcome: RecordOutcome, chosen: tuple[Candidate, ...]) -> Strength | None:
    """Likely if one of the chosen is, or was confirmed by a person."""
    if outcome not in FOUND:
        return None
    likely = any(
        each.strength is Strength.LIKELY or each.verdict is MatchState.CONFIRMED for each in chosen
    )
    return Strength.LIKELY if likely else Strength.POSSIBLE


def _differs(outcome: RecordOutcome, chosen: tuple[Candidate, ...]) -> tuple[str, ...]:
    if outcome is not RecordOutcome.ANNOUNCED_DIFFERENTLY:
        return ()
    return tuple(dict.fromkeys(each for one in chosen for each in one.differs))
