"""What the words around a place name say of it: its kind, a distance, a bearing."""

import re

from purport.records.place import Precision
from purport.records.value import value

COMPASS = {"north": "N", "south": "S", "east": "E", "west": "W"}
_SIDE = r"(?:north|south|east|west)(?:[\s-]?(?:east|west))?"
_KIND_WORDS = (
    (
        Precision.PROVINCE,
        r"province|governorate|oblast|region|state|мухафаз\w+|провинци\w+|област\w+|محافظة",
    ),
    (Precision.SUBDISTRICT, r"sub-?district|nahiya|ناحية"),
    (Precision.DISTRICT, r"district|county|raion|район\w*|منطقة|قضاء"),
    (
        Precision.TOWN,
        r"city|town|village|hamlet|town ?ship|город\w*|сел\w|деревн\w+|посел\w+|مدينة|بلدة|قرية",
    ),
)
_ANY_KIND = "|".join(words for _, words in _KIND_WORDS)
_AFTER = re.compile(rf"[’']?s?\s+({_ANY_KIND})\b", re.I)
_BEFORE = re.compile(rf"\b({_ANY_KIND})\s+(?:of\s+)?[«\"“]?\Z", re.I)
_OF_TOWN = r"(?:the\s+)?(?:(?:\w+\s+)?(?:city|town|village|area)\s+of\s+)?"
_DISTANCE = re.compile(
    rf"(\d+(?:[.,]\d+)?)[\s-]*(k(?:ilo)?m(?:et(?:er|re)s?)?|kms|miles?|mi)\b[\w\s,]{{0,20}}?"
    rf"(?:\b({_SIDE})\s+)?(?:of|from|outside)\s+{_OF_TOWN}\Z",
    re.I,
)
_SIDE_OF = re.compile(rf"\b({_SIDE})\s+(?:of|from)\s+{_OF_TOWN}\Z", re.I)
_SIDE_IN = re.compile(rf"\b({_SIDE})(?:ern)?\s+\Z", re.I)
_NEAR = re.compile(
    r"\b(?:near(?:by)?|close\s+to|outside(?:\s+of)?|around|(?:on|in)\s+the\s+(?:\w+\s+)?"
    r"(?:outskirts|suburbs|vicinity|countryside|surroundings)\s+of|not\s+far\s+from"
    rf"|قرب|بالقرب\s+من|ريف|под|близ|возле|около|недалеко\s+от|біля)\s+{_OF_TOWN}\Z",
    re.I,
)
_NEAR_AFTER = re.compile(
    r"[’']?s?\s+(?:\w+ern\s+)?(?:countryside|outskirts|suburbs|surroundings)", re.I
)
KM_A_MILE = 1.609344
REACH_BEFORE, REACH_AFTER = 60, 30  # code points looked at


@value
class Cues:
    """What the surroundings of one mention say: the kind of place, and where it lies from there."""

    kind: Precision | None = None
    near: bool = False
    bearing: str | None = None
    distance_km: float | None = None


def cues_at(text: str, start: int, end: int) -> Cues:
    """The cues around the span of one mention."""
    before = text[max(0, start - REACH_BEFORE) : start]
    after = text[end : end + REACH_AFTER]
    distance = _DISTANCE.search(before)
    side = _SIDE_OF.search(before)
    within = _SIDE_IN.search(before)
    near = _NEAR.search(before) or _NEAR_AFTER.match(after)
    bearing = next((m[n] for m, n in ((distance, 3), (side, 1), (within, 1)) if m and m[n]), None)
    return Cues(
        kind=_kind(before, after),
        near=bool(distance or side or near),
        bearing=compass(bearing) if bearing else None,
        distance_km=_km(distance) if distance else None,
    )


def compass(written: str) -> str:
    """A compass point of one or two letters: "north-east" gives "NE"."""
    plain = re.sub(r"[\s-]", "", written.lower())
    points = [COMPASS[side] for side in re.findall("north|south|east|west", plain)]
    return "".join(points)


def bare_name(name: str) -> tuple[str, Precision | None]:
    """A name without the word for its kind, and that kind: "Idlib province", "village of Kfar"."""
    after = re.fullmatch(rf"(.+?)\s+({_ANY_KIND})", name.strip(), re.I)
    before = re.fullmatch(rf"(?:the\s+)?({_ANY_KIND})\s+(?:of\s+)?(.+)", name.strip(), re.I)
    if after:
        return after[1], kind_named(after[2])
    if before:
        return before[2], kind_named(before[1])
    return name, None


def kind_named(word: str) -> Precision | None:
    """The kind that a word like "governorate" stands for."""
    for kind, words in _KIND_WORDS:
        if re.fullmatch(words, word, re.I):
            return kind
    return None


def _kind(before: str, after: str) -> Precision | None:
    match = _AFTER.match(after) or _BEFORE.search(before)
    return kind_named(match[1]) if match else None


def _km(match: re.Match[str]) -> float:
    number = float(match[1].replace(",", "."))
    return round(number * (KM_A_MILE if match[2].lower().startswith("mi") else 1.0), 3)
