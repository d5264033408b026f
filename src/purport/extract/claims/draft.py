"""A claim while it is being put together: plain spans, and the rule that found them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from purport.extract.claims.text import without
from purport.records.claim import CueClass, SourceKind
from purport.records.spans import Span
from purport.records.value import value

OPENERS = '"“„«‘('
CLOSERS = {"”": "“”", '"': '"', "»": "«", "’": "‘", ")": "("}


@value
class Draft:
    """Spans of source, cue and content. `rule` names the rule; `kind` is set where it knows.

    `traits` are what the parse tells of the cue, for the scorer ("tag=VBD", "aux=would").
    `refers` is the noun that a relative pronoun as source ("who said") stands for; `through` the
    cue of the claim that passes this one on without holding it ("the paper, citing residents").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_class: CueClass
    rule: str
    negated: bool = False
    kind: SourceKind | None = None
    traits: tuple[str, ...] = ()
    refers: tuple[Span, ...] = ()
    through: tuple[Span, ...] = ()


def trim(text: str, span: Span, drop: str = " \t\r\n,;:") -> Span:
    """The span without white space and these marks at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in drop):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in drop):
        end -= 1
    return start, end


def trim_content(text: str, span: Span) -> Span:
    """A content's span: no outer commas or dashes, no full stop unless a quotation's."""
    start, end = trim(text, span, " \t\r\n,;:—–―-")
    while end > start and text[end - 1] in ".;,:" and not _abbreviation(text, start, end):
        start, end = trim(text, (start, end - 1), " \t\r\n,;:—–―-")
    return _balanced(text, start, end)


def _abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the final full stop belongs to an initialism such as "U.S."."""
    word = text[start : end - 1].rsplit(None, 1)[-1:] or [""]
    return text[end - 1] == "." and "." in word[0] and len(word[0]) <= 5 and word[0][-1:].isalpha()


def _balanced(text: str, start: int, end: int) -> Span:
    """Without a lone bracket or closing mark at either end."""
    if text[start:end].count("(") < text[start:end].count(")") and text[end - 1] == ")":
        return trim(text, (start, end - 1))
    if text[start:end].count("(") > text[start:end].count(")") and text[start] == "(":
        return trim(text, (start + 1, end))
    return start, end


def tidy(text: str, drafts: Iterable[Draft], skipped: Sequence[Span]) -> tuple[Draft, ...]:
    """The drafts that have a cue and a content, their spans joined and outside what is skipped."""
    found = (
        replace(
            draft,
            source=_kept(text, _closed(text, _apart(text, draft.source, draft.cue)), skipped),
            cue=_kept(text, draft.cue, skipped),
            content=_kept(text, draft.content, skipped),
        )
        for draft in drafts
    )
    return tuple(draft for draft in found if draft.cue and draft.content)


def _apart(text: str, source: Sequence[Span], cue: Sequence[Span]) -> tuple[Span, ...]:
    """A source without the cue, where a guess took both."""
    pieces = [p for s in source for p in without(s, cue)]
    return tuple(trim(text, p) for p in pieces[:1]) if len(pieces) != len(source) else tuple(source)


def _closed(text: str, source: Sequence[Span]) -> tuple[Span, ...]:
    """A source with the comma that closes its apposition: *Ali Saad, a farmer,*.

    Source: PolNeAR annotation guidelines, "Include commas at the end of a span when part of a
    parenthetical pair".
    """
    if len(source) != 1 or ", " not in text[source[0][0] : source[0][1]]:
        return tuple(source)
    start, end = source[0]
    return ((start, end + (text[end : end + 1] == ",")),)


def _kept(text: str, spans: Sequence[Span], skipped: Sequence[Span]) -> tuple[Span, ...]:
    joined = join(spans, text)
    return joined if not skipped else tuple(p for s in joined for p in without(s, skipped))


def join(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Sorted spans, joined where only white space parts them; empty ones left out."""
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start].isspace()):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
