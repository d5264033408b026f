"""A contact sheet of the held pictures, copies of one photo beside each other."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from purport.pipeline.case import Case
from purport.pipeline.limited import Exceeded, LimitedProcess
from purport.pipeline.view import Moment, view
from purport.read.thumbnail import Tile, contact_sheet, thumbnail
from purport.records.document import MediaItem
from purport.records.problem import Impossible, Problem
from purport.records.view import View
from purport.vault.blobs import BlobMissing


def write_sheet(
    case: Case, path: Path, *, concealed: bool = True
) -> tuple[int, tuple[Problem, ...]]:
    """How many pictures the sheet shows, and those that could not be opened.

    Raises: Impossible, if the file cannot be written.
    """
    process, problems, tiles = LimitedProcess(), [], []
    try:
        for item, words in _ordered(view(case, Moment())):
            small = _small(case, process, item, concealed)
            if small is None:
                problems.append(_unreadable(item))
            tiles.append(Tile(picture=small, lines=words))
    finally:
        process.close()
    state = "concealed: tones only" if concealed else "NOT concealed"
    sheet = contact_sheet(tiles, f"{case.title}: {len(tiles)} pictures held, {state}")
    try:
        path.write_bytes(sheet)
    except OSError as error:
        raise Impossible(f"{path} cannot be written: {error.strerror}") from None
    return len(tiles), tuple(problems)


def _ordered(seen: View) -> Iterator[tuple[MediaItem, tuple[str, ...]]]:
    """The pictures, those of one photo together, each with its three lines."""
    held = {each.id: each for each in seen.media}
    for lineage in seen.lineages:
        for number, item in enumerate(map(held.__getitem__, lineage.items), 1):
            if item.mime.startswith("image/"):
                copies = len(lineage.items)
                published = str(item.published) if item.published else "no date"
                counted = f"{published} ({number} of {copies} held)" if copies > 1 else published
                yield item, (item.name.rsplit("/", 1)[-1], counted, item.sha256[:12])


def _small(case: Case, process: LimitedProcess, item: MediaItem, concealed: bool) -> bytes | None:
    try:
        content = case.vault.blobs.get(item.sha256)
        return process.call(partial(thumbnail, concealed=concealed), content)
    except (BlobMissing, Exceeded):
        return None


def _unreadable(item: MediaItem) -> Problem:
    return Problem(
        room="read",
        subject=item.name,
        kind="unreadable_picture",
        message="the picture could not be opened: its tile is empty",
        hint="`purport status` says why; its bytes are kept",
    )
