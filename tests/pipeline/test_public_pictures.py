"""What of pictures leaves a case: reviewed ones alone, and of these the pixels alone."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from pictures import jpeg, scene
from purport.read.thumbnail import public_copy, thumbnail
from running import Purport

BY = ("--by", "A. Reader")
WORDS = (b"SECRET-OWNER", b"SECRET-REMARK", b"SECRET-XMP", b"SECRET-TRAILER")


def loaded(seed: int) -> bytes:
    """A photo with EXIF, a position, a thumbnail, XMP, a profile, a comment and bytes behind it."""
    exif = Image.Exif()
    exif[271], exif[315] = "Maker", WORDS[0].decode()
    exif.get_ifd(0x8769)[36867] = "2014:09:22 10:00:00"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (36.0, 12.0, 30.0)
    kept = io.BytesIO()
    scene(seed).save(
        kept,
        "JPEG",
        quality=78,
        exif=exif,
        comment=WORDS[1],
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + WORDS[2] + b"</x:xmpmeta>",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    return kept.getvalue() + WORDS[3] + b"jumb c2pa"


def bare(content: bytes) -> bool:
    """Whether a JPEG holds one picture with nothing but the plain header before it."""
    picture = Image.open(io.BytesIO(content))
    held = set(picture.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    segments = [name for name, _ in getattr(picture, "applist", ())]
    marks = (b"Exif", b"http://ns.adobe.com", b"ICC_PROFILE", b"jumb", b"c2pa", *WORDS)
    return (
        not held
        and segments == ["APP0"]
        and not picture.getexif()
        and content.endswith(b"\xff\xd9")
        and content.count(b"\xff\xd8\xff") == 1
        and not any(mark in content for mark in marks)
    )


def test_a_public_copy_holds_pixels_and_nothing_else() -> None:
    """Neither metadata nor profile, comment, thumbnail or trailing bytes pass; size is bounded."""
    content = loaded(1)
    assert not bare(content)
    copy = public_copy(content)
    assert copy is not None
    assert bare(copy)
    large = public_copy(jpeg(scene(1).resize((3200, 2400))))
    assert large is not None
    assert Image.open(io.BytesIO(large)).size == (1600, 1200)
    assert public_copy(b"no picture") is None


def test_concealment_cannot_be_undone() -> None:
    """Pictures that agree in six by six tones are concealed alike, so nothing else is left."""
    shown = thumbnail(jpeg(scene(1), 95))
    assert shown is not None
    with Image.open(io.BytesIO(shown)) as tile:
        fields = tile.convert("RGB").resize((6, 6), Image.Resampling.NEAREST)
        assert len(tile.getcolors(1 << 20)) <= 36
        assert not tile.info
    flat = io.BytesIO()
    fields.resize((640, 480), Image.Resampling.NEAREST).save(flat, "PNG")
    again = thumbnail(flat.getvalue())
    assert again is not None
    one, other = (Image.open(io.BytesIO(each)).convert("RGB") for each in (shown, again))
    apart = [abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True)]
    assert sum(apart) / len(apart) < 12


@pytest.fixture
def case(purport: Purport, tmp_path: Path) -> Path:
    """A case with two photos that carry much beside their pixels."""
    made, photos = tmp_path / "case", tmp_path / "photos"
    photos.mkdir()
    for seed in (1, 2):
        (photos / f"{seed}.jpg").write_bytes(loaded(seed))
    assert purport("init", made).code == 0
    assert purport("add", made, photos, "--published", "2014-11-06").code == 0
    purport("run", made)
    return made


def written(purport: Purport, case: Path, *more: str) -> dict[str, bytes]:
    folder = case.parent / "dossier"
    assert purport("dossier", case, "-o", folder, *more).code == 0
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_dossier_holds_reviewed_pictures_alone_and_no_word_of_theirs(
    purport: Purport, case: Path
) -> None:
    """Before a review no picture is in it; after it the one, bare; a rejection takes it out again.
    No position, owner, remark, fingerprint or piece of the original bytes is in any file."""
    ids = [line["id"] for line in purport("show", case, "media", "--format", "jsonl").lines()]
    assert not [name for name in written(purport, case) if name.startswith("pictures/")]
    assert purport("judge", case, ids[0], "accept", *BY).code == 0
    for more in ((), ("--publish",)):
        files = written(purport, case, *more)
        (name,) = (each for each in files if each.startswith("pictures/"))
        assert bare(files[name])
        assert ids[0] in name
        everything = b"\n".join(files.values())
        for word in (*WORDS, b"GPSLatitude", b"36.0, 12.0", b"Maker"):
            assert word not in everything
        for seed in (1, 2):
            whole = loaded(seed)
            pieces = (whole[at : at + 64] for at in range(4_000, len(whole) - 64, 2_000))
            assert not any(piece in everything for piece in pieces)
        lines = [json.loads(line) for line in files["records.jsonl"].splitlines()]
        media = [line for line in lines if line["type"] == "media"]
        assert {line["fingerprint"] for line in media} == {None}
        assert all("a position" in line["metadata_withheld"] for line in media)
        assert "a position" in files["media.html"].decode()
    assert purport("judge", case, ids[0], "reject", *BY).code == 0
    for more in ((), ("--publish",)):
        assert not [name for name in written(purport, case, *more) if name.startswith("pictures/")]
