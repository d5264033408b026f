"""Rows of a captured table to claims and announcements."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from purport.records.actor import Actor
from purport.records.claim import (
    Claim,
    Cue,
    CueClass,
    Source,
    SourceKind,
    Stance,
    claim_id,
)
from purport.records.document import Coverage, Document
from purport.records.event import Event, EventKind, event_id
from purport.records.finding import Findings
from purport.records.origin import FIRST_YEAR, LAST_YEAR, OriginKind, PublishedSource
from purport.records.place import Place, PlaceBasis, Precision
from purport.records.spans import Span, Words
from purport.records.when import Granularity, When

COMPONENT = "rows/2"
PRECISIONS = {
    "village": (Precision.TOWN, 1500),
    "town": (Precision.TOWN, 2500),
    "city": (Precision.TOWN, 6000),
    "neighbourhood_area": (Precision.NEIGHBOURHOOD, 1000),
    "within_100m": (Precision.POINT, 100),
    "exact_location": (Precision.POINT, 30),
    "subdistrict": (Precision.SUBDISTRICT, 10_000),
    "district": (Precision.DISTRICT, 20_000),
    "province": (Precision.PROVINCE, 60_000),
    "governorate": (Precision.PROVINCE, 60_000),
}
DEFAULT_PRECISION = (Precision.TOWN, 2500)


def read_row(document: Document, text: str, countries: Mapping[str, str] | None = None) -> Findings:
    """The claim and its event that a row states, or the announcement of an official row.

    `countries` are ISO codes by name, for tables that write countries out.

    A row of announcements that is dated by nothing but itself is taken for a release of that day,
    which tells of that day or the one before; in a table whose publication was given (a list made
    public later) the date is the day of the event.
    """
    cells = _Cells(document, text, countries or {})
    if document.origin.kind is OriginKind.OFFICIAL:
        return Findings(events=_announcement(document, cells), coverage=_coverage(document, cells))
    return _claimed(document, cells)


class _Cells:
    """A row's cells and where they stand in its text (the cells joined by tabs)."""

    def __init__(self, document: Document, text: str, countries: Mapping[str, str]) -> None:
        self.text = text
        self.countries = countries
        self.content: dict[str, str] = {}
        self.spans: dict[str, Span] = {}
        position = 0
        for name, content in document.cells:
            self.content.setdefault(name, content)
            if content:
                self.spans.setdefault(name, (position, position + len(content)))
            position += len(content) + 1

    def get(self, name: str) -> str:
        return self.content.get(name, "").strip()

    def words(self, *names: str) -> Words:
        spans = tuple(sorted(self.spans[name] for name in names if name in self.spans))
        return Words(spans=spans, text=" ".join(self.text[s:e] for s, e in spans))


def _claimed(document: Document, cells: _Cells) -> Findings:
    content = cells.words("text") if cells.get("text") else cells.words("date", "place")
    if not content.spans:
        return Findings()
    speaker = cells.words("claimed_by")
    source = Source(
        spans=speaker.spans,
        text=speaker.text,
        kind=SourceKind.NAMED if speaker.spans else SourceKind.UNNAMED,
        actor=Actor(as_written=speaker.text) if speaker.spans else None,
    )
    cue = Cue(spans=(), text="", cue_class=CueClass.CLAIM)
    name = claim_id(document.id, source, cue, content)
    event = Event(
        id=event_id(document.id, EventKind.AIRSTRIKE, content.spans, document.row or ""),
        kind=EventKind.AIRSTRIKE,
        document_id=document.id,
        spans=content.spans,
        text=content.text,
        place=_place(cells),
        when=_when(cells),
        claim=name,
        row=document.row,
        component=COMPONENT,
    )
    claim = Claim(
        id=name,
        document_id=document.id,
        source=source,
        cue=cue,
        content=content,
        stance=Stance(),
        events=(event.id,),
        component=COMPONENT,
    )
    return Findings(claims=(claim,), events=(event,))


def _announcement(document: Document, cells: _Cells) -> tuple[Event, ...]:
    words = cells.words("line") if cells.get("line") else cells.words("location", "number")
    words = words if words.spans else cells.words("date")
    if not words.spans:
        return ()
    number = cells.get("number")
    return (
        Event(
            id=event_id(document.id, EventKind.AIRSTRIKE, words.spans, document.row or ""),
            kind=EventKind.AIRSTRIKE,
            document_id=document.id,
            spans=words.spans,
            text=words.text,
            place=_place(cells, named="location"),
            when=_when(cells) if _is_dated_by_event(document) else None,
            count=int(number) if number.isdigit() else None,
            row=document.row,
            component=COMPONENT,
        ),
    )


def _coverage(document: Document, cells: _Cells) -> tuple[Coverage, ...]:
    """The row's day and the one before: a release dated so tells of either.

    A list made public later covers nothing: it does not say that there was nothing else.
    """
    when = _when(cells)
    if when is None or when.earliest is None or when.latest is None:
        return ()
    if _is_dated_by_event(document):
        return ()
    return (
        Coverage(
            document_id=document.id,
            origin=document.origin.name,
            earliest=when.earliest - timedelta(days=1),
            latest=when.latest,
            spans=cells.words("date").spans,
            rule="the row's day and the day before",
            component=COMPONENT,
        ),
    )


def _is_dated_by_event(document: Document) -> bool:
    published = document.published
    return published is not None and published.source is not PublishedSource.CONTENT


def _place(cells: _Cells, named: str = "place") -> Place | None:
    written = cells.get(named)
    lat, lon = _degrees(cells.get("lat")), _degrees(cells.get("lon"))
    if not written and lat is None:
        return None
    stated = cells.get("country")
    country = stated.upper() if len(stated) == 2 else cells.countries.get(stated)
    if lat is None or lon is None:
        return Place(as_written=written, country=country)
    precision, radius_m = PRECISIONS.get(cells.get("precision"), DEFAULT_PRECISION)
    return Place(
        as_written=written or f"{lat}, {lon}",
        name=written or None,
        country=country,
        lat=lat,
        lon=lon,
        radius_m=radius_m,
        precision=precision,
        basis=PlaceBasis.STATED,
    )


def _degrees(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None


def _when(cells: _Cells) -> When | None:
    """The row's day, in an unknown zone: widened to every zone's version of that day."""
    written = cells.get("date")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return When(
        as_written=written,
        edtf=day.isoformat(),
        earliest=start,
        latest=start + timedelta(days=1),
        granularity=Granularity.DAY,
        timex3=day.isoformat(),
        rule="ISO day of a table row",
    )
