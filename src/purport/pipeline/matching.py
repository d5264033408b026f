"""Have we seen these pictures? Asked of the media that a case holds."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from purport.pipeline.case import Case
from purport.pipeline.intake import Found, Progress, files_under
from purport.pipeline.judged_pictures import JOIN
from purport.pipeline.match_pictures import MatchPictures
from purport.pipeline.picture_memory import Answer, PictureMemory
from purport.pipeline.stored import load_media
from purport.read import Frame, Missing
from purport.read.features import is_available
from purport.read.overlay import Overlay
from purport.records.document import clock_words
from purport.records.ids import MediaId, sha256
from purport.records.problem import Problem

Line = dict[str, Any]
Told = tuple[Line | None, tuple[Problem, ...]]
Opened = tuple[PictureMemory, MatchPictures | None]

WITHOUT_EXTRA = Problem(
    room="read",
    subject="local features",
    kind="missing_extra",
    message="crops, collages and screenshots are not recognised, and no copy can be proved",
    hint='pip install "purport[photos]"',
)


def match_files(
    case: Case,
    paths: Iterable[Path],
    pictures: MatchPictures | None = None,
    progress: Progress = lambda done, total, what: None,
) -> Iterator[Told]:
    """For each picture its contract line: the surest likeness first, then the earliest use.

    A video gives a line for itself and one for each of its frames.

    With `pictures`, each pair is drawn side by side, and the line names the file.
    Without the extra `photos` only fingerprints are compared, and a problem says so. The frames of
    a video count as files in what is told to `progress`.
    """
    if not is_available():
        yield None, (WITHOUT_EXTRA,)
    memory = PictureMemory(case, load_media(case.ledger))
    try:
        yield from _match_all(
            [found for path in paths for found in files_under(path)], (memory, pictures), progress
        )
    finally:
        memory.close()
        if pictures is not None:
            pictures.close()


def _match_all(files: Sequence[Found], opened: Opened, progress: Progress) -> Iterator[Told]:
    done, total = 0, len(files)
    for found in files:
        progress(done, total, found.address)
        done += 1
        if found.problem is not None:
            yield None, (found.problem,)
            continue
        told, frames = _match(found.address, found.path.read_bytes(), opened)
        yield told
        total += len(frames)
        for frame in frames:
            address = f"{found.address}#frame/{clock_words(frame.at_s)}"
            progress(done, total, address)
            done += 1
            yield _match(address, frame.content, opened)[0]
    progress(done, total, "")


def _match(address: str, content: bytes, opened: Opened) -> tuple[Told, tuple[Frame, ...]]:
    """The line of a picture or video; and the frames of a video, each to be asked for itself."""
    memory, pictures = opened
    seen = memory.examine(address, content)
    if seen.found is None:
        return (None, seen.problems), ()
    digest = sha256(content)
    answers = memory.answers(digest, seen.found)
    own = next((each.item.id for each in answers if each.item.sha256 == digest), None)
    matches = [_line(each, own) for each in answers]
    if pictures is not None:
        for each, answer in zip(matches, answers, strict=True):
            path = pictures.write(address, content, answer)
            each["picture"] = str(path) if path is not None else None
    line = {"image": address, "matches": matches}
    missing = tuple(_lacking(address, each) for each in seen.found.look.missing)
    return (line, (*seen.problems, *missing)), seen.found.look.frames


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
        "numbers": _numbers(answer.laid) if answer.laid is not None else None,
    }


def _numbers(laid: Overlay) -> Line:
    """What the relation rests on; shares are of the pictures, pixels of the asked one as compared,
    which is at most 400,000 pixels large."""
    left = laid.leftover
    return {
        "reason": laid.reason,
        "blocks_in_place": laid.blocks.still,
        "blocks_moved": laid.blocks.moved,
        "blocks_changed": laid.blocks.changed,
        "shown": laid.shown,
        "filled": laid.filled,
        "points_tracked": left.points,
        "points_offered": left.offered,
        "scatter_px": left.scatter_px,
        "together_px": left.together_px,
        "together": left.together,
        "surely": left.surely,
        "points_moved": left.moved,
        "parallax_px": laid.parallax.together_px,
        "parallax_share": laid.parallax.share,
        "parallax_surely": laid.parallax.surely,
        "blocks_displaced": laid.displaced,
        "camera_turned": laid.was_turned,
    }
