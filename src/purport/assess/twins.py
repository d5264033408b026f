"""One announcement captured twice: in a release's text, and as a row of a table made of it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from rapidfuzz import fuzz

from purport.assess.sheets import Sheet
from purport.records.event import Event
from purport.records.ids import EventId
from purport.records.names import fold
from purport.records.place import Place

DAYS_OFF = 3  # tables date rows up to so many days beside their release
ALIKE = 85  # of 100, of the words of both

Told = tuple[int, Event]


def rows_of_texts(
    sheets: Sequence[Sheet], name_of: Callable[[Place], str]
) -> dict[EventId, EventId]:
    """For each row that repeats an announcement told in a held text: that announcement.

    Both name one place, in like words, on nearly one day. The text states its own window; a row has
    none but its date, so that it must not stand beside the text as a second announcement.
    """
    texts: dict[tuple[str, int], list[Event]] = defaultdict(list)
    rows: list[Told] = []
    for sheet in sheets:
        for event in sheet.events:
            day = _day(sheet)
            if day is None or event.place is None:
                continue
            if event.row is None:
                texts[name_of(event.place), day].append(event)
            else:
                rows.append((day, event))
    found: dict[EventId, EventId] = {}
    for day, row in rows:
        assert row.place is not None
        name = name_of(row.place)
        near = [e for off in _offsets() for e in texts.get((name, day + off), ())]
        twin = _twin(row, near, set(found.values()))
        if twin is not None:
            found[row.id] = twin.id
    return found


def _offsets() -> list[int]:
    """The same day first, then the days before and after it."""
    return sorted(range(-DAYS_OFF, DAYS_OFF + 1), key=lambda off: (abs(off), off))


def _twin(row: Event, near: list[Event], taken: set[EventId]) -> Event | None:
    words = fold(row.text)
    scored = [
        (fuzz.ratio(words, fold(each.text)), -place, each)
        for place, each in enumerate(near)
        if each.id not in taken
    ]
    alike = [each for each in scored if each[0] >= ALIKE]
    return max(alike, key=lambda each: each[:2])[2] if alike else None


def _day(sheet: Sheet) -> int | None:
    published = sheet.document.published
    if published is None:
        return None
    day: date = published.day or published.begins().date()
    return day.toordinal()
