"""A profile's words, compiled into patterns over running text."""

import re
from collections.abc import Iterable
from functools import lru_cache

from purport.records.event import EventKind
from purport.records.profile import Profile
from purport.records.value import value

PART = (
    r"(?:(?i:al|ar|ad|as|ash|at|an|az|el|abu|tal|tel|umm|bin|wadi)[- ])?[A-ZÀ-Þ‘’'ʿ][\w‘’'ʿ-]*\*?"
)
# an article inside a name agrees with the next letter, which tells it from the word "as" or "an"
LINK = r"(?:(?:az|ar|ad|al|el|ash|as(?= [SZ])|an(?= N)|at(?= T)|ed|es|ez|de|du|la|le)[ -])?"
NAME = rf"{PART}(?: {LINK}{PART}){{0,4}}"
DIGITS = r"\d{1,3}(?:,\d{3})+|\d+"
DASH = r"[-–—\u00ad]"


@value
class Lexicon:
    """The patterns of one profile. Groups are named in the functions that make them."""

    profile: Profile
    strike: re.Pattern[str]
    place: re.Pattern[str]
    deed: re.Pattern[str]
    effect: re.Pattern[str]
    conducting: re.Pattern[str]
    attacker: re.Pattern[str]
    target: re.Pattern[str]
    country: re.Pattern[str]
    heading: re.Pattern[str]
    item: re.Pattern[str]
    passing: re.Pattern[str]
    cumulative: re.Pattern[str]
    telling: re.Pattern[str]
    reacting: re.Pattern[str]
    responsible: re.Pattern[str]
    correction: re.Pattern[str]
    codes: dict[str, str]
    numbers: dict[str, int]
    kinds: dict[str, EventKind]
    bearings: dict[str, str]


@lru_cache(maxsize=64)
def lexicon(profile: Profile) -> Lexicon:
    """The compiled words of a profile."""
    words = profile.words
    kinds = {noun.lower(): each.kind for each in words.kinds for noun in each.nouns}
    countries = any_of(name for name, _ in words.countries)
    return Lexicon(
        profile=profile,
        strike=_strike(profile, kinds),
        place=_place(profile, countries),
        deed=_deed(profile),
        effect=_words(words.effects),
        conducting=_words(words.conducting),
        attacker=re.compile(
            rf"(?<![\w-])(?:(?P<speaker>(?i:{any_of(words.speakers)}))|(?P<name>(?i:{any_of(words.attackers)})))(?!\w)"
        ),
        target=_words(words.targets),
        country=_words(name for name, _ in words.countries),
        heading=_heading(words.headings, countries),
        item=_item(profile),
        passing=_words(words.passing),
        cumulative=_words(words.cumulative),
        telling=_words(words.telling),
        reacting=_words(words.reacting),
        responsible=re.compile(
            rf"(?i:\b(?:{any_of(words.agents)}) (?:the )?)(?P<by>(?i:{any_of(words.attackers)}))(?!\w)"
            rf"|(?P<claims>(?i:{any_of(words.attackers)})) (?i:(?:has |have )?claimed responsibility)"
        ),
        correction=_words(words.corrections),
        codes={name.lower(): code for name, code in reversed(words.countries)},
        numbers={word.lower(): number for word, number in words.numbers},
        kinds=kinds,
        bearings={word.lower(): point for word, point in (*words.bearings, *words.regions)},
    )


def any_of(phrases: Iterable[str]) -> str:
    """An alternation of phrases, longest first; it never matches if there are none."""
    ordered = sorted({phrase for phrase in phrases}, key=lambda each: (-len(each), each))
    return "|".join(re.escape(each).replace(r"\ ", " ") for each in ordered) or r"(?!)"


def _words(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?i:{any_of(phrases)})(?!\w)")


def _quantity(profile: Profile) -> str:
    words = profile.words
    numbers = any_of(word for word, _ in words.numbers)
    tens = any_of(word for word, number in words.numbers if 20 <= number < 100)
    return (
        rf"(?P<number>{DIGITS}|(?i:(?:{tens})-(?:{numbers})|{numbers}))"
        rf"|(?P<none>(?i:{any_of(words.negations)}))"
        rf"|(?P<definite>(?i:{any_of(words.definite)}))"
        rf"|(?P<vague>(?i:{any_of(words.vague)}))"
    )


def _strike(profile: Profile, kinds: dict[str, EventKind]) -> re.Pattern[str]:
    """Groups: number | none | definite | vague, mods, noun."""
    words = profile.words
    modifiers = any_of((*words.modifiers, *words.more))
    return re.compile(
        rf"(?<![\w-])(?:(?:{_quantity(profile)})(?: |(?<=\d)))?"
        rf"(?P<mods>(?:(?i:{modifiers})(?:,| and)? )*)(?:of )?"
        rf"(?P<noun>(?i:{any_of(kinds)}))(?![\w-])(?! (?i:{any_of(words.not_after)})\b)"
    )


def _place(profile: Profile, countries: str) -> re.Pattern[str]:
    """Groups: bearing, prep, region, head, name, level, wider, country."""
    words = profile.words
    bearings = any_of(word for word, _ in words.bearings)
    regions = any_of(word for word, _ in (*words.regions, *words.bearings))
    levels = any_of(word for word, _ in words.levels)
    return re.compile(
        r"(?<![\w-])"
        r"(?:(?P<distance>\d+(?:\.\d+)?) ?(?i:miles?|km|kilomet(?:er|re)s?|nautical miles) )?"
        rf"(?:(?:(?i:just|to the|the) )*(?P<bearing>(?i:{bearings})) (?i:{any_of(words.of)})"
        rf"|(?P<prep>(?i:{any_of(words.near)}))|(?P<within>(?i:{any_of(words.within)})))"
        rf" (?:(?i:the) )?(?:(?P<region>(?i:{regions})) )?(?:(?P<head>(?:[a-z]+ )?(?i:{any_of(words.heads)})) )?(?:(?i:the) )?"
        # a lower-case rest before the comma of "Near X rest, two ..." is a name torn by the text layer
        rf"(?P<name>{NAME}(?(prep)(?: (?!(?i:{levels})\b)[a-z]{{2,8}}(?=, (?:{_plain_quantity(profile)}) ))?))(?: (?P<level>(?i:{levels}))\b(?: of (?:the )?(?P<of>{NAME}))?)?"
        rf"(?:,? in (?:the )?(?:(?i:{regions}) )?(?:(?i:{any_of(words.heads)}) (?:the )?)?(?P<wider>{NAME}(?: (?i:{levels})\b)?))?"
        rf"(?:,? (?:in )?(?P<country>{countries})(?!\w))?"
    )


def _deed(profile: Profile) -> re.Pattern[str]:
    """A strike told without the noun: subject and finite verb."""
    words = profile.words
    return re.compile(
        rf"(?<![\w-])(?P<subject>(?i:{any_of(words.subjects)}))(?P<between>(?:,? (?!and\b)[\w'’-]+){{0,2}}) "
        rf"(?P<verb>(?i:{any_of(words.actions)}))(?!\w)"
    )


def _heading(patterns: Iterable[str], countries: str) -> re.Pattern[str]:
    forms = "|".join(
        re.escape(each).replace(r"\ ", " ").replace(r"\{country\}", f"(?:{countries})")
        for each in patterns
    )
    return re.compile(rf"(?i:{BULLETS}(?:{forms}) ?[:.]?)")


BULLETS = r"(?:[•▪*·–—-]+ ?)?"


def _item(profile: Profile) -> re.Pattern[str]:
    """The beginning of a list item: "Near Mosul, two", "Near Kobani - six"."""
    near = any_of(word.capitalize() for word in (*profile.words.near, *profile.words.within))
    return re.compile(
        rf"(?:{near}) {NAME}[^.;:]{{0,40}}?(?:,|{DASH}) ?(?:{_plain_quantity(profile)}) "
    )


def _plain_quantity(profile: Profile) -> str:
    return rf"\d+|(?i:{any_of(word for word, _ in profile.words.numbers)})"
