"""The parts of a place as a cell writes it: "Road 6, near Khaneez village, north of Raqqah"."""

import re
from itertools import groupby

from purport.records.names import fold
from purport.records.place import Precision
from purport.records.value import value
from purport.resolve.places.words import Cues, bare_name, cues_at

_BETWEEN = re.compile(r"\bbetween\s+(.+?)\s+and\s+(.+?)(?=[,(]|\Z)", re.I)
_CUT = re.compile(r"\s*[,;:()\[\]/|،؛–—]+\s*|\s+-\s+|\s+(?:within|in|at|on)\s+(?:the\s+)?")
_OR = re.compile(r"\s+(?:or|/|أو|или)\s+", re.I)
# Words for what stands in a place; with one of them a part names a spot that no list holds.
_SPOT = re.compile(
    r"\b(?:hospital|cent(?:er|re)|street|st|road|route|highway|crossroads|junction|intersection|"
    r"roundabout|square|market|mosque|school|university|bridge|checkpoint|field|oil\s*field|"
    r"airport|airbase|base|camp|farms?|factory|plant|dam|silos?|building|house|houses|clinic|"
    r"neighbou?rhood|area|quarter|convoy|front\s*line)\b|مشفى|مستشفى|شارع|طريق|جامع|مدرسة|حي\b|مخيم",
    re.I,
)
_LEADING = re.compile(
    r"^(?:(?:the|a|an|near(?:by)?|close to|outside(?: of)?|around|just|from|of|to|in|at|on|"
    r"(?:\d+(?:[.,]\d+)?\s*k(?:ilo)?m\w*)|(?:north|south|east|west)(?:[\s-]?(?:east|west))?(?:ern)?|"
    r"(?:the\s+)?(?:outskirts|suburbs|vicinity|countryside)|قرب|ريف|بالقرب من)\s+)+",
    re.I,
)
_TRAILING = re.compile(
    r"\s+(?:(?:\w+ern\s+)?(?:countryside|outskirts|suburbs|surroundings)"
    r"|ال(?:شمالي|جنوبي|شرقي|غربي)\w?)\Z",
    re.I,
)
_NUMBER = re.compile(r"^\W*\d*\W*$")


@value
class Part:
    """One name within a cell: with its cues; `weak` where it names a spot in a place.

    `core` is the name without words that may or may not belong to it ("Raqqah countryside"), None
    if it has none. `either` marks the choices of "A or B", `between` the ends of a stretch.
    """

    name: str
    cues: Cues
    core: str | None = None
    kind: Precision | None = None
    weak: bool = False
    either: bool = False
    between: bool = False


def parts_of(written: str) -> tuple[Part, ...]:
    """The names in a cell, in their order, those of one script for themselves."""
    stretch = _BETWEEN.search(written)
    if stretch:
        ends = (stretch.span(1), stretch.span(2))
        return tuple(p for s, e in ends for p in _part(written, s, e, between=True))
    found: list[Part] = []
    for start, end in pieces(written, _CUT):
        choices = [(start + s, start + e) for s, e in pieces(written[start:end], _OR)]
        for s, e in choices:
            for first, last in scripts(written, s, e):
                found += _part(written, first, last, either=len(choices) > 1)
    return tuple(found)


def pieces(text: str, cut: re.Pattern[str]) -> list[tuple[int, int]]:
    """The spans between the cuts of a text."""
    found, start = [], 0
    for match in cut.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return [(s, e) for s, e in found if text[s:e].strip()]


def scripts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of a range that are written in one script each."""
    letters = [(n, _script(text[n])) for n in range(start, end) if text[n].isalpha()]
    if len({script for _, script in letters}) < 2:
        return [(start, end)]
    runs = [[n for n, _ in group] for _, group in groupby(letters, key=lambda pair: pair[1])]
    return [(run[0], run[-1] + 1) for run in runs]


def _script(letter: str) -> str:
    if "\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc":
        return "right to left"
    return "cyrillic" if "\u0400" <= letter <= "\u052f" else "other"


def _part(
    text: str, start: int, end: int, *, either: bool = False, between: bool = False
) -> list[Part]:
    """The part in a range, without the words that lead to it; nothing if no name is left."""
    lead = _LEADING.match(text[start:end])
    begin = start + (lead.end() if lead else 0)
    raw = text[begin:end].strip()
    name, kind = bare_name(raw)
    if _NUMBER.match(name) or not fold(name):
        return []
    spot = bool(_SPOT.search(name))
    stripped = _SPOT.sub(" ", name).strip() if spot else name
    if spot and (not fold(stripped) or _NUMBER.match(stripped)):
        return []
    cues = cues_at(text, begin, end)
    return [
        Part(
            name=stripped,
            cues=cues,
            core=_core(stripped),
            kind=kind,
            weak=spot,
            either=either,
            between=between,
        )
    ]


def _core(name: str) -> str | None:
    """A name without the words for its surroundings after it; None without such words."""
    core = _TRAILING.sub("", name)
    return core if core != name and fold(core) else None
