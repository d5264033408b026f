"""What officials said through the press, made ready to be looked for in their releases."""

from datetime import datetime

from purport.assess.subject import Subject
from purport.records.claim import Claim
from purport.records.event import Event
from purport.records.ids import DocumentId, IncidentId
from purport.records.incident import Incident, Window
from purport.records.place import Precision
from purport.records.value import value

WIDE = frozenset({Precision.COUNTRY, Precision.PROVINCE, Precision.DISTRICT})


@value
class Stated:
    """One event that officials spoke of in a document of others, and when it can have been.

    `speaker` are the officials as written, `claimed_by` the last instant at which it can have been
    said.
    """

    claim: Claim
    event: Event
    document_id: DocumentId
    speaker: str
    window: Window
    claimed_by: datetime | None

    @property
    def is_placed(self) -> bool:
        """Whether a place is told that is narrower than a district."""
        place = self.event.place
        return place is not None and place.is_resolved and place.precision not in WIDE

    def subject(self) -> Subject:
        """The event as something to search a record for; it belongs to no incident."""
        searched = Incident(
            id=IncidentId(self.claim.id),
            code="",
            kind=self.event.kind,
            claims=(self.claim.id,),
            events=(self.event.id,),
            place=self.event.place,
            window=self.window,
        )
        return Subject(incident=searched, events=(self.event,), claimed_by=self.claimed_by)
