"""Short codes that people can say."""

import hashlib
import re
import unicodedata

from purport.records.place import Place

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # without I, L, O, U, 0, 1: mistaken for each other
TAIL = 4


def incident_code(place: Place | None, name: str) -> str:
    """A code such as HAREM-K7QD: the place as written, and letters that stand for the id."""
    return f"{_stem(place)}-{_tail(name)}"


def _stem(place: Place | None) -> str:
    written = (place.name or place.as_written) if place else ""
    plain = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode().upper()
    return re.sub(r"[^A-Z0-9]+", "", plain)[:10] or "PLACE"


def _tail(name: str) -> str:
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
    letters = []
    for _ in range(TAIL):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "".join(letters)
