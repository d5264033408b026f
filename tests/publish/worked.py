"""The worked example, by hand: the same case at two moments."""

from dataclasses import replace
from datetime import date

from purport.records.custody import Verdict
from purport.records.document import Document, MediaItem, media_id
from purport.records.event import EventKind
from purport.records.finding import Findings
from purport.records.ids import CaptureId, JudgementId, LineageId, MatchId, sha256
from purport.records.incident import (
    Assessment,
    Candidate,
    Comparison,
    Denial,
    Incident,
    MissingDay,
    RecordOutcome,
    Strength,
    StrikeStatus,
    Support,
    Window,
)
from purport.records.inputs import InputState, InputStatus
from purport.records.judgement import Judgement
from purport.records.lineage import (
    Basis,
    Contradiction,
    ContradictionKind,
    Lineage,
    SharedSet,
    Told,
    Use,
)
from purport.records.match import Likeness, MediaMatch
from purport.records.origin import Published, PublishedSource
from purport.records.place import distance_km
from purport.records.problem import Problem
from purport.records.view import LeftOut, View
from purport.records.when import utc

from .making import (
    BY,
    CENTCOM,
    HAREM,
    PARTY,
    SARMADA,
)
from .texts import ARTICLE, RELEASE_3, RELEASE_5, RELEASE_6
from .worked_findings import CLAIMED, INCIDENT, article
from .worked_releases import release_6, releases


def _incident(findings: Findings) -> Incident:
    about = tuple(one.id for one in findings.claims if one.events or "allegedly" in one.cue.text)
    return Incident(
        id=INCIDENT,
        code="harem-1",
        kind=EventKind.AIRSTRIKE,
        claims=about,
        events=tuple(one.id for one in findings.events),
        place=HAREM,
        window=CLAIMED,
        attackers=("coalition",),
        targets=("Nusrah Front",),
    )


def _assessment(incident: Incident) -> Assessment:
    return Assessment(
        incident_id=incident.id,
        rubric="strike-status/1",
        strike_status=StrikeStatus.SINGLE_SOURCE,
        harm_grade=None,
        not_graded="no figure given",
        independent=1,
        supports=(Support(root="Nusrah Front", claims=incident.claims),),
        reasons=("one speaker",),
    )


def before() -> View:
    """6 November 2014, 12:00Z: not held, with the part that was searched."""
    (held, found), (r3, f3), (r5, f5), (r6, _) = article(), *releases()
    incident = _incident(found)
    comparison = Comparison(
        incident_id=INCIDENT,
        claims=incident.claims,
        record=CENTCOM,
        outcome=RecordOutcome.NOT_HELD,
        window=CLAIMED,
        searched=(
            Window(earliest=utc(2014, 10, 31), latest=utc(2014, 11, 4)),
            Window(earliest=utc(2014, 11, 3), latest=utc(2014, 11, 6)),
        ),
        missing=(
            MissingDay(day=date(2014, 9, 23), until=date(2014, 10, 30), why="no release held"),
            MissingDay(
                day=date(2014, 11, 6),
                until=date(2014, 11, 6),
                why="the release of that day does not count yet",
            ),
        ),
        held=2,
        expected=3,
        as_of=utc(2014, 11, 6, 12),
    )
    documents = (r3, r5, held)
    return View(
        title="Harem 2014",
        as_of=utc(2014, 11, 6, 12),
        judged_by=None,
        documents=documents,
        left_out=(
            LeftOut(document=r6, why="published on 6 November: counts from 7 November, 00:00Z"),
        ),
        findings={r3.id: f3, r5.id: f5, held.id: found},
        texts={r3.id: RELEASE_3, r5.id: RELEASE_5, held.id: ARTICLE},
        media=_media(),
        matches=_matches(),
        lineages=(_lineage(held),),
        shared_sets=(_shared_set(held),),
        incidents=(incident,),
        comparisons=(comparison,),
        assessments=(_assessment(incident),),
        inputs=_inputs(),
    )


def after() -> View:
    """7 November 2014, 00:00Z: announced differently."""
    view = before()
    r6, f6 = release_6()
    event_6 = f6.events[0]
    chosen = Candidate(
        document_id=r6.id,
        event_id=event_6.id,
        strength=Strength.LIKELY,
        distance_km=distance_km(HAREM, SARMADA),
        days=0,
        base_rate=0.0312,
        differs=("place", "target"),
        reasons=("the night lies in the claimed window",),
        chosen=True,
    )
    denials = tuple(
        Denial(claim_id=one.id, document_id=r6.id, denies=what)
        for one, what in zip(f6.claims, ("motive", "target"), strict=True)
    )
    comparison = replace(
        view.comparisons[0],
        outcome=RecordOutcome.ANNOUNCED_DIFFERENTLY,
        strength=Strength.LIKELY,
        differs=("place", "target"),
        denials=denials,
        candidates=(chosen,),
        held=3,
        expected=3,
        missing=view.comparisons[0].missing[:1],
        as_of=utc(2014, 11, 7),
        searched=(
            *view.comparisons[0].searched,
            Window(earliest=utc(2014, 11, 5, 16), latest=utc(2014, 11, 6, 4)),
        ),
    )
    judged = Judgement(
        id=JudgementId("judgement-1"),
        time=utc(2015, 1, 2),
        subject=view.media[0].id,
        subject_kind="media",
        documents=(),
        spans=(),
        words="",
        verdict=Verdict.ACCEPT,
        set=(),
        by="first reviewer",
        note="rubble, nobody to be seen",
    )
    return replace(
        view,
        as_of=utc(2014, 11, 7),
        documents=(*view.documents, r6),
        left_out=(),
        findings={**view.findings, r6.id: f6},
        texts={**view.texts, r6.id: RELEASE_6},
        comparisons=(comparison,),
        judgements=(judged,),
    )


def _media() -> tuple[MediaItem, ...]:
    return tuple(
        MediaItem(
            id=media_id(PARTY.name, f"{name}.jpg", None, name),
            capture_id=CaptureId(f"capture-{name}"),
            address=f"{name}.jpg",
            origin=PARTY,
            sha256=sha256(name.encode()),
            bytes=4,
            mime="image/jpeg",
            width=800,
            height=600,
            component=BY,
        )
        for name in ("a", "b")
    )


def _matches() -> tuple[MediaMatch, ...]:
    left, right = _media()
    return (
        MediaMatch(
            id=MatchId("match-1"),
            left=left.id,
            right=right.id,
            relation=Likeness.SAME_PHOTO,
            distance_bits=12,
            transform="cropped",
            component=BY,
        ),
    )


def _lineage(held: Document) -> Lineage:
    """The two pictures as uses of one photo, which nobody has confirmed."""
    first, second = _media()
    posted = Published(
        day=date(2014, 9, 23), source=PublishedSource.GIVEN, basis="as the channel dates it"
    )
    told = Told(event_id=None, place=HAREM)
    return Lineage(
        id=LineageId("lineage-1"),
        uses=(
            Use(media_id=first.id, document_id=None, origin=PARTY, published=posted),
            Use(
                media_id=second.id,
                document_id=held.id,
                origin=held.origin,
                published=held.published,
                told=(told,),
            ),
        ),
        by_publication=0,
        by_capture=second.id,
        largest=first.id,
        matches=(MatchId("match-1"),),
        contradictions=(
            Contradiction(
                kind=ContradictionKind.EARLIER_COPY,
                earlier=0,
                later=1,
                basis=Basis.SUGGESTED,
                words="dated 2014-11-06 by one use; a held copy is of 2014-09-23, before that; "
                "if these are one photo, which nobody has confirmed",
            ),
        ),
        component=BY,
    )


def _shared_set(held: Document) -> SharedSet:
    shared = (LineageId("lineage-1"), LineageId("lineage-2"))
    left = f"{PARTY.name}, 2014-09-23"
    return SharedSet(left=left, right=held.id, shared=shared, of_left=7, of_right=5)


def _inputs() -> tuple[InputState, ...]:
    problem = Problem(
        room="collect",
        subject="broken.json",
        kind="truncated",
        message="the JSON ends in the middle",
        hint="export it again",
    )
    return (
        InputState(capture_id=None, path="seed/article.txt", state=InputStatus.DONE, kind="text"),
        InputState(
            capture_id=None,
            path="broken.json",
            state=InputStatus.FAILED,
            kind="telegram",
            problem=problem,
        ),
        InputState(capture_id=None, path="pictures of 23 September", state=InputStatus.MISSING),
    )
