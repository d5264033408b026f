"""What went wrong, kept as a record."""

from typing import Generic, TypeVar

from purport.records.value import value

Found = TypeVar("Found", covariant=True)


@value
class Problem:
    """Something that went wrong in one room with one subject, and what the user can do."""

    room: str
    subject: str
    kind: str
    message: str
    hint: str = ""


@value
class Outcome(Generic[Found]):
    """What a room found, and the problems it met on the way."""

    found: Found
    problems: tuple[Problem, ...] = ()


class Impossible(Exception):
    """Someone asked for what cannot be done; the message says what to do instead."""
