"""What a text says its actors are to each other, with the time it states for that."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from purport.extract.claim_text import paragraphs_of, sentences_of
from purport.extract.relation_parties import Party, find_parties, masked
from purport.extract.relation_rules import RULES
from purport.extract.relation_verbs import Tie, find_actions
from purport.records.actor import Actor, ActorMention
from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.ids import ClaimId
from purport.records.relation import Relation, relation_id
from purport.records.spans import Span, overlaps, words_at
from purport.records.when import TimeMention, When, unread

if TYPE_CHECKING:
    from spacy.tokens import Doc

COMPONENT = "relations/1"
BEFORE, AFTER = 12, 60  # code points from a time to the clause it opens, or that it closes
_NOT = re.compile(r"\b(?:not|never|no longer|denie[sd]|deny|nor|neither)\b|n['’]t\b", re.I)
_OF_ACCUSING = re.compile(r"\b(?:accus|blam)\w+\s[^.;]*\b(?:of|for)\s+(?:\w+\s+)?$", re.I)


def find_relations(
    document: Document,
    text: str,
    actors: Sequence[ActorMention],
    times: Sequence[TimeMention] = (),
    claims: Sequence[Claim] = (),
    parse: "Doc | None" = None,
) -> tuple[Relation, ...]:
    """The relations stated between two parties of one sentence, in order of their place.

    `when` is a time the same clause states, else None: known only as stated on the document's date.
    What is negated is left out; of what is said to be someone's fault, only what a claim holds.
    """
    found = {}
    for tie in find_ties(document, text, actors, claims):
        relation = _record(document, text, tie, times, claims)
        if relation is not None:
            found.setdefault(relation.id, relation)
    return tuple(sorted(found.values(), key=lambda each: (each.spans, each.id)))


def find_ties(
    document: Document, text: str, actors: Sequence[ActorMention], claims: Sequence[Claim] = ()
) -> tuple[Tie, ...]:
    """The stated ties of a text, each pair of parties once a cue, the tightest rule first."""
    parties = find_parties(document, text, actors, claims)
    found: dict[tuple[Span, Span], Tie] = {}
    for paragraph in paragraphs_of(text, document.skipped):
        for start, end in sentences_of(text, paragraph):
            inside = [p for p in parties if start <= p.span[0] and p.span[1] <= end]
            for tie in _stated(text, (start, end), inside):
                ends = sorted((tie.subject.span, tie.object.span))
                found.setdefault((ends[0], ends[1]), tie)
    return tuple(found.values())


def _stated(text: str, sentence: Span, parties: Sequence[Party]) -> Iterator[Tie]:
    start, end = sentence
    shifted = tuple(Party(span=(p.span[0] - start, p.span[1] - start), actors=p.actors) for p in parties)
    plain = masked(text[start:end], shifted)
    yield from _tied(plain, start, parties)
    yield from find_actions(plain, start, parties)


def _tied(plain: str, start: int, parties: Sequence[Party]) -> Iterator[Tie]:
    """The ties that a fixed phrase states, from every party on."""
    at = {party.span: party for party in parties}
    for rule in RULES:
        here = 0
        while match := rule.pattern.search(plain, here):
            first, second = sorted((match.span("s"), match.span("o")))
            cue = (start + first[1], start + second[0])
            here = first[1]
            between = plain[first[1] : second[0]]
            if not _NOT.search(between):
                ends = [at[(start + s, start + e)] for s, e in (match.span("s"), match.span("o"))]
                cue = _words(plain, start, match.span(), (first, second))
                yield Tie(kind=rule.kind, subject=ends[0], object=ends[1], cue=cue)


def _words(plain: str, start: int, whole: Span, ends: tuple[Span, Span]) -> Span:
    """The stating words: between the ends, or what follows or precedes both where there is more."""
    pieces = [(ends[0][1], ends[1][0]), (ends[1][1], whole[1]), (whole[0], ends[0][0])]
    left, right = max(pieces, key=lambda piece: sum(map(str.isalpha, plain[slice(*piece)])))
    words = plain[left:right]
    lead, trail = len(words) - len(words.lstrip(" ,(\n")), len(words) - len(words.rstrip(" ,(\n"))
    return start + left + lead, start + right - trail


def _record(
    document: Document, text: str, tie: Tie, times: Sequence[TimeMention], claims: Sequence[Claim]
) -> Relation | None:
    """The relation, or None where its ends are one actor or it is only what someone is blamed for."""
    subject, object_ = _actors(tie)
    words = words_at(text, _without((tie.subject.span, tie.cue, tie.object.span), document.skipped))
    claim = _claim_around(words.spans, claims)
    blamed = _OF_ACCUSING.search(text[max(0, tie.cue[0] - 120) : tie.cue[0]])
    if subject is None or object_ is None or (blamed and claim is None):
        return None
    return Relation(
        id=relation_id(document.id, tie.kind, words.spans, (subject.as_written, object_.as_written)),
        kind=tie.kind,
        subject=subject,
        object=object_,
        when=_when(text, tie, times),
        document_id=document.id,
        spans=words.spans,
        text=words.text,
        claim=claim,
        component=COMPONENT,
    )


def _actors(tie: Tie) -> tuple[Actor | None, Actor | None]:
    """Both ends; a description stands for the nearest group that the other end is not."""
    subject = tie.subject.actors[0]
    object_ = next((a for a in tie.object.actors if not _same(a, subject)), None)
    if len(tie.subject.actors) > 1 and object_ is not None:
        subject = next((a for a in tie.subject.actors if not _same(a, object_)), subject)
    return subject, object_


def _same(left: Actor, right: Actor) -> bool:
    return left.as_written.casefold() == right.as_written.casefold()


def _without(spans: Sequence[Span], skipped: Sequence[Span]) -> list[Span]:
    return [span for span in spans if span[0] < span[1] and not overlaps([span], skipped)]


def _when(text: str, tie: Tie, times: Sequence[TimeMention]) -> When | None:
    """The time that opens the clause, or that follows it closely without another clause between."""
    left = min(tie.subject.span[0], tie.object.span[0])
    right = max(tie.subject.span[1], tie.object.span[1], tie.cue[1])
    for mention in times:
        start, end = mention.words.spans[0][0], mention.words.spans[-1][1]
        opens = end <= left and re.fullmatch(r",?\s+(?:the\s+)?", text[end:left])
        follows = right <= start and re.fullmatch(r"[^.,;:]{0,45}\s", text[right:start])
        if opens or follows or left <= start and end <= right:
            return unread(mention.words.text)
    return None


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
