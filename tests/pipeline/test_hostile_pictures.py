"""Files made to harm a decoder: each ends as a look or a problem, and the next is still served."""

from pathlib import Path

import pytest

from credentials_made import signed
from films import film
from pictures import jpeg, scene
from purport.pipeline.limited import LimitedLook
from purport.read import LookOptions, look
from purport.read.thumbnail import public_copy
from running import Purport
from spoilt_files import attack, seeds

FUZZ_S = 6.0


def test_spoilt_pictures_end_in_a_look_or_a_problem() -> None:
    """Hundreds of spoilt files of every kind: no reader raises, and no process dies of them."""
    count, given_up = attack(list(seeds()), FUZZ_S / 2, 600)
    assert count > 20
    assert given_up == []


def test_spoilt_videos_and_credentials_never_reach_the_caller() -> None:
    """A spoilt video or manifest may end the process that reads it; the caller gets a problem."""
    pytest.importorskip("av", reason="skipped: purport[video] is not installed")
    files = [film(1, seconds=1), film(1, seconds=1, container="avi")]
    try:
        files.append(signed(jpeg(scene(1).resize((96, 72)))))
    except ImportError:
        print("purport[credentials] is not installed: manifests are left out")
    count, given_up = attack(files, FUZZ_S / 2, 300)
    assert count > 3
    assert [each for each in given_up if "Error" in each] == []


def test_a_file_that_is_two_things_is_read_as_its_first_bytes_say() -> None:
    """A picture with a page, an archive or a video behind it is that picture and nothing else."""
    picture = jpeg(scene(1).resize((96, 72)))
    plain = look("a", picture).found
    for tail in (b"<html><script>alert(1)</script>", b"PK\x03\x04" * 50, b"\x1a\x45\xdf\xa3" * 9):
        seen = look("a", picture + tail)
        assert (seen.found.mime, seen.found.fingerprint) == (plain.mime, plain.fingerprint)
        copy = public_copy(picture + tail)
        assert copy is not None
        assert tail not in copy


def test_the_limit_of_pixels_and_the_formats_are_the_cases(
    purport: Purport, tmp_path: Path
) -> None:
    """case.toml lowers the number of megapixels and the formats; what is beyond is kept, unopened;
    values that make no sense are refused by name."""
    made, photos = tmp_path / "case", tmp_path / "photos"
    photos.mkdir()
    scene(1).resize((1200, 900)).save(photos / "large.jpg")
    scene(2).save(photos / "other.png")
    scene(3).save(photos / "good.jpg")
    assert purport("init", made).code == 0
    written = (made / "case.toml").read_text()
    small = written.replace("most_megapixels = 50", "most_megapixels = 1")
    (made / "case.toml").write_text(small.replace('"PNG", ', ""))
    assert purport("add", made, photos).code == 0
    assert purport("run", made).code == 1
    states = {
        Path(line["path"]).name: line["problem"] and line["problem"]["kind"]
        for line in purport("status", made, "--format", "jsonl").lines()
    }
    assert states == {"large.jpg": "too_large", "other.png": "format_not_opened", "good.jpg": None}
    (made / "case.toml").write_text(written)
    assert purport("run", made).code == 0
    for wrong in ("most_megapixels = 0", "most_megapixels = 999", "most_megapixels = 1.5"):
        (made / "case.toml").write_text(written.replace("most_megapixels = 50", wrong))
        done = purport("status", made)
        assert done.code == 2
        assert "most_megapixels" in done.err


def test_what_takes_too_long_is_given_up_and_the_next_is_served() -> None:
    """A look that exceeds its time is a problem; the same looker then serves a whole picture."""
    looking = LimitedLook(LookOptions(), timeout_s=0.0001)
    assert [each.kind for each in looking("a", jpeg(scene(1))).problems] == ["not_decoded"]
    looking = LimitedLook()
    assert looking("a", jpeg(scene(1))).found.fingerprint is not None
