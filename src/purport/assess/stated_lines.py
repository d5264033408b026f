"""Lines of releases that a statement in the press may repeat, best first, with what agrees.

The press passes on what the same speaker says in a release, so that time, place, target, number and
even words should agree, more closely than those of two witnesses. The score is a sum of what
agrees; it ranks the lines of one statement and is no probability.
"""

from datetime import timedelta

from purport.assess.announcements import Announcement
from purport.assess.fitting import UNLIKE
from purport.assess.index import RecordIndex
from purport.assess.mentions import is_named, names_of, spelt
from purport.assess.options import CompareOptions
from purport.assess.stated import WIDE, Stated
from purport.assess.stated_aspects import apart_km, aspects, radii_km
from purport.assess.times import gap_days, is_stated
from purport.records import codec
from purport.records.actor import MatchState
from purport.records.event import Event
from purport.records.ids import EventId, candidate_id
from purport.records.incident import Window
from purport.records.statement import ReleaseLine
from purport.records.value import value

MOST = 5
AS_GOOD = 0.25  # lines this little below the best are suggested with it
SCORES = {"time": 0.5, "place": 2.0, "kind": 0.25, "target": 1.0, "number": 1.0, "words": 1.0}
AGAINST = 0.5  # for each aspect that both tell, and tell otherwise


@value
class _Fit:
    """How a line fits: what agrees and differs, in the order of `SCORES`, and reasons in words."""

    announcement: Announcement
    agrees: tuple[str, ...]
    differs: tuple[str, ...]
    reasons: tuple[str, ...]
    apart_km: float | None
    days: float
    score: float
    is_enough: bool

    @property
    def event(self) -> EventId:
        return self.announcement.event.id


def find_lines(
    stated: Stated, index: RecordIndex, options: CompareOptions
) -> tuple[ReleaseLine, ...]:
    """The lines that fit, those that a person confirmed first, then the best; at most five.

    What a person rejected, and what lies near and agrees in nothing else, is listed and not
    linked. One whose window begins after the statement
    is never among them.
    """
    fits = [
        fit
        for each in index.on_days_of(_night(stated.window, options))
        if (fit := _fit(stated, each, options)) is not None
    ]
    verdicts = {each.event: _verdict(stated, each.event, options) for each in fits}
    best = sorted(
        fits,
        key=lambda each: (
            verdicts[each.event] is not MatchState.CONFIRMED,
            not each.is_enough,
            -each.score,
            each.event,
        ),
    )[:MOST]
    linked = _linked(best, verdicts)
    return tuple(_line(stated, each, verdicts[each.event], each.event in linked) for each in best)


def _linked(best: list[_Fit], verdicts: dict[EventId, MatchState]) -> frozenset[EventId]:
    """The confirmed lines, if any; else the best one that nobody rejected, and those as good."""
    confirmed = {each.event for each in best if verdicts[each.event] is MatchState.CONFIRMED}
    if confirmed:
        return frozenset(confirmed)
    open_ = [
        each for each in best if verdicts[each.event] is not MatchState.REJECTED and each.is_enough
    ]
    return frozenset(each.event for each in open_ if each.score >= open_[0].score - AS_GOOD)


def _verdict(stated: Stated, event: EventId, options: CompareOptions) -> MatchState:
    names = {str(event), str(candidate_id(stated.claim.id, event))}
    if names & options.rejected:
        return MatchState.REJECTED
    return MatchState.CONFIRMED if names & options.confirmed else MatchState.SUGGESTED


def _line(stated: Stated, fit: _Fit, verdict: MatchState, linked: bool) -> ReleaseLine:
    announcement = fit.announcement
    return ReleaseLine(
        id=candidate_id(stated.claim.id, fit.event),
        document_id=announcement.sheet.document.id,
        event_id=fit.event,
        row=announcement.row,
        distance_km=None if fit.apart_km is None else round(fit.apart_km, 1),
        days=fit.days,
        score=fit.score,
        agrees=fit.agrees,
        differs=fit.differs,
        reasons=fit.reasons,
        verdict=verdict,
        chosen=linked,
    )


def _night(window: Window, options: CompareOptions) -> Window:
    """The stated days with the nights around them, and the slack of an unknown zone."""
    if window.earliest is None or window.latest is None or not is_stated(window):
        return window
    before = timedelta(hours=options.night_h + options.zone_slack_h)
    after = timedelta(hours=max(0.0, options.night_h - options.zone_slack_h))
    return codec.changed(window, earliest=window.earliest - before, latest=window.latest + after)


def _fit(stated: Stated, each: Announcement, options: CompareOptions) -> _Fit | None:
    event, starts = each.event, each.window.earliest
    later = bool(starts and stated.claimed_by and starts >= stated.claimed_by)
    if later or event.kind in UNLIKE:
        return None
    if gap_days(_night(stated.window, options), each.window, 0.0):
        return None
    days = gap_days(stated.window, each.window, options.zone_slack_h)
    apart = apart_km(stated.event.place, event.place)
    if days is None or _is_elsewhere(stated, event, apart, options):
        return None
    told = dict(aspects(stated, event, (apart, days), options))
    agrees = tuple(name for name in SCORES if name in told and told[name][0])
    differs = tuple(name for name in SCORES if name in told and told[name][0] is False)
    enough = _is_enough(stated, agrees, apart)
    if not enough and not _is_close(stated, event, apart, options):
        return None
    found = sum(SCORES[name] for name in agrees) - AGAINST * len(differs)
    return _Fit(
        announcement=each,
        agrees=agrees,
        differs=differs,
        reasons=tuple(words for _, words in told.values()),
        apart_km=apart,
        days=days,
        score=round(found - (apart or 0.0) / options.usual_km, 4),
        is_enough=enough,
    )


def _is_elsewhere(
    stated: Stated, announced: Event, apart: float | None, options: CompareOptions
) -> bool:
    """Whether the line tells of another place, or of none where the statement names one."""
    mine, theirs = stated.event.place, announced.place
    if mine is None:
        return False
    if theirs is None:
        return stated.is_placed
    if mine.country and theirs.country and mine.country != theirs.country:
        return True
    if apart is None:
        return not is_named(theirs, spelt(names_of(mine, options.spellings_of(mine))))
    if stated.is_placed and theirs.precision in WIDE:
        return True
    return apart - radii_km(mine, theirs) > options.likely_km


def _is_enough(stated: Stated, agrees: tuple[str, ...], apart: float | None) -> bool:
    """Whether a line is worth suggesting: its place agrees, or it is near and something else does,
    or two other things tell it apart from all that was announced in these days.
    """
    others = len({"target", "number", "words"} & set(agrees))
    near = stated.is_placed and apart is not None
    return "place" in agrees or others > (0 if near else 1)


def _is_close(
    stated: Stated, announced: Event, apart: float | None, options: CompareOptions
) -> bool:
    """Whether a line lies so near that a person should look, although nothing else agrees."""
    if not stated.is_placed or apart is None or announced.place is None:
        return False
    places = [each for each in (stated.event.place, announced.place) if each is not None]
    return apart - radii_km(*places) <= options.announced_km
