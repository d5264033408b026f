"""What incidents are called, and how an older code still finds them.

Every claimed event could name an incident: the name is made from the event's id. An incident bears
the name of its earliest located claim, which later documents do not change; the names that its
other events would give are its aliases. So a code that was said once finds the incident for good,
whatever it was merged with since.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from purport.link.claimed import LAST, Claimed
from purport.link.code import incident_code
from purport.records.ids import EventId, IncidentId, identify
from purport.records.incident import Incident
from purport.records.place import Place

Names = Mapping[EventId, IncidentId]
"""Events that name another incident than their own: a person set them apart from the first."""


def name_of(event: EventId, names: Names) -> IncidentId:
    """The id of the incident that an event gives its name to."""
    return names.get(event) or IncidentId(identify("incident", event))


def first_said(each: Claimed) -> tuple[datetime, bool, str]:
    """What names an incident: its earliest located claim, which later documents do not change."""
    published = each.document.published
    counts = published.counts_from() if published else LAST
    return (counts, each.event.place is None, each.event.id)


def aliases_of(group: Sequence[Claimed], place: Place | None, names: Names) -> tuple[str, ...]:
    """The codes under which the incident can have been known besides its own, sorted."""
    first = min(group, key=first_said)
    own = incident_code(place or first.event.place, name_of(first.event.id, names))
    codes = {
        incident_code(each.event.place or place, name_of(each.event.id, names)) for each in group
    } | {incident_code(place, name_of(each.event.id, names)) for each in group}
    tables = {each.document.code for each in group if each.document.code}
    return tuple(sorted((codes | tables) - {own}))


def find_incident(incidents: Iterable[Incident], asked: str) -> Incident | None:
    """The incident with this id, code, table code or alias; an own code goes before an alias."""
    wanted, found = asked.casefold(), None
    for incident in incidents:
        own = (incident.id, incident.code.casefold(), (incident.table_code or "").casefold())
        if wanted in own:
            return incident
        if wanted in incident.former or any(wanted == each.casefold() for each in incident.aliases):
            found = found or incident
    return found
