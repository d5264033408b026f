"""The readings of one place name: ranked, believed or doubted, put on the map."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from math import asin, atan2, cos, degrees, radians, sin

from purport.records.names import fold
from purport.records.place import (
    EARTH_RADIUS_KM,
    Place,
    PlaceCandidate,
    Precision,
    distance_km,
)
from purport.records.tools import Gazetteer
from purport.resolve.places.context import Name
from purport.resolve.places.words import Cues, bare_name

MOST = 60  # readings of one name that are weighed
LEAST_SCORE = 0.62  # below it no reading is believed
CLOSE_CALL = 0.01  # two readings this alike, in two places, cannot be told apart
SAME_PLACE_KM = 30.0
KIND_GAIN, KIND_LOSS = 0.25, 0.12
NEAR_TOWN_M, NEAR_CITY_M = 15_000, 25_000
NEAR_SHARE = 0.3  # of a stated distance, as its uncertainty
DEGREES = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
Sense = tuple[str, Precision | None]


def name_of(sense: Sense, gazetteer: Gazetteer, countries: Collection[str]) -> Name:
    """All readings of a name, knowing what the words beside it say of its kind."""
    written, kind = sense
    name, own_kind = bare_name(written)
    if gazetteer.knows(written) or not fold(name):
        name, own_kind = written, None
    found = gazetteer.find(name, countries=countries)[:MOST]
    readings = tuple(for_kind(candidate, own_kind or kind) for candidate in found)
    within = tuple(gazetteer.within(r.place.id or "") for r in readings)
    return Name(readings=readings, within=within)


def for_kind(candidate: PlaceCandidate, kind: Precision | None) -> PlaceCandidate:
    """A reading whose score knows of the word beside the name ("province", "village")."""
    if kind is None:
        return candidate
    if candidate.place.precision is kind:
        gain, reason = KIND_GAIN, f"the text says {kind.value}"
    else:
        gain, reason = -KIND_LOSS, f"the text says {kind.value}, this is none"
    score = round(candidate.score + gain, 4)
    return replace(candidate, score=score, reasons=(*candidate.reasons, reason))


def ranked(name: Name, scores: tuple[float, ...]) -> tuple[PlaceCandidate, ...]:
    """The readings with their scores in company, best first."""
    company = [
        replace(
            reading,
            score=score,
            reasons=(*reading.reasons, f"company {score - reading.score:+.2f}"),
        )
        for reading, score in zip(name.readings, scores, strict=True)
    ]
    return tuple(sorted(company, key=lambda c: (-c.score, str(c.place.id))))


def as_written(candidate: PlaceCandidate, written: str) -> PlaceCandidate:
    """A candidate whose place bears the words of the text."""
    return replace(candidate, place=replace(candidate.place, as_written=written))


def doubt(readings: Sequence[PlaceCandidate], least: float = LEAST_SCORE) -> str | None:
    """Why the best reading must not be believed; None if it may."""
    if not readings:
        return "no list holds this name"
    if readings[0].score < least:
        return "not resolved: no reading fits well enough"
    for other in readings[1:]:
        if readings[0].score - other.score > CLOSE_CALL:
            continue
        reach = max(readings[0].place.radius_m or 0, other.place.radius_m or 0) / 1000
        if (distance_km(readings[0].place, other.place) or 0.0) > max(SAME_PLACE_KM, reach):
            return f"not resolved: {other.place.id} fits as well"
    return None


def placed(place: Place, cue: Cues) -> Place:
    """A place as the text puts it: nearby, or at a distance and a bearing from it."""
    if not cue.near:
        return replace(place, bearing=cue.bearing)
    if cue.distance_km is None:
        wide = NEAR_CITY_M if (place.radius_m or 0) > 5_000 else NEAR_TOWN_M
        radius = max(wide, place.radius_m or 0)
        return replace(place, precision=Precision.NEAR, radius_m=radius, bearing=cue.bearing)
    if cue.bearing is None:
        radius = int(cue.distance_km * (1 + NEAR_SHARE) * 1000)
        return replace(place, precision=Precision.NEAR, radius_m=radius)
    return _moved(place, cue.distance_km, cue.bearing)


def _moved(place: Place, km: float, bearing: str) -> Place:
    assert place.lat is not None
    assert place.lon is not None
    lat, lon = destination(place.lat, place.lon, km, DEGREES.get(bearing, 0))
    radius = max(2_000, int(km * NEAR_SHARE * 1000))
    return replace(
        place, lat=lat, lon=lon, precision=Precision.NEAR, radius_m=radius, bearing=bearing
    )


def destination(lat: float, lon: float, km: float, bearing_degrees: float) -> tuple[float, float]:
    """The point at a distance and a bearing (0 is north, clockwise), degrees to 6 places."""
    start, turn, arc = radians(lat), radians(bearing_degrees), km / EARTH_RADIUS_KM
    end = asin(sin(start) * cos(arc) + cos(start) * sin(arc) * cos(turn))
    east = atan2(sin(turn) * sin(arc) * cos(start), cos(arc) - sin(start) * sin(end))
    wrapped = (lon + degrees(east) + 540) % 360 - 180
    return round(degrees(end), 6), round(wrapped, 6)


def halfway(left: Place, right: Place) -> Place:
    """The stretch between two places: its middle, and a radius that reaches both."""
    far = distance_km(left, right) or 0.0
    bearing = _bearing_degrees(left, right)
    lat, lon = destination(left.lat or 0.0, left.lon or 0.0, far / 2, bearing)
    return replace(
        left,
        id=None,
        name=f"between {left.name} and {right.name}",
        lat=lat,
        lon=lon,
        radius_m=int(far * 500) + 2_000,
        precision=Precision.NEAR,
        bearing=None,
    )


def _bearing_degrees(left: Place, right: Place) -> float:
    """The initial bearing from one place to another, clockwise from north."""
    lat1, lat2 = radians(left.lat or 0.0), radians(right.lat or 0.0)
    east = radians((right.lon or 0.0) - (left.lon or 0.0))
    x = sin(east) * cos(lat2)
    y = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(east)
    return degrees(atan2(x, y))
