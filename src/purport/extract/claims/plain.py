"""Spans and drafts from ranges of words."""

from collections.abc import Sequence

from purport.extract.claims.cues import lemma_of
from purport.extract.claims.draft import Draft, join, trim, trim_content
from purport.extract.claims.phrases import is_negated
from purport.extract.claims.text import Word
from purport.records.claim import CueClass
from purport.records.spans import Span


def word_span(words: Sequence[Word], start: int, end: int) -> Span:
    return words[start].start, words[end - 1].end


def content_span(text: str, words: Sequence[Word], start: int, end: int) -> Span:
    if start >= end:
        return 0, 0
    return trim_content(text, word_span(words, start, end))


def plain_draft(
    text: str,
    words: Sequence[Word],
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    pieces: Sequence[Span],
    cue_class: CueClass,
    rule: str,
) -> Draft:
    spans = join([trim(text, word_span(words, *source))], text) if source else ()
    return Draft(
        source=spans,
        cue=(word_span(words, cue[0], cue[1] + 1),),
        content=join(pieces, text),
        cue_class=cue_class,
        rule=rule,
        negated=is_negated(words, cue[0], cue[1] + 1),
        traits=(f"lemma={lemma_of(words[cue[1]].low) or words[cue[1]].low}",),
    )


def content_end(words: Sequence[Word], begin: int) -> int:
    """Before another source's closing "…, officials said" and before "according to"."""
    for i in range(begin, len(words)):
        if words[i].low == "according" and i > begin + 2:
            return i - (words[i - 1].low == ",")
        if words[i].low == ";":
            return i
    return len(words)
