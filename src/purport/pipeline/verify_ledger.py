"""Whether the ledger still says what the log says was derived."""

from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from purport.pipeline.case import LEDGER, Case
from purport.pipeline.opened import BUILT_IN
from purport.pipeline.stored import digest_of, load_documents, load_findings
from purport.records.custody import DerivationEntry, Entry
from purport.records.finding import Findings
from purport.records.inputs import InputStatus
from purport.records.problem import Problem

REBUILD = "run `purport rebuild CASE`: the log tells what was derived, the ledger is made anew"


class LedgerCheck:
    """Gathers what the log says was derived; then holds the ledger against it."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._last: dict[str, DerivationEntry] = {}
        self._newest: tuple[str, ...] = ()
        self._remarks: list[str] = []
        self._is_there = case.settings.ledger.url is not None or (case.folder / LEDGER).is_file()

    def see(self, entry: Entry) -> None:
        """Nothing; a derivation is kept in mind."""
        if self._is_there and isinstance(entry, DerivationEntry):
            self._last[entry.subject] = entry
            self._newest = entry.components

    def remarks(self) -> tuple[str, ...]:
        """What else is to be known; complete once `problems` was read."""
        return tuple(self._remarks)

    def problems(self) -> tuple[Problem, ...]:
        """Documents of which the ledger says something else than was derived."""
        if not self._is_there:
            self._remarks.append("there is no ledger: `purport rebuild CASE` makes it")
            return ()
        try:
            return tuple(self._differences())
        except (SQLAlchemyError, ValueError) as error:
            said = f"the ledger cannot be read: {str(error).splitlines()[0]}"
            return (_problem(LEDGER, "ledger", said),)

    def _differences(self) -> Iterator[Problem]:
        findings = load_findings(self._case.ledger)
        documents = load_documents(self._case.ledger)
        earlier = 0
        for document in documents:
            logged = self._last.get(document.id)
            if logged is None:
                said = "the ledger holds this document, but the log does not say it was derived"
                yield _problem(document.id, "ledger_differs", said)
            elif logged.text_sha256 != document.text_sha256:
                said = "the ledger names another text than was derived and logged"
                yield _problem(document.id, "ledger_differs", f"{said} {_when(logged)}")
            elif digest_of(findings.get(document.id, Findings())) == logged.records_sha256:
                continue
            elif not set(BUILT_IN) <= set(logged.components):
                earlier += 1  # its records had another shape, so that nothing can be compared
            else:
                said = "what the ledger says of this document is not what was derived and logged"
                yield _problem(document.id, "ledger_differs", f"{said} {_when(logged)}")
        if earlier:
            self._remarks.append(
                f"what was found in {earlier} documents was derived by another version of purport "
                "and cannot be compared: `purport run CASE` derives it again"
            )
        yield from self._gone({each.id for each in documents})

    def _gone(self, held: set[str]) -> Iterator[Problem]:
        """Documents that were derived by the newest components, and are not in the ledger."""
        rows = self._case.ledger.input_rows()
        waiting = any(row.state.state is InputStatus.WAITING for row in rows)
        gone = [each for each in self._last.values() if each.subject not in held]
        if waiting and gone:
            self._remarks.append(f"{len(gone)} documents wait to be derived: `purport run CASE`")
            return
        for logged in gone:
            if logged.components == self._newest:
                said = "this document was derived, but the ledger does not hold it"
                yield _problem(logged.subject, "ledger_differs", f"{said}; logged {_when(logged)}")


def _when(entry: DerivationEntry) -> str:
    return f"on {entry.time:%Y-%m-%d %H:%MZ}"


def _problem(subject: str, kind: str, message: str) -> Problem:
    return Problem(room="ledger", subject=subject, kind=kind, message=message, hint=REBUILD)
