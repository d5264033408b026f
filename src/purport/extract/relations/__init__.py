"""What a text says its actors are to each other, with the time it states for that."""

import re
from collections.abc import Callable, Iterator, Sequence

from purport.extract.claims.text import paragraphs_of, sentences_of
from purport.extract.relations.parties import Party, find_parties, inside, masked
from purport.extract.relations.rules import RULES
from purport.extract.relations.verbs import Tie, find_actions
from purport.records.actor import Actor, ActorMention
from purport.records.claim import Claim, Polarity
from purport.records.document import Document
from purport.records.relation import Relation, relation_id
from purport.records.spans import Span, overlaps, words_at
from purport.records.when import TimeMention, When, unread

COMPONENT = "relations/1"
LONGEST = 1500  # code points of a sentence
_NOT = re.compile(r"\b(?:not|never|no longer|denie[sd]|deny|nor|neither)\b|n['’]t\b", re.I)
_SAYS = re.compile(r"(?!the\b)(?<!['’])\b[^\W\d_]+", re.I)  # more than an article or a genitive
_OF_ACCUSING = re.compile(r"\b(?:accus|blam)\w+\s[^.;]*\b(?:of|for)\s+(?:\w+\s+)?$", re.I)


def nobody(_: str) -> bool:
    """False: no name of a place stands for a government."""
    return False


def find_relations(
    document: Document,
    text: str,
    mentions: tuple[Sequence[ActorMention], Sequence[TimeMention]],
    claims: Sequence[Claim] = (),
    stands_for: Callable[[str], bool] = nobody,
) -> tuple[Relation, ...]:
    """The relations stated between two parties of one sentence, in order of their place.

    `when` is a time the same clause states, else None: known only as stated on the document's date.
    `stands_for` tells the names of places that may stand for a government.
    What is negated is left out; of what someone is accused of, only what a claim holds is kept.
    """
    actors, times = mentions
    found: dict[str, Relation] = {}
    for tie in find_ties(document, text, actors, claims, stands_for):
        relation = _record(document, text, tie, times, claims)
        if relation is not None:
            found.setdefault(relation.id, relation)
    return tuple(sorted(found.values(), key=lambda each: (each.spans, each.id)))


def find_ties(
    document: Document,
    text: str,
    actors: Sequence[ActorMention],
    claims: Sequence[Claim] = (),
    stands_for: Callable[[str], bool] = nobody,
) -> tuple[Tie, ...]:
    """The stated ties of a text, each pair of parties once a cue, the tightest rule first."""
    parties = find_parties(document, text, actors, claims, stands_for)
    found: dict[tuple[Span, Span], Tie] = {}
    for paragraph in paragraphs_of(text, document.skipped):
        for piece in _pieces(sentences_of(text, paragraph)):
            for tie in _stated(text, piece, inside(parties, piece)):
                ends = sorted((tie.subject.span, tie.object.span))
                if None in _actors(tie):
                    continue
                found.setdefault((ends[0], ends[1]), tie)
    return tuple(found.values())


def _pieces(sentences: Iterator[Span]) -> Iterator[Span]:
    """The sentences, those of monstrous length cut, so that time grows with the text alone."""
    for start, end in sentences:
        for at in range(start, end, LONGEST):
            yield at, min(at + LONGEST, end)


def _stated(text: str, sentence: Span, parties: Sequence[Party]) -> Iterator[Tie]:
    if len(parties) < 2:  # most sentences: nobody to be anything to
        return
    start = sentence[0]
    plain = masked(text, [party.span for party in parties], sentence)
    yield from _tied(plain, start, parties)
    yield from find_actions(plain, start, parties)


def _tied(plain: str, start: int, parties: Sequence[Party]) -> Iterator[Tie]:
    """The ties that a fixed phrase states; of two that end in one party, the first."""
    at = {party.span: party for party in parties}
    for rule in RULES:
        here, done = 0, set()
        while match := rule.pattern.search(plain, here):
            ends = match.span("s"), match.span("o")
            first, second = sorted(ends)
            here = first[1]
            if second in done or _NOT.search(plain[first[1] : second[0]]):
                continue
            done.add(second)
            subject, object_ = (at[(start + left, start + right)] for left, right in ends)
            cue = tuple(_words(plain, start, match.span(), (first, second)))
            yield Tie(kind=rule.kind, subject=subject, object=object_, cue=cue)


def _words(plain: str, start: int, whole: Span, ends: tuple[Span, Span]) -> Iterator[Span]:
    """Where the stating words stand: before, between and after the two ends."""
    first, second = ends
    for left, right in ((whole[0], first[0]), (first[1], second[0]), (second[1], whole[1])):
        words = plain[left:right]
        if _SAYS.search(words):
            trimmed = words.strip(" ,()\n")
            at = start + left + words.index(trimmed)
            yield at, at + len(trimmed)


def _record(
    document: Document, text: str, tie: Tie, times: Sequence[TimeMention], claims: Sequence[Claim]
) -> Relation | None:
    """The relation, or None where its ends are one actor or it is a mere charge."""
    subject, object_ = _actors(tie)
    words = words_at(
        text, _without((tie.subject.span, *tie.cue, tie.object.span), document.skipped)
    )
    claim = _claim_around(words.spans, claims)
    if subject is None or object_ is None or not _is_asserted(text, tie, claim):
        return None
    return Relation(
        id=relation_id(
            document.id, tie.kind, words.spans, (subject.as_written, object_.as_written)
        ),
        kind=tie.kind,
        subject=subject,
        object=object_,
        when=_when(text, tie, times),
        document_id=document.id,
        spans=words.spans,
        text=words.text,
        claim=claim.id if claim else None,
        component=COMPONENT,
    )


def _is_asserted(text: str, tie: Tie, claim: Claim | None) -> bool:
    """Whether it is said to be so: by a claim that is not negated, or else not as a mere charge."""
    if claim is not None:
        return not claim.cue.negated and claim.stance.polarity is not Polarity.NEGATIVE
    cue = tie.cue[0][0] if tie.cue else tie.object.span[0]
    return not _OF_ACCUSING.search(text[max(0, cue - 120) : cue])


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
    right = max(tie.subject.span[1], tie.object.span[1], *(end for _, end in tie.cue))
    for mention in times:
        start, end = mention.words.spans[0][0], mention.words.spans[-1][1]
        opens = end <= left and re.fullmatch(r",?\s+(?:the\s+)?", text[end:left])
        follows = right <= start and re.fullmatch(r"[^.,;:]{0,45}\s", text[right:start])
        if opens or follows or (left <= start and end <= right):
            return unread(mention.words.text)
    return None


def _claim_around(spans: tuple[Span, ...], claims: Sequence[Claim]) -> Claim | None:
    """The narrowest claim in whose content all the words lie."""
    around = [
        (claim.content.spans[-1][1] - claim.content.spans[0][0], claim.id, claim)
        for claim in claims
        if claim.content.spans
        and claim.content.spans[0][0] <= spans[0][0]
        and spans[-1][1] <= claim.content.spans[-1][1]
    ]
    return min(around, key=lambda each: each[:2])[2] if around else None
