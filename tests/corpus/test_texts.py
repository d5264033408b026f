"""Texts from elsewhere are read by one fixed rule each, and joined only if they are the same."""

import json
from pathlib import Path

import pytest
from corpus.compile import compile_document
from corpus.join import joined
from corpus.marks import read_marks
from corpus.sentences import sentence_spans
from corpus.texts import decode, found_texts, join_tokens

TOKENS = ["``", "No", ",", "''", "he", "did", "n't", "say", "(", "then", ")", "$", "40", "."]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def test_tokens_get_the_spaces_of_print() -> None:
    """Joined tokens read as ordinary print, with straight quotation marks."""
    assert join_tokens(TOKENS) == '"No," he didn\'t say (then) $40.'


def test_bytes_that_are_not_utf8_read_as_windows_1252() -> None:
    """A text that is not UTF-8 is Windows-1252, and its five undefined bytes keep their number."""
    assert decode(b"\x93so\x94 \x81") == "“so” \x81"
    assert decode(b"\xef\xbb\xbfso") == "so"


def test_sentences_cover_every_word_once() -> None:
    """Sentences leave out white space only, and neither initials nor months end one."""
    text = "Gen. A. B. Saad spoke on Nov. 5. He said “no.” Then\n\nhe left\n"
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    assert sentences(text) == [
        "Gen. A. B. Saad spoke on Nov. 5.",
        "He said “no.”",
        "Then",
        "he left",
    ]


def test_only_the_annotated_text_is_joined() -> None:
    """Claims get their words back from the very text they were made on, and from no other."""
    text = "A monitor said that residents left."
    lines = compile_document("a", text, read_marks("a 1 | A monitor | said | that residents left"))
    assert joined(lines, text)[0]["content"]["text"] == "that residents left"
    with pytest.raises(ValueError, match="not the one"):
        joined(lines, text + " ")


def test_folders_that_are_not_held_are_passed_over(tmp_path: Path) -> None:
    """What is there is read, whatever else is missing."""
    (tmp_path / "meantime").mkdir()
    document = {"doc_id": "7", "sentences": [["Head"], ["May", "1"], ["He", "left", "."]]}
    (tmp_path / "meantime" / "documents.jsonl").write_text(json.dumps(document), "utf-8")
    assert list(found_texts(tmp_path)) == [("meantime_7", "Head\n\nMay 1\n\nHe left.\n")]
