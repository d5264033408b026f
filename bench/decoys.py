"""Decoys: incidents moved to a time or a place where nothing was announced of them; made by chance
with a fixed seed. And the chance rate that any method meets which goes by time and place.
"""

import random
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from purport.records.place import Place, distance_km

SEED = 20151017
FAR_KM = 150.0
MOVED_DAYS = (20, 90)
FIRST_DAY, LAST_DAY = date(2014, 12, 21), date(2015, 6, 30)

Line = dict[str, Any]


def announced(lines: Iterable[Line]) -> list[tuple[date, date, Place]]:
    """The first and last day and the place of every announced strike that is on the map."""
    found = []
    for line in lines:
        place, when = line["place"] or {}, line["when"] or {}
        if place.get("lat") is None or not when.get("earliest") or not when.get("latest"):
            continue
        if line["negated"] or line["claim"]:
            continue
        point = Place(as_written="", lat=place["lat"], lon=place["lon"])
        days = [date.fromisoformat(when[end][:10]) for end in ("earliest", "latest")]
        found.append((days[0], days[1], point))
    return found


def decoys(incidents: list[Line], towns: list[Line], strikes: list[Any], count: int) -> list[Line]:
    """Half moved in time, half moved in place, made with a fixed seed."""
    chance = random.Random(SEED)
    made: list[Line] = []
    while len(made) < count:
        source = dict(chance.choice(incidents))
        if len(made) % 2:
            moved = _moved_in_time(source, chance)
        else:
            moved = _moved_in_place(source, towns, strikes, chance)
        if moved:
            made.append(moved | {"code": f"{moved['kind']}{len(made):05}"})
    return made


def _moved_in_time(source: Line, chance: random.Random) -> Line | None:
    step = chance.randint(*MOVED_DAYS) * chance.choice((-1, 1))
    day = date.fromisoformat(source["date"]) + timedelta(days=step)
    if not FIRST_DAY <= day <= LAST_DAY:
        return None
    return source | {"date": day.isoformat(), "kind": "T"}


def _moved_in_place(
    source: Line, towns: list[Line], strikes: list[Any], chance: random.Random
) -> Line | None:
    day = date.fromisoformat(source["date"])
    near = [
        p
        for first, last, p in strikes
        if abs((first - day).days) <= 3 or abs((last - day).days) <= 3
    ]
    for _ in range(50):
        town = chance.choice(towns)
        here = Place(as_written="", lat=float(town["lat"]), lon=float(town["lon"]))
        if near and all((distance_km(here, each) or 0.0) > FAR_KM for each in near):
            place = {"place": town["adm4_en"], "lat": town["lat"], "lon": town["lon"]}
            return source | place | {"precision": "village", "kind": "P"}
    return None


def tell_decoys(lines: list[Line], kind: str, words: str) -> None:
    """The shares of the outcomes among the decoys of one kind."""
    mine = [each for each in lines if each.get("code", "").startswith(kind)]
    counted = Counter(
        each["outcome"] if not each["strength"] else f"{each['outcome']} {each['strength']}"
        for each in mine
    )
    likely = sum(n for name, n in counted.items() if name.endswith("likely"))
    print(
        f"decoys {words}: n={len(mine)} likely={likely / max(1, len(mine)):.3f}",
        dict(sorted(counted.items())),
    )


def chance_rate(incidents: list[Line], strikes: list[Any], km: float) -> float:
    """How often any strike announced for a day or the next lies within `km`, over all days.

    For each incident's place, over the days of the period: the rate that no method can be below
    which calls likely whatever is near in time and place.
    """
    days = [FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]
    hits = total = 0
    for each in incidents:
        here = Place(as_written="", lat=float(each["lat"]), lon=float(each["lon"]))
        near = [(a, b) for a, b, p in strikes if (distance_km(here, p) or 0.0) <= km]
        hits += sum(any(a <= day <= b for a, b in near) for day in days)
        total += len(days)
    return hits / total


def tell(lines: list[Line], incidents: list[Line], strikes: list[Any]) -> None:
    """Prints the shares of the outcomes of the decoys, and the chance rates."""
    tell_decoys(lines, "T", "moved in time")
    tell_decoys(lines, "P", "moved in place")
    for km in (20, 40):
        rate = chance_rate(incidents, strikes, km)
        print(f"chance that a strike is announced within {km} km on a day: {rate:.3f}")
