"""Readings of the names in one document, weighed against each other.

Places that are told of together lie together: a reading gains where other names have readings
nearby, in the same region or country, most of all where the text puts the one inside the other.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from purport.records.place import EARTH_RADIUS_KM, PlaceCandidate, Precision
from purport.records.value import value

Numbers = NDArray[np.float64]

ROUNDS = 3
SHARPNESS = 14.0  # how strongly the better of two readings is believed between the rounds
TOWN_KM, REGION_KM = 40.0, 200.0  # ranges over which nearness fades
TOWN_SHARE, REGION_SHARE, COUNTRY_SHARE, INSIDE_SHARE = 0.45, 0.25, 0.15, 0.8
GAIN = 0.65  # the most that its company can add to a reading's score
HALF_AT = 1.5  # the company at which half of that is reached
SIDE_BY_SIDE = 4.0  # "Paris, Texas" counts as this many names elsewhere in the text
WIDE = (Precision.COUNTRY, Precision.PROVINCE, Precision.DISTRICT, Precision.SUBDISTRICT)


@value
class Name:
    """One name in a document with its readings, and the regions that hold each of them."""

    readings: tuple[PlaceCandidate, ...]
    within: tuple[tuple[str, ...], ...]


def weigh(names: Sequence[Name], beside: Sequence[tuple[int, int]]) -> list[tuple[float, ...]]:
    """The score of every reading of every name in its company, rounded to 4 decimals.

    `beside` holds pairs of names of which the text puts the first inside the second.
    """
    readings = [r for name in names for r in name.readings]
    if not readings:
        return [() for _ in names]
    owner = np.array([n for n, name in enumerate(names) for _ in name.readings])
    base = np.array([r.score for r in readings])
    company = _closeness(readings, [w for name in names for w in name.within])
    company *= _attention(len(names), beside)[np.ix_(owner, owner)]
    scores = base
    for _ in range(ROUNDS):
        scores = base + GAIN * base * _saturated(_support(company, owner, scores, len(names)))
    return [tuple(float(s) for s in np.round(scores[owner == n], 4)) for n in range(len(names))]


def _support(company: Numbers, owner: NDArray[np.int64], scores: Numbers, names: int) -> Numbers:
    """For each reading, the sum over the other names of their best company."""
    belief = _belief(owner, scores, names)
    weighted = company * belief[np.newaxis, :]
    total = np.zeros(len(scores))
    for name in range(names):
        best = weighted[:, owner == name].max(axis=1, initial=0.0)
        total += np.where(owner == name, 0.0, best)
    return np.asarray(total, dtype=np.float64)


def _belief(owner: NDArray[np.int64], scores: Numbers, names: int) -> Numbers:
    belief = np.exp(SHARPNESS * (scores - scores.max()))
    for name in range(names):
        mine = owner == name
        if mine.any():
            peak = scores[mine].max()
            weights = np.exp(SHARPNESS * (scores[mine] - peak))
            belief[mine] = weights / weights.sum() * min(1.0, peak)
    return np.asarray(belief, dtype=np.float64)


def _saturated(support: Numbers) -> Numbers:
    return np.asarray(support / (support + HALF_AT), dtype=np.float64)


def _attention(names: int, beside: Sequence[tuple[int, int]]) -> Numbers:
    attention = np.ones((names, names))
    for inner, outer in beside:
        attention[inner, outer] = attention[outer, inner] = SIDE_BY_SIDE
    return attention


def _closeness(readings: Sequence[PlaceCandidate], within: Sequence[tuple[str, ...]]) -> Numbers:
    """How much each reading (column) speaks for each other (row), 0 to about 1."""
    far = distances_km([(r.place.lat or 0.0, r.place.lon or 0.0) for r in readings])
    towns = np.array([r.place.precision not in WIDE for r in readings])
    both = towns[:, np.newaxis] & towns[np.newaxis, :]
    near = TOWN_SHARE * np.exp(-far / TOWN_KM) + REGION_SHARE * np.exp(-far / REGION_KM)
    county = np.array([r.place.precision in WIDE[2:] for r in readings])
    local = both | ((towns | county)[:, np.newaxis] & (towns | county)[np.newaxis, :])
    closeness = np.where(local, near, 0.0)
    closeness = closeness + COUNTRY_SHARE * _same([r.place.country or "" for r in readings])
    return closeness + INSIDE_SHARE * _inside(readings, within, far)


def _same(labels: Sequence[str]) -> Numbers:
    codes = {label: n for n, label in enumerate(sorted({*labels} - {""}))}
    numbers = np.array([codes.get(label, -1 - n) for n, label in enumerate(labels)])
    same = numbers[:, np.newaxis] == numbers[np.newaxis, :]
    return np.asarray(same, dtype=np.float64)


def _inside(
    readings: Sequence[PlaceCandidate], within: Sequence[tuple[str, ...]], far: Numbers
) -> Numbers:
    """1 where one of two readings is a region or county that holds the other, else 0."""
    ids = [r.place.id or "" for r in readings]
    position: dict[str, list[int]] = {}
    for n, id in enumerate(ids):
        position.setdefault(id, []).append(n)
    held = np.zeros(far.shape)
    for n, around in enumerate(within):
        for id in around[:1]:  # the country is counted by its code already
            for outer in position.get(id, ()):
                held[n, outer] = held[outer, n] = 1.0
    reach = np.array([_reach_km(r) for r in readings])
    held = np.maximum(held, far < reach[np.newaxis, :])
    held = np.maximum(held, far < reach[:, np.newaxis])
    np.fill_diagonal(held, 0.0)
    return held


def _reach_km(reading: PlaceCandidate) -> float:
    """The radius of a county or district; regions and countries are held by their ids."""
    if reading.place.precision in WIDE[2:]:
        return (reading.place.radius_m or 0) / 1000
    return -1.0


def distances_km(points: Sequence[tuple[float, float]]) -> Numbers:
    """Great-circle distances in km between all points (latitude, longitude in degrees)."""
    lat, lon = np.radians(np.array(points, dtype=np.float64)).T
    half = (
        np.sin((lat[:, np.newaxis] - lat) / 2) ** 2
        + np.cos(lat[:, np.newaxis]) * np.cos(lat) * np.sin((lon[:, np.newaxis] - lon) / 2) ** 2
    )
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))
