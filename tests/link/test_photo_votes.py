"""Held points vote for the pictures that an asked one may be a copy of."""

import numpy as np

from purport.link.photo_votes import MOST, VoteIndex, Voters

POINTS = 60


def archive(pictures: int) -> tuple[Voters, np.ndarray]:
    """So many pictures with chance points of chance sizes and headings."""
    dice = np.random.default_rng(1)
    count = pictures * POINTS
    frames = np.stack([dice.uniform(2, 20, count), dice.uniform(0, 2 * np.pi, count)], axis=1)
    codes = dice.integers(0, 1 << 64, count, dtype=np.uint64)
    owners = np.repeat(np.arange(pictures, dtype=np.uint32), POINTS)
    return Voters(codes=codes, frames=frames.astype(np.float32)), owners


def seen_again(held: Voters, picture: int, *, bits: int, points: int, seed: int = 2) -> Voters:
    """Some points of a picture, turned by a right angle, half as large, with bits changed."""
    dice = np.random.default_rng(seed)
    own = slice(picture * POINTS, picture * POINTS + points)
    codes, frames = held.codes[own].copy(), held.frames[own].copy()
    for place in range(points):
        for bit in dice.choice(64, bits, replace=False):
            codes[place] ^= np.uint64(1) << np.uint64(bit)
    frames[:, 0] /= 2
    frames[:, 1] += np.pi / 2
    return Voters(codes=codes, frames=frames)


def sure(voters: Voters) -> np.ndarray:
    return np.ones((len(voters.codes), 64), np.float32)


def test_a_picture_seen_again_gets_the_most_votes() -> None:
    """Twenty points, three bits of each changed, lead to their picture among a thousand."""
    held, owners = archive(1_000)
    index = VoteIndex(held, owners)
    for picture in (0, 17, 999):
        asked = seen_again(held, picture, bits=3, points=20)
        assert index.best(asked, sure(asked))[0] == picture


def test_unsure_bits_are_tried_the_other_way_round() -> None:
    """Points whose every key is wrong by its least sure bit are found all the same."""
    held, owners = archive(200)
    asked = seen_again(held, 5, bits=0, points=20)
    wrong = np.uint64(sum(1 << bit for bit in (3, 19, 35, 51)))
    asked = Voters(codes=asked.codes ^ wrong, frames=asked.frames)
    margins = sure(asked)
    margins[:, [3, 19, 35, 51]] = 0.01
    index = VoteIndex(held, owners)
    assert index.best(asked, margins)[0] == 5


def test_strangers_get_no_votes() -> None:
    """Chance points lead nowhere, and so do no points at all."""
    held, owners = archive(1_000)
    index = VoteIndex(held, owners)
    stranger = archive(1_010)[0]
    asked = Voters(codes=stranger.codes[-600:], frames=stranger.frames[-600:])
    assert index.best(asked, sure(asked)) == ()
    none = Voters(codes=held.codes[:0], frames=held.frames[:0])
    assert index.best(none, sure(none)) == ()
    empty = VoteIndex(none, owners[:0])
    assert empty.best(asked, sure(asked)) == ()


def test_votes_that_contradict_each_other_do_not_add_up() -> None:
    """Points that agree on one turn and scale outweigh more points, each with its own."""
    held, owners = archive(100)
    agreeing = seen_again(held, 1, bits=0, points=8)
    scattered = seen_again(held, 2, bits=0, points=14)
    dice = np.random.default_rng(3)
    frames = np.stack([dice.uniform(1, 40, 14), dice.uniform(0, 2 * np.pi, 14)], axis=1)
    asked = Voters(
        codes=np.concatenate([agreeing.codes, scattered.codes]),
        frames=np.concatenate([agreeing.frames, frames]).astype(np.float32),
    )
    assert VoteIndex(held, owners).best(asked, sure(asked))[0] == 1


def test_a_photo_held_in_many_files_is_found_all_the_same() -> None:
    """Two hundred files of one photo share its points; a piece of it leads to eight of them."""
    held, owners = archive(400)
    codes = held.codes.copy().reshape(400, POINTS)
    frames = held.frames.copy().reshape(400, POINTS, 2)
    codes[:200], frames[:200] = codes[0], frames[0]
    many = Voters(codes=codes.ravel(), frames=frames.reshape(-1, 2))
    asked = seen_again(many, 0, bits=2, points=40)
    found = VoteIndex(many, owners).best(asked, sure(asked))
    assert len(found) == MOST
    assert max(found) < 200


def test_a_point_that_all_pictures_have_says_nothing() -> None:
    """What a hundred pictures share, a logo of a channel, leads to none of them."""
    held, owners = archive(100)
    codes = held.codes.copy().reshape(100, POINTS)
    codes[:, :10] = codes[0, :10]
    shared = Voters(codes=codes.ravel(), frames=held.frames)
    asked = Voters(codes=codes[0, :10], frames=held.frames[:10])
    assert VoteIndex(shared, owners).best(asked, sure(asked)) == ()
    assert MOST < 100
