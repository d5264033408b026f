"""Documents written for the corpus: marks, claims and text agree, and carry what they should."""

import json
from pathlib import Path
from typing import Any

import pytest
from corpus.compile import compile_document, with_text
from corpus.marks import read_marks

OWN = Path(__file__).parents[2] / "corpus" / "own"
MARKS = sorted(OWN.glob("*.marks"))
GENRES = (
    "article",
    "channel",
    "communique",
    "correction",
    "headline",
    "interview",
    "monitor",
    "opinion",
    "release",
    "thread",
    "wire",
)


def lines() -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted(OWN.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]


def test_every_document_has_text_marks_and_claims() -> None:
    """Text, marks and claims stand side by side for each of at least sixty documents."""
    stems = [{path.stem for path in OWN.glob(f"*.{kind}")} for kind in ("txt", "marks", "jsonl")]
    assert stems[0] == stems[1] == stems[2]
    assert len(stems[0]) >= 60


def test_every_genre_is_there() -> None:
    """Each genre has at least six documents, and no document is of an unknown genre."""
    counts = dict.fromkeys(GENRES, 0)
    for path in MARKS:
        counts[path.stem.split("_")[1]] += 1
    assert min(counts.values()) >= 6


@pytest.mark.parametrize("path", MARKS, ids=lambda path: path.stem)
def test_claims_are_what_the_marks_say(path: Path) -> None:
    """Compiling the marks again gives exactly the claims in the repository."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    compiled = compile_document(path.stem, text, read_marks(path.read_text("utf-8")))
    written = path.with_suffix(".jsonl").read_text("utf-8").splitlines()
    again = [json.dumps(with_text(line, text), ensure_ascii=False) for line in compiled]
    assert written == again


def test_what_the_found_part_lacks_is_here() -> None:
    """Evaluations, open questions, negated cues and nested claims reach their agreed numbers."""
    claims = [line for line in lines() if line["type"] == "claim"]
    evaluations = [claim for claim in claims if claim["source"]["kind"] == "author"]
    assert len(evaluations) >= 40
    assert len(lines()) - len(claims) >= 60
    assert sum(claim["cue"]["negated"] for claim in claims) >= 80
    assert sum(bool(claim["via"]) for claim in claims) >= 150


def test_every_evaluation_weighs_a_claim_of_its_document() -> None:
    """What an author says of a claim points to that claim, in the same document."""
    claims = [line for line in lines() if line["type"] == "claim"]
    places = {claim["id"]: claim["document"] for claim in claims}
    weighing = [claim for claim in claims if claim["source"]["kind"] == "author"]
    assert all(places[claim["weighs"]] == claim["document"] for claim in weighing)
