"""Hostile and broken input ends in a problem row and exit code 1, never in a crash."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from running import Done, Purport

WORDS = "Officials said that nothing had happened. "


def put_in(purport: Purport, tmp_path: Path, name: str, content: bytes) -> tuple[Path, Done]:
    """A case with this one file, run."""
    case, folder = tmp_path / "case", tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(content)
    assert purport("init", case).code == 0
    purport("add", case, folder)
    return case, purport("run", case)


def archive(members: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return written.getvalue()


TWEETS = b'window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"hello there",'
BROKEN: dict[str, tuple[str, bytes]] = {
    "empty": ("empty.txt", b""),
    "blank": ("blank.txt", b" \n\n "),
    "truncated_json": (
        "result.json",
        b'{"name":"x","type":"public_channel","id":1,"messages":[{"id":1,"type":"mess',
    ),
    "not_json": ("result.json", b'{"name": nonsense'),
    "nul_bytes": ("nul.bin", b"\x00\x01\x02" * 1000),
    "damaged_zip": ("archive.zip", archive({"data/tweets.js": b"x"})[:-30]),
    "truncated_photo": ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 20),
    "truncated_tweets": ("tweets.js", TWEETS),
    "pdf": ("paper.pdf", b"%PDF-1.4 nothing"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_a_problem_row(purport: Purport, tmp_path: Path, kind: str) -> None:
    """The run ends with exit code 1; status names the file, why, and the bytes are kept."""
    name, content = BROKEN[kind]
    case, done = put_in(purport, tmp_path, name, content)
    assert done.code == 1, done.out
    assert "Traceback" not in done.err
    rows = purport("status", case, "--format", "jsonl").lines()
    row = next(each for each in rows if each["path"].endswith(name))
    assert row["problem"]["message"]
    assert row["problem"]["kind"] != "defect", row
    assert purport("verify", case).code == 0


@pytest.mark.parametrize(
    "content",
    [WORDS.encode("utf-16"), "Ще не відомо, хто стріляв.".encode("cp1251"), b"\x81 caf\xe9 " * 50],
    ids=["utf-16", "cp1251", "cp1252"],
)
def test_any_encoding_is_kept_and_read_somehow(
    purport: Purport, tmp_path: Path, content: bytes
) -> None:
    """A file in another encoding is done or failed with a row, its decoding recorded."""
    case, done = put_in(purport, tmp_path, "text.txt", content)
    assert done.code in (0, 1)
    assert "Traceback" not in done.err
    states = {line["state"] for line in purport("status", case, "--format", "jsonl").lines()}
    assert states <= {"done", "failed"}


@pytest.mark.parametrize(
    "name", ["../../escaped.txt", "/tmp/purport-escaped.txt", "a" * 300 + ".jpg", "..\\..\\x.jpg"]
)
def test_names_in_containers_never_lead_outside(
    purport: Purport, tmp_path: Path, name: str
) -> None:
    """A member or photo name that leads out of its container writes nothing anywhere."""
    export = {
        "name": "x",
        "type": "public_channel",
        "id": 1,
        "messages": [
            {
                "id": 1,
                "type": "message",
                "date_unixtime": "1415232000",
                "photo": name,
                "text": WORDS,
            }
        ],
    }
    before = {path for path in tmp_path.parent.iterdir() if path != tmp_path}
    case, done = put_in(purport, tmp_path, "result.json", json.dumps(export).encode())
    assert "Traceback" not in done.err
    zipped = tmp_path / "members.zip"
    zipped.write_bytes(archive({name: b"x", "data/tweets.js": TWEETS + b'"created_at":""}}]'}))
    purport("add", case, zipped)
    done = purport("run", case)
    assert "Traceback" not in done.err
    assert {path for path in tmp_path.parent.iterdir() if path != tmp_path} == before
    assert not Path("/tmp/purport-escaped.txt").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "in", "members.zip"]
    states = purport("status", case, "--format", "jsonl").lines()
    assert any(line["state"] in ("missing", "failed") or line["problem"] for line in states)


def test_a_forty_megabyte_text_is_kept_whole_and_searched_in_part(
    purport: Purport, tmp_path: Path
) -> None:
    """40 MB of text end in a row that says how much was searched; the bytes are all kept."""
    content = (WORDS * 1_000_000).encode()[:40_000_000]
    case, done = put_in(purport, tmp_path, "huge.txt", content)
    assert done.code == 1
    assert "500,000" in done.err
    blob = max((case / "vault" / "blobs").glob("??/*"), key=lambda path: path.stat().st_size)
    assert blob.stat().st_size == len(content)


def test_names_that_are_no_text_are_shown_escaped(purport: Purport, tmp_path: Path) -> None:
    """A file name of undecodable bytes is captured, and its row can be printed."""
    folder = os.fsencode(tmp_path / "in")
    os.mkdir(folder)
    with open(folder + b"/\xff\xfe.txt", "wb") as file:
        file.write(WORDS.encode())
    case = tmp_path / "case"
    purport("init", case)
    assert purport("add", case, tmp_path / "in").code == 0
    assert purport("run", case).code == 0
    (row,) = purport("status", case, "--format", "jsonl").lines()
    assert row["path"].endswith("\\xff\\xfe.txt")


def test_links_are_not_followed(purport: Purport, tmp_path: Path) -> None:
    """A symbolic link inside a folder is a row, and what it leads to is not captured."""
    case, folder = tmp_path / "case", tmp_path / "in"
    folder.mkdir()
    secret = tmp_path / "secret.txt"
    secret.write_text("private", "utf-8")
    (folder / "link.txt").symlink_to(secret)
    purport("init", case)
    done = purport("add", case, folder)
    assert done.code == 1
    assert "not followed" in done.err
    assert not any(
        path.read_bytes() == b"private" for path in (case / "vault" / "blobs").glob("??/*")
    )
