"""Another shot is told from a copy by what neighbours do together, and by where the view ends."""

import numpy as np
import pytest
from PIL import Image

from pictures import in_a_collage, scene
from purport.read.alignment import lay_over
from purport.read.features import Features, find_features, grey_of, mirror, mirrored
from purport.read.leftover import left_over
from purport.read.short_codes import short_codes
from purport.read.tracks import Tracks
from purport.records.match import Likeness

pytest.importorskip("cv2", reason="skipped: OpenCV is not installed (purport[photos])")


def tracks(steps: np.ndarray, points: np.ndarray) -> Tracks:
    count = len(points)
    return Tracks(
        points=points.astype(np.float32),
        steps=steps.astype(np.float32),
        there=np.full(count, 0.97, np.float32),
        here=np.full(count, 0.6, np.float32),
        corners=np.full(count, 5.0, np.float32),
        offered=count,
    )


@pytest.fixture
def points() -> np.ndarray:
    down, across = np.mgrid[20:460:20, 20:620:20]
    return np.stack([across.ravel(), down.ravel()], axis=1).astype(float)


def test_chance_steps_are_no_other_shot(points: np.ndarray) -> None:
    """Steps that each go their own way, on top of a tilt of the whole, leave nothing together."""
    tilt = (points - 300) @ np.array([[0.004, -0.002], [0.003, 0.001]])
    chance = np.random.default_rng(1).normal(0, 0.3, points.shape)
    found = left_over(tracks(tilt + chance, points))
    assert abs(found.together) < 0.08
    assert not found.is_another_shot
    assert found.is_in_place(1.0)


def test_neighbours_that_move_together_are_another_shot(points: np.ndarray) -> None:
    """Depths of a fifth of a pixel, far below the chance steps, are seen in the whole."""
    depths = 0.2 * np.sign(np.sin(points[:, 0] / 70) * np.cos(points[:, 1] / 60))
    chance = np.random.default_rng(1).normal(0, 0.3, points.shape)
    found = left_over(tracks(chance + depths[:, None], points))
    assert found.is_another_shot
    assert found.surely > 5


def test_a_thing_that_moved_is_another_shot(points: np.ndarray) -> None:
    """Nine points that went four pixels together, while all others stayed, are seen."""
    steps = np.random.default_rng(1).normal(0, 0.05, points.shape)
    gone = (np.abs(points - (200, 200)) <= 20).all(axis=1)
    steps[gone] += (4.0, 0.0)
    found = left_over(tracks(steps, points))
    assert found.moved == gone.sum() == 9
    assert found.is_another_shot


def test_few_points_say_nothing(points: np.ndarray) -> None:
    """With eleven points there is neither another shot nor a place."""
    found = left_over(tracks(np.full((11, 2), 3.0), points[:11]))
    assert not found.is_another_shot
    assert not found.is_in_place()


def features(picture: Image.Image) -> Features:
    return find_features(grey_of(picture))


def test_a_turned_camera_is_another_shot() -> None:
    """Two windows on one wide view, neither within the other, are not one photo; a cut is."""
    wide = scene(3)
    left, right = wide.crop((0, 0, 600, 480)), wide.crop((24, 0, 624, 480))
    laid = lay_over(features(right), features(left))
    assert laid is not None
    assert laid.was_turned
    assert laid.likeness is Likeness.SAME_SCENE
    cut = lay_over(features(left.crop((40, 0, 600, 480))), features(left))
    assert cut is not None
    assert not cut.was_turned
    assert cut.likeness is Likeness.SAME_PHOTO


def test_a_cut_photo_in_a_collage_is_no_turned_camera() -> None:
    """The photo goes on beyond its tile, and the sheet beyond the photo: across an edge."""
    sheet = in_a_collage(scene(3).crop((40, 30, 600, 450)), scene(5), scene(6), scene(7))
    laid = lay_over(features(sheet), features(scene(3)))
    assert laid is not None
    assert not laid.was_turned
    assert laid.likeness is Likeness.SAME_PHOTO


def test_features_are_mirrored_without_being_found_again() -> None:
    """Mirrored features are those of the mirrored picture."""
    once, again = mirrored(features(scene(1))), find_features(mirror(features(scene(1)).grey))
    apart = np.hypot(*(once.points[:, None] - again.points[None]).transpose(2, 0, 1))
    nearest = apart.argmin(axis=1)
    met = apart.min(axis=1) < 0.5
    assert met.mean() > 0.9
    codes, others = short_codes(once.descriptors).codes, short_codes(again.descriptors).codes
    bits = np.bitwise_count(codes[met] ^ others[nearest[met]])
    assert np.median(bits) == 0


def test_short_codes_are_near_for_copies_and_far_for_strangers() -> None:
    """A blurred copy's points differ in few of 64 bits, two scenes' points in nearly half."""
    sharp, small = features(scene(1)), features(scene(1).resize((480, 360)))
    codes, others = short_codes(sharp.descriptors).codes, short_codes(small.descriptors).codes
    nearest = np.bitwise_count(codes[:, None] ^ others[None]).min(axis=1)
    assert (nearest <= 12).mean() > 0.4
    strangers = short_codes(features(scene(2)).descriptors).codes
    assert 26 < np.bitwise_count(codes[:, None] ^ strangers[None]).mean() < 34
