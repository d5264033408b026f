"""Which announcement fits best, and on which of them an outcome rests.

The score is a sum of logarithms, so that each part can be read by itself: how far off the place is
against how far "near" reaches, how seldom the record names it, how much of the claimed time its
window has, whether the same town, target, region and country are named. It ranks; it is no
probability.
"""

from collections.abc import Mapping
from math import log

from purport.assess.announcements import Announcement
from purport.assess.options import CompareOptions
from purport.records.actor import MatchState
from purport.records.ids import EventId
from purport.records.incident import Strength
from purport.records.place import Region
from purport.records.value import value

RAREST = 0.02  # a place named in fewer of the windows is not held to be rarer
OTHER_TARGET = 0.5
OTHER_REGION = 0.7
OTHER_COUNTRY = 1.0
SAME_NAME = 1.0
TIME_WEIGHT = 0.1
LEAST_SHARE = 0.1
AS_GOOD = 0.1  # below the best score; announcements so near to it are as good


@value
class Fit:
    """How an announcement fits an incident."""

    announcement: Announcement
    apart_km: float
    days: float
    region: Region | None
    strength: Strength
    base_rate: float
    by_chance: bool
    too_far: bool
    elsewhere: bool
    target_differs: bool
    same_name: bool
    same_country: bool
    place_name: str
    share: float
    score: float = 0.0

    @property
    def is_able(self) -> bool:
        """Whether an outcome may rest on it: not too far off, not in another region beyond what
        "near" reaches, and better than chance.
        """
        return not (self.too_far or self.elsewhere or self.by_chance)

    @property
    def event(self) -> EventId:
        """The id of the announced event."""
        return self.announcement.event.id


def score(fit: Fit, options: CompareOptions) -> float:
    """How well an announcement fits, higher is better, rounded to 4 decimals."""
    found = -log(2) * fit.apart_km / options.usual_km
    found -= options.rarity * log(max(RAREST, fit.base_rate))
    found += TIME_WEIGHT * log(max(LEAST_SHARE, fit.share))
    if fit.target_differs:
        found -= OTHER_TARGET
    if fit.region is None:
        found -= OTHER_REGION
    if not fit.same_country:
        found -= OTHER_COUNTRY
    if fit.same_name:
        found += SAME_NAME
    return round(found, 4)


def chosen(
    ranked: list[Fit], verdicts: Mapping[EventId, MatchState], *, nights: bool
) -> frozenset[EventId]:
    """The announcements that the outcome rests on.

    Those that a person confirmed, if any. Else the best likely one, if there is any, or the best,
    with those of the same place or about as good: one incident may be told of by the releases of
    two days, and a release may tell of one place in several lines. Never one that a person
    rejected. `nights`: whether one whose window shares only a night counts; where the claimed days
    themselves are not held, it does not stand in for them.
    """
    confirmed = {each.event for each in ranked if verdicts[each.event] is MatchState.CONFIRMED}
    if confirmed:
        return frozenset(confirmed)
    able = [
        each
        for each in ranked
        if verdicts[each.event] is not MatchState.REJECTED
        and each.is_able
        and (nights or each.days == 0)
    ]
    likely = [each for each in able if each.strength is Strength.LIKELY]
    best = next(iter(likely or able), None)
    return frozenset(each.event for each in able if best and _as_good(each, best))


def _as_good(each: Fit, best: Fit) -> bool:
    same_place = each.place_name == best.place_name
    return same_place or (each.strength is best.strength and each.score >= best.score - AS_GOOD)
