"""Announcements that may be what an incident is about, best first, with their reasons."""

from collections.abc import Iterator

from purport.assess.announcements import is_dated
from purport.assess.fitting import fits
from purport.assess.index import RecordIndex
from purport.assess.options import CompareOptions
from purport.assess.ranking import Fit, chosen
from purport.assess.subject import Subject
from purport.records.actor import MatchState
from purport.records.event import Event
from purport.records.ids import candidate_id
from purport.records.incident import Candidate

MOST = 10


def find_candidates(
    subject: Subject, index: RecordIndex, options: CompareOptions, *, complete: bool
) -> tuple[Candidate, ...]:
    """The announcements that fit in time and place, at most ten: those that a person confirmed,
    then the best. `complete`: whether the claimed days were searched in full.

    One whose window begins after the claim was made is never among them, nor one that a later
    correction replaced.
    """
    found = tuple(fits(subject, index, options))
    verdicts = {each.event: _verdict(subject, each, options) for each in found}
    best = sorted(
        found,
        key=lambda each: (verdicts[each.event] is not CONFIRMED, -each.score, each.event),
    )[:MOST]
    resting = chosen(best, verdicts, nights=complete)
    return tuple(
        _candidate(subject, each, (index, options), (verdicts[each.event], each.event in resting))
        for each in best
    )


CONFIRMED = MatchState.CONFIRMED


def _verdict(subject: Subject, fit: Fit, options: CompareOptions) -> MatchState:
    """What a person said of this announcement, for this incident or for all."""
    if not options.rejected and not options.confirmed:
        return MatchState.SUGGESTED
    names = {str(fit.event), str(candidate_id(subject.incident.id, fit.event))}
    if names & options.rejected:
        return MatchState.REJECTED
    return MatchState.CONFIRMED if names & options.confirmed else MatchState.SUGGESTED


def _candidate(
    subject: Subject,
    fit: Fit,
    made: tuple[RecordIndex, CompareOptions],
    judged: tuple[MatchState, bool],
) -> Candidate:
    event = fit.announcement.event
    index, options = made
    verdict, is_chosen = judged
    differs = _differs(fit, options)
    return Candidate(
        id=candidate_id(subject.incident.id, event.id),
        document_id=fit.announcement.sheet.document.id,
        event_id=event.id,
        row=fit.announcement.row,
        strength=fit.strength,
        distance_km=round(fit.apart_km, 1),
        days=fit.days,
        base_rate=fit.base_rate,
        score=fit.score,
        corrects=index.corrected.corrects.get(event.id),
        differs=differs,
        reasons=tuple(_reasons(fit, (index, options), differs)),
        verdict=verdict,
        chosen=is_chosen,
    )


def _differs(fit: Fit, options: CompareOptions) -> tuple[str, ...]:
    """What differs; a number never does: an official strike is one or more engagements."""
    found = []
    if fit.days > 0:
        found.append("time")
    if fit.apart_km > options.announced_km:
        found.append("place")
    if fit.target_differs:
        found.append("target")
    return tuple(found)


def _reasons(
    fit: Fit, made: tuple[RecordIndex, CompareOptions], differs: tuple[str, ...]
) -> Iterator[str]:
    index, other_region_km = made[0], made[1].other_region_km
    event = fit.announcement.event
    place = event.place.as_written if event.place else "an unnamed place"
    when = "windows overlap" if fit.days == 0 else "the windows only share a night"
    yield f"{when}; announced for {place}, {fit.apart_km:.0f} km from the claimed place"
    if fit.region is not None and "place" in differs:
        yield f"both lie in {fit.region.name}"
    if "place" in differs:
        yield "the place bears the same name" if fit.same_name else "another place is named"
    if "target" in differs:
        target = event.role("target")
        yield f"another target is named: {target.actor.as_written if target else ''}"
    if fit.too_far:
        yield "too far to be the same; only its name is alike"
    elif fit.elsewhere:
        yield f"in another region, more than {other_region_km:g} km away: listed, not rested on"
    elif fit.by_chance:
        yield f"named in {fit.base_rate:.0%} of the windows: no better than chance so far away"
    if not is_dated(fit.announcement.window):
        yield fit.announcement.window.basis
    if event.count is not None:
        yield f"number announced: {event.count} (one strike there is one or more engagements)"
    yield from _corrections(event, fit, index)


def _corrections(event: Event, fit: Fit, index: RecordIndex) -> Iterator[str]:
    """That the announcement replaces an earlier one, or that its piece was corrected."""
    earlier = index.events.get(index.corrected.corrects.get(event.id, event.id))
    if earlier is not None and earlier is not event:
        yield f"it corrects an earlier announcement: “{' '.join(earlier.text.split())}”"
    yield from index.corrected.notes.get(fit.announcement.sheet.document.id, ())
