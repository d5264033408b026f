"""How often an origin publishes: as its user or its profile states it, and as it was used."""

from datetime import date
from enum import StrEnum

from purport.records.value import value

LONGEST_WEEKEND = 3
SATURDAY_SUNDAY = (5, 6)


class Rhythm(StrEnum):
    """How often an origin publishes: expected days follow from the first two only."""

    DAILY = "daily"
    WORKING_DAYS = "working_days"
    IRREGULAR = "irregular"


class Weekday(StrEnum):
    """A day of the week by its English name; the first is Monday."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday, as `date.weekday()` counts."""
        return list(Weekday).index(self)


class Covers(StrEnum):
    """What a release without a stated window speaks of: nothing that could be searched, or the
    time since the one that was expected before it.
    """

    STATED = "stated"
    SINCE_LAST = "since_last"


@value
class Phase:
    """A rhythm from a day on (None: from the beginning), and who states it ("profile oir 2")."""

    rhythm: Rhythm
    since: date | None = None
    basis: str


@value
class Habit:
    """How one origin publishes, as far as somebody states it.

    `phases` in the order of their days; where none holds, the rhythm is learned. `weekend` are the
    weekdays (0 is Monday) without a release of a record of working days; None: not stated.

    Raises: ValueError for a weekend of more than three days, or none.
    """

    phases: tuple[Phase, ...] = ()
    weekend: tuple[int, ...] | None = None
    covers: Covers = Covers.STATED

    def __post_init__(self) -> None:
        if self.weekend is not None and not 1 <= len(set(self.weekend)) <= LONGEST_WEEKEND:
            raise ValueError(f"a weekend has one to {LONGEST_WEEKEND} days; leave it out for none")

    def on(self, day: date) -> Phase | None:
        """The phase of a day; None where nobody states one."""
        begun = [each for each in self.phases if each.since is None or each.since <= day]
        return begun[-1] if begun else None


@value
class Expected:
    """The rhythm by which releases were expected, and on what basis."""

    rhythm: Rhythm
    weekend: tuple[int, ...] = SATURDAY_SUNDAY
    basis: str

    @property
    def words(self) -> str:
        """`daily (profile oir 2)`, `working days, none on Friday and Saturday (case.toml)`."""
        kind = self.rhythm.value.replace("_", " ")
        if self.rhythm is Rhythm.WORKING_DAYS:
            names = [list(Weekday)[each].value.title() for each in self.weekend]
            kind += f", none on {' and '.join(names)}"
        return f"{kind} ({self.basis})"
