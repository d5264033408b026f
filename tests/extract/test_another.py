"""Words that tell an attack from one before it are read with its noun, and nowhere else."""

import re

import pytest

from purport.extract.another import another
from purport.extract.events import KINDS

STRIKE = KINDS[0][1]


def last(text: str) -> str | None:
    """What is read of the last attack named in a text."""
    noun = list(re.finditer(STRIKE, text))[-1]
    found = another(text, noun.span())
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An airstrike hit the mill. Another airstrike hit the bakery.", "Another airstrike"),
        ("It said a second coalition air raid followed.", "a second coalition air raid"),
        ("Jets carried out two further airstrikes on the camp.", "two further airstrikes"),
        ("In a separate incident, jets struck the silo.", "In a separate incident"),
        ("The second strike broke the bridge.", "The second strike"),
    ],
)
def test_another_attack_is_read(text: str, words: str) -> None:
    """The words for another attack are kept as they stand."""
    assert last(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "An airstrike hit the mill.",
        "Another witness said that an airstrike hit the mill.",
        "Three more people died in airstrikes.",
        "A second report came later. Airstrikes hit the mill.",
        "One of the strikes hit the mill.",
    ],
)
def test_other_things_that_are_another_are_not_read(text: str) -> None:
    """Another witness, report or number of people is no other attack."""
    assert last(text) is None
