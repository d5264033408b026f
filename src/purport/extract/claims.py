"""Attributed claims: whom a text attributes what to, in which words, how surely."""

from collections.abc import Sequence

from purport.extract.claim_author import find_evaluations
from purport.extract.claim_chain import enclosing
from purport.extract.claim_draft import Draft
from purport.extract.claim_patterns import find_by_patterns
from purport.extract.claim_quoted import continue_speech
from purport.extract.claim_record import Draftsman
from purport.extract.claim_sentence import Sentence, read_sentences
from purport.extract.claim_text import paragraphs_of
from purport.extract.questions import find_questions
from purport.extract.quotes import find_quotes
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
    paragraphs = paragraphs_of(text, document.skipped)
    sentences = tuple(read_sentences(text, paragraphs, find_quotes(text, paragraphs)))
    drafts = _drafts(text, sentences)
    return ClaimFindings(
        claims=_claims(document, text, sentences, drafts),
        questions=find_questions(document, text, sentences),
    )


def _drafts(text: str, sentences: Sequence[Sentence]) -> tuple[Draft, ...]:
    here = [find_by_patterns(text, sentence) for sentence in sentences]
    return continue_speech(text, sentences, here)


def _claims(
    document: Document, text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]
) -> tuple[Claim, ...]:
    evaluations = find_evaluations(text, sentences, drafts)
    draftsman = Draftsman(document, text, drafts, enclosing(drafts), evaluations)
    claims = [*draftsman.claims(), *draftsman.evaluations(), *draftsman.whole_post()]
    unique = {claim.id: claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda c: (c.content.spans, c.cue.spans, c.id)))
