"""The bars of one incident's timeline."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from purport.publish.bars import Bar
from purport.publish.catalogue import Catalogue
from purport.publish.dates import missing_words, record_words, when_words
from purport.publish.faces import Face, counted, published_words
from purport.publish.outcomes import is_announced, joined, releases_words
from purport.publish.places import place_words
from purport.publish.references import is_official
from purport.records.claim import Claim
from purport.records.document import Coverage, Document
from purport.records.event import Event
from purport.records.incident import Comparison
from purport.records.when import Granularity, When

MOST_RELEASES = 5  # more are drawn as the windows that they cover together
_FINE = (Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR)


def incident_bars(catalogue: Catalogue, face: Face) -> Iterator[Bar]:
    """What was said of an incident and what was recorded around it."""
    incident = face.incident
    claims = catalogue.claims_of(incident)
    yield _window(face)
    for claim in catalogue.negated_beside(claims):
        yield from _negated(catalogue, claim)
    for document in _documents(catalogue, claims):
        yield _published(catalogue, document)
    for comparison in catalogue.comparisons.get(incident.id, ()):
        yield from record_bars(catalogue, comparison)


def record_bars(catalogue: Catalogue, comparison: Comparison) -> Iterator[Bar]:
    """The windows and announcements of one record."""
    yield from _releases(catalogue, comparison)
    if not is_announced(comparison):
        yield from _searched(comparison)
    yield from _missing(comparison)
    for candidate in comparison.candidates[:3]:
        event = catalogue.events.get(candidate.event_id)
        if event is not None:
            yield announced_bar(catalogue, event, strong=candidate.chosen)


def _window(face: Face) -> Bar:
    window = face.incident.window
    lead = face.speaker.name if face.speaker else "Nobody held"
    return Bar(
        side="s",
        look="soft" if window.basis in ("stated", "") else "faint",
        earliest=window.earliest,
        latest=window.latest,
        lead=lead,
        cue=face.lead.cue.text if face.lead else "",
        line="h",
        rest=f"{face.kind}, {face.place}",
        when=face.time,
        link=face.quote.link if face.quote else None,
        strong=True,
    )


def _negated(catalogue: Catalogue, claim: Claim) -> Iterator[Bar]:
    when = _stated_time(catalogue, claim)
    if when is None:
        return
    speaker = catalogue.speaker(claim)
    yield Bar(
        side="r" if speaker.voice == "record" else "s",
        look="hollow theirs",
        earliest=when.earliest,
        latest=when.latest,
        lead=speaker.name,
        when=f"{when_words(when)}, as the author searched",
        quote=catalogue.quote(claim),
    )


def _stated_time(catalogue: Catalogue, claim: Claim) -> When | None:
    events = (catalogue.events[key] for key in claim.events if key in catalogue.events)
    times = (claim.said, *(event.when for event in events))
    return next((when for when in times if when and (when.earliest or when.latest)), None)


def _documents(catalogue: Catalogue, claims: tuple[Claim, ...]) -> Iterator[Document]:
    held = {claim.document_id for claim in claims}
    for document in catalogue.view.documents:
        if document.id in held and document.published and not is_official(document):
            yield document


def _published(catalogue: Catalogue, document: Document) -> Bar:
    assert document.published is not None
    counts = document.published.counts_from()
    exact = document.published.at is not None
    return Bar(
        side="s",
        look="pt" if exact else "soft",
        earliest=document.published.begins(),
        latest=counts,
        lead=f"{catalogue.references.name(document.id)} appears",
        rest=document.origin.name,
        when=f"{document.published}" + ("" if exact else ", to the day"),
        link=catalogue.link(document.id),
        quoted=False,
    )


def _releases(catalogue: Catalogue, comparison: Comparison) -> Iterator[Bar]:
    held = catalogue.coverage.get(comparison.record, ())
    parts = [part for part in held if _touches(part, comparison)]
    if len(parts) <= MOST_RELEASES:
        yield from (_release(catalogue, part) for part in parts)
        return
    for window in joined(comparison.searched):
        yield Bar(
            side="r",
            look="solid",
            earliest=window.earliest,
            latest=window.latest,
            lead=f"{counted(len(parts), 'release')} of {comparison.record}",
            when=f"cover {record_words(window.earliest, window.latest)}",
            quoted=False,
        )


def _touches(part: Coverage, comparison: Comparison) -> bool:
    window = comparison.window
    starts = window.latest is None or part.earliest < window.latest
    ends = window.earliest is None or window.earliest < part.latest
    return starts and ends


def _release(catalogue: Catalogue, part: Coverage) -> Bar:
    document = catalogue.documents[part.document_id]
    return Bar(
        side="r",
        look="solid",
        earliest=part.earliest,
        latest=part.latest,
        lead=f"{catalogue.references.name(document.id)}, {published_words(document)}",
        when=f"covers {record_words(part.earliest, part.latest)}",
        link=catalogue.link(part.document_id, part.spans),
        quoted=False,
    )


def _searched(comparison: Comparison) -> Iterator[Bar]:
    for window in joined(comparison.searched):
        yield Bar(
            side="r",
            look="hollow",
            earliest=window.earliest,
            latest=window.latest,
            lead="Searched: no announcement found",
            when=f"{record_words(window.earliest, window.latest)} · {releases_words(comparison)}",
            strong=True,
            quoted=False,
        )


def _missing(comparison: Comparison) -> Iterator[Bar]:
    for part in comparison.missing:
        if part.day == date.min:
            continue
        begin = _midnight(part.day)
        yield Bar(
            side="r",
            look="unheld",
            earliest=begin,
            latest=_midnight(part.until) + timedelta(days=1),
            lead=f"Not held: {missing_words(part)}",
            when=part.why,
            strong=True,
            quoted=False,
        )


def announced_bar(catalogue: Catalogue, event: Event, *, strong: bool) -> Bar:
    """The bar of one announcement; without a time of its own, what its release covers."""
    when, covered = event.when, catalogue.window_of(event)
    earliest, latest = (when.earliest, when.latest) if when else covered or (None, None)
    within = f"within {record_words(earliest, latest)}, what the release covers"
    return Bar(
        side="r",
        look=_announced_look(when),
        earliest=earliest,
        latest=latest,
        lead=f"Announced: {event.kind.value.replace('_', ' ')}, {place_words(event.place, {})}",
        when=when_words(when) if when or not covered else within,
        link=catalogue.link(event.document_id, event.spans),
        strong=strong,
    )


def _announced_look(when: When | None) -> str:
    if when is None:
        return "faint"
    return "solid" if when.granularity in _FINE else "soft"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
