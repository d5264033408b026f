"""A group of claimed events to the incident that is suggested."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from purport.link.casualties import casualties_of
from purport.link.claimed import Claimed, is_wide, starts
from purport.link.code import incident_code
from purport.link.naming import Names, aliases_of, first_said, name_of
from purport.records.actor import MatchState
from purport.records.event import Event, Harm
from purport.records.ids import EventId
from purport.records.incident import Incident, Tie, TiePart, Window
from purport.records.place import distance_km
from purport.records.value import value

Parts = tuple[tuple[str, str, float], ...]
MOST_TOLD = 3  # ties whose parts are among an incident's reasons


@value
class Tied:
    """What tied events together, by the left event: weighed pairs with their parts, and what
    persons said.
    """

    weighed: Mapping[EventId, Sequence[tuple[Event, Event, float, Parts]]]
    judged: tuple[tuple[EventId, EventId, str], ...] = ()

    def within(self, events: frozenset[EventId]) -> tuple[Tie, ...]:
        """The ties between these events: persons' first, then by falling weight."""
        said = [
            Tie(left=left, right=right, weight=0.0, judged_by=by)
            for left, right, by in self.judged
            if left in events and right in events
        ]
        weighed = [
            Tie(left=left.id, right=right.id, weight=weight, parts=_parts(left, right, parts))
            for event in events
            for left, right, weight, parts in self.weighed.get(event, ())
            if right.id in events
        ]
        return (*said, *sorted(weighed, key=lambda one: (-one.weight, one.left, one.right)))


def _parts(left: Event, right: Event, parts: Parts) -> tuple[TiePart, ...]:
    """The parts that weigh something, with the distance in words where places are compared."""
    return tuple(
        TiePart(aspect=aspect, words=_with_distance(aspect, words, left, right), weight=weight)
        for aspect, words, weight in parts
        if weight
    )


def _with_distance(aspect: str, words: str, left: Event, right: Event) -> str:
    if aspect != "place" or left.place is None or right.place is None:
        return words
    apart = distance_km(left.place, right.place)
    return words if apart is None else f"{apart:.0f} km apart: {words}"


def incident_of(group: Sequence[Claimed], tied: Tied, names: Names) -> Incident:
    """The incident of a group; its name is that of its earliest located claim."""
    seed, first = min(group, key=_seed_rank), min(group, key=first_said)
    name, place = name_of(first.event.id, names), seed.event.place
    shown = place or first.event.place
    ties = tied.within(frozenset(each.event.id for each in group))
    return Incident(
        id=name,
        code=first.document.code or incident_code(shown, name),
        kind=seed.event.kind,
        claims=tuple(sorted({each.claim.id for each in group})),
        events=tuple(sorted({each.event.id for each in group})),
        place=place,
        window=_narrowest(group),
        attackers=_names(group, "attacker"),
        targets=_names(group, "target"),
        harm=_harm(group),
        table_code=next((each.document.code for each in group if each.document.code), None),
        state=MatchState.SUGGESTED,
        reasons=tuple(_reasons(group, ties)),
        aliases=aliases_of(group, shown, names),
        former=tuple(sorted({name_of(each.event.id, names) for each in group} - {name})),
        ties=ties,
        casualties=casualties_of(group),
    )


def _seed_rank(each: Claimed) -> tuple[int, bool, str, str]:
    """The claim that tells place and kind best: precise places first, then narrow windows."""
    place = each.event.place
    width = 2 if place is None else int(is_wide(place) or not place.is_resolved)
    undated = each.window.basis != "stated"
    return (width, undated, starts(each.window).isoformat(), each.event.id)


def _narrowest(group: Sequence[Claimed]) -> Window:
    stated = [each.window for each in group if each.window.basis == "stated"] or [
        each.window for each in group
    ]
    return min(stated, key=lambda each: (_width(each), starts(each)))


def _width(window: Window) -> timedelta:
    if window.earliest is None or window.latest is None:
        return timedelta.max
    return window.latest - window.earliest


def _names(group: Sequence[Claimed], role: str) -> tuple[str, ...]:
    roles = [found for each in group if (found := each.event.role(role)) is not None]
    return tuple(dict.fromkeys(each.actor.name or each.actor.as_written for each in roles))


def _harm(group: Sequence[Claimed]) -> tuple[Harm, ...]:
    return tuple(dict.fromkeys(harm for each in group for harm in each.event.harm))


def _reasons(group: Sequence[Claimed], ties: Sequence[Tie]) -> Iterable[str]:
    if len(group) == 1:
        yield "one claim"
        return
    documents = len({each.document.id for each in group})
    yield f"{len(group)} claims in {documents} document{'s' if documents > 1 else ''}"
    yield from dict.fromkeys(_tie_words(each) for each in ties[:MOST_TOLD])
    if len(ties) > MOST_TOLD:
        yield f"and {len(ties) - MOST_TOLD} further ties"


def _tie_words(tie: Tie) -> str:
    if tie.judged_by is not None:
        return f"{tie.judged_by} said that they are one"
    speaks = [part.words for part in tie.parts if part.weight > 0]
    against = [part.words for part in tie.parts if part.weight < 0]
    words = "; ".join(speaks) or "nothing that weighs"
    return f"{words} (against it: {'; '.join(against)})" if against else words
