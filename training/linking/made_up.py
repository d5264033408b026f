"""Claims made up with known truth, as the columns that linking compares.

A world of towns with unequal share of the violence, some forty strikes a day; each strike is told
of in a few documents, some of which tell of several strikes of their day, some of which are copies.
What is told is blurred: the town's centre or one nearby, a district, a province, nothing; the right
day, the next one, the hour, no day; a wrong attacker; numbers that differ. The number of strikes a
day does not grow with the number of claims: a larger set covers more days.

What is copied from reality is little: positions of the towns lie in a box over Syria and Iraq, and
"near" may mean 15 km. All shares are guesses, written here to be seen.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.records.place import EARTH_RADIUS_KM

STRIKES_A_DAY = 40
CLAIMS_A_STRIKE = 5.0
TOWNS = 1500
SOUTH, NORTH, WEST, EAST = 32.5, 37.2, 35.8, 45.5
DEGREE_KM = 111.2
NAN = np.nan

Columns = dict[str, NDArray[Any]]


def make_claims(count: int, seed: int) -> tuple[Columns, NDArray[np.int64]]:
    """The columns of about `count` claims, and for each the number of its strike."""
    rng = np.random.default_rng(seed)
    strikes = _strikes(max(1, round(count / CLAIMS_A_STRIKE)), rng)
    strike, document = _told(len(strikes["town"]), strikes, rng)
    columns = _columns(strikes, strike, document, rng)
    columns, strike = _with_copies(columns, strike, rng)
    order = rng.permutation(len(strike))[:count]
    return {name: each[order] for name, each in columns.items()}, strike[order]


def _strikes(count: int, rng: np.random.Generator) -> Columns:
    fame = 1 / np.arange(1, TOWNS + 1) ** 0.6
    lat, lon = rng.uniform(SOUTH, NORTH, TOWNS), rng.uniform(WEST, EAST, TOWNS)
    town = rng.choice(TOWNS, count, p=fame / fame.sum())
    usual = rng.integers(0, 6, TOWNS)
    return {
        "town": town,
        "lat": lat[town],
        "lon": lon[town],
        "town_lat": lat,
        "town_lon": lon,
        "hour": rng.uniform(0, count / STRIKES_A_DAY * 24, count) + 24 * 365 * 110,
        "kind": rng.choice(4, count, p=(0.7, 0.2, 0.07, 0.03)).astype(float),
        "attacker": np.where(
            rng.random(count) < 0.7, usual[town], rng.integers(0, 6, count)
        ).astype(float),
        "target": rng.integers(0, 12, count).astype(float),
        "killed": np.where(rng.random(count) < 0.4, 0, rng.geometric(0.18, count)).astype(float),
    }


def _told(
    count: int, strikes: Columns, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each claim its strike and its document; reports tell of one strike, rounds of a day's."""
    reports = rng.geometric(1 / 2.4, count)
    strike = np.repeat(np.arange(count), reports)
    document = np.arange(len(strike))
    day = (strikes["hour"] // 24).astype(np.int64)
    rounds = np.flatnonzero(rng.random(count) < 0.35)
    of_day = day[rounds] * 4 + rng.integers(0, 4, len(rounds))
    _, round_number = np.unique(of_day, return_inverse=True)
    strike = np.concatenate([strike, rounds])
    document = np.concatenate([document, len(document) + round_number])
    times = rng.choice((1, 2, 3), len(strike), p=(0.65, 0.25, 0.1))
    return np.repeat(strike, times), np.repeat(document, times)


def _columns(
    strikes: Columns,
    strike: NDArray[np.int64],
    document: NDArray[np.int64],
    rng: np.random.Generator,
) -> Columns:
    count = len(strike)
    earliest, latest = _windows(strikes["hour"][strike], rng)
    least, most = _killed(strikes["killed"][strike], rng)
    columns = {
        "earliest_h": earliest,
        "latest_h": latest,
        "kind": np.where(
            rng.random(count) < 0.08, rng.integers(0, 3, count), strikes["kind"][strike]
        ).astype(float),
        "killed_least": least,
        "killed_most": most,
        "killed_kind": np.where(np.isnan(least), NAN, 0.0),
        "document": document.astype(float),
        "table": np.full(count, NAN),
        "row": np.full(count, NAN),
        "source": rng.integers(0, 40, count).astype(float),
        "attacker_kind": np.zeros(count),
    } | _places(strikes, strike, rng)
    columns["weapon"] = np.where(columns["kind"] == 3, 2.0, 1.0)
    for role, sides, stated, wrong in (("attacker", 6, 0.6, 0.08), ("target", 12, 0.3, 0.1)):
        told = strikes[role][strike].copy()
        mistaken = rng.random(count) < wrong
        told[mistaken] = rng.integers(0, sides, mistaken.sum())
        told[rng.random(count) > stated] = NAN
        columns[f"{role}_side"] = told
        columns[role] = told * 3 + rng.integers(0, 3, count)  # a side has several bodies
    columns |= _allies(columns, rng)
    columns["photo_group"] = _photos(strike, document, rng)
    return columns


def _allies(columns: Columns, rng: np.random.Generator) -> Columns:
    """The first side's strikes are told as the coalition's or, under another id, a member's."""
    count = len(columns["attacker"])
    member = (columns["attacker_side"] == 0) & (rng.random(count) < 0.3)
    number = 100.0 + rng.integers(0, 3, count)
    coalition = (columns["attacker_side"] == 0) & ~member
    return {
        "attacker": np.where(member, number, columns["attacker"]),
        "attacker_side": np.where(member, number, columns["attacker_side"]),
        "attacker_kind": np.select([coalition, member], [1.0, 2.0], 0.0),
    }


def _windows(
    hour: NDArray[np.float64], rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    chance = rng.random(len(hour))
    told = hour + np.select(
        [rng.random(len(hour)) < 0.04, rng.random(len(hour)) < 0.04], [24, -24], 0
    )
    day = told // 24 * 24
    published = hour + rng.exponential(30, len(hour)) + 1
    before = 24 * rng.integers(1, 5, len(hour))
    kinds = [chance < 0.12, chance < 0.84, chance < 0.9]
    earliest = np.select(kinds, [told - 3, day - 3, day - before], published - 336)
    latest = np.select(kinds, [told + 9, day + 27, day + 24], published)
    return earliest.round(4), latest.round(4)


def _places(strikes: Columns, strike: NDArray[np.int64], rng: np.random.Generator) -> Columns:
    count = len(strike)
    lat, lon, town = (strikes[name][strike].copy() for name in ("lat", "lon", "town"))
    chance = rng.random(count)
    kinds = [chance < 0.7, chance < 0.8, chance < 0.85, chance < 0.9, chance < 0.95]
    radius = np.select(kinds, [2.5, 15.0, 0.1, 10.0, 60.0], NAN)
    drift = np.select(kinds, [0.0, 8.0, 1.5, 6.0, 30.0], 0.0)
    wrong = rng.random(count) < 0.03
    drift[wrong] += 12
    angle = rng.uniform(0, 2 * np.pi, count)
    spot = rng.integers(0, 3, count)  # one place has few spellings, each its own point
    drift = drift * (0.4 + 0.3 * spot)
    lat += drift * np.sin(angle) / DEGREE_KM
    lon += drift * np.cos(angle) / (DEGREE_KM * np.cos(np.radians(lat)))
    unknown = rng.random(count) < 0.03
    off = unknown | np.isnan(radius)
    lat[off], lon[off] = NAN, NAN
    named = np.where(np.isnan(radius), NAN, town + TOWNS * spot)
    x, y, z = spots(lat, lon)
    return {
        "x_km": x, "y_km": y, "z_km": z,
        "radius_km": np.where(off, NAN, radius),
        "place_name": named,
        "wide": (np.isnan(radius) | ((radius > 25) & ~unknown)).astype(float),
    }  # fmt: skip


def spots(
    lat: NDArray[np.float64], lon: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """WGS 84 degrees as x, y, z in km on a sphere."""
    up, around = np.radians(lat), np.radians(lon)
    ring = EARTH_RADIUS_KM * np.cos(up)
    x, y, z = ring * np.cos(around), ring * np.sin(around), EARTH_RADIUS_KM * np.sin(up)
    return x.round(4), y.round(4), z.round(4)


def _killed(
    killed: NDArray[np.float64], rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    told = np.where(
        rng.random(len(killed)) < 0.3, killed, np.round(killed * rng.lognormal(0, 0.8, len(killed)))
    )
    told[(rng.random(len(killed)) > 0.55) | (killed == 0)] = NAN
    told = np.maximum(told, 1)
    at_least = rng.random(len(killed)) < 0.2
    return told, np.where(at_least, told * 4, told)


def _photos(
    strike: NDArray[np.int64], document: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.float64]:
    """One photo of a strike in some of its documents; a few are used again for another strike."""
    shows = rng.random(document.max() + 1) < 0.08
    other = np.where(rng.random(len(strike)) < 0.02, rng.integers(0, strike.max() + 1), strike)
    first = np.full(document.max() + 1, -1)
    first[document[::-1]] = other[::-1]
    return np.where(shows[document], first[document], NAN).astype(float)


def _with_copies(
    columns: Columns, strike: NDArray[np.int64], rng: np.random.Generator
) -> tuple[Columns, NDArray[np.int64]]:
    """A fifth of the documents a second time, word for word, under an id of their own."""
    last = int(columns["document"].max()) + 1
    copied = rng.random(last) < 0.2
    again = np.flatnonzero(copied[columns["document"].astype(np.int64)])
    group = np.where(copied[columns["document"].astype(np.int64)], columns["document"], NAN)
    columns = columns | {"text_group": group}
    second = {name: each[again] for name, each in columns.items()}
    second["document"] = second["document"] + last
    joined = {name: np.concatenate([each, second[name]]) for name, each in columns.items()}
    return joined, np.concatenate([strike, strike[again]])
