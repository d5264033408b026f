"""Bytes become the text of the contract, and nothing of it is cut."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.read import read_text
from purport.records.decoding import decode, decode_start

UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


@given(st.binary())
def test_every_file_has_exactly_one_text(content: bytes) -> None:
    """Decoding never fails; Windows-1252 gives one letter a byte, UTF-8 its own bytes back."""
    decoded = decode(content)
    if decoded.decoding == "windows-1252":
        assert len(decoded.text) == len(content)
    elif decoded.decoding == "utf-8":
        assert decoded.text.encode() == content.removeprefix(codecs.BOM_UTF8)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_utf_8_comes_back_unchanged(text: str) -> None:
    """No newline is translated, nothing is trimmed; only a leading mark is dropped."""
    found = read_text("a.txt", form="text", content=text.encode()).found
    assert found.text == text.removeprefix("\ufeff")
    assert found.skipped == ()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.integers(0, 40))
def test_a_start_never_breaks_a_letter(text: str, limit: int) -> None:
    """The beginning of a UTF-8 file is a beginning of its text."""
    start = decode_start(text.encode(), limit)
    assert text.removeprefix("\ufeff").startswith(start.text) or start.decoding != "utf-8"
    assert start.decoding == "utf-8"


def test_windows_1252_knows_its_undefined_bytes() -> None:
    """Five bytes without a letter become the same code points; 0x96 is a dash."""
    content = bytes([*UNDEFINED, 0x96, 0xAD, 0xFF])
    found = decode(content)
    assert found.decoding == "windows-1252"
    assert found.text == "".join(map(chr, UNDEFINED)) + "–\xadÿ"


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_taken_with_their_mark(name: str) -> None:
    """UTF-16 and UTF-32 count only with a byte-order mark, which is dropped."""
    found = decode(("\ufeff" + "حارم one\r\n").encode(name))
    assert found.text == "حارم one\r\n"
    assert found.decoding == name[:6]


def test_a_broken_wide_file_is_still_read() -> None:
    """Half a unit at the end of a UTF-16 file falls back to one letter a byte."""
    content = "\ufeffab".encode("utf-16-le") + b"c"
    assert decode(content).decoding == "windows-1252"
    assert len(decode(content).text) == len(content)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("Жители сообщили об ударе по городу".encode("koi8-r"), "hardly Windows-1252"),
        ("قالت الجبهة إن الصواريخ دمرت المبنى".encode("cp1256"), "hardly Windows-1252"),
        ("أعلنت الجبهة".encode() + b"\xff" + "أن الصواريخ".encode(), "nearly all of it is UTF-8"),
    ],
)
def test_a_wrong_encoding_is_doubted_aloud(content: bytes, word: str) -> None:
    """Text that cannot be what it was read as is a problem; the reading is kept."""
    outcome = read_text("a.txt", form="text", content=content)
    assert [problem.kind for problem in outcome.problems] == ["encoding"]
    assert word in outcome.problems[0].message
    assert len(outcome.found.text) == len(content)


@pytest.mark.parametrize(
    "text",
    [
        "The 5\xad10 “strikes” near Dayr az Zawr – officials said – were announced.",
        "Die Bevölkerung hörte über der Stadt Flugzeuge und später Explosionen.",
        "Les forces ont déclaré que l’opération s’était achevée à l’aube, après l’été.",
    ],
)
def test_western_texts_are_not_doubted(text: str) -> None:
    """Ordinary Windows-1252 texts, releases among them, raise no problem."""
    assert not read_text("a.txt", form="text", content=text.encode("cp1252")).problems


def test_a_given_text_is_taken_as_it_is() -> None:
    """Posts and rows are characters already: no decoding is recorded."""
    found = read_text("a#post/1", form="post", text=" a\r\nb ").found
    assert found.text == " a\r\nb "
    assert found.decoding is None
