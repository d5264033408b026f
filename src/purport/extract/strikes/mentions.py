"""Strikes and places as a sentence names them, before either is laid to the other."""

import re
from dataclasses import replace

from purport.extract.strikes.words import NAME, Lexicon
from purport.records.event import EventKind
from purport.records.place import Place, Precision
from purport.records.spans import Span
from purport.records.value import value

DATE_WORD = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?$|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$"
)
NOT_ANY = re.compile(
    r"(?:\bnot|n[’']t|\bnever|\bwithout)\b[^.;]{0,30}\bany (?:[\w.-]+ ){0,2}$", re.IGNORECASE
)
AND_NAME = re.compile(r"(?:, and|,| and) (?:near |in |at )?(?:the )?")
NOT_A_NAME = re.compile(r"^(?:I|A|The|This|We|It|He|She|They|In|On|At|An)$")


@value
class StrikeMention:
    """A statement of strikes at `start`-`end` of the running text.

    `count` None: no number stated. `definite`: points back ("these airstrikes"). `bare`: plural
    without any quantity. `more`: "additional", "another". `deed`: told by
    a verb alone ("coalition aircraft struck").
    """

    start: int
    end: int
    kind: EventKind
    count: int | None
    negated: bool = False
    definite: bool = False
    bare: bool = False
    more: bool = False
    deed: bool = False


@value
class PlacePhrase:
    """A place with its preposition.

    `whole_country`: nothing narrower than a country or its region.

    `listed`: it continues the place before it ("Sarmin and Talamenes").
    """

    start: int
    end: int
    place: Place
    whole_country: bool
    region: bool = False
    listed: bool = False


def strikes_in(text: str, sentence: Span, words: Lexicon) -> tuple[StrikeMention, ...]:
    """The strike statements of a sentence, in order; deeds only where no noun is used."""
    found = tuple(_mention(text, each, words) for each in words.strike.finditer(text, *sentence))
    if found or words.passing.search(text, *sentence):
        return found
    return tuple(
        StrikeMention(
            start=deed.start(),
            end=deed.end(),
            kind=EventKind.AIRSTRIKE,
            count=None,
            bare=True,
            deed=True,
        )
        for deed in words.deed.finditer(text, *sentence)
    )


def _mention(text: str, found: re.Match[str], words: Lexicon) -> StrikeMention:
    noun = found["noun"].lower()
    counted = any(found[group] for group in ("number", "none", "definite", "vague"))
    said = text[max(0, found.start() - 15) : found.end("mods")].lower().split()
    return StrikeMention(
        start=found.start(),
        end=found.end(),
        kind=words.kinds[noun],
        count=number_of(found["number"], words),
        negated=bool(found["none"])
        or NOT_ANY.search(text[max(0, found.start() - 80) : found.start()]) is not None,
        definite=bool(found["definite"]),
        bare=not counted,
        more=any(each.lower() in said for each in words.profile.words.more),
    )


def number_of(written: str | None, words: Lexicon) -> int | None:
    """The number a word or figure stands for; None for None and for what is no number."""
    if not written:
        return None
    plain = written.lower().replace(",", "")
    if plain.isdigit():
        return int(plain)
    if plain in words.numbers:
        return words.numbers[plain]
    tens, _, ones = plain.partition("-")
    if tens in words.numbers and ones in words.numbers:
        return words.numbers[tens] + words.numbers[ones]
    return None


def places_in(text: str, sentence: Span, words: Lexicon) -> tuple[PlacePhrase, ...]:
    """The place phrases of a sentence, in order, names that follow with "and" included."""
    start, end = sentence
    found: list[PlacePhrase] = []
    at = start
    while (match := words.place.search(text, at, end)) is not None:
        phrase = _phrase(match, words)
        at = match.end() if phrase else match.start() + 1
        if phrase is None:
            continue
        found.append(phrase)
        found.extend(_and_names(text, phrase, end, words))
        at = max(found[-1].end, match.start() + 1)
    return tuple(found)


def _and_names(text: str, phrase: PlacePhrase, end: int, words: Lexicon) -> list[PlacePhrase]:
    """Further names of a list: "in Qamenas, Sarmin and Talamenes"."""
    found: list[PlacePhrase] = []
    if phrase.whole_country:
        return found
    at = phrase.end
    while (joint := AND_NAME.match(text, at, end)) is not None:
        match = words.place.match("near " + text[joint.end() : end])
        follows = _phrase(match, words) if match else None
        if match is None or follows is None or follows.whole_country:
            break
        last = joint.end() + match.end() - len("near ")
        if not _is_list(text, joint.group(), last, bool(found), words):
            break
        found.append(
            PlacePhrase(
                start=joint.end(),
                end=joint.end() + follows.end - len("near "),
                place=replace(
                    follows.place,
                    precision=_levels(words).get((match["level"] or "").lower())
                    or phrase.place.precision,
                ),
                whole_country=False,
                listed=True,
            )
        )
        at = found[-1].end
    return found


def _is_list(text: str, joint: str, last: int, has_more: bool, words: Lexicon) -> bool:
    """Whether a joint and what follows the name make a list of places.

    A lower-case word right after the second of two names makes that name an attribute ("and
    Peshmerga fighters"), unless it is a verb of effect.
    """
    rest = text[last : last + 60]
    if "and" not in joint:
        return re.match(rf"(?:, {NAME})*,? and ", rest) is not None
    attribute = re.match(r" (?!and|in|on|as|where|which|were|was|have|has)[a-z]", rest) is not None
    return has_more or not attribute or words.effect.match(rest[1:]) is not None


def _phrase(match: re.Match[str], words: Lexicon) -> PlacePhrase | None:
    owner, name = _owner(match["name"], words)
    name = _trimmed(name, words)
    if not name or name.lower() in {each.lower() for each in words.profile.words.modifiers}:
        return None
    whole = match["name"].endswith(name)
    code = words.codes.get(name.lower())
    country = match["country"] if whole else None
    country = owner or country
    region = bool(match["region"]) and code is not None
    bearing = match["bearing"] or (match["region"] if region else None)
    place = Place(
        as_written=f"{match['region']} {name}" if region else name,
        country=code or words.codes.get((country or match["wider"] or "").lower()),
        bearing=words.bearings.get(bearing.lower()) if bearing else None,
        precision=_precision(match, words, country_code=code),
    )
    end = match.end() if whole else match["name"].find(name) + match.start("name") + len(name)
    return PlacePhrase(
        start=match.start("name") if match["object"] else match.start(),
        end=end,
        place=place,
        whole_country=code is not None,
        region=region,
    )


def _owner(name: str, words: Lexicon) -> tuple[str | None, str]:
    """The country that a name is said to belong to, and the name: "Syria's Idlib" is Idlib."""
    country = words.country.match(name)
    rest = re.match(r"['’]s (?=\w)", name[country.end() :]) if country else None
    if country is None or rest is None:
        return None, name
    return country[0], name[country.end() + rest.end() :]


def _trimmed(name: str, words: Lexicon) -> str:
    """The name up to the first word that is a date, an actor or no name at all.

    What follows a country's name belongs to something else ("Syria Nov. 3", "in Syria Target").
    """
    country = words.country.match(name)
    if country and not _has_level(name, words):
        return country[0]
    kept: list[str] = []
    parts = name.split(" ")
    for number, part in enumerate(parts):
        rest = " ".join(parts[number:])
        actor = words.target.match(rest) or words.attacker.match(rest)
        if actor or DATE_WORD.match(part) or NOT_A_NAME.match(part):
            break
        kept.append(part)
    while len(kept) < len(parts) and kept and not any(each.isupper() for each in kept[-1]):
        kept.pop()
    trimmed = " ".join(kept).rstrip("-'’‘*ʿ")
    return trimmed.removesuffix("'s").removesuffix("’s")


def _levels(words: Lexicon) -> dict[str, Precision]:
    return {word.lower(): level for word, level in words.profile.words.levels}


def _has_level(name: str, words: Lexicon) -> bool:
    return name.rsplit(" ", 1)[-1].lower() in _levels(words)


def _precision(match: re.Match[str], words: Lexicon, country_code: str | None) -> Precision | None:
    if country_code is not None:
        return Precision.COUNTRY
    if match["bearing"] or match["prep"]:
        return Precision.NEAR
    levels = _levels(words)
    last = match["name"].split(" ")[-1].lower()
    written = (
        match["level"] or (last if last in levels else "") or _head_level(match, levels)
    ).lower()
    return levels.get(written)


def _head_level(match: re.Match[str], levels: dict[str, Precision]) -> str:
    return next((word for word in (match["head"] or "").lower().split() if word in levels), "")
