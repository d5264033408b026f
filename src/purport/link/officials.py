"""Whether a claim is what officials said, and whose officials they are.

What the officials of a state, force, coalition or body say of their own side is set beside their
releases. It is never compared with them: the press only passes on what the record says itself.
"""

import re
from collections.abc import Callable, Iterator

from purport.records.claim import Claim, Source, SourceKind
from purport.records.event import Event
from purport.records.value import value

OFFICIAL_KINDS = frozenset({"state", "force", "coalition", "body"})

Parties = Callable[[str], frozenset[str]]
"""The ids of the states, forces, coalitions and bodies that have exactly this name."""

_OFFICIAL = re.compile(
    r"\b(?:officials?|spokes(?:man|men|woman|women|persons?|people)|officers?|commanders?"
    r"|generals?|admirals?|ministers?)\b",
    re.I,
)
_FORMER = re.compile(r"\b(?:former|ex|retired|onetime)\b", re.I)
_PART = re.compile(r"\s*[,;()]\s*")
_HAS = re.compile(r"^\s*(?:for|of|at|from|with|in)\s+(?:the\s+)?(.+)$", re.I)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.I)
_POSSESSIVE = re.compile(r"['’]s?$")
_OTHER_WORDS = (
    "a an the another one two three four five several some many other senior top unnamed anonymous "
    "high-ranking ranking chief prime deputy defense defence military intelligence administration "
    "security government foreign army air force press"
)
_OTHERS = frozenset(_OTHER_WORDS.split())


def no_party(name: str) -> frozenset[str]:
    """Nobody: no register is at hand."""
    return frozenset()


@value
class Officials:
    """Officials as a text names them, and the ids of those for whom they speak (empty: unknown)."""

    words: str
    ids: frozenset[str] = frozenset()


def official_speaker(claim: Claim, parties: Parties = no_party) -> Officials | None:
    """The officials who first said a claim; None where somebody else, or nobody named, did.

    Unnamed ones count where the text says whose officials they are ("a senior U.S. official").
    """
    source = first_speaker(claim)
    if source is None:
        return None
    words, actor = " ".join(source.text.split()), source.actor
    if actor is not None and actor.kind.value in OFFICIAL_KINDS:
        return Officials(words=words, ids=frozenset({actor.id} if actor.id else ()))
    if actor is not None and actor.id is not None:
        return None
    ids = frozenset(each for name in _party_names(words) for each in parties(name))
    return Officials(words=words, ids=ids) if ids else None


def first_speaker(claim: Claim) -> Source | None:
    """Whoever the chain of a claim begins with; None where the text names nobody."""
    for source in (claim.source, *claim.via):
        if source.kind is SourceKind.AUTHOR:
            return None
        if source.kind is not SourceKind.IMPLICIT:
            return source
    return None


def speaks_of_own_side(officials: Officials, event: Event, root_of: Callable[[str], str]) -> bool:
    """Whether officials speak of what their own side did, as far as the words tell.

    An attack laid to another side's force is a claim like anybody's. Who belongs to a coalition is
    not known here, so that what is laid to one is never taken for another side's.
    """
    attacker = event.role("attacker")
    if attacker is None or attacker.actor.id is None or not officials.ids:
        return True
    if attacker.actor.kind.value == "coalition":
        return True
    return root_of(attacker.actor.id) in {root_of(each) for each in officials.ids}


def _party_names(words: str) -> Iterator[str]:
    """The names under which the party of a source may be known, read from how it is described."""
    for part in _PART.split(words):
        plain = _ARTICLE.sub("", part.strip())
        yield plain
        hit = _OFFICIAL.search(plain)
        if hit is None or _FORMER.search(plain[: hit.start()]):
            continue
        if owner := _HAS.match(plain[hit.end() :]):
            yield owner[1]
            yield owner[1].split(" in ")[0]
        before = [_POSSESSIVE.sub("", word) for word in plain[: hit.start()].split()]
        bare = [word for word in before if word.casefold() not in _OTHERS]
        yield " ".join(before)
        if bare:
            yield " ".join(bare)
            yield " ".join(bare) + " officials"
