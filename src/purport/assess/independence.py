"""How many independent sources support an incident.

Claims that lead back to one speaker count once, whoever passes them on; so do reposts, the same
text, and an actor with its spokesmen, media arm or controlling body. What cannot be told apart
counts as dependent.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from purport.records.claim import Claim, SourceKind
from purport.records.document import Document
from purport.records.ids import ClaimId, DocumentId
from purport.records.incident import Support

Related = Callable[[str], tuple[str, ...]]
"""The ids of the actors that count as one speaker with an actor."""


def supports(
    claims: Iterable[Claim], documents: Mapping[DocumentId, Document], related: Related
) -> tuple[Support, ...]:
    """The independent lines of support, each with its claims, sorted by root.

    Negated claims and authors' evaluations support nothing.
    """
    asserted = [each for each in claims if not each.cue.negated and each.weighs is None]
    roots: dict[str, list[ClaimId]] = {}
    reasons: dict[str, set[str]] = {}
    for claim in sorted(asserted, key=lambda each: each.id):
        root, reason = _root(claim, asserted, documents[claim.document_id])
        key = _shared(root, roots, related)
        roots.setdefault(key, []).append(claim.id)
        reasons.setdefault(key, set()).add(reason)
    return tuple(
        Support(root=root, claims=tuple(roots[root]), reasons=tuple(sorted(reasons[root])))
        for root in sorted(roots)
    )


def _root(claim: Claim, others: Sequence[Claim], document: Document) -> tuple[str, str]:
    """Whom a claim leads back to, and why."""
    source = claim.source
    if source.actor is not None and (source.actor.id or source.kind is SourceKind.NAMED):
        return source.actor.id or source.actor.as_written.casefold(), "the named speaker"
    if source.kind in (SourceKind.IMPLICIT, SourceKind.UNNAMED, SourceKind.COLLECTIVE):
        named = _named_in(claim, others)
        if named is not None:
            return named, "no speaker of its own is named: counted with the document's named one"
    if document.forwarded_from:
        return document.forwarded_from.casefold(), "forwarded from this channel"
    return document.origin.name.casefold(), "the origin that carries it"


def _named_in(claim: Claim, others: Sequence[Claim]) -> str | None:
    for each in others:
        actor = each.source.actor
        if each.document_id == claim.document_id and actor is not None and each.id != claim.id:
            return actor.id or actor.as_written.casefold()
    return None


def _shared(root: str, known: Mapping[str, object], related: Related) -> str:
    return next((each for each in sorted(known) if each == root or root in related(each)), root)
