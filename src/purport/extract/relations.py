"""What a text says two named actors are to each other, by the words around their names."""

import re
from collections.abc import Iterator, Sequence

from purport.extract.relation_phrases import BETWEEN, PATTERNS, Pattern
from purport.records.actor import Actor, ActorMention
from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.ids import ClaimId
from purport.records.relation import Relation, RelationKind, relation_id
from purport.records.spans import Span, words_at

COMPONENT = "extract.relations/1"
REACH = 110  # code points between two names of one statement
REACH_AFTER = 45
NEXT_TO = 30  # code points
TIES = (
    RelationKind.BRANCH_OF,
    RelationKind.PART_OF,
    RelationKind.OFFSHOOT_OF,
    RelationKind.BACKED_BY,
    RelationKind.LED_BY,
)
_STOP = re.compile(r"[.!?؟](?:[\"”’)]*)\s+(?=[\"“«(]?[^\Wa-zа-яё])|\n\s*\n")
_NEGATED = re.compile(r"\b(?:no|not|never|denie[sd]|deny(?:ing)?|without)\b|n['’]t\b", re.I)
_APPOSITION = re.compile(
    r"\s*[,(—–-]+\s*(?:which\s+is\s+)?(?:an?\s+|the\s+)?"  # "A, an B offshoot"
    r"|\s*[,(—–-]+.{0,45}\b(?:that|which|who)\s+(?:is|was)\s+"  # "A, a group that is B's rival"
    r"|.{0,45}\s+and\s+"  # "A and B are allies"
    r"|\s+(?:is|was|are|were)\s+(?:an?\s+|the\s+)?",
    re.I,
)


def find_relations(
    document: Document,
    text: str,
    actors: Sequence[ActorMention],
    claims: Sequence[Claim] = (),
) -> tuple[Relation, ...]:
    """The relations between neighbouring actors of one sentence, in order of their place.

    No time is read here: a relation without one is known only as stated on the document's date.
    A relation inside a claim's content names that claim. Negated statements state none.
    """
    found = {}
    for left, right in _pairs(text, actors):
        for pattern, cue in _stated(text, left, right):
            relation = _relation(document, text, (left, right), (pattern, cue), claims)
            found[relation.id] = relation
    return tuple(sorted(found.values(), key=lambda each: (each.spans, each.id)))


def _pairs(
    text: str, actors: Sequence[ActorMention]
) -> Iterator[tuple[ActorMention, ActorMention]]:
    """Each actor with the next two of its sentence."""
    ordered = sorted(actors, key=_span)
    for n, left in enumerate(ordered):
        for right in ordered[n + 1 : n + 3]:
            between = text[_span(left)[1] : _span(right)[0]]
            same = left.words.text.casefold() == right.words.text.casefold()
            if len(between) <= REACH and not same and not _STOP.search(between):
                yield left, right


def _span(mention: ActorMention) -> Span:
    return mention.words.spans[0][0], mention.words.spans[-1][1]


def _stated(text: str, left: ActorMention, right: ActorMention) -> Iterator[tuple[Pattern, Span]]:
    """The first pattern that the words between two names, or after the second, fulfil."""
    start, middle, end = _span(left)[1], _span(right)[0], _span(right)[1]
    between = text[start:middle]
    if _NEGATED.search(between):
        return
    for pattern in PATTERNS:
        if pattern.place == BETWEEN:
            match = pattern.words.search(between)
            offset = start
        else:
            beside = _APPOSITION.fullmatch(between)
            match = pattern.words.search(text[end : end + REACH_AFTER]) if beside else None
            offset = end
        if match and match.end() > match.start() and _is_close(pattern, match):
            yield pattern, (offset + match.start(), offset + match.end())
            return


def _is_close(pattern: Pattern, match: re.Match[str]) -> bool:
    """Whether words that tie one noun to another stand next to both names.

    "The coalition's bombs hit fighters belonging to X" says nothing of the coalition and X.
    """
    if pattern.place != BETWEEN or pattern.kind not in TIES:
        return True
    rest = match.string[match.end() :]
    return match.start() <= NEXT_TO and len(rest) <= NEXT_TO and "," not in rest


def _relation(
    document: Document,
    text: str,
    names: tuple[ActorMention, ActorMention],
    stated: tuple[Pattern, Span],
    claims: Sequence[Claim],
) -> Relation:
    pattern, cue = stated
    subject, object_ = reversed(names) if pattern.turned else names
    words = words_at(text, [*names[0].words.spans, cue, *names[1].words.spans])
    ends = (subject.words.text, object_.words.text)
    return Relation(
        id=relation_id(document.id, pattern.kind, words.spans, ends),
        kind=pattern.kind,
        subject=_actor(subject),
        object=_actor(object_),
        document_id=document.id,
        spans=words.spans,
        text=words.text,
        claim=_claim_around(words.spans, claims),
        component=COMPONENT,
    )


def _actor(mention: ActorMention) -> Actor:
    return mention.actor or Actor(as_written=mention.words.text)


def _claim_around(spans: tuple[Span, ...], claims: Sequence[Claim]) -> ClaimId | None:
    """The narrowest claim in whose content all the words lie."""
    around = [
        (claim.content.spans[-1][1] - claim.content.spans[0][0], claim.id)
        for claim in claims
        if claim.content.spans
        and claim.content.spans[0][0] <= spans[0][0]
        and spans[-1][1] <= claim.content.spans[-1][1]
    ]
    return min(around)[1] if around else None
