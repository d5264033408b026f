"""The parties of a text: actors it names, groups it describes, and who "we" and "the group" are.

A party's span is the whole phrase ("ISIL fighters"); its actors are the names it can stand for,
likeliest first (one, except for descriptions).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from purport.extract.relations.words import (
    BODIES,
    DESCRIBED,
    MARK,
    MEMBERS,
    NO_GROUP,
    NO_NAME,
    OFFICE,
    PEOPLES,
    QUALITY,
    STATE_ACTS,
    VAGUE,
)
from purport.records.actor import Actor, ActorKind, ActorMention
from purport.records.claim import Claim, SourceKind
from purport.records.document import Document
from purport.records.origin import OriginKind
from purport.records.spans import Span
from purport.records.value import value

RECALL = 400  # code points within which "the group" is led back
_CAPITAL = r"[A-Z][\w.’'-]*"
_GROUP = re.compile(
    rf"\b(?:(?:{_CAPITAL}|al)\s+){{0,5}}(?:(?i:{QUALITY})\s+){{0,3}}(?i:{BODIES})\b|\b(?:the|The)\s+(West)\b"
)
_HEAD = re.compile(rf"\s+(?:(?:{QUALITY})\s+){{0,3}}(?:{MEMBERS}|{DESCRIBED})\b", re.I)
_RULER = re.compile(rf"((?:{_CAPITAL}\s+){{0,4}}(?:al[- ])?{_CAPITAL})['’]s?\s+(?:\w+\s+)?regime\b")
_DESCRIPTION = re.compile(
    rf"\b(?:the|this|that)\s+(?:[a-z]+\s+){{0,2}}{DESCRIBED}\b"
    r"|\b(?:the|these|those)\s+(?:[a-z]+\s+)?(?:terrorists|jihadists|militants|extremists)\b",
    re.I,
)
_NAMED = re.compile(
    rf"\b(?:{OFFICE},?|(?:led|headed|commanded)\s+by)\s+"
    rf"({_CAPITAL}(?:\s+(?:al[- ])?{_CAPITAL}){{1,3}})"
)
_STATE = re.compile(
    rf"\b((?:[A-Z]\.)+|{_CAPITAL}(?:\s+{_CAPITAL})?)(?=\s+{STATE_ACTS}\b)"
    rf"|\b(?:ally|partner)\s+({_CAPITAL})"
)
_COUNTRY = re.compile(r"\b(?:(?:[A-Z]\.){2}|[A-Z][A-Za-z]+(?:\s[A-Z][a-z]+)?)(?!['’-]|\w)")
_PEOPLE = re.compile(rf"\b{PEOPLES}\b")
_WE = re.compile(
    r"\bwe\b|\bour(?=\s+(?:\w+\s+){0,2}(?:efforts?|support|campaign|fight|commitment|operations?))",
    re.I,
)
_BELONGS = re.compile(r"(?:[A-Z][a-z]+(?:ian|ish|aqi|ani|eni|ese|ean|can|eli)\s+){1,2}$")
_ARTICLE = re.compile(r"(?:the|a|an|this)\s+", re.I)


@value
class Party:
    """Who takes part: the phrase's span, and the actors it can stand for, likeliest first."""

    span: Span
    actors: tuple[Actor, ...]


def find_parties(
    document: Document,
    text: str,
    actors: Sequence[ActorMention],
    claims: Sequence[Claim],
    stands_for: Callable[[str], bool],
) -> tuple[Party, ...]:
    """The parties of a text in order, none overlapping another.

    `stands_for` tells the names of countries and capitals that may stand for a government.
    "We" is the source of the claim around it, else the origin of an official document, else nobody.
    "The group" is any group named shortly before.
    """
    found = [_named(text, mention) for mention in actors]
    speakers = _speakers(document, text, claims)
    for more in (_persons(text), _groups(text), _states(text, stands_for), speakers):
        found += _new(text, more, found)
    found += _new(text, _described(text, found), found)
    return tuple(sorted(found, key=lambda party: party.span))


def masked(text: str, parties: Sequence[Span], sentence: Span) -> str:
    """The sentence with every letter of every party as MARK, so that no offset changes."""
    pieces, done = [], sentence[0]
    for start, end in parties:
        pieces += [text[done:start], MARK * (end - start)]
        done = end
    return "".join([*pieces, text[done : sentence[1]]])


def inside(parties: Sequence[Party], span: Span) -> Sequence[Party]:
    """The parties, sorted as they stand, that lie wholly in a span."""
    first = bisect_left(parties, span[0], key=lambda party: party.span[0])
    last = bisect_right(parties, span[1], key=lambda party: party.span[1])
    return parties[first:last]


def _new(text: str, more: Iterator[Party], found: Sequence[Party]) -> list[Party]:
    """The parties that overlap none found before."""
    taken, fresh = bytearray(len(text)), []
    for start, end in (party.span for party in found):
        taken[start:end] = b"x" * (end - start)
    for party in more:
        start, end = party.span
        if not any(taken[start:end]):
            taken[start:end] = b"x" * (end - start)
            fresh.append(party)
    return fresh


def _named(text: str, mention: ActorMention) -> Party:
    """A name with the noun that follows it: "ISIL fighters" are ISIL."""
    start, end = mention.words.spans[0][0], mention.words.spans[-1][1]
    head = _HEAD.match(text, end)
    end = head.end() if head else end
    adjective = _BELONGS.search(text, max(0, start - 30), start)
    if adjective:
        return _party(text, (adjective.start(), end), ActorKind.UNKNOWN)
    actor = mention.actor or Actor(as_written=mention.words.text)
    return Party(span=(start, end), actors=(actor,))


def _persons(text: str) -> Iterator[Party]:
    """Whoever bears an office: "its leader, Adam Example"."""
    for match in _NAMED.finditer(text):
        yield _party(text, match.span(1), ActorKind.PERSON)


def _groups(text: str) -> Iterator[Party]:
    """Groups without a name of their own: "Freedonian security forces", "Adam Example's regime"."""
    for match in _RULER.finditer(text):
        yield _party(text, match.span(), ActorKind.UNKNOWN)
    for match in _GROUP.finditer(text):
        span = match.span(1) if match[1] else match.span()
        bare = _bare(text, span)
        if text[slice(*bare)].lower() not in VAGUE:
            yield _party(text, bare, ActorKind.UNKNOWN)


def _states(text: str, stands_for: Callable[[str], bool]) -> Iterator[Party]:
    """States and peoples that act: "Freedonia supports", "our ally Freedonia", "Freedonians"."""
    for match in _STATE.finditer(text):
        group = 1 if match[1] else 2
        if match[group].split()[0] not in NO_NAME:
            yield _party(text, _bare(text, match.span(group)), ActorKind.UNKNOWN)
    for match in _COUNTRY.finditer(text):
        if stands_for(match[0]):
            yield _party(text, match.span(), ActorKind.STATE)
    for match in _PEOPLE.finditer(text):
        yield _party(text, match.span(), ActorKind.COMMUNITY)


def _bare(text: str, span: Span) -> Span:
    """The span without an article."""
    article = _ARTICLE.match(text, *span)
    return (article.end() if article else span[0], span[1])


def _party(text: str, span: Span, kind: ActorKind) -> Party:
    return Party(
        span=span, actors=(Actor(as_written=" ".join(text[slice(*span)].split()), kind=kind),)
    )


def _speakers(document: Document, text: str, claims: Sequence[Claim]) -> Iterator[Party]:
    for match in _WE.finditer(text):
        actor = _speaker(document, match.span(), claims)
        if actor:
            yield Party(span=match.span(), actors=(actor,))


def _speaker(document: Document, span: Span, claims: Sequence[Claim]) -> Actor | None:
    """Who says "we" there."""
    for claim in claims:
        source = claim.source
        said = any(s <= span[0] and span[1] <= e for s, e in claim.content.spans)
        if said and source.kind in (SourceKind.NAMED, SourceKind.COLLECTIVE):
            return source.actor or Actor(as_written=source.text)
    official = document.origin.kind is OriginKind.OFFICIAL
    return Actor(as_written=document.origin.name) if official else None


def _described(text: str, found: Sequence[Party]) -> Iterator[Party]:
    """Descriptions, with the groups named shortly before, the nearest first."""
    before = sorted(found, key=lambda party: party.span)
    for match in _DESCRIPTION.finditer(text):
        near = inside(before, (match.start() - RECALL, match.start()))
        actors = tuple(p.actors[0] for p in reversed(near) if _is_group(p.actors[0]))
        if actors:
            yield Party(span=match.span(), actors=actors)


def _is_group(actor: Actor) -> bool:
    outside = (ActorKind.PERSON, ActorKind.STATE, ActorKind.OUTLET, ActorKind.MONITOR)
    return actor.kind not in outside and not NO_GROUP.search(actor.as_written)
