"""What actors are to each other, and what is not known."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from purport.records.actor import Actor
from purport.records.ids import ClaimId, DocumentId, QuestionId, RelationId, identify
from purport.records.spans import Span, Words, check_spans
from purport.records.value import value
from purport.records.when import When


class RelationKind(StrEnum):
    BRANCH_OF = "branch_of"
    PART_OF = "part_of"
    OFFSHOOT_OF = "offshoot_of"
    ALLIED_WITH = "allied_with"
    RIVAL_OF = "rival_of"
    BACKED_BY = "backed_by"
    LED_BY = "led_by"
    ATTACKED = "attacked"
    TURNED_ON = "turned_on"
    RENAMED_TO = "renamed_to"
    ACCUSES = "accuses"


@value
class Relation:
    """A relation as a document states it; without `when` it is known only as stated on its date.

    `start` and `end` of the stated time live in `when`; `cue` are the words that state the kind.
    """

    id: RelationId
    kind: RelationKind
    subject: Annotated[Actor, Field(alias="from")]
    object: Annotated[Actor, Field(alias="to")]
    when: When | None = None
    document_id: DocumentId
    spans: tuple[Span, ...]
    text: str
    claim: ClaimId | None = None
    component: str

    def __post_init__(self) -> None:
        check_spans(self.spans)


@value
class Question:
    """Something a source says is not known."""

    id: QuestionId
    document_id: DocumentId
    content: Words
    cue: Words
    component: str


def relation_id(
    document_id: str, kind: RelationKind, spans: tuple[Span, ...], ends: tuple[str, str]
) -> RelationId:
    """The id of a relation: document, kind, spans and the two names as written."""
    return RelationId(
        identify("relation", document_id, kind, [list(span) for span in spans], list(ends))
    )


def question_id(document_id: str, content: Words) -> QuestionId:
    """The id of an open question: its document and its spans."""
    return QuestionId(identify("question", document_id, [list(span) for span in content.spans]))
