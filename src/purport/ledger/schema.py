"""The tables of the ledger: portable SQL, for SQLite and PostgreSQL alike."""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text

SCHEMA = 2  # another number: the ledger is built again, not migrated

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("content", Text, nullable=False),
)
"""Schema number, position in the log, digests of the gazetteers used."""

inputs = Table(
    "inputs",
    metadata,
    Column("input", String(64), primary_key=True),
    Column("capture_id", String(64), nullable=True),
    Column("position", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("components", Text, nullable=False, default=""),
    Column("body", Text, nullable=False),
    Column("capture", Text, nullable=True),
)
"""One row an input: address and bytes once, however often captured."""

records = Table(
    "records",
    metadata,
    Column("kind", String(24), primary_key=True),
    Column("id", String(160), primary_key=True),
    Column("input", String(64), primary_key=True),
    Column("document_id", String(64), nullable=True),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("records_by_input", "input"),
    Index("records_by_document", "document_id", "kind", "position"),
)
"""Every derived record as canonical JSON, by kind; `position` is its order within its document."""

judgements = Table(
    "judgements",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("subject", String(64), nullable=False),
    Column("body", Text, nullable=False),
)
"""Judgements as read from the custody log, which is their home."""
