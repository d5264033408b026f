"""Slopes of light tell of another place of the camera, and of things that moved; edits do not."""

import io

import numpy as np
import pytest
from PIL import Image, ImageFilter

from pictures import jpeg, scene, with_logo
from purport.read.alignment import lay_over
from purport.read.displaced import FEWEST_DISPLACED, displaced
from purport.read.features import Features, Grey, find_features, grey_of
from purport.read.flow import flow
from purport.read.parallax import Parallax, parallax
from purport.records.match import Likeness

cv2 = pytest.importorskip("cv2", reason="skipped: OpenCV is not installed (purport[photos])")

UNMOVED = np.eye(3)


def grey(picture: Image.Image, quality: int = 85) -> Grey:
    return grey_of(Image.open(io.BytesIO(jpeg(picture, quality))))


def features(picture: Image.Image, quality: int = 85) -> Features:
    return find_features(grey(picture, quality))


def from_beside(picture: Image.Image, most_px: float) -> Image.Image:
    """The picture with hills of depths, the nearest moved by so many pixels."""
    pixels = np.asarray(picture.convert("RGB"))
    down, across = np.mgrid[: pixels.shape[0], : pixels.shape[1]].astype(np.float32)
    hills = np.sin(across / 45) * np.cos(down / 37) * most_px
    seen = cv2.remap(pixels, (across + hills).astype(np.float32), down, cv2.INTER_CUBIC, None, 2)
    noise = np.random.default_rng(3).normal(0, 2, pixels.shape)
    return Image.fromarray(np.clip(seen + noise, 0, 255).astype(np.uint8))


def told(asked: Image.Image, held: Image.Image) -> Parallax:
    return parallax(flow(grey(asked, 75), grey(held), UNMOVED))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("soft_px", [0, 4])
def test_a_quarter_of_a_pixel_is_seen(seed: int, soft_px: int) -> None:
    """Depths that move things by a quarter of a pixel at most are told, in soft pictures too."""
    picture = scene(seed).filter(ImageFilter.GaussianBlur(soft_px))
    found = told(from_beside(picture, 0.25), picture)
    assert found.is_another_shot
    assert 0.03 < found.together_px < 0.2


EDITS = {
    "pressed hard": lambda p: Image.open(io.BytesIO(jpeg(p, 20))),
    "softer": lambda p: p.filter(ImageFilter.GaussianBlur(2.5)),
    "brighter, clipped": lambda p: p.point(lambda level: min(255, level * 1.6)),
    "noisy": lambda p: Image.fromarray(
        np.clip(
            np.asarray(p, float) + np.random.default_rng(1).normal(0, 18, (480, 640, 3)), 0, 255
        ).astype(np.uint8)
    ),
    "with a logo": with_logo,
    "smaller and larger again": lambda p: p.resize((320, 240)).resize((640, 480)),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_moves_nothing_together(edit: str) -> None:
    """What is done to a copy leaves nothing that neighbours have in common."""
    found = told(EDITS[edit](scene(2)), scene(2))
    assert found.blocks > 100
    assert not found.is_another_shot


def test_a_plane_a_pixel_off_is_mended_first() -> None:
    """A copy laid a little beside its place is no other shot."""
    beside = np.array([[1.002, 0.001, -0.8], [-0.001, 0.999, 0.9], [0, 0, 1]])
    assert not parallax(flow(grey(scene(2), 75), grey(scene(2)), beside)).is_another_shot


def test_a_picture_without_slopes_tells_nothing() -> None:
    """One tone, clipped tones and a picture smaller than a few blocks have no parallax."""
    for picture in (
        Image.new("RGB", (300, 200), (90, 90, 90)),
        Image.new("RGB", (300, 200), "white"),
        scene(1).crop((0, 0, 40, 30)),
    ):
        assert not told(picture, picture).is_another_shot


def moved_thing(step_px: int) -> Image.Image:
    """The scene with what stands in its middle pushed to the right."""
    picture = scene(4).copy()
    picture.paste(scene(4).crop((260, 180, 360, 280)), (260 + step_px, 180))
    return picture


@pytest.mark.parametrize("step_px", [6, 15])
def test_a_thing_pushed_aside_makes_another_shot(step_px: int) -> None:
    """A thing that went farther than points are followed is found beside its place."""
    asked, held = grey(moved_thing(step_px)), grey(scene(4))
    assert displaced(asked, held, np.full_like(held, 255)) >= FEWEST_DISPLACED
    laid = lay_over(features(moved_thing(step_px)), features(scene(4)))
    assert laid is not None
    assert laid.likeness is Likeness.SAME_SCENE
    assert "moved" in laid.reason


def test_what_is_laid_over_is_not_displaced() -> None:
    """A logo, a piece of another picture and a patch made soft are in no place of the held one."""
    held = grey(scene(4))
    pasted, softened = scene(4).copy(), scene(4).copy()
    pasted.paste(scene(9).crop((100, 100, 300, 250)), (220, 160))
    softened.paste(
        scene(4).crop((200, 150, 400, 300)).filter(ImageFilter.GaussianBlur(9)), (200, 150)
    )
    for edit in (with_logo(scene(4)), pasted, softened):
        assert displaced(grey(edit), held, np.full_like(held, 255)) == 0
