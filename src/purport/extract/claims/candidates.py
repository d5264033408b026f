"""From a text to drafts of claims: quotations, sentences, patterns, parse, and their union."""

from bisect import bisect_right
from collections.abc import Sequence

from purport.extract.claims.draft import Draft, tidy
from purport.extract.claims.fit import fit
from purport.extract.claims.merge import merge
from purport.extract.claims.patterns import find_by_patterns
from purport.extract.claims.quoted import continue_speech
from purport.extract.claims.quotes import Quote, find_quotes
from purport.extract.claims.sentence import Sentence, read_sentences
from purport.extract.claims.syntax import find_by_syntax, speakers_of
from purport.extract.claims.text import paragraphs_of
from purport.extract.claims.tree import Tree
from purport.records.spans import Span
from purport.records.tools import Parse
from purport.records.value import value

LONGEST_PARSED = 1_000_000  # code points: what the language model reads in one piece


@value
class Candidates:
    """The sentences, quotations and drafts of a text; `parsed` tells how the drafts were found."""

    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    drafts: tuple[Draft, ...]
    parsed: bool


def find_candidates(text: str, skipped: Sequence[Span], parse: Parse | None) -> Candidates:
    """Everything in a text that may attribute."""
    paragraphs = paragraphs_of(text, skipped)
    quotes = find_quotes(text, paragraphs)
    tree = None if parse is None or len(text) > LONGEST_PARSED else Tree(parse(text))
    speakers = speakers_of(tree) if tree else None
    sentences = tuple(read_sentences(text, paragraphs, quotes, speakers))
    here = [find_by_patterns(text, sentence) for sentence in sentences]
    if tree is not None:
        here = _with_parse(text, tree, sentences, here, quotes)
    drafts = tidy(text, continue_speech(text, sentences, here), skipped)
    return Candidates(sentences=sentences, quotes=quotes, drafts=drafts, parsed=tree is not None)


def _with_parse(
    text: str,
    tree: Tree,
    sentences: Sequence[Sentence],
    by_words: Sequence[tuple[Draft, ...]],
    quotes: Sequence[Quote],
) -> list[tuple[Draft, ...]]:
    ends = [sentence.end for sentence in sentences]
    shares: list[list[Draft]] = [[] for _ in sentences]
    for draft in find_by_syntax(tree) if sentences else ():
        at = min(bisect_right(ends, draft.cue[0][0]), len(ends) - 1)
        shares[at].append(fit(text, draft, sentences[at], quotes))
    return [merge(s, w, p) for s, w, p in zip(sentences, by_words, shares, strict=True)]
