"""The one way in which a record is declared."""

from dataclasses import dataclass, field
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")

STRICT = {"strict": True, "extra": "forbid", "populate_by_name": True}


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """A frozen, slotted, keyword-only dataclass whose stored form refuses unknown fields."""
    made: Any = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    made.__pydantic_config__ = STRICT
    return cast("type[T]", made)
