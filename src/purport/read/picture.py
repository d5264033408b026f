"""A picture looked at closely: what search and comparison need of it."""

import io
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image

from purport.read.features import Features, Grey, find_features, grey_of
from purport.read.fingerprint import fingerprint, orientations, square
from purport.read.look import DAMAGE, DEFAULT, look
from purport.read.reading import Look, LookOptions
from purport.records.document import PICTURE_FORMATS
from purport.records.problem import Outcome
from purport.records.value import value

COMPONENT = "read.picture/1"

_EVEN = 12.0  # grey levels: a row that varies less belongs to a border
_LEAST_PX = 64


@value
class Examination:
    """A picture's look, the codes to search for, and its features (None: not asked for).

    `codes` are (orientation, region, 64 hexadecimal digits): the eight orientations of the whole
    picture, of what is left without even borders, and of its four quarters.
    """

    look: Look
    codes: tuple[tuple[str, str, str], ...] = ()
    features: Features | None = None


def examine(
    name: str, content: bytes, with_features: bool, options: LookOptions = DEFAULT
) -> Outcome[Examination]:
    """What search needs of a picture; what cannot be decoded has its look and problems alone.

    A video has its look with its frames, each of which is a picture to be examined.
    """
    seen = look(name, content, options)
    if seen.found.fingerprint is None:
        return Outcome(found=Examination(look=seen.found), problems=seen.problems)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture = Image.open(io.BytesIO(content), formats=PICTURE_FORMATS)
        codes = tuple(_codes(picture))
        features = find_features(grey_of(picture)) if with_features else None
    return Outcome(
        found=Examination(look=seen.found, codes=codes, features=features), problems=seen.problems
    )


def features_of(content: bytes) -> Features | None:
    """The features of a picture; None where its pixels cannot be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return find_features(grey_of(Image.open(io.BytesIO(content), formats=PICTURE_FORMATS)))
        except DAMAGE:
            return None


def _codes(picture: Image.Image) -> Iterator[tuple[str, str, str]]:
    whole = Image.fromarray(square(picture))
    for region, part in (("", whole), *_regions(whole)):
        pixels = np.asarray(part.resize(whole.size, Image.Resampling.BILINEAR))
        if fingerprint(pixels).is_usable:
            yield from ((turned, region, bits) for turned, bits in orientations(pixels))


def _regions(whole: Image.Image) -> Iterator[tuple[str, Image.Image]]:
    inner = _without_borders(np.asarray(whole.convert("L")))
    if inner != (0, 0, *whole.size):
        yield "without borders", whole.crop(inner)
    middle = whole.width // 2
    for name, left, top in (
        ("upper left quarter", 0, 0),
        ("upper right quarter", middle, 0),
        ("lower left quarter", 0, middle),
        ("lower right quarter", middle, middle),
    ):
        yield name, whole.crop((left, top, left + middle, top + middle))


def _without_borders(grey: Grey) -> tuple[int, int, int, int]:
    """The box (left, top, right, bottom) that is left when even rows and columns are taken off."""
    rows = np.flatnonzero(grey.std(axis=1) > _EVEN)
    columns = np.flatnonzero(grey.std(axis=0) > _EVEN)
    if len(rows) < 2 or len(columns) < 2:
        return 0, 0, grey.shape[1], grey.shape[0]
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    if bottom - top < _LEAST_PX or right - left < _LEAST_PX:
        return 0, 0, grey.shape[1], grey.shape[0]
    return int(left), int(top), int(right), int(bottom)
