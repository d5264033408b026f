"""Saved pages: the article's words, and what the page states of itself."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.read import read_text

WORDS = (
    "The group claims that coalition missiles destroyed one of its offices in the town.",
    "Residents said that they heard two explosions shortly after midnight on Thursday.",
    "Officials have not announced any strikes on the group since the end of September.",
)


NO_ZONE = "(a time without its zone, so only the day counts)"


def page(head: str = "", words: tuple[str, ...] = WORDS, html: str = '<html lang="en">') -> str:
    body = "".join(f"<p>{line}</p>" for line in words)
    return (
        f"<!DOCTYPE html>{html}<head><title>A title</title>{head}</head><body>"
        f"<nav><a href='/'>Front page</a></nav><article><h1>A title</h1>{body}</article>"
        "<script>var x = 1;</script><footer>Copyright notice</footer></body></html>"
    )


def read(text: str | bytes):
    return read_text(
        "a.html", form="html", content=text if isinstance(text, bytes) else text.encode()
    )


def test_the_articles_words_are_kept_and_menus_left_out() -> None:
    """Paragraphs come in order; menus, scripts and footers are no text."""
    text = read(page()).found.text
    assert [text.index(line) for line in WORDS] == sorted(text.index(line) for line in WORDS)
    for furniture in ("Front page", "var x", "Copyright"):
        assert furniture not in text


def test_the_same_page_gives_the_same_text() -> None:
    """Nothing that was read before changes what is read."""
    first = read(page()).found
    read(page(words=WORDS * 3))
    assert read(page()).found == first


@pytest.mark.parametrize(
    ("head", "at"),
    [
        (
            '<meta property="article:published_time" content="2014-11-06T08:30:00+02:00">',
            datetime(2014, 11, 6, 6, 30, tzinfo=UTC),
        ),
        (
            "<meta content='2014-11-06T06:30:00Z' itemprop='datePublished'>",
            datetime(2014, 11, 6, 6, 30, tzinfo=UTC),
        ),
        (
            '<script type="application/ld+json">{"datePublished": "2014-11-06T06:30:00Z"}</script>',
            datetime(2014, 11, 6, 6, 30, tzinfo=UTC),
        ),
    ],
)
def test_an_instant_in_the_metadata_is_kept_as_an_instant(head: str, at: datetime) -> None:
    """Meta elements and linked data with a zone give the instant in UTC."""
    published = read(page(head)).found.published
    assert published.at == at


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ('<meta name="date" content="2014-11-06">', "the page's date: 2014-11-06"),
        (
            '<meta name="date" content="2014-11-06T08:30:00">',
            "the page's date: 2014-11-06T08:30:00 " + NO_ZONE,
        ),
    ],
)
def test_a_time_without_zone_counts_as_its_day(head: str, words: str) -> None:
    """A zone is never guessed: the day stays, and the basis says why."""
    published = read(page(head)).found.published
    assert published.day == date(2014, 11, 6)
    assert published.basis == words


def test_a_page_without_a_date_has_none() -> None:
    """Days named in the article's sentences are not its publication."""
    words = (*WORDS, "The first strikes were announced on September 23, 2014.")
    assert read(page(words=words)).found.published is None


def test_address_and_title_come_from_the_metadata() -> None:
    """The canonical link and the title are kept."""
    found = read(page('<link rel="canonical" href="https://desk.example/a">')).found
    assert found.url == "https://desk.example/a"
    assert found.title == "A title"


@pytest.mark.parametrize(
    ("charset", "word"), [("windows-1256", "حارم"), ("koi8-r", "Харем"), ("iso-8859-1", "–")]
)
def test_a_stated_charset_is_followed(charset: str, word: str) -> None:
    """Bytes that are no UTF-8 are read as the page says; ISO 8859-1 means Windows-1252."""
    content = page(f'<meta charset="{charset}">', (*WORDS, f"The town is {word} indeed, they say."))
    codec = "cp1252" if charset == "iso-8859-1" else charset
    found = read(content.encode(codec)).found
    assert f"The town is {word} indeed" in found.text


def test_the_words_tell_the_language_before_the_page_does() -> None:
    """A template's language does not make an Arabic article English."""
    words = ("أعلنت الجبهة أن صواريخ التحالف دمرت أحد مقراتها في مدينة حارم بعد منتصف الليل.",) * 3
    assert read(page(words=words)).found.language == "ar"


def test_the_pages_language_helps_where_words_do_not() -> None:
    """A text too short to tell takes what the page states."""
    assert read(page(words=("Harem.",), html='<html lang="tr-TR">')).found.language == "tr"


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "<html><body><script>only()</script></body></html>",
        "<html><body>" + "<div>" * 3_000,
        "<!DOCTYPE html>",
        "<html\x00\x00",
    ],
)
def test_a_page_without_text_is_a_problem(content: str) -> None:
    """An empty page ends in a problem, not in a fall."""
    outcome = read(content)
    assert [problem.kind for problem in outcome.problems] == ["no_text"]
    assert not outcome.found.text.strip()


def test_an_encoding_declaration_is_no_obstacle() -> None:
    """XHTML that declares its encoding is read like any page."""
    text = read('<?xml version="1.0" encoding="utf-8"?>\n' + page()).found.text
    assert WORDS[0] in text


def test_a_page_beyond_all_bounds_is_a_problem() -> None:
    """A page of many megabytes is refused with a hint."""
    outcome = read(b"<html>" + b"<p>x</p>" * 900_000)
    assert [problem.kind for problem in outcome.problems] == ["too_large"]


PIECES = st.sampled_from(
    (
        *(
            "<p>",
            "</p>",
            "<div",
            ">",
            "<article>",
            "</article>",
            "<table><tr><td>",
            "&amp;",
            "&#0;",
        ),
        *('<meta name="date" content="', '">', "<!--", "-->", "<script>", "<html lang=", "\x00"),
        *(
            "words of a claim. ",
            "<a href='http://[x'>",
            "<base href='//'>",
            "\ud7ff",
            "<svg>",
            "]]>",
        ),
    )
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=200, deadline=None)
def test_no_page_makes_it_fall(rest: str) -> None:
    """Broken markup ends in a text or in a problem."""
    outcome = read("<html><body><article>" + rest)
    assert outcome.found.text.strip() or outcome.problems
