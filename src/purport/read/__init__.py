"""Bytes to text with offsets, and pictures to fingerprints.

In: one part of a capture. Out: its text exactly as the contract says (never cut: what a reader
skips is a list of ranges), language and decoding; a picture's size, type, fingerprint and embedded
metadata. Never: disk, network, or an opinion about the content.
"""

from purport.read.look import look
from purport.read.reading import Frame, Look, LookOptions, Missing, Reading
from purport.read.release import read_release
from purport.read.text import read_characters, read_plain
from purport.records.problem import Outcome

__all__ = ["Frame", "Look", "LookOptions", "Missing", "Reading", "look", "read_text"]


def read_text(
    name: str, *, form: str, content: bytes | None = None, text: str | None = None
) -> Outcome[Reading]:
    """The text of one part and how it was read; `name` stands in problems.

    A part has either `content` (bytes to decode) or `text` (characters as its container gave
    them). `form` is "text", "html", "release", "post" or "row".
    """
    if text is not None:
        return read_characters(text)
    if form == "html":
        from purport.read.html import read_html  # its library takes long to import

        return read_html(name, content or b"")
    if form == "release":
        return read_release(name, content or b"")
    return read_plain(name, content or b"")
