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
    subject: re.Pattern[str]
    negated: re.Pattern[str]
    undone: re.Pattern[str]
    irrealis: re.Pattern[str]
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
        subject=_words(words.subjects),
        negated=_negated(profile),
        undone=re.compile(
            rf"[^,;.]{{0,60}}\b(?i:was|were) (?i:not|never) (?i:{any_of(words.conducting)})"
        ),
        irrealis=_words(words.irrealis),
        effect=_words(words.effects),
        conducting=_words(words.conducting),
        attacker=_attacker(profile),
        target=_words(words.targets),
        country=_words(name for name, _ in words.countries),
        heading=_heading(words.headings, countries),
        item=_item(profile),
        passing=_words(words.passing),
        cumulative=_words(words.cumulative),
        telling=_words(words.telling),
        reacting=_words(words.reacting),
        responsible=_responsible(profile),
        correction=_words(words.corrections),
        codes={name.lower(): code for name, code in reversed(words.countries)},
        numbers={word.lower(): number for word, number in words.numbers},
        kinds=kinds,
        bearings={word.lower(): point for word, point in (*words.bearings, *words.regions)},
    )


def any_of(phrases: Iterable[str]) -> str:
    """An alternation of phrases, longest first; it never matches if there are none."""
    ordered = sorted(set(phrases), key=lambda each: (-len(each), each))
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
        rf"(?P<mods>(?:(?i:{modifiers})(?:,| and)? ){{0,6}})(?:of )?"
        rf"(?P<noun>(?i:{any_of(kinds)}))(?![\w-])(?! (?i:{any_of(words.not_after)})\b)"
    )


def _place(profile: Profile, countries: str) -> re.Pattern[str]:
    """Groups: bearing | prep | within | object, region, head, name, level, wider, country."""
    words = profile.words
    of, near, within = any_of(words.of), any_of(words.near), any_of(words.within)
    actions = any_of(words.actions)
    bearings = any_of(word for word, _ in words.bearings)
    regions = any_of(word for word, _ in (*words.regions, *words.bearings))
    levels = any_of(word for word, _ in words.levels)
    heads = any_of(words.heads)
    nouns = (noun for each in words.kinds for noun in each.nouns)
    after_noun = (
        "|".join(f"(?<= {re.escape(noun)} of)" for noun in nouns) or "(?!)"
    )  # "shelling of"
    # a lower-case rest before the comma of "Near X rest, two ..." is a name torn by the text layer
    torn = rf"(?(prep)(?: (?!(?i:{levels})\b)[a-z]{{2,8}}(?=, (?:{_plain_quantity(profile)}) ))?)"
    return re.compile(
        r"(?<![\w-])"
        r"(?:(?P<distance>\d+(?:\.\d+)?) ?(?i:miles?|km|kilomet(?:er|re)s?|nautical miles) )?"
        rf"(?:(?:(?i:just|to the|the) )*(?P<bearing>(?i:{bearings})) (?i:{of})"
        rf"|(?P<prep>(?i:{near}))|(?P<within>(?i:{within}|of(?:{after_noun})))"
        rf"|(?P<object>(?i:{actions}))(?= (?:the )?(?:[a-z]+ )?(?i:{heads}) )) (?:(?i:the) )?"
        rf"(?:(?P<region>(?i:{regions})) )?(?:(?P<head>(?:[a-z]+ )?(?i:{heads})) )?(?:(?i:the) )?"
        rf"(?P<name>{NAME}{torn})"
        rf"(?: (?P<level>(?i:{levels}))\b(?: of (?:the )?{NAME})?)?"
        rf"(?:,? in (?:the )?(?:(?i:{regions}) )?(?:(?i:{heads}) (?:the )?)?"
        rf"(?P<wider>{NAME}(?: (?i:{levels})\b)?))?"
        rf"(?:,?(?: in| of)? (?:(?i:{regions}) )?(?P<country>{countries})(?!\w))?"
    )


def _deed(profile: Profile) -> re.Pattern[str]:
    """A strike told without the noun: subject and finite verb, at most two words apart."""
    subjects, actions = any_of(profile.words.subjects), any_of(profile.words.actions)
    modifiers = any_of(profile.words.modifiers)
    return re.compile(
        rf"(?<![\w-])(?:(?:(?i:the)|{_plain_quantity(profile)}) )?(?:(?i:{modifiers}) ){{0,4}}"
        rf"(?i:{subjects})(?:,? (?!and\b)[\w'’-]+){{0,2}} (?i:{actions})(?!\w)"
    )


def _negated(profile: Profile) -> re.Pattern[str]:
    """A negator, or a subject of which there was none ("no coalition aircraft")."""
    negators, none = any_of(profile.words.negators), any_of(profile.words.negations)
    subjects = any_of(profile.words.subjects)
    return re.compile(
        rf"(?<![\w-])(?i:{negators}|(?:{none})(?: [\w.’'-]+){{0,3}} (?:{subjects}))(?!\w)"
    )


def _attacker(profile: Profile) -> re.Pattern[str]:
    """Groups: speaker (named, but not as an attacker) | name."""
    speakers, attackers = any_of(profile.words.speakers), any_of(profile.words.attackers)
    return re.compile(
        rf"(?<![\w-])(?:(?P<speaker>(?i:{speakers}))|(?P<name>(?i:{attackers})))(?!\w)"
    )


def _responsible(profile: Profile) -> re.Pattern[str]:
    """Groups: by ("claimed by X") | claims ("X has claimed responsibility")."""
    agents, attackers = any_of(profile.words.agents), any_of(profile.words.attackers)
    return re.compile(
        rf"(?i:\b(?:{agents}) (?:the )?)(?P<by>(?i:{attackers}))(?!\w)"
        rf"|(?P<claims>(?i:{attackers})) (?i:(?:has |have )?claimed responsibility)"
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
