"""Kinds of input whose bytes are kept but which nothing reads yet."""

from purport.collect.part import Capture, Collected, CollectTools
from purport.collect.signs import begins_json, named_kind
from purport.records.problem import Outcome, Problem


class Unread:
    """PDF, web archives, mail-like pages, sound, office files: named, kept, not read."""

    name = "unread"
    rank = 80

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether the bytes begin with the mark of a kind that nothing reads yet."""
        return _words(content) is not None

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """No part, and a problem that says what the file is."""
        problem = Problem(
            room="collect",
            subject=capture.address,
            kind="not_read_yet",
            message=f"this is {_words(content) or 'a file'}: it is kept, but nothing reads it yet",
            hint="save it as text, HTML or pictures and add those beside it",
        )
        return Outcome(found=Collected(), problems=(problem,))


def _words(content: bytes) -> str | None:
    return named_kind(content) or ("JSON of an unknown shape" if begins_json(content) else None)


COLLECTOR = Unread()
