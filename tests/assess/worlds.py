"""Small made-up records and claims: invented towns on a plain, a made-up ministry."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from purport.assess.compare import compare
from purport.assess.index import RecordIndex
from purport.assess.options import CompareOptions
from purport.assess.regions import RegionsOf
from purport.assess.sheets import Record, Sheet
from purport.assess.subject import Subject
from purport.records.actor import Actor
from purport.records.document import Coverage, Document, DocumentKind
from purport.records.event import Event, EventKind, Role
from purport.records.ids import CaptureId, DocumentId, EventId, IncidentId
from purport.records.incident import Comparison, Incident, Window
from purport.records.origin import Origin, OriginKind, Published, PublishedSource
from purport.records.place import Place, Precision, Region
from purport.records.when import Granularity, When

MINISTRY = "A ministry"
KM = 1 / 111.2  # degrees of latitude
OPTIONS = CompareOptions(country_names={"SY": "Syria"}, zones={MINISTRY: "UTC"})


def at(day: int, hour: int = 0) -> datetime:
    """An hour of January 2015, in UTC."""
    return datetime(2015, 1, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=hour)


def place(name: str, km_north: float = 0.0, precision: Precision = Precision.NEAR) -> Place:
    """A place so many km north of the middle of the plain."""
    return Place(
        as_written=name,
        name=name,
        country="SY",
        lat=36.0 + km_north * KM,
        lon=38.0,
        radius_m=10_000 if precision is Precision.NEAR else 2_000,
        precision=precision,
    )


def when(first: datetime, last: datetime) -> When:
    """A stated window."""
    return When(
        as_written="then",
        edtf=None,
        earliest=first,
        latest=last,
        granularity=Granularity.HOUR,
        rule="test",
    )


def event(
    name: str,
    where: Place | None,
    *,
    document: str = "release",
    time: When | None = None,
    target: str | None = None,
    **more: object,
) -> Event:
    """An announced strike."""
    roles = (Role(name="target", actor=Actor(as_written=target)),) if target else ()
    fields: dict[str, object] = {
        "spans": ((0, 5),), "text": f"strike {name}", "count": 1, "roles": roles, **more
    }  # fmt: skip
    return Event(
        id=EventId(f"event-{name}"),
        kind=EventKind.AIRSTRIKE,
        document_id=DocumentId(f"document-{document}"),
        place=where,
        when=time,
        component="test/1",
        **fields,
    )


def release(day: int, *events: Event, name: str | None = None, windowed: bool = True) -> Sheet:
    """The release of a day, covering the 24 hours to 05:00Z of it."""
    called = f"document-{name or f'release-{day}'}"
    document = Document(
        id=DocumentId(called),
        kind=DocumentKind.RELEASE,
        capture_id=CaptureId("capture-test"),
        address=called,
        origin=Origin(name=MINISTRY, kind=OriginKind.OFFICIAL),
        published=Published(day=at(day).date(), source=PublishedSource.GIVEN),
        sha256="0" * 64,
        text_sha256="0" * 64,
        code_points=0,
        component="test/1",
    )
    covered = Coverage(
        document_id=document.id,
        origin=MINISTRY,
        earliest=at(day - 1, 5),
        latest=at(day, 5),
        rule="as stated",
        component="test/1",
    )
    return Sheet(
        document=document, coverage=(covered,) if windowed else (), events=events, claims=()
    )


def daily(first: int, last: int, events: Mapping[int, tuple[Event, ...]]) -> tuple[Sheet, ...]:
    """A release on each day, with the events of some of them."""
    return tuple(release(day, *events.get(day, ())) for day in range(first, last + 1))


def claimed(day: int, where: Place | None, *, target: str | None = None) -> Subject:
    """A strike claimed for a day, with no moment of the claim."""
    told = event("claimed", where, target=target)
    incident = Incident(
        id=IncidentId("incident-claimed"),
        code="CLAIMED",
        kind=EventKind.AIRSTRIKE,
        claims=(),
        events=(told.id,),
        place=where,
        window=Window(earliest=at(day), latest=at(day + 1)),
    )
    return Subject(incident=incident, events=(told,), claimed_by=None)


def two_provinces(where: Place) -> tuple[Region | None, ...]:
    """North of the middle of the plain is one province, south of it the other."""
    if where.lat is None:
        return (None,)
    name = "North" if where.lat >= 36.0 else "South"
    return (Region(id=name, name=name),)


class NoTexts(dict[DocumentId, str]):
    """Texts without any words."""

    def __missing__(self, key: DocumentId) -> str:
        return ""


def compared(
    subject: Subject,
    sheets: tuple[Sheet, ...],
    options: CompareOptions = OPTIONS,
    texts: Mapping[DocumentId, str] | None = None,
    regions: RegionsOf | None = None,
) -> Comparison:
    """The comparison of a claim with the ministry's record; two provinces if none are given."""
    record = Record(origin=MINISTRY, sheets=sheets)
    index = RecordIndex(record, regions or two_provinces, options.lag_days)
    made = compare(subject, index, options, as_of=None, texts=texts or NoTexts())
    assert made is not None
    return made
