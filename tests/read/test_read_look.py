"""Pictures are typed and measured; broken ones and bombs are problems."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from purport.read import look
from purport.records.fingerprint import read_fingerprint


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    kept = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(kept, kind, **options)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("kind", "mime"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("WEBP", "image/webp"),
        ("TIFF", "image/tiff"),
        ("GIF", "image/gif"),
    ],
)
def test_a_picture_has_its_type_and_size(kind: str, mime: str) -> None:
    """Every kind that is collected is measured and gets a fingerprint."""
    outcome = look("a", picture(kind))
    seen = outcome.found
    assert (seen.mime, seen.width, seen.height) == (mime, 64, 48)
    assert read_fingerprint(seen.fingerprint).quality > 0
    assert not outcome.problems


def test_embedded_data_is_kept_as_text() -> None:
    """Camera, time and position stand as names and values, sorted."""
    exif = Image.Exif()
    exif[271], exif[306] = "Maker", "2014:11:06 10:00:00"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (36.0, 12.0, 30.0)
    metadata = dict(look("a", picture(exif=exif)).found.metadata)
    assert metadata["exif:Make"] == "Maker"
    assert metadata["exif:DateTime"] == "2014:11:06 10:00:00"
    assert metadata["exif:GPSLatitude"] == "(36.0, 12.0, 30.0)"


def test_embedded_data_is_cleaned_and_cut() -> None:
    """Control characters and very long values do not pass."""
    exif = Image.Exif()
    exif[271] = "A\x07B" + "x" * 5_000
    metadata = dict(look("a", picture(exif=exif)).found.metadata)
    assert metadata["exif:Make"].startswith("ABx")
    assert len(metadata["exif:Make"]) == 500


def test_a_truncated_picture_keeps_its_head() -> None:
    """Size and type are known, that the rest is missing is a problem."""
    content = picture(size=(400, 300), quality=95)
    outcome = look("a", content[: len(content) // 2])
    assert outcome.found.width == 400
    assert [problem.kind for problem in outcome.problems] == ["damaged_picture"]


def bomb(width: int, height: int) -> bytes:
    """A PNG that states a size and holds no pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return start + chunk(b"IDAT", zlib.compress(b"\x00" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(10_000, 5_001), (60_000, 60_000)])
def test_a_bomb_is_not_opened(width: int, height: int) -> None:
    """More than 50 million pixels are refused before any is decoded."""
    outcome = look("a", bomb(width, height))
    assert [problem.kind for problem in outcome.problems] == ["too_large"]


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (b"\x00\x00\x00\x18ftypavif", "image/avif"),
        (b"OggS....", "audio/ogg"),
    ],
)
def test_sound_and_heif_are_named_and_not_looked_at(content: bytes, mime: str) -> None:
    """What nothing looks at yet keeps its type and a problem."""
    outcome = look("a", content)
    assert outcome.found.mime == mime
    assert [problem.kind for problem in outcome.problems] == ["not_read_yet"]


@given(st.binary(max_size=300), st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF", "GIF"]), st.data())
@settings(max_examples=200, deadline=None)
def test_no_bytes_make_it_fall(noise: bytes, kind: str, data: st.DataObject) -> None:
    """Noise, and pictures with noise written into them, end in a look or a problem."""
    whole = picture(kind)
    at = data.draw(st.integers(0, len(whole)))
    outcome = look("a", whole[:at] + noise + whole[at + len(noise) :])
    assert outcome.found.width is not None or outcome.problems
    assert look("a", noise).problems
