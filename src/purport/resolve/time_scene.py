"""What a time is read against: publication, what was said before, the words around it."""

from datetime import date, datetime

from purport.records.spans import Span
from purport.records.value import value
from purport.resolve.time_tense import is_future


@value
class Scene:
    """Where one expression stands. `published` is the origin's local day, `instant` its local time
    where publication is known to the second; `then` is the last day that the text spoke of."""

    text: str
    span: Span
    published: date | None
    instant: datetime | None = None
    then: date | None = None
    locale: str = "en"

    @property
    def future(self) -> bool:
        """Whether the words around it speak of what is to come."""
        return is_future(self.text, self.span)

    def base(self, fields: dict[str, str]) -> date | None:
        """The day that a relative time counts from."""
        if fields.get("base") == "then":
            return self.then or self.published
        return self.published
