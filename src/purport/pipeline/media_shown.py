"""Held pictures with their uses: which was earliest among what is held, and what they are like."""

from collections.abc import Iterable, Iterator
from typing import Any

from purport.link.photos import first_use
from purport.records import codec
from purport.records.actor import MatchState
from purport.records.document import MediaItem
from purport.records.ids import MediaId
from purport.records.match import Likeness, MediaMatch
from purport.records.value import value
from purport.records.view import View

Line = dict[str, Any]


@value
class Uses:
    """The held uses of one photo, and the earliest of them by each of two clocks.

    By publication: what the uses say of themselves (None: none is dated). By capture: which of them
    came into this case first. Neither says that nobody had the photo before.
    """

    items: tuple[MediaItem, ...]
    by_publication: MediaItem | None
    by_capture: MediaItem


def media_lines(seen: View) -> Iterator[Line]:
    """One line a picture, sound or video, with its matches and the earliest held uses."""
    uses = uses_of(seen)
    for item in seen.media:
        known = uses[item.id]
        published = known.by_publication
        yield (
            {"type": "media"}
            | codec.encode(item)
            | {
                "uses_held": len(known.items),
                "earliest_held": {
                    "by_publication": {"media": published.id, "published": str(published.published)}
                    if published
                    else None,
                    "by_capture": {"media": known.by_capture.id},
                },
                "matches": [codec.encode(each) for each in _matches(seen, item.id)],
            }
        )


def media_rows(seen: View) -> Iterator[Line]:
    """Pictures to read about; they stay concealed here."""
    uses = uses_of(seen)
    names = {each.id: each.name for each in seen.media}
    for item in seen.media:
        known = uses[item.id]
        yield {
            "id": item.id,
            "path": item.name,
            "kind": item.mime,
            "size": f"{item.width} x {item.height}" if item.width else "",
            "published": str(item.published) if item.published else "no date",
            "uses_held": len(known.items),
            "earliest_held_by_publication": _dated(known.by_publication),
            "earliest_held_by_capture": known.by_capture.name,
            "alike": "; ".join(_words(each, item.id, names) for each in _matches(seen, item.id)),
            "caption": item.caption,
        }


def uses_of(seen: View) -> dict[MediaId, Uses]:
    """For each item the uses of the same photo: same files, and copies not rejected.

    Those that are only possible count once a person has confirmed them.
    """
    order = {each.capture_id: number for number, each in enumerate(seen.inputs)}
    found: dict[MediaId, Uses] = {}
    for group in _groups(seen):
        items = tuple(sorted(group, key=first_use))
        dated = [each for each in items if each.published]
        uses = Uses(
            items=items,
            by_publication=dated[0] if dated else None,
            by_capture=min(
                items, key=lambda each: (order.get(each.capture_id, len(order)), each.id)
            ),
        )
        found |= {each.id: uses for each in items}
    return found


def _groups(seen: View) -> Iterable[list[MediaItem]]:
    group_of = {each.id: [each] for each in seen.media}
    for match in seen.matches:
        left, right = group_of.get(match.left), group_of.get(match.right)
        if _joins(match) and left is not None and right is not None and left is not right:
            left.extend(right)
            group_of |= {each.id: left for each in right}
    return {id(group): group for group in group_of.values()}.values()


def _joins(match: MediaMatch) -> bool:
    if match.state is MatchState.REJECTED:
        return False
    is_sure = match.relation in (Likeness.SAME_FILE, Likeness.SAME_PHOTO)
    return is_sure or (match.relation is Likeness.POSSIBLE and match.state is MatchState.CONFIRMED)


def _matches(seen: View, item: MediaId) -> list[MediaMatch]:
    return [each for each in seen.matches if item in (each.left, each.right)]


def _words(match: MediaMatch, item: MediaId, names: dict[MediaId, str]) -> str:
    other = match.right if match.left == item else match.left
    relation = match.relation.value.replace("_", " ")
    if match.relation is Likeness.POSSIBLE:
        relation = f"possible copy, {match.distance_bits} bits apart"
    return f"{relation}: {names.get(other, 'not in view')} ({match.state.value})"


def _dated(item: MediaItem | None) -> str:
    return f"{item.published} {item.name}" if item else "no dated use held"
