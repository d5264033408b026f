"""Tables become one document a row; a bad row stops nothing."""

import csv
import io
from datetime import date

import pytest
from collecting import collect_one, kinds, official
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.records.document import DocumentKind

HEADER = "code,date,place,lat,lon,claimed_by,text,url"
ROW = 'A-1,2014-11-06,Harem,36.2,36.5,,"Two, at noon.",https://x.example/1'


def table(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def test_a_row_keeps_its_cells_in_order() -> None:
    """The text of a row is its cells joined by tabs; its code, number and address are known."""
    name, outcome = collect_one({"t": table(HEADER, ROW)}, "t")
    (part,) = outcome.found.texts
    assert name == "table"
    assert part.kind is DocumentKind.ROW
    assert part.text == "A-1\t2014-11-06\tHarem\t36.2\t36.5\t\tTwo, at noon.\thttps://x.example/1"
    assert (part.part, part.code, part.row, part.url) == (
        "row/1",
        "A-1",
        "1",
        "https://x.example/1",
    )
    assert dict(part.cells)["claimed_by"] == ""


def test_a_claims_date_is_not_its_publication() -> None:
    """A claimed incident's date says when it was, not when somebody published the claim."""
    _, outcome = collect_one({"t": table(HEADER, ROW)}, "t")
    assert outcome.found.texts[0].published is None


def test_announcements_are_dated_by_their_row() -> None:
    """Rows of announcements keep their own id and count as published on their day."""
    content = table(
        "row_id,date,country,location,number,line", 'r-7,2014-12-19,Syria,Kobani,3,"- Near Kobani"'
    )
    _, outcome = collect_one({"t": content}, "t", origin=official())
    (part,) = outcome.found.texts
    assert part.row == "r-7"
    assert part.published is not None
    assert part.published.day == date(2014, 12, 19)


@pytest.mark.parametrize(
    "header",
    [
        "Code;DATE;Place;Lat;LON;Claimed_By;Text;URL",
        "code\tdate\tplace\tlat\tlon\tclaimed_by\ttext\turl",
        "\ufeff code , date,place ,lat,lon,claimed_by,text,url",
    ],
)
def test_headers_are_read_whatever_their_case_and_delimiter(header: str) -> None:
    """Case, blanks, a byte-order mark and the delimiter of a header do not matter."""
    mark = next(each for each in ";\t," if each in header)
    row = mark.join(["A-1", "2014-11-06", "Harem", "36.2", "36.5", "X", "Words", ""])
    name, outcome = collect_one({"t": table(header, row)}, "t")
    assert name == "table"
    assert dict(outcome.found.texts[0].cells)["place"] == "Harem"


def test_columns_can_be_mapped() -> None:
    """A mapping names the file's column for each of ours, and the format is asked for."""
    content = table("When,Where (en),Id", "2014-11-06,Harem,A-1")
    columns = {"date": "when", "place": "WHERE (EN)", "code": "id"}
    _, outcome = collect_one({"t": content}, "t", input_format="table", columns=columns)
    assert outcome.found.texts[0].code == "A-1"


def test_columns_that_are_missing_are_named() -> None:
    """A table without a place says which column it lacks."""
    _, outcome = collect_one({"t": table("a,date", "1,2014")}, "t", input_format="table")
    assert kinds(outcome) == ["missing_columns"]
    assert "place" in outcome.problems[0].message


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("A-2,6 Nov 14,Harem,,,,,", "ISO 8601"),
        ("A-2,2014-13-01,Harem,,,,,", "ISO 8601"),
        ("A-2,2014-11-06,Harem,91,36,,,", "degrees"),
        ("A-2,2014-11-06,Harem,36.2,,,,", "degrees"),
        ("A-2,2014-11-06,Harem", "3 cells where the header has 8"),
        ("A-2,2014-11-06,Harem,,,,,,extra", "9 cells"),
    ],
)
def test_a_bad_row_is_a_problem_and_the_rest_go_on(row: str, why: str) -> None:
    """The bad row is named with its reason; the rows before and after it are kept."""
    _, outcome = collect_one({"t": table(HEADER, ROW, row, ROW.replace("A-1", "A-3"))}, "t")
    assert [part.part for part in outcome.found.texts] == ["row/1", "row/3"]
    (problem,) = outcome.problems
    assert problem.subject == "t#row/2"
    assert why in problem.message


def test_a_field_beyond_all_bounds_is_a_bad_row() -> None:
    """A cell larger than the reader takes is a problem of its row."""
    content = table(HEADER, ROW, "A-2," + "x" * 200_000 + ",Harem,,,,,", ROW)
    _, outcome = collect_one({"t": content}, "t")
    assert len(outcome.found.texts) == 2
    assert kinds(outcome) == ["bad_row"]


def test_prose_with_commas_is_no_table() -> None:
    """A sentence that names a date and a place is no header."""
    assert collect_one({"t": b"The date, the place and the code were wrong.\n"}, "t")[0] == "text"


@given(st.lists(st.lists(st.text(max_size=8), min_size=8, max_size=8), max_size=12))
@settings(deadline=None)
def test_every_row_ends_as_a_part_or_a_problem(rows: list[list[str]]) -> None:
    """No row disappears: what is not a document is a problem, except a wholly empty line."""
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows([HEADER.split(","), *rows])
    content = kept.getvalue().encode("utf-8", "replace")
    _, outcome = collect_one({"t": content}, "t", input_format="table")
    full = sum(any(row) for row in rows)
    assert len(outcome.found.texts) + len(outcome.problems) == full
