"""What `show` prints of officials' statements in the press, and of the lines of their releases."""

from collections.abc import Iterator
from typing import Any

from purport.pipeline.shown_words import one_line
from purport.records import contract
from purport.records.statement import ReleaseLine
from purport.records.view import View

Line = dict[str, Any]


def statement_lines(seen: View) -> Iterator[Line]:
    """One line an official statement and record of its speaker."""
    at = {each.id: each for each in seen.documents}
    for each in seen.statements:
        yield contract.statement_line(each, at)


def statement_rows(seen: View) -> Iterator[Line]:
    """Official statements to read: who, in which words, what became of them, and why."""
    names = {each.id: each.name for each in seen.documents}
    claims = {each.id: each for each in seen.all_claims()}
    for each in seen.statements:
        yield {
            "claim": each.claim_id,
            "speaker": each.speaker,
            "says": one_line(claims[each.claim_id].content.text),
            "record": each.record or "",
            "release": each.outcome.words,
            "held": f"{each.held} of {each.expected}",
            "searched": "; ".join(
                f"{part.earliest:%Y-%m-%d} – {part.latest:%Y-%m-%d}"
                for part in each.searched
                if part.earliest and part.latest
            ),
            "missing": "; ".join(f"{m.day} – {m.until} ({m.why})" for m in each.missing),
            "lines": "; ".join(_line_words(line, names) for line in each.lines[:3]),
            "reasons": "; ".join(each.reasons),
            "document": names[each.document_id],
        }


def _line_words(line: ReleaseLine, names: dict[Any, str]) -> str:
    """A line with the id by which a person can accept or reject it."""
    linked = " *" if line.chosen else ""
    told = "; ".join(line.reasons)
    return f"{line.id} {names[line.document_id]}, {line.verdict.value}{linked} ({told})"
