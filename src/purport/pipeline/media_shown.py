"""Held pictures with their uses: which was earliest among what is held, and what contradicts."""

from collections.abc import Iterator, Mapping
from typing import Any

from purport.records import codec
from purport.records.document import MediaItem
from purport.records.ids import MediaId
from purport.records.lineage import ContradictionKind, Lineage, SharedSet, Use
from purport.records.match import Likeness, MediaMatch
from purport.records.view import View

Line = dict[str, Any]

TIMES = (
    "exif:DateTimeOriginal",
    "exif:DateTime",
    "xmp:xmp:CreateDate",
    "xmp:photoshop:DateCreated",
    "container:creation_time",
    "c2pa:signed_at",
)
"""Where files say when they were made, most telling first."""


def media_lines(seen: View) -> Iterator[Line]:
    """One line a picture, sound or video, with its matches and the earliest held uses."""
    lineage_of = lineages_of(seen)
    for item in seen.media:
        lineage = lineage_of[item.id]
        yield (
            {"type": "media"}
            | codec.encode(item)
            | {
                "lineage": lineage.id,
                "uses_held": len(lineage.uses),
                "earliest_held": {
                    "by_publication": _earliest(lineage),
                    "by_capture": {"media": lineage.by_capture},
                },
                "file_picture": lineage.file_picture,
                "contradictions": [each.words for each in lineage.contradictions],
                "matches": [codec.encode(each) for each in _matches(seen, item.id)],
            }
        )


def lineage_lines(seen: View) -> Iterator[Line]:
    """One line a photo that is held in more than one use, then one a pair of sets that share some.

    Photos with a single use are left out: `media` has them.
    """
    for lineage in seen.lineages:
        if len(lineage.uses) > 1 or lineage.file_picture:
            yield {"type": "lineage"} | codec.encode(lineage)
    for shared in seen.shared_sets:
        yield {"type": "shared_set"} | codec.encode(shared)


def media_rows(seen: View) -> Iterator[Line]:
    """Pictures to read about; they stay concealed here, and positions stay in the lines."""
    lineage_of = lineages_of(seen)
    names = {each.id: _file(each.name) for each in seen.media}
    for item in seen.media:
        lineage = lineage_of[item.id]
        first = lineage.uses[0] if lineage.by_publication is not None else None
        yield {
            "id": item.id,
            "path": item.name,
            "kind": f"{item.mime} {item.width} x {item.height}" if item.width else item.mime,
            "published": str(item.published) if item.published else "no date",
            "uses_held": len(lineage.uses),
            "earliest_held_by_publication": _dated(first, names),
            "earliest_held_by_capture": names.get(lineage.by_capture, ""),
            "uses_disagree_on": _disagreement(lineage),
            "alike": "; ".join(_words(each, item.id, names) for each in _matches(seen, item.id)),
            "says_of_itself": embedded_words(item),
            "caption": item.caption,
        }


def lineage_rows(seen: View) -> Iterator[Line]:
    """Photos with several held uses to read, one row a use; then sets that share photos."""
    items = {each.id: each for each in seen.media}
    documents: dict[str, str] = {each.id: each.name for each in seen.documents}
    for lineage in seen.lineages:
        if len(lineage.uses) == 1 and not lineage.file_picture:
            continue
        for number, use in enumerate(lineage.uses):
            against = [each.words for each in lineage.contradictions if each.later == number]
            yield {
                "photo": lineage.id,
                "use": f"{number + 1} of {len(lineage.uses)}",
                "published": str(use.published) if use.published else "no date",
                "file": items[use.media_id].name,
                "shown_by": f"{use.origin.name}: {_file(documents.get(use.document_id or '', ''))}",
                "told_with": _told_words(use),
                "this_copy": ", ".join(_marks(lineage, use)),
                "against_other_uses": "; ".join(against),
            }
    for shared in seen.shared_sets:
        yield {"photo": "sets of photos", "against_other_uses": set_words(shared, documents)}


def lineages_of(seen: View) -> dict[MediaId, Lineage]:
    """The lineage of each item in view."""
    return {item: lineage for lineage in seen.lineages for item in lineage.items}


def embedded_words(item: MediaItem) -> str:
    """What the file says of its own making, as what it is; empty where it says nothing."""
    held = dict(item.metadata)
    times = dict.fromkeys(f"{held[name]} ({name.split(':')[0]})" for name in TIMES if name in held)
    told = [f"made {each}" for each in list(times)[:2]]
    if "c2pa:state" in held:
        told.append(f"Content Credentials {held['c2pa:state']}, signer not checked")
    if any(is_position(name) for name in held):
        told.append("a position")
    return f"easily changed: {', '.join(told)}" if told else ""


def is_position(name: str) -> bool:
    """Whether an embedded value of this name tells where something was."""
    plain = name.lower()
    return any(word in plain for word in ("gps", "location", "iso6709", "latitude", "longitude"))


def set_words(shared: SharedSet, names: Mapping[str, str]) -> str:
    """What two sets of photos have in common, in a sentence."""
    left, right = names.get(shared.left, shared.left), names.get(shared.right, shared.right)
    return (
        f"{len(shared.shared)} photos in common: of {shared.of_left} in {left} and of "
        f"{shared.of_right} in {right}"
    )


def _earliest(lineage: Lineage) -> Line | None:
    if lineage.by_publication is None:
        return None
    use = lineage.uses[lineage.by_publication]
    return {"media": use.media_id, "document": use.document_id, "published": str(use.published)}


def _matches(seen: View, item: MediaId) -> list[MediaMatch]:
    return [each for each in seen.matches if item in (each.left, each.right)]


def _words(match: MediaMatch, item: MediaId, names: Mapping[MediaId, str]) -> str:
    other = match.right if match.left == item else match.left
    relation = match.relation.value.replace("_", " ")
    if match.relation is Likeness.POSSIBLE:
        relation = "possible copy"
        if match.distance_bits is not None:
            relation += f", {match.distance_bits} bits apart"
    return f"{relation}: {names.get(other, 'not in view')} ({match.state.value})"


def _told_words(use: Use) -> str:
    told = [each.place.as_written for each in use.told if each.place]
    told += [each.when.as_written for each in use.told if each.when]
    return " / ".join(dict.fromkeys(told))


def _marks(lineage: Lineage, use: Use) -> Iterator[str]:
    if use.media_id == lineage.by_capture:
        yield "first in this case"
    if use.media_id == lineage.largest and len(lineage.items) > 1:
        yield "largest"
    if use.media_id in lineage.with_camera_data:
        yield "camera's own data (easily changed)"
    if lineage.file_picture:
        yield "file picture, as judged"


def _disagreement(lineage: Lineage) -> str:
    kinds = dict.fromkeys(each.kind for each in lineage.contradictions)
    return ", ".join(_KINDS[each] for each in kinds)


_KINDS = {
    ContradictionKind.PLACE: "the place",
    ContradictionKind.TIME: "the time",
    ContradictionKind.EARLIER_COPY: "the time (an earlier copy is held)",
}


def _file(name: str) -> str:
    return (
        name.rsplit("/", 1)[-1]
        if "#" not in name
        else name[name.rfind("/", 0, name.find("#")) + 1 :]
    )


def _dated(use: Use | None, names: Mapping[MediaId, str]) -> str:
    return f"{use.published} {names[use.media_id]}" if use else "no dated use held"
