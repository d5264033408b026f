"""Have we seen these pictures? Asked of the media that a case holds."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from purport.pipeline.case import Case
from purport.pipeline.intake import files_under
from purport.pipeline.stored import load_media
from purport.read import look
from purport.records.document import MediaItem
from purport.records.ids import sha256
from purport.records.match import Likeness
from purport.records.problem import Problem

Line = dict[str, Any]


def match_files(
    case: Case, paths: Iterable[Path]
) -> Iterator[tuple[Line | None, tuple[Problem, ...]]]:
    """For each picture its contract line, earliest use among what is held first.

    Only identical files are told here; edited copies need fingerprints.
    """
    held: dict[str, list[MediaItem]] = {}
    for item in load_media(case.ledger):
        held.setdefault(item.sha256, []).append(item)
    for path in paths:
        for found in files_under(path):
            if found.problem is not None:
                yield None, (found.problem,)
            else:
                yield _match(found.address, found.path.read_bytes(), held)


def _match(
    address: str, content: bytes, held: dict[str, list[MediaItem]]
) -> tuple[Line | None, tuple[Problem, ...]]:
    seen = look(address, content)
    if seen.found is None:
        return None, seen.problems
    items = sorted(held.get(sha256(content), ()), key=_first_seen)
    return {"image": address, "matches": [_same_file(each) for each in items]}, seen.problems


def _first_seen(item: MediaItem) -> tuple[str, str]:
    return (str(item.published) if item.published else "9999", item.id)


def _same_file(item: MediaItem) -> Line:
    return {
        "media": item.id,
        "sha256": item.sha256,
        "path": item.name,
        "relation": Likeness.SAME_FILE.value,
        "distance_bits": 0,
        "inliers": None,
        "orientation": "upright",
        "first_seen": str(item.published) if item.published else None,
    }
