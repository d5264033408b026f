"""Full-text search over the documents' texts: FTS5 in SQLite, text search in PostgreSQL."""

from sqlalchemy import Connection, Engine, text

CREATE = {
    "sqlite": "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5("
    "document_id UNINDEXED, content, tokenize = 'unicode61 remove_diacritics 2')",
    "postgresql": "CREATE TABLE IF NOT EXISTS words (document_id VARCHAR(64), content TEXT)",
}
FIND = {
    "sqlite": "SELECT document_id FROM words WHERE words MATCH :asked ORDER BY document_id",
    "postgresql": "SELECT document_id FROM words WHERE to_tsvector('simple', content) @@ "
    "phraseto_tsquery('simple', :asked) ORDER BY document_id",
}

SCRUB = {
    "sqlite": (
        "INSERT INTO words(words) VALUES ('optimize')",
        "VACUUM",
        "PRAGMA wal_checkpoint(TRUNCATE)",
    ),
    "postgresql": ("VACUUM FULL words", "VACUUM FULL records", "VACUUM FULL inputs"),
}
"""Statements after which deleted rows are gone from the files, deleted words from the index."""


def create_words(engine: Engine) -> None:
    """Nothing, once the table of words exists."""
    with engine.begin() as connection:
        connection.execute(text(CREATE[engine.dialect.name]))


def drop_words(engine: Engine) -> None:
    """Nothing, once the table of words is gone."""
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS words"))


def keep_words(connection: Connection, document_id: str, content: str) -> None:
    """Nothing, once the document can be found by its words."""
    forget_words(connection, document_id)
    connection.execute(
        text("INSERT INTO words (document_id, content) VALUES (:document_id, :content)"),
        {"document_id": document_id, "content": content.replace("\0", " ")},
    )


def forget_words(connection: Connection, document_id: str) -> None:
    """Nothing, once the document's words are gone."""
    connection.execute(
        text("DELETE FROM words WHERE document_id = :document_id"), {"document_id": document_id}
    )


def find_phrase(connection: Connection, phrase: str) -> tuple[str, ...]:
    """Ids of the documents whose text holds the words of the phrase side by side, sorted."""
    dialect = connection.dialect.name
    asked = '"' + phrase.replace('"', '""') + '"' if dialect == "sqlite" else phrase
    return tuple(row[0] for row in connection.execute(text(FIND[dialect]), {"asked": asked}))
