"""Bytes removed for legal or safety reasons: a tombstone stays in the log, the proof stays valid.

The tombstones come first: a removal that was interrupted is completed by the next command that
writes, never half undone.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import chain
from typing import Any

from purport.collect.part import Capture
from purport.ledger.ledger import InputRow
from purport.pipeline.case import FEATURES, Case
from purport.pipeline.held_features import VOTERS_FILE, names_picture
from purport.pipeline.stored import load_documents, load_media
from purport.pipeline.sync import sync
from purport.pipeline.tombstones import tombstones
from purport.records import codec
from purport.records.custody import (
    AnswerEntry,
    DerivationEntry,
    JudgementEntry,
    RedactionEntry,
    WorkingCopyEntry,
)
from purport.records.document import Document, MediaItem
from purport.records.inputs import InputStatus
from purport.records.problem import Impossible
from purport.records.value import value

SHORTEST = 10  # characters of a digest or id that must be given


class NothingToRedact(Impossible):
    """Nothing of the case has this digest, id or address."""

    def __init__(self, asked: str) -> None:
        super().__init__(
            f"no file of this case has the digest, id or path {asked!r}: `purport status CASE "
            "--format jsonl` and `purport show CASE media` name them"
        )


class InContainer(Impossible):
    """The bytes are no file of their own."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"this is a part of {address}, which is one file: redact that file, or add a copy of "
            "it without the part and redact it then"
        )


@value
class Redaction:
    """Who removes something, and why. Both are kept beside the log, not in it."""

    by: str
    reason: str


@value
class Redacted:
    """What was removed: the digest asked for, how many files, and the inputs to run again."""

    sha256: str
    files: int
    inputs: tuple[str, ...]


@value
class Target:
    """The digest of the evidentiary copy to remove, and the addresses it was captured under."""

    sha256: str
    addresses: tuple[str, ...]


def redact(case: Case, target: Target, redaction: Redaction) -> Redacted:
    """What was removed: the bytes, texts and working copies made of them, and derived records.

    Words quoted by judgements on them are removed too; the log keeps digests and addresses alone.
    """
    with case.writing():
        sync(case)
        affected = _affected(case, target.sha256)
        captures = {each.id for row in affected for each in _captures(row)}
        digests = [target.sha256, *_derived(case, target.sha256, captures)]
        known = tombstones(case)
        case.vault.log.append(
            _entry(case, redaction, each) for each in digests if each not in known
        )
        _forget_words(case, captures)
        complete(case)
        for row in affected:
            _wait(case, row)
        case.ledger.scrub()
    return Redacted(
        sha256=target.sha256,
        files=len(digests),
        inputs=tuple(row.state.path for row in affected),
    )


def complete(case: Case) -> int:
    """How many files that carry a tombstone were still there, and are removed now."""
    vault = case.vault
    stores = (vault.blobs, vault.texts, vault.copies)
    removed = tombstones(case)
    forgotten = sum(_forget_features(case, digest) for digest in removed)
    return forgotten + sum(store.remove(digest) for digest in removed for store in stores)


def _forget_features(case: Case, digest: str) -> int:
    """How many files were removed that hold what comparing pictures kept of these bytes."""
    kept = list((case.folder / FEATURES).glob(f"*/{digest}.*"))
    voters = (case.folder / FEATURES).glob(f"*/{VOTERS_FILE}")
    kept += [each for each in voters if names_picture(each.read_bytes(), digest)]
    for path in kept:
        path.unlink(missing_ok=True)
    return len(kept)


def find_target(case: Case, asked: str) -> Target:
    """What a digest, its beginning, an id of a capture, document or picture, or a path names.

    Raises: NothingToRedact, InContainer.
    """
    sync(case)
    captured = [each for row in case.ledger.input_rows() for each in _captures(row)]
    digest = _digest(case, asked, captured)
    if digest is None:
        raise NothingToRedact(asked)
    held = tuple(dict.fromkeys(each.address for each in captured if each.sha256 == digest))
    if not held:
        raise InContainer(_container(case, digest))
    return Target(sha256=digest, addresses=held)


def _entry(case: Case, redaction: Redaction, digest: str) -> RedactionEntry:
    keep = case.vault.asides.put
    return RedactionEntry(
        time=case.clock(),
        sha256=digest,
        reason=keep(redaction.reason) or "",
        by=keep(redaction.by) or "",
    )


def _digest(case: Case, asked: str, captured: Iterable[Capture]) -> str | None:
    long = len(asked) >= SHORTEST
    for capture in captured:
        if asked in (capture.id, capture.address) or (long and capture.sha256.startswith(asked)):
            return capture.sha256
    for each in _held(case):
        if asked == each.id or (long and each.sha256.startswith(asked)):
            return each.sha256
    return None


def _container(case: Case, digest: str) -> str:
    return next((each.address for each in _held(case) if each.sha256 == digest), digest)


def _held(case: Case) -> Iterator[Document | MediaItem]:
    yield from load_documents(case.ledger)
    yield from load_media(case.ledger)


def _captures(row: InputRow) -> tuple[Capture, ...]:
    captures: tuple[Capture, ...] = (codec.read(Capture, row.capture),) if row.capture else ()
    return captures


def _affected(case: Case, digest: str) -> list[InputRow]:
    """The inputs that are these bytes, or that something made of these bytes belongs to."""
    users = set(_users(case, digest))
    return [
        row
        for row in case.ledger.input_rows()
        if row.input in users or any(each.sha256 == digest for each in _captures(row))
    ]


def _users(case: Case, digest: str) -> Iterator[str]:
    """The inputs that gave a document or picture of these bytes."""
    kinds: tuple[tuple[str, Any], ...] = (("document", Document), ("media", MediaItem))
    for kind, record in kinds:
        for key, _, body in case.ledger.bodies(kind):
            if codec.read(record, body).sha256 == digest:
                yield key


def _derived(case: Case, digest: str, captures: Container[str]) -> list[str]:
    """The digests of texts and working copies that only these bytes gave."""
    mine, others = set[str](), set[str]()
    for entry in chain.from_iterable(log.entries() for log in case.vault.histories()):
        if isinstance(entry, DerivationEntry) and entry.text_sha256:
            (mine if entry.capture in captures else others).add(entry.text_sha256)
        elif isinstance(entry, AnswerEntry) and entry.answer_sha256:
            (mine if entry.capture in captures else others).add(entry.answer_sha256)
        elif isinstance(entry, WorkingCopyEntry):
            (mine if entry.of_sha256 == digest else others).add(entry.sha256)
    vault = case.vault
    return sorted(each for each in mine - others if vault.texts.has(each) or vault.copies.has(each))


def _forget_words(case: Case, captures: Container[str]) -> None:
    """Nothing, once the words that judgements quote from documents of these captures are gone."""
    documents = {each.id for each in load_documents(case.ledger) if each.capture_id in captures}
    for entry in chain.from_iterable(log.entries() for log in case.vault.histories()):
        if isinstance(entry, JudgementEntry) and documents & set(entry.documents):
            case.vault.asides.remove(entry.words_aside)


def _wait(case: Case, row: InputRow) -> None:
    """Nothing, once everything derived from an input is gone and it waits for the next run."""
    state = codec.changed(row.state, state=InputStatus.WAITING, problem=None)
    case.ledger.replace(codec.changed(row, state=state, components=""), (), ())
