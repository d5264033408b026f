"""How many independent sources support an incident.

Claims that lead back to one speaker count once, whoever passes them on; so do reposts, the same
text, and an actor with its spokesmen, media arm or controlling body. What cannot be told apart
counts as dependent.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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

    Only speakers whom the register knows, and who do not count as one with each other, make lines
    of their own: whose independence is not known counts as dependent. Negated claims and authors'
    evaluations support nothing.
    """
    asserted = [each for each in claims if not each.cue.negated and each.weighs is None]
    lines: dict[str, _Line] = {}
    for claim in sorted(asserted, key=lambda each: each.id):
        root, known, reason = _root(claim, asserted, documents[claim.document_id])
        key = _shared(root, lines, related)
        line = lines.setdefault(key, _Line(root=key, known=known))
        line.claims.append(claim.id)
        line.reasons.add(reason)
    return tuple(each.support() for each in _merged(lines))


@dataclass(slots=True)
class _Line:
    """A line of support while it is being gathered; `known`: its root stands in the register."""

    root: str
    known: bool
    claims: list[ClaimId] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)

    def support(self) -> Support:
        return Support(
            root=self.root,
            claims=tuple(sorted(self.claims)),
            reasons=tuple(sorted(self.reasons)),
        )


def _merged(lines: Mapping[str, _Line]) -> list[_Line]:
    """The lines by root, those of unknown independence put to the first known one (or to one)."""
    known = [lines[root] for root in sorted(lines) if lines[root].known]
    unknown = [lines[root] for root in sorted(lines) if not lines[root].known]
    kept = known or unknown[:1]
    for each in unknown:
        if each is not kept[0]:
            kept[0].claims += each.claims
            kept[0].reasons |= {*each.reasons, f"{each.root}: not known to be independent"}
    return kept


def _root(claim: Claim, others: Sequence[Claim], document: Document) -> tuple[str, bool, str]:
    """Whom a claim leads back to, whether the register knows it, and why."""
    source = claim.source
    if source.actor is not None and (source.actor.id or source.kind is SourceKind.NAMED):
        root = source.actor.id or source.actor.as_written.casefold()
        return root, source.actor.id is not None, "the named speaker"
    if source.kind in (SourceKind.IMPLICIT, SourceKind.UNNAMED, SourceKind.COLLECTIVE):
        named = _named_in(claim, others)
        if named is not None:
            reason = "no speaker of its own is named: counted with the document's named one"
            return named, named.startswith("actor-"), reason
    if document.forwarded_from:
        return document.forwarded_from.casefold(), False, "forwarded from this channel"
    return document.origin.name.casefold(), False, "the origin that carries it"


def _named_in(claim: Claim, others: Sequence[Claim]) -> str | None:
    for each in others:
        actor = each.source.actor
        if each.document_id == claim.document_id and actor is not None and each.id != claim.id:
            return actor.id or actor.as_written.casefold()
    return None


def _shared(root: str, known: Mapping[str, object], related: Related) -> str:
    return next((each for each in sorted(known) if each == root or root in related(each)), root)
