"""Pictures asked about, held pictures shown with their uses, and files that attack a decoder."""

import importlib.util
import os
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from pictures import in_a_collage, jpeg, scene, with_logo
from purport.pipeline import matching
from purport.pipeline.held_features import VOTERS_FILE, names_picture
from purport.pipeline.limited import Exceeded, LimitedLook, LimitedProcess
from running import Purport


@pytest.fixture
def case(purport: Purport, tmp_path: Path) -> Path:
    """A case with three photos, one of them held twice with two dates."""
    made = tmp_path / "case"
    assert purport("init", made).code == 0
    for name, seed, day in (("late", 1, "09"), ("early", 1, "06"), ("b", 2, "07"), ("c", 3, "08")):
        path = tmp_path / f"{name}.jpg"
        path.write_bytes(jpeg(scene(seed), 85))
        added = purport("add", made, path, "--published", f"2014-11-{day}")
        assert added.code == 0, added.err
    assert purport("run", made).code == 0
    return made


def matches(purport: Purport, case: Path, *paths: Path) -> list[list[dict[str, object]]]:
    done = purport("match", case, *paths, "--format", "jsonl")
    assert done.code == 0, done.err
    return [line["matches"] for line in done.lines()]


def test_edited_copies_are_found_with_their_first_use(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """A file itself, a mirrored crop with a logo, and a collage lead to the held photo, earliest
    use first; a stranger leads to nothing."""
    flipped = scene(1).crop((0, 0, 576, 480)).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    asked = {
        "same.jpg": jpeg(scene(1), 85),
        "edited.jpg": jpeg(with_logo(flipped.resize((640, 533))), 60),
        "collage.jpg": jpeg(in_a_collage(scene(8), scene(9), scene(1), scene(10))),
        "stranger.jpg": jpeg(scene(11)),
    }
    for name, content in asked.items():
        (tmp_path / name).write_bytes(content)
    same, edited, collage, stranger = matches(purport, case, *(tmp_path / name for name in asked))
    assert [each["relation"] for each in same] == ["same_file", "same_file"]
    assert [each["first_seen"] for each in same] == ["2014-11-06", "2014-11-09"]
    for found in (edited, collage):
        assert [each["relation"] for each in found] == ["same_photo", "same_photo"]
        assert found[0]["first_seen"] == "2014-11-06"
    assert edited[0]["orientation"] == "mirrored"
    assert "cropped to 90 %" in str(edited[0]["transform"])
    assert stranger == []


def test_the_answers_are_the_same_the_second_time(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """Kept features change nothing: answers do not depend on what was asked before."""
    asked = tmp_path / "asked.jpg"
    asked.write_bytes(jpeg(scene(2).crop((100, 100, 500, 400))))
    first = matches(purport, case, asked)
    assert matches(purport, case, asked) == first
    for kept in (case / "features").rglob("*.npz"):
        kept.write_bytes(b"damaged")
    assert matches(purport, case, asked) == first


def test_without_the_extra_a_problem_names_it(
    purport: Purport, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without OpenCV fingerprints still suggest copies, and the problem says what to install."""
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "cv2" else found(name)
    )
    asked = tmp_path / "asked.jpg"
    asked.write_bytes(jpeg(scene(1), 40))
    done = purport("match", case, asked, "--format", "jsonl")
    assert done.code == 1
    assert matching.WITHOUT_EXTRA.hint in done.err
    assert {each["relation"] for each in done.lines()[0]["matches"]} == {"possible"}


def test_media_rows_keep_the_two_clocks_apart(purport: Purport, case: Path) -> None:
    """The earliest held use by publication and by capture differ where the later one came first."""
    lines = {
        each["address"]: each
        for each in purport("show", case, "media", "--format", "jsonl").lines()
    }
    late, early = (
        next(line for name, line in lines.items() if name.endswith(f"{word}.jpg"))
        for word in ("late", "early")
    )
    assert late["uses_held"] == 2
    for line in (late, early):
        assert line["earliest_held"]["by_publication"]["media"] == early["id"]
        assert line["earliest_held"]["by_capture"]["media"] == late["id"]
    table = purport("show", case, "media").out
    assert "earliest held" in table
    assert "original" not in table


def test_a_rejected_match_parts_the_uses(purport: Purport, case: Path) -> None:
    """A named person's rejection of a match stands, and each use is by itself again."""
    line = next(
        each
        for each in purport("show", case, "media", "--format", "jsonl").lines()
        if each["matches"]
    )
    match = line["matches"][0]["id"]
    assert purport("judge", case, match, "reject", "--by", "A. Reader").code == 0
    after = purport("show", case, "media", "--format", "jsonl").lines()
    assert {each["uses_held"] for each in after} == {1}
    assert {one["state"] for each in after for one in each["matches"]} == {"rejected"}


def test_a_contact_sheet_is_named_as_what_it_is(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """A name of another kind of file is refused before anything is written."""
    done = purport("contact-sheet", case, "-o", tmp_path / "sheet.html")
    assert done.code == 2
    assert "sheet.png" in done.err
    assert not (tmp_path / "sheet.html").exists()


def test_the_contact_sheet_is_concealed_unless_asked(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """Concealed tiles hold few tones; with --reveal those that a person reviewed hold the picture,
    the others stay concealed, and each tile has a line."""
    judged: list[str] = []
    for more, revealed in (((), 0), (("--reveal",), 0), (("--reveal",), 1), ((), 0)):
        path = tmp_path / "sheet.png"
        done = purport("contact-sheet", case, "-o", path, *more, "--format", "jsonl")
        assert done.code == 0, done.err
        lines = done.lines()
        assert [line["number"] for line in lines] == [1, 2, 3, 4]
        with Image.open(path) as sheet:
            for line in lines:
                left = 14 + (line["number"] - 1) * 214
                tile = sheet.convert("RGB").crop((left, 58 + 25, left + 200, 58 + 175))
                tones = len(tile.getcolors(1 << 20))
                assert tones > 5_000 if line["state"] == "revealed" else tones <= 36
        shown = [line["media"] for line in lines if line["state"] == "revealed"]
        assert len(shown) == revealed
        assert shown == [] or shown == judged
        if more and not judged:
            judged.append(str(lines[1]["media"]))
            assert purport("judge", case, judged[0], "accept", "--by", "A. Reader").code == 0


def test_many_pictures_go_on_further_sheets(
    purport: Purport, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond the limit of one sheet the next carries its number; every picture has its tile."""
    monkeypatch.setattr("purport.pipeline.contact_sheet.MOST_TILES", 3)
    done = purport("contact-sheet", case, "-o", tmp_path / "sheet.png")
    assert done.code == 0
    assert "4 pictures, 0 of them shown" in done.out
    assert sorted(path.name for path in tmp_path.glob("sheet*.png")) == [
        "sheet-2.png",
        "sheet.png",
    ]


def test_what_is_redacted_leaves_no_points_behind(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """The file with the points of all pictures goes with a removed one, and is made without it."""
    asked = tmp_path / "asked.jpg"
    asked.write_bytes(jpeg(scene(2).crop((100, 100, 500, 400))))
    (found,) = matches(purport, case, asked)[0]
    (kept,) = (case / "features").rglob(VOTERS_FILE)
    assert names_picture(kept.read_bytes(), str(found["sha256"]))
    done = purport(
        "redact", case, found["sha256"], "--by", "A. Reader", "--reason", "a person", "--yes"
    )
    assert done.code == 0, done.err
    assert not kept.exists()
    assert matches(purport, case, asked) == [[]]
    assert not names_picture(kept.read_bytes(), str(found["sha256"]))


def test_pairs_are_drawn_side_by_side_concealed_unless_asked(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """Each pair gives one picture with the frames in it and the numbers in the answer; what the
    photos show is drawn with --show only."""
    asked = tmp_path / "asked.jpg"
    asked.write_bytes(jpeg(scene(2).crop((100, 100, 580, 460)), 85))
    tones = []
    for more in ((), ("--show",)):
        folder = tmp_path / f"drawn{len(more)}"
        words = ("match", case, asked, "--pictures", folder, *more, "--format", "jsonl")
        (line,) = purport(*words).lines()
        (found,) = line["matches"]
        assert Path(found["picture"]).parent == folder
        assert found["numbers"]["reason"].endswith("parts alike lie in their place")
        assert found["numbers"]["camera_turned"] is False
        with Image.open(found["picture"]) as sheet:
            tiles = sheet.convert("RGB").crop((20, 60, 960, 330))
            colours = {colour: n for n, colour in tiles.getcolors(1 << 20)}
        assert colours[255, 60, 0] > 200
        tones.append(len(colours))
    assert tones[0] <= 80
    assert tones[1] > 5_000


def bomb() -> bytes:
    """A PNG of 40 million pixels in a few kilobytes, cut off in its middle."""
    rows = zlib.compress(b"\x00" * (3 * 8_000 + 1) * 5_000, 9)
    head = struct.pack(">IIBBBBB", 8_000, 5_000, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", rows[: len(rows) // 2]), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def test_files_that_attack_a_decoder_are_problems(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """A cut bomb, a truncated photo and a photo that goes on as another format end in an answer or
    a problem, and the pictures after them are still answered."""
    files = {
        "bomb.png": bomb(),
        "cut.jpg": jpeg(scene(1))[:8_000],
        "both.jpg": jpeg(scene(2)) + b"PK\x03\x04" + b"<script>" * 200,
        "good.jpg": jpeg(scene(3), 60),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    done = purport("match", case, *(tmp_path / name for name in files), "--format", "jsonl")
    assert done.code == 1
    found = {Path(line["image"]).name: line["matches"] for line in done.lines()}
    assert found["bomb.png"] == found["cut.jpg"] == []
    assert found["both.jpg"][0]["relation"] == found["good.jpg"][0]["relation"] == "same_photo"
    assert purport("add", case, *(tmp_path / name for name in files)).code == 0
    assert purport("run", case).code == 1
    states = {
        Path(line["path"]).name: line["problem"]
        for line in purport("status", case, "--format", "jsonl").lines()
    }
    assert states["bomb.png"]["kind"] == states["cut.jpg"]["kind"] == "damaged_picture"
    assert states["good.jpg"] is None


def test_a_call_that_takes_too_long_is_ended_and_the_next_one_served() -> None:
    """Time, death and lack of memory end one call, not the next."""
    process = LimitedProcess(timeout_s=20, memory_bytes=1 << 31)
    try:
        assert process.call(len, "abc") == 3
        with pytest.raises(Exceeded, match="memory"):
            process.call(bytearray, 1 << 33)
        with pytest.raises(Exceeded, match="ended the process"):
            process.call(os._exit, 3)
        assert process.call(len, "ab") == 2
    finally:
        process.close()
    slow = LimitedProcess(timeout_s=0.2)
    try:
        with pytest.raises(Exceeded, match="seconds"):
            slow.call(time.sleep, 30)
    finally:
        slow.close()


def test_a_look_that_was_given_up_is_a_problem() -> None:
    """A picture whose decoding does not end keeps a type, no fingerprint, and says why."""
    looking = LimitedLook(timeout_s=0.01)
    outcome = looking("a.jpg", jpeg(scene(1)))
    assert [each.kind for each in outcome.problems] == ["not_decoded"]
    assert outcome.found.fingerprint is None
