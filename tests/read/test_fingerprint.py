"""Fingerprints equal those of the reference, and edits of a picture stay near it."""

import io

import numpy as np
import pytest
from PIL import Image, ImageFilter

from purport.read.fingerprint import Pixels, fingerprint, orientations, square
from purport.records.fingerprint import Fingerprint, read_fingerprint

TURNS = {
    "upright": lambda a: a,
    "mirrored": lambda a: a[:, ::-1],
    "upside down": lambda a: a[::-1, ::-1],
    "mirrored top to bottom": lambda a: a[::-1],
    "turned left": lambda a: np.rot90(a),
    "turned right": lambda a: np.rot90(a, -1),
    "mirrored and turned left": lambda a: a.transpose(1, 0, 2),
    "mirrored and turned right": lambda a: np.rot90(a, 2).transpose(1, 0, 2),
}


def drawn(number: int) -> Pixels:
    """512 × 512 pixels made of whole numbers alone, the same on every machine: waves, tiles,
    noise, a box, one tone."""
    down, across = np.mgrid[0:512, 0:512].astype(np.int64)
    seed = number * 7919 + 11
    kinds = (
        (down * (3 + number) + across * 5) // 7 % 256,
        ((down // (9 + number)) * 37 + (across // 13) * 101 + seed) % 256,
        (down * down * 31 + across * across * 17 + down * across * seed) // 64 % 251,
        np.where((down // 2 > seed % 150) & (across > 150) & (across < 390), 200, 17),
        np.full((512, 512), seed % 256),
        np.abs(down - 256) * np.abs(across - seed % 512) // 300 % 256,
    )
    grey = kinds[number % len(kinds)]
    colours = np.stack([grey, (grey * 3 + number) % 256, 255 - grey], axis=-1)
    return np.asarray(colours.astype(np.uint8))


# Made once with pdqhash 0.2.8, the reference implementation behind a thin binding.
FROZEN = (
    ("05a000aafdaf4095ffaa55550500eaae15a8b8bf55aaff00aa75bf460a5dbf69", 100),
    ("783fd9410023d6ee6bbee9644f36cb6a6784c00a601a4032e53fffb9a22ecaba", 100),
    ("c904cb48f49abc962b6717f55bc31d536e997fe83da025d0e62608ec5b1073a3", 100),
    ("c3c33c3c3c3c3c3c3c3cc3c3c3c3c3c3c3c33c3c3c3c3c3c3c3cc3c3c3c3c3c3", 28),
    ("000011342c4b554b2c4b11342c4bcc53000011342c4b585e11342c4b82004424", 0),
    ("ad6d9455a455154a91544daa016a7eb50dadfe925db676807d90720e7d8dd23e", 100),
    ("ff00aa5580ffaa55a0ffaa6080caaa57a0ec8a57a0fcaa79a0e3aa5da0ebaa5d", 100),
    ("ce4a7ae1ca442ae27ec0776a483efbbe4ebc6591523c38b54228684a403ffa9f", 100),
    ("95b4c8524040a5968aa9e5bd7c5f409ab7a2abb0f25658346dff91d9812eb9af", 100),
    ("a52d3c3c3c3c3c3c3c3c3c3c3c3c3c3ce2c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3", 33),
    ("000011342c4b11342c4b1134000011342c4b13a02c4b2c4b1134040382001134", 0),
    ("995564aacd4a74a5652d349275b616d9399b86cc1cccc6671ce7d6781cf1b60a", 100),
    ("90dfaa4590dfaa5590deaa5c90d6aa7caae9aa53b0c9aa53b0d9aa53b0d8aa53", 100),
    ("383e6a606edf3f4b200e3e4baaa92a4a157f223f035529373c52bfb58c043f1d", 100),
    ("e453f50b108d82b54097a4fb3b8b69e88f3c804136ddd4cf274e0c9db6fa147b", 100),
    ("3c3cc3c3c3c33c3cc3c3c3c33c3c3c3cc3c3c3c33c3cc3c3c3c33c3c3c3cc3c3", 19),
    ("000011342c4b2c4b113411342c4b2c4b2c4b820082001134554bcc5311342363", 0),
    ("93e02e0fb7c76c1c279c5e336b31de664b26dc485a6c1cd2565abc9496543ca3", 100),
)


@pytest.mark.parametrize("number", range(len(FROZEN)))
def test_bits_and_quality_equal_the_reference(number: int) -> None:
    """Waves, tiles, noise, boxes and single tones have the reference's bits and quality."""
    found = fingerprint(drawn(number))
    assert (found.bits, found.quality) == FROZEN[number]


def scene(seed: int) -> Image.Image:
    """A soft picture with shapes, 600 × 450."""
    dice = np.random.default_rng(seed)
    small = Image.fromarray(dice.integers(0, 256, (9, 12, 3), dtype=np.uint8))
    return small.resize((600, 450), Image.Resampling.BICUBIC)


def distance(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def test_a_smaller_paler_copy_stays_near() -> None:
    """Scaling, strong compression and blur move fewer than 31 of 256 bits; others are far away."""
    held = fingerprint(square(scene(1)))
    kept = io.BytesIO()
    edited = scene(1).resize((300, 225)).filter(ImageFilter.GaussianBlur(1))
    edited.save(kept, "JPEG", quality=20)
    copy = fingerprint(square(Image.open(kept)))
    assert distance(held.bits, copy.bits) < 31
    assert distance(held.bits, fingerprint(square(scene(2))).bits) > 90


@pytest.mark.parametrize("name", TURNS)
def test_a_turned_copy_is_named_by_what_was_done(name: str) -> None:
    """Of the eight orientations of a turned copy, the held bits are nearest to the right name."""
    pixels = square(scene(3))
    held = fingerprint(pixels)
    found = orientations(np.ascontiguousarray(TURNS[name](pixels)))
    assert len(found) == 8
    nearest = min(found, key=lambda one: distance(one[1], held.bits))
    assert nearest[0] == name


def test_the_orientation_in_the_metadata_counts() -> None:
    """A file stored sideways has the fingerprint of what viewers show."""
    exif, kept = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    scene(4).rotate(90, expand=True).save(kept, "PNG", exif=exif)
    assert fingerprint(square(Image.open(kept))) == fingerprint(square(scene(4)))


def test_a_flat_picture_says_that_it_says_nothing() -> None:
    """One tone has quality 0."""
    assert fingerprint(np.full((512, 512, 3), 90, np.uint8)).quality == 0


def test_the_stored_form_reads_back() -> None:
    """What is written is read again; anything else is refused."""
    mark = Fingerprint(bits="0f" * 32, quality=77)
    assert read_fingerprint(str(mark)) == mark
    for wrong in ("", "0f:3", "zz" * 32 + ":1"):
        with pytest.raises(ValueError, match=r"fingerprint|invalid"):
            read_fingerprint(wrong)
