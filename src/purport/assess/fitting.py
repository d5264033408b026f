"""Which announcements can be what an incident is about, by time and place."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from purport.assess.announcements import Announcement
from purport.assess.index import Reach, RecordIndex
from purport.assess.mentions import Names, is_named, names_of, spelt
from purport.assess.options import CompareOptions
from purport.assess.ranking import Fit, score
from purport.assess.regions import lie_apart, region_keys, shared_region
from purport.assess.subject import Subject
from purport.assess.times import HOUR, gap_days, is_stated, shared_time
from purport.records import codec
from purport.records.event import Event, EventKind
from purport.records.incident import Strength, Window
from purport.records.place import Place, Precision, Region, distance_km
from purport.records.value import value

WIDE = frozenset({Precision.PROVINCE, Precision.COUNTRY})
UNLIKE = frozenset({EventKind.STATEMENT, EventKind.CAPTURE})
NEAR_KM = 30.0  # the widest radius that "near" a town is given


@value
class Asked:
    """A subject made ready: its place, its window with the nights around it, its regions."""

    subject: Subject
    place: Place
    night: Window
    regions: tuple[Region | None, ...]
    names: Names
    options: CompareOptions


def fits(subject: Subject, index: RecordIndex, options: CompareOptions) -> Iterator[Fit]:
    """The announcements of a record that fit in time and place, with their scores."""
    place = subject.incident.place
    if place is None:
        return
    asked = Asked(
        subject=subject,
        place=place,
        night=_night(subject.incident.window, options),
        regions=index.regions_of(place) if options.same_region and place.is_resolved else (),
        names=spelt(names_of(place, options.spellings_of(place))),
        options=options,
    )
    farthest = options.possible_km + NEAR_KM + (place.radius_m or 0) / 1000
    keys = (*region_keys(asked.regions), *asked.names.keys())
    reach = Reach(place=place, km=farthest, keys=keys)
    for each in index.around(_looked_at(asked.night, options), reach):
        fit = _fit(asked, each, index)
        if fit is not None:
            yield fit


def _night(window: Window, options: CompareOptions) -> Window:
    """The claimed days with the night before and the night after: a night has two dates.

    The end of a day in an unknown zone already holds some hours of the night after.
    """
    if window.earliest is None or window.latest is None or not is_stated(window):
        return window
    before, after = options.night_h, max(0.0, options.night_h - options.zone_slack_h)
    first, last = window.earliest - before * HOUR, window.latest + after * HOUR
    return codec.changed(window, earliest=first, latest=last)


def _looked_at(night: Window, options: CompareOptions) -> Window:
    """The days to look at, the slack of an unknown zone with them."""
    if night.earliest is None or not is_stated(night):
        return night
    return codec.changed(night, earliest=night.earliest - options.zone_slack_h * HOUR)


def _fit(asked: Asked, each: Announcement, index: RecordIndex) -> Fit | None:
    options, event = asked.options, each.event
    if not _can_be(asked, each):
        return None
    apart = _apart(asked.place, event.place)
    if apart is None or gap_days(asked.night, each.window, options.zone_slack_h):
        return None
    region = _region(asked, event.place, index)
    named = event.place is not None and is_named(event.place, asked.names)
    at_home = _same_country(asked.place, event.place)
    reach = options.possible_km if at_home else options.likely_km
    is_near = apart - _radii_km(asked.place, event.place) <= reach
    if not (is_near or named or region is not None):
        return None
    days = gap_days(asked.subject.incident.window, each.window, options.zone_slack_h)
    if days is None:
        return None
    rate = index.base_rate(event.place)
    fit = Fit(
        announcement=each,
        apart_km=apart,
        days=days,
        region=region,
        strength=_strength(asked.place, event.place, (apart, days), options)
        if at_home
        else Strength.POSSIBLE,
        base_rate=rate,
        by_chance=not is_near and rate > options.usual_share,
        too_far=not is_near and region is None,
        elsewhere=not named and _is_elsewhere(asked, event.place, (apart, index)),
        target_differs=target_differs(asked.subject.events, event),
        same_name=named,
        same_country=at_home,
        place_name=index.name_of(event.place) if event.place else "",
        share=shared_time(asked.subject.incident.window, each.window),
    )
    return codec.changed(fit, score=score(fit, options))


def _can_be(asked: Asked, each: Announcement) -> bool:
    """Not a later one, not another kind of thing, not one of which only the country is told."""
    place = each.event.place
    return (
        not _is_later(each.window, asked.subject.claimed_by)
        and asked.subject.incident.kind not in UNLIKE
        and each.event.kind not in UNLIKE
        and (place is None or place.precision is not Precision.COUNTRY)
    )


def _same_country(claimed: Place, announced: Place | None) -> bool:
    """Whether both may lie in one country: a strike stated to be across a border is another one,
    unless it is so near that the heading may be wrong.
    """
    if announced is None or claimed.country is None or announced.country is None:
        return True
    return claimed.country == announced.country


def _is_later(window: Window, claimed_by: datetime | None) -> bool:
    return bool(window.earliest and claimed_by and window.earliest >= claimed_by)


def _radii_km(claimed: Place | None, announced: Place | None) -> float:
    """How far both places leave open where they are, in km."""
    return sum((each.radius_m or 0) / 1000 for each in (claimed, announced) if each is not None)


def _strength(
    claimed: Place | None,
    announced: Place | None,
    gaps: tuple[float, float],
    options: CompareOptions,
) -> Strength:
    """Likely within the distance that "near" may reach and in overlapping windows, unless a place
    is as wide as a province, or the announcement states a spot, not a town or what lies near one,
    that is farther off than both leave open.
    """
    apart, days = gaps
    if announced is None or claimed is None or apart > options.likely_km or days > 0:
        return Strength.POSSIBLE
    if announced.precision in WIDE or claimed.precision in WIDE:
        return Strength.POSSIBLE
    loose = announced.precision in (Precision.NEAR, Precision.TOWN, None)
    if loose or apart <= max(_radii_km(claimed, announced), options.announced_km):
        return Strength.LIKELY
    return Strength.POSSIBLE


def _apart(left: Place | None, right: Place | None) -> float | None:
    if left is None or right is None:
        return None
    apart = distance_km(left, right)
    if apart is None:
        return 0.0 if left.as_written.casefold() == right.as_written.casefold() else None
    return apart


def _region(asked: Asked, announced: Place | None, index: RecordIndex) -> Region | None:
    if not asked.regions or announced is None or not announced.is_resolved:
        return None
    if not _same_country(asked.place, announced):
        return None  # the nearest town of a list may lie across a border
    return shared_region(asked.regions, index.regions_of(announced))


def _is_elsewhere(asked: Asked, announced: Place | None, known: tuple[float, RecordIndex]) -> bool:
    """Whether a place lies in another region, farther off than one may that counts all the same.

    A release names the town that its readers know; beyond the distance of a likely match it is one
    of the same province. Regions are told apart only where a list knows both; another country is
    another region, whatever town of a list lies nearest.
    """
    apart, index = known
    if not asked.regions or announced is None or not announced.is_resolved:
        return False
    if apart <= asked.options.other_region_km:
        return False
    across = not _same_country(asked.place, announced)
    return across or lie_apart(asked.regions, index.regions_of(announced))


def target_differs(claimed: Iterable[Event], announced: Event) -> bool:
    """Whether both name a target and no name or id is shared."""
    mine = [role.actor for each in claimed if (role := each.role("target")) is not None]
    theirs = announced.role("target")
    if theirs is None or not mine:
        return False
    names = {each.id or each.as_written.casefold() for each in mine}
    return (theirs.actor.id or theirs.actor.as_written.casefold()) not in names
