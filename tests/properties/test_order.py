"""A document's result depends on the document alone; the order of inputs changes nothing."""

import random
from pathlib import Path
from typing import Any

import pytest

from running import Purport

TEXTS = {
    "a.txt": "The Northern Front said on 5 November 2014 that warplanes had bombed a market in "
    "Harem, killing 12 civilians. The ministry denied any involvement.",
    "b.txt": "Residents told a local station that jets struck the town of Salqin on 5 November "
    "2014. It is not known who carried out the strike.",
    "c.txt": "According to the monitor, coalition air strikes hit Harem on Wednesday. Officials "
    "have not commented on the reports.",
    "d.txt": "Nothing of note was reported.",
}
KINDS = ("claims", "events", "incidents", "comparisons", "questions", "relations")


def lines_of(purport: Purport, case: Path, kind: str) -> list[dict[str, Any]]:
    return sorted(purport("show", case, kind, "--format", "jsonl").lines(), key=str)


def make(purport: Purport, tmp_path: Path, name: str, order: list[str]) -> Path:
    case = tmp_path / name
    purport("init", case, "--country", "SY")
    for each in order:
        (tmp_path / each).write_text(TEXTS[each], "utf-8")
        purport(
            "add",
            case,
            tmp_path / each,
            "--origin",
            f"origin of {each}",
            "--published",
            "2014-11-06",
        )
    purport("run", case)
    return case


@pytest.mark.parametrize("seed", [1, 2])
def test_shuffled_inputs_give_the_same_records(purport: Purport, tmp_path: Path, seed: int) -> None:
    """Any order of `add` gives the same claims, events, incidents and comparisons."""
    order = sorted(TEXTS)
    straight = make(purport, tmp_path, "straight", order)
    random.Random(seed).shuffle(order)
    shuffled = make(purport, tmp_path, "shuffled", order)
    for kind in KINDS:
        assert lines_of(purport, straight, kind) == lines_of(purport, shuffled, kind), kind


def test_a_document_alone_gives_what_it_gives_among_others(
    purport: Purport, tmp_path: Path
) -> None:
    """The claims and events of a document do not depend on its neighbours."""
    together = make(purport, tmp_path, "together", sorted(TEXTS))
    for name in TEXTS:
        alone = make(purport, tmp_path, f"alone-{name}", [name])
        for kind in ("claims", "events", "questions"):
            among = [
                line
                for line in lines_of(purport, together, kind)
                if line["document"].endswith(name)
            ]
            assert lines_of(purport, alone, kind) == among


def test_adding_the_same_file_again_adds_no_record(purport: Purport, tmp_path: Path) -> None:
    """A second capture of the same bytes at the same address is one document captured twice."""
    case = make(purport, tmp_path, "case", sorted(TEXTS))
    before = {kind: lines_of(purport, case, kind) for kind in KINDS}
    purport(
        "add", case, tmp_path / "a.txt", "--origin", "origin of a.txt", "--published", "2014-11-06"
    )
    assert "nothing new" in purport("run", case).out
    assert {kind: lines_of(purport, case, kind) for kind in KINDS} == before


def test_other_bytes_at_the_same_address_are_another_version(
    purport: Purport, tmp_path: Path
) -> None:
    """A changed file at the same address is a second document; the first one stays."""
    case = make(purport, tmp_path, "case", ["a.txt"])
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"] + " Officials agreed.", "utf-8")
    purport("add", case, tmp_path / "a.txt", "--origin", "origin of a.txt")
    purport("run", case)
    claims = lines_of(purport, case, "claims")
    assert len({line["document_id"] for line in claims}) == 2
    assert len({line["document"] for line in claims}) == 1
