"""How each input of a case ended."""

from enum import StrEnum

from purport.records.ids import CaptureId
from purport.records.problem import Problem
from purport.records.value import value


class InputStatus(StrEnum):
    DONE = "done"
    FAILED = "failed"
    MISSING = "missing"
    WAITING = "waiting"


@value
class InputState:
    """One input: done, failed and why, known to be missing, or waiting for the next run."""

    capture_id: CaptureId | None
    path: str
    state: InputStatus
    kind: str | None = None
    problem: Problem | None = None
