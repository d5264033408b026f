"""Have we seen these pictures? Asked of the media that a case holds."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from purport.pipeline.case import Case
from purport.pipeline.intake import files_under
from purport.pipeline.picture_memory import Answer, PictureMemory
from purport.pipeline.stored import load_media
from purport.read.features import is_available
from purport.records.ids import sha256
from purport.records.problem import Problem

Line = dict[str, Any]

WITHOUT_EXTRA = Problem(
    room="read",
    subject="local features",
    kind="missing_extra",
    message="crops, collages and screenshots are not recognised, and no copy can be proved",
    hint='pip install "purport[photos]"',
)


def match_files(
    case: Case, paths: Iterable[Path]
) -> Iterator[tuple[Line | None, tuple[Problem, ...]]]:
    """For each picture its contract line: the surest likeness first, then the earliest use.

    Without the extra `photos` only fingerprints are compared, and a problem says so.
    """
    if not is_available():
        yield None, (WITHOUT_EXTRA,)
    memory = PictureMemory(case, load_media(case.ledger))
    try:
        for path in paths:
            for found in files_under(path):
                if found.problem is not None:
                    yield None, (found.problem,)
                else:
                    yield _match(found.address, found.path, memory)
    finally:
        memory.close()


def _match(
    address: str, path: Path, memory: PictureMemory
) -> tuple[Line | None, tuple[Problem, ...]]:
    content = path.read_bytes()
    seen = memory.examine(address, content)
    if seen.found is None:
        return None, seen.problems
    answers = memory.answers(sha256(content), seen.found)
    return {"image": address, "matches": [_line(each) for each in answers]}, seen.problems


def _line(answer: Answer) -> Line:
    """`first_seen` is the earliest use among what is held; nothing is said of the world."""
    item = answer.item
    return {
        "media": item.id,
        "sha256": item.sha256,
        "path": item.name,
        "relation": answer.relation.value,
        "distance_bits": answer.distance_bits,
        "inliers": answer.inliers,
        "orientation": answer.orientation,
        "transform": answer.transform,
        "first_seen": str(item.published) if item.published else None,
    }
