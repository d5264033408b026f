"""The optional reader: claims that a language model server finds, beside the built-in reader's.

In: a document, its text, the claims found already, an opened server. Out: further claims and what
went wrong. Nothing that the built-in reader found is changed or replaced: a told claim whose cue
meets one of those is left to it. Words that do not stand verbatim in the text are refused.
"""

from collections.abc import Sequence
from itertools import islice

from purport.extract.claims.chain import enclosing
from purport.extract.claims.draft import Draft, tidy
from purport.extract.claims.record import Draftsman
from purport.extract.reader.answer import read_answer
from purport.extract.reader.found import find_told
from purport.extract.reader.prompt import INSTRUCTIONS, PROMPT, pieces_of
from purport.records import codec
from purport.records.asking import Answer, Inquiry, Reader
from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.problem import Outcome, Problem
from purport.records.spans import Span, overlaps

VERSION = "reader/1"
MOST_PIECES = 50
"""Questions a document: 200,000 code points; a longer one is read by the built-in reader alone."""


def component_of(model: str, temperature: int, seed: int) -> str:
    """The component that the reader's claims name."""
    return f"{VERSION}+{PROMPT}+{model}+temperature-{temperature}+seed-{seed}"


def read_beside(
    document: Document, text: str, claims: Sequence[Claim], reader: Reader
) -> Outcome[tuple[Claim, ...]]:
    """The claims that the model tells of and the built-in reader did not find."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    pieces = list(islice(pieces_of(text, document.skipped), MOST_PIECES + 1))
    if len(pieces) > MOST_PIECES:
        problems.append(_problem(document, "reader_too_long", _TOO_LONG, "split the file"))
    for piece in pieces[:MOST_PIECES]:
        answer = reader.ask(
            Inquiry(
                document_id=document.id,
                capture_id=document.capture_id,
                subject=document.name,
                instructions=INSTRUCTIONS,
                words=text[slice(*piece)],
            )
        )
        problems += answer.problems
        if answer.found is not None:
            told = _drafts(document, text, piece, answer.found)
            drafts += told.found
            problems += told.problems
    made = _records(document, text, _new(text, document, drafts, claims), reader.component)
    return Outcome(found=made, problems=tuple(problems))


_TOO_LONG = f"the language model server was asked about the first {MOST_PIECES} pieces only"


def _drafts(
    document: Document, text: str, piece: Span, answer: Answer
) -> Outcome[tuple[Draft, ...]]:
    """The drafts of one answer; nothing is taken from one that was cut off or is no JSON."""
    if answer.is_cut:
        return Outcome(found=(), problems=(_problem(document, "reader_cut", _CUT, _MODEL),))
    read = read_answer(answer.words)
    if read.told is None:
        problem = _problem(document, "reader_malformed", _MALFORMED, _MODEL)
        return Outcome(found=(), problems=(problem,))
    placed = [find_told(text, piece, told) for told in read.told]
    drafts = tuple(draft for draft in placed if draft is not None)
    missing = len(placed) - len(drafts)
    if not missing and not read.misshapen:
        return Outcome(found=drafts)
    message = (
        f"of {len(placed) + read.misshapen} claims that the language model told of, {missing} were "
        f"refused because their words do not stand in the text, {read.misshapen} because they are "
        f"no claims by their form"
    )
    return Outcome(found=drafts, problems=(_problem(document, "reader_refused", message, ""),))


_CUT = "the language model's answer ended at its limit of length: nothing of it was taken"
_MALFORMED = "the language model's answer is not the JSON asked for: nothing of it was taken"
_MODEL = "the built-in reader's claims stand; try a larger model if this happens often"


def _new(
    text: str, document: Document, drafts: Sequence[Draft], claims: Sequence[Claim]
) -> tuple[Draft, ...]:
    """The drafts whose cue meets no cue of the claims found already, each once."""
    cues = [span for claim in claims for span in claim.cue.spans]
    tidied = tidy(text, drafts, document.skipped)
    return tuple(dict.fromkeys(draft for draft in tidied if not overlaps(draft.cue, cues)))


def _records(
    document: Document, text: str, drafts: Sequence[Draft], component: str
) -> tuple[Claim, ...]:
    draftsman = Draftsman(document, text, drafts, enclosing(drafts), ())
    made = [codec.changed(claim, component=component) for claim in draftsman.claims()]
    unique = {claim.id: claim for claim in made}
    return tuple(sorted(unique.values(), key=lambda c: (c.content.spans, c.cue.spans, c.id)))


def _problem(document: Document, kind: str, message: str, hint: str) -> Problem:
    return Problem(room="extract", subject=document.name, kind=kind, message=message, hint=hint)
