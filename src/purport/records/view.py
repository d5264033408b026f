"""Everything in view at one moment: what a dossier is written from."""

from collections.abc import Mapping
from datetime import datetime

from purport.records.claim import Claim
from purport.records.document import Coverage, Document, MediaItem
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.ids import DocumentId
from purport.records.incident import Assessment, Comparison, Incident
from purport.records.inputs import InputState
from purport.records.judgement import Judgement
from purport.records.lineage import Lineage, SharedSet
from purport.records.linking import Linking
from purport.records.match import MediaMatch
from purport.records.problem import Problem
from purport.records.rating import Rating
from purport.records.relation import Question, Relation
from purport.records.statement import Statement
from purport.records.told import ToldEvent
from purport.records.value import value


@value
class LeftOut:
    """A document that does not count at the moment in view, and why."""

    document: Document
    why: str


@value
class View:
    """The records in view at `as_of` (None: all that is held), judged by `judged_by`.

    `suggested` are the assessments as the rules give them, `assessments` as persons signed or
    changed them. `linking` is by what the incidents were suggested. `statements` are what
    officials said through the press, beside their releases. `told` are the announced events with
    what other sources tell of them, made only where it is asked for. `findings` holds each
    document's records after judgements, `texts` the documents' texts. Everything is sorted:
    documents by the time from which they count and id. Each picture in view belongs to exactly one
    of the `lineages`: the held uses of one photo. `readers` are the components of language model
    servers that were used.
    """

    title: str
    as_of: datetime | None
    judged_by: datetime | None
    documents: tuple[Document, ...]
    left_out: tuple[LeftOut, ...] = ()
    findings: Mapping[DocumentId, Findings]
    texts: Mapping[DocumentId, str]
    media: tuple[MediaItem, ...] = ()
    matches: tuple[MediaMatch, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    shared_sets: tuple[SharedSet, ...] = ()
    incidents: tuple[Incident, ...] = ()
    linking: Linking | None = None
    comparisons: tuple[Comparison, ...] = ()
    statements: tuple[Statement, ...] = ()
    told: tuple[ToldEvent, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    suggested: tuple[Assessment, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    ratings: tuple[Rating, ...] = ()
    inputs: tuple[InputState, ...] = ()
    problems: tuple[Problem, ...] = ()
    readers: tuple[str, ...] = ()

    def all_claims(self) -> tuple[Claim, ...]:
        """The claims of all documents in view, in the order of the documents."""
        return tuple(claim for found in self._in_order() for claim in found.claims)

    def all_events(self) -> tuple[Event, ...]:
        """The events of all documents in view."""
        return tuple(event for found in self._in_order() for event in found.events)

    def all_relations(self) -> tuple[Relation, ...]:
        """The relations of all documents in view."""
        return tuple(item for found in self._in_order() for item in found.relations)

    def all_questions(self) -> tuple[Question, ...]:
        """The open questions of all documents in view."""
        return tuple(item for found in self._in_order() for item in found.questions)

    def all_coverage(self) -> tuple[Coverage, ...]:
        """The windows that the documents in view cover."""
        return tuple(item for found in self._in_order() for item in found.coverage)

    def _in_order(self) -> tuple[Findings, ...]:
        return tuple(self.findings[document.id] for document in self.documents)
