"""Releases keep their whole text; page furniture is a list of ranges beside it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.read import Reading, read_text
from purport.records.spans import check_spans

URL = "http://news.example/Print.aspx?Item=7... 12/15/2035"
PRINTED = f"""                                                      Page 1 of 2

     Strikes Go On in
     Two Countries

          Compiled from Northern Command News Releases / Published November
          3, 2031

          Forces attacked targets near Somewhere. The strikes were not in response to the

{URL}
\x0c                                                      Page 2 of 2

          fighting there, officials said.

       Related Sites

          Northern Command
          Newsroom on the Web

{URL}
\x0c"""
LISTED = """              Joint Task Force

                       Operation Clear Sky
                          APO AE 00000

January 4, 2032
Release # 2032004
FOR IMMEDIATE RELEASE

         Strikes Continue

CAPITAL - Forces conducted six airstrikes on Jan. 3.

         North

     Near Somewhere, six airstrikes struck a truck, a bunker and

                                  -MORE-

                   For additional information contact:
                          press@force.example
                   COM: 000-555-0100
                   https://social.example/force
\x0c              Joint Task Force

                       Operation Clear Sky
                          APO AE 00000

2-2-2
         two positions.

                                   -30-
"""


def read(text: str) -> Reading:
    outcome = read_text("r.txt", form="release", content=text.encode())
    assert outcome.found.text == text
    return outcome.found


def left_of(reading: Reading) -> str:
    """The text without what is skipped."""
    pieces, at = [], 0
    for start, end in reading.skipped:
        pieces.append(reading.text[at:start])
        at = end
    return "".join([*pieces, reading.text[at:]])


def test_a_printed_page_keeps_only_its_text() -> None:
    """Page numbers, print addresses, the byline, link lists and form feeds are skipped."""
    left = left_of(read(PRINTED))
    for furniture in ("Page", "http", "Published", "3, 2031", "Related", "Newsroom", "\x0c"):
        assert furniture not in left
    assert "          Forces attacked targets near Somewhere." in left


def test_a_sentence_goes_on_across_a_page_break() -> None:
    """The empty lines round a break inside a sentence are skipped with it."""
    left = left_of(read(PRINTED))
    assert "in response to the\n          fighting there, officials said." in left


def test_a_paragraph_ends_at_a_page_break_if_its_sentence_does() -> None:
    """After a full stop the empty lines stay, so that paragraphs stay apart."""
    ended = PRINTED.replace("response to the\n", "response.\n").replace("fighting", "Fighting")
    assert "response.\n\n" in left_of(read(ended))


def test_a_letterhead_is_skipped_on_every_page() -> None:
    """Letterheads, numbers, the date line, -MORE-, 2-2-2 and contacts are skipped."""
    left = left_of(read(LISTED))
    for furniture in ("Task Force", "Clear Sky", "APO", "Release", "RELEASE", "MORE", "2-2-2"):
        assert furniture not in left
    for furniture in ("contact", "@", "COM", "social", "January 4", "-30-", "\x0c"):
        assert furniture not in left
    assert "a bunker and\n         two positions." in left
    assert "North" in left


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (PRINTED, date(2031, 11, 3)),
        (LISTED, date(2032, 1, 4)),
        ("Date: 6 Sept 2031\n\nTwo strikes.", date(2031, 9, 6)),
        ("Published 3 December 2031\nFrom the Ministry\n\nTwo strikes.", date(2031, 12, 3)),
        ("2031-12-03\n\nTwo strikes.", date(2031, 12, 3)),
        ("Thursday, 3rd December 2031\n\nTwo strikes.", date(2031, 12, 3)),
    ],
)
def test_a_releases_own_date_line_dates_it(text: str, day: date) -> None:
    """The date is the release's own line, and the basis quotes it."""
    published = read(text).published
    assert published is not None
    assert published.day == day
    assert published.basis is not None
    assert published.basis.startswith("date line of the release")


@pytest.mark.parametrize(
    "text",
    [
        "Two strikes on November 3, 2031 destroyed a truck.",
        f"Two strikes.\n{URL}\n",
        "February 30, 2031\n\nTwo strikes.",
    ],
)
def test_other_dates_do_not_date_it(text: str) -> None:
    """Dates in sentences, the day of printing and impossible days are no date line."""
    assert read(text).published is None


def test_the_title_is_what_stands_above_the_text() -> None:
    """A title of several lines is joined; a dateline ends it."""
    assert read(PRINTED).title == "Strikes Go On in Two Countries"
    assert read(LISTED).title == "Strikes Continue"
    assert read(LISTED.replace("Continue\n\n", "Continue\n")).title == "Strikes Continue"


@pytest.mark.parametrize(
    "kept",
    [
        "Aircraft conducted\n24\nairstrikes near Somewhere.",
        "Contact with the enemy was lost near Somewhere.",
        "The release no doubt comes late.\n\nSaturday, 5 December 2031\n\nTwo strikes.",
        "2031-12-05\n\nTwo strikes near Somewhere hit a truck.",
        "more than one strike",
        "Joint Task Force",
    ],
)
def test_words_that_only_resemble_furniture_stay(kept: str) -> None:
    """Wrapped counts, sentences about contacts and headings with dates are text."""
    first = LISTED.partition("\x0c")[0]
    text = f"{first}\nThe summary of all strikes of the week follows.\n\n{kept}\n"
    assert kept in left_of(read(text))


def test_a_title_above_the_date_stays_a_title() -> None:
    """A headline with its verb is no letterhead, wherever it stands."""
    found = read("Strikes Hit a Depot\nMarch 3, 2031\nFOR IMMEDIATE RELEASE\n\nTwo strikes.\n")
    assert found.title == "Strikes Hit a Depot"
    assert found.title in left_of(found)


def test_a_date_below_the_first_sentence_is_not_the_releases() -> None:
    """A heading with a date inside a weekly summary dates what follows it, not the release."""
    text = "This is the summary of the strikes of one week.\n\nMarch 3, 2031\n\nTwo strikes.\n"
    assert read(text).published is None


LINES = st.sampled_from(
    (
        *("Page 1 of 2", URL, "\x0c", "", "   ", "more", "2-2-2", "Related Sites", "A link"),
        *("January 4, 2032", "FOR IMMEDIATE RELEASE", "Words and", "ends here.", "\r", "Force"),
    )
)


@given(st.lists(LINES, max_size=30).map("\n".join) | st.text(max_size=200))
@settings(deadline=None)
def test_ranges_lie_in_the_text_in_order(text: str) -> None:
    """Whatever the lines, ranges are sorted, disjoint, inside the text, and cut nothing of it."""
    content = text.encode("utf-8", "replace")
    found = read_text("r.txt", form="release", content=content).found
    check_spans(found.skipped)
    assert all(end <= len(found.text) for _, end in found.skipped)


def test_the_held_record_is_read_whole(shared_data: Path) -> None:
    """All 205 releases: the text is untouched, title and date are found, no furniture is left."""
    folder = shared_data / "oir_releases"
    files = sorted(folder.glob("*.txt"))
    assert len(files) == 205
    days = 0
    for file in files:
        content = file.read_bytes()
        found = read_text(file.name, form="release", content=content).found
        assert len(found.text) == len(content)
        assert found.title is not None
        assert "Airstrike" in found.title or "Strikes" in found.title
        assert found.published is not None
        assert found.published.day is not None
        days += found.published.day.strftime("%Y%m%d") == file.name[:8]
        left = left_of(found)
        for furniture in ("defense.gov", "Page 1", "additional information", "Related Sites", "\f"):
            assert furniture not in left
        assert "strike" in left
    assert days == 197  # eight files of January 2015 carry the next day in their own text
