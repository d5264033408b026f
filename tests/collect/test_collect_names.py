"""Names that containers state never lead out of them."""

import posixpath

import pytest
from collecting import chat, collect_one, kinds, message, written
from hypothesis import given
from hypothesis import strategies as st

from purport.collect.names import inside, shown

PIECES = st.sampled_from(["..", ".", "a", "b.jpg", "/", "\\", "C:", "~", "\x00", "", "x" * 300])


@given(st.lists(PIECES, max_size=8).map("/".join) | st.text(max_size=30))
def test_a_name_stays_inside_or_is_refused(name: str) -> None:
    """A name that is taken never climbs above its container, nor starts anew."""
    path = inside(name)
    if path is not None:
        assert not path.startswith(("/", "../"))
        assert ".." not in path.split("/")
        assert posixpath.normpath(posixpath.join("/room", path)).startswith("/room/")


@pytest.mark.parametrize(
    "name",
    ["../x.jpg", "photos/../../x.jpg", "/etc/passwd", "C:\\x.jpg", "..\\x.jpg", "\\\\host\\x"],
)
def test_a_picture_outside_the_export_is_never_looked_up(name: str) -> None:
    """A name that leads out is a problem and a missing part, even if such a file was added."""
    content = written(chat(message(1, "Words", photo=name)))
    asked: list[str] = []

    class Files(dict[str, bytes]):
        def get(self, key: str, default: object = None) -> bytes | None:
            asked.append(key)
            return b"secret"

    files = Files({"export/result.json": content, "x.jpg": b"secret", "/etc/passwd": b"secret"})
    _, outcome = collect_one(files, "export/result.json")
    assert kinds(outcome) == ["unsafe_name"]
    assert [part.part for part in outcome.found.missing] == ["message/1/photo"]
    assert not outcome.found.media
    assert not outcome.found.uses
    assert not asked


def test_a_very_long_name_is_missing_and_shown_short() -> None:
    """A name of 300 letters that nobody holds is a missing part; messages cut such names."""
    name = "n" * 300 + ".jpg"
    _, outcome = collect_one({"r.json": written(chat(message(1, "Words", photo=name)))}, "r.json")
    assert [part.part for part in outcome.found.missing] == ["message/1/photo"]
    assert len(shown(name)) < 130


def test_a_name_may_wander_inside_its_export() -> None:
    """Dots that stay inside the folder find the file."""
    content = written(chat(message(1, "Words", photo="./photos/../photos/a.jpg")))
    files = {"e/result.json": content, "e/photos/a.jpg": b"x"}
    _, outcome = collect_one(files, "e/result.json")
    assert [part.sibling for part in outcome.found.media] == ["e/photos/a.jpg"]
