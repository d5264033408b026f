"""Moments in time and place that several claims may concern, and what is said of them."""

from datetime import date, datetime
from enum import StrEnum

from purport.records.actor import MatchState
from purport.records.event import EventKind, Harm
from purport.records.ids import CandidateId, ClaimId, DocumentId, EventId, IncidentId
from purport.records.place import Place
from purport.records.rhythm import Expected
from purport.records.spans import Span
from purport.records.value import value


class RecordOutcome(StrEnum):
    ANNOUNCED = "announced"
    ANNOUNCED_DIFFERENTLY = "announced_differently"
    DENIED = "denied"
    SILENT = "silent"
    NOT_HELD = "not_held"
    NOT_COMPARABLE = "not_comparable"


class Strength(StrEnum):
    LIKELY = "likely"
    POSSIBLE = "possible"


@value
class Window:
    """A half-open range of instants in UTC, and on what it rests."""

    earliest: datetime | None
    latest: datetime | None
    basis: str = "stated"


@value
class MissingDay:
    """A day of a record that is not held, and why it was expected."""

    day: date
    until: date
    why: str


@value
class Candidate:
    """An announcement that may be what a claim speaks of; `id` is what a person judges it by.

    `days` is the gap in days between the windows (0: they overlap). `base_rate` is the share of the
    held windows in which this record names this place. `score` ranks the candidates of one
    comparison; it is no probability. `corrects` is the earlier announcement that it replaced.
    """

    id: CandidateId | None = None
    document_id: DocumentId
    event_id: EventId
    row: str | None = None
    strength: Strength
    distance_km: float | None
    days: float
    base_rate: float
    score: float | None = None
    corrects: EventId | None = None
    differs: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    verdict: MatchState = MatchState.SUGGESTED
    chosen: bool = False


@value
class Denial:
    """An official denial and what it denies: strike, target, harm or motive."""

    claim_id: ClaimId
    document_id: DocumentId
    denies: str


class HarmView(StrEnum):
    """What an official statement says of alleged harm."""

    CONCEDED = "conceded"
    NOT_CREDIBLE = "not_credible"
    UNDER_REVIEW = "under_review"


@value
class HarmStatement:
    """An official sentence on harm, set beside an incident on a line of its own.

    `numbers` are the least and most people conceded, where a figure is given; `reason` why an
    allegation is called not credible, in the officials' words.
    """

    document_id: DocumentId
    spans: tuple[Span, ...]
    text: str
    says: HarmView
    numbers: tuple[int, int] | None = None
    reason: str | None = None


@value
class Comparison:
    """An incident (or one claim) set against the record of one origin.

    `searched` are the held windows that touch the claimed one; `missing` the days not held,
    `later_missing` those not held soon after it, where corrections appear. `window` is the claimed
    window. `held` and `expected` count releases; `rhythm` is how often they were expected, and on
    what basis.
    """

    incident_id: IncidentId
    claims: tuple[ClaimId, ...]
    code: str | None = None
    record: str
    outcome: RecordOutcome
    strength: Strength | None = None
    differs: tuple[str, ...] = ()
    denials: tuple[Denial, ...] = ()
    harm: tuple[HarmStatement, ...] = ()
    window: Window
    searched: tuple[Window, ...] = ()
    missing: tuple[MissingDay, ...] = ()
    later_missing: tuple[MissingDay, ...] = ()
    held: int
    expected: int
    rhythm: Expected | None = None
    as_of: datetime | None
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@value
class Branch:
    """One claim of a line of support, who says it, and why it counts with the line."""

    claim_id: ClaimId
    document_id: DocumentId
    speaker: str
    reasons: tuple[str, ...] = ()


@value
class Support:
    """One independent line of support for an incident: the claims that lead back to one speaker.

    `announcements` are the record's own events where the line is an official record.
    """

    root: str
    claims: tuple[ClaimId, ...]
    reasons: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    announcements: tuple[EventId, ...] = ()


@value
class PointSupport:
    """The lines that support one asserted point: strike, attacker, place, target or harm.

    `asserted` says what is asserted ("coalition", "Harem"); several may stand against each other.
    """

    point: str
    asserted: str
    lines: tuple[Support, ...]

    @property
    def independent(self) -> int:
        """How many independent lines support it."""
        return len(self.lines)


@value
class Side:
    """One side of a contradiction: what is said, in which claims and announcements, by whom."""

    words: str
    said_by: tuple[str, ...]
    claims: tuple[ClaimId, ...] = ()
    announcements: tuple[EventId, ...] = ()


@value
class Contradiction:
    """What sources say differently of one aspect: place, time, number, victims or attacker."""

    aspect: str
    sides: tuple[Side, ...]


class StrikeStatus(StrEnum):
    DECLARED = "declared"
    LIKELY = "likely"
    CONTESTED = "contested"
    SINGLE_SOURCE = "single_source_claim"


@value
class Assessment:
    """A graded view of an incident with its reasons; suggested until a named person signs it.

    `harm_grade` is None where it was not graded; then `not_graded` says why. `points` counts the
    independent sources of each asserted point apart. `rubric` and `status_rubric` name the rules of
    the two fields with their versions. `note` is what the person who signed or changed it wrote.
    """

    incident_id: IncidentId
    rubric: str
    strike_status: StrikeStatus
    harm_grade: str | None
    not_graded: str | None
    independent: int
    supports: tuple[Support, ...]
    reasons: tuple[str, ...]
    signed_by: str | None = None
    points: tuple[PointSupport, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    status_rubric: str = ""
    note: str | None = None


@value
class TiePart:
    """One thing that speaks for or against two claims being of one incident.

    `weight` is in bits, log2 of how much more often it is so where they are: it ranks suggestions,
    and is no probability.
    """

    aspect: str
    words: str
    weight: float


@value
class Tie:
    """Why two claimed events were suggested as one, with the parts of the weight.

    `judged_by` names the person who said so; then nothing was weighed.
    """

    left: EventId
    right: EventId
    weight: float
    parts: tuple[TiePart, ...] = ()
    judged_by: str | None = None


@value
class Toll:
    """How many one claim says were harmed, and who says so; `words` as the text has them."""

    claim_id: ClaimId
    said_by: str
    least: int | None
    most: int | None
    words: str = ""


@value
class Casualties:
    """One kind of harm as a range over all claims, with who says what.

    `least` is the lowest and `most` the highest number anyone states; None: no figure is given.
    """

    kind: str
    least: int | None
    most: int | None
    said: tuple[Toll, ...]


@value
class Incident:
    """A moment in time and place that several claims may concern.

    `code` is short and speakable. `state` tells whether a person has confirmed the grouping.
    `aliases` are codes and `former` ids under which it can have been known before claims joined it.
    """

    id: IncidentId
    code: str
    kind: EventKind
    claims: tuple[ClaimId, ...]
    events: tuple[EventId, ...]
    place: Place | None
    window: Window
    attackers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    harm: tuple[Harm, ...] = ()
    table_code: str | None = None
    state: MatchState = MatchState.SUGGESTED
    reasons: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    former: tuple[IncidentId, ...] = ()
    ties: tuple[Tie, ...] = ()
    casualties: tuple[Casualties, ...] = ()
