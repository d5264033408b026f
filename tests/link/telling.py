"""Documents that tell of invented attacks, made for tests of linking and assessing."""

from datetime import UTC, datetime, timedelta

from purport.link.link import LinkOptions, link
from purport.link.weights import read_weights
from purport.records.actor import Actor, ActorKind
from purport.records.claim import Claim, Cue, CueClass, Source, SourceKind, Stance, claim_id
from purport.records.document import Document, DocumentKind, document_id
from purport.records.event import Event, EventKind, Harm, Role, event_id
from purport.records.finding import Findings
from purport.records.ids import CaptureId, DocumentId
from purport.records.incident import Incident
from purport.records.origin import Origin, OriginKind, Published, PublishedSource
from purport.records.place import Place, Precision
from purport.records.spans import Words
from purport.records.when import Granularity, When
from purport.stock.linking import load_linking

HAREM = Place(
    as_written="Harem", id="place-harem", name="Harem", country="SY", lat=36.2127, lon=36.5209,
    radius_m=2500, precision=Precision.TOWN,
)  # fmt: skip
SALQIN = Place(
    as_written="Salqin", id="place-salqin", name="Salqin", country="SY", lat=36.1378, lon=36.4519,
    radius_m=2500, precision=Precision.TOWN,
)  # fmt: skip
SARMADA = Place(
    as_written="Sarmada", id="place-sarmada", name="Sarmada", country="SY", lat=36.1849,
    lon=36.7228, radius_m=2500, precision=Precision.TOWN,
)  # fmt: skip
IDLIB_PROVINCE = Place(
    as_written="Idlib province", id="place-idlib", name="Idlib", country="SY", lat=35.9, lon=36.6,
    radius_m=60_000, precision=Precision.PROVINCE,
)  # fmt: skip
NORTHERN = Actor(
    as_written="the Northern Front", id="actor-northern", name="Northern Front",
    kind=ActorKind.ARMED_GROUP,
)  # fmt: skip
MONITOR = Actor(
    as_written="the River Monitor", id="actor-river", name="River Monitor", kind=ActorKind.MONITOR
)
EASTERN = Actor(
    as_written="eastern jets", id="actor-east", name="Eastern Air Force", kind=ActorKind.FORCE
)
WESTERN = Actor(
    as_written="western jets", id="actor-west", name="Western Air Force", kind=ActorKind.FORCE
)

Told = tuple[Document, Findings]


def day(number: int, hours: int = 24) -> When:
    """A day of November 2014, from midnight UTC."""
    start = datetime(2014, 11, number, tzinfo=UTC)
    return When(
        as_written=f"{number} November",
        edtf=f"2014-11-{number:02}",
        earliest=start,
        latest=start + timedelta(hours=hours),
        granularity=Granularity.DAY,
        timex3=f"2014-11-{number:02}",
        rule="test",
    )


class Teller:
    """One document with as many claims as are told."""

    def __init__(
        self,
        name: str,
        *,
        published: int = 8,
        origin: str | None = None,
        kind: OriginKind = OriginKind.MEDIA,
        row: str | None = None,
    ) -> None:
        when = Published(
            at=datetime(2014, 11, published, 12, tzinfo=UTC), source=PublishedSource.GIVEN
        )
        place = Origin(name=origin or f"desk of {name}", kind=kind)
        self.document = Document(
            id=document_id(place.name, name, row, name), kind=DocumentKind.ARTICLE,
            capture_id=CaptureId("capture-1"), address=name, part=row, origin=place,
            published=when, row=row, sha256="0", text_sha256="0", code_points=1000,
            component="test/1",
        )  # fmt: skip
        self.claims: list[Claim] = []
        self.events: list[Event] = []

    def tells(
        self,
        place: Place | None = HAREM,
        when: When | None = None,
        *,
        by: Actor | None = None,
        attacker: Actor | None = None,
        target: Actor | None = None,
        killed: tuple[int, int | None] | None = None,
        harm: str = "civilians_killed",
        kind: EventKind = EventKind.AIRSTRIKE,
        words: str = "jets struck the town",
        negated: bool = False,
        another: str | None = None,
    ) -> "Teller":
        """The same document, telling of one more attack."""
        at = 20 * (len(self.claims) + 1)
        source = Source(
            spans=((at, at + 2),) if by else (),
            text=by.as_written if by else "",
            kind=SourceKind.NAMED if by else SourceKind.IMPLICIT,
            actor=by,
        )
        cue = Cue(spans=((at + 3, at + 5),), text="said", cue_class=CueClass.SAY, negated=negated)
        content = Words(spans=((at + 6, at + 15),), text=words)
        name = claim_id(self.document.id, source, cue, content)
        roles = [
            Role(name=role, actor=actor)
            for role, actor in (("attacker", attacker), ("target", target))
            if actor is not None
        ]
        numbers = (Harm(kind=harm, least=killed[0], most=killed[1]),) if killed else ()
        event = Event(
            id=event_id(self.document.id, kind, content.spans, place.as_written if place else ""),
            kind=kind, document_id=self.document.id, spans=content.spans, text=words,
            place=place, when=when, roles=tuple(roles), harm=numbers, claim=name,
            negated=negated, component="test/1",
            another=Words(spans=content.spans, text=another) if another else None,
        )  # fmt: skip
        self.events.append(event)
        claim = Claim(
            id=name, document_id=self.document.id, source=source, cue=cue, content=content,
            stance=Stance(), events=(event.id,), component="test/1",
        )  # fmt: skip
        self.claims.append(claim)
        return self

    @property
    def told(self) -> Told:
        return self.document, Findings(claims=tuple(self.claims), events=tuple(self.events))


def options(**more: object) -> LinkOptions:
    """The options with the weights that ship."""
    file = load_linking()
    settled = {"weights": read_weights(file.settings), "threshold": file.threshold} | more
    return LinkOptions(**settled)


def linked(*tellers: Teller, **more: object) -> tuple[Incident, ...]:
    """The incidents of these documents."""
    documents = [each.document for each in tellers]
    findings: dict[DocumentId, Findings] = {each.document.id: each.told[1] for each in tellers}
    return link(documents, findings, options(**more))
