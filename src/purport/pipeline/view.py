"""What is in view at one moment: documents that count, incidents, comparisons, assessments."""

from collections.abc import Iterable

from purport.link.lineage import LineageOptions, lineages, on_videos, shared_sets
from purport.pipeline.answers import used_readers
from purport.pipeline.assessed import Beside, assess
from purport.pipeline.bindings import read_bindings
from purport.pipeline.case import Case
from purport.pipeline.comparing import Compared, Comparing
from purport.pipeline.in_view import Counted, Held, Moment, counted_at, held_in
from purport.pipeline.judged import Pairs, Verdicts, standing
from purport.pipeline.linked import Shared, incidents_of, linking_of, shared_of
from purport.pipeline.opened import open_register_of
from purport.pipeline.stating import statements
from purport.pipeline.stored import (
    load_missing,
    load_problems,
)
from purport.pipeline.subjects import (
    candidate_subjects,
    incident_subjects,
    proposals,
)
from purport.records.ids import CaptureId
from purport.records.incident import Incident
from purport.records.inputs import InputState
from purport.records.value import value
from purport.records.view import View


def view(case: Case, moment: Moment, *, reverse: bool = False) -> View:
    """Everything in view, after judgements; nothing of it is stored.

    `reverse`: with what other sources tell of each announced event, which takes a while.
    """
    held = held_in(case)
    counted = counted_at(case, held, moment)
    register = open_register_of(case)
    shared = shared_of(
        counted.documents,
        counted.findings,
        counted.texts,
        on_videos(counted.matches, counted.media),
        register,
    )
    linked = _linked(case, held, counted, shared, moment)
    comparing = Comparing(case, _compared(counted, linked, moment), register)
    comparisons = comparing.comparisons(linked.incidents)
    findings = comparing.findings()
    stated = statements(comparing, shared.speakers, case.settings.compare.lookback_days)
    assessments = assess(
        counted.documents,
        findings,
        linked.incidents,
        Beside(comparisons=comparisons, statements=stated),
        shared.ties(),
    )
    known = linked.known | {str(one.id): None for each in comparisons for one in each.candidates}
    known |= {str(line.id): None for each in stated for line in each.lines}
    proposed = linked.proposed | proposals((), assessments)
    judged = standing(held.judgements, moment.judged_by, known, proposed)
    verdicts = Verdicts(judged)
    inputs = tuple(row.state for row in case.ledger.input_rows())
    photos = lineages(
        counted.media,
        counted.matches,
        counted.documents,
        findings,
        _lineage_options(inputs, verdicts),
    )
    return View(
        title=case.title,
        as_of=moment.as_of,
        judged_by=moment.judged_by,
        documents=counted.documents,
        left_out=counted.left_out,
        findings=findings,
        texts=counted.texts,
        media=counted.media,
        matches=counted.matches,
        lineages=photos,
        shared_sets=shared_sets(photos, counted.media),
        incidents=linked.incidents,
        linking=linking_of(case.settings.link),
        comparisons=comparisons,
        statements=stated,
        told=comparing.told(linked.incidents) if reverse else (),
        assessments=tuple(map(verdicts.assessment, assessments)),
        suggested=assessments,
        judgements=judged,
        ratings=verdicts.ratings(),
        inputs=(*inputs, *load_missing(case.ledger)),
        problems=load_problems(case.ledger),
        readers=used_readers(case),
    )


@value
class _Linked:
    """The incidents as judged, and what else can be judged since they are there."""

    incidents: tuple[Incident, ...]
    known: dict[str, frozenset[str] | None]
    proposed: dict[str, Pairs]
    verdicts: Verdicts


def _linked(case: Case, held: Held, counted: Counted, shared: Shared, moment: Moment) -> _Linked:
    bindings = read_bindings(counted.judgements)
    incidents = incidents_of(counted.documents, counted.findings, shared, bindings, case.settings)
    known = dict(held.known) | incident_subjects(incidents, counted.findings)
    proposed = proposals(incidents, ())
    supposed = known | candidate_subjects(held.judgements)
    verdicts = Verdicts(standing(held.judgements, moment.judged_by, supposed, proposed))
    return _Linked(
        incidents=tuple(map(verdicts.incident, incidents)),
        known=known,
        proposed=proposed,
        verdicts=verdicts,
    )


def _compared(counted: Counted, linked: _Linked, moment: Moment) -> Compared:
    return Compared(
        documents=counted.documents,
        findings=counted.findings,
        texts=counted.texts,
        as_of=moment.as_of,
        rejected=linked.verdicts.rejected(),
        confirmed=linked.verdicts.confirmed(),
    )


def _lineage_options(inputs: Iterable[InputState], verdicts: Verdicts) -> LineageOptions:
    captured: dict[CaptureId, int] = {}
    for number, each in enumerate(inputs):
        if each.capture_id is not None:
            captured.setdefault(each.capture_id, number)
    return LineageOptions(captured=captured, file_pictures=verdicts.file_pictures())
