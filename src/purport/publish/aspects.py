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
    """What is compared: the claimed event, the announced one, and the comparison they stand in.

    `harm` is what all claims about the incident say of victims.
    """

    claimed: Event | None
    announced: Event
    comparison: Comparison
    candidate: Candidate
    countries: Mapping[str, str]
    harm: tuple[Harm, ...]

    def differs(self, *names: str) -> bool:
        """Whether one of these aspects was found to differ."""
        found = {*self.comparison.differs, *self.candidate.differs}
        return any(name in found for name in names)


def compare(pair: Pair) -> tuple[Aspect, ...]:
    """When, where, target, means and victims."""
    rows: tuple[Callable[[Pair], Aspect], ...] = (_when, _where, _target, _means, _victims)
    return tuple(row(pair) for row in rows)


def _when(pair: Pair) -> Aspect:
    claimed = pair.claimed.when if pair.claimed else None
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
        announced=when_words(pair.announced.when),
        glyph=glyph,
        reading=reading,
    )


def _where(pair: Pair) -> Aspect:
    claimed = pair.claimed.place if pair.claimed else None
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
    claimed, announced = _role(pair.claimed, "target"), _role(pair.announced, "target")
    if "not stated" in (claimed, announced):
        glyph, reading = OPEN, "cannot be compared: a target is not stated"
    elif pair.differs("target"):
        glyph, reading = DIFFERS, "differs: another name"
    else:
        glyph, reading = FITS, "no difference found"
    return Aspect(name="Target", claimed=claimed, announced=announced, glyph=glyph, reading=reading)


def _means(pair: Pair) -> Aspect:
    claimed, announced = _role(pair.claimed, "means"), _role(pair.announced, "means")
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
    claimed, announced = _harm(pair.harm), _harm(pair.announced.harm)
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


def _role(event: Event | None, name: str) -> str:
    role = event.role(name) if event else None
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
