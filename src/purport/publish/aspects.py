"""A claim and an announcement set side by side, aspect by aspect."""

from collections.abc import Callable, Mapping

from purport.publish.dates import when_words, window_words
from purport.publish.harm import harm_words
from purport.publish.outcomes import km_words
from purport.publish.places import place_words
from purport.publish.speakers import actor_words
from purport.records.event import Event, Harm
from purport.records.incident import Candidate, Comparison
from purport.records.value import value

FITS, DIFFERS, SILENT, OPEN = "g-ann", "g-dif", "g-sil", ""


@value
class Aspect:
    """One row: what was claimed, what was announced, and how the two are read."""

    name: str
    claimed: str
    announced: str
    glyph: str
    reading: str


@value
class Pair:
    """What is compared: the events told, the leading one first, and the announced one.

    `covered` are the days of the window that the announcing release covers; empty if not known.
    """

    told: tuple[Event, ...]
    announced: Event
    covered: str
    comparison: Comparison
    candidate: Candidate
    countries: Mapping[str, str]

    def differs(self, *names: str) -> bool:
        """Whether one of these aspects was found to differ."""
        found = {*self.comparison.differs, *self.candidate.differs}
        return any(name in found for name in names)


def compare(pair: Pair) -> tuple[Aspect, ...]:
    """When, where, target, means and victims."""
    rows: tuple[Callable[[Pair], Aspect], ...] = (_when, _where, _target, _means, _victims)
    return tuple(row(pair) for row in rows)


def _when(pair: Pair) -> Aspect:
    claimed = next((event.when for event in pair.told if event.when), None)
    shown = when_words(claimed) if claimed else window_words(pair.comparison.window)
    days = pair.candidate.days
    if pair.differs("when", "time"):
        glyph, reading = DIFFERS, f"differs: {_days_words(days)} apart"
    elif days == 0:
        glyph, reading = FITS, "fits: the two times overlap"
    else:
        glyph, reading = OPEN, f"{_days_words(days)} apart, not counted as different"
    return Aspect(
        name="When",
        claimed=shown,
        announced=_announced_when(pair),
        glyph=glyph,
        reading=reading,
    )


def _announced_when(pair: Pair) -> str:
    if pair.announced.when is None and pair.covered:
        return f"within {pair.covered}, what the release covers"
    return when_words(pair.announced.when)


def _where(pair: Pair) -> Aspect:
    places = [event.place for event in pair.told if event.place]
    claimed = next((place for place in places if place.is_resolved), next(iter(places), None))
    distance = pair.candidate.distance_km
    if distance is None:
        glyph, reading = OPEN, "cannot be compared: a place is not stated or not resolved"
    elif pair.differs("where", "place"):
        glyph, reading = DIFFERS, f"differs: {km_words(distance)} away"
    else:
        glyph, reading = FITS, f"fits: {km_words(distance)} away, within what both leave open"
    return Aspect(
        name="Where",
        claimed=place_words(claimed, pair.countries),
        announced=place_words(pair.announced.place, pair.countries),
        glyph=glyph,
        reading=reading,
    )


def _target(pair: Pair) -> Aspect:
    claimed, announced = _role(pair.told, "target"), _role((pair.announced,), "target")
    if pair.differs("target"):
        glyph, reading = DIFFERS, "differs: another name"
    elif "not stated" in (claimed, announced):
        glyph, reading = OPEN, "cannot be compared: a target is not stated"
    else:
        glyph, reading = FITS, "no difference found"
    return Aspect(name="Target", claimed=claimed, announced=announced, glyph=glyph, reading=reading)


def _means(pair: Pair) -> Aspect:
    claimed, announced = _role(pair.told, "means"), _role((pair.announced,), "means")
    reading = "cannot be compared: means not stated on both sides"
    if "not stated" not in (claimed, announced):
        reading = "differs" if pair.differs("means") else "not compared"
    return Aspect(
        name="Means",
        claimed=claimed,
        announced=announced,
        glyph=DIFFERS if reading == "differs" else OPEN,
        reading=reading,
    )


def _victims(pair: Pair) -> Aspect:
    told = tuple(harm for event in pair.told for harm in event.harm)
    claimed, announced = _harm(told), _harm(pair.announced.harm)
    if pair.differs("harm", "victims"):
        glyph, reading = DIFFERS, "differs"
    elif announced == "not mentioned" and claimed != announced:
        glyph, reading = SILENT, "silent: victims neither mentioned nor denied in these words"
    elif announced == claimed == "not mentioned":
        glyph, reading = OPEN, "cannot be compared: victims not mentioned"
    else:
        glyph, reading = OPEN, "both speak of victims; not counted as different"
    return Aspect(
        name="Victims", claimed=claimed, announced=announced, glyph=glyph, reading=reading
    )


def _role(events: tuple[Event, ...], name: str) -> str:
    roles = (event.role(name) for event in events)
    role = next((role for role in roles if role is not None), None)
    if role is None:
        return "not stated"
    return role.words.text if role.words else actor_words(role.actor)


def _harm(harm: tuple[Harm, ...]) -> str:
    return "; ".join(dict.fromkeys(map(harm_words, harm))) or "not mentioned"


def _days_words(days: float) -> str:
    rounded = round(days)
    if rounded == 0:
        return "less than a day"
    return "1 day" if rounded == 1 else f"{rounded} days"
