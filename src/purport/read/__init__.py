"""Bytes to text with offsets, and pictures to fingerprints.

In: one part of a capture. Out: its text exactly as the contract says (never cut: what a reader
skips is a list of ranges), language and decoding; a picture's size, type, fingerprint and embedded
metadata. Never: disk, network, or an opinion about the content.
"""

from purport.read.html import read_html
from purport.read.readable import Readable
from purport.read.reading import Look, Reading
from purport.read.release import read_release
from purport.read.text import read_plain
from purport.records.problem import Outcome

__all__ = ["Look", "Readable", "Reading", "read_text"]


def read_text(part: Readable, address: str) -> Outcome[Reading]:
    """The text of one part and how it was read; `address` names the part in problems.

    Any form that has no reader of its own is read as plain characters.
    """
    if part.form == "html":
        return read_html(part, address)
    if part.form == "release":
        return read_release(part, address)
    return read_plain(part, address)
