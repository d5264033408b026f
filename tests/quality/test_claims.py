"""Floors for attributed claims, on documents written for the open corpus and pinned by digest."""

import csv
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from purport.extract.claims import find_claims
from purport.records.claim import Claim, SourceKind
from purport.records.document import Document, DocumentKind
from purport.records.ids import CaptureId, DocumentId
from purport.records.origin import Origin
from purport.stock.english import load

CORPUS = Path(__file__).parents[2] / "corpus"
PINNED = "de29107cf1b6a621abc009e5d31550860bda27166a1c1d5b5352bef25823cfa9"
RELATION_FLOOR = 0.55
PATTERN_FLOOR = 0.47
AGREE = 0.5  # Jaccard index of two contents' characters

Gold = dict[str, Any]


@cache
def held_out() -> tuple[tuple[str, str, tuple[Gold, ...]], ...]:
    """Name, text and annotated claims of each test document written for the corpus."""
    with (CORPUS / "split.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "test"]
    found = []
    for row in rows:
        if row["part"] != "own":
            continue
        text = (CORPUS / "own" / f"{row['document']}.txt").read_bytes().decode("utf-8")
        lines = (CORPUS / "own" / f"{row['document']}.jsonl").read_text("utf-8").splitlines()
        claims = [line for line in map(json.loads, lines) if line["type"] == "claim"]
        found.append((row["document"], text, tuple(claims)))
    return tuple(found)


def bare(name: str) -> Document:
    """A document that says no more than its name."""
    return Document(
        id=DocumentId(name),
        kind=DocumentKind.TEXT,
        capture_id=CaptureId("capture-1"),
        address=name,
        origin=Origin(name="test"),
        sha256="",
        text_sha256="",
        code_points=0,
        component="test/1",
    )


def characters(spans: Any) -> set[int]:
    """The code points that spans cover."""
    return {place for start, end in spans for place in range(start, end)}


def agree(found: Claim, gold: Gold) -> bool:
    """Whether two claims have much the same content and a common source, or none."""
    ours, theirs = characters(found.content.spans), characters(gold["content"]["spans"])
    if len(ours & theirs) < AGREE * len(ours | theirs):
        return False
    left, right = characters(found.source.spans), characters(gold["source"]["spans"])
    return bool(left & right) or not (left or right)


def matched(found: list[Claim], gold: list[Gold]) -> int:
    """The size of a one-to-one matching, taken greedily in the order of the text."""
    free, hits = list(gold), 0
    for claim in found:
        twin = next((g for g in free if agree(claim, g)), None)
        if twin is not None:
            free.remove(twin)
            hits += 1
    return hits


def relation_f1(parse: Any) -> float:
    """F1 of claims over the held-out documents; the author's own evaluations do not count."""
    right = predicted = true = 0
    for name, text, claims in held_out():
        found = find_claims(bare(name), text, parse).claims
        attributed = [c for c in found if c.source.kind is not SourceKind.AUTHOR]
        gold = [c for c in claims if c["source"]["kind"] != "author"]
        right += matched(attributed, gold)
        predicted, true = predicted + len(attributed), true + len(gold)
    return 2 * right / (predicted + true)


def test_corpus_is_the_pinned_one() -> None:
    """The floors below were measured on exactly these texts and annotations."""
    digest = hashlib.sha256()
    for name, text, claims in held_out():
        digest.update(json.dumps([name, text, claims], sort_keys=True).encode())
    assert digest.hexdigest() == PINNED


def test_claims_with_the_language_model() -> None:
    """With the shipped model the F1 of claims does not fall below its floor."""
    assert relation_f1(load()) >= RELATION_FLOOR


def test_claims_by_patterns_alone() -> None:
    """Without a model the F1 of claims does not fall below its floor."""
    assert relation_f1(None) >= PATTERN_FLOOR
