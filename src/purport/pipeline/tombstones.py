"""What was removed from a case for legal or safety reasons, as its log says."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from purport.pipeline.case import Case
from purport.records import codec
from purport.records.custody import Entry, RedactionEntry
from purport.records.problem import Problem
from purport.records.value import value
from purport.vault.asides import REMOVED

KIND = b'"kind":"redaction"'


@value
class Tombstone:
    """Bytes that were removed: their SHA-256, when (UTC), by whom and why."""

    sha256: str
    time: datetime
    by: str
    reason: str

    def problem(self, subject: str) -> Problem:
        """What stands in place of whatever needed these bytes."""
        return Problem(
            room="vault",
            subject=subject,
            kind="removed",
            message=f"removed on {self.time:%Y-%m-%d} by {self.by}: {self.reason}",
            hint="it is not taken in again",
        )


def tombstones(case: Case) -> dict[str, Tombstone]:
    """The tombstones of a case by the digest of what was removed; the first of each holds."""
    found: dict[str, Tombstone] = {}
    for entry in _redactions(case):
        said = Tombstone(
            sha256=entry.sha256,
            time=entry.time,
            by=case.vault.asides.get(entry.by) or REMOVED,
            reason=case.vault.asides.get(entry.reason) or REMOVED,
        )
        found.setdefault(entry.sha256, said)
    return found


def _redactions(case: Case) -> Iterator[RedactionEntry]:
    for line in chain.from_iterable(log.lines() for log in case.vault.histories()):
        if KIND in line:
            entry = codec.read(Entry, line)
            if isinstance(entry, RedactionEntry):
                yield entry
