"""Actors named in a text: by name, by the form of a name, by what a capital is said to do.

Roles ("a spokesman for", "a senior official") are no actors: they stay outside the spans.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from purport.records.actor import Actor, ActorKind, ActorMention
from purport.records.spans import Span, overlaps, words_at

Knows = Callable[[str], bool]

MOST_WORDS = 8
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’`ʻʿ][^\W_]+)*")
_JOINT = re.compile(r"[ \t]?[-–]?[ \t]?\n?[ \t]?[«\"“]?")
_POSSESSIVE = re.compile(r"['’]s\Z")
_ARABIC_PREFIX = re.compile(r"^(?:[وفبلك]{1,2})(?=ال|\w{3})")
_NOT_FIRST = "a an the of in on at by for and or to from with as"
NOT_FIRST = frozenset(_NOT_FIRST.split())

# What a place does, and what is done to it, when it stands for its government.
_ACTS = re.compile(
    r"(?:['’]s\s+(?:government|military|army|forces|ministry|president|regime|ambassador|envoy)"
    r"|\s+(?:air\s?)?strikes?|\s+(?:officials|warplanes|drones?|commandos|raids?)"
    r"|\s+(?:has\s+|had\s+|have\s+|have\s+also\s+|also\s+|again\s+|later\s+|repeatedly\s+)*"
    r"(?:said|says|say|denied|denies|deny|claimed|claims|claim|accused|accuses|accuse|announced|"
    r"announces|insisted|insists|warned|warns|rejected|rejects|blamed|blames|confirmed|confirms|"
    r"condemned|condemns|acknowledged|acknowledges|admitted|admits|vowed|vows|argued|argues|"
    r"maintains|maintained|stated|states|reported|launched|launches|conducted|carried|struck|"
    r"bombed|deployed|backs|backed|supports|supported))\b",
    re.I,
)
_SUFFERS = re.compile(r"\b(?:against|attack(?:ed|s|ing)?|fight|fighting)\s+(?:the\s+)?\Z", re.I)
_TITLE = (
    r"(?:(?:Lt|Maj|Brig|Col|Gen|Capt|Sgt|Adm|Cpt|Cmdr|Rear|Vice|Air|Chief|Marshal|Lieutenant|Major|"
    r"Brigadier|Colonel|General|Captain|Admiral|Commander|President|Prime|Minister|Secretary|"
    r"Senator|Sen|Ambassador|Sheikh|Sheik|Abu|Mr|Mrs|Ms|Dr)\.?\s+)+"
)
_PERSON = re.compile(
    rf"{_TITLE}((?:al-|Al-)?[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.|bin|ibn|al-[A-Z]\w+|[A-Z][\w’'-]+)){{0,3}})"
)
_NAME = r"(?:(?:al|ash|as|an|ar|at|ad|el)[- ])?[A-Z][\w’'-]+"
_GROUP = re.compile(
    rf"(?:(?:Liwa|Jaysh|Jaish|Jabhat|Katibat|Kata'ib|Harakat|Ansar|Jund|Suqour|Saraya|Ahrar|Ajnad|"
    rf"Faylaq|Asaib|Firqat|Tahrir)(?:\s+{_NAME}){{1,3}}"
    rf"|(?:{_NAME}\s+){{1,3}}(?:Brigades?|Battalions?|Front|Army|Movement|Militia|Forces?|"
    rf"Battalion|Division|Regiment|Command|Corps|Guards?))\b"
)
_BODY = re.compile(
    rf"(?:(?:{_NAME}\s+){{1,2}}(?:Ministry|Observatory|Network|Council|Committee|Center|Centre|"
    rf"Agency|Organi[sz]ation|Commission|Watch)|Ministry\s+of\s+(?:{_NAME}))\b"
)
SHAPES = (
    (_PERSON, 1, ActorKind.PERSON),
    (_GROUP, 0, ActorKind.ARMED_GROUP),
    (_BODY, 0, ActorKind.BODY),
)


def find_actors(
    text: str,
    knows: Knows,
    skipped: Sequence[Span] = (),
    *,
    stands_for: Knows | None = None,
    names: Sequence[tuple[Span, ActorKind]] = (),
) -> tuple[ActorMention, ...]:
    """The actors of a text in order, none of them resolved yet.

    `knows` is the register's: the longest known name wins. `stands_for` tells the names of
    countries and capitals that may stand for a government, which count only where they act.
    `names` are spans that a language model found. Where two overlap the earlier rule wins.
    """
    found: list[tuple[Span, ActorKind]] = []
    sources = (_known(text, knows), _metonyms(text, stands_for), iter(names), _shaped(text))
    for source in sources:
        for span, kind in source:
            taken = [other for other, _ in found]
            if not overlaps([span], taken) and not overlaps([span], skipped):
                found.append((span, kind))
    return tuple(_mention(text, span, kind) for span, kind in sorted(found))


def _mention(text: str, span: Span, kind: ActorKind) -> ActorMention:
    words = words_at(text, [span])
    if kind is ActorKind.UNKNOWN:
        return ActorMention(words=words, actor=None)
    return ActorMention(words=words, actor=Actor(as_written=words.text, kind=kind))


def _known(text: str, knows: Knows) -> Iterator[tuple[Span, ActorKind]]:
    """The longest known names from the left."""
    words = _words(text)
    n = 0
    while n < len(words):
        span = next(_names_from(text, words, n, knows), None)
        if span is None:
            n += 1
            continue
        yield span, ActorKind.UNKNOWN
        while n < len(words) and words[n][0] < span[1]:
            n += 1


def _words(text: str) -> list[Span]:
    found = []
    for match in WORD.finditer(text):
        start, end = match.span()
        if _POSSESSIVE.search(match[0]):
            end -= 2
        found.append((start, end))
    return found


def _names_from(text: str, words: Sequence[Span], first: int, knows: Knows) -> Iterator[Span]:
    start = words[first][0]
    opening = text[start : words[first][1]]
    if opening.isdigit() or opening.lower() in NOT_FIRST:
        return
    for last in reversed(_reach(text, words, first)):
        end = words[last][1]
        name = text[start:end]
        if knows(name) and _is_name(name):
            yield start, end
    # Arabic writes "and", "in", "for" onto the name.
    bare = _ARABIC_PREFIX.sub("", opening)
    if "\u0600" <= opening[0] <= "\u06ff" and bare != opening:
        shifted = start + len(opening) - len(bare)
        for last in reversed(_reach(text, words, first)):
            if knows(text[shifted : words[last][1]]):
                yield shifted, words[last][1]


def _reach(text: str, words: Sequence[Span], first: int) -> list[int]:
    """The words at which a name that begins at `first` may end."""
    ends = [first]
    for n in range(first + 1, min(first + MOST_WORDS, len(words))):
        if not _JOINT.fullmatch(text[words[n - 1][1] : words[n][0]]):
            break
        ends.append(n)
    return ends


def _is_name(name: str) -> bool:
    """Names in Latin letters hold a capital, unless they are words for a group ("coalition")."""
    if not name.isascii() or any(letter.isupper() for letter in name):
        return True
    return name in PLAIN_GROUPS or " " in name


PLAIN_GROUPS = frozenset({"coalition"})


def _metonyms(text: str, stands_for: Knows | None) -> Iterator[tuple[Span, ActorKind]]:
    if stands_for is None:
        return
    words = _words(text)
    for n, (start, end) in enumerate(words):
        if not text[start].isupper():
            continue
        for last in (n + 1, n):
            if last >= len(words):
                continue
            end = words[last][1]
            acts = _ACTS.match(text, end) or _SUFFERS.search(text[max(0, start - 20) : start])
            if acts and stands_for(text[start:end]):
                yield (start, end), ActorKind.UNKNOWN
                break


def _shaped(text: str) -> Iterator[tuple[Span, ActorKind]]:
    """Names whose form tells what they are, known or not."""
    for pattern, group, kind in SHAPES:
        for match in pattern.finditer(text):
            yield match.span(group), kind
