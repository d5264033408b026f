"""The entries of the custody log, format 1: the dated sequence of what was done to each thing.

Every entry is one canonical JSON object below 64 KiB. Personal strings (who collected, who judged,
free notes) never stand in it: the entry holds the digest of a salted aside, which can be removed
without breaking any proof. Times are UTC instants of the writing machine.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from purport.records.document import Generation
from purport.records.ids import CaptureId, JudgementId
from purport.records.origin import OriginKind
from purport.records.spans import Span
from purport.records.value import value

FORMAT = 1
ENTRY_LIMIT_BYTES = 65_535

AsideDigest = str  # SHA-256 over salt and text of a personal string kept beside the log


class Verdict(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    CORRECT = "correct"


@value
class CaptureEntry:
    """One act of obtaining bytes.

    `published` is ISO 8601 as given. `batch` ties the captures of one `add` together.
    `input_format` is what the user named with --format, else None (found out by content).
    """

    kind: Literal["capture"] = "capture"
    format: int = FORMAT
    time: datetime
    id: CaptureId
    batch: str
    address: str
    sha256: str
    bytes: int
    origin: str | None = None
    origin_kind: OriginKind | None = None
    published: str | None = None
    published_basis: AsideDigest | None = None
    input_format: str | None = None
    collector: AsideDigest | None = None
    acquired: str | None = None
    acquired_from: AsideDigest | None = None
    generation: Generation = Generation.UNKNOWN
    note: AsideDigest | None = None


@value
class FailedCaptureEntry:
    """An input that could not be captured, and why: nothing is dropped without a row."""

    kind: Literal["failed_capture"] = "failed_capture"
    format: int = FORMAT
    time: datetime
    batch: str
    address: str
    problem: str
    message: str
    hint: str = ""


@value
class DerivationEntry:
    """What was derived from a capture's part: the digest of its text and of its records."""

    kind: Literal["derivation"] = "derivation"
    format: int = FORMAT
    time: datetime
    capture: CaptureId
    subject: str
    text_sha256: str | None
    records_sha256: str
    components: tuple[str, ...]


@value
class AnswerEntry:
    """What a language model server that the user runs answered about a document's words.

    `question_sha256` is the digest of component and question; `answer_sha256` of the raw answer,
    which is kept as a derived text and used again. Without an answer `problem` and `message` say
    why.
    """

    kind: Literal["answer"] = "answer"
    format: int = FORMAT
    time: datetime
    capture: CaptureId
    document: str
    question_sha256: str
    answer_sha256: str | None = None
    problem: str = ""
    message: str = ""
    component: str


@value
class WorkingCopyEntry:
    """A copy made for work (a concealed or re-encoded picture) and what it was made from."""

    kind: Literal["working_copy"] = "working_copy"
    format: int = FORMAT
    time: datetime
    of_sha256: str
    sha256: str
    component: str


@value
class JudgementEntry:
    """A named person's verdict, with what it was made on: id, document, spans and words' digest.

    The words judged are kept beside the log (`words_aside`), so that they can be removed with the
    text they stand in; older entries hold them in `words`. `set` are (field, value) pairs of a
    correction.
    """

    kind: Literal["judgement"] = "judgement"
    format: int = FORMAT
    time: datetime
    id: JudgementId
    subject: str
    subject_kind: str
    documents: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    text_sha256: str | None = None
    words: str = ""
    words_aside: AsideDigest | None = None
    verdict: Verdict
    set: tuple[tuple[str, str], ...] = ()
    by: AsideDigest
    note: AsideDigest | None = None
    component: str | None = None


@value
class UndoEntry:
    """The undoing of an earlier judgement; both stay in the log."""

    kind: Literal["undo"] = "undo"
    format: int = FORMAT
    time: datetime
    judgement: JudgementId
    by: AsideDigest
    note: AsideDigest | None = None


@value
class PublicationEntry:
    """A dossier that was made: the moment in view and the digest of its manifest."""

    kind: Literal["publication"] = "publication"
    format: int = FORMAT
    time: datetime
    manifest_sha256: str
    as_of: datetime | None
    draft: bool
    held_back: int


@value
class RedactionEntry:
    """The removal of bytes for legal or safety reasons: the tombstone."""

    kind: Literal["redaction"] = "redaction"
    format: int = FORMAT
    time: datetime
    sha256: str
    reason: AsideDigest
    by: AsideDigest


@value
class FixityEntry:
    """A check of stored bytes: how many were read, which differ, which are gone.

    The files are read in the order of their digests: those after `after` up to `upto` (both None:
    all of them).
    """

    kind: Literal["fixity"] = "fixity"
    format: int = FORMAT
    time: datetime
    checked: int
    damaged: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    after: str | None = None
    upto: str | None = None


@value
class SettingsEntry:
    """A change of case.toml: the digest of its bytes, which are kept as a blob."""

    kind: Literal["settings"] = "settings"
    format: int = FORMAT
    time: datetime
    sha256: str


@value
class KeyEntry:
    """A signing key that came into use, signed over by the one before it."""

    kind: Literal["key"] = "key"
    format: int = FORMAT
    time: datetime
    name: str
    public_key: str
    replaces: str | None = None
    signature: str | None = None


@value
class ListEntry:
    """A list of places or actors that a user loaded for this case: its path in it, its digest.

    `sha256` is None where the list was taken away.
    """

    kind: Literal["list"] = "list"
    format: int = FORMAT
    time: datetime
    path: str
    sha256: str | None = None


@value
class StampEntry:
    """A time stamp (RFC 3161) over a checkpoint: whose, when, and the digests of what was kept.

    The checkpoint, the request, the reply and the certificates (PEM) stand among the evidentiary
    copies. `stamped` is the authority's time, `time` this machine's.
    """

    kind: Literal["stamp"] = "stamp"
    format: int = FORMAT
    time: datetime
    authority: str
    size: int
    stamped: datetime
    checkpoint_sha256: str
    request_sha256: str
    reply_sha256: str
    chain_sha256: str


@value
class HandoverEntry:
    """Custody that was taken over with a bag: a foreign log, kept as what others say.

    `manifest_sha256` is the digest of the bag's manifest of tag files; `origin`, `size` and `root`
    (hexadecimal) are those of the foreign log's checkpoint.
    """

    kind: Literal["handover"] = "handover"
    format: int = FORMAT
    time: datetime
    manifest_sha256: str
    origin: str
    size: int
    root: str


Entry = Annotated[
    CaptureEntry
    | FailedCaptureEntry
    | DerivationEntry
    | AnswerEntry
    | WorkingCopyEntry
    | JudgementEntry
    | UndoEntry
    | PublicationEntry
    | RedactionEntry
    | FixityEntry
    | SettingsEntry
    | KeyEntry
    | ListEntry
    | HandoverEntry
    | StampEntry,
    Field(discriminator="kind"),
]
