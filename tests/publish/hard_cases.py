"""Views that are hard to print: right to left, unresolved, hostile, empty, many."""

from dataclasses import replace
from datetime import timedelta

from purport.records.actor import MatchState
from purport.records.claim import (
    AuthorStance,
    Claim,
    Cue,
    CueClass,
    Source,
    SourceKind,
    Stance,
    claim_id,
)
from purport.records.document import Document, DocumentKind
from purport.records.event import EventKind
from purport.records.finding import Findings
from purport.records.ids import IncidentId
from purport.records.incident import (
    Candidate,
    Comparison,
    Incident,
    RecordOutcome,
    Strength,
    Window,
)
from purport.records.place import Place
from purport.records.problem import Problem
from purport.records.view import View
from purport.records.when import utc

from .making import (
    BY,
    CENTCOM,
    HAREM,
    MEDIA,
    NUSRAH,
    PARTY,
    claim,
    document,
    event,
    on_day,
    span,
    words,
)
from .texts import ARABIC, HOSTILE

APART = Stance(author=AuthorStance.DISTANCING)


def hard() -> View:
    """An Arabic post, a place that was not resolved, and a text that attacks the page."""
    post = document(
        "export/result.json",
        ARABIC,
        PARTY,
        on_day(2014, 11, 5),
        kind=DocumentKind.POST,
        language="ar",
    )
    says = _arabic_claim(post)
    bad = document(
        "<b>\u202e../x</b>.html",
        HOSTILE,
        replace(MEDIA, name='"><script>alert(2)</script>'),
        None,
        title="</title><script>alert(3)</script>",
        url="javascript:alert(4)",
        language='en" onload="alert(5)',
    )
    attack = claim(bad, HOSTILE, ("The \u202egroup", "claims", "struck Nowhere's \x1b[31mdepot"))
    strike = event(
        bad,
        words(HOSTILE, "struck Nowhere's \x1b[31mdepot"),
        place=Place(as_written="Nowhere's </td>"),
        claim=attack.id,
    )
    blow = event(post, says.content, place=HAREM, claim=says.id)
    incidents = (
        Incident(
            id=IncidentId("incident-a"),
            code="harem-ar",
            kind=EventKind.AIRSTRIKE,
            claims=(says.id,),
            events=(blow.id,),
            place=HAREM,
            window=Window(earliest=None, latest=utc(2014, 11, 6), basis="stated"),
        ),
        Incident(
            id=IncidentId("incident-b"),
            code="../<nowhere>",
            kind=EventKind.OTHER,
            claims=(attack.id,),
            events=(strike.id,),
            place=strike.place,
            window=Window(earliest=None, latest=None),
        ),
    )
    compared = Comparison(
        incident_id=incidents[1].id,
        claims=(attack.id,),
        record="<i>record</i>",
        outcome=RecordOutcome.NOT_COMPARABLE,
        window=Window(earliest=None, latest=None),
        held=0,
        expected=0,
        as_of=None,
        reasons=("place not resolved",),
    )
    silent = replace(
        compared,
        incident_id=incidents[0].id,
        claims=(says.id,),
        outcome=RecordOutcome.SILENT,
        window=incidents[0].window,
        searched=(Window(earliest=utc(2014, 11, 1), latest=utc(2014, 11, 6)),),
        held=1,
        expected=1,
        reasons=(),
    )
    return View(
        title="Hard <cases> & more",
        as_of=None,
        judged_by=None,
        documents=(post, bad),
        findings={
            post.id: Findings(claims=(says,), events=(blow,)),
            bad.id: Findings(claims=(attack,), events=(strike,)),
        },
        texts={post.id: ARABIC, bad.id: HOSTILE},
        incidents=incidents,
        comparisons=(silent, compared),
        problems=(Problem(room="read", subject="<x>", kind="odd", message="</li><script>"),),
    )


def _arabic_claim(post: Document) -> Claim:
    source = Source(
        spans=(span(ARABIC, "الجبهة"),),
        text="الجبهة",
        kind=SourceKind.NAMED,
        actor=replace(NUSRAH, as_written="الجبهة", name="جبهة النصرة"),
    )
    cue = Cue(spans=(span(ARABIC, "تدّعي"),), text="تدّعي", cue_class=CueClass.CLAIM)
    content = words(ARABIC, "صواريخ التحالف دمّرت أحد مقارّها في حارم")
    return Claim(
        id=claim_id(post.id, source, cue, content),
        document_id=post.id,
        source=source,
        cue=cue,
        content=content,
        stance=Stance(author=AuthorStance.DISTANCING, hedges=cue.spans),
        component=BY,
    )


def empty() -> View:
    """A case in which nothing is."""
    return View(title="Empty case", as_of=None, judged_by=None, documents=(), findings={}, texts={})


def many(number: int = 60) -> View:
    """Many incidents, every outcome among them."""
    documents, findings, texts, incidents, comparisons = [], {}, {}, [], []
    outcomes = list(RecordOutcome)
    for n in range(number):
        text = f"Post {n}. The Nusrah Front claims that a raid hit depot {n} in Harem."
        held = document(
            f"post-{n:03}.txt", text, PARTY, on_day(2014, 11, 1 + n % 28), kind=DocumentKind.POST
        )
        says = claim(
            held,
            text,
            ("The Nusrah Front", "claims", f"a raid hit depot {n} in Harem"),
            actor=NUSRAH,
            stance=APART,
            hedges=("claims",),
            after="The Nusrah",
        )
        blow = event(held, says.content, place=HAREM, claim=says.id)
        begin = utc(2014, 9, 1) + timedelta(days=n)
        incident = Incident(
            id=IncidentId(f"incident-{n:03}"),
            code=f"raid-{n:02}",
            kind=EventKind.AIRSTRIKE,
            claims=(says.id,),
            events=(blow.id,),
            place=HAREM,
            window=Window(earliest=begin, latest=begin + timedelta(days=1 + n % 5)),
            state=MatchState.SUGGESTED,
        )
        documents.append(held)
        findings[held.id], texts[held.id] = Findings(claims=(says,), events=(blow,)), text
        incidents.append(incident)
        near = Candidate(
            document_id=held.id,
            event_id=blow.id,
            strength=Strength.POSSIBLE,
            distance_km=41.2,
            days=1,
            base_rate=0.2,
            chosen=True,
        )
        outcome = outcomes[n % len(outcomes)]
        announced = outcome in (RecordOutcome.ANNOUNCED, RecordOutcome.ANNOUNCED_DIFFERENTLY)
        comparisons.append(
            Comparison(
                incident_id=incident.id,
                claims=incident.claims,
                record=CENTCOM,
                outcome=outcome,
                strength=(Strength.POSSIBLE if n % 4 == 0 else Strength.LIKELY)
                if announced
                else None,
                window=incident.window,
                searched=(incident.window,) if outcome is RecordOutcome.SILENT else (),
                held=1,
                expected=2,
                as_of=None,
                candidates=(near,) if announced else (),
            )
        )
    return View(
        title="Sixty incidents",
        as_of=None,
        judged_by=None,
        documents=tuple(documents),
        findings=findings,
        texts=texts,
        incidents=tuple(incidents),
        comparisons=tuple(comparisons),
    )
