"""Who was harmed, as a range, in the words of the source."""

import re
from collections.abc import Iterable

from purport.extract.times.words import CARDINALS
from purport.records.event import Harm
from purport.records.spans import Span, words_at

NUMBERS = {word: number for number, word in enumerate(CARDINALS) if number} | {
    "no": 0,
    "a": 1,
    "an": 1,
    "a dozen": 12,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
VAGUE = ("dozens", "several", "scores", "hundreds", "some", "many")  # words, never numbers

WORDS = "|".join(sorted([*NUMBERS, *VAGUE], key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{WORDS})"
WHO = (
    r"(?P<who>civilians?|people|persons|children|women|fighters?|militants?|combatants?"
    r"|soldiers?)"
)
LEAST = r"(?P<least>at least |more than |over )?"
MOST = r"(?P<most>up to |as many as )?"
COUNTED = (
    LEAST + MOST + rf"(?:between )?(?P<low>{NUMBER})(?:(?:-|–| to | and )(?P<high>{NUMBER}))?"
    r"(?: of)?(?: other| innocent| unarmed| Syrian| Iraqi| local)? " + WHO
)
DONE = r"(?P<done>killed|dead|died|dying|injured|wounded|hurt)"
WERE = r"(?: were| was| had been| have been| reportedly| allegedly| are)*(?: reported| believed)?"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{COUNTED}{WERE} {DONE}",
        rf"\b(?P<done>kill|injur|wound)(?:ed|ing|es|s)? {COUNTED}",
        rf"\b(?P<done>deaths?|killing) of {COUNTED}",
    )
)
UNCOUNTED = re.compile(
    r"\b(?P<who>civilians?|children|women)\b[^.;]{0,40}?\b(?P<done>victims?|killed|dead|casualties"
    r"|injured|wounded|harmed)\b"
    r"|\b(?P<who2>civilian) (?P<done2>victims|casualties|deaths)\b",
    re.IGNORECASE,
)
GROUPS = (
    ("civilian", "civilians"),
    ("child", "children"),
    ("wom", "women"),
    ("fighter", "combatants"),
    ("militant", "combatants"),
    ("combatant", "combatants"),
    ("soldier", "combatants"),
)
DEATHS = ("kill", "dead", "died", "dying", "death")
INJURIES = ("injur", "wound", "hurt")


def find_harm(text: str, spans: Iterable[Span]) -> tuple[Harm, ...]:
    """The harm stated inside these spans; without a number both ends are None, never nought."""
    found: list[Harm] = []
    for start, end in spans:
        for pattern in PATTERNS:
            found += [_counted(text, match) for match in pattern.finditer(text, start, end)]
        if not found and (match := UNCOUNTED.search(text, start, end)):
            found.append(_uncounted(text, match))
    first: dict[str, Harm] = {}
    for each in found:
        first.setdefault(each.kind, each)
    return tuple(first[kind] for kind in sorted(first))


def _counted(text: str, match: re.Match[str]) -> Harm:
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    if match["least"] or match["low"].lower() in VAGUE:
        high = None
    if match["most"]:
        low = None
    return Harm(
        kind=_kind(match["who"], match["done"]),
        least=low,
        most=high,
        words=words_at(text, [match.span()]),
    )


def _uncounted(text: str, match: re.Match[str]) -> Harm:
    who, done = match["who"] or match["who2"], match["done"] or match["done2"]
    return Harm(kind=_kind(who, done), least=None, most=None, words=words_at(text, [match.span()]))


def _kind(who: str, done: str) -> str:
    group = next((name for start, name in GROUPS if who.lower().startswith(start)), "people")
    act = done.lower()
    if act.startswith(DEATHS):
        return f"{group}_killed"
    return f"{group}_injured" if act.startswith(INJURIES) else f"{group}_harmed"


def _number(written: str) -> int | None:
    plain = written.lower().replace(",", "")
    if plain.isdigit():
        return int(plain)
    return NUMBERS.get(plain)
