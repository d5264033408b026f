"""What a statement in the press and a line of a release tell alike, and what otherwise."""

import re
from collections.abc import Iterator

from purport.assess.fitting import target_differs
from purport.assess.mentions import is_named, names_of, spelt
from purport.assess.options import CompareOptions
from purport.assess.stated import WIDE, Stated
from purport.assess.times import is_stated
from purport.records.event import Event
from purport.records.names import fold
from purport.records.place import Place, distance_km

WORDS_SHARE = 0.6  # of the statement's words stand in the line: nearly the same words
LEAST_WORDS = 4
SAME_SPOT_KM = 3.0  # a place under another name is the same only so near: one speaker, one name

_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN_WORDS = (
    "that this with from into were have been they their them said says near after before during "
    "against about which while also some more most than over when where what will would"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())
_SPELT_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_SPELT = _SPELT_WORDS.split()
_NUMBER = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_SPELT)})(?:\s+[\w’'-]+){{0,3}}?\s+(?:air[ -]?)?"
    r"(?:strikes?|raids?|attacks?|targets?|positions?|missiles?|bombs?|sorties)\b",
    re.I,
)


Told = tuple[str, tuple[bool | None, str]]


def aspects(
    stated: Stated, event: Event, gaps: tuple[float | None, float], options: CompareOptions
) -> Iterator[Told]:
    """Aspect by aspect whether both tell the same (None: cannot be said), with the words for it."""
    apart, days = gaps
    if is_stated(stated.window):
        yield "time", ((days == 0), "windows overlap" if days == 0 else "only a night is shared")
    else:
        yield "time", (None, f"the statement tells no time: {stated.window.basis}")
    yield from _place(stated, event, apart, options)
    same = stated.event.kind is event.kind
    yield "kind", (same, f"both tell of {_plain(event)}" if same else f"announced: {_plain(event)}")
    yield from _target(stated, event)
    yield from _number(stated, event)
    yield from _words(stated, event)


def _place(
    stated: Stated, event: Event, apart: float | None, options: CompareOptions
) -> Iterator[Told]:
    mine, theirs = stated.event.place, event.place
    if mine is None or theirs is None:
        return
    if apart is None:
        yield "place", (True, f"announced for {theirs.as_written}: the same name")
        return
    words = f"announced for {theirs.as_written}, {apart:.0f} km from the stated place"
    if not stated.is_placed or theirs.precision in WIDE:
        yield "place", (None, f"{words}, which is wide")
        return
    alike = is_named(theirs, spelt(names_of(mine, options.spellings_of(mine))))
    reach = max(options.announced_km, radii_km(mine, theirs)) if alike else SAME_SPOT_KM
    same = apart <= reach
    yield "place", (same or None, words if same else f"{words}; another place is named")


def _target(stated: Stated, event: Event) -> Iterator[Told]:
    mine, theirs = stated.event.role("target"), event.role("target")
    if mine is None or theirs is None:
        return
    named = theirs.actor.as_written
    if target_differs((stated.event,), event) and not _alike(mine.actor.as_written, named):
        yield "target", (False, f"another target is named: {named}")
    else:
        yield "target", (True, f"the same target is named: {named}")


def _number(stated: Stated, event: Event) -> Iterator[Told]:
    """A number never differs: a strike in a release is one or more engagements."""
    mine = numbers_in(stated.claim.content.text) | _counted(stated.event)
    theirs = numbers_in(event.text) | _counted(event)
    if not mine or not theirs:
        return
    if both := mine & theirs:
        yield "number", (True, f"the same number: {min(both)}")
    else:
        yield "number", (None, f"numbers: {_listed(mine)} stated, {_listed(theirs)} announced")


def _words(stated: Stated, event: Event) -> Iterator[Told]:
    mine, theirs = _content(stated.claim.content.text), _content(event.text)
    if len(mine) < LEAST_WORDS or not theirs:
        return
    share = len(mine & theirs) / len(mine)
    said = f"{len(mine & theirs)} of the statement's {len(mine)} words stand in the line"
    yield "words", (True if share >= WORDS_SHARE else None, said)


def numbers_in(text: str) -> frozenset[int]:
    """The numbers of strikes, targets, missiles and the like that a text tells; dates are none."""
    return frozenset(
        int(found) if found.isdigit() else _SPELT.index(found.casefold()) + 1
        for found in _NUMBER.findall(text)
    )


def _counted(event: Event) -> frozenset[int]:
    return frozenset() if event.count is None else frozenset({event.count})


def _content(text: str) -> frozenset[str]:
    """The words of a text that tell something: four letters or more, without an s at the end."""
    words = (fold(word).removesuffix("s") for word in _WORD.findall(text))
    return frozenset(word for word in words if word not in _PLAIN)


def _alike(left: str, right: str) -> bool:
    return bool(_content(left)) and _content(left) <= _content(right)


def apart_km(left: Place | None, right: Place | None) -> float | None:
    return None if left is None or right is None else distance_km(left, right)


def radii_km(*places: Place) -> float:
    return sum((each.radius_m or 0) / 1000 for each in places)


def _plain(event: Event) -> str:
    return event.kind.value.replace("_", " ")


def _listed(numbers: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))
