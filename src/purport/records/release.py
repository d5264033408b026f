"""What an official release says: events, windows, sums, and corrections of earlier releases."""

from datetime import date
from enum import StrEnum

from purport.records.document import Coverage
from purport.records.event import Event
from purport.records.ids import EventId
from purport.records.problem import Problem
from purport.records.spans import Words
from purport.records.value import value


class Change(StrEnum):
    """What a correction changes in the earlier release."""

    OMITTED = "omitted"
    TARGET = "target"
    NUMBER = "number"
    SUMMARY = "summary"
    UNCLEAR = "unclear"


@value
class Correction:
    """A release's own words that an earlier one was wrong; pairing it is left to `assess`.

    `of` is the day of the corrected release, None where it is not stated. `events` are the events
    of this document that tell how it was; `was` and `now` are numbers of strikes, where stated.
    `country` is ISO 3166-1 alpha-2, `place` as written.
    """

    words: Words
    change: Change
    of: date | None
    country: str | None = None
    place: str | None = None
    was: int | None = None
    now: int | None = None
    events: tuple[EventId, ...] = ()


@value
class Total:
    """A stated sum of strikes for a country or for everything: never an event of its own."""

    words: Words
    count: int | None
    country: str | None


@value
class ReleaseFindings:
    """All that one release says. `profile` is the name of the profile used, None if none was."""

    events: tuple[Event, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    corrections: tuple[Correction, ...] = ()
    totals: tuple[Total, ...] = ()
    problems: tuple[Problem, ...] = ()
    profile: str | None = None
