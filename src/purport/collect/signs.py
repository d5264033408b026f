"""What the first bytes of a file say it is."""

import re

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"WARC/", "a web archive (WARC)"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x1a\x45\xdf\xa3", "a video (Matroska or WebM)"),
    (b"OggS", "a sound file (Ogg)"),
    (b"ID3", "a sound file (MP3)"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"SQLite format 3\x00", "a database"),
)
_NO_VIDEO = (
    *(b"avif", b"avis", b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"),
    *(b"M4A ", b"M4B ", b"crx "),
)
_MHTML = re.compile(rb"(?im)^content-type:\s*multipart/related")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
SAMPLE_BYTES = 65_536
_CONTROLS_ALLOWED = 0.02  # text layers of PDFs reach 0.01, random bytes 0.09


def named_kind(content: bytes) -> str | None:
    """What the bytes are in words ("a PDF document"), if their beginning has a known mark."""
    for mark, words in _MAGIC:
        if content.startswith(mark):
            return words
    if content[4:8] == b"ftyp":
        return "a video or picture of the MP4 family"
    if content[:4] == b"RIFF" and content[8:12] in (b"AVI ", b"WAVE"):
        return "a video or sound file (RIFF)"
    if _MHTML.search(content[:4096]):
        return "a saved web page (MHTML)"
    return None


def picture_kind(content: bytes) -> str | None:
    """The kind of picture ("jpeg", "png", "webp", "tiff", "gif") that the bytes begin."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content.startswith((b"II*\x00", b"MM\x00*")):
        return "tiff"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    return None


def video_kind(content: bytes) -> str | None:
    """The kind of video ("mp4", "matroska", "avi") that the bytes begin; pictures and sound of
    the same families are none.
    """
    if content[4:8] == b"ftyp":
        return None if content[8:12] in _NO_VIDEO else "mp4"
    if content.startswith(b"\x1a\x45\xdf\xa3"):
        return "matroska"
    return "avi" if content[:4] == b"RIFF" and content[8:12] == b"AVI " else None


def is_blank(content: bytes) -> bool:
    """Whether the bytes hold nothing but blanks and byte-order marks."""
    return not content.strip(b" \t\r\n\v\f\x00\xef\xbb\xbf\xff\xfe")


def holds_text(content: bytes) -> bool:
    """Whether the bytes can be characters: none of the known marks, hardly a control byte."""
    if is_blank(content) or picture_kind(content) or named_kind(content):
        return False
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = content[:SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\x00" not in sample and controls <= max(1, len(sample) * _CONTROLS_ALLOWED)


def begins_json(content: bytes) -> bool:
    """Whether the bytes begin a JSON object or array."""
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return re.match(rb'\{\s*["}]|\[\s*[{\]]', start) is not None
