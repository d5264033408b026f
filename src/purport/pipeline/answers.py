"""What a language model server answered, kept in the vault, so that it is asked only once.

Every answer is a derived text under its digest, and a log entry ties it to its question. `rebuild`
asks nobody: it takes the answers, and the failures, as they were logged.
"""

import json
from collections.abc import Iterator

from purport.extract.reader import component_of
from purport.pipeline.case import Case
from purport.pipeline.model_server import (
    SEED,
    TEMPERATURE,
    Server,
    Unanswered,
    ask,
    read_reply,
)
from purport.pipeline.settings import ReaderSettings
from purport.records import codec
from purport.records.asking import Answer, Inquiry, Reader
from purport.records.custody import AnswerEntry
from purport.records.ids import canonical_json, sha256
from purport.records.problem import Outcome, Problem
from purport.records.value import value
from purport.vault.blobs import BlobMissing

PATIENCE = 3
"""Failures in a row after which the server is left alone for the rest of a run."""

WITHOUT_ANSWER = frozenset(
    {
        "reader_unreachable",
        "reader_timeout",
        "reader_status",
        "reader_too_large",
        "reader_not_json",
        "reader_elsewhere",
        "reader_not_asked",
        "reader_answer_lost",
    }
)
"""Problems after which the next run asks again."""

HINT = "the built-in reader's claims stand; `purport doctor CASE` looks, `purport run` asks again"
NOT_ASKED = "it was not asked about this text"
LEFT_ALONE = f"it was not asked, as it had failed {PATIENCE} times in a row"


@value
class ReaderReport:
    """What was asked in one run: new questions, answers that were kept from before, failures."""

    model: str
    url: str
    asked: int
    kept: int
    failed: int


class KeptAnswers:
    """The answers of one case, with the server to ask where there is none (None: ask nobody)."""

    def __init__(self, case: Case, settings: ReaderSettings, *, asks: bool) -> None:
        self.component = component_for(settings)
        self._case, self._settings, self._asks = case, settings, asks
        self._server = Server(
            url=settings.url,
            model=settings.model,
            timeout_s=settings.timeout_s,
            leaves_this_machine=settings.leaves_this_machine,
        )
        self._known: dict[str, AnswerEntry] = {}
        self._told: set[tuple[str, str]] = set()
        self._asked = self._kept = self._failed = self._in_a_row = 0
        for entry in answer_entries(case):
            self._remember(entry)

    def reader(self) -> Reader:
        """The tool that the extract room is handed."""
        return Reader(ask=self.answer, component=self.component)

    def report(self) -> ReaderReport:
        """What was asked so far."""
        return ReaderReport(
            model=self._settings.model,
            url=self._settings.url,
            asked=self._asked,
            kept=self._kept,
            failed=self._failed,
        )

    def answer(self, inquiry: Inquiry) -> Outcome[Answer | None]:
        """The kept answer to a question, or the server's, which is kept from now on."""
        entry = self._entry(inquiry)
        try:
            if entry.answer_sha256 is None:
                raise Unanswered(entry.problem, entry.message)
            return Outcome(found=read_reply(self._case.vault.text(entry.answer_sha256)))
        except BlobMissing:
            return self._failure(inquiry, "reader_answer_lost", "its kept answer is gone")
        except Unanswered as error:
            return self._failure(inquiry, error.kind, str(error))

    def _entry(self, inquiry: Inquiry) -> AnswerEntry:
        question = sha256(canonical_json([self.component, inquiry.instructions, inquiry.words]))
        known = self._known.get(question)
        if known is not None and (known.answer_sha256 or not self._asks):
            self._kept += known.answer_sha256 is not None
            if self._asks and (inquiry.document_id, question) not in self._told:
                self._log(inquiry, question, known.answer_sha256)
            return known
        if not self._asks:
            return self._made(inquiry, question, None, ("reader_not_asked", NOT_ASKED))
        return self._new(inquiry, question)

    def _new(self, inquiry: Inquiry, question: str) -> AnswerEntry:
        if self._in_a_row >= PATIENCE:
            return self._log(inquiry, question, None, ("reader_not_asked", LEFT_ALONE))
        self._asked += 1
        try:
            raw = ask(self._server, inquiry)
        except Unanswered as error:
            self._in_a_row += 1
            return self._log(inquiry, question, None, (error.kind, str(error)))
        self._in_a_row = 0
        return self._log(inquiry, question, self._case.vault.keep_text(raw))

    def _log(
        self,
        inquiry: Inquiry,
        question: str,
        answer: str | None,
        why: tuple[str, str] = ("", ""),
    ) -> AnswerEntry:
        entry = self._made(inquiry, question, answer, why)
        self._case.vault.log.append([entry])
        self._remember(entry)
        return entry

    def _made(
        self, inquiry: Inquiry, question: str, answer: str | None, why: tuple[str, str]
    ) -> AnswerEntry:
        return AnswerEntry(
            time=self._case.clock(),
            capture=inquiry.capture_id,
            document=inquiry.document_id,
            question_sha256=question,
            answer_sha256=answer,
            problem=why[0],
            message=why[1],
            component=self.component,
        )

    def _remember(self, entry: AnswerEntry) -> None:
        known = self._known.get(entry.question_sha256)
        if known is None or known.answer_sha256 is None:
            self._known[entry.question_sha256] = entry
        self._told.add((entry.document, entry.question_sha256))

    def _failure(self, inquiry: Inquiry, kind: str, message: str) -> Outcome[Answer | None]:
        self._failed += 1
        problem = Problem(
            room="extract",
            subject=inquiry.subject,
            kind=kind,
            message=f"the language model server at {self._settings.url}: {message}",
            hint=HINT,
        )
        return Outcome(found=None, problems=(problem,))


def component_for(settings: ReaderSettings) -> str:
    """The component that names this reader's claims."""
    return component_of(settings.model, TEMPERATURE, SEED)


def answer_entries(case: Case) -> Iterator[AnswerEntry]:
    """What the custody log says of answers, in order."""
    for line in case.vault.log.lines():
        if b'"kind":"answer"' in line and json.loads(line)["kind"] == "answer":
            yield codec.read(AnswerEntry, line)


def used_readers(case: Case) -> tuple[str, ...]:
    """The component of the reader that is turned on, if it was asked about anything."""
    settings = case.settings.reader
    if settings is None:
        return ()
    component = component_for(settings)
    used = any(entry.component == component for entry in answer_entries(case))
    return (component,) if used else ()
