"""Tables on a terminal and in a pipe."""

import pytest

from purport.cli.terminal import Format, print_rows, say

COLUMNS = ("code", "why", "note")
SHORT = {"code": "A-1", "why": "near", "note": ""}
LONG = {"code": "B-2", "why": "a reason that goes on " * 20, "note": ""}


def printed(capsys: pytest.CaptureFixture[str], *rows: dict[str, str]) -> list[str]:
    """The lines that stand on standard output."""
    print_rows(rows, COLUMNS, Format.TABLE, "nothing")
    return capsys.readouterr().out.splitlines()


def test_narrow_rows_make_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a row below the names of the columns; a column without content is left out."""
    lines = printed(capsys, SHORT, SHORT)
    assert [line.split() for line in lines] == [["code", "why"], ["A-1", "near"], ["A-1", "near"]]


def test_wide_rows_stand_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    """Each wide row has a line for each field that has content, whole in a pipe."""
    assert printed(capsys, LONG, LONG) == ["code B-2", f"  why   {LONG['why'].strip()}"] * 2


def test_words_of_a_document_do_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences and other controls are printed as the sign for what cannot be shown."""
    (_, line) = printed(capsys, SHORT | {"why": "a\x1b[2Jb\x9b31mc\x07"})
    assert line.split() == ["A-1", "a\ufffd[2Jb\ufffd31mc\ufffd"]
    say("problem: a\x1b[2Jb.txt")
    assert capsys.readouterr().err == "problem: a\ufffd[2Jb.txt\n"


def test_in_csv_every_column_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    """CSV keeps empty columns, as other programs count on them."""
    print_rows([SHORT], COLUMNS, Format.CSV, "nothing")
    assert capsys.readouterr().out == "code,why,note\nA-1,near,\n"
