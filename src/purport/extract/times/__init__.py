"""Time expressions: where they stand and what they say, before any anchor."""

from purport.extract.times.grammar import Found, Grammar, letters
from purport.extract.times.joins import joined
from purport.extract.times.rules import ENGLISH
from purport.extract.times.rules_more import OTHER_LANGUAGES
from purport.extract.times.tokens import Token, tokens
from purport.records.spans import Span, overlaps, words_at
from purport.records.when import TimeMention

GRAMMAR = Grammar(OTHER_LANGUAGES + ENGLISH)


def find_times(
    text: str, skipped: tuple[Span, ...] = (), language: str = "en"
) -> tuple[TimeMention, ...]:
    """The time expressions of a text in order, unresolved; spans are code points.

    A time that crosses a skipped range has a span on each side of it. `language` is the text's
    main one; dates in the other languages are read too.
    """
    of = tokens(text, skipped)
    found = joined(GRAMMAR.find(letters(of), of), of)
    return tuple(_mention(each, of, text, skipped) for each in found)


def _mention(each: Found, of: list[Token], text: str, skipped: tuple[Span, ...]) -> TimeMention:
    spans: list[Span] = []
    for token in of[each.first : each.last + 1]:
        gap = (spans[-1][1], token.start) if spans else (token.start, token.start)
        if spans and not (gap[0] < gap[1] and overlaps([gap], skipped)):
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return TimeMention(
        words=words_at(text, spans), form=str(each.form), fields=tuple(sorted(each.fields.items()))
    )
