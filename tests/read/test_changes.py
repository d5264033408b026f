"""What was done to a copy is said as it was measured: where, how much, and nothing of intention."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from pictures import in_a_collage, jpeg, scene, with_logo
from purport.read.alignment import lay_over
from purport.read.features import Features, find_features, grey_of, mirrored
from purport.read.overlay import words

pytest.importorskip("cv2", reason="skipped: OpenCV is not installed (purport[photos])")


def features(picture: Image.Image, quality: int = 80) -> Features:
    return find_features(grey_of(Image.open(io.BytesIO(jpeg(picture, quality)))))


def told(asked: Image.Image, *, is_mirrored: bool = False, quality: int = 80) -> str:
    seen = features(asked, quality)
    laid = lay_over(mirrored(seen) if is_mirrored else seen, features(scene(1)))
    assert laid is not None
    return words(laid, is_mirrored=is_mirrored)[1]


def with_bar(picture: Image.Image) -> Image.Image:
    marked = picture.copy()
    ImageDraw.Draw(marked).rectangle((0, 380, 640, 480), fill=(15, 15, 90))
    return marked


def with_words(picture: Image.Image) -> Image.Image:
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for letter in range(11):
        pen.rectangle((60 + 50 * letter, 200, 84 + 50 * letter, 250), fill=(255, 255, 255, 130))
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def test_what_was_laid_over_is_told_with_its_place_and_size() -> None:
    """A box, a bar and half-transparent marks are told by where they lie and how large they are."""
    assert (
        told(with_logo(scene(1))) == "something added or replaced lower right (5 % of the picture)"
    )
    assert told(with_bar(scene(1))).startswith(
        "something added or replaced across the lower part (2"
    )
    assert "across the middle part" in told(with_words(scene(1)))


def test_a_mirrored_place_is_told_of_the_picture_as_it_is() -> None:
    """Mirrored first and marked then, the mark is where the asked picture shows it."""
    said = told(with_logo(ImageOps.mirror(scene(1))), is_mirrored=True)
    assert said == "mirrored, something added or replaced lower right (5 % of the picture)"


@pytest.mark.parametrize(
    ("times", "said"), [(1.3, "brighter by about 30 %"), (0.6, "darker by about 40 %")]
)
def test_another_light_is_told_by_its_amount(times: float, said: str) -> None:
    """Grey levels that are all a third higher or lower are told so, roughly."""
    assert told(scene(1).point(lambda level: min(255, round(level * times)))) == said


def test_a_softer_copy_is_told() -> None:
    """A blurred copy is called softer, and nothing else is said of it."""
    assert told(scene(1).filter(ImageFilter.GaussianBlur(2.5))) == "softer: fine detail is lost"


UNCHANGED = {
    "recompressed": lambda p: p,
    "in other light by a little": lambda p: p.point(lambda level: min(255, round(level * 1.05))),
    "in grey": lambda p: p.convert("L"),
    "half as large": lambda p: p.resize((320, 240)),
}


@pytest.mark.parametrize("edit", UNCHANGED)
def test_nothing_is_told_of_what_was_not_done(edit: str) -> None:
    """Compression, a touch of light, lost colours and size give no statement."""
    assert told(UNCHANGED[edit](scene(1)), quality=50) == ""


def test_another_photo_beside_is_nothing_added() -> None:
    """Of a photo in a collage it is said that it was set in, not that its neighbours were added."""
    sheet = in_a_collage(scene(5), scene(1), scene(6), scene(7))
    assert told(sheet) == "set in a larger picture (25 % of it)"
