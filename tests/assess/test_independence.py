"""Independent sources are counted once, and the unknown counts as dependent."""

import pytest

from purport.assess.dependence import Ties
from purport.assess.independence import supports
from purport.records.actor import Actor
from purport.records.claim import Claim, Cue, CueClass, Source, SourceKind, Stance, claim_id
from purport.records.document import Document, DocumentKind
from purport.records.ids import CaptureId, DocumentId
from purport.records.origin import Origin
from purport.records.spans import Words

DOCUMENT = Document(
    id=DocumentId("document-1"), kind=DocumentKind.ARTICLE, capture_id=CaptureId("capture-1"),
    address="a.txt", origin=Origin(name="a desk"), sha256="0", text_sha256="0", code_points=100,
    component="test/1",
)  # fmt: skip


def claim(number: int, name: str | None, actor: str | None, *, negated: bool = False) -> Claim:
    source = Source(
        spans=((number, number + 1),),
        text=name or "officials",
        kind=SourceKind.NAMED if name else SourceKind.UNNAMED,
        actor=Actor(as_written=name, id=actor) if name else None,
    )
    cue = Cue(spans=(), text="", cue_class=CueClass.SAY, negated=negated)
    content = Words(spans=((number + 10, number + 12),), text="xx")
    return Claim(
        id=claim_id(DOCUMENT.id, source, cue, content), document_id=DOCUMENT.id, source=source,
        cue=cue, content=content, stance=Stance(), component="test/1",
    )  # fmt: skip


def count(claims: list[Claim], related: dict[str, tuple[str, ...]] | None = None) -> int:
    known = related or {}
    ties = Ties(root_of=lambda each: min((each, *known.get(each, ()))))
    return len(supports(claims, {DOCUMENT.id: DOCUMENT}, ties))


@pytest.mark.parametrize(
    ("claims", "independent"),
    [
        ([claim(1, "A", "actor-a"), claim(2, "A again", "actor-a")], 1),
        ([claim(1, "A", "actor-a"), claim(2, "B", "actor-b")], 2),
        ([claim(1, "A", "actor-a"), claim(2, "somebody", None)], 1),
        ([claim(1, "one", None), claim(2, "another", None)], 1),
        ([claim(1, None, None)], 1),
        ([claim(1, "A", "actor-a", negated=True)], 0),
        ([], 0),
    ],
)
def test_known_speakers_count_once_each(claims: list[Claim], independent: int) -> None:
    """Only different known speakers add up; the unknown joins, the negated supports nothing."""
    assert count(claims) == independent


def test_a_spokesman_and_his_body_are_one() -> None:
    """Actors that the register calls one speaker are one line, in either order."""
    claims = [claim(1, "A", "actor-a"), claim(2, "A's office", "actor-a-office")]
    related = {"actor-a": ("actor-a-office",), "actor-a-office": ("actor-a",)}
    assert count(claims, related) == count(claims[::-1], related) == 1


def test_every_claim_stays_in_some_line() -> None:
    """Collapsing loses no claim."""
    claims = [claim(1, "A", "actor-a"), claim(2, "x", None), claim(3, "y", None)]
    found = supports(claims, {DOCUMENT.id: DOCUMENT}, Ties(root_of=lambda each: each))
    assert sorted(each for line in found for each in line.claims) == sorted(
        each.id for each in claims
    )
