"""What a comparison is made with: thresholds that the user can set, and opened tools."""

from collections.abc import Callable, Mapping
from dataclasses import field

from purport.assess.regions import RegionsOf, nowhere
from purport.records.place import Place
from purport.records.rhythm import Habit
from purport.records.value import value


def no_spellings(place: Place) -> tuple[str, ...]:
    """No further names: what is used where no list of places is at hand."""
    return ()


@value
class CompareOptions:
    """Thresholds in km, hours and days, and what is known around the records.

    `likely_km`: how far "near" may reach for a likely match; `possible_km` for a possible one;
    `same_region`: whether a place farther off in the same first-level region is possible, too;
    `other_region_km`: how far off one in another region may be and still count;
    `announced_km`: up to here the place counts as the same. `usual_km` is the distance at which
    half of the trust in a match is lost, `rarity` how much a rarely named place weighs against
    it. `as_good`: candidates whose score lies this little below the best are chosen with it.
    `zone_slack_h` widens the beginning of a claimed day whose zone is unknown; `lag_days` is how
    long before publication an event without any time can have been.

    `spoken_for` names, for each record, the ids of the actors whose acts it announces (empty: not
    known, so it may mean any). `country_names` are English names by ISO code; `zones` are IANA
    zones by record, UTC where none is given; `habits` how each record is published, as the user or
    a profile states it.
    `rejected` and `confirmed` are ids of candidates or announcements that a person judged.
    """

    likely_km: float = 40.0
    possible_km: float = 100.0
    announced_km: float = 10.0
    same_region: bool = True
    other_region_km: float = 40.0
    usual_km: float = 50.0
    rarity: float = 0.2
    usual_share: float = 0.6
    zone_slack_h: float = 3.0
    night_h: float = 6.0
    lag_days: float = 3.0
    correction_days: int = 3
    country_names: Mapping[str, str] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    habits: Mapping[str, Habit] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    spoken_for: Mapping[str, frozenset[str]] = field(default_factory=dict)
    regions_of: RegionsOf = nowhere
    spellings_of: Callable[[Place], tuple[str, ...]] = no_spellings
