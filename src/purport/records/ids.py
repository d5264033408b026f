"""Names that depend only on the thing itself."""

import hashlib
import json
from collections.abc import Sequence
from typing import NewType

CaptureId = NewType("CaptureId", str)
DocumentId = NewType("DocumentId", str)
MediaId = NewType("MediaId", str)
ClaimId = NewType("ClaimId", str)
EventId = NewType("EventId", str)
RelationId = NewType("RelationId", str)
CandidateId = NewType("CandidateId", str)
QuestionId = NewType("QuestionId", str)
IncidentId = NewType("IncidentId", str)
MatchId = NewType("MatchId", str)
LineageId = NewType("LineageId", str)
JudgementId = NewType("JudgementId", str)

ID_DIGITS = 24  # 96 bits: below one chance in 10^17 of a collision among 10^6 records

Part = str | int | None | Sequence["Part"]


def canonical_json(content: object) -> bytes:
    """The one UTF-8 form of a JSON value: sorted keys, no spaces, no escapes beyond the needed.

    Raises: ValueError for NaN and infinities, TypeError for what JSON cannot hold.
    Source: the part of RFC 8785 that applies where no number is a fraction.
    """
    written = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return written.encode("utf-8", "surrogatepass")


def identify(kind: str, *parts: Part) -> str:
    """`kind-` and 24 hexadecimal digits of the SHA-256 over the canonical JSON array of the parts.

    Time, order, score, component and version are never among the parts.
    """
    return f"{kind}-{sha256(canonical_json([kind, *parts]))[:ID_DIGITS]}"


def sha256(content: bytes) -> str:
    """The 64 hexadecimal digits of the SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def candidate_id(incident: str, event: str) -> CandidateId:
    """The id of an announcement as a candidate for one incident: what a person can judge."""
    return CandidateId(identify("candidate", incident, event))
