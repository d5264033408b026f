"""What is asked of a language model server that the user runs, and what it answered."""

from collections.abc import Callable

from purport.records.ids import CaptureId, DocumentId
from purport.records.problem import Outcome
from purport.records.value import value

READER = "reader/"
"""How the components begin whose claims a language model server told of."""


@value
class Inquiry:
    """One question: what the model is told to do, and the words of a document it is about."""

    document_id: DocumentId
    capture_id: CaptureId
    subject: str
    instructions: str
    words: str


@value
class Answer:
    """The model's own words; `is_cut` where it stopped at its limit of length."""

    words: str
    is_cut: bool = False


Ask = Callable[[Inquiry], Outcome[Answer | None]]
"""An inquiry to its answer; None, with the problem met, where there is none."""


@value
class Reader:
    """An opened language model server. `component` names prompt, model, temperature and seed."""

    ask: Ask
    component: str


def model_of(component: str) -> str | None:
    """The model that a reader's component names; None for every other component."""
    parts = component.split("+")
    return "+".join(parts[2:-2]) if component.startswith(READER) and len(parts) > 4 else None
