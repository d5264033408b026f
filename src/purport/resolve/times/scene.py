"""What a time is read against: publication, what was said before, the words around it."""

from datetime import date, datetime

from purport.records.spans import Span
from purport.records.value import value
from purport.records.when import Granularity
from purport.resolve.times.extent import Extent
from purport.resolve.times.tense import is_future, is_past

DAYS = frozenset(
    {
        Granularity.DAY,
        Granularity.NIGHT,
        Granularity.PART_OF_DAY,
        Granularity.HOUR,
        Granularity.MINUTE,
    }
)


@value
class Scene:
    """Where one expression stands. `published` is the origin's local day, `instant` its local time
    where publication is known to the second; `then` is the last time that the text spoke of."""

    text: str
    span: Span
    published: date | None
    instant: datetime | None = None
    then: Extent | None = None
    locale: str = "en"

    @property
    def future(self) -> bool:
        """Whether the words around it speak of what is to come."""
        return is_future(self.text, self.span)

    @property
    def past(self) -> bool:
        """Whether the words around it speak of what has been."""
        return is_past(self.text, self.span)

    def base(self, fields: dict[str, str]) -> date | None:
        """The day that a relative time counts from."""
        counted = {fields.get("shift"), fields.get("lean")} & {"previous", "following"}
        if fields.get("base") == "then" or counted:
            start = self.then.start if self.then else None
            return start.date() if start else self.published
        return self.published

    @property
    def day(self) -> date | None:
        """The last day spoken of, where it was a day; a month or year has none."""
        if self.then is None or self.then.start is None or self.then.granularity not in DAYS:
            return None
        return self.then.start.date()
