"""What a user can set of how claims are suggested as incidents: `[link]` in case.toml."""

from math import isfinite

from purport.link.grouping import Limits
from purport.records.value import value

USUAL = Limits()
LEAST_BITS, MOST_BITS = -10.0, 40.0
MOST_HOURS, MOST_KM = 96.0, 50.0


@value
class LinkSettings:
    """`threshold` is in bits; None: as the file of weights says. The others are limits that no
    weight overrules: how far apart windows (hours) and places (km) of one incident may lie.
    """

    threshold: float | None = None
    most_hours_apart: float = USUAL.hours_apart
    most_km_apart: float = USUAL.km_apart

    def limits(self) -> Limits:
        """The limits as linking takes them."""
        return Limits(hours_apart=self.most_hours_apart, km_apart=self.most_km_apart)


def why_not(settings: LinkSettings) -> str | None:
    """Why these settings cannot be used; None if they can."""
    asked = (
        ("threshold", settings.threshold, LEAST_BITS, MOST_BITS, "bits"),
        ("most_hours_apart", settings.most_hours_apart, 0.0, MOST_HOURS, "hours"),
        ("most_km_apart", settings.most_km_apart, 0.0, MOST_KM, "km"),
    )
    for name, number, least, most, unit in asked:
        if number is not None and not (isfinite(number) and least <= number <= most):
            return f"{name} lies between {least:g} and {most:g} {unit}, not at {number:g}"
    return None
