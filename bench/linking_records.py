"""From frozen records to incidents: what a view pays for linking."""

import resource
import time
from datetime import timedelta
from typing import Any

import numpy as np
from training.linking.made_up import make_claims

from purport.link.link import LinkOptions, link
from purport.link.table import EPOCH
from purport.link.weights import read_weights
from purport.records.claim import Claim, Cue, CueClass, Source, SourceKind, Stance
from purport.records.document import Document, DocumentKind
from purport.records.event import Event, EventKind
from purport.records.finding import Findings
from purport.records.ids import CaptureId, ClaimId, DocumentId, EventId
from purport.records.origin import Origin, Published, PublishedSource
from purport.records.place import EARTH_RADIUS_KM, Place, Precision
from purport.records.spans import Words
from purport.records.when import Granularity, When
from purport.stock.linking import load_linking

NAME = Words(spans=((0, 1),), text="x")
KINDS = list(EventKind)
LATER = timedelta(days=30)


def from_records(claims: int, seed: int) -> dict[str, Any]:
    """Seconds from documents and findings to incidents with reasons, and the peak memory."""
    documents, findings = records(claims, seed)
    file = load_linking()
    options = LinkOptions(weights=read_weights(file.settings), threshold=file.threshold)
    started, cpu = time.perf_counter(), time.process_time()
    incidents = link(documents, findings, options)
    return {
        "what": "from records to incidents",
        "claims": claims,
        "documents": len(documents),
        "incidents": len(incidents),
        "seconds": round(time.perf_counter() - started, 2),
        "cpu_seconds": round(time.process_time() - cpu, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def records(claims: int, seed: int) -> tuple[list[Document], dict[DocumentId, Findings]]:
    """The made-up claims as records, a document each for those told together."""
    columns, _ = make_claims(claims, seed)
    lists = {name: each.tolist() for name, each in columns.items()}
    told: dict[float, list[int]] = {}
    for row, document in enumerate(lists["document"]):
        told.setdefault(document, []).append(row)
    documents, findings = [], {}
    for number, rows in told.items():
        name = DocumentId(f"document-{int(number)}")
        said = EPOCH + timedelta(hours=max(lists["latest_h"][row] for row in rows)) + LATER
        documents.append(_document(name, said))
        claimed = [_claim(name, row) for row in rows]
        events = [_event(name, row, lists) for row in rows]
        findings[name] = Findings(claims=tuple(claimed), events=tuple(events))
    return documents, findings


def _document(name: DocumentId, said: Any) -> Document:
    return Document(
        id=name, kind=DocumentKind.ARTICLE, capture_id=CaptureId("c"), address=name,
        origin=Origin(name="made up"), published=Published(at=said, source=PublishedSource.GIVEN),
        sha256="0", text_sha256="0", code_points=1, component="bench/1",
    )  # fmt: skip


def _claim(document: DocumentId, row: int) -> Claim:
    return Claim(
        id=ClaimId(f"claim-{row}"), document_id=document,
        source=Source(spans=(), text="", kind=SourceKind.IMPLICIT),
        cue=Cue(spans=(), text="", cue_class=CueClass.SAY), content=NAME, stance=Stance(),
        component="bench/1",
    )  # fmt: skip


def _event(document: DocumentId, row: int, lists: dict[str, list[float]]) -> Event:
    earliest, latest = (
        EPOCH + timedelta(hours=lists[name][row]) for name in ("earliest_h", "latest_h")
    )
    when = When(
        as_written="x", edtf=None, earliest=earliest, latest=latest, granularity=Granularity.DAY,
        timex3="", rule="made up",
    )  # fmt: skip
    return Event(
        id=EventId(f"event-{row}"), kind=KINDS[int(lists["kind"][row])], document_id=document,
        spans=NAME.spans, text="x", place=_place(row, lists), when=when,
        claim=ClaimId(f"claim-{row}"), component="bench/1",
    )  # fmt: skip


def _place(row: int, lists: dict[str, list[float]]) -> Place | None:
    name = lists["place_name"][row]
    if np.isnan(name):
        return None
    x, y, z = (lists[axis][row] for axis in ("x_km", "y_km", "z_km"))
    if np.isnan(x):
        return Place(as_written=f"place {int(name)}")
    return Place(
        as_written=f"place {int(name)}",
        lat=float(np.degrees(np.arcsin(z / EARTH_RADIUS_KM))),
        lon=float(np.degrees(np.arctan2(y, x))),
        radius_m=round(lists["radius_km"][row] * 1000),
        precision=Precision.PROVINCE if lists["wide"][row] else Precision.TOWN,
    )
