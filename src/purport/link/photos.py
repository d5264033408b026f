"""Pictures alike among what is held, told from digests and fingerprints alone.

In: media items. Out: suggested matches. Two files with the same bytes are one file; fingerprints
near each other are a possible copy, which only their pixels can prove.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from purport.link.photo_codes import CodeIndex, Codes, pack
from purport.records.document import MediaItem
from purport.records.fingerprint import SIDE, Fingerprint, read_fingerprint
from purport.records.match import Likeness, MediaMatch, match_id
from purport.records.value import value

COMPONENT = "link.photos/1"

_UNDOES = {"turned left": "turned right", "turned right": "turned left"}


@value
class Sighting:
    """A held item near an asked code: how it was turned for that, and how many bits differ."""

    item: MediaItem
    distance_bits: int
    orientation: str
    region: str = ""


class PhotoIndex:
    """The fingerprints of held media, ready to be searched; each file's first use stands for it."""

    def __init__(self, media: Iterable[MediaItem]) -> None:
        self._copies = by_file(media)
        firsts = [each[0] for each in self._copies.values()]
        self.marked = [each for each in firsts if usable(each) is not None]
        self._codes = CodeIndex(pack([mark.bits for each in self.marked if (mark := usable(each))]))

    def same_file(self, sha256: str) -> tuple[MediaItem, ...]:
        """The items with these bytes, first use first."""
        return self._copies.get(sha256, ())

    def near(self, asked: Iterable[tuple[str, str, str]]) -> tuple[Sighting, ...]:
        """The nearest sighting of each item near any (orientation, region, bits) asked for."""
        best: dict[int, tuple[int, int, str, str]] = {}
        for number, (orientation, region, bits) in enumerate(asked):
            for place, apart in self._codes.near(pack([bits])[0]):
                found = (apart, number, orientation, region)
                best[place] = min(best.get(place, found), found)
        return tuple(
            Sighting(
                item=self.marked[place], distance_bits=apart, orientation=turned, region=region
            )
            for place, (apart, _, turned, region) in sorted(
                best.items(), key=lambda one: (one[1][0], self.marked[one[0]].id)
            )
        )


def matches_of(media: Iterable[MediaItem]) -> tuple[MediaMatch, ...]:
    """The suggested matches between held items, each with the earlier use on its left.

    Every further copy of a file is matched with its first use, and the first uses of two files
    with each other: two matches lead from any copy to any other, not one match for each pair.
    """
    held = tuple(media)
    copies = [
        _match(items[0], other, Likeness.SAME_FILE, 0)
        for items in by_file(held).values()
        for other in items[1:]
    ]
    return tuple(sorted([*copies, *_alike(held)], key=lambda one: (one.left, one.right, one.id)))


def _alike(media: Sequence[MediaItem]) -> Iterable[MediaMatch]:
    index, seen = PhotoIndex(media), set()
    for item in index.marked:
        mark = usable(item)
        for sight in index.near(turned(mark.bits)) if mark else ():
            pair = frozenset((item.id, sight.item.id))
            if len(pair) == 2 and pair not in seen and not _of_one_video(item, sight.item):
                seen.add(pair)
                yield _possible(item, sight)


def _of_one_video(one: MediaItem, other: MediaItem) -> bool:
    return one.frame_of is not None and one.frame_of == other.frame_of


def _possible(item: MediaItem, sight: Sighting) -> MediaMatch:
    left, right = sorted((item, sight.item), key=first_use)
    given = sight.orientation  # what makes `item` of the other one
    done = given if right is item else _UNDOES.get(given, given)
    return _match(left, right, Likeness.POSSIBLE, sight.distance_bits, done)


def _match(
    left: MediaItem, right: MediaItem, relation: Likeness, apart: int, orientation: str = "upright"
) -> MediaMatch:
    return MediaMatch(
        id=match_id(left.id, right.id),
        left=left.id,
        right=right.id,
        relation=relation,
        distance_bits=apart,
        orientation=orientation,
        component=COMPONENT,
    )


def by_file(media: Iterable[MediaItem]) -> dict[str, tuple[MediaItem, ...]]:
    """The items of each digest, first use first; digests in the order of their first use."""
    held: dict[str, tuple[MediaItem, ...]] = {}
    for item in sorted(media, key=first_use):
        held[item.sha256] = (*held.get(item.sha256, ()), item)
    return held


def first_use(item: MediaItem) -> tuple[str, str]:
    """What held items are ordered by: the instant of publication, unknown ones last; then the id.

    A day counts from its beginning, so that one dated to the hour never comes before its own day.
    """
    published = item.published
    return (published.begins().isoformat() if published else "9999", item.id)


def usable(item: MediaItem) -> Fingerprint | None:
    """The item's fingerprint, None where it has none or is too flat to be told from others."""
    mark = read_fingerprint(item.fingerprint) if item.fingerprint else None
    return mark if mark and mark.is_usable else None


def turned(bits: str) -> tuple[tuple[str, str, str], ...]:
    """(orientation, region, bits) of the eight ways to turn and mirror what the bits stand for.

    The median is near nought, so a wave that changes its sign changes its bit. A few bits near the
    median come out otherwise than from the pixels: those of a mirrored copy lie some 10 bits apart.
    """
    square = np.unpackbits(pack([bits])[0])[::-1].reshape(SIDE, SIDE)
    odd = (np.arange(SIDE) % 2 == 0).astype(np.uint8)
    across, down = np.broadcast_to(odd, (SIDE, SIDE)), np.broadcast_to(odd[:, None], (SIDE, SIDE))
    whole = {
        "upright": square,
        "mirrored": square ^ across,
        "upside down": square ^ across ^ down,
        "mirrored top to bottom": square ^ down,
        "mirrored and turned left": square.T,
        "turned right": square.T ^ down,
        "mirrored and turned right": square.T ^ across ^ down,
        "turned left": square.T ^ across,
    }
    return tuple((name, "", _digits(each)) for name, each in whole.items())


def _digits(square: Codes) -> str:
    return np.packbits(square.ravel()[::-1]).tobytes().hex()
