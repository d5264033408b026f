"""What is committed as corpus keeps its promises."""

import csv
import json
from pathlib import Path

import pytest
from corpus.compile import digest, with_text
from corpus.split import rows

CORPUS = Path(__file__).parents[2] / "corpus"
FOUND = sorted((CORPUS / "found").glob("*.jsonl"))
OWN = sorted((CORPUS / "own").glob("*.jsonl"))


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_split_is_the_one_that_the_names_give() -> None:
    """split.csv lists every document once, with the split that follows from its name."""
    with (CORPUS / "split.csv").open(encoding="utf-8", newline="") as file:
        written = [tuple(row) for row in csv.reader(file)][1:]
    assert written == rows()


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_found_documents_hold_no_text(path: Path) -> None:
    """No line about a text from elsewhere carries any of its words."""
    assert '"text":' not in path.read_text("utf-8")


@pytest.mark.parametrize("path", FOUND + OWN, ids=lambda path: path.stem)
def test_every_via_is_the_source_of_another_claim(path: Path) -> None:
    """Each link of a nested chain stands as the source of a claim of the same document."""
    claims = [line for line in lines(path) if line["type"] == "claim"]
    sources = [claim["source"] for claim in claims]
    assert all(link in sources for claim in claims for link in claim["via"])


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_documents_belong_to_their_text(path: Path) -> None:
    """Claims of a document of our own carry the digest of the text beside them, and its words."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    for line in lines(path):
        assert line["text_sha256"] == digest(text)
        assert with_text(line, text) == line
