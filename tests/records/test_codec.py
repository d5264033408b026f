"""The codec is strict, and every frozen form stays readable."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.records import codec
from purport.records.custody import Entry
from purport.records.ids import canonical_json, identify
from purport.records.place import Place, distance_km
from purport.records.problem import Problem
from purport.records.spans import Words, words_at

FROZEN = Path(__file__).parent / "frozen"
LINES = [line for line in (FROZEN / "custody-1.jsonl").read_text("utf-8").splitlines() if line]


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_entries_of_format_1_read_and_write_the_same(line: str) -> None:
    """A frozen line of the custody log reads, and is written back with nothing else in it; fields
    that the format gained since are empty.
    """
    frozen = json.loads(line)
    written = json.loads(codec.write(codec.read(Entry, line), Entry))
    gained = written.keys() - frozen.keys()
    assert not any(written[name] for name in gained)
    assert {name: written[name] for name in frozen} == frozen


def test_every_kind_of_entry_is_frozen() -> None:
    """No kind of entry lacks a frozen line."""
    kinds = {codec.encode(codec.read(Entry, line), Entry)["kind"] for line in LINES}
    assert kinds == {
        "capture",
        "failed_capture",
        "derivation",
        "working_copy",
        "judgement",
        "undo",
        "publication",
        "redaction",
        "fixity",
        "settings",
        "key",
        "list",
        "handover",
        "stamp",
    }


def test_unknown_fields_are_refused() -> None:
    """A stored form with a field that we do not know is an error, not ignored."""
    with pytest.raises(ValueError, match="unexpected"):
        codec.read(Problem, '{"room":"a","subject":"b","kind":"c","message":"d","more":1}')


def test_types_are_not_bent() -> None:
    """A number where text belongs is refused."""
    with pytest.raises(ValueError, match="string"):
        codec.read(Problem, '{"room":1,"subject":"b","kind":"c","message":"d"}')


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=8))
def test_ids_depend_on_the_parts_alone(part: object) -> None:
    """The same parts give the same id; another kind gives another."""
    parts = part if isinstance(part, list | str | int) or part is None else str(part)
    assert identify("claim", parts) == identify("claim", parts)
    assert identify("claim", parts)[6:] != identify("event", parts)[6:]


def test_parts_never_run_into_each_other() -> None:
    """Two ways of cutting the same letters give two ids."""
    assert identify("claim", "ab", "c") != identify("claim", "a", "bc")


def test_canonical_json_is_sorted_and_plain() -> None:
    """Keys are sorted, letters stand as they are."""
    assert canonical_json({"b": 1, "a": "ä"}) == '{"a":"ä","b":1}'.encode()


@given(st.text(), st.data())
def test_words_are_the_pieces_of_their_spans(text: str, data: st.DataObject) -> None:
    """Words found at spans hold exactly these pieces, joined by one space."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    words = words_at(text, spans)
    assert words.text == " ".join(text[start:end] for start, end in words.spans)


@pytest.mark.parametrize("spans", [((2, 1),), ((0, 0),), ((5, 6), (1, 2)), ((0, 3), (2, 4))])
def test_spans_that_are_no_spans_cannot_be_made(spans: tuple[tuple[int, int], ...]) -> None:
    """Empty, backward, unsorted and overlapping spans are refused."""
    with pytest.raises(ValueError, match="sorted"):
        Words(spans=spans, text="")


def test_a_known_distance() -> None:
    """Harem to Sarmada, by the points of UN OCHA's list, is 18.4 km."""
    harem = Place(as_written="Harem", lat=36.21271, lon=36.52087)
    sarmada = Place(as_written="Sarmada", lat=36.18671, lon=36.72388)
    assert distance_km(harem, sarmada) == pytest.approx(18.4, abs=0.1)


def test_a_point_off_the_globe_cannot_be_made() -> None:
    """A longitude of 4239.00416 is refused."""
    with pytest.raises(ValueError, match="globe"):
        Place(as_written="x", lat=36.0, lon=4239.00416)
