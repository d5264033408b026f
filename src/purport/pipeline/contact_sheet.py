"""A contact sheet of the held pictures, the uses of one photo beside each other."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from purport.pipeline.case import Case
from purport.pipeline.in_view import Moment
from purport.pipeline.limited import Exceeded, LimitedProcess
from purport.pipeline.view import view
from purport.read.contact_sheet import MOST_TILES, Fonts, Tile, contact_sheet
from purport.read.thumbnail import thumbnail
from purport.records.custody import Verdict
from purport.records.document import MediaItem, clock_words
from purport.records.judgement import Standing
from purport.records.lineage import Lineage
from purport.records.problem import Impossible, Outcome, Problem
from purport.records.value import value
from purport.records.view import View
from purport.stock.dossier import load_assets
from purport.vault.blobs import BlobMissing

Line = dict[str, Any]

PLAIN = "fonts/ibm-plex-sans-latin-400-normal.woff2"
ARABIC = "fonts/ibm-plex-sans-arabic-arabic-400-normal.woff2"


@value
class Sheets:
    """The files that were written, and one contract line for each tile, in order."""

    files: tuple[Path, ...]
    lines: tuple[Line, ...]


def write_sheets(case: Case, path: Path, *, reveal: bool = False) -> Outcome[Sheets]:
    """What was written: the first sheet under the name given, further ones under name-2 and so on.

    All pictures are concealed; with `reveal` those are shown that a named person has reviewed.

    Raises: Impossible, if a file cannot be written.
    """
    seen = view(case, Moment())
    shown = _reviewed(seen) if reveal else frozenset()
    process, problems, tiles, lines = LimitedProcess(), [], [], []
    try:
        for number, (item, lineage) in enumerate(_ordered(seen), 1):
            small = _small(case, process, item, item.id not in shown)
            if small is None:
                problems.append(_unreadable(item))
            state = _state(item, small, shown)
            tiles.append(_tile(number, item, lineage, (small, state)))
            lines.append(_line(number, item, lineage, state))
    finally:
        process.close()
    files = _write(path, tiles, f"{case.title}: {len(tiles)} pictures held, {_said(reveal)}")
    return Outcome(found=Sheets(files=files, lines=tuple(lines)), problems=tuple(problems))


def _said(reveal: bool) -> str:
    return "shown where a person has reviewed them" if reveal else "concealed: tones only"


def _write(path: Path, tiles: Sequence[Tile], title: str) -> tuple[Path, ...]:
    assets, files = load_assets().assets, []
    fonts = Fonts(plain=assets.get(PLAIN, b""), arabic=assets.get(ARABIC, b""))
    for start in range(0, max(1, len(tiles)), MOST_TILES):
        number = start // MOST_TILES + 1
        target = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        sheet = contact_sheet(tiles[start : start + MOST_TILES], title, fonts)
        try:
            target.write_bytes(sheet)
        except OSError as error:
            raise Impossible(f"{target} cannot be written: {error.strerror}") from None
        files.append(target)
    return tuple(files)


def _reviewed(seen: View) -> frozenset[str]:
    """The items whose last standing verdict is an acceptance."""
    applying = (each for each in seen.judgements if each.standing is Standing.APPLIES)
    last = {each.subject: each.verdict for each in applying}
    return frozenset(each for each, verdict in last.items() if verdict is Verdict.ACCEPT)


def _ordered(seen: View) -> Iterator[tuple[MediaItem, Lineage]]:
    """The pictures, those of one photo together; a video stands there by its frames."""
    held = {each.id: each for each in seen.media}
    for lineage in seen.lineages:
        for item in map(held.__getitem__, lineage.items):
            if item.mime.startswith("image/"):
                yield item, lineage


def _state(item: MediaItem, small: bytes | None, shown: frozenset[str]) -> str:
    if small is None:
        return "unreadable"
    return "revealed" if item.id in shown else "concealed"


def _tile(number: int, item: MediaItem, lineage: Lineage, small: tuple[bytes | None, str]) -> Tile:
    picture, state = small
    published = str(item.published) if item.published else "no date"
    count = len(lineage.items)
    uses = f", {lineage.items.index(item.id) + 1} of {count} copies" if count > 1 else ""
    return Tile(
        picture=picture,
        lines=(
            f"{number} · {_name(item)}",
            f"{published}{uses}",
            f"{state} · {item.sha256[:12]}",
        ),
        group=lineage.id if count > 1 else "",
    )


def _name(item: MediaItem) -> str:
    """The file's own name, with the moment for a video's frame."""
    if item.at_s is None:
        return item.name.rsplit("/", 1)[-1]
    file = item.address.rsplit("/", 1)[-1]
    return f"{clock_words(item.at_s)} of {file}"


def _line(number: int, item: MediaItem, lineage: Lineage, state: str) -> Line:
    return {
        "type": "tile",
        "number": number,
        "media": item.id,
        "path": item.name,
        "sha256": item.sha256,
        "lineage": lineage.id,
        "state": state,
    }


def _small(case: Case, process: LimitedProcess, item: MediaItem, concealed: bool) -> bytes | None:
    try:
        content = case.vault.picture(item.sha256)
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
