"""Actors found in texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.extract.actors import find_actors
from purport.records.actor import ActorKind
from purport.stock.register import IndexedRegister, open_register

PIECES = [
    "Al Nusrah", "CENTCOM", "is", "IS", "said", "Damascus", "Gen. Lloyd Austin", "a", "spokesman",
    "for", "the coalition", ".", "\n", "Liwa al-Haqq", "وجبهة النصرة", "Минобороны", "'s", "the",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)
)


@pytest.fixture(scope="module")
def register() -> IndexedRegister:
    """The register as it ships."""
    return open_register()


def names(text: str, register: IndexedRegister) -> list[str]:
    """The words of the actors found."""
    found = find_actors(text, register.knows, stands_for=register.stands_for)
    return [m.words.text for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Al Nusrah claims that the US-led coalition struck.", ["Al Nusrah", "US-led coalition"]),
        ("A spokesman for Centcom declined to comment.", ["Centcom"]),
        ("A senior official said so.", []),
        ("This is what IS wants.", ["IS"]),
        ("Damascus denied it.", ["Damascus"]),
        ("Five people died in Damascus.", []),
        ("قالت وجبهة النصرة", ["جبهة النصرة"]),
        ("Минобороны РФ сообщило", ["Минобороны РФ"]),
    ],
)
def test_names_but_no_roles(register: IndexedRegister, text: str, expected: list[str]) -> None:
    """Names are found in three scripts, roles are not, capitals only where they act."""
    assert names(text, register) == expected


def test_the_form_of_a_name_tells_its_kind(register: IndexedRegister) -> None:
    """Persons with a title and groups by their form are actors of a kind, known or not."""
    text = "Gen. Lloyd Austin met the Qwyx Valley Brigade."
    found = find_actors(text, register.knows)
    kinds = {m.words.text: m.actor.kind for m in found if m.actor}
    assert kinds["Lloyd Austin"] is ActorKind.PERSON
    assert ActorKind.ARMED_GROUP in kinds.values()


@settings(deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_text(register: IndexedRegister, text: str) -> None:
    """Every span lies in its text, holds its words, and none overlaps another."""
    last = 0
    for mention in find_actors(text, register.knows, stands_for=register.stands_for):
        ((start, end),) = mention.words.spans
        assert last <= start < end <= len(text)
        assert text[start:end] == mention.words.text
        last = end
