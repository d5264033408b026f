"""What is embedded in a picture beside its pixels: EXIF, XMP and remarks, as names and values.

Everybody can change these with free programs, so each is kept as what the file says, never as a
fact. A name begins with where it stood: `exif:`, `xmp:`, `file:`.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from PIL import ExifTags, Image

VALUE_LETTERS = 500
VALUES = 80

_PACKET_BYTES = 262_144  # a packet can hold thumbnails and edit lists; what is said stands early
_XMP_NAMES = {
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "iptc",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "iptcExt",
}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_LISTS = tuple(_RDF + name for name in ("Seq", "Bag", "Alt"))
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_DAMAGED = "(damaged)"

Pairs = tuple[tuple[str, str], ...]


def embedded(picture: Image.Image, damage: tuple[type[Exception], ...]) -> Pairs:
    """Names and values sorted by name; a part that cannot be read says "(damaged)".

    `damage` are the exceptions that a broken file raises. Pixels are not decoded.
    """
    found: dict[str, str] = {}
    for name, read in (("file:", _remarks), ("exif:", _exif), ("xmp:", _xmp)):
        try:
            found |= {name + key: str(given) for key, given in read(picture)}
        except damage:
            found[name.rstrip(":")] = _DAMAGED
    return cleaned(found.items())


def cleaned(pairs: Any) -> Pairs:
    """The pairs as text without control characters, cut, sorted by name, empty ones left out."""
    tidy = sorted((_clean(str(name)), _clean(str(given))) for name, given in pairs)
    return tuple(pair for pair in tidy if all(pair))[:VALUES]


def _remarks(picture: Image.Image) -> Iterator[tuple[str, str]]:
    """What the format itself holds as words: PNG texts, the comment of a JPEG or GIF."""
    for key, given in picture.info.items():
        if isinstance(key, str) and isinstance(given, str) and key != "XML:com.adobe.xmp":
            yield key, given
        elif key == "comment" and isinstance(given, bytes):
            yield key, given.decode("utf-8", "replace")


def _exif(picture: Image.Image) -> Iterator[tuple[str, Any]]:
    exif = picture.getexif()
    groups = (
        (exif.items(), ExifTags.TAGS),
        (exif.get_ifd(ExifTags.IFD.Exif).items(), ExifTags.TAGS),
        (exif.get_ifd(ExifTags.IFD.GPSInfo).items(), ExifTags.GPSTAGS),
    )
    for items, names in groups:
        for tag, given in items:
            if not isinstance(given, bytes):
                yield names.get(tag, f"tag {tag}"), given


def _xmp(picture: Image.Image) -> Iterator[tuple[str, str]]:
    packet = _packet(picture)
    if packet is None:
        return
    if len(packet) > _PACKET_BYTES or _ENTITIES.search(packet):
        raise ValueError("a packet that is not read: too long, or with entities of its own")
    try:
        tree = ElementTree.fromstring(packet.strip(b"\x00 \t\r\n"))
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from None
    for description in tree.iter(_RDF + "Description"):
        yield from ((_name(key), given) for key, given in description.attrib.items() if _own(key))
        yield from ((_name(each.tag), _value(each)) for each in description)


def _packet(picture: Image.Image) -> bytes | None:
    found = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp")
    if found is None:
        found = picture.getexif().get(700)
    if isinstance(found, str):
        return found.encode("utf-8", "replace")
    return bytes(found) if isinstance(found, bytes | bytearray) else None


def _own(key: str) -> bool:
    return key.startswith("{") and not key.startswith((_RDF, _XML))


def _name(key: str) -> str:
    space, _, name = key.removeprefix("{").rpartition("}")
    return f"{_XMP_NAMES.get(space, 'other')}:{name}"


def _value(element: ElementTree.Element) -> str:
    """The words of a property: its own, or those of its list joined by semicolons."""
    listed = [item for kind in _LISTS for each in element.iter(kind) for item in each]
    words = [each.text.strip() for each in listed or [element] if each.text]
    return "; ".join(each for each in words if each)


def _clean(written: str) -> str:
    """Text without control characters and lone surrogates, at most 500 letters of it."""
    whole = written.encode("utf-8", "replace").decode()
    return "".join(letter for letter in whole if letter.isprintable())[:VALUE_LETTERS].strip()
