"""What persons said of two claims: that they are one incident, or that they are not.

Such a judgement names events, not incidents, so that it holds whatever else is grouped with them
later. Of two judgements on one pair the later one counts.
"""

from collections.abc import Iterable

from purport.link.link import Bindings
from purport.link.naming import name_of
from purport.records.ids import EventId, IncidentId, identify
from purport.records.judgement import Judgement, Standing

TOGETHER, APART = "together", "apart"
GROUPINGS = frozenset({TOGETHER, APART})
"""The kinds of subject of such a judgement."""


def grouping_id(kind: str, events: Iterable[str], others: Iterable[str]) -> str:
    """The subject of a judgement on events and others."""
    return identify(kind, sorted(events), sorted(others))


def events_of(judgement: Judgement) -> tuple[EventId, ...]:
    """The events that such a judgement speaks of, on both sides."""
    return tuple(
        EventId(said) for name, said in judgement.set if name in ("event", "with", "apart_from")
    )


def read_bindings(judgements: Iterable[Judgement]) -> Bindings:
    """The pairs of events that applying judgements tie or set apart, the later one counting."""
    pairs: dict[tuple[EventId, EventId], tuple[str, str]] = {}
    names: dict[EventId, IncidentId] = {}
    for each in judgements:
        if each.standing is Standing.APPLIES and each.subject_kind in GROUPINGS:
            events = _named(each, "event")
            others = _named(each, "with") or _named(each, "apart_from")
            for event in events:
                for other in others:
                    if event != other:
                        left, right = sorted((event, other))
                        pairs[left, right] = (each.subject_kind, each.by)
            names |= _renamed(each, events, others)
    return Bindings(
        together=tuple(
            (*pair, by) for pair, (kind, by) in sorted(pairs.items()) if kind == TOGETHER
        ),
        apart=tuple((*pair, by) for pair, (kind, by) in sorted(pairs.items()) if kind == APART),
        names=names,
    )


def _named(judgement: Judgement, field: str) -> tuple[EventId, ...]:
    return tuple(EventId(said) for name, said in judgement.set if name == field)


def _renamed(
    judgement: Judgement, events: tuple[EventId, ...], others: tuple[EventId, ...]
) -> dict[EventId, IncidentId]:
    """The rest keeps an incident's name where the claim that gave it was taken out."""
    kept = next((IncidentId(said) for name, said in judgement.set if name == "keeps"), None)
    if kept is None or not others:
        return {}
    gave = [event for event in events if name_of(event, {}) == kept]
    if not gave:
        return {}
    return {others[0]: kept} | {
        event: IncidentId(identify("incident", event, "set apart")) for event in gave
    }
