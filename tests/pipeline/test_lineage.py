"""Lineages in a case: captions against each other, and what persons say of pictures."""

import json
from pathlib import Path

import pytest

from pictures import jpeg, scene
from running import Purport

BY = ("--by", "A. Reader")


def export(folder: Path) -> Path:
    """A channel that shows one photo twice, as two cities, and a smaller copy by itself."""
    common = {"type": "message", "from": "Invented Channel", "from_id": "channel77"}
    texts = (
        (1, "1411466400", "Warplanes struck a bakery in Aleppo on 22 September 2014.", "a.jpg"),
        (2, "1415268000", "Warplanes struck our base in Raqqa on 6 November 2014.", "b.jpg"),
    )
    chat = {"name": "Invented Channel", "type": "public_channel", "id": 77}
    chat["messages"] = [
        {"id": number, "date_unixtime": time, "text": text, "photo": f"photos/{name}", **common}
        for number, time, text, name in texts
    ]
    (folder / "photos").mkdir(parents=True)
    (folder / "result.json").write_text(json.dumps(chat))
    for name in ("a.jpg", "b.jpg"):
        (folder / "photos" / name).write_bytes(jpeg(scene(1)))
    (folder / "crop.jpg").write_bytes(jpeg(scene(1).crop((0, 0, 320, 240))))
    return folder


@pytest.fixture
def case(purport: Purport, tmp_path: Path) -> Path:
    """A case that holds the export."""
    made = tmp_path / "case"
    assert purport("init", made, "--country", "SY").code == 0
    assert purport("add", made, export(tmp_path / "export")).code == 0
    assert purport("run", made).code == 0
    return made


def lines(purport: Purport, case: Path, what: str) -> list[dict[str, object]]:
    done = purport("show", case, what, "--format", "jsonl")
    assert done.code == 0, done.err
    return done.lines()


def test_one_photo_with_two_captions_is_told_as_such(purport: Purport, case: Path) -> None:
    """The two uses stand by publication, the places contradict, and the date is refuted."""
    (lineage,) = lines(purport, case, "lineages")
    assert len(lineage["uses"]) == 2
    kinds = {each["kind"] for each in lineage["contradictions"]}
    assert kinds == {"place", "earlier_copy"}
    early = purport("show", case, "lineages", "--as-of", "2014-10-01", "--format", "jsonl")
    assert early.lines() == []
    table = purport("show", case, "lineages").out
    assert "Raqqa" in table
    for word in ("original", "first published"):
        assert word not in table


def test_a_person_joins_and_parts_uses_and_marks_a_file_picture(
    purport: Purport, case: Path
) -> None:
    """A pair that no fingerprint suggests joins by a named person's word, until it is undone; so
    does the mark of a file picture."""
    media = lines(purport, case, "media")
    crop = next(each for each in media if each["address"].endswith("crop.jpg"))
    whole = next(each for each in media if each["address"].endswith("a.jpg"))
    assert crop["uses_held"] == 1
    pair = f"{crop['id']}+{whole['id'][:16]}"
    assert purport("judge", case, pair, "accept", *BY).code == 0
    (lineage,) = lines(purport, case, "lineages")
    assert len(lineage["uses"]) == 3
    assert purport("judge", case, f"file-picture-{crop['id']}", "accept", *BY).code == 0
    (lineage,) = lines(purport, case, "lineages")
    assert lineage["file_picture"] is True
    judged = lines(purport, case, "judgements")
    assert [each["standing"] for each in judged] == ["applies", "applies"]
    assert purport("judge", case, "undo", *BY).code == 0
    assert purport("judge", case, "undo", *BY).code == 0
    (lineage,) = lines(purport, case, "lineages")
    assert (len(lineage["uses"]), lineage["file_picture"]) == (2, False)
    wrong = purport("judge", case, f"{crop['id']}+media-nothing-here", "accept", *BY)
    assert wrong.code == 2
    assert "two different pictures" in wrong.err
