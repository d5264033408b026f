"""What of a file's embedded words may be published, and how it is said.

Times and programs are passed on; who took a picture, with which camera of which number, and where,
can lead to a person: that is withheld, whoever the picture shows.
"""

from collections.abc import Iterable

from purport.records.document import MediaItem

Pairs = tuple[tuple[str, str], ...]

PUBLIC = {
    "c2pa:actions": "actions",
    "c2pa:made_with": "made with",
    "c2pa:signed_at": "signed",
    "c2pa:state": "Content Credentials",
    "container:codec": "coded as",
    "container:creation_time": "made, says the container",
    "container:length_s": "length in seconds",
    "exif:DateTime": "changed, says the camera’s or editor’s clock",
    "exif:DateTimeOriginal": "taken, says the camera’s clock",
    "exif:Software": "saved with",
    "xmp:photoshop:DateCreated": "made, says an editor",
    "xmp:xmp:CreateDate": "made, says an editor",
    "xmp:xmp:CreatorTool": "saved with",
    "xmp:xmp:ModifyDate": "changed, says an editor",
}
"""The names that are published, each with what is said of it."""

_POSITION = ("gps", "location", "iso6709", "latitude", "longitude")


def public_words(item: MediaItem) -> str:
    """What a file says of itself, as what it is; empty where it says nothing."""
    told = [f"{PUBLIC[name]}: {given}" for name, given in item.metadata if name in PUBLIC]
    held_back = withheld(name for name, _ in item.metadata)
    return "; ".join([*told, *([f"withheld: {held_back}"] if held_back else [])])


def public_pairs(metadata: Iterable[tuple[str, str]]) -> Pairs:
    """The names and values that may be published."""
    return tuple((name, given) for name, given in metadata if name in PUBLIC)


def withheld(names: Iterable[str]) -> str:
    """What is held back, counted and not named further: "a position, 12 other values"."""
    others = [name for name in names if name not in PUBLIC]
    positions = [name for name in others if any(word in name.lower() for word in _POSITION)]
    rest = len(others) - len(positions)
    parts = ["a position"] if positions else []
    if rest:
        parts.append(f"{rest} other value{'s' if rest > 1 else ''}")
    return ", ".join(parts)
