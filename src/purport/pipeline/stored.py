"""Records in the ledger's form, and back."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from purport.collect.part import MissingPart
from purport.ledger.ledger import Derived, Ledger
from purport.pipeline.order import Derivation, DerivedDocument
from purport.records import codec
from purport.records.actor import ActorMention
from purport.records.claim import Claim
from purport.records.document import Coverage, Document, MediaItem
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.ids import DocumentId, identify
from purport.records.inputs import InputState, InputStatus
from purport.records.place import PlaceMention
from purport.records.problem import Problem
from purport.records.relation import Question, Relation
from purport.records.release import Correction
from purport.records.when import TimeMention

KINDS: dict[str, tuple[str, Any]] = {
    "claim": ("claims", Claim),
    "event": ("events", Event),
    "relation": ("relations", Relation),
    "question": ("questions", Question),
    "time": ("times", TimeMention),
    "place": ("places", PlaceMention),
    "actor": ("actors", ActorMention),
    "coverage": ("coverage", Coverage),
    "correction": ("corrections", Correction),
}
"""Kind in the ledger: the field of Findings and the record's type."""


def records_of(found: Derivation, address: str) -> Iterator[Derived]:
    """The rows of everything that the capture of an address gave."""
    for each in found.documents:
        yield _row("document", each.document.id, each.document.id, each.document)
        yield from _findings(each)
    for item in found.media:
        yield _row("media", item.id, None, item)
    for number, part in enumerate(found.missing):
        name = identify("missing", address, part.part, part.why, number)
        yield _row("missing", name, None, _missing(address, part))
    for number, problem in enumerate(found.problems):
        parts = (problem.room, problem.subject, problem.kind, problem.message, number)
        yield _row("problem", identify("problem", *parts), None, problem)


def _missing(address: str, part: MissingPart) -> InputState:
    path = part.part if "#" in part.part else f"{address}#{part.part}"
    problem = Problem(room="collect", subject=path, kind="missing", message=part.why)
    return InputState(capture_id=None, path=path, state=InputStatus.MISSING, problem=problem)


def _findings(each: DerivedDocument) -> Iterator[Derived]:
    document = each.document.id
    for kind, (field, _) in KINDS.items():
        for number, record in enumerate(getattr(each.findings, field)):
            name = getattr(record, "id", None) or f"{document}:{kind}:{number}"
            yield _row(kind, name, document, record)


def _row(kind: str, name: str, document: str | None, record: object) -> Derived:
    return Derived(kind=kind, id=name, document_id=document, body=codec.write(record).decode())


def digest_of(findings: Findings) -> str:
    """The content digest of everything found in one document."""
    return codec.digest(findings)


def load_documents(ledger: Ledger) -> tuple[Document, ...]:
    """All documents, sorted by id."""
    found = {read.id: read for read in _read_all(ledger, "document", Document)}
    return tuple(found[key] for key in sorted(found))


def load_media(ledger: Ledger) -> tuple[MediaItem, ...]:
    """All media items, sorted by id."""
    found = {read.id: read for read in _read_all(ledger, "media", MediaItem)}
    return tuple(found[key] for key in sorted(found))


def load_problems(ledger: Ledger) -> tuple[Problem, ...]:
    """All problems met while deriving."""
    return tuple(_read_all(ledger, "problem", Problem))


def load_missing(ledger: Ledger) -> tuple[InputState, ...]:
    """Everything that a container names but does not hold."""
    return tuple(_read_all(ledger, "missing", InputState))


def load_findings(ledger: Ledger) -> dict[DocumentId, Findings]:
    """The findings of every document that has any."""
    gathered: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    seen: set[tuple[str, str | None, str]] = set()
    for kind, (field, record) in KINDS.items():
        for _, document, body in ledger.bodies(kind):
            if (kind, document, body) in seen:
                continue  # one document, captured under two descriptions
            seen.add((kind, document, body))
            gathered[document or ""][field].append(codec.read(record, body))
    return {
        DocumentId(document): Findings(**{field: tuple(rows) for field, rows in fields.items()})
        for document, fields in gathered.items()
    }


def load_read(ledger: Ledger, key: str) -> Derivation:
    """What one input gave when it was read: documents without text or findings, media, problems.

    `uses` and `kind` are left empty: they stand in the states of the inputs.
    """
    kept: dict[str, list[Any]] = defaultdict(list)
    for kind, record in (
        ("document", Document),
        ("media", MediaItem),
        ("problem", Problem),
        ("missing", InputState),
    ):
        kept[kind] = [codec.read(record, body) for body in ledger.bodies_of(key, kind)]
    return Derivation(
        kind=None,
        documents=tuple(
            DerivedDocument(document=each, text="", findings=Findings())
            for each in kept["document"]
        ),
        media=tuple(kept["media"]),
        missing=tuple(
            MissingPart(part=each.path, why=each.problem.message if each.problem else "")
            for each in kept["missing"]
        ),
        problems=tuple(kept["problem"]),
    )


def _read_all(ledger: Ledger, kind: str, record: Any) -> Iterator[Any]:
    for _, _, body in ledger.bodies(kind):
        yield codec.read(record, body)
