"""The one codec: records to JSON and back, strict, unknown fields refused."""

import dataclasses
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from purport.records.ids import canonical_json, sha256

Record = TypeVar("Record")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def encode(record: object, kind: Any = None) -> Any:
    """The JSON value of a record: dicts, lists, text, numbers; fields under their public names."""
    named: Any = kind or type(record)
    return _adapter(named).dump_python(record, mode="json", by_alias=True)


def write(record: object, kind: Any = None) -> bytes:
    """The canonical JSON of a record, UTF-8."""
    return canonical_json(encode(record, kind))


def read(kind: Any, content: bytes | str) -> Any:
    """The record of this kind that the JSON holds.

    Raises: pydantic.ValidationError for anything that such a record cannot be.
    """
    return _adapter(kind).validate_json(content)


def digest(record: object, kind: Any = None) -> str:
    """The SHA-256 of a record's canonical JSON."""
    return sha256(write(record, kind))


def to_json(content: object) -> bytes:
    """The canonical JSON of plain values (dicts, lists, text, numbers).

    Raises: TypeError for what JSON cannot hold (a TOML date, say).
    """
    return canonical_json(content)


def changed(record: Record, **fields: Any) -> Record:
    """A copy of a record with some fields replaced."""
    made: Any = dataclasses.replace(record, **fields)  # type: ignore[type-var]
    return cast("Record", made)
