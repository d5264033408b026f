"""Place mentions to places on the map, or an honest abstention with its reason."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from math import asin, atan2, cos, degrees, radians, sin

from purport.records.names import fold
from purport.records.place import (
    EARTH_RADIUS_KM,
    Place,
    PlaceCandidate,
    PlaceMention,
    Precision,
    distance_km,
)
from purport.records.spans import Span
from purport.records.tools import Gazetteer
from purport.resolve.place_context import Name, weigh
from purport.resolve.place_words import Cues, bare_name, cues_at

MOST = 60  # readings of one name that are weighed
KEPT = 10  # candidates kept in a mention
LEAST_SCORE = 0.62  # below it no reading is believed
CLOSE_CALL = 0.02  # two readings this alike, in two places, cannot be told apart
SAME_PLACE_KM = 30.0
KIND_GAIN, KIND_LOSS = 0.25, 0.12
NEAR_TOWN_M, NEAR_CITY_M = 15_000, 25_000
NEAR_SHARE = 0.3  # of a stated distance, as its uncertainty
DEGREES = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
_INSIDE = re.compile(r"\s*(?:,|\(|,?\s+in(?:\s+the)?)\s*\Z")
Sense = tuple[str, Precision | None]


def resolve_places(
    mentions: Sequence[PlaceMention],
    text: str,
    gazetteer: Gazetteer,
    countries: Collection[str] = (),
) -> tuple[PlaceMention, ...]:
    """The mentions with their places; a name has one sense in a document.

    `countries` (ISO alpha-2) are preferred. A mention that cannot be told keeps its candidates and
    has no place. Resolving what is resolved gives the same again.
    """
    cues = [_cues(mention, text) for mention in mentions]
    senses = [_sense(mention, cue) for mention, cue in zip(mentions, cues, strict=True)]
    order = list(dict.fromkeys(senses))
    names = [_name(sense, gazetteer, countries) for sense in order]
    places = {sense: n for n, sense in enumerate(order)}
    inner = _nested(mentions, text)
    beside = [(places[senses[i]], places[senses[j]]) for i, j in inner if senses[i] != senses[j]]
    scores = weigh(names, beside)
    ranked = [_ranked(name, score) for name, score in zip(names, scores, strict=True)]
    return tuple(
        _resolved(mention, cue, ranked[places[sense]])
        for mention, cue, sense in zip(mentions, cues, senses, strict=True)
    )


def _span(mention: PlaceMention) -> Span:
    return mention.words.spans[0][0], mention.words.spans[-1][1]


def _cues(mention: PlaceMention, text: str) -> Cues:
    start, end = _span(mention)
    return cues_at(text, start, end)


def _sense(mention: PlaceMention, cue: Cues) -> Sense:
    return mention.words.text, cue.kind


def _name(sense: Sense, gazetteer: Gazetteer, countries: Collection[str]) -> Name:
    written, kind = sense
    name, own_kind = bare_name(written)
    if gazetteer.knows(written) or not fold(name):
        name, own_kind = written, None
    found = gazetteer.find(name, countries=countries)[:MOST]
    readings = tuple(_for_kind(candidate, own_kind or kind) for candidate in found)
    within = tuple(gazetteer.within(r.place.id or "") for r in readings)
    return Name(readings=readings, within=within)


def _for_kind(candidate: PlaceCandidate, kind: Precision | None) -> PlaceCandidate:
    """A reading whose score knows of the word beside the name ("province", "village")."""
    if kind is None:
        return candidate
    if candidate.place.precision is kind:
        gain, reason = KIND_GAIN, f"the text says {kind.value}"
    else:
        gain, reason = -KIND_LOSS, f"the text says {kind.value}, this is none"
    score = round(candidate.score + gain, 4)
    return replace(candidate, score=score, reasons=(*candidate.reasons, reason))


def _nested(mentions: Sequence[PlaceMention], text: str) -> list[tuple[int, int]]:
    """Pairs of mentions of which the first is said to lie in the second ("Harem, Idlib")."""
    pairs = []
    for n, (inner, outer) in enumerate(zip(mentions, mentions[1:], strict=False)):
        between = text[_span(inner)[1] : _span(outer)[0]]
        if len(between) <= 9 and _INSIDE.fullmatch(between):
            pairs.append((n, n + 1))
    return pairs


def _ranked(name: Name, scores: tuple[float, ...]) -> tuple[PlaceCandidate, ...]:
    company = [
        replace(
            reading,
            score=score,
            reasons=(*reading.reasons, f"company {score - reading.score:+.2f}"),
        )
        for reading, score in zip(name.readings, scores, strict=True)
    ]
    return tuple(sorted(company, key=lambda c: (-c.score, str(c.place.id))))


def _resolved(
    mention: PlaceMention, cue: Cues, ranked: tuple[PlaceCandidate, ...]
) -> PlaceMention:
    reason = doubt(ranked)
    kept = tuple(_as_written(c, mention.words.text) for c in ranked[:KEPT])
    if reason is not None:
        kept = tuple(replace(c, reasons=(*c.reasons, reason)) for c in kept[:1]) + kept[1:]
        return replace(mention, place=None, candidates=kept)
    return replace(mention, place=placed(kept[0].place, cue), candidates=kept)


def _as_written(candidate: PlaceCandidate, written: str) -> PlaceCandidate:
    return replace(candidate, place=replace(candidate.place, as_written=written))


def doubt(ranked: Sequence[PlaceCandidate]) -> str | None:
    """Why the best reading must not be believed; None if it may."""
    if not ranked:
        return "no list holds this name"
    if ranked[0].score < LEAST_SCORE:
        return "not resolved: no reading fits well enough"
    for other in ranked[1:]:
        if ranked[0].score - other.score > CLOSE_CALL:
            return None
        reach = max(ranked[0].place.radius_m or 0, other.place.radius_m or 0) / 1000
        if (distance_km(ranked[0].place, other.place) or 0.0) > max(SAME_PLACE_KM, reach):
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
