"""Have we seen these pictures? Asked of the media that a case holds."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from purport.pipeline.case import Case
from purport.pipeline.intake import files_under
from purport.pipeline.judged_pictures import JOIN
from purport.pipeline.picture_memory import Answer, PictureMemory
from purport.pipeline.stored import load_media
from purport.read import Missing
from purport.read.features import is_available
from purport.records.document import clock_words
from purport.records.ids import MediaId, sha256
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

    A video gives a line for itself and one for each of its frames.

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
                    yield from _match(found.address, found.path.read_bytes(), memory)
    finally:
        memory.close()


def _match(
    address: str, content: bytes, memory: PictureMemory
) -> Iterator[tuple[Line | None, tuple[Problem, ...]]]:
    """The line of a picture; of a video the line of the file, then one for each of its frames."""
    seen = memory.examine(address, content)
    if seen.found is None:
        yield None, seen.problems
        return
    digest = sha256(content)
    answers = memory.answers(digest, seen.found)
    own = next((each.item.id for each in answers if each.item.sha256 == digest), None)
    line = {"image": address, "matches": [_line(each, own) for each in answers]}
    missing = tuple(_lacking(address, each) for each in seen.found.look.missing)
    yield line, (*seen.problems, *missing)
    for frame in seen.found.look.frames:
        yield from _match(f"{address}#frame/{clock_words(frame.at_s)}", frame.content, memory)


def _lacking(address: str, missing: Missing) -> Problem:
    return Problem(room="read", subject=address, kind="missing_extra", message=missing.why)


def _line(answer: Answer, own: MediaId | None) -> Line:
    """`first_seen` is the earliest use among what is held; nothing is said of the world.

    `pair` is what `purport judge` takes to confirm or reject the two as uses of one photo: there is
    one only where the asked picture is itself held (`own`).
    """
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
        "pair": JOIN.join(sorted((own, item.id))) if own and own != item.id else None,
    }
