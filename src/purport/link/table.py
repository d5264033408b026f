"""Claimed events as columns of numbers, which conditions and blocks are answered from.

NaN stands for what is not stated. Names become numbers by their sorted order, so that the order of
the documents changes nothing. The columns are those that the settings file names, and a few more
that only the constraints look at.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from math import cos, radians, sin
from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.link.claimed import Claimed, is_wide
from purport.records.actor import Actor, ActorKind
from purport.records.event import Event, EventKind, Harm
from purport.records.ids import DocumentId
from purport.records.place import EARTH_RADIUS_KM, Place
from purport.records.value import value

Columns = Mapping[str, NDArray[Any]]

EPOCH = datetime(1900, 1, 1, tzinfo=UTC)
NAN = float("nan")
KINDS = {kind: float(number) for number, kind in enumerate(EventKind)}
ON_FOOT = 2.0  # a ground attack; everything else that is linked explodes
KILLED = (
    "people_killed", "civilians_killed", "combatants_killed", "children_killed", "women_killed",
)  # fmt: skip
OPEN_ENDED = 4  # "at least 5" is compared as 5 to 20

_ALLIES = {ActorKind.COALITION: 1.0, ActorKind.FORCE: 2.0}


@value
class Groups:
    """What documents share: the key of a text and of a photo for each document that has one.

    `root_of` gives the id under which an actor counts as a speaker.
    """

    texts: Mapping[DocumentId, str]
    photos: Mapping[DocumentId, str]
    root_of: Callable[[str], str]


def columns_of(claimed: Sequence[Claimed], shared: Groups) -> dict[str, NDArray[Any]]:
    """The columns of claimed events, one row each in the same order."""
    numbers = [_numbers(each) for each in claimed]
    names = [_names(each, shared) for each in claimed]
    found = {name: np.array([row[name] for row in numbers], np.float64) for name in NUMBERS}
    return found | {name: _coded(row[name] for row in names) for name in NAMED}


NAMED = (
    "document", "table", "row", "place_name", "attacker", "attacker_side", "target",
    "target_side", "text_group", "photo_group", "source",
)  # fmt: skip
NUMBERS = (
    "earliest_h", "latest_h", "x_km", "y_km", "z_km", "radius_km", "kind", "weapon",
    "attacker_kind", "killed_least", "killed_most", "killed_kind", "wide",
)  # fmt: skip


def _numbers(each: Claimed) -> dict[str, float]:
    event, window = each.event, each.window
    x, y, z, radius = _spot(event.place)
    least, most, killed = _killed(event.harm)
    return {
        "earliest_h": _hours(window.earliest),
        "latest_h": _hours(window.latest),
        "x_km": x,
        "y_km": y,
        "z_km": z,
        "radius_km": radius,
        "kind": KINDS[event.kind],
        "weapon": ON_FOOT if event.kind is EventKind.GROUND_ATTACK else 1.0,
        "attacker_kind": _ALLIES.get(_kind_of(event, "attacker"), 0.0),
        "killed_least": least,
        "killed_most": most,
        "killed_kind": killed,
        "wide": float(is_wide(event.place)),
    }


def _names(each: Claimed, shared: Groups) -> dict[str, str | None]:
    event, document = each.event, each.document
    attacker, target = _actor(event, "attacker"), _actor(event, "target")
    source = each.claim.source
    return {
        "document": document.id,
        "table": document.address if document.row is not None else None,
        "row": document.row,
        "place_name": event.place.as_written.casefold() if event.place else None,
        "attacker": attacker,
        "attacker_side": shared.root_of(attacker) if attacker else None,
        "target": target,
        "target_side": shared.root_of(target) if target else None,
        "text_group": shared.texts.get(document.id),
        "photo_group": shared.photos.get(document.id),
        "source": (source.actor.id if source.actor else None) or source.text.casefold(),
    }


def _hours(moment: datetime | None) -> float:
    return NAN if moment is None else round((moment - EPOCH).total_seconds() / 3600, 4)


def _spot(place: Place | None) -> tuple[float, float, float, float]:
    """The place on a sphere, in km from its centre: its chords are near enough to arcs."""
    if place is None or place.lat is None or place.lon is None:
        return NAN, NAN, NAN, NAN
    x, y, z = spot_km(place.lat, place.lon)
    return x, y, z, round((place.radius_m or 0) / 1000, 4)


def spot_km(lat: float, lon: float) -> tuple[float, float, float]:
    """WGS 84 degrees as x, y, z in km on a sphere, rounded to a metre's tenth."""
    lat, lon = radians(lat), radians(lon)
    ring = EARTH_RADIUS_KM * cos(lat)
    at = (ring * cos(lon), ring * sin(lon), EARTH_RADIUS_KM * sin(lat))
    return round(at[0], 4), round(at[1], 4), round(at[2], 4)


def _actor(event: Event, role: str) -> str | None:
    """The register's id of an actor; None where no actor is named or the register knows none."""
    found = event.role(role)
    return found.actor.id if found else None


def _kind_of(event: Event, role: str) -> ActorKind:
    found = event.role(role)
    actor: Actor | None = found.actor if found else None
    return actor.kind if actor else ActorKind.UNKNOWN


def _killed(harm: Iterable[Harm]) -> tuple[float, float, float]:
    """A number killed as a range, and of which kind it is (its place in `KILLED`).

    Of several kinds the widest is taken, of one kind the largest number. Kinds are never turned
    into each other: "5 civilians" says nothing of how many people.
    """
    stated = [
        (KILLED.index(each.kind), float(each.least or 0), float(NAN if m is None else m))
        for each in harm
        if each.kind in KILLED and (each.least is not None or each.most is not None)
        for m in (each.most,)
    ]
    if not stated:
        return NAN, NAN, NAN
    kind, least, most = min(stated, key=lambda one: (one[0], -one[1], one[2] != one[2], -one[2]))
    return least, most if most == most else max(1.0, least) * OPEN_ENDED, float(kind)


def _coded(names: Iterable[str | None]) -> NDArray[np.float64]:
    listed = list(names)
    order = {name: float(number) for number, name in enumerate(sorted({*listed} - {None}))}  # type: ignore[type-var]
    return np.array([NAN if name is None else order[name] for name in listed], np.float64)
