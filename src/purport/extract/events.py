"""Strikes and other attacks that claims speak of.

An event is read from one claim's content: its kind from the words for it, its place, time and
parties from the mentions that stand in the right relation to these words. Nothing is guessed: what
the words do not give stays None.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from purport.extract.another import another
from purport.extract.harm import find_harm
from purport.records.actor import Actor, ActorMention
from purport.records.claim import Claim, Polarity
from purport.records.document import Document
from purport.records.event import Event, EventKind, Role, event_id
from purport.records.place import Place, PlaceMention
from purport.records.spans import Span, Words, words_at
from purport.records.value import value
from purport.records.when import TimeMention, When, unread

COMPONENT = "events/3"

KINDS: tuple[tuple[EventKind, re.Pattern[str]], ...] = (
    (
        EventKind.AIRSTRIKE,
        re.compile(
            r"air ?-?strikes?|air (?:raids?|attacks?)|airstrikes?|aerial (?:attack|bombardment)s?"
            r"|drone (?:strike|attack)s?|barrel bombs?"
            r"|(?:coalition|allied|air|cruise|warplanes?|jets?)[\w’' -]{0,20} (?:missiles?|bombs?)"
            r"|(?:war ?planes?|jets|aircraft|helicopters?|drones?) (?:\w+ )?"
            r"(?:hit|struck|bombed|targeted|attacked|destroyed)"
            r"|struck (?:[\w’'-]+ ){0,4}targets?\b"
            r"|(?<![a-z-])(?:strikes?|bombings?|bombardments?|bombed|bombing)(?! force)",
            re.IGNORECASE,
        ),
    ),
    (EventKind.SHELLING, re.compile(r"shell(?:ing|ed)|artillery (?:fire|attack)|mortars?", re.I)),
    (EventKind.BOMBING, re.compile(r"(?:car|suicide|roadside) bomb(?:ing|s|er)?s?", re.I)),
)

LOCATIVE = re.compile(
    r"(?:\b(?:in|near|at|outside|around|over|from|of)|north|south|east|west)"
    r"(?: the (?:town|city|village|area|province|outskirts|countryside) of)? $",
    re.I,
)
ADJECTIVE = re.compile(r"-(?:led|backed|based|controlled|held)\b|n\b|i\b|['’]s\b", re.I)
BEFORE_STRIKE = re.compile(r"^(?:['’]s?)?(?:[ -]\w+){0,2}[ -]?$")
BY = re.compile(r"\bby (?:the )?$", re.I)
DOES = re.compile(
    r"^ (?:ha(?:s|ve|d) |have been |were |was )?(?:conducted|carried out|launched|bombed|hit|struck"
    r"|targeted|attacked|shelled|destroyed)",
    re.I,
)
AGAINST = re.compile(
    r"(?:\b(?:against|targeting|targeted|on|hit|hits|struck|bombed|attacked|destroyed|leveled"
    r"|levelled|at)) (?:the |a |an |its |their |some |more |five |several |[\w-]+ )?$",
    re.I,
)
STRUCTURE = re.compile(
    r"(?:one of )?\b(?:its|their|his|the group[’']s) (?:[\w-]+ ){0,2}"
    r"(?:headquarters|positions?|bases?|camps?|buildings?|facilit(?:y|ies)|warehouses?|depots?"
    r"|offices?|convoys?|checkpoints?|hospitals?|schools?|mosques?|markets?|homes?|houses?)",
    re.I,
)
ATTACKER_WORD = re.compile(
    r"\b(?:(?:US|U\.S\.|American)-led )?(?:coalition|US|U\.S\.|American|Russian|Syrian|Israeli"
    r"|Turkish|Saudi|regime|government|allied)(?=['’]?s? (?:[\w-]+ )?(?:air|strike|missile|bomb"
    r"|drone|jet|warplane|plane|raid|forces))",
    re.I,
)


@value
class Mentions:
    """What an event's place, time and parties are read from."""

    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]


def find_events(
    document: Document, text: str, claims: Iterable[Claim], mentions: Mentions
) -> tuple[Event, ...]:
    """The attacks that the claims of one document speak of, at most one a claim, in their order.

    `negated` is set where the claim says that it did not happen, or was not said to have happened.
    """
    near = _Near(text, mentions)
    found = [_event(document, text, claim, near) for claim in claims]
    return tuple(event for event in found if event is not None)


class _Near:
    """The mentions of a text, found by where they stand."""

    def __init__(self, text: str, mentions: Mentions) -> None:
        places = free_places(text, mentions.places, mentions.actors)
        self._kinds = {
            "times": _sorted(mentions.times),
            "places": _sorted(places),
            "actors": _sorted(mentions.actors),
        }

    def inside(self, kind: str, spans: tuple[Span, ...]) -> list[Any]:
        """The mentions of a kind that lie wholly in one of the spans, in order."""
        starts, listed = self._kinds[kind]
        return [
            each
            for s, e in spans
            for each in listed[bisect_left(starts, s) : bisect_left(starts, e)]
            if each.words.spans[-1][1] <= e
        ]


def _sorted(mentions: Iterable[Any]) -> tuple[list[int], list[Any]]:
    listed = sorted(mentions, key=lambda each: each.words.spans)
    return [each.words.spans[0][0] for each in listed], listed


def _event(document: Document, text: str, claim: Claim, near: _Near) -> Event | None:
    spans = claim.content.spans
    named = _kind(text, spans)
    if named is None:
        return None
    kind, trigger = named
    place = _place(text, near.inside("places", spans))
    return Event(
        id=event_id(document.id, kind, spans, place.as_written if place else ""),
        kind=kind,
        document_id=document.id,
        spans=spans,
        text=claim.content.text,
        place=place,
        when=_when(near.inside("times", spans)),
        roles=_roles(text, claim, trigger, near.inside("actors", spans)),
        harm=find_harm(text, spans),
        claim=claim.id,
        another=another(text, trigger),
        negated=claim.cue.negated or claim.stance.polarity is Polarity.NEGATIVE,
        component=COMPONENT,
    )


def _kind(text: str, spans: Iterable[Span]) -> tuple[EventKind, Span] | None:
    """The kind of the first word for an attack, and where it stands; a car bomb wins."""
    hits = [
        (match.start(), order, kind, match.span())
        for order, (kind, words) in enumerate(KINDS)
        for start, end in spans
        for match in words.finditer(text, start, end)
    ]
    if not hits:
        return None
    _, _, kind, span = min(hits)
    bombs = [hit for hit in hits if hit[2] is EventKind.BOMBING]
    return (EventKind.BOMBING, bombs[0][3]) if bombs else (kind, span)


def _place(text: str, inside: Sequence[PlaceMention]) -> Place | None:
    """The first place after a word of place, else the first place of the content."""
    located = [
        each
        for each in inside
        if LOCATIVE.search(text[max(0, each.words.spans[0][0] - 30) : each.words.spans[0][0]])
    ]
    chosen = next(iter(located or inside), None)
    return Place(as_written=chosen.words.text) if chosen else None


def free_places(
    text: str, places: Iterable[PlaceMention], actors: Sequence[ActorMention]
) -> tuple[PlaceMention, ...]:
    """The mentions that name where something is: not part of an actor's name, no adjective."""
    taken = sorted(span for each in actors for span in each.words.spans)
    starts = [start for start, _ in taken]

    def is_part(each: PlaceMention) -> bool:
        start, end = each.words.spans[0][0], each.words.spans[-1][1]
        at = bisect_left(starts, end)
        return at > 0 and taken[at - 1][1] > start

    return tuple(
        each
        for each in places
        if not is_part(each) and not ADJECTIVE.match(text, each.words.spans[-1][1])
    )


def _when(inside: Sequence[TimeMention]) -> When | None:
    points = [each for each in inside if not each.form.startswith(("duration", "set", "age"))]
    return unread(points[0].words.text) if points else None


def _roles(
    text: str, claim: Claim, trigger: Span, inside: Sequence[ActorMention]
) -> tuple[Role, ...]:
    spans = claim.content.spans
    attacker = _attacker(text, spans, trigger, inside)
    target = _target(text, claim, [each for each in inside if each.words != attacker])
    named = (("attacker", attacker), ("target", target))
    return tuple(
        Role(name=name, actor=Actor(as_written=_holder(name, words, claim)), words=words)
        for name, words in named
        if words is not None
    )


def _holder(role: str, words: Words, claim: Claim) -> str:
    """The actor behind the words: "one of its headquarters" is the speaker's."""
    if role == "target" and STRUCTURE.fullmatch(words.text):
        actor = claim.source.actor
        return actor.as_written if actor else claim.source.text or words.text
    return words.text


def _attacker(
    text: str, spans: tuple[Span, ...], trigger: Span, actors: Iterable[ActorMention]
) -> Words | None:
    for each in actors:
        start, end = each.words.spans[0][0], each.words.spans[-1][1]
        leads = end <= trigger[0] and BEFORE_STRIKE.match(text[end : trigger[0]])
        if leads or BY.search(text[max(0, start - 10) : start]) or DOES.match(text[end : end + 40]):
            return each.words
    for start, end in spans:
        if match := ATTACKER_WORD.search(text, start, end):
            return words_at(text, [match.span()])
    return None


def _target(text: str, claim: Claim, actors: Iterable[ActorMention]) -> Words | None:
    for start, end in claim.content.spans:
        if match := STRUCTURE.search(text, start, end):
            return words_at(text, [match.span()])
    for each in actors:
        start = each.words.spans[0][0]
        if AGAINST.search(text[max(0, start - 40) : start]):
            return each.words
    return None
