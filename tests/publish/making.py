"""Short ways to make records for a view by hand."""

from datetime import date, datetime

from purport.records.actor import Actor, ActorKind
from purport.records.claim import Claim, Cue, CueClass, Source, SourceKind, Stance, claim_id
from purport.records.document import Coverage, Document, DocumentKind, document_id
from purport.records.event import Event, EventKind, event_id
from purport.records.ids import CaptureId, sha256
from purport.records.origin import Origin, OriginKind, Published, PublishedSource
from purport.records.place import Place, PlaceBasis, Precision
from purport.records.spans import Span, Words, words_at
from purport.records.when import Granularity, When, utc

BY = "made-by-hand/1"
NUSRAH = Actor(
    as_written="The Nusrah Front",
    id="actor-nusrah",
    name="Nusrah Front",
    kind=ActorKind.ARMED_GROUP,
)
US = Actor(
    as_written="The US government", id="actor-us", name="US government", kind=ActorKind.STATE
)
CENTCOM = "US Central Command"
HAREM = Place(
    as_written="Harem",
    id="geonames:1",
    name="Harem",
    country="SY",
    lat=36.2078,
    lon=36.5192,
    radius_m=2000,
    precision=Precision.TOWN,
    basis=PlaceBasis.GAZETTEER,
)
SARMADA = Place(
    as_written="near Sarmada",
    id="ocha:1",
    name="Sarmada",
    country="SY",
    lat=36.1859,
    lon=36.7242,
    radius_m=5000,
    precision=Precision.NEAR,
    basis=PlaceBasis.GAZETTEER,
)


def document(
    name: str, text: str, origin: Origin, published: Published | None, **more: object
) -> Document:
    """A document of this text."""
    digest = sha256(text.encode("utf-8", "surrogatepass"))
    fields = {"kind": DocumentKind.ARTICLE, "language": "en", "decoding": "utf-8", **more}
    return Document(
        id=document_id(origin.name, name, None, digest),
        capture_id=CaptureId(f"capture-{digest[:24]}"),
        address=name,
        origin=origin,
        published=published,
        sha256=digest,
        text_sha256=digest,
        code_points=len(text),
        component=BY,
        **fields,
    )


def span(text: str, words: str, after: str = "") -> Span:
    """Where these words stand first, behind other words if these are given."""
    start = text.index(words, text.index(after) if after else 0)
    return (start, start + len(words))


def words(text: str, *pieces: str, after: str = "") -> Words:
    """These pieces of a text, one behind the other."""
    found, place = [], text.index(after) if after else 0
    for piece in pieces:
        start = text.index(piece, place)
        found.append((start, start + len(piece)))
        place = start + len(piece)
    return words_at(text, found)


def claim(
    held: Document,
    text: str,
    parts: tuple[str, str, str],
    *,
    after: str = "",
    who_after: str = "",
    kind: SourceKind = SourceKind.NAMED,
    actor: Actor | None = None,
    cue_class: CueClass = CueClass.CLAIM,
    negated: bool = False,
    hedges: tuple[str, ...] = (),
    stance: Stance | None = None,
    **more: object,
) -> Claim:
    """A claim: source, cue and content in this order of mention (empty: none in the text)."""
    behind = (who_after or after, who_after or after, after)
    who, how, what = (
        words(text, part, after=begin) if part else None
        for part, begin in zip(parts, behind, strict=True)
    )
    source = Source(
        spans=who.spans if who else (), text=who.text if who else "", kind=kind, actor=actor
    )
    assert what is not None
    cue = Cue(
        spans=how.spans if how else (),
        text=how.text if how else "",
        cue_class=cue_class,
        negated=negated,
    )
    given = stance or Stance()
    marked = Stance(
        source=given.source,
        author=given.author,
        polarity=given.polarity,
        hedges=tuple(sorted(span(text, word, after or parts[2]) for word in hedges)),
    )
    return Claim(
        id=claim_id(held.id, source, cue, what),
        document_id=held.id,
        source=source,
        cue=cue,
        content=what,
        stance=marked,
        component=BY,
        **more,
    )


def event(held: Document, found: Words, part: str = "", **more: object) -> Event:
    """An airstrike told in these words."""
    fields = {"kind": EventKind.AIRSTRIKE, **more}
    return Event(
        id=event_id(held.id, EventKind.AIRSTRIKE, found.spans, part),
        document_id=held.id,
        spans=found.spans,
        text=found.text,
        component=BY,
        **fields,
    )


def on_day(year: int, month: int, day: int) -> Published:
    """Published on a day."""
    return Published(day=date(year, month, day), source=PublishedSource.CONTENT)


def night(as_written: str, begin: datetime, end: datetime) -> When:
    """A night."""
    return When(
        as_written=as_written,
        edtf=begin.date().isoformat(),
        earliest=begin,
        latest=end,
        granularity=Granularity.NIGHT,
        rule="night before publication",
    )


def window(as_written: str, begin: datetime | None, end: datetime | None) -> When:
    """A range of time."""
    return When(
        as_written=as_written,
        edtf=None,
        earliest=begin,
        latest=end,
        granularity=Granularity.RANGE,
        rule="since, to publication",
    )


def covers(held: Document, begin: datetime, end: datetime, spans: tuple[Span, ...]) -> Coverage:
    """What a release covers."""
    return Coverage(
        document_id=held.id,
        origin=held.origin.name,
        earliest=begin,
        latest=end,
        scope=("Syria",),
        spans=spans,
        rule="from … through …",
        component=BY,
    )


OFFICIAL = Origin(name=CENTCOM, kind=OriginKind.OFFICIAL)
MEDIA = Origin(name="A weblog", kind=OriginKind.MEDIA)
PARTY = Origin(name="Front channel", kind=OriginKind.PARTY)
MORNING = utc(2014, 11, 6, 6)
