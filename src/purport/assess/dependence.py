"""What makes two claims one: speaker, copied text, shared photo, quoted words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field

from purport.records.claim import Claim, Source, SourceKind
from purport.records.document import Document
from purport.records.ids import ClaimId, DocumentId
from purport.records.value import value

SPEAKERLESS = frozenset({SourceKind.IMPLICIT, SourceKind.UNNAMED, SourceKind.COLLECTIVE})
LONG_WORDS = 12  # the same so many words, or more, in two documents are a quotation
SAME_WORDS = 0.85


def nobody(name: str) -> None:
    """None: no register is at hand."""


@value
class Ties:
    """What is known of who and what depends on whom.

    `root_of` gives the id under which an actor counts as a speaker, `actor_of` the id of whom an
    outlet's or account's name stands for (None: not known). `texts` and `photos` give, for
    documents that share them with others, the key of the text or photo.
    """

    root_of: Callable[[str], str]
    actor_of: Callable[[str], str | None] = nobody
    texts: Mapping[DocumentId, str] = field(default_factory=dict)
    photos: Mapping[DocumentId, str] = field(default_factory=dict)


@value
class Root:
    """Whom a claim leads back to, whether the register knows it, and why.

    `own`: the claim has no speaker but whoever carries it.
    """

    key: str
    known: bool
    reason: str
    own: bool = False


def root_of(claim: Claim, others: Sequence[Claim], document: Document, ties: Ties) -> Root:
    """Whom a claim leads back to."""
    for source, reason in _chain(claim):
        named = _named(source, ties)
        if named is not None:
            return Root(key=named[0], known=named[1], reason=reason)
    if claim.source.kind in SPEAKERLESS:
        beside = _named_beside(claim, others, ties)
        if beside is not None:
            reason = "no speaker of its own is named: counted with the document's named one"
            return Root(key=beside[0], known=beside[1], reason=reason)
    return _carrier(document, ties)


def _chain(claim: Claim) -> Iterable[tuple[Source, str]]:
    """The speaker, then those who passed it on, nearest to the speaker first."""
    yield claim.source, "the named speaker"
    for source in claim.via:
        yield source, "the speaker is not named: counted with whoever passed it on"


def _named(source: Source, ties: Ties) -> tuple[str, bool] | None:
    actor = source.actor
    if actor is None or not (actor.id or source.kind is SourceKind.NAMED):
        return None
    if actor.id is None:
        return actor.as_written.casefold(), False
    return ties.root_of(actor.id), True


def _named_beside(claim: Claim, others: Sequence[Claim], ties: Ties) -> tuple[str, bool] | None:
    for each in others:
        actor = each.source.actor
        if each.document_id == claim.document_id and actor is not None and each.id != claim.id:
            named = _named(each.source, ties)
            if named is not None:
                return named
            return actor.as_written.casefold(), False
    return None


def _carrier(document: Document, ties: Ties) -> Root:
    """The channel it was forwarded from, the account, else the origin that carries it."""
    if document.forwarded_from:
        name, reason = document.forwarded_from, "forwarded from this channel"
    else:
        name, reason = document.account or document.origin.name, "the origin that carries it"
    actor = ties.actor_of(name)
    if actor is not None:
        return Root(key=ties.root_of(actor), known=True, reason=reason, own=True)
    return Root(key=name.casefold(), known=False, reason=reason, own=True)


def shared_keys(
    claims: Sequence[Claim], roots: Mapping[ClaimId, Root], ties: Ties
) -> Iterable[tuple[ClaimId, str, str]]:
    """(claim, key, reason): claims with the same key count as one.

    Copies of a text have one carrier, whichever outlet prints them; speakers named in it stay
    apart. A photo makes documents one where each of them has one speaker only: whether several
    speakers rest on it is not known of each.
    """
    speakers: dict[DocumentId, set[str]] = defaultdict(set)
    for claim in claims:
        speakers[claim.document_id].add(roots[claim.id].key)
    for claim in claims:
        text, photo = ties.texts.get(claim.document_id), ties.photos.get(claim.document_id)
        if text is not None and roots[claim.id].own:
            yield claim.id, f"text {text}", "a copy of the same text"
        if photo is not None and len(speakers[claim.document_id]) == 1:
            yield claim.id, f"photo {photo}", "shown with the same photo"
    for words, quoted in _quotations(claims):
        for claim in quoted:
            yield claim.id, f"words {words}", "the same words"


def _quotations(claims: Sequence[Claim]) -> Iterable[tuple[str, list[Claim]]]:
    """Groups of claims of several documents that carry the same long words."""
    long = [(claim, _words(claim)) for claim in claims]
    long = [(claim, words) for claim, words in long if sum(words.values()) >= LONG_WORDS]
    for place, (claim, words) in enumerate(long):
        alike = [
            other
            for other, theirs in long[place + 1 :]
            if other.document_id != claim.document_id and _alike(words, theirs)
        ]
        if alike:
            yield claim.id, [claim, *alike]


def _words(claim: Claim) -> Counter[str]:
    return Counter(claim.content.text.casefold().split())


def _alike(left: Counter[str], right: Counter[str]) -> bool:
    few, many = sorted((left, right), key=lambda each: sum(each.values()))
    return (few & many).total() >= SAME_WORDS * few.total() and few.total() * 2 > many.total()
