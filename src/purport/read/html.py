"""Saved web pages: the article's text derived once, and what the page states of itself."""

import codecs
import re
from typing import Any

import trafilatura
from trafilatura.settings import Document

from purport.read.language import detect
from purport.read.page_date import page_date
from purport.read.reading import Reading
from purport.records.decoding import Decoded, decode
from purport.records.problem import Outcome, Problem

COMPONENT = f"read.html/1+trafilatura-{trafilatura.__version__}"

_LIMIT_BYTES = 6_000_000  # a page of this size takes about 13 s; articles stay below 1 MB
_HEAD_BYTES = 4_096
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LANG = re.compile(r"(?i)<html[^>]{0,500}?\slang\s*=\s*[\"']?\s*([a-z]{2})\b")
# htmldate would take today as the latest date: the result must not depend on the clock.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}


def read_html(name: str, content: bytes) -> Outcome[Reading]:
    """The article's text, title, date, address and language as the page holds them."""
    if len(content) > _LIMIT_BYTES:
        return _without_text(name, "too_large", f"the page has {len(content)} bytes")
    decoded = decode_html(content)
    page = _DECLARATION.sub("", decoded.text)
    found = _extract(page)
    text = (found.text or "") if found else ""
    problems = () if text.strip() else (_no_text(name),)
    reading = Reading(
        text=text,
        decoding=decoded.decoding,
        language=detect(text) or _stated_language(page),
        title=found.title if found else None,
        published=page_date(page, found.date if found else None),
        url=found.url if found else None,
        component=COMPONENT,
    )
    return Outcome(found=reading, problems=problems)


def decode_html(content: bytes) -> Decoded:
    """The page's characters: by its byte-order mark or UTF-8, else by the charset it states.

    Valid UTF-8 wins over a stated charset: nothing else that long is valid UTF-8 by chance.
    Source: WHATWG Encoding, labels (ISO 8859-1 means Windows-1252).
    """
    decoded = decode(content)
    stated = _CHARSET.search(content[:_HEAD_BYTES])
    if decoded.decoding != "windows-1252" or stated is None:
        return decoded
    try:
        name = codecs.lookup(stated[1].decode("ascii", "replace")).name
    except LookupError:
        return decoded
    if name in ("utf-8", "iso8859-1", "ascii", "cp1252"):
        return decoded
    return Decoded(text=content.decode(name, "replace"), decoding=name)


def _extract(page: str) -> Document | None:
    """What trafilatura finds: the main text first, all visible text where it finds no article."""
    options: dict[str, Any] = {"include_comments": False, "with_metadata": True}
    found = trafilatura.bare_extraction(page, date_extraction_params=_DATES, **options)
    if isinstance(found, Document) and found.text:
        return found
    rest = Document()
    rest.text = trafilatura.html2txt(page)
    return rest if rest.text else None


def _stated_language(page: str) -> str | None:
    stated = _LANG.search(page[:_HEAD_BYTES])
    return stated[1].lower() if stated else None


def _no_text(name: str) -> Problem:
    return Problem(
        room="read",
        subject=name,
        kind="no_text",
        message="the page holds no readable text",
        hint="save it again once it is fully shown, or save its text",
    )


def _without_text(name: str, kind: str, message: str) -> Outcome[Reading]:
    problem = Problem(
        room="read", subject=name, kind=kind, message=message, hint="save its text alone"
    )
    return Outcome(found=Reading(text="", component=COMPONENT), problems=(problem,))
