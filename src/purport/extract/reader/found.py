"""Words that a model tells of -> where they stand in the text, or nowhere."""

from collections.abc import Iterator
from itertools import product

from purport.extract.claims.draft import Draft
from purport.extract.reader.answer import Told
from purport.records.spans import Span, overlaps

RULE = "reader"
SEEN = 12
"""Places of the same words that are looked at: enough for a piece, and the work stays small."""

FAR = 600
"""Code points between the parts of one claim; words farther apart belong to different sentences."""


def find_told(text: str, piece: Span, told: Told) -> Draft | None:
    """The draft whose words stand verbatim in the piece, those nearest together; None if none do.

    Of equally near ones it is the first. Offsets are code points of the whole text.
    """
    if told.source and told.source in told.content and told.cue in told.content:
        return None  # the whole sentence was given as content
    cues, contents = (list(_places(text, piece, words)) for words in (told.cue, told.content))
    sources: list[Span | None] = [*_places(text, piece, told.source)] if told.source else [None]
    ways: list[Parts] = [
        way
        for way in product(cues, contents, sources)
        if _are_apart(way) and _in_one_paragraph(text, way)
    ]
    chosen = min(ways, key=_nearness, default=None)
    if chosen is None or _reach(chosen) > FAR:
        return None
    cue, content, source = chosen
    return Draft(
        source=(source,) if source else (),
        cue=(cue,),
        content=(content,),
        cue_class=told.cue_class,
        rule=RULE,
        negated=told.negated,
    )


Parts = tuple[Span, Span, Span | None]


def _nearness(parts: Parts) -> tuple[int, Span, Span, Span]:
    cue, content, source = parts
    return _reach(parts), content, cue, source or (0, 0)


def _places(text: str, piece: Span, words: str) -> Iterator[Span]:
    """Where the words stand, first ones first, never from the middle of a word to another's."""
    start, end = piece
    at, seen = text.find(words, start, end), 0
    while at >= 0 and seen < SEEN:
        stop = at + len(words)
        if not _splits(text, at) and not _splits(text, stop):
            seen += 1
            yield at, stop
        at = text.find(words, at + 1, end)


def _splits(text: str, at: int) -> bool:
    """Whether a word goes on over this place."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _are_apart(parts: Parts) -> bool:
    cue, content, source = parts
    others = [cue, *([source] if source else [])]
    apart = not overlaps(others, [content])
    return apart and (source is None or not overlaps([cue], [source]))


def _in_one_paragraph(text: str, parts: Parts) -> bool:
    """Whether no empty line parts source and cue; a quotation may follow in the next paragraph."""
    cue, _, source = parts
    return source is None or "\n\n" not in text[min(cue[0], source[0]) : max(cue[1], source[1])]


def _reach(parts: Parts) -> int:
    """How many code points the claim's hull has beyond its own words."""
    spans = [span for span in parts if span is not None]
    hull = max(end for _, end in spans) - min(start for start, _ in spans)
    return hull - sum(end - start for start, end in spans)
