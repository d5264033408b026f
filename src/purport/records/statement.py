"""What officials said through the press, beside their own releases."""

from datetime import datetime
from enum import StrEnum

from purport.records.actor import MatchState
from purport.records.ids import CandidateId, ClaimId, DocumentId, EventId
from purport.records.incident import MissingDay, Window
from purport.records.value import value


class StatementOutcome(StrEnum):
    """What became of a statement: nothing of it speaks for or against any claim.

    LINKED: lines of the held releases are suggested, or were confirmed. NO_LINE: every release
    that can touch its window is held, and no line of them fits. TO_BE_READ: held releases may tell
    of it in words that a person has to read. RELEASE_NOT_HELD: releases of these days are not held.
    RECORD_NOT_HELD: the case holds nothing that this speaker published. NOT_LINKABLE: it tells of
    no strike that could be looked for.
    """

    LINKED = "linked"
    NO_LINE = "no_line"
    TO_BE_READ = "to_be_read"
    RELEASE_NOT_HELD = "release_not_held"
    RECORD_NOT_HELD = "record_not_held"
    NOT_LINKABLE = "not_linkable"

    @property
    def words(self) -> str:
        """The outcome as it is always printed."""
        return _WORDS[self]


_WORDS = {
    StatementOutcome.LINKED: "linked to their release",
    StatementOutcome.NO_LINE: "no such line in the held releases",
    StatementOutcome.TO_BE_READ: "a person has to read the held releases",
    StatementOutcome.RELEASE_NOT_HELD: "their release is not held",
    StatementOutcome.RECORD_NOT_HELD: "no release of theirs is held",
    StatementOutcome.NOT_LINKABLE: "nothing to link",
}


@value
class ReleaseLine:
    """An announced event that a statement may repeat; `id` is what a person judges it by.

    `agrees` names what both tell alike (time, place, kind, target, number, words), `differs` what
    they tell otherwise. `days` is the gap in days between the windows (0: they overlap). `score`
    ranks the lines of one statement; it is no probability.
    """

    id: CandidateId
    document_id: DocumentId
    event_id: EventId
    row: str | None = None
    distance_km: float | None = None
    days: float = 0.0
    score: float
    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    verdict: MatchState = MatchState.SUGGESTED
    chosen: bool = False


@value
class Statement:
    """A claim by officials in a document of others, set beside the record of one origin.

    `record` is None where the case holds nothing of that speaker. `window` is when the event can
    have been, `searched` the held windows that touch it, `missing` the days not held; `held` and
    `expected` count releases. `lines` are ordered best first, at most five.
    """

    claim_id: ClaimId
    event_id: EventId
    document_id: DocumentId
    speaker: str
    record: str | None
    outcome: StatementOutcome
    window: Window
    searched: tuple[Window, ...] = ()
    missing: tuple[MissingDay, ...] = ()
    held: int = 0
    expected: int = 0
    as_of: datetime | None = None
    reasons: tuple[str, ...] = ()
    lines: tuple[ReleaseLine, ...] = ()

    @property
    def chosen(self) -> tuple[ReleaseLine, ...]:
        """The lines that it is linked to."""
        return tuple(each for each in self.lines if each.chosen)
