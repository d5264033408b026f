"""What is held of a case, and what of it counts at one moment, after judgements on each record."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from purport.link.photos import matches_of
from purport.pipeline.case import Case
from purport.pipeline.judged import Verdicts, standing
from purport.pipeline.judged_pictures import pairs_judged, picture_subjects
from purport.pipeline.mentions import mention_subjects
from purport.pipeline.stored import load_documents, load_findings, load_media
from purport.pipeline.subjects import rating_subjects, subjects
from purport.pipeline.texts import Texts
from purport.records.document import Document, MediaItem
from purport.records.finding import Findings
from purport.records.ids import DocumentId
from purport.records.judgement import Judgement
from purport.records.match import MediaMatch
from purport.records.value import value
from purport.records.view import LeftOut


@value
class Moment:
    """What to look at: published by `as_of`, judged by `judged_by` (None: everything held)."""

    as_of: datetime | None = None
    judged_by: datetime | None = None


@value
class Held:
    """All that is derived in a case. `known` are the ids that can be judged so far; where a
    judgement holds for certain documents only, with these.
    """

    documents: tuple[Document, ...]
    findings: Mapping[DocumentId, Findings]
    media: tuple[MediaItem, ...]
    matches: tuple[MediaMatch, ...]
    judgements: tuple[Judgement, ...]
    known: Mapping[str, frozenset[str] | None]


@value
class Counted:
    """What counts at a moment, each record as judged; `judgements` with how each stands."""

    documents: tuple[Document, ...]
    left_out: tuple[LeftOut, ...]
    findings: dict[DocumentId, Findings]
    texts: Texts
    media: tuple[MediaItem, ...]
    matches: tuple[MediaMatch, ...]
    judgements: tuple[Judgement, ...]


def held_in(case: Case) -> Held:
    """All that is derived in a case, with the pairs of pictures that persons named."""
    ledger = case.ledger
    documents, findings, media = load_documents(ledger), load_findings(ledger), load_media(ledger)
    judgements = tuple(ledger.judgements())
    matches = matches_of(media)
    matches = (*matches, *pairs_judged(judgements, media, matches))
    known = subjects(documents, findings) | rating_subjects(documents, findings)
    known |= picture_subjects(media, matches) | mention_subjects(findings, judgements)
    return Held(
        documents=tuple(documents),
        findings=findings,
        media=tuple(media),
        matches=matches,
        judgements=judgements,
        known=known,
    )


def counted_at(case: Case, held: Held, moment: Moment) -> Counted:
    """What of it counts at a moment, after judgements."""
    judgements = standing(held.judgements, moment.judged_by, held.known)
    verdicts = Verdicts(judgements)
    documents, left_out = counting(map(verdicts.document, held.documents), case, moment.as_of)
    media = media_in_view(held.media, documents, moment.as_of)
    shown = {each.id for each in media}
    return Counted(
        documents=documents,
        left_out=left_out,
        findings={
            each.id: verdicts.findings(each.id, held.findings.get(each.id, Findings()))
            for each in documents
        },
        texts=Texts(case, documents),
        media=media,
        matches=tuple(
            verdicts.match(each) for each in held.matches if {each.left, each.right} <= shown
        ),
        judgements=judgements,
    )


def counting(
    documents: Iterable[Document], case: Case, as_of: datetime | None
) -> tuple[tuple[Document, ...], tuple[LeftOut, ...]]:
    """The documents that count at a moment, by publication and id, and those that do not.

    One dated to the day counts from the end of that day in its origin's zone; one without a date
    never counts at a stated moment.
    """
    counted, left_out = [], []
    for document in documents:
        why = None if as_of is None else _why_not(document, _zone(case, document), as_of)
        if why is None:
            counted.append(document)
        else:
            left_out.append(LeftOut(document=document, why=why))
    counted.sort(key=lambda each: (_order(each, _zone(case, each)), each.id))
    left_out.sort(key=lambda each: each.document.id)
    return tuple(counted), tuple(left_out)


def media_in_view(
    media: Iterable[MediaItem], documents: Iterable[Document], as_of: datetime | None
) -> tuple[MediaItem, ...]:
    """The pictures published by a moment, by themselves or with a document that counts."""
    attached = {item for each in documents for item in each.media}
    return tuple(
        each
        for each in media
        if as_of is None
        or not attached.isdisjoint((each.id, each.frame_of))
        or (each.published is not None and each.published.counts_from() <= as_of)
    )


def _zone(case: Case, document: Document) -> str:
    settings = case.settings.origins.get(document.origin.name)
    return settings.zone if settings else "UTC"


def _why_not(document: Document, zone: str, as_of: datetime) -> str | None:
    if document.published is None:
        return "it carries no date of publication: give one with --published or `purport judge`"
    counts = document.published.counts_from(zone)
    if counts <= as_of:
        return None
    return f"it counts as published from {counts:%Y-%m-%dT%H:%MZ}"


def _order(document: Document, zone: str) -> str:
    return document.published.counts_from(zone).isoformat() if document.published else "9999"
