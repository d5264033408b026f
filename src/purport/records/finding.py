"""What one document gave: everything that is derived from it alone."""

from purport.records.actor import ActorMention
from purport.records.claim import Claim
from purport.records.document import Coverage
from purport.records.event import Event
from purport.records.place import PlaceMention
from purport.records.relation import Question, Relation
from purport.records.release import Correction
from purport.records.value import value
from purport.records.when import TimeMention


@value
class Findings:
    """All records of one document, each kind sorted by position and id."""

    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    questions: tuple[Question, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    corrections: tuple[Correction, ...] = ()
