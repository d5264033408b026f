"""Attributed claims: whom a text attributes what to, in which words, how surely."""

from bisect import bisect_right
from collections.abc import Sequence

from purport.extract.claim_author import find_evaluations
from purport.extract.claim_chain import enclosing
from purport.extract.claim_draft import Draft, tidy
from purport.extract.claim_fit import fit
from purport.extract.claim_merge import merge
from purport.extract.claim_patterns import find_by_patterns
from purport.extract.claim_quoted import continue_speech
from purport.extract.claim_record import Draftsman
from purport.extract.claim_sentence import Sentence, read_sentences
from purport.extract.claim_syntax import find_by_syntax, speakers_of
from purport.extract.claim_text import paragraphs_of
from purport.extract.claim_tree import Tree
from purport.extract.questions import find_questions
from purport.extract.quotes import Quote, find_quotes
from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.problem import Problem
from purport.records.relation import Question
from purport.records.spans import Span
from purport.records.tools import Parse
from purport.records.value import value


LONGEST_PARSED = 1_000_000  # code points: what the language model reads in one piece


@value
class ClaimFindings:
    """The claims and open questions of one text, in the order of the text."""

    claims: tuple[Claim, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_claims(document: Document, text: str, parse: Parse | None) -> ClaimFindings:
    """The claims and open questions of a text; without a parse by word patterns alone."""
    paragraphs = paragraphs_of(text, document.skipped)
    tree = None if parse is None or len(text) > LONGEST_PARSED else Tree(parse(text))
    speakers = speakers_of(tree) if tree else None
    quotes = find_quotes(text, paragraphs)
    sentences = tuple(read_sentences(text, paragraphs, quotes, speakers))
    parsed = tuple(find_by_syntax(tree)) if tree else None
    drafts = _drafts(text, sentences, parsed, quotes, document.skipped)
    return ClaimFindings(
        claims=_claims(document, text, sentences, drafts),
        questions=find_questions(document, text, sentences),
    )


def _drafts(
    text: str, sentences: Sequence[Sentence], parsed: tuple[Draft, ...] | None,
    quotes: Sequence[Quote],
    skipped: Sequence[Span],
) -> tuple[Draft, ...]:
    here = [find_by_patterns(text, sentence) for sentence in sentences]
    if parsed is not None:
        ends = [sentence.end for sentence in sentences]
        shares: list[list[Draft]] = [[] for _ in sentences]
        for draft in parsed:
            at = min(bisect_right(ends, draft.cue[0][0]), len(ends) - 1)
            shares[at].append(fit(text, draft, sentences[at], quotes))
        here = [merge(s, w, p) for s, w, p in zip(sentences, here, shares, strict=True)]
    return tidy(text, continue_speech(text, sentences, here), skipped)


def _claims(
    document: Document, text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]
) -> tuple[Claim, ...]:
    evaluations = find_evaluations(text, sentences, drafts)
    draftsman = Draftsman(document, text, drafts, enclosing(drafts), evaluations)
    claims = [*draftsman.claims(), *draftsman.evaluations(), *draftsman.whole_post()]
    unique = {claim.id: claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda c: (c.content.spans, c.cue.spans, c.id)))
