"""Plain text, posts and rows: characters exactly as they stand."""

import re

from purport.read.language import detect
from purport.read.reading import Reading
from purport.records.decoding import Decoded, decode
from purport.records.problem import Outcome, Problem

COMPONENT = "read.text/1"

_HIGH = bytes(range(128, 256))
_UTF_8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_FOREIGN_SHARE = 0.35  # Western languages in Windows-1252 stay below 0.15 bytes above 127
_UTF_8_SHARE = 0.5
_DOUBT_BYTES = 1_000_000


def read_characters(text: str) -> Outcome[Reading]:
    """The text of a post or row, exactly as its container gave it."""
    return Outcome(found=Reading(text=text, language=detect(text), component=COMPONENT))


def read_plain(name: str, content: bytes) -> Outcome[Reading]:
    """The characters of a text file, none added, none left out."""
    decoded, problems = characters(name, content)
    reading = Reading(
        text=decoded.text,
        decoding=decoded.decoding,
        language=detect(decoded.text),
        component=COMPONENT,
    )
    return Outcome(found=reading, problems=problems)


def characters(name: str, content: bytes) -> tuple[Decoded, tuple[Problem, ...]]:
    """Decoded bytes, and a doubt about the decoding if there is one."""
    decoded = decode(content)
    doubt = _doubt(content) if decoded.decoding == "windows-1252" else None
    if doubt is None:
        return decoded, ()
    problem = Problem(
        room="read",
        subject=name,
        kind="encoding",
        message=doubt,
        hint="save a copy as UTF-8 and add it; this reading keeps every byte as one letter",
    )
    return decoded, (problem,)


def _doubt(content: bytes) -> str | None:
    """Why bytes read as Windows-1252 are probably something else, or None."""
    content = content[:_DOUBT_BYTES]
    high = len(content) - len(content.translate(None, _HIGH))
    inside = sum(len(letter) for letter in _UTF_8_LETTER.findall(content))
    if inside > high * _UTF_8_SHARE:
        return f"nearly all of it is UTF-8, but {high - inside} bytes are not: read as Windows-1252"
    if high > len(b"".join(content.split())) * _FOREIGN_SHARE:
        return "it is not UTF-8 and hardly Windows-1252, which it was read as"
    return None
