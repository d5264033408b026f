"""Marks become claim lines only if every word stands in the text."""

import pytest
from corpus.compile import compile_document
from corpus.marks import BadMark, read_marks

TEXT = "A monitor said that residents blamed the army. “No,” said Haddad, “never.”\n"


def compiled(marks: str) -> list:
    return compile_document("sample", TEXT, read_marks(marks))


def words(part: dict) -> list[str]:
    return [TEXT[start:end] for start, end in part["spans"]]


def test_words_become_spans() -> None:
    """A mark's quoted words come back as exactly their code-point spans, pieces apart."""
    (line,) = compiled("a 2 | Haddad | said | “No,” + “never.” | pol- deny")
    assert words(line["content"]) == ["“No,”", "“never.”"]
    assert words(line["source"]) == ["Haddad"]
    assert line["stance"]["polarity"] == "negative"


def test_stretches_and_nesting() -> None:
    """A stretch runs from first to last words, and via names the enclosing claim's source."""
    outer, inner = compiled(
        "a 1 | A monitor | said | that residents ... army\n"
        "b 1 | residents | blamed | the army | accuse u via=a"
    )
    assert words(outer["content"]) == ["that residents blamed the army"]
    assert inner["via"] == [outer["source"]]


@pytest.mark.parametrize(
    "mark",
    [
        "a 1 | A witness | said | that residents ... army",
        "a 1 | A monitor | said | that resident",
        "a 9 | A monitor | said | that residents",
        "a 1 | A monitor | said | that residents | loud",
        "a 1 | A monitor | said | that residents | via=b",
        "a 1 | - | said | that residents",
        "a 1 | residents | blamed | that residents ... army",
    ],
)
def test_anything_not_verbatim_is_refused(mark: str) -> None:
    """Words not found, half words, unknown flags or labels, and overlapping roles are refused."""
    with pytest.raises(BadMark):
        compiled(mark)


def test_no_text_is_written_unless_asked() -> None:
    """Compiled lines hold offsets and the digest, and no word of the text."""
    (line,) = compiled("a 1 | A monitor | said | that residents ... army")
    assert "residents" not in str(line)


def test_a_document_without_claims_still_has_a_line() -> None:
    """Nothing marked gives one line that names the document."""
    assert [line["type"] for line in compiled("# nothing here")] == ["document"]
