"""Plain text: one file, one document."""

from purport.collect.part import Capture, Collected, CollectTools, TextPart
from purport.collect.signs import begins_json, holds_text
from purport.records.document import DocumentKind
from purport.records.problem import Outcome


class PlainText:
    """Anything that can be read as characters and that no stricter collector took."""

    name = "text"
    rank = 90

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether the bytes are characters; JSON of an unknown shape is not prose."""
        return holds_text(content) and not begins_json(content)

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """One text part that holds the whole file."""
        part = TextPart(kind=DocumentKind.TEXT, form="text", content=content)
        return Outcome(found=Collected(texts=(part,)))


COLLECTOR = PlainText()
