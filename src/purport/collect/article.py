"""Saved web page: one HTML file, one article (or release)."""

import re

from purport.collect.part import Capture, Collected, CollectTools, TextPart
from purport.collect.release import is_official, looks_like_release
from purport.collect.signs import holds_text
from purport.records.decoding import decode_start
from purport.records.document import DocumentKind
from purport.records.problem import Outcome

_LOOK_BYTES = 4_096
_TEXT_BYTES = 500_000
_START = re.compile(
    rb"(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.S
)
_BODY = re.compile(rb"(?i)<(?:head|body|article|meta|title|main|div|p)\b")
# Each pattern ends at the end of the page as well: broken pages must not be searched twice.
_HIDDEN = re.compile(
    r"(?is)<(script|style|template|noscript|svg)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)"
)
_BLOCK = re.compile(
    r"(?i)<(?:br|/?(?:p|div|li|ul|ol|h[1-6]|tr|table|section|article|header))\b[^<>]{0,500}>"
)
_TAG = re.compile(r"<[^<>]{0,2000}>")


def looks_like_html(content: bytes) -> bool:
    """Whether the bytes begin an HTML page, or are a fragment of one that starts with a tag."""
    start = (
        content[:_LOOK_BYTES]
        .removeprefix(b"\xef\xbb\xbf")
        .replace(b"\x00", b"")
        .lstrip(b"\xff\xfe")
    )
    if _START.search(start):
        return True
    return start.lstrip().startswith(b"<") and len(_BODY.findall(start)) >= 2


def bare_text(content: bytes) -> str:
    """The page's characters without tags, for recognising only: readers derive the real text."""
    text = _HIDDEN.sub(" ", decode_start(content, _TEXT_BYTES).text)
    return _TAG.sub("", _BLOCK.sub("\n", text))


class SavedPage:
    """A news article, or an official release, as an HTML page; the untouched bytes are kept."""

    name = "article"
    rank = 50

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether the bytes are an HTML page."""
        return holds_text(content) and looks_like_html(content)

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """One text part in HTML form; title, date, address and language are read from it later."""
        release = looks_like_release(bare_text(content), is_official(capture))
        kind = DocumentKind.RELEASE if release else DocumentKind.ARTICLE
        url = capture.address if capture.address.startswith(("http://", "https://")) else None
        part = TextPart(kind=kind, form="html", content=content, url=url)
        return Outcome(found=Collected(texts=(part,)))


COLLECTOR = SavedPage()
