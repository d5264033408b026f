"""Held pictures to the uses of one photo, and sets of photos to what they share.

In: media, matches after judgements, documents with their findings. Out: lineages; each picture in
view belongs to exactly one. Every word is about what is held.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from purport.link.photos import first_use
from purport.link.told import contradictions, told_by
from purport.records import codec
from purport.records.actor import MatchState
from purport.records.document import Document, MediaItem
from purport.records.finding import Findings
from purport.records.ids import CaptureId, DocumentId, LineageId, MediaId, identify
from purport.records.lineage import Basis, Lineage, SharedSet, Use
from purport.records.match import Likeness, MediaMatch
from purport.records.value import value

COMPONENT = "link.lineage/1"

_CAMERA = ("exif:Make", "exif:Model", "exif:DateTimeOriginal")
_SURE = (Likeness.SAME_FILE, Likeness.SAME_PHOTO)


@value
class LineageOptions:
    """`captured` gives each capture its place in the order of capturing; `file_pictures` are the
    items that a person marked as file pictures.
    """

    captured: Mapping[CaptureId, int]
    file_pictures: frozenset[MediaId] = frozenset()


def lineages(
    media: Iterable[MediaItem],
    matches: Iterable[MediaMatch],
    documents: Iterable[Document],
    findings: Mapping[DocumentId, Findings],
    options: LineageOptions,
) -> tuple[Lineage, ...]:
    """The lineages by earliest held publication and id; the order of what is given is no matter."""
    held, joining = tuple(media), [each for each in matches if joins(each)]
    shown = _shown(documents, held)
    sure = [each for each in joining if each.state is MatchState.CONFIRMED or _is_file(each)]
    sure_groups = {
        each.id: number for number, group in enumerate(groups(held, sure)) for each in group
    }
    made = [
        _lineage(group, (shown, findings, sure_groups, joining), options)
        for group in groups(held, joining)
    ]
    return tuple(sorted(made, key=_order))


def joins(match: MediaMatch) -> bool:
    """Whether a match makes two items uses of one photo.

    A rejected one never does; a possible one only once a person has confirmed it.
    """
    if match.state is MatchState.REJECTED:
        return False
    confirmed = match.state is MatchState.CONFIRMED and match.relation is Likeness.POSSIBLE
    return match.relation in _SURE or confirmed


def groups(
    media: Iterable[MediaItem], matches: Iterable[MediaMatch]
) -> tuple[tuple[MediaItem, ...], ...]:
    """The items that these matches hold together, each group by first use."""
    group_of = {each.id: [each] for each in media}
    for match in matches:
        left, right = group_of.get(match.left), group_of.get(match.right)
        if left is not None and right is not None and left is not right:
            left.extend(right)
            group_of |= {each.id: left for each in right}
    distinct = {id(group): group for group in group_of.values()}.values()
    return tuple(tuple(sorted(group, key=first_use)) for group in distinct)


def on_videos(matches: Iterable[MediaMatch], media: Iterable[MediaItem]) -> tuple[MediaMatch, ...]:
    """The matches with a video in the place of its frame: what documents show is the video."""
    video_of = {each.id: each.frame_of for each in media if each.frame_of is not None}
    moved = (
        codec.changed(
            each,
            left=video_of.get(each.left, each.left),
            right=video_of.get(each.right, each.right),
        )
        for each in matches
    )
    return tuple(each for each in moved if each.left != each.right)


def shared_sets(found: Iterable[Lineage], media: Iterable[MediaItem]) -> tuple[SharedSet, ...]:
    """The pairs of sets that share two photos or more, those that share most first.

    A document's photos are a set, and so are the files of one origin and date that no document
    shows. A video's frames count with their video alone.
    """
    frames = {each.id for each in media if each.frame_of is not None}
    sets: dict[str, set[LineageId]] = {}
    for lineage in found:
        for use in lineage.uses:
            if use.media_id not in frames:
                sets.setdefault(_set_name(use), set()).add(lineage.id)
    pairs = [
        SharedSet(
            left=left,
            right=right,
            shared=tuple(sorted(sets[left] & sets[right])),
            of_left=len(sets[left]),
            of_right=len(sets[right]),
        )
        for left, right in combinations(sorted(sets), 2)
        if len(sets[left] & sets[right]) >= 2
    ]
    return tuple(sorted(pairs, key=lambda each: (-len(each.shared), each.left, each.right)))


def _set_name(use: Use) -> str:
    return use.document_id or f"{use.origin.name}, {use.published or 'no date'}"


def _shown(
    documents: Iterable[Document], media: Iterable[MediaItem]
) -> dict[MediaId, list[Document]]:
    """The documents that show each item; a frame is shown where its video is."""
    shown: dict[MediaId, list[Document]] = {}
    for document in documents:
        for item in document.media:
            shown.setdefault(item, []).append(document)
    for each in media:
        if each.frame_of is not None and each.frame_of in shown:
            shown[each.id] = shown[each.frame_of]
    return shown


def _is_file(match: MediaMatch) -> bool:
    return match.relation is Likeness.SAME_FILE


_Known = tuple[
    Mapping[MediaId, list[Document]],
    Mapping[DocumentId, Findings],
    Mapping[MediaId, int],
    Iterable[MediaMatch],
]


def _lineage(group: tuple[MediaItem, ...], known: _Known, options: LineageOptions) -> Lineage:
    shown, findings, sure_groups, joining = known
    pairs = sorted(_uses(group, shown, findings), key=lambda one: _first(one[1]))
    uses = tuple(use for _, use in pairs)
    ids = {each.id for each in group}
    bases = {
        (one, other): _basis(pairs[one][0], pairs[other][0], sure_groups)
        for one, other in combinations(range(len(pairs)), 2)
    }
    late = len(options.captured)

    def rank(item: MediaItem) -> int:
        return options.captured.get(item.capture_id, late)

    first_in = min(group, key=lambda each: (rank(each), first_use(each)))
    return Lineage(
        id=LineageId(identify("lineage", *sorted(ids))),
        uses=uses,
        by_publication=0 if uses[0].published is not None else None,
        by_capture=first_in.id,
        captured_with_it=sum(rank(each) == rank(first_in) for each in group) - 1,
        largest=max(group, key=lambda each: (_pixels(each), each.bytes, each.id)).id,
        with_camera_data=tuple(sorted(each.id for each in group if _has_camera_data(each))),
        matches=tuple(sorted(each.id for each in joining if {each.left, each.right} <= ids)),
        contradictions=contradictions(uses, bases),
        file_picture=not ids.isdisjoint(options.file_pictures),
        component=COMPONENT,
    )


def _uses(
    group: tuple[MediaItem, ...],
    shown: Mapping[MediaId, list[Document]],
    findings: Mapping[DocumentId, Findings],
) -> Iterator[tuple[MediaItem, Use]]:
    for item in group:
        for document in shown.get(item.id, ()):
            yield item, _use(item, document, findings.get(document.id, Findings()))
        if item.id not in shown:
            yield item, _use(item, None, Findings())


def _use(item: MediaItem, document: Document | None, found: Findings) -> Use:
    return Use(
        media_id=item.id,
        document_id=document.id if document else None,
        origin=document.origin if document else item.origin,
        published=(document.published if document else None) or item.published,
        told=told_by(document, found) if document else (),
    )


def _basis(one: MediaItem, other: MediaItem, sure_groups: Mapping[MediaId, int]) -> Basis:
    if one.sha256 == other.sha256:
        return Basis.SAME_FILE
    return Basis.CONFIRMED if sure_groups[one.id] == sure_groups[other.id] else Basis.SUGGESTED


def _first(use: Use) -> tuple[str, str, str]:
    begins = use.published.begins().isoformat() if use.published else "9999"
    return begins, use.media_id, use.document_id or ""


def _order(lineage: Lineage) -> tuple[str, str]:
    return _first(lineage.uses[0])[0], lineage.id


def _pixels(item: MediaItem) -> int:
    return (item.width or 0) * (item.height or 0) if item.mime.startswith("image/") else 0


def _has_camera_data(item: MediaItem) -> bool:
    return any(name in _CAMERA for name, _ in item.metadata)
