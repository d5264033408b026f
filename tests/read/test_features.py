"""Copies are proved by laying them over the held picture; another shot of the scene is not one."""

import io

import numpy as np
import pytest
from PIL import Image, ImageFilter

from pictures import in_a_collage, jpeg, on_a_phone, scene, with_logo
from purport.read.alignment import lay_over
from purport.read.features import (
    AREA_PX,
    MOST_POINTS,
    Features,
    find_features,
    grey_of,
    mirrored,
    read_features,
    write_features,
)
from purport.read.overlay import resized, words
from purport.read.picture import examine
from purport.records.match import Likeness

pytest.importorskip("cv2", reason="skipped: OpenCV is not installed (purport[photos])")


def features(picture: Image.Image, quality: int = 80) -> Features:
    return find_features(grey_of(Image.open(io.BytesIO(jpeg(picture, quality)))))


@pytest.fixture(scope="module")
def held() -> Features:
    return features(scene(1))


EDITS = {
    "recompressed": lambda p: p,
    "half the size": lambda p: p.resize((320, 240)),
    "blurred": lambda p: p.filter(ImageFilter.GaussianBlur(2.5)),
    "grey": lambda p: p.convert("L"),
    "cropped to a half per side": lambda p: p.crop((200, 120, 520, 360)),
    "turned a little": lambda p: p.rotate(5, expand=True),
    "with a logo": with_logo,
    "in a collage": lambda p: in_a_collage(scene(5), p, scene(6), scene(7)),
    "on a phone": on_a_phone,
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_is_the_same_photo(held: Features, edit: str) -> None:
    """Each usual edit of a photo is recognised as that photo."""
    laid = lay_over(features(EDITS[edit](scene(1)), 60), held)
    assert laid is not None
    assert laid.likeness is Likeness.SAME_PHOTO


@pytest.mark.parametrize("step", [12, 25, 50])
def test_another_shot_of_the_scene_is_not_the_same_photo(step: int) -> None:
    """Seen from beside, hundreds of points may fit; the blocks give it away."""
    for seed in (1, 2, 3):
        laid = lay_over(features(scene(seed, step=step)), features(scene(seed)))
        assert laid is None or laid.likeness is not Likeness.SAME_PHOTO


def test_different_scenes_are_not_alike() -> None:
    """No pair of different scenes is named at all."""
    made = [features(scene(seed)) for seed in range(20, 25)]
    for one in made:
        for other in made:
            laid = lay_over(one, other) if one is not other else None
            assert laid is None or laid.likeness is None


def test_a_logo_in_common_is_not_a_photo_in_common() -> None:
    """Two photos with the same piece pasted in are not called one photo."""
    piece = scene(40).crop((0, 0, 190, 140))
    marked = []
    for seed in (41, 42):
        picture = scene(seed).copy()
        picture.paste(piece, (430, 20))
        marked.append(features(picture))
    laid = lay_over(*marked)
    assert laid is None or laid.likeness is not Likeness.SAME_PHOTO


def told(picture: Image.Image, held: Features, *, is_mirrored: bool = False) -> tuple[str, str]:
    asked = features(picture)
    if is_mirrored:
        asked = mirrored(asked)
    laid = lay_over(asked, held)
    assert laid is not None
    return words(laid, is_mirrored=is_mirrored)


def test_the_transform_is_told_in_words(held: Features) -> None:
    """What was done stands in plain words, with shares in per cent."""
    assert told(scene(1), held) == ("upright", "")
    assert told(scene(1).crop((0, 0, 480, 384)), held)[1] == "cropped to 60 %"
    assert "lower right" in told(with_logo(scene(1)), held)[1]
    assert "set in a larger picture" in told(on_a_phone(scene(1)), held)[1]
    assert told(scene(1).rotate(5, expand=True), held)[1].startswith("turned by 5°")


def test_a_change_of_size_is_told_in_words(held: Features) -> None:
    """Half the width is told from the pixels given, also where what is shown was cut."""
    small = features(scene(1).resize((320, 240)))
    cut = features(scene(1).crop((0, 0, 480, 384)))
    for asked, pixels, expected in (
        (small, 320 * 240, "made smaller, to 50 % of its width"),
        (cut, 480 * 384, ""),
    ):
        laid = lay_over(asked, held)
        assert laid is not None
        assert resized(laid, pixels, 640 * 480) == expected


TURNS = {
    "turned left": (Image.Transpose.ROTATE_90, False),
    "turned right": (Image.Transpose.ROTATE_270, False),
    "upside down": (Image.Transpose.ROTATE_180, False),
    "mirrored": (Image.Transpose.FLIP_LEFT_RIGHT, True),
    "mirrored top to bottom": (Image.Transpose.FLIP_TOP_BOTTOM, True),
    "mirrored and turned left": (Image.Transpose.TRANSPOSE, True),
    "mirrored and turned right": (Image.Transpose.TRANSVERSE, True),
}


@pytest.mark.parametrize("name", TURNS)
def test_a_turn_has_the_same_name_by_points_as_by_code(held: Features, name: str) -> None:
    """Points and fingerprints call the eight orientations alike."""
    turn, is_mirrored = TURNS[name]
    assert told(scene(1).transpose(turn), held, is_mirrored=is_mirrored)[0] == name


def test_a_flat_picture_has_no_points() -> None:
    """One tone gives no features and no fault."""
    flat = features(Image.new("RGB", (300, 200), (90, 90, 90)))
    assert len(flat.points) == 0
    assert lay_over(flat, flat) is None


def test_features_are_bounded_repeatable_and_kept() -> None:
    """A large picture is made smaller; the same picture gives the same features, kept or made."""
    large = scene(1).resize((2560, 1920))
    made, again = features(large), features(large)
    assert made.grey.size <= AREA_PX * 1.01
    assert 100 < len(made.points) <= MOST_POINTS
    kept = read_features(write_features(made))
    for other in (again, kept):
        assert np.array_equal(made.points, other.points)
        assert np.array_equal(made.descriptors, other.descriptors)
        assert np.array_equal(made.grey, other.grey)
    assert len(write_features(made)) < 0.75 * (made.grey.nbytes + made.descriptors.nbytes)


def test_noise_instead_of_kept_features_is_refused() -> None:
    """A damaged file of features raises what its reader expects."""
    with pytest.raises((ValueError, KeyError, OSError, EOFError)):
        read_features(b"no features")


def test_a_truncated_picture_is_a_problem_and_has_no_codes() -> None:
    """Examining a cut file gives its head and a problem."""
    outcome = examine("a", jpeg(scene(1))[:9_000], True)
    assert [each.kind for each in outcome.problems] == ["damaged_picture"]
    assert outcome.found.codes == ()
    assert outcome.found.features is None


def test_borders_are_taken_off_for_the_search() -> None:
    """A picture in a wide white frame has codes without the frame, near those of the picture."""
    framed = Image.new("RGB", (900, 700), "white")
    framed.paste(scene(1), (130, 110))
    plain = examine("a", jpeg(scene(1)), False).found.codes[0]
    inner = [
        bits
        for turned, region, bits in examine("b", jpeg(framed), False).found.codes
        if (turned, region) == ("upright", "without borders")
    ]
    assert min((int(bits, 16) ^ int(plain[2], 16)).bit_count() for bits in inner) < 31
