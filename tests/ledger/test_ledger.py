"""The ledger gives back what was put, in SQLite and in PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from purport.ledger.ledger import Derived, InputRow, Ledger
from purport.ledger.schema import SCHEMA
from purport.records.inputs import InputState, InputStatus


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    else:
        yield request.getfixturevalue("postgresql_url")


def row(name: str, position: int = 0) -> InputRow:
    state = InputState(capture_id=None, path=name, state=InputStatus.WAITING)
    return InputRow(input=name, position=position, components="", state=state, capture="{}")


def derived(name: str) -> Derived:
    return Derived(kind="document", id=name, document_id=name, body=f'{{"id":"{name}"}}')


def test_an_empty_ledger_is_fresh_and_then_no_more(url: str) -> None:
    """Opening twice makes the tables once."""
    first = Ledger(url)
    assert first.fresh
    first.close()
    second = Ledger(url)
    assert not second.fresh
    assert second.fact("schema") == str(SCHEMA)
    second.close()


def test_another_schema_is_made_anew(url: str) -> None:
    """A ledger of another schema number is emptied, not migrated."""
    first = Ledger(url)
    first.put_inputs([row("a")])
    first.set_fact("schema", "0")
    first.close()
    second = Ledger(url)
    assert second.fresh
    assert second.input_rows() == ()
    second.close()


def test_inputs_keep_their_order_and_their_state(url: str) -> None:
    """Inputs come back in the order of capture; a known one keeps its state."""
    ledger = Ledger(url)
    ledger.put_inputs([row("b", 1), row("a", 0)])
    done = InputState(capture_id=None, path="a", state=InputStatus.DONE)
    ledger.replace(
        InputRow(input="a", position=0, components="1", state=done, capture="{}"), [], []
    )
    ledger.put_inputs([row("a", 0), row("c", 2)])
    assert [(each.input, each.state.state) for each in ledger.input_rows()] == [
        ("a", InputStatus.DONE),
        ("b", InputStatus.WAITING),
        ("c", InputStatus.WAITING),
    ]
    ledger.close()


def test_what_an_input_gave_is_replaced_as_a_whole(url: str) -> None:
    """Deriving again leaves exactly the new records, words included."""
    ledger = Ledger(url)
    ledger.put_inputs([row("a")])
    ledger.replace(row("a"), [derived("d1"), derived("d2")], [("d1", "old words")])
    ledger.replace(row("a"), [derived("d1")], [("d1", "new words")])
    assert [body for _, _, body in ledger.bodies("document")] == ['{"id":"d1"}']
    assert ledger.find_phrase("old words") == ()
    assert ledger.find_phrase("new words") == ("d1",)
    ledger.close()


def test_words_are_found_across_scripts(url: str) -> None:
    """A phrase is found in Arabic and Cyrillic text, and only where it stands side by side."""
    ledger = Ledger(url)
    ledger.put_inputs([row("a")])
    ledger.replace(
        row("a"),
        [derived("d1"), derived("d2")],
        [("d1", "قصف على حارم مساء"), ("d2", "удар по городу Харим")],
    )
    assert ledger.find_phrase("على حارم") == ("d1",)
    assert ledger.find_phrase("городу харим") == ("d2",)
    assert ledger.find_phrase("харим городу") == ()
    ledger.close()
