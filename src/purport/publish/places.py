"""Places in words and as circles on a sketch to scale."""

from collections.abc import Mapping
from dataclasses import replace
from math import cos, log10, radians

from purport.publish.outcomes import km_words
from purport.records.place import Place, Precision, distance_km
from purport.records.value import value

_COARSE = {
    Precision.POINT: "town",
    Precision.STREET: "town",
    Precision.NEIGHBOURHOOD: "town",
    Precision.TOWN: "town",
    Precision.NEAR: "near the town",
}
WIDTH, HEIGHT = 520.0, 360.0
KM_PER_DEGREE = 111.195  # of latitude, on the mean sphere


def place_words(place: Place | None, countries: Mapping[str, str]) -> str:
    """`Harem, Syria`; what the text says where the place could not be resolved."""
    if place is None:
        return "place not stated"
    if not place.is_resolved:
        return f"“{place.as_written}”, place not resolved"
    country = countries.get(place.country or "", place.country or "")
    return ", ".join(part for part in (_both_names(place), country) if part)


def _both_names(place: Place) -> str:
    """`near Sarmada`, `Harem (Ḥārim)`: as written, then as the gazetteer has it if it differs."""
    written = place.as_written.removeprefix("near ")
    near = "near " if place.precision is Precision.NEAR else ""
    other = f" ({place.name})" if place.name and place.name.casefold() != written.casefold() else ""
    return f"{near}{written}{other}"


def precision_words(place: Place | None) -> str:
    """How finely the place is shown in public: never finer than the town."""
    if place is None or not place.is_resolved or place.precision is None:
        return "none"
    return f"the {_COARSE.get(place.precision, place.precision.value)}".replace("the near", "near")


@value
class Spot:
    """A circle on the sketch, in its own units, and where its label stands."""

    x: float
    y: float
    radius: float
    label: str
    note: str
    voice: str
    near: bool
    label_x: float
    label_y: float


@value
class Sketch:
    """Places drawn to scale: circles, the line between them, and a scale bar."""

    spots: tuple[Spot, ...]
    distance: str
    bar_km: int
    bar_length: float
    touching: bool
    width: float = WIDTH
    height: float = HEIGHT


def sketch(claimed: Place | None, announced: Place | None, least_m: int) -> Sketch | None:
    """The claimed place and, if there is one, the announced place; None if nothing is resolved."""
    shown = [
        (place, voice)
        for place, voice in ((claimed, "said"), (announced, "record"))
        if place is not None and place.is_resolved
    ]
    if not shown:
        return None
    points = _points([place for place, _ in shown])
    radii = [_radius_km(place, least_m) for place, _ in shown]
    scale, middle = _fit(points, radii)
    circles = [
        _Circle(
            x=WIDTH / 2 + (x - middle[0]) * scale,
            y=HEIGHT / 2 - 10 + (y - middle[1]) * scale,
            radius=max(radius * scale, 5.0),
        )
        for (x, y), radius in zip(points, radii, strict=True)
    ]
    coarse = [replace(place, radius_m=max(place.radius_m or 0, least_m)) for place, _ in shown]
    spots = tuple(
        _spot(place, voice, circles, number)
        for number, (place, (_, voice)) in enumerate(zip(coarse, shown, strict=True))
    )
    gap = distance_km(shown[0][0], shown[-1][0]) if len(shown) == 2 else None
    bar = _round_km(90 / scale)
    return Sketch(
        spots=spots,
        distance=km_words(gap) if gap is not None else "",
        bar_km=bar,
        bar_length=bar * scale,
        touching=gap is not None and gap <= sum(radii),
    )


def _points(places: list[Place]) -> list[tuple[float, float]]:
    """Kilometres east and south of the first place, on a plane: good for a sketch."""
    lat, lon = places[0].lat or 0.0, places[0].lon or 0.0
    wide = KM_PER_DEGREE * cos(radians(lat))
    return [
        (((place.lon or 0.0) - lon) * wide, (lat - (place.lat or 0.0)) * KM_PER_DEGREE)
        for place in places
    ]


def _radius_km(place: Place, least_m: int) -> float:
    return max(place.radius_m or 0, least_m) / 1000


def _fit(
    points: list[tuple[float, float]], radii: list[float]
) -> tuple[float, tuple[float, float]]:
    """Units per kilometre, and the middle, such that all circles and their labels fit."""
    reach = list(zip(points, radii, strict=True))
    left, right = min(x - r for (x, _), r in reach), max(x + r for (x, _), r in reach)
    top, bottom = min(y - r for (_, y), r in reach), max(y + r for (_, y), r in reach)
    wide, high = max(right - left, 12.0), max(bottom - top, 8.0)
    scale = min((WIDTH - 150) / wide, (HEIGHT - 150) / high)
    return scale, ((left + right) / 2, (top + bottom) / 2)


@value
class _Circle:
    """A circle in the sketch's units."""

    x: float
    y: float
    radius: float


LABEL_REACH = 75.0  # half the width of a label


def _spot(place: Place, voice: str, circles: list[_Circle], number: int) -> Spot:
    own, radius_km = circles[number], place.radius_m or 0
    upper = min(range(len(circles)), key=lambda n: (circles[n].y, -n))
    above = len(circles) > 1 and number == upper
    x = min(max(own.x, LABEL_REACH + 20), WIDTH - LABEL_REACH - 20)
    under = [one for one in circles if abs(one.x - x) < one.radius + LABEL_REACH]
    top = min(one.y - one.radius for one in under or [own])
    bottom = max(one.y + one.radius for one in under or [own])
    near = place.precision is Precision.NEAR
    return Spot(
        x=round(own.x, 1),
        y=round(own.y, 1),
        radius=round(own.radius, 1),
        label=("near " if near else "") + place.as_written.removeprefix("near "),
        note=f"{precision_words(place).removeprefix('the ')}, ± {max(radius_km / 1000, 1):.0f} km",
        voice=voice,
        near=near,
        label_x=round(x, 1),
        label_y=round(max(top - 26, 18.0) if above else min(bottom + 20, HEIGHT - 60), 1),
    )


def _round_km(about: float) -> int:
    """A round number of kilometres near this many: 1, 2, 5, 10, 20, …"""
    power = 10 ** int(log10(max(about, 1.0)))
    return max(1, int(max(step for step in (1, 2, 5) if step * power <= max(about, power)) * power))
