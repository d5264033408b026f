"""Actor mentions resolved against the register."""

from datetime import date

import pytest

from purport.extract.actors import find_actors
from purport.records.actor import ActorKind, MatchState
from purport.resolve.actors import resolve_actors
from purport.stock.register import IndexedRegister, open_register

TEXT = "Al Nusrah and SRF fought. Gen. Jon Qwyx watched; the Pentagon denied that IS was there."
ON = date(2014, 11, 6)


@pytest.fixture(scope="module")
def register() -> IndexedRegister:
    """The register as it ships."""
    return open_register()


def test_resolving_twice_changes_nothing(register: IndexedRegister) -> None:
    """What is resolved is resolved to the same again, and everything is only suggested."""
    once = resolve_actors(find_actors(TEXT, register.knows), TEXT, register, ON)
    assert resolve_actors(once, TEXT, register, ON) == once
    assert {m.actor.match for m in once if m.actor} == {MatchState.SUGGESTED}


def test_a_shared_acronym_is_left_open(register: IndexedRegister) -> None:
    """An acronym of two groups is not resolved without a country, and is with one."""
    mentions = [m for m in find_actors(TEXT, register.knows) if m.words.text == "SRF"]
    open_ = resolve_actors(mentions, TEXT, register, ON)[0]
    assert open_.actor is None
    assert any("has this name too" in reason for reason in open_.candidates[0].reasons)
    told = resolve_actors(mentions, TEXT, register, ON, ("SY",))[0]
    assert told.actor is not None
    assert told.actor.id == "actor-syrian-revolutionaries-front"


def test_an_unknown_person_keeps_its_kind(register: IndexedRegister) -> None:
    """A person whom the register does not know stays a person without an id."""
    mentions = find_actors(TEXT, register.knows)
    (person,) = (
        m for m in resolve_actors(mentions, TEXT, register, ON) if m.words.text == "Jon Qwyx"
    )
    assert person.actor is not None
    assert (person.actor.kind, person.actor.id) == (ActorKind.PERSON, None)
