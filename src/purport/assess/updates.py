"""What changed between two captures of one address: claims added, dropped and changed.

A claim is the same when source, cue and content have the same words; it was changed when source or
content is still much alike. Where it stands in the text does not count.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.finding import Findings
from purport.records.ids import ClaimId, DocumentId
from purport.records.value import value

ALIKE = 70.0  # of 100, over source and content: below, it is another claim


@value
class Change:
    """One claim that an update added, dropped or changed, as it was and as it is."""

    kind: str
    before: ClaimId | None
    after: ClaimId | None
    before_words: str = ""
    after_words: str = ""


@value
class Update:
    """A later version of a document at one address, with what changed in its claims."""

    address: str
    earlier: DocumentId
    later: DocumentId
    same: int
    changes: tuple[Change, ...]


def updates(
    documents: Sequence[Document], findings: Mapping[DocumentId, Findings]
) -> tuple[Update, ...]:
    """The updates among these documents, in the order in which the documents are given.

    Two documents are versions of one when origin and address (with its part) are the same.
    """
    versions: dict[tuple[str, str], list[Document]] = {}
    for document in documents:
        if document.row is None:
            versions.setdefault((document.origin.name, document.name), []).append(document)
    return tuple(
        _update(earlier, later, findings)
        for listed in versions.values()
        for earlier, later in pairwise(listed)
    )


def _update(earlier: Document, later: Document, findings: Mapping[DocumentId, Findings]) -> Update:
    before = list(findings.get(earlier.id, Findings()).claims)
    after = list(findings.get(later.id, Findings()).claims)
    same = _take_same(before, after)
    return Update(
        address=later.name,
        earlier=earlier.id,
        later=later.id,
        same=same,
        changes=tuple(_changes(before, after)),
    )


def _take_same(before: list[Claim], after: list[Claim]) -> int:
    """How many claims stand in both; they are taken out of the lists."""
    same = 0
    for claim in tuple(before):
        twin = next((each for each in after if _words(each) == _words(claim)), None)
        if twin is not None:
            before.remove(claim)
            after.remove(twin)
            same += 1
    return same


def _changes(before: list[Claim], after: list[Claim]) -> Iterable[Change]:
    """The most alike pairs as changed, the rest as dropped and added."""
    alike = sorted(
        (
            (-round(fuzz.ratio(claim_words(old), claim_words(new)), 4), old.id, new.id, old, new)
            for old in before
            for new in after
        ),
        key=lambda each: each[:3],
    )
    gone, come = set[ClaimId](), set[ClaimId]()
    for score, _, _, old, new in alike:
        if -score >= ALIKE and old.id not in gone and new.id not in come:
            gone.add(old.id)
            come.add(new.id)
            yield _change("changed", old, new)
    yield from (_change("dropped", old, None) for old in before if old.id not in gone)
    yield from (_change("added", None, new) for new in after if new.id not in come)


def _change(kind: str, old: Claim | None, new: Claim | None) -> Change:
    return Change(
        kind=kind,
        before=old.id if old else None,
        after=new.id if new else None,
        before_words=claim_words(old) if old else "",
        after_words=claim_words(new) if new else "",
    )


def claim_words(claim: Claim) -> str:
    """A claim in one line: who, the words that attribute, what."""
    return " ".join(" ".join(_words(claim)).split())


def _words(claim: Claim) -> tuple[str, str, str]:
    return (claim.source.text, claim.cue.text, claim.content.text)
