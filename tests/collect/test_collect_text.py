"""Plain texts, releases, pages and photos are recognised by content, never by name."""

import pytest
from collecting import collect_one, kinds, official, picture
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.records.document import DocumentKind

RELEASE = b"""                  Joint Task Force North

March 3, 2031
Release # 20310303
FOR IMMEDIATE RELEASE

         Strikes Go On

CAPITAL - Forces of the Joint Task Force conducted two airstrikes near Somewhere on March 2.
"""
ARTICLE = b"""A minister said on Tuesday that the Ministry of Defence had announced two airstrikes.

A resident denied it.
"""
PAGE = b"<!DOCTYPE html><html><head><title>T</title></head><body><p>Words.</p></body></html>"


@pytest.mark.parametrize(
    ("content", "collector"),
    [
        (ARTICLE, "text"),
        (RELEASE, "release"),
        (PAGE, "article"),
        (b"\xef\xbb\xbf" + PAGE, "article"),
        (b"<!-- saved --><!-- twice -->\n<html><body></body></html>", "article"),
        (picture("PNG"), "photo"),
        (picture("WEBP"), "photo"),
        (picture("GIF"), "photo"),
        (picture("TIFF"), "photo"),
        (b"%PDF-1.7\n...", "unread"),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "unread"),
        (b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>", "unread"),
        (b"\x00\x00\x00\x18ftypmp42....", "video"),
        (b"\x00\x00\x00\x18ftypM4A ....", "unread"),
        (b'{"some": "thing else"}', "unread"),
    ],
)
def test_a_file_is_recognised_by_its_content(content: bytes, collector: str) -> None:
    """The same name, and only the bytes decide which collector takes the file."""
    name, _ = collect_one({"file.dat": content}, "file.dat")
    assert name == collector


def test_kinds_without_a_reader_are_a_clear_problem() -> None:
    """A PDF is kept, named in words, and nothing is made of it."""
    _, outcome = collect_one({"a.pdf": b"%PDF-1.4\n"}, "a.pdf")
    assert kinds(outcome) == ["not_read_yet"]
    assert "PDF" in outcome.problems[0].message
    assert not outcome.found.texts


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n"])
def test_an_empty_file_is_a_problem(content: bytes) -> None:
    """A file with nothing in it is nobody's, and says so."""
    name, outcome = collect_one({"empty.txt": content}, "empty.txt")
    assert name is None
    assert kinds(outcome) == ["empty"]


def test_binary_bytes_are_nobodys() -> None:
    """Bytes that are neither text nor a known kind are an unknown format."""
    name, outcome = collect_one({"x.txt": bytes(range(256)) * 4}, "x.txt")
    assert name is None
    assert kinds(outcome) == ["unknown_format"]


def test_an_article_that_quotes_an_agency_is_no_release() -> None:
    """An agency and strikes alone do not make a release unless the user calls it official."""
    assert collect_one({"a.txt": ARTICLE}, "a.txt")[0] == "text"
    assert collect_one({"a.txt": ARTICLE}, "a.txt", origin=official())[0] == "release"


@pytest.mark.parametrize(
    "text",
    [
        "Press release\nMinistry of Defence\n\nAircraft carried out two air strikes at noon.",
        "Published 3 December 2031\nFrom the Ministry of Defence\n\nTornados bombed a depot.",
        "Communiqué de presse\nMinistère des Armées\n\nDeux frappes ont été conduites hier.",
        "Брифинг\nМинистерство обороны\n\nАвиация нанесла удары по складу.",
        "بيان صحفي\nوزارة الدفاع\n\nنفذت الطائرات غارات على مستودع.",
    ],
)
def test_releases_of_other_ministries_are_recognised(text: str) -> None:
    """The form of a release, an agency and strikes are enough, in several languages."""
    name, outcome = collect_one({"r.txt": text.encode()}, "r.txt")
    assert name == "release"
    assert outcome.found.texts[0].kind is DocumentKind.RELEASE


def test_a_release_as_a_page_is_a_release() -> None:
    """A saved page that holds a release stays HTML but counts as a release."""
    lines = RELEASE.decode().strip().splitlines()
    page = "<html><body>" + "".join(f"<p>{line.strip()}</p>" for line in lines) + "</body></html>"
    _, outcome = collect_one({"r.html": page.encode()}, "r.html")
    part = outcome.found.texts[0]
    assert (part.kind, part.form) == (DocumentKind.RELEASE, "html")


def test_a_named_format_wins() -> None:
    """What the user named with --format is taken, whatever the bytes look like."""
    name, _ = collect_one({"a.txt": PAGE}, "a.txt", input_format="text")
    assert name == "text"


def test_the_whole_file_is_handed_on_untouched() -> None:
    """The text part holds the file's bytes as they are."""
    content = b"One.\r\n\xa0Two \x93three\x94\xad"
    _, outcome = collect_one({"a.txt": content}, "a.txt")
    assert outcome.found.texts[0].content == content


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_no_bytes_make_a_collector_fall(content: bytes) -> None:
    """Whatever the bytes, collecting ends in parts or in a problem."""
    _, outcome = collect_one({"x": content}, "x")
    found = outcome.found
    assert found.texts or found.media or outcome.problems or b"window." in content


@pytest.mark.parametrize(
    "content",
    [
        b"<!---->" * 600 + b"x",
        b"<html>" + b"<script>" * 100_000,
        b"<html>" + b"<p " * 200_000,
        b"<html>" + b"<!--" * 150_000,
        b'<html><meta property="' * 100_000,
    ],
)
def test_pages_made_to_be_slow_are_not(content: bytes) -> None:
    """Unclosed comments, scripts and tags are searched once, not once for each."""
    import time

    start = time.process_time()
    collect_one({"x.html": content}, "x.html")
    assert time.process_time() - start < 5
