"""Files and folders to captures: the bytes are stored, the custody log says so."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from purport.pipeline.tombstones import Tombstone, tombstones
from purport.records.custody import CaptureEntry, FailedCaptureEntry
from purport.records.document import Generation
from purport.records.ids import CaptureId, identify
from purport.records.origin import OriginKind, PublishedSource, read_published
from purport.records.problem import Impossible, Outcome, Problem
from purport.records.value import value

if TYPE_CHECKING:
    from purport.pipeline.case import Case

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what)."""


@value
class AddRequest:
    """What the user says of the files: all optional. `published` and `acquired` are ISO 8601."""

    origin: str | None = None
    origin_kind: OriginKind | None = None
    published: str | None = None
    published_basis: str | None = None
    input_format: str | None = None
    collector: str | None = None
    acquired: str | None = None
    acquired_from: str | None = None
    generation: Generation = Generation.UNKNOWN
    note: str | None = None


@value
class AddReport:
    """How many files were captured, and how many bytes."""

    captured: int
    size: int


@value
class Found:
    """A file to capture, or why it cannot be: its address as given and its path."""

    address: str
    path: Path
    problem: Problem | None = None


def add(
    case: "Case", paths: Iterable[Path], request: AddRequest, progress: Progress
) -> Outcome[AddReport]:
    """What was captured. A path that cannot be read is a problem; the others go on.

    Raises: Impossible, before anything is stored, for dates that cannot be understood.
    """
    check_dates(request)
    found = [each for path in paths for each in files_under(path)]
    with case.writing():
        batch = identify("batch", case.clock().isoformat(), [each.address for each in found])
        return _capture_all(case, found, batch, request, progress)


def check_dates(request: AddRequest) -> None:
    """Nothing, if the dates of the request can be understood.

    Raises: Impossible.
    """
    for name, written in (("--published", request.published), ("--acquired", request.acquired)):
        if written is not None:
            try:
                read_published(written, PublishedSource.GIVEN)
            except ValueError as error:
                raise Impossible(f"{name}: {error}") from None


def _capture_all(
    case: "Case", found: list[Found], batch: str, request: AddRequest, progress: Progress
) -> Outcome[AddReport]:
    captured, size, problems = 0, 0, []
    removed = tombstones(case)
    for number, each in enumerate(found):
        progress(number, len(found), each.address)
        problem, length = _capture(case, each, (batch, removed), request)
        if problem is None:
            captured, size = captured + 1, size + length
        else:
            problems.append(problem)
    progress(len(found), len(found), "")
    return Outcome(found=AddReport(captured=captured, size=size), problems=tuple(problems))


def _capture(
    case: "Case", found: Found, known: tuple[str, Mapping[str, Tombstone]], request: AddRequest
) -> tuple[Problem | None, int]:
    batch, removed = known
    problem, digest, size = found.problem, "", 0
    if problem is None:
        try:
            digest, size = case.vault.blobs.put_file(found.path)
        except PermissionError:
            problem = _problem(found.address, "unreadable", "you may not read this file")
        except FileNotFoundError:
            problem = _problem(found.address, "vanished", "the file was removed meanwhile")
    if problem is None and (tombstone := removed.get(digest)):
        case.vault.blobs.remove(digest)
        problem = tombstone.problem(found.address)
    if problem is not None:
        case.vault.log.append([_failed(case.clock(), batch, problem)])
        return problem, 0
    case.vault.log.append([_entry(case, found, (batch, digest, size), request)])
    return None, size


def _entry(
    case: "Case", found: Found, stored: tuple[str, str, int], request: AddRequest
) -> CaptureEntry:
    batch, digest, size = stored
    time = case.clock()
    keep = case.vault.asides.put
    return CaptureEntry(
        time=time,
        id=CaptureId(
            identify("capture", request.origin, found.address, digest, time.isoformat(), batch)
        ),
        batch=batch,
        address=found.address,
        sha256=digest,
        bytes=size,
        origin=request.origin,
        origin_kind=request.origin_kind,
        published=request.published,
        published_basis=keep(request.published_basis),
        input_format=request.input_format,
        collector=keep(request.collector),
        acquired=request.acquired,
        acquired_from=keep(request.acquired_from),
        generation=request.generation,
        note=keep(request.note),
    )


def _failed(time: datetime, batch: str, problem: Problem) -> FailedCaptureEntry:
    return FailedCaptureEntry(
        time=time,
        batch=batch,
        address=problem.subject,
        problem=problem.kind,
        message=problem.message,
        hint=problem.hint,
    )


def files_under(path: Path) -> Iterator[Found]:
    """The files of a path in a stable order, each with its address; what is not a file, a problem.

    A symbolic link inside a folder is not followed: it could lead anywhere.
    """
    address = written(path)
    if path.is_file():
        yield Found(address=address, path=path)
    elif path.is_dir():
        yield from _walk(path)
    elif path.exists():
        yield _bad(path, "special", "this is neither a file nor a folder")
    else:
        yield _bad(path, "not_found", "no such file or folder", "check the spelling of the path")


def _walk(folder: Path) -> Iterator[Found]:
    entries = sorted(folder.iterdir())
    if not entries:
        yield _bad(folder, "empty_folder", "the folder is empty")
    for entry in entries:
        if entry.is_symlink():
            yield _bad(entry, "link", "symbolic link, not followed", "add its target itself")
        elif entry.is_dir():
            yield from _walk(entry)
        else:
            yield from files_under(entry)


def _bad(path: Path, kind: str, message: str, hint: str = "") -> Found:
    address = written(path)
    return Found(address=address, path=path, problem=_problem(address, kind, message, hint))


def _problem(address: str, kind: str, message: str, hint: str = "") -> Problem:
    return Problem(room="vault", subject=address, kind=kind, message=message, hint=hint)


def written(path: Path) -> str:
    """A path as text, with `/`; bytes that are no text are shown as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")
