"""Where a piece of a record names a place, in whatever spelling."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from rapidfuzz import fuzz

from purport.records.names import ARTICLES, fold, loosen, romanise, skeleton
from purport.records.place import Place
from purport.records.spans import Span
from purport.records.value import value

LONGEST_WORDS = 4
LEAST_BONES = 3  # consonants that must agree where the spelling does not
LEAST_ALIKE = 70  # of 100, of two spellings with the same consonants
WORD = re.compile(r"[^\W\d_]+(?:[-'’`ʿʾ][^\W\d_]+)*")
PIECE = re.compile(
    r"[,;:()/\n\t]|\b(?:between|and|or|near|of|the|in|to|from|at|km|north|south|east|west)\b"
)
JOINTS = " \t\r\n\f-"  # a name may be torn by the end of a line
COMMON_WORDS = (
    "road street area village town city hospital school centre center cultural district camp "
    "neighborhood neighbourhood crossroads bridge market near airport base province "
    "governorate northern southern eastern western countryside"
)
COMMON = frozenset(COMMON_WORDS.split())


@value
class Names:
    """Spellings of one place: each as written together, by its consonants, and in Latin letters."""

    forms: tuple[tuple[str, str, str], ...]

    def keys(self) -> tuple[tuple[object, ...], ...]:
        """What other spellings are looked up by."""
        found: dict[tuple[object, ...], None] = {}
        for loose, bones, _ in self.forms:
            found[("name", loose)] = None
            if len(bones) >= LEAST_BONES:
                found[("bones", bones)] = None
        return tuple(found)


def spelt(names: Iterable[str]) -> Names:
    """The forms under which names are compared."""
    return Names(forms=tuple(map(_forms, names)))


def name_keys(place: Place) -> tuple[tuple[object, ...], ...]:
    """What an announced place is looked up by: its name as written and as listed."""
    return spelt(name for name in (place.as_written, place.name) if name).keys()


def is_named(place: Place, names: Names) -> bool:
    """Whether a place bears one of the names, in a like spelling."""
    own = [_forms(name) for name in (place.as_written, place.name) if name]
    return any(_alike(left, right) for left in own for right in names.forms)


def _alike(left: tuple[str, str, str], right: tuple[str, str, str]) -> bool:
    if left[0] == right[0]:
        return True
    same_bones = len(left[1]) >= LEAST_BONES and left[1] == right[1]
    return same_bones and fuzz.ratio(left[2], right[2]) >= LEAST_ALIKE


class Spellings:
    """The names that one text has, looked up by any spelling of them."""

    def __init__(self, text: str) -> None:
        self._loose: dict[str, list[Span]] = defaultdict(list)
        self._bones: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        for span in _phrases(text):
            loose, bones, roman = _forms(text[slice(*span)])
            self._loose[loose].append(span)
            if len(bones) >= LEAST_BONES:
                self._bones[bones].append((roman, span))

    def find(self, names: Iterable[str]) -> tuple[Span, ...]:
        """Where one of the names stands: as written, or the same consonants in a like spelling."""
        found: set[Span] = set()
        for name in names:
            loose, bones, roman = _forms(name)
            found.update(self._loose.get(loose, ()))
            alike = self._bones.get(bones, ()) if len(bones) >= LEAST_BONES else ()
            found.update(span for other, span in alike if fuzz.ratio(roman, other) >= LEAST_ALIKE)
        return tuple(sorted(found))


def names_of(place: Place, further: Iterable[str] = ()) -> tuple[str, ...]:
    """All names under which a text may speak of a place: written, listed, and their parts."""
    written = [name for name in (place.as_written, place.name) if name]
    parts = [part.strip(" .'’") for name in written for part in PIECE.split(name)]
    names = dict.fromkeys([*written, *parts, *further])
    return tuple(name for name in names if _tells(name))


def _tells(name: str) -> bool:
    """Whether a name is one: not only common words, and more than two letters."""
    words = [word for word in fold(name).split() if word not in ARTICLES]
    return len(loosen(fold(name))) > 2 and any(word not in COMMON for word in words)


def _phrases(text: str) -> Iterator[Span]:
    """One to four words in a row that begin and end like names."""
    words = [each.span() for each in WORD.finditer(text)]
    for first, (start, stop) in enumerate(words):
        if text[start:stop].islower():
            continue
        for last in range(first, min(first + LONGEST_WORDS, len(words))):
            begins, ends = words[last]
            if last > first and text[words[last - 1][1] : begins].strip(JOINTS):
                break
            if not text[begins:ends].islower():
                yield start, ends


@cache
def _forms(name: str) -> tuple[str, str, str]:
    folded = fold(name)
    return loosen(folded), skeleton(folded), romanise(folded).replace(" ", "")
