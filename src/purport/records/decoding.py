"""How bytes become characters: one rule for every room, so that offsets agree everywhere."""

import codecs

from purport.records.value import value


def _windows_1252() -> str:
    """Windows-1252 as a table of 256 letters, its five undefined bytes as the same code points."""
    letters = []
    for byte in range(256):
        try:
            letters.append(bytes([byte]).decode("cp1252"))
        except UnicodeDecodeError:
            letters.append(chr(byte))
    return "".join(letters)


_WINDOWS_1252 = _windows_1252()
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@value
class Decoded:
    """A text and the decoding that gave it: "utf-8", "utf-16", "utf-32" or "windows-1252"."""

    text: str
    decoding: str


def decode(content: bytes) -> Decoded:
    """The characters of a text file: UTF-8 (a leading mark is dropped), else Windows-1252.

    UTF-16 and UTF-32 are taken only with their byte-order mark. No newline is translated and
    nothing is trimmed, so every byte sequence has exactly one text.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(text=content.decode(name), decoding=name)
            except UnicodeDecodeError:
                continue
    try:
        return Decoded(text=content.decode("utf-8-sig"), decoding="utf-8")
    except UnicodeDecodeError:
        return Decoded(text=decode_windows_1252(content), decoding="windows-1252")


def decode_windows_1252(content: bytes) -> str:
    """The characters of bytes read as Windows-1252; every byte has one."""
    return codecs.charmap_decode(content, "strict", _WINDOWS_1252)[0]


def decode_start(content: bytes, limit: int) -> Decoded:
    """The characters of at most the first `limit` bytes, never cut inside a UTF-8 letter."""
    end = min(limit, len(content))
    while end > max(0, limit - 4) and end < len(content) and content[end] & 0xC0 == 0x80:
        end -= 1
    return decode(content[:end])
