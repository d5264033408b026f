"""Where sources contradict each other, side by side: place, time, number, victims, attacker.

Nothing is decided here: both sides stand with who says so.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from purport.assess.evidence import Evidence, attackers_compete
from purport.records.event import Event, Harm
from purport.records.incident import Contradiction, Incident, Side
from purport.records.place import Place, distance_km

NEAR_KM = 5.0
SLACK = timedelta(hours=12)

Clash = Callable[[Event, Event], bool]


def contradictions(incident: Incident, evidence: Evidence) -> tuple[Contradiction, ...]:
    """What is said differently of an incident, by aspect; records' announcements among the sides.

    Two windows, places or numbers contradict only where they share no instant, spot or number.
    """
    told = [*evidence.events, *_announced(evidence)]
    found = [
        _between("place", told, _places_clash, _place_words, evidence),
        _between("time", told, _times_clash, _time_words, evidence),
        _between("number", list(evidence.events), _counts_clash, _count_words, evidence),
        *_victims(evidence),
    ]
    if attackers_compete(incident, evidence):
        attacked = [event for event, _ in evidence.roles("attacker")]
        found.append(_sides("attacker", attacked, _attacker_words, evidence))
    return tuple(each for each in found if each is not None)


def _announced(evidence: Evidence) -> list[Event]:
    ids = dict.fromkeys(candidate.event_id for _, candidate in evidence.near_actions())
    return [evidence.announced[each] for each in ids]


def _between(
    aspect: str,
    events: Sequence[Event],
    clash: Clash,
    words: Callable[[Event], str],
    evidence: Evidence,
) -> Contradiction | None:
    """The events that clash with another one, by what they say; None where none does."""
    clashing: dict[str, Event] = {}
    for left, right in combinations(events, 2):
        if clash(left, right):
            clashing |= {left.id: left, right.id: right}
    return _sides(aspect, list(clashing.values()), words, evidence) if clashing else None


def _sides(
    aspect: str, events: Iterable[Event], words: Callable[[Event], str], evidence: Evidence
) -> Contradiction | None:
    grouped: dict[str, list[Event]] = {}
    for event in events:
        grouped.setdefault(words(event), []).append(event)
    if len(grouped) < 2:
        return None
    sides = tuple(_side(said, grouped[said], evidence) for said in sorted(grouped))
    return Contradiction(aspect=aspect, sides=sides)


def _side(words: str, events: Sequence[Event], evidence: Evidence) -> Side:
    claims = sorted({each.claim for each in events if each.claim is not None})
    records = {
        candidate.event_id: comparison.record for comparison, candidate in evidence.near_actions()
    }
    announced = sorted({each.id for each in events if each.claim is None})
    said_by = [evidence.speaker(each) for each in claims] + [records[each] for each in announced]
    return Side(
        words=words,
        said_by=tuple(sorted(set(said_by))),
        claims=tuple(claims),
        announcements=tuple(announced),
    )


def _places_clash(left: Event, right: Event) -> bool:
    one, other = left.place, right.place
    if one is None or other is None:
        return False
    apart = distance_km(one, other)
    if apart is None:
        return False  # an unresolved name may be any of the others
    return apart > max(NEAR_KM, ((one.radius_m or 0) + (other.radius_m or 0)) / 1000)


def _place_words(event: Event) -> str:
    place: Place | None = event.place
    return (place.name or place.as_written) if place else ""


def _times_clash(left: Event, right: Event) -> bool:
    one, other = left.when, right.when
    if not (one and other and one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest >= other.latest + SLACK or other.earliest >= one.latest + SLACK


def _time_words(event: Event) -> str:
    return (event.when.edtf or event.when.as_written) if event.when else ""


def _counts_clash(left: Event, right: Event) -> bool:
    return left.count is not None and right.count is not None and left.count != right.count


def _count_words(event: Event) -> str:
    return f"{event.count} strikes"


def _victims(evidence: Evidence) -> Iterator[Contradiction | None]:
    """Numbers of one kind that cannot all hold; civilians beside combatants."""
    kinds = sorted({harm.kind for event in evidence.events for harm in event.harm})
    for kind in kinds:
        told = [event for event in evidence.events if _of(event, kind) is not None]
        yield _between("victims", told, _harm_clash(kind), _harm_words(kind), evidence)
    whose = [event for event in evidence.events if _whose(event)]
    if len({_whose(event) for event in whose}) > 1:
        yield _sides("victims", whose, _whose, evidence)


def _of(event: Event, kind: str) -> Harm | None:
    return next((harm for harm in event.harm if harm.kind == kind), None)


def _harm_clash(kind: str) -> Clash:
    def clash(left: Event, right: Event) -> bool:
        one, other = _of(left, kind), _of(right, kind)
        return one is not None and other is not None and not _can_agree(one, other)

    return clash


def _can_agree(one: Harm, other: Harm) -> bool:
    """Whether a number fits both; "at least" and "no figure given" leave their side open."""
    least = max(one.least or 0, other.least or 0)
    tops = [harm.most for harm in (one, other) if harm.most is not None]
    return not tops or least <= min(tops)


def _harm_words(kind: str) -> Callable[[Event], str]:
    def words(event: Event) -> str:
        harm, named = _of(event, kind), kind.replace("_", " ")
        if harm is None or (harm.least is None and harm.most is None):
            return f"{named}, no figure given"
        if harm.most is None:
            return f"at least {harm.least} {named}"
        if harm.least is None:
            return f"up to {harm.most} {named}"
        return (
            f"{harm.least} {named}"
            if harm.least == harm.most
            else (f"{harm.least} to {harm.most} {named}")
        )

    return words


def _whose(event: Event) -> str:
    kinds = [harm.kind for harm in event.harm if harm.most != 0]
    civilians = any(kind.startswith(("civilians", "children", "women")) for kind in kinds)
    fighters = any(kind.startswith("combatants") for kind in kinds)
    if civilians == fighters:
        return ""  # nothing said, or both
    return "civilians were harmed" if civilians else "combatants were harmed"


def _attacker_words(event: Event) -> str:
    role = event.role("attacker")
    return (role.actor.name or role.actor.as_written) if role else ""
