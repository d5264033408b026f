"""One occurrence that a claim describes or a record announces."""

from enum import StrEnum

from purport.records.actor import Actor
from purport.records.ids import ClaimId, DocumentId, EventId, identify
from purport.records.place import Place
from purport.records.spans import Span, Words, check_spans
from purport.records.value import value
from purport.records.when import When


class EventKind(StrEnum):
    AIRSTRIKE = "airstrike"
    SHELLING = "shelling"
    BOMBING = "bombing"
    GROUND_ATTACK = "ground_attack"
    KILLING = "killing"
    CAPTURE = "capture"
    STATEMENT = "statement"
    OTHER = "other"


@value
class Role:
    """An actor's part in an event: "attacker", "target", ...; `words` as the text has them."""

    name: str
    actor: Actor
    words: Words | None = None


@value
class Harm:
    """How many were harmed, as a range; both ends None: alleged, no figure given.

    `kind` is people_killed, people_injured, civilians_killed, ... ; people_* unless the source
    itself says civilian or combatant.
    """

    kind: str
    least: int | None
    most: int | None
    words: Words | None = None


@value
class Event:
    """An occurrence: with `claim` what somebody asserts, without it what a record announces.

    `negated`: said not to have happened ("no airstrikes in Syria"). `count` is the number of
    strikes as stated. `row` is the row of a captured table. `corrects` names the earlier event that
    a correction changes. `another` are the words that tell it from an attack that the text told of
    before ("another airstrike").
    """

    id: EventId
    kind: EventKind
    document_id: DocumentId
    spans: tuple[Span, ...]
    text: str
    place: Place | None = None
    when: When | None = None
    count: int | None = None
    roles: tuple[Role, ...] = ()
    harm: tuple[Harm, ...] = ()
    effect: Words | None = None
    claim: ClaimId | None = None
    negated: bool = False
    row: str | None = None
    corrects: EventId | None = None
    another: Words | None = None
    component: str

    def __post_init__(self) -> None:
        check_spans(self.spans)

    def role(self, name: str) -> Role | None:
        """The first role of this name."""
        return next((role for role in self.roles if role.name == name), None)


def event_id(document_id: str, kind: EventKind, spans: tuple[Span, ...], part: str) -> EventId:
    """The id of an event: document, kind, spans and the place or row that tells it from others."""
    return EventId(identify("event", document_id, kind, [list(span) for span in spans], part))
