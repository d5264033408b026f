"""Places as written, with where they can be."""

from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from purport.records.actor import MatchState
from purport.records.spans import Words
from purport.records.value import value

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


class Precision(StrEnum):
    POINT = "point"
    STREET = "street"
    NEIGHBOURHOOD = "neighbourhood"
    TOWN = "town"
    NEAR = "near"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"


class PlaceBasis(StrEnum):
    STATED = "stated"
    GAZETTEER = "gazetteer"
    GEOLOCATED = "geolocated"


@value
class Place:
    """A place: WGS 84 degrees and the radius in metres within which it lies.

    `id`, `lat`, `lon` and `radius_m` are None where the name could not be resolved; the words stay.
    `country` is ISO 3166-1 alpha-2. `bearing` is a compass point ("SE") where the text gives one.
    """

    as_written: str
    id: str | None = None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_m: int | None = None
    precision: Precision | None = None
    bearing: str | None = None
    basis: PlaceBasis | None = None

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("a place has both coordinates or none")
        if self.lat is not None and self.lon is not None:
            check_coordinates(self.lat, self.lon)

    @property
    def is_resolved(self) -> bool:
        """Whether the place stands on the map."""
        return self.lat is not None


@value
class Region:
    """A first-level administrative region (province, governorate) of one list of places."""

    id: str
    name: str


@value
class PlaceCandidate:
    """One reading of a place name; `score` is rounded to 4 decimals, higher is better."""

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


@value
class PlaceMention:
    """A place name found in a text, its reading (or None) and all candidates, best first.

    `match` tells whether a person has confirmed or rejected the reading.
    """

    words: Words
    place: Place | None
    candidates: tuple[PlaceCandidate, ...] = ()
    match: MatchState = MatchState.SUGGESTED


def check_coordinates(lat: float, lon: float) -> None:
    """Nothing, if the degrees are on the globe.

    Raises: ValueError.
    """
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is not on the globe")


def distance_km(left: Place, right: Place) -> float | None:
    """Great-circle distance in km between two points, rounded to 4 decimals; None if unresolved."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(radians, (left.lat, left.lon, right.lat, right.lon))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return round(2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half))), 4)
