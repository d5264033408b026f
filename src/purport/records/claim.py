"""What a document says someone asserts."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from purport.records.actor import Actor
from purport.records.ids import ClaimId, DocumentId, EventId, identify
from purport.records.spans import Span, Words, check_spans
from purport.records.value import value
from purport.records.when import When


class SourceKind(StrEnum):
    NAMED = "named"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    IMPLICIT = "implicit"
    AUTHOR = "author"


class CueClass(StrEnum):
    SAY = "say"
    ANNOUNCE = "announce"
    CLAIM = "claim"
    DENY = "deny"
    ACCUSE = "accuse"
    BELIEVE = "believe"
    INTEND = "intend"
    ASK = "ask"
    SHOW = "show"
    HEAR = "hear"


class SourceStance(StrEnum):
    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class AuthorStance(StrEnum):
    NEUTRAL = "neutral"
    DISTANCING = "distancing"
    ENDORSING = "endorsing"
    DOUBTING = "doubting"


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


@value
class Source:
    """Whom a claim is attributed to: no spans where the text names nobody (implicit, author)."""

    spans: tuple[Span, ...]
    text: str
    kind: SourceKind
    actor: Actor | None = None

    def __post_init__(self) -> None:
        check_spans(self.spans)


@value
class Cue:
    """The words that attribute; `negated` for "has not announced"."""

    spans: tuple[Span, ...]
    text: str
    cue_class: Annotated[CueClass, Field(alias="class")]
    negated: bool = False

    def __post_init__(self) -> None:
        check_spans(self.spans)


@value
class Stance:
    """How surely, at which level: the source's own and the author's. A hedge is never a number."""

    source: SourceStance = SourceStance.UNKNOWN
    author: AuthorStance = AuthorStance.NEUTRAL
    polarity: Polarity = Polarity.POSITIVE
    hedges: tuple[Span, ...] = ()


@value
class Claim:
    """What a document says someone asserts.

    `via` leads from the speaker to us, nearest to the speaker first. `said` is when it was said,
    as far as the text tells. `weighs` names the claim that an author's evaluation weighs. `told` is
    the outlet that the source said it to, as in "told the Daily": it passes the claim on and
    vouches for nothing, so it is no link of `via`.
    """

    id: ClaimId
    document_id: DocumentId
    source: Source
    via: tuple[Source, ...] = ()
    cue: Cue
    content: Words
    stance: Stance
    said: When | None = None
    events: tuple[EventId, ...] = ()
    weighs: ClaimId | None = None
    told: Source | None = None
    component: str


def claim_id(document_id: str, source: Source, cue: Cue, content: Words) -> ClaimId:
    """The id of a claim: its document and its spans make it."""
    spans = [[list(span) for span in part.spans] for part in (source, cue, content)]
    return ClaimId(identify("claim", document_id, spans))
