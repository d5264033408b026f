"""What is in view at one moment: documents that count, incidents, comparisons, assessments."""

from collections.abc import Iterable
from datetime import datetime

from purport.link.lineage import LineageOptions, lineages, on_videos, shared_sets
from purport.link.photos import matches_of
from purport.pipeline.answers import used_readers
from purport.pipeline.assessed import Beside, assess
from purport.pipeline.bindings import read_bindings
from purport.pipeline.case import Case
from purport.pipeline.comparing import Compared, Comparing
from purport.pipeline.judged import Verdicts, standing
from purport.pipeline.judged_pictures import pairs_judged, picture_subjects
from purport.pipeline.linked import incidents_of, linking_of, shared_of
from purport.pipeline.mentions import mention_subjects
from purport.pipeline.opened import open_register_of
from purport.pipeline.stating import statements
from purport.pipeline.stored import (
    load_documents,
    load_findings,
    load_media,
    load_missing,
    load_problems,
)
from purport.pipeline.subjects import (
    candidate_subjects,
    incident_subjects,
    proposals,
    rating_subjects,
    subjects,
)
from purport.pipeline.texts import Texts
from purport.records.document import Document, MediaItem
from purport.records.finding import Findings
from purport.records.ids import CaptureId
from purport.records.inputs import InputState
from purport.records.value import value
from purport.records.view import LeftOut, View


@value
class Moment:
    """What to look at: published by `as_of`, judged by `judged_by` (None: everything held)."""

    as_of: datetime | None = None
    judged_by: datetime | None = None


def view(case: Case, moment: Moment, *, reverse: bool = False) -> View:
    """Everything in view, after judgements; nothing of it is stored.

    `reverse`: with what other sources tell of each announced event, which takes a while.
    """
    ledger = case.ledger
    held, found = load_documents(ledger), load_findings(ledger)
    all_media = load_media(ledger)
    all_matches = matches_of(all_media)
    known = subjects(held, found) | rating_subjects(held, found)
    judged_pairs = pairs_judged(ledger.judgements(), all_media, all_matches)
    all_matches = (*all_matches, *judged_pairs)
    known |= picture_subjects(all_media, all_matches)
    known |= mention_subjects(found, ledger.judgements())
    first = standing(ledger.judgements(), moment.judged_by, known)
    verdicts = Verdicts(first)
    counted, left_out = counting(map(verdicts.document, held), case, moment.as_of)
    media = media_in_view(all_media, counted, moment.as_of)
    shown = {each.id for each in media}
    matches = tuple(
        verdicts.match(each) for each in all_matches if {each.left, each.right} <= shown
    )
    findings = {
        each.id: verdicts.findings(each.id, found.get(each.id, Findings())) for each in counted
    }
    register = open_register_of(case)
    texts = Texts(case, counted)
    shown_alike = on_videos(matches, media)
    shared = shared_of(counted, findings, texts, shown_alike, register)
    lookback = case.settings.compare.lookback_days
    incidents = incidents_of(counted, findings, shared, read_bindings(first), case.settings)
    known |= incident_subjects(incidents, findings)
    proposed = proposals(incidents, ())
    supposed = known | candidate_subjects(ledger.judgements())
    verdicts = Verdicts(standing(ledger.judgements(), moment.judged_by, supposed, proposed))
    incidents = tuple(map(verdicts.incident, incidents))
    comparing = Comparing(
        case,
        Compared(
            documents=counted,
            findings=findings,
            texts=texts,
            as_of=moment.as_of,
            rejected=verdicts.rejected(),
            confirmed=verdicts.confirmed(),
        ),
        register,
    )
    comparisons = comparing.comparisons(incidents)
    findings = comparing.findings()
    stated = statements(comparing, shared.speakers, lookback)
    known |= {str(one.id): None for each in comparisons for one in each.candidates}
    known |= {str(line.id): None for each in stated for line in each.lines}
    assessments = assess(
        counted,
        findings,
        incidents,
        Beside(comparisons=comparisons, statements=stated),
        shared.ties(),
    )
    proposed |= proposals((), assessments)
    judged = standing(ledger.judgements(), moment.judged_by, known, proposed)
    verdicts = Verdicts(judged)
    inputs = tuple(row.state for row in ledger.input_rows())
    photos = lineages(media, matches, counted, findings, _lineage_options(inputs, verdicts))
    return View(
        title=case.title,
        as_of=moment.as_of,
        judged_by=moment.judged_by,
        documents=counted,
        left_out=left_out,
        findings=findings,
        texts=texts,
        media=media,
        matches=matches,
        lineages=photos,
        shared_sets=shared_sets(photos, media),
        incidents=incidents,
        linking=linking_of(case.settings.link),
        comparisons=comparisons,
        statements=stated,
        told=comparing.told(incidents) if reverse else (),
        assessments=tuple(map(verdicts.assessment, assessments)),
        suggested=assessments,
        judgements=judged,
        ratings=verdicts.ratings(),
        inputs=(*inputs, *load_missing(ledger)),
        problems=load_problems(ledger),
        readers=used_readers(case),
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


def _lineage_options(inputs: Iterable[InputState], verdicts: Verdicts) -> LineageOptions:
    captured: dict[CaptureId, int] = {}
    for number, each in enumerate(inputs):
        if each.capture_id is not None:
            captured.setdefault(each.capture_id, number)
    return LineageOptions(captured=captured, file_pictures=verdicts.file_pictures())
