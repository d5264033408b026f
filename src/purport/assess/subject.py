"""What is compared: an incident with its events."""

from datetime import datetime

from purport.records.event import Event
from purport.records.incident import Incident
from purport.records.value import value


@value
class Subject:
    """An incident with its events, and the last instant at which it can have been claimed."""

    incident: Incident
    events: tuple[Event, ...]
    claimed_by: datetime | None
