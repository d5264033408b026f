"""One input after another: read, searched, logged and committed."""

import errno
import json
from collections.abc import Iterable

from purport.collect.part import Capture, CollectTools
from purport.ledger.ledger import InputRow
from purport.pipeline.answers import WITHOUT_ANSWER
from purport.pipeline.case import Case
from purport.pipeline.opened import OpenedTools
from purport.pipeline.order import Derivation, DerivedDocument, WorkingCopy, derive, find
from purport.pipeline.stored import digest_of, load_read, records_of
from purport.pipeline.tombstones import tombstones
from purport.records import codec
from purport.records.custody import DerivationEntry, WorkingCopyEntry
from purport.records.inputs import InputState, InputStatus
from purport.records.problem import Problem
from purport.vault.blobs import BlobMissing

MOST_BYTES = 512 << 20  # a larger file is kept, but not opened
NO_INPUT_AT_FAULT = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
TRIED_AGAIN = frozenset({"defect", "bytes_missing"}) | WITHOUT_ANSWER
SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


class Worker:
    """One run over a case: derives inputs one by one and commits each."""

    def __init__(self, case: Case, tools: OpenedTools, rows: Iterable[InputRow]) -> None:
        self.case = case
        self.tools = tools
        self.rooms = tools.tools  # opened here: a broken tool ends the run, it is no input's fault
        self.batches = _batches(rows)
        self.attached: set[str] = set()
        self.logged = _logged(case)
        self.removed = tombstones(case)
        self.copied = _copied(case)

    def process(self, row: InputRow) -> None:
        """Nothing, once the input's records and state are committed."""
        if row.input in self.attached:
            return
        capture: Capture = codec.read(Capture, row.capture or "")
        removed = self.removed.get(capture.sha256)
        try:
            found = (
                Derivation(kind=None, problems=(removed.problem(capture.address),))
                if removed
                else self._find_again(row) or self._derive(capture)
            )
        except BlobMissing as error:
            found = _failed(capture, "bytes_missing", str(error))
        except OSError as error:
            if error.errno in NO_INPUT_AT_FAULT:
                raise
            found = _failed(capture, "defect", f"{type(error).__name__}: {error}")
        except Exception as error:  # noqa: BLE001 - the fence: one defect never stops the others
            found = _failed(capture, "defect", f"{type(error).__name__}: {error}")
        self._commit(row, capture, found)

    def _find_again(self, row: InputRow) -> Derivation | None:
        """What was read before, searched anew; None where it has to be read again as well."""
        if not self.tools.reads_like(row.components) or row.state.state is not InputStatus.DONE:
            return None
        read = load_read(self.case.ledger, row.input)
        problems = [each for each in read.problems if each.room in ("collect", "read")]
        documents = []
        for document in (each.document for each in read.documents):
            text = self.case.vault.text(document.text_sha256)
            found = find(document, text, self.rooms)
            problems.extend(found.problems)
            documents.append(DerivedDocument(document=document, text=text, findings=found.found))
        return codec.changed(
            read, kind=row.state.kind, documents=tuple(documents), problems=tuple(problems)
        )

    def _derive(self, capture: Capture) -> Derivation:
        if capture.address.rsplit("/", 1)[-1].lower() in SYSTEM_FILES:
            return Derivation(kind="system file")
        path = self.case.vault.blobs.path(capture.sha256)
        if path.exists() and path.stat().st_size > MOST_BYTES:
            return _failed(
                capture, "too_large", "the file is larger than 512 MB: it is kept, unread"
            )
        content = self.case.vault.blobs.get(capture.sha256)
        return derive(capture, content, self.rooms, self._around(capture))

    def _around(self, capture: Capture) -> CollectTools:
        siblings = self.batches.get(capture.batch, {})

        def sibling(address: str) -> bytes | None:
            row = siblings.get(address)
            digest = codec.read(Capture, row.capture or "").sha256 if row else None
            if digest is None or digest in self.removed:
                return None
            return self.case.vault.blobs.get(digest)

        settings = self.case.settings
        return CollectTools(
            sibling=sibling,
            siblings=tuple(siblings),
            zone=settings.zone,
            columns=settings.columns,
        )

    def _commit(self, row: InputRow, capture: Capture, found: Derivation) -> None:
        for each in found.documents:
            self.case.vault.keep_text(each.text)
        for copy in found.copies:
            self._keep(copy)
        for address in found.uses:
            self._attach(capture, address)
        records = records_of(found, capture.address)
        state = state_of(row, found)
        self._log(capture, found)
        self.case.ledger.replace(
            codec.changed(row, state=state, components=self._stamp(found)),
            records,
            [(each.document.id, each.text) for each in found.documents],
        )

    def _keep(self, copy: WorkingCopy) -> None:
        digest = self.case.vault.copies.put(copy.content)
        if digest not in self.copied:
            self.copied.add(digest)
            entry = WorkingCopyEntry(
                time=self.case.clock(),
                of_sha256=copy.of_sha256,
                sha256=digest,
                component=copy.component,
            )
            self.case.vault.log.append([entry])

    def _stamp(self, found: Derivation) -> str:
        """The tools' stamp; none where another try may help."""
        again = any(each.kind in TRIED_AGAIN for each in found.problems)
        return "" if again else self.tools.stamp

    def _attach(self, capture: Capture, address: str) -> None:
        row = self.batches.get(capture.batch, {}).get(address)
        if row is None or row.state.capture_id == capture.id:
            return
        state = codec.changed(
            row.state, state=InputStatus.DONE, kind=f"part of {capture.address}", problem=None
        )
        self.attached.add(row.input)
        done = codec.changed(row, state=state, components=self.tools.stamp)
        self.case.ledger.replace(done, (), ())

    def _log(self, capture: Capture, found: Derivation) -> None:
        entries = []
        for each in found.documents:
            digest = digest_of(each.findings)
            if self.logged.get(each.document.id) != digest:
                entries.append(self._entry(capture, each, digest))
                self.logged[each.document.id] = digest
        self.case.vault.log.append(entries)

    def _entry(self, capture: Capture, each: DerivedDocument, digest: str) -> DerivationEntry:
        return DerivationEntry(
            time=self.case.clock(),
            capture=capture.id,
            subject=each.document.id,
            text_sha256=each.document.text_sha256,
            records_sha256=digest,
            components=self.tools.components,
        )


def state_of(row: InputRow, found: Derivation) -> InputState:
    """How an input ended: failed if nothing came of it, else done, with its first problem kept.

    What a person removed is known to be missing.
    """
    problem = found.problems[0] if found.problems else None
    nothing = not found.documents and not found.media and not found.missing
    status = InputStatus.FAILED if problem is not None and nothing else InputStatus.DONE
    if problem is not None and problem.kind == "removed" and nothing:
        status = InputStatus.MISSING
    return codec.changed(
        row.state,
        state=status,
        kind=found.kind,
        problem=problem,
    )


def _failed(capture: Capture, kind: str, message: str) -> Derivation:
    problem = Problem(
        room="pipeline",
        subject=capture.address,
        kind=kind,
        message=message,
        hint="the bytes are kept; run again after an update, or report this file",
    )
    return Derivation(kind=None, problems=(problem,))


def _batches(rows: Iterable[InputRow]) -> dict[str, dict[str, InputRow]]:
    batches: dict[str, dict[str, InputRow]] = {}
    for row in rows:
        if row.capture:
            capture: Capture = codec.read(Capture, row.capture)
            batches.setdefault(capture.batch, {})[capture.address] = row
    return batches


def _logged(case: Case) -> dict[str, str]:
    found = {}
    for line in case.vault.log.lines():
        if b'"kind":"derivation"' in line:
            entry = json.loads(line)
            found[entry["subject"]] = entry["records_sha256"]
    return found


def _copied(case: Case) -> set[str]:
    return {
        json.loads(line)["sha256"]
        for line in case.vault.log.lines()
        if b'"kind":"working_copy"' in line
    }
