"""Videos in a case: found by a photo, asked about, in an export, damaged, without the library."""

import json
from pathlib import Path

import pytest

from films import film
from pictures import jpeg, scene
from purport.pipeline.case import open_case
from purport.pipeline.matching import match_files
from purport.pipeline.opened import open_tools
from purport.pipeline.run import run
from purport.read import look
from purport.records import codec
from running import Purport

pytest.importorskip("av", reason="skipped: purport[video] is not installed")


def export(folder: Path) -> Path:
    """A channel's export with one video and one photo."""
    chat = {"name": "Invented Channel", "type": "public_channel", "id": 77}
    common = {"type": "message", "from": "Invented Channel", "from_id": "channel77"}
    chat["messages"] = [
        {"id": 1, "date_unixtime": "1411466400", "text": "Shelling of the mill.", **common}
        | {"file": "video_files/mill.mp4", "media_type": "video_file", "mime_type": "video/mp4"},
        {"id": 2, "date_unixtime": "1415268000", "text": "The bakery today.", **common}
        | {"photo": "photos/bakery.jpg"},
    ]
    for name, content in (
        ("result.json", json.dumps(chat).encode()),
        ("video_files/mill.mp4", film(1, 2, 3)),
        ("photos/bakery.jpg", jpeg(scene(7))),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def case(purport: Purport, tmp_path: Path) -> Path:
    """A case that holds the export."""
    made = tmp_path / "case"
    assert purport("init", made).code == 0
    assert purport("add", made, export(tmp_path / "export")).code == 0
    assert purport("run", made).code == 0
    return made


def media(purport: Purport, case: Path) -> list[dict[str, object]]:
    return purport("show", case, "media", "--format", "jsonl").lines()


def test_the_frames_of_an_exports_video_are_pictures_of_their_own(
    purport: Purport, case: Path
) -> None:
    """Each shot is an item with its time, its video, the post's date and caption."""
    held = media(purport, case)
    frames = [each for each in held if str(each["part"]).startswith("frame/")]
    video = next(each for each in held if each["mime"] == "video/mp4")
    assert sorted(each["at_s"] for each in frames) == [0.4, 2.4, 4.4]
    for each in frames:
        assert each["frame_of"] == video["id"]
        assert each["published"] == video["published"]
        assert each["caption"] == "Shelling of the mill."
        assert each["matches"] == []
    assert video["frame_of"] is None


def test_a_photo_leads_to_the_moment_of_a_video_and_back(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """A still asked about is found in the held video; a video asked about, in the held photo."""
    still, clip = tmp_path / "still.jpg", tmp_path / "clip.mp4"
    still.write_bytes(jpeg(scene(2), 60))
    clip.write_bytes(film(9, 7))
    done = purport("match", case, still, clip, "--format", "jsonl")
    assert done.code == 0, done.err
    found = {Path(line["image"]).name if "#" not in line["image"] else line["image"]: line
             for line in done.lines()}  # fmt: skip
    best = found["still.jpg"]["matches"][0]
    assert best["relation"] == "same_photo"
    assert best["path"].endswith("mill.mp4#frame/0:00:02.400")
    assert best["first_seen"] == "2014-09-23T10:00Z"
    assert found["clip.mp4"]["matches"] == []
    later = found[f"{clip}#frame/0:00:02.400"]["matches"][0]
    assert later["path"].endswith("bakery.jpg")
    assert found[f"{clip}#frame/0:00:00.400"]["matches"] == []


def test_a_rebuild_gives_the_same_frames_and_the_log_proves_them(
    purport: Purport, case: Path
) -> None:
    """Frames are working copies in the vault, logged once, and derived again byte for byte."""
    before = purport("show", case, "media", "--format", "jsonl").out
    log = (case / "vault" / "log" / "entries.jsonl").read_bytes()
    assert log.count(b'"kind":"working_copy"') == 3
    assert purport("rebuild", case).code == 0
    assert purport("show", case, "media", "--format", "jsonl").out == before
    assert (case / "vault" / "log" / "entries.jsonl").read_bytes().count(
        b'"kind":"working_copy"'
    ) == 3
    assert purport("verify", case).code == 0
    frame = next((case / "vault" / "copies").glob("*/*"))
    frame.chmod(0o600)
    frame.write_bytes(b"altered")
    done = purport("verify", case)
    assert done.code == 1
    assert frame.name in done.err


def test_without_the_library_a_video_is_kept_and_its_frames_are_known_to_be_missing(
    purport: Purport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state says what to install; once it is there, the next run reads the frames."""
    made, clip = tmp_path / "case", tmp_path / "clip.mp4"
    clip.write_bytes(film(1, 2))
    assert purport("init", made).code == 0
    assert purport("add", made, clip).code == 0
    with monkeypatch.context() as lacking:
        lacking.setattr("purport.read.video.can_be_read", lambda: False)
        case = open_case(made)
        opened = open_tools(case)
        opened.__dict__["tools"] = codec.changed(opened.tools, look=look)
        run(case, lambda *_: None, opened)
        case.close()
    states = {line["path"]: line for line in purport("status", made, "--format", "jsonl").lines()}
    assert states[str(clip)]["state"] == "done"
    missing = next(line for line in states.values() if line["state"] == "missing")
    assert "purport[video]" in missing["problem"]["message"]
    assert len(media(purport, made)) == 1
    assert purport("run", made).code == 0
    assert len(media(purport, made)) == 3


def test_a_removed_video_takes_its_frames_and_what_was_kept_of_them(
    purport: Purport, tmp_path: Path
) -> None:
    """After a removal with its tombstone neither frame nor feature of the video is in the case."""
    made, clip = tmp_path / "case", tmp_path / "clip.mp4"
    clip.write_bytes(film(1, 2))
    assert purport("init", made).code == 0
    assert purport("add", made, clip).code == 0
    assert purport("run", made).code == 0
    assert purport("match", made, clip).code == 0
    assert len(list((made / "vault" / "copies").glob("*/*"))) == 2
    assert list((made / "features").rglob("*.npz"))
    done = purport("redact", made, clip, "--by", "A. Reader", "--reason", "a person", "--yes")
    assert done.code == 0, done.err
    assert not list((made / "vault" / "copies").glob("??/*"))
    assert not list((made / "features").rglob("*.npz"))
    assert purport("run", made).code in (0, 1)
    assert media(purport, made) == []


def test_progress_counts_files_and_frames_and_is_silent_in_a_pipe(
    purport: Purport, case: Path, tmp_path: Path
) -> None:
    """Each file and each frame is told of before it is looked at; a pipe hears nothing."""
    (tmp_path / "asked.mp4").write_bytes(film(1, 2))
    (tmp_path / "asked.jpg").write_bytes(jpeg(scene(3)))
    asked, told = [tmp_path / "asked.mp4", tmp_path / "asked.jpg"], []
    lines = list(
        match_files(
            open_case(case),
            asked,
            progress=lambda done, total, what: told.append((done, total, what.rpartition("/")[2])),
        )
    )
    assert len(lines) == 4
    assert told == [
        (0, 2, "asked.mp4"),
        (1, 4, "0:00:00.400"),
        (2, 4, "0:00:02.400"),
        (3, 4, "asked.jpg"),
        (4, 4, ""),
    ]
    assert purport("match", case, *asked, "--format", "jsonl").err == ""
