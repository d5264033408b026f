"""Pictures: concealed until a person has reviewed them, and then opened only on demand."""

from collections.abc import Collection, Iterator

from purport.publish.catalogue import Catalogue
from purport.publish.embedded_words import public_words
from purport.publish.options import PublishOptions
from purport.records.actor import MatchState
from purport.records.custody import Verdict
from purport.records.document import MediaItem, clock_words
from purport.records.ids import DocumentId, MediaId
from purport.records.match import Likeness, MediaMatch
from purport.records.value import value


@value
class MatchRow:
    """Another item that looks alike."""

    relation: str
    distance: str
    state: str
    other: str
    other_anchor: str


@value
class Tile:
    """One media item. `file` is its picture in the dossier; empty: concealed or not held."""

    item: MediaItem
    anchor: str
    file: str
    state: str
    note: str
    size: str
    says: str
    shown_in: tuple[str, ...]
    matches: tuple[MatchRow, ...]


def tiles(
    catalogue: Catalogue, options: PublishOptions, documents: Collection[DocumentId] | None = None
) -> tuple[Tile, ...]:
    """The media in view, or those of some documents."""
    wanted = None if documents is None else _of(catalogue, documents)
    return tuple(
        _tile(catalogue, options, item)
        for item in catalogue.view.media
        if (wanted is None or not wanted.isdisjoint((item.id, item.frame_of)))
        and (item.frame_of is None or _is_worth_a_tile(catalogue, item))
    )


def shown_pictures(catalogue: Catalogue, options: PublishOptions) -> Iterator[tuple[str, bytes]]:
    """The files of the pictures that may be shown."""
    for item in catalogue.view.media:
        content = options.pictures(item.id) if is_reviewed(catalogue, item.id) else None
        if content is not None:
            yield _file(item), content


def is_reviewed(catalogue: Catalogue, media_id: MediaId) -> bool:
    """Whether a person has accepted the picture, and nobody has since rejected it."""
    last = max(catalogue.standing(media_id), key=lambda one: (one.time, one.id), default=None)
    return last is not None and last.verdict is Verdict.ACCEPT


def _is_worth_a_tile(catalogue: Catalogue, frame: MediaItem) -> bool:
    """Whether a video's frame is more than one of many: reviewed, or like something else."""
    matched = any(frame.id in (each.left, each.right) for each in catalogue.view.matches)
    return matched or is_reviewed(catalogue, frame.id)


def _of(catalogue: Catalogue, documents: Collection[DocumentId]) -> set[MediaId]:
    return {key for held in documents for key in catalogue.documents[held].media}


def _tile(catalogue: Catalogue, options: PublishOptions, item: MediaItem) -> Tile:
    reviewed = is_reviewed(catalogue, item.id)
    held = reviewed and options.pictures(item.id) is not None
    notes = [one.note for one in catalogue.standing(item.id) if one.note]
    return Tile(
        item=item,
        anchor=f"m-{item.id}",
        file=_file(item) if held else "",
        state="reviewed" if held else "reviewed, no picture held" if reviewed else "not reviewed",
        note=notes[-1] if notes else "",
        size=_size(catalogue, item),
        says=public_words(item),
        shown_in=tuple(
            catalogue.references.name(document.id)
            for document in catalogue.view.documents
            if item.id in document.media
        ),
        matches=tuple(_matches(catalogue, item.id)),
    )


def _size(catalogue: Catalogue, item: MediaItem) -> str:
    size = f"{item.width} × {item.height} px" if item.width and item.height else "size not read"
    frames = sum(each.frame_of == item.id for each in catalogue.view.media)
    if item.at_s is not None:
        return f"{size}, a frame at {clock_words(item.at_s)} of a video"
    return f"{size}, video, {frames} frames compared" if frames else size


def _matches(catalogue: Catalogue, media_id: MediaId) -> Iterator[MatchRow]:
    names = {item.id: item.name for item in catalogue.view.media}
    for match in catalogue.view.matches:
        if media_id in (match.left, match.right):
            other = match.right if match.left == media_id else match.left
            yield MatchRow(
                relation=match.relation.value.replace("_", " "),
                distance=_distance(match),
                state=_STATES[match.state],
                other=names.get(other, "not in view"),
                other_anchor=f"m-{other}" if other in names else "",
            )


_STATES = {
    MatchState.SUGGESTED: "suggested",
    MatchState.CONFIRMED: "confirmed",
    MatchState.REJECTED: "rejected",
}


def _distance(match: MediaMatch) -> str:
    if match.relation is Likeness.SAME_FILE:
        return "byte for byte"
    parts = []
    if match.distance_bits is not None:
        parts.append(f"{match.distance_bits} bits apart")
    if match.inliers is not None:
        parts.append(f"{match.inliers} matching points")
    return ", ".join([*parts, *([match.transform] if match.transform else [])])


def _file(item: MediaItem) -> str:
    return f"pictures/{item.id}.jpg"
