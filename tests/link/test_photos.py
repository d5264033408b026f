"""Held pictures alike: exact search, first use first, every turn of a copy."""

import random
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from purport.link.photo_codes import RADIUS_BITS, SMALL, CodeIndex, pack, pieces_for
from purport.link.photos import PhotoIndex, matches_of, turned
from purport.records.document import MediaItem, media_id
from purport.records.ids import CaptureId, sha256
from purport.records.match import Likeness
from purport.records.origin import Origin, Published, PublishedSource


def item(name: str, bits: str | None, day: int | None = None, quality: int = 90) -> MediaItem:
    """A held picture; its bytes are those of the part of the name before a dash."""
    digest = sha256(name.split("-")[0].encode())
    published = Published(day=date(2014, 11, day), source=PublishedSource.GIVEN) if day else None
    return MediaItem(
        id=media_id("Desk", name, None, digest),
        capture_id=CaptureId(f"capture-{name}"),
        address=name,
        origin=Origin(name="Desk"),
        published=published,
        sha256=digest,
        bytes=10,
        mime="image/jpeg",
        fingerprint=f"{bits}:{quality}" if bits else None,
        component="test/1",
    )


def code(seed: int) -> str:
    return random.Random(seed).randbytes(32).hex()


def flipped(bits: str, count: int, seed: int = 0) -> str:
    """The code with so many bits changed."""
    changed = int(bits, 16)
    for place in random.Random(seed).sample(range(256), count):
        changed ^= 1 << place
    return f"{changed:064x}"


@pytest.mark.parametrize("number", [50, SMALL + 2_000])
def test_the_search_finds_exactly_what_lies_within_the_radius(number: int) -> None:
    """Index and plain counting of bits agree on every code, at and beyond the radius."""
    asked = code(1)
    near = [flipped(asked, count, seed=count) for count in (0, 5, 17, 30, 31, 32, 33, 60)]
    codes = pack([*(code(seed) for seed in range(100, 100 + number)), *near])
    counted = np.bitwise_count(codes ^ pack([asked])[0]).sum(axis=1)
    expected = {int(k): int(counted[k]) for k in np.flatnonzero(counted <= RADIUS_BITS)}
    found = CodeIndex(codes).near(pack([asked])[0])
    assert dict(found) == expected
    assert all(one[1] <= other[1] for one, other in pairwise(found))
    assert len(expected) == 5


@pytest.mark.parametrize("number", [10_000, 300_000, 1_000_000, 10_000_000, 100_000_000])
def test_pieces_miss_no_code_within_the_radius(number: int) -> None:
    """The pieces cover all bits once, and 31 differing bits cannot exceed every piece's radius."""
    pieces = pieces_for(number)
    assert [each.begin for each in pieces[1:]] == [each.begin + each.width for each in pieces[:-1]]
    assert (pieces[0].begin, pieces[-1].begin + pieces[-1].width) == (0, 256)
    assert sum(each.radius_bits + 1 for each in pieces) == RADIUS_BITS + 1
    tables = sum(4 << each.width for each in pieces)
    assert tables / number + 4 * len(pieces) <= 100 or len(pieces) == 16


def test_long_pieces_find_what_short_ones_find() -> None:
    """A large index finds every code planted at each distance up to the radius, and none beyond."""
    dice = np.random.default_rng(4)
    codes = dice.integers(0, 256, (240_000, 32), dtype=np.uint8)
    asked = pack([code(1)])[0]
    planted = {1_000 * count: count for count in range(36)}
    for place, count in planted.items():
        codes[place] = pack([flipped(code(1), count, seed=place)])[0]
    index = CodeIndex(codes)
    assert len(pieces_for(len(codes))) < 16
    assert dict(index.near(asked)) == {k: v for k, v in planted.items() if v <= RADIUS_BITS}


def test_nothing_held_finds_nothing() -> None:
    """An empty archive gives no match and no fault."""
    assert matches_of(()) == ()
    assert PhotoIndex(()).near(turned(code(1))) == ()


def test_copies_of_a_file_are_matched_with_its_first_use() -> None:
    """Three uses of one file give two matches, both from the earliest dated one."""
    late, none, early = item("a-late", None, 9), item("a-none", None), item("a-early", None, 6)
    found = matches_of([late, none, early])
    assert {(each.left, each.right) for each in found} == {(early.id, late.id), (early.id, none.id)}
    assert {each.relation for each in found} == {Likeness.SAME_FILE}


def test_near_fingerprints_are_only_possible() -> None:
    """A distance of 20 bits suggests a copy and proves none; 40 bits suggest nothing."""
    held = [item("a", code(1), 6), item("b", flipped(code(1), 20), 5), item("c", code(3), 4)]
    held.append(item("d", flipped(code(3), 40), 3))
    (found,) = matches_of(held)
    assert (found.relation, found.distance_bits) == (Likeness.POSSIBLE, 20)
    assert (found.left, found.right) == (held[1].id, held[0].id)


def test_the_order_of_the_media_changes_nothing() -> None:
    """Shuffled media give the same matches in the same order."""
    held = [item(f"{k % 7}-{k}", flipped(code(k % 5), k % 9, k), k % 28 or None) for k in range(40)]
    shuffled = random.Random(5).sample(held, len(held))
    assert matches_of(held) == matches_of(shuffled)
    assert matches_of(held)


def test_flat_pictures_are_not_compared() -> None:
    """A picture of low quality is near to many and matched with none."""
    assert matches_of([item("a", code(1), quality=20), item("b", code(1), quality=20)]) == ()


@pytest.mark.parametrize("number", range(8))
def test_every_turn_of_a_code_is_found_again(number: int) -> None:
    """The code of a turned copy leads back to the held one, by the name of the turn."""
    held = item("a", code(1))
    name, _, bits = turned(code(1))[number]
    (sight,) = PhotoIndex([held]).near(turned(bits))
    assert (sight.item, sight.distance_bits) == (held, 0)
    assert sight.orientation == BACK.get(name, name)


@pytest.mark.parametrize("earlier", ["held", "turned"])
def test_the_turn_is_told_from_the_earlier_to_the_later(earlier: str) -> None:
    """Whichever of two was used first, the orientation says what was done to it."""
    name, _, bits = turned(code(1))[5]
    days = (5, 6) if earlier == "held" else (6, 5)
    (found,) = matches_of([item("a", code(1), days[0]), item("b", bits, days[1])])
    assert name == "turned right"  # turning b right gives a
    assert found.orientation == ("turned left" if earlier == "held" else "turned right")


BACK = {"turned left": "turned right", "turned right": "turned left"}
