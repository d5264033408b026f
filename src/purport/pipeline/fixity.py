"""Stored bytes read again and held against their digests, all or a rolling share of them."""

import math
from collections.abc import Iterator
from itertools import chain

from purport.pipeline.case import Case
from purport.pipeline.intake import Progress
from purport.pipeline.tombstones import tombstones
from purport.records import codec
from purport.records.custody import (
    CaptureEntry,
    DerivationEntry,
    Entry,
    FixityEntry,
    SettingsEntry,
    WorkingCopyEntry,
)
from purport.records.problem import Outcome, Problem
from purport.records.value import value
from purport.vault.blobs import BlobStore, file_digest

KIND = b'"kind":"fixity"'
FROM_COPY = "restore this file from a copy of the case, then run `purport verify`"


@value
class FixityReport:
    """How many files were checked now, of how many that the case holds or should hold."""

    checked: int
    known: int


def check_fixity(case: Case, share: float, progress: Progress) -> Outcome[FixityReport]:
    """What was checked: this share (0 to 1) of all files, those first that follow the last check.

    The result is logged. Altered and missing files are problems.
    """
    with case.writing():
        known = sorted(_known(case))
        asked = _next(known, share, _last(case))
        damaged, gone = [], []
        for number, digest in enumerate(asked):
            progress(number, len(asked), digest)
            path = next((s.path(digest) for s in _stores(case) if s.has(digest)), None)
            if path is None:
                gone.append(digest)
            elif file_digest(path) != digest:
                damaged.append(digest)
        progress(len(asked), len(asked), "")
        case.vault.log.append(
            [_entry(case, asked, (damaged, gone), whole=len(asked) == len(known))]
        )
    return Outcome(
        found=FixityReport(checked=len(asked), known=len(known)),
        problems=(
            *(_problem(each, "altered", "its bytes differ from its digest") for each in damaged),
            *(_problem(each, "missing", "it was logged, and is gone") for each in gone),
        ),
    )


def _entry(
    case: Case, asked: list[str], found: tuple[list[str], list[str]], *, whole: bool
) -> FixityEntry:
    damaged, gone = found
    return FixityEntry(
        time=case.clock(),
        checked=len(asked),
        damaged=tuple(sorted(damaged)[:MOST_NAMED]),
        gone=tuple(sorted(gone)[:MOST_NAMED]),
        after=None if whole or not asked else asked[0],
        upto=None if whole or not asked else asked[-1],
    )


MOST_NAMED = 300  # digests an entry can name within the limit of its size


def _stores(case: Case) -> tuple[BlobStore, ...]:
    return (case.vault.blobs, case.vault.texts, case.vault.copies)


def _known(case: Case) -> set[str]:
    """The digests of everything that is held, or was logged and not removed since."""
    held = chain.from_iterable(store.digests() for store in _stores(case))
    return {*held, *_logged(case)} - set(tombstones(case))


def _logged(case: Case) -> Iterator[str]:
    for entry in chain.from_iterable(log.entries() for log in case.vault.histories()):
        if isinstance(entry, CaptureEntry | SettingsEntry | WorkingCopyEntry):
            yield entry.sha256
        elif isinstance(entry, DerivationEntry) and entry.text_sha256:
            yield entry.text_sha256


def _last(case: Case) -> str | None:
    """The digest up to which the last rolling check came."""
    found = None
    for line in case.vault.log.lines():
        if KIND in line:
            entry = codec.read(Entry, line)
            found = entry.upto if isinstance(entry, FixityEntry) else found
    return found


def _next(known: list[str], share: float, last: str | None) -> list[str]:
    """The share of the digests that follows the last one checked, from the first after the end."""
    count = min(len(known), math.ceil(len(known) * share))
    begin = next((n for n, each in enumerate(known) if last is not None and each > last), 0)
    return [known[(begin + n) % len(known)] for n in range(count)]


def _problem(digest: str, kind: str, message: str) -> Problem:
    return Problem(room="vault", subject=digest, kind=kind, message=message, hint=FROM_COPY)
