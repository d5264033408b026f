"""The derived records of one case, in a database that can be deleted and built again."""

import errno
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    ExceptionContext,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    text,
    update,
)

from purport.ledger import search
from purport.ledger.schema import SCHEMA, facts, inputs, judgements, metadata, records
from purport.records import codec
from purport.records.inputs import InputState
from purport.records.judgement import Judgement
from purport.records.value import value

UNWRITABLE = {
    "database or disk is full": errno.ENOSPC,
    "attempt to write a readonly database": errno.EROFS,
}


@value
class InputRow:
    """An input as the ledger holds it: its state, the components that derived it, its capture."""

    input: str
    position: int
    components: str
    state: InputState
    capture: str | None


@value
class Derived:
    """One derived record: kind, id, document, its canonical JSON."""

    kind: str
    id: str
    document_id: str | None
    body: str


class Ledger:
    """An opened ledger. `fresh` tells that it was empty or of another schema and was made anew."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self.fresh = self._prepare()

    def _prepare(self) -> bool:
        metadata.create_all(self.engine)
        search.create_words(self.engine)
        with self.engine.begin() as connection:
            schema = _fact(connection, "schema")
        if schema == str(SCHEMA):
            return False
        self.clear()
        return True

    def clear(self) -> None:
        """Nothing, once every table is empty and carries this schema's number."""
        search.drop_words(self.engine)
        metadata.drop_all(self.engine)
        metadata.create_all(self.engine)
        search.create_words(self.engine)
        self.set_fact("schema", str(SCHEMA))

    def close(self) -> None:
        """Nothing, once all connections are closed."""
        self.engine.dispose()

    def fact(self, name: str) -> str | None:
        """A fact about the ledger itself, or None."""
        with self.engine.connect() as connection:
            return _fact(connection, name)

    def set_fact(self, name: str, content: str) -> None:
        """Nothing, once the fact is kept."""
        with self.engine.begin() as connection:
            _put(connection, facts, {"name": name}, {"content": content})

    def put_inputs(self, rows: Iterable[InputRow]) -> None:
        """Nothing, once the inputs are known; one known already keeps its state."""
        with self.engine.begin() as connection:
            known = set(connection.execute(select(inputs.c.input)).scalars())
            fresh = {row.input: _input(row) for row in rows if row.input not in known}
            if fresh:
                connection.execute(insert(inputs), list(fresh.values()))

    def update_capture(self, key: str, capture: str, *, again: bool) -> None:
        """Nothing, once a known input carries this capture; `again`: it waits to be derived."""
        changed = {"capture": capture} | ({"components": ""} if again else {})
        with self.engine.begin() as connection:
            connection.execute(update(inputs).where(inputs.c.input == key).values(**changed))

    def replace_failed_captures(self, rows: Iterable[InputRow]) -> None:
        """Nothing, once exactly these inputs stand as never captured."""
        fresh = {row.input: _input(row) for row in rows}
        with self.engine.begin() as connection:
            connection.execute(delete(inputs).where(inputs.c.capture_id.is_(None)))
            if fresh:
                connection.execute(insert(inputs), list(fresh.values()))

    def input_rows(self) -> tuple[InputRow, ...]:
        """All inputs in the order in which they were first captured."""
        asked = select(inputs).order_by(inputs.c.position, inputs.c.input)
        with self.engine.connect() as connection:
            return tuple(
                InputRow(
                    input=row.input,
                    position=row.position,
                    components=row.components,
                    state=codec.read(InputState, row.body),
                    capture=row.capture,
                )
                for row in connection.execute(asked)
            )

    def replace(
        self, row: InputRow, derived: Iterable[Derived], texts: Iterable[tuple[str, str]]
    ) -> None:
        """Nothing, once the input's state and everything derived from it stand, in one step.

        `texts` are (document id, text) for the full-text search.
        """
        with self.engine.begin() as connection:
            self._forget(connection, row.input)
            connection.execute(delete(inputs).where(inputs.c.input == row.input))
            connection.execute(insert(inputs), [_input(row)])
            rows = _numbered(row.input, derived)
            if rows:
                connection.execute(insert(records), rows)
            for document_id, content in texts:
                search.keep_words(connection, document_id, content)

    def mark(self, row: InputRow) -> None:
        """Nothing, once the input carries this state; what was derived from it stays."""
        with self.engine.begin() as connection:
            connection.execute(
                update(inputs).where(inputs.c.input == row.input).values(**_input(row))
            )

    def _forget(self, connection: Connection, key: str) -> None:
        asked = select(records.c.id).where(records.c.input == key, records.c.kind == "document")
        for document_id in connection.execute(asked).scalars().all():
            search.forget_words(connection, document_id)
        connection.execute(delete(records).where(records.c.input == key))

    def bodies(self, kind: str) -> Iterator[tuple[str, str | None, str]]:
        """(input, document id, canonical JSON) of every record of a kind, in a stable order."""
        asked = (
            select(records.c.input, records.c.document_id, records.c.body)
            .where(records.c.kind == kind)
            .order_by(records.c.document_id, records.c.position, records.c.id)
        )
        with self.engine.connect() as connection:
            for row in connection.execute(asked):
                yield row.input, row.document_id, row.body

    def bodies_of(self, key: str, kind: str) -> tuple[str, ...]:
        """The canonical JSON of one input's records of a kind, in their order."""
        asked = (
            select(records.c.body)
            .where(records.c.input == key, records.c.kind == kind)
            .order_by(records.c.position, records.c.id)
        )
        with self.engine.connect() as connection:
            return tuple(connection.execute(asked).scalars())

    def count(self, kind: str) -> int:
        """How many records of a kind there are."""
        asked = select(func.count()).select_from(records).where(records.c.kind == kind)
        with self.engine.connect() as connection:
            return int(connection.execute(asked).scalar_one())

    def replace_judgements(self, all_of_them: Iterable[Judgement]) -> None:
        """Nothing, once exactly these judgements stand in the ledger."""
        rows = [
            {
                "id": each.id,
                "position": number,
                "subject": each.subject,
                "body": codec.write(each).decode(),
            }
            for number, each in enumerate(all_of_them)
        ]
        with self.engine.begin() as connection:
            connection.execute(delete(judgements))
            if rows:
                connection.execute(insert(judgements), rows)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order of the log."""
        with self.engine.connect() as connection:
            bodies = connection.execute(select(judgements.c.body).order_by(judgements.c.position))
            return tuple(codec.read(Judgement, body) for body in bodies.scalars())

    def scrub(self) -> None:
        """Nothing, once what was deleted can no longer be read in the database's files either."""
        with self.engine.connect() as opened:
            connection = opened.execution_options(isolation_level="AUTOCOMMIT")
            for statement in search.SCRUB[self.engine.dialect.name]:
                connection.execute(text(statement))

    def find_phrase(self, phrase: str) -> tuple[str, ...]:
        """Ids of the documents whose text holds these words side by side, sorted."""
        with self.engine.connect() as connection:
            return search.find_phrase(connection, phrase)


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    event.listen(engine, "handle_error", _say_unwritable)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _say_unwritable(context: ExceptionContext) -> None:
    """Nothing, unless SQLite could not write: then the error that the system gives for it.

    Raises: OSError with ENOSPC or EROFS.
    """
    said = str(context.original_exception)
    for words, number in UNWRITABLE.items():
        if words in said:
            raise OSError(number, said) from context.original_exception


def _set_up_sqlite(connection: Any, _record: object) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "busy_timeout = 30000"):
        connection.execute(f"PRAGMA {pragma}")


def _fact(connection: Connection, name: str) -> str | None:
    asked = select(facts.c.content).where(facts.c.name == name)
    return connection.execute(asked).scalar_one_or_none()


def _put(connection: Connection, table: Any, key: dict[str, str], content: dict[str, str]) -> None:
    ((name, wanted),) = key.items()
    connection.execute(delete(table).where(table.c[name] == wanted))
    connection.execute(insert(table), [key | content])


def _input(row: InputRow) -> dict[str, object]:
    return {
        "input": row.input,
        "capture_id": row.state.capture_id,
        "position": row.position,
        "state": row.state.state.value,
        "components": row.components,
        "body": codec.write(row.state).decode(),
        "capture": row.capture,
    }


def _numbered(key: str, derived: Iterable[Derived]) -> list[dict[str, object]]:
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for number, each in enumerate(derived):
        rows.setdefault(
            (each.kind, each.id),
            {
                "kind": each.kind,
                "id": each.id,
                "input": key,
                "document_id": each.document_id,
                "position": number,
                "body": each.body,
            },
        )
    return list(rows.values())
