"""Who acts and speaks."""

from enum import StrEnum

from purport.records.spans import Words
from purport.records.value import value


class ActorKind(StrEnum):
    ARMED_GROUP = "armed_group"
    STATE = "state"
    FORCE = "force"
    COALITION = "coalition"
    BODY = "body"
    OUTLET = "outlet"
    MONITOR = "monitor"
    PERSON = "person"
    COMMUNITY = "community"
    UNKNOWN = "unknown"


class MatchState(StrEnum):
    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@value
class Actor:
    """An actor as a text names it; `id` and `name` are None where the register does not know it."""

    as_written: str
    id: str | None = None
    name: str | None = None
    kind: ActorKind = ActorKind.UNKNOWN
    match: MatchState = MatchState.SUGGESTED


@value
class ActorCandidate:
    """One reading of an actor's name; `score` is rounded to 4 decimals, higher is better."""

    actor: Actor
    score: float
    reasons: tuple[str, ...] = ()


@value
class ActorMention:
    """An actor's name found in a text, its reading (or None) and all candidates, best first.

    `match` tells whether a person has confirmed or rejected the reading.
    """

    words: Words
    actor: Actor | None
    candidates: tuple[ActorCandidate, ...] = ()
    match: MatchState = MatchState.SUGGESTED
