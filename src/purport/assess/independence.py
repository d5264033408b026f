"""How many independent sources support an incident.

Claims that lead back to one speaker count once, whoever passes them on; so do copies of one text,
quoted words, the same photo, and an actor with its spokesmen, media arm or controlling body. What
cannot be told apart counts as dependent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from purport.assess.dependence import Root, Ties, root_of, shared_keys
from purport.records.claim import Claim, SourceKind
from purport.records.document import Document
from purport.records.ids import ClaimId, DocumentId
from purport.records.incident import Branch, Support


def supports(
    claims: Iterable[Claim], documents: Mapping[DocumentId, Document], ties: Ties
) -> tuple[Support, ...]:
    """The independent lines of support, each with its claims, sorted by root.

    Only speakers whom the register knows, and who do not count as one with each other, make lines
    of their own: whose independence is not known counts as dependent. Negated claims and authors'
    evaluations support nothing.
    """
    asserted = sorted(
        (each for each in claims if not each.cue.negated and each.weighs is None),
        key=lambda each: each.id,
    )
    roots = {
        each.id: root_of(each, asserted, documents[each.document_id], ties) for each in asserted
    }
    lines = _Lines(roots)
    for claim, key, reason in shared_keys(asserted, roots, ties):
        lines.share(claim, key, reason)
    return tuple(each.support(asserted, documents) for each in _merged(lines.all()))


@dataclass(slots=True)
class _Line:
    """A line of support while it is being gathered; `known`: a root stands in the register."""

    root: str
    known: bool
    reasons: dict[ClaimId, set[str]] = field(default_factory=dict)

    def support(self, claims: Sequence[Claim], documents: Mapping[DocumentId, Document]) -> Support:
        branches = tuple(
            Branch(
                claim_id=claim.id,
                document_id=claim.document_id,
                speaker=_speaker(claim, documents[claim.document_id]),
                reasons=tuple(sorted(self.reasons[claim.id])),
            )
            for claim in claims
            if claim.id in self.reasons
        )
        return Support(
            root=self.root,
            claims=tuple(sorted(self.reasons)),
            reasons=tuple(sorted(set().union(*self.reasons.values()))),
            branches=branches,
        )


class _Lines:
    """Claims by the root they lead back to, roots joined where something is shared."""

    def __init__(self, roots: Mapping[ClaimId, Root]) -> None:
        self._key: dict[str, str] = {}
        self._roots = roots
        self._reasons = {claim: {root.reason} for claim, root in roots.items()}
        self._first: dict[str, str] = {}
        self._sharers: dict[str, list[ClaimId]] = {}

    def share(self, claim: ClaimId, key: str, reason: str) -> None:
        """Nothing, once the claim is one with all that share the key."""
        root = self._roots[claim].key
        self._sharers.setdefault(key, []).append(claim)
        first = self._first.setdefault(key, root)
        if len(self._sharers[key]) > 1:
            for each in self._sharers[key]:
                self._reasons[each].add(reason)
            one, other = sorted((self._find(first), self._find(root)))
            self._key[other] = one

    def all(self) -> list[_Line]:
        """The lines, sorted by root; a line with a known root is named after it."""
        found: dict[str, _Line] = {}
        for claim in sorted(self._roots):
            root = self._roots[claim]
            line = found.setdefault(self._find(root.key), _Line(root=root.key, known=False))
            if root.known and (not line.known or root.key < line.root):
                line.root, line.known = root.key, True
            line.reasons[claim] = self._reasons[claim]
        return sorted(found.values(), key=lambda line: line.root)

    def _find(self, key: str) -> str:
        while self._key.get(key, key) != key:
            key = self._key[key]
        return key


def _merged(lines: Sequence[_Line]) -> list[_Line]:
    """The known lines, those of unknown independence put to the first of them (or to one)."""
    known = [line for line in lines if line.known]
    unknown = [line for line in lines if not line.known]
    kept = known or unknown[:1]
    for each in unknown:
        if each is not kept[0]:
            for claim, reasons in each.reasons.items():
                kept[0].reasons[claim] = {*reasons, f"{each.root}: not known to be independent"}
    return kept


def _speaker(claim: Claim, document: Document) -> str:
    source = claim.source
    if source.text and source.kind is not SourceKind.AUTHOR:
        named = source.actor.name if source.actor and source.actor.name else source.text
        return " ".join(named.split())
    return document.origin.name
