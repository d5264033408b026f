"""Which strikes of a sentence were where: the clause of each, with its place phrases."""

import re
from dataclasses import replace

from purport.extract.strikes.flow import BULLET
from purport.extract.strikes.mentions import PlacePhrase, StrikeMention, places_in, strikes_in
from purport.extract.strikes.words import DASH, Lexicon
from purport.records.event import EventKind
from purport.records.spans import Span
from purport.records.value import value

OPENING = re.compile(
    r"(?:^|[,;:(]|\b(?:and|while|but|where|then))\s*"
    r"(?:(?i:separately|finally|meanwhile|also|and|additionally|in addition|elsewhere|further|"
    r"particularly|lastly|earlier|later),? ?)*(?i:and )?$"
)
LEAD_LETTERS = 120
ONLY_MARKS = re.compile(rf"(?:[\s,*:]|{DASH})*(?:(?:on|along) the [\w ]+ border(?:[\s,]|{DASH})*)?")
TAIL = re.compile(r"[\s,;:]*(?:\b(?:and|while|but|as well as)\b[\s,]*)*$")


@value
class Clause:
    """One strike statement with the range of running text that tells of it and its places.

    `lead` is a country named before it in the sentence.
    """

    strike: StrikeMention
    start: int
    end: int
    places: tuple[PlacePhrase, ...]
    lead: str | None = None


def clauses(text: str, sentence: Span, words: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a sentence, one for each strike statement of something that happened."""
    strikes = strikes_in(text, sentence, words)
    if not strikes:
        return ()
    start = _after_bullet(text, sentence)
    places = places_in(text, (start, sentence[1]), words)
    leads = [_leading(text, start, strikes, places, number) for number in range(len(strikes))]
    starts = [start] + [
        group[0].start if group else strike.start
        for strike, group in zip(strikes[1:], leads[1:], strict=True)
    ]
    found: list[Clause] = []
    for number, strike in enumerate(strikes):
        end = _trim(text, strike.end, [*starts, sentence[1]][number + 1])
        told = _as_told(text, strike, starts[number], words)
        if told is None:
            continue
        following = [each for each in places if strike.end <= each.start < end]
        groups = (_direct(text, strike, following, words), list(leads[number]), following)
        chosen = _chosen(text, groups, places)
        if not chosen and found and _shares(text, strike, strikes[number - 1]):
            chosen = tuple(each for each in found[-1].places if not each.whole_country)
        lead = _lead_country(text, start, places, strike)
        found.append(Clause(strike=told, start=starts[number], end=end, places=chosen, lead=lead))
    return tuple(found)


def _as_told(text: str, strike: StrikeMention, start: int, words: Lexicon) -> StrikeMention | None:
    """The strike as its own stretch of words tells it: denied, from the air, or (None) not as
    something that happened.
    """
    marks = [text.rfind(mark, start, strike.start) + 1 for mark in ",;:"]
    stretch = (max(start, *marks), strike.end)
    if words.irrealis.search(text, *stretch):
        return None
    denied = words.negated.search(text, *stretch) or words.undone.match(text, strike.end)
    by_air = strike.kind is EventKind.OTHER and words.subject.search(text, *stretch)
    return replace(
        strike,
        negated=strike.negated or denied is not None,
        kind=EventKind.AIRSTRIKE if by_air else strike.kind,
    )


def _shares(text: str, strike: StrikeMention, before: StrikeMention) -> bool:
    """Whether a strike without a place is told as one with, or one more than, the one before it."""
    return strike.count is not None or text[before.end : strike.start].strip() in ("and", "or", ",")


def _after_bullet(text: str, sentence: Span) -> int:
    bullet = BULLET.match(text, sentence[0], sentence[1])
    return bullet.end() if bullet else sentence[0]


def _trim(text: str, least: int, end: int) -> int:
    """The end without trailing marks and conjunctions."""
    tail = TAIL.search(text, least, end)
    return max(least, tail.start()) if tail else end


def _leading(
    text: str,
    start: int,
    strikes: tuple[StrikeMention, ...],
    places: tuple[PlacePhrase, ...],
    number: int,
) -> tuple[PlacePhrase, ...]:
    """The run of places that opens the strike's clause ("Near Mosul, two airstrikes")."""
    strike = strikes[number]
    after = strikes[number - 1].end if number else start
    before = [each for each in places if after <= each.start and each.end <= strike.start]
    for first, each in enumerate(before):
        if not _opens(text, start, each.start):
            continue
        group = before[first:]
        if number == 0 or ONLY_MARKS.fullmatch(text, group[-1].end, strike.start):
            return tuple(group)
    return ()


def _chosen(
    text: str, groups: tuple[list[PlacePhrase], ...], places: tuple[PlacePhrase, ...]
) -> tuple[PlacePhrase, ...]:
    """The places that tell where, narrower than a country if any is: those right at the strike
    first, those that open its clause next, those among its effects last.
    """
    for group in groups:
        narrow = _run(text, [each for each in group if not each.whole_country][:1], places)
        if narrow:
            return narrow
    wide = [each for group in groups for each in group]
    return tuple([each for each in wide if each.region][:1] or wide)


def _opens(text: str, start: int, at: int) -> bool:
    """Whether a place at `at` opens a clause of the sentence that begins at `start`."""
    before = text[max(start, at - LEAD_LETTERS) : at]
    return OPENING.search(before if at - start < LEAD_LETTERS else f"x{before}") is not None


def _run(
    text: str, first: list[PlacePhrase], places: tuple[PlacePhrase, ...]
) -> tuple[PlacePhrase, ...]:
    """The first place and those that are listed with it."""
    kept = list(first)
    for each in places[places.index(first[0]) + 1 :] if first else ():
        if not each.listed and not re.fullmatch(r",? and ", text[kept[-1].end : each.start]):
            break
        if not each.whole_country:
            kept.append(each)
    return tuple(kept)


def _direct(
    text: str, strike: StrikeMention, following: list[PlacePhrase], words: Lexicon
) -> list[PlacePhrase]:
    """The places that follow the strike before any comma or verb of effect."""
    return [
        each
        for each in following
        if text.find(",", strike.end, each.start) < 0
        and words.effect.search(text, strike.end, each.start) is None
    ]


def _lead_country(
    text: str, start: int, places: tuple[PlacePhrase, ...], strike: StrikeMention
) -> str | None:
    """The country that opens the sentence ("In Iraq, two airstrikes ...")."""
    for each in places:
        if each.end > strike.start:
            break
        early = each.start - start < LEAD_LETTERS and text.count(" ", start, each.start) <= 2
        if each.whole_country and (early or _opens(text, start, each.start)):
            return each.place.country
    return None
