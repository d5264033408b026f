"""Attributed claims: whom a text attributes what to, in which words, how surely."""

from collections.abc import Sequence

from purport.extract.claims.author import find_evaluations
from purport.extract.claims.candidates import LONGEST_PARSED, find_candidates
from purport.extract.claims.chain import enclosing
from purport.extract.claims.draft import Draft
from purport.extract.claims.questions import find_questions
from purport.extract.claims.record import Draftsman
from purport.extract.claims.score import keep
from purport.extract.claims.sentence import Sentence
from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.problem import Problem
from purport.records.relation import Question
from purport.records.tools import Parse
from purport.records.value import value


@value
class ClaimFindings:
    """The claims and open questions of one text, in the order of the text."""

    claims: tuple[Claim, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_claims(document: Document, text: str, parse: Parse | None) -> ClaimFindings:
    """The claims and open questions of a text; without a parse by word patterns alone."""
    found = find_candidates(text, document.skipped, parse)
    drafts = keep(text, found.drafts, found.quotes) if found.parsed else found.drafts
    return ClaimFindings(
        claims=_claims(document, text, found.sentences, drafts),
        questions=find_questions(document, text, found.sentences),
        problems=_problems(document, text, parse),
    )


def _claims(
    document: Document, text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]
) -> tuple[Claim, ...]:
    evaluations = find_evaluations(text, sentences, drafts)
    draftsman = Draftsman(document, text, drafts, enclosing(drafts), evaluations)
    claims = [*draftsman.claims(), *draftsman.evaluations(), *draftsman.whole_post()]
    unique = {claim.id: claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda c: (c.content.spans, c.cue.spans, c.id)))


def _problems(document: Document, text: str, parse: Parse | None) -> tuple[Problem, ...]:
    if parse is None or len(text) <= LONGEST_PARSED:
        return ()
    return (
        Problem(
            room="extract",
            subject=document.name,
            kind="too_long",
            message=f"{len(text)} characters are more than the language model reads in one piece; "
            "claims were found by word patterns alone",
            hint="split the text into its documents",
        ),
    )
