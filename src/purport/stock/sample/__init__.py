"""The sample case that ships with purport: texts in our own words, pictures drawn by a program.

In: a folder. Out: its files and the plan of `add` calls. Never: anything that was taken from an
article, a post or a photograph.
"""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

from PIL import Image

from purport.stock.sample.drawings import draw_scene, edited_copy
from purport.stock.sample.plan import AddCall, SamplePlan, plan_for

__all__ = ["AddCall", "SamplePlan", "write_sample"]

_SEPTEMBER, _SEPTEMBER_TOO, _NOVEMBER, _STREET = 23, 24, 6, 77
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
_POST_WITH_PICTURE = "530269729059766272"  # of archive/data/tweets.js
_DAMAGED_SHARE = 0.4


def write_sample(folder: Path) -> SamplePlan:
    """The plan of the sample case, once its files stand under the folder (made if need be).

    Files of the same names are replaced. The same version of purport writes the same texts; bytes
    of pictures also depend on the version of the picture library.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files(__name__) / "texts") as texts:
        shutil.copytree(texts, folder, dirs_exist_ok=True)
    _write_pictures(folder)
    later = folder / "later"
    later.mkdir(exist_ok=True)
    (later / "statement.pdf").write_bytes(_PDF)
    return plan_for(folder)


def _write_pictures(folder: Path) -> None:
    """Three scenes in several copies: held since September, posted in November, passed on."""
    september, other = draw_scene(_SEPTEMBER), draw_scene(_SEPTEMBER_TOO)
    november = draw_scene(_NOVEMBER)
    channel, held = folder / "channel" / "photos", folder / "photos"
    archive = folder / "archive" / "data" / "tweets_media"
    for each in (channel, held, archive):
        each.mkdir(parents=True, exist_ok=True)
    _save(september, channel / "photo_1@23-09-2014.jpg")
    _save(other, channel / "photo_2@23-09-2014.jpg")
    _save(november, channel / "photo_3@06-11-2014.jpg")
    _save(edited_copy(september), channel / "photo_4@06-11-2014.jpg", quality=70)
    _save(november.resize((600, 400)), archive / f"{_POST_WITH_PICTURE}-harem_a.jpg", quality=60)
    _write_held(held, september, other)


def _write_held(held: Path, september: Image.Image, other: Image.Image) -> None:
    """The folder of photos: a JPEG with a camera's data, three other kinds, one damaged file."""
    exif = Image.Exif()
    exif[271], exif[272] = "Sample camera", "Drawn by a program"
    exif[306] = "2014:09:23 08:10:00"
    _save(september, held / "IMG_0923.jpg", exif=exif)
    other.save(held / "IMG_0924.png")
    draw_scene(_STREET).save(held / "street.webp", quality=80)
    draw_scene(_STREET + 1).resize((320, 213)).save(held / "street-small.gif")
    whole = (held / "IMG_0923.jpg").read_bytes()
    (held / "IMG_0925-damaged.jpg").write_bytes(whole[: int(len(whole) * _DAMAGED_SHARE)])


def _save(
    picture: Image.Image, path: Path, quality: int = 88, exif: Image.Exif | None = None
) -> None:
    picture.save(path, "JPEG", quality=quality, exif=exif or Image.Exif())
