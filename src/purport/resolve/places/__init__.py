"""Place mentions to places on the map, or an honest abstention with its reason."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from math import exp

from purport.records.place import Place, PlaceCandidate, PlaceMention, Precision, distance_km
from purport.records.spans import Span, Words, words_at
from purport.records.tools import Gazetteer
from purport.resolve.places.context import Name, weigh
from purport.resolve.places.parts import Part, parts_of
from purport.resolve.places.readings import (
    LEAST_SCORE,
    SAME_PLACE_KM,
    Sense,
    as_written,
    doubt,
    halfway,
    name_of,
    placed,
    ranked,
)
from purport.resolve.places.words import Cues, cues_at

KEPT = 10  # candidates kept in a mention
LEAST_IN_COUNTRY = 0.5  # where the country is given, a looser spelling is believed
NEAR_GAIN, NEAR_KM = 0.3, 60.0
SIDE = 0.15  # how much better an area may fit than the town of its name that is taken first
AREAS = (Precision.PROVINCE, Precision.DISTRICT, Precision.SUBDISTRICT)
WIDEST = Precision.COUNTRY
RANK = {precision: n for n, precision in enumerate(Precision)}
Point = tuple[float, float]
_INSIDE = re.compile(r"\s*(?:,|\(|,?\s+in(?:\s+the)?)\s*\Z")


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
    senses = _one_sense([_sense(m, cue) for m, cue in zip(mentions, cues, strict=True)])
    order = list(dict.fromkeys(senses))
    names = [name_of(sense, gazetteer, countries) for sense in order]
    places = {sense: n for n, sense in enumerate(order)}
    inner = _nested(mentions, text)
    beside = [(places[senses[i]], places[senses[j]]) for i, j in inner if senses[i] != senses[j]]
    scores = weigh(names, beside)
    readings = [ranked(name, score) for name, score in zip(names, scores, strict=True)]
    return tuple(
        _resolved(mention, cue, readings[places[sense]])
        for mention, cue, sense in zip(mentions, cues, senses, strict=True)
    )


def _span(mention: PlaceMention) -> Span:
    return mention.words.spans[0][0], mention.words.spans[-1][1]


def _cues(mention: PlaceMention, text: str) -> Cues:
    start, end = _span(mention)
    return cues_at(text, start, end)


def _one_sense(senses: Sequence[Sense]) -> list[Sense]:
    """A bare name is what the document calls it elsewhere: "Idlib" after "Idlib province"."""
    called = {written: kind for written, kind in reversed(senses) if kind is not None}
    return [(written, kind or called.get(written)) for written, kind in senses]


def _sense(mention: PlaceMention, cue: Cues) -> Sense:
    return mention.words.text, cue.kind


def _nested(mentions: Sequence[PlaceMention], text: str) -> list[tuple[int, int]]:
    """Pairs of mentions of which the first is said to lie in the second ("Harem, Idlib")."""
    pairs = []
    for n, (inner, outer) in enumerate(pairwise(mentions)):
        between = text[_span(inner)[1] : _span(outer)[0]]
        if len(between) <= 9 and _INSIDE.fullmatch(between):
            pairs.append((n, n + 1))
    return pairs


def _resolved(
    mention: PlaceMention, cue: Cues, readings: tuple[PlaceCandidate, ...]
) -> PlaceMention:
    reason = doubt(readings)
    kept = tuple(as_written(c, mention.words.text) for c in readings[:KEPT])
    if reason is not None:
        kept = tuple(replace(c, reasons=(*c.reasons, reason)) for c in kept[:1]) + kept[1:]
        return replace(mention, place=None, candidates=kept)
    return replace(mention, place=placed(kept[0].place, cue), candidates=kept)


def find_place(
    name: str,
    gazetteer: Gazetteer,
    countries: Collection[str] = (),
    near: Point | None = None,
) -> PlaceMention:
    """The place that one written name means, as in a table's cell; None as place where it abstains.

    The name may be several ("Jarabulus, Cultural center", "road between A and B", a name in two
    scripts). With `countries` (ISO alpha-2) only readings in these count; `near` (latitude,
    longitude in degrees) speaks for readings close to it.
    """
    words = words_at(name, [(0, len(name))]) if name else Words(spans=(), text="")
    empty = PlaceMention(words=words, place=None)
    parts = parts_of(name)
    if not parts:
        return empty
    parts = tuple(_cored(part, gazetteer) for part in parts)
    names = [name_of((p.name, p.kind), gazetteer, countries) for p in parts]
    names = [_of_countries(each, countries) for each in names]
    names = [_drawn(each, near) for each in names]
    beside = [(n, n + 1) for n in range(len(names) - 1)]
    scores = weigh(names, beside)
    found = [_town_first(ranked(n, s)) for n, s in zip(names, scores, strict=True)]
    least = LEAST_IN_COUNTRY if countries else LEAST_SCORE
    believed = [_believed(n, each, least) for n, each in zip(names, found, strict=True)]
    return _together(empty, parts, believed, found, _containers(parts, found, believed, gazetteer))


def _containers(
    parts: Sequence[Part],
    found: Sequence[tuple[PlaceCandidate, ...]],
    believed: Sequence[PlaceCandidate | None],
    gazetteer: Gazetteer,
) -> frozenset[str]:
    """Ids of believed places whose name is also that of an area around another believed place.

    In "Aleppo, al-Bab" the first is the province, whatever it means by itself.
    """
    outer = set()
    for readings, chosen in zip(found, believed, strict=True):
        ids = {r.place.id for r in readings}
        others = [c for p, c in zip(parts, believed, strict=True) if c is not None and not p.weak]
        if chosen is not None and any(
            ids & set(gazetteer.within(c.place.id or ""))
            for c in others
            if c.place.id != chosen.place.id
        ):
            outer.add(chosen.place.id or "")
    return frozenset(outer)


def _cored(part: Part, gazetteer: Gazetteer) -> Part:
    """The part under its core name, as a place nearby, if only that is known."""
    if part.core is None or gazetteer.knows(part.name) or not gazetteer.knows(part.core):
        return part
    return replace(part, name=part.core, cues=replace(part.cues, near=True))


def _of_countries(name: Name, countries: Collection[str]) -> Name:
    """The readings in the asked countries; all, if none are asked for."""
    kept = [n for n, r in enumerate(name.readings) if not countries or r.place.country in countries]
    return Name(
        readings=tuple(name.readings[n] for n in kept), within=tuple(name.within[n] for n in kept)
    )


def _drawn(name: Name, near: Point | None) -> Name:
    """The readings, those within reach of a point before the others."""
    if near is None:
        return name
    here = Place(as_written="", lat=near[0], lon=near[1])
    return replace(name, readings=tuple(_pulled(r, here) for r in name.readings))


def _pulled(reading: PlaceCandidate, here: Place) -> PlaceCandidate:
    far = distance_km(reading.place, here) or 0.0
    pull = NEAR_GAIN * exp(-far / NEAR_KM)
    reasons = (*reading.reasons, f"{far:.0f} km from the given point")
    return replace(reading, score=round(reading.score + pull, 4), reasons=reasons)


def _town_first(readings: tuple[PlaceCandidate, ...]) -> tuple[PlaceCandidate, ...]:
    """The readings, a town before the area of its name around it unless the words say otherwise."""
    if not readings or readings[0].place.precision not in AREAS:
        return readings
    area = readings[0]
    for town in readings[1:]:
        close = (distance_km(area.place, town.place) or 0.0) * 1000 < (area.place.radius_m or 0)
        if town.place.precision is Precision.TOWN and close and area.score - town.score < SIDE:
            return (town, *(r for r in readings if r is not town))
    return readings


def _believed(
    name: Name, readings: tuple[PlaceCandidate, ...], least: float
) -> PlaceCandidate | None:
    """The best reading, if its own fit is good enough and no other is as good.

    Company cannot make a bad spelling good: the fit is taken without it.
    """
    if doubt(readings, least) is not None:
        return None
    own = next(r.score for r in name.readings if r.place == readings[0].place)
    return readings[0] if own >= least else None


def _together(
    empty: PlaceMention,
    parts: Sequence[Part],
    believed: Sequence[PlaceCandidate | None],
    found: Sequence[tuple[PlaceCandidate, ...]],
    around: Collection[str],
) -> PlaceMention:
    """One place from the readings of a name's parts: the narrowest of those that agree."""
    known = [(p, c.place) for p, c in zip(parts, believed, strict=True) if c is not None]
    kept = tuple(as_written(c, empty.words.text) for c in _mixed(found))
    if _contradicts(parts, known):
        known = [(part, place) for part, place in known if not part.either]
    known = [pair for pair in known if pair[1].id not in around] or known
    if not known:
        return replace(empty, candidates=kept)
    if parts[0].between and len(known) > 1:
        place = halfway(known[0][1], known[1][1])
    else:
        part, chosen = min(
            known, key=lambda pair: (pair[0].weak, RANK[pair[1].precision or WIDEST])
        )
        place = placed(chosen, replace(part.cues, near=part.cues.near or part.between))
    return replace(empty, place=replace(place, as_written=empty.words.text), candidates=kept)


def _mixed(found: Sequence[tuple[PlaceCandidate, ...]]) -> list[PlaceCandidate]:
    """The best candidates of all parts, each place once."""
    best: dict[str | None, PlaceCandidate] = {}
    for candidate in sorted(
        (c for r in found for c in r), key=lambda c: (-c.score, str(c.place.id))
    ):
        best.setdefault(candidate.place.id, candidate)
    return list(best.values())[:KEPT]


def _contradicts(parts: Sequence[Part], known: Sequence[tuple[Part, Place]]) -> bool:
    """Whether "A or B" names two places that lie apart, or one of them is not known."""
    if not any(part.either for part in parts):
        return False
    choices = [place for part, place in known if part.either]
    if len(choices) < sum(part.either for part in parts):
        return True
    return any((distance_km(choices[0], other) or 0.0) > SAME_PLACE_KM for other in choices[1:])
