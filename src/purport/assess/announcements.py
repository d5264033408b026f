"""The announcements of a record, each with the window in which it can have happened."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from purport.assess.sheets import DAY, Sheet
from purport.records.event import Event
from purport.records.incident import Window
from purport.records.value import value

UNDATED = "no time is told"


@value
class Announcement:
    """One announced event with its piece and the window in which it can have happened.

    `row` is the row of a table that repeats it, or that it is.
    """

    sheet: Sheet
    event: Event
    window: Window
    row: str | None = None


def is_dated(window: Window) -> bool:
    """Whether an announcement's window rests on its words, not only on when it came out."""
    return not window.basis.startswith(UNDATED)


def announcements_of(sheets: Iterable[Sheet], lag: timedelta) -> Iterator[Announcement]:
    for sheet in sheets:
        for event in sheet.events:
            window = sheet.window_of(event) or _before_publication(sheet, lag)
            if window is not None and not event.negated:
                yield Announcement(sheet=sheet, event=event, window=window)


def _before_publication(sheet: Sheet, lag: timedelta) -> Window | None:
    """The days before a piece came out, for events of which no time is told."""
    published = sheet.document.published
    if published is None:
        return None
    ends = published.counts_from()
    days = lag / DAY
    basis = f"{UNDATED}: up to {days:g} days before publication"
    return Window(earliest=ends - lag - DAY, latest=ends, basis=basis)
