"""The exact words of records, with what hedges and negates them marked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from unicodedata import bidirectional

from purport.publish.cuts import Mark, Piece, cut, join_near
from purport.publish.references import Link
from purport.records.claim import AuthorStance, Claim, Polarity, SourceKind, SourceStance
from purport.records.document import Document
from purport.records.spans import Span
from purport.records.value import value


@value
class Quote:
    """Exact words: stretches of pieces, the language, and the link to where they stand.

    `negation` is a word to box before the quote, where the words themselves hold none that could
    be boxed; else empty. `lead_in` are words of ours that say whose these are, where they do not.
    `is_cut`: the source goes on.
    """

    stretches: tuple[tuple[Piece, ...], ...]
    language: str
    link: Link
    negation: str = ""
    lead_in: str = ""
    size: str = ""
    direction: str = "ltr"
    is_cut: bool = False

    @property
    def text(self) -> str:
        """The words alone, stretches joined by an ellipsis."""
        joined = ("".join(piece.text for piece in stretch) for stretch in self.stretches)
        return " […] ".join(joined)


# Words that negate, and words by which a speaker is unsure of their own matter. They only choose
# which word is drawn boxed or dashed; whether a claim is negated or hedged stands in the record.
_NEGATES = re.compile(
    r"\b(?:not|never|no|none|neither|nor|cannot|without|nobody|\w+n[’']t)\b|\b(?:لم|لن|ليس|ليست|لا)\b",
    re.I,
)
_UNSURE = re.compile(
    r"\b(?:may|might|could|can|likely|unlikely|possibl[ey]|probabl[ey]|perhaps|maybe|appears?|"
    r"appeared|seems?|seemed|suspect\w*|believ\w*|should|would)\b|ربما|قد|يحتمل|محتمل",
    re.I,
)


def claim_spans(claim: Claim, text: str, skipped: Iterable[Span]) -> tuple[Span, ...]:
    """The spans under which a claim is shown: who, how, what and every hedge, near ones joined."""
    # without a cue the name stands elsewhere (a signature, a table's cell): the lead-in gives it
    who = claim.source.spans if claim.cue.spans else ()
    parts = (who, claim.cue.spans, claim.content.spans, claim.stance.hedges)
    spans = (span for part in parts for span in part)
    return join_near(text, spans, skipped)


def claim_quote(claim: Claim, document: Document, text: str, link: Link) -> Quote:
    """A claim in its source's own words, its hedges and its negation marked."""
    spans = claim_spans(claim, text, document.skipped)
    negations = tuple(_negations(claim, text, spans))
    marks = (*_part_marks(claim), *_stance_marks(claim, text), *negations)
    quote = _quote(text, document, spans, marks, link)
    lacks = (claim.cue.negated or claim.stance.polarity is Polarity.NEGATIVE) and not negations
    return replace(quote, negation="not") if lacks else quote


def plain_quote(document: Document, text: str, spans: tuple[Span, ...], link: Link) -> Quote:
    """The words at these spans, without any mark of ours."""
    return _quote(text, document, spans, (), link)


def is_unsure(words: str) -> bool:
    """Whether these words are a speaker's own may, likely or possible."""
    return bool(_UNSURE.search(words))


def _quote(
    text: str, document: Document, spans: tuple[Span, ...], marks: Iterable[Mark], link: Link
) -> Quote:
    held = tuple(marks)
    stretches = tuple(tuple(cut(text, span, held)) for span in spans)
    length = sum(end - start for start, end in spans)
    return Quote(
        stretches=stretches,
        language=document.language or "",
        link=link,
        size="vast" if length > 420 else "long" if length > 190 else "",
        direction=direction("".join(text[start:end] for start, end in spans)),
    )


def direction(text: str) -> str:
    """`rtl` or `ltr`, by the first letter that has a direction.

    Source: Unicode Standard Annex 9, rule P2.
    """
    strong = (bidirectional(letter) for letter in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def _part_marks(claim: Claim) -> Iterator[Mark]:
    yield from (Mark(span=span, name="who") for span in claim.source.spans)
    if claim.source.kind is SourceKind.AUTHOR:
        yield from (Mark(span=span, name="own") for span in claim.content.spans)


def _stance_marks(claim: Claim, text: str) -> Iterator[Mark]:
    line = _author_line(claim.stance.author)
    covered = [text[start:end] for start, end in claim.stance.hedges]
    if line and not any(words in covered for words in (claim.cue.text,)):
        yield from (Mark(span=span, name="h") for span in claim.cue.spans)
    for (start, end), words in zip(claim.stance.hedges, covered, strict=True):
        yield Mark(span=(start, end), name=_hedge_line(claim, words, line))


def _author_line(stance: AuthorStance) -> str:
    lines = {AuthorStance.DISTANCING: "h", AuthorStance.DOUBTING: "d"}
    return lines.get(stance, "")


def _hedge_line(claim: Claim, words: str, line: str) -> str:
    own = claim.stance.source in (SourceStance.POSSIBLE, SourceStance.PROBABLE)
    return "m" if not line or (own and is_unsure(words)) else line


def _negations(claim: Claim, text: str, spans: tuple[Span, ...]) -> Iterator[Mark]:
    if claim.cue.negated:
        first = min((start for start, _ in claim.cue.spans), default=0)
        last = max((end for _, end in claim.cue.spans), default=0)
        # "has not claimed": the word may stand between the source and the cue
        begin = max((start for start, _ in spans if start <= first), default=first)
        before = max((end for _, end in claim.source.spans if end <= first), default=begin)
        yield from _last(_found(text, (max(begin, before), last)))
    if claim.stance.polarity is Polarity.NEGATIVE and not claim.cue.negated:
        yield from _first(mark for span in claim.content.spans for mark in _found(text, span))


def _found(text: str, span: Span) -> Iterator[Mark]:
    for match in _NEGATES.finditer(text, *span):
        yield Mark(span=match.span(), name="not")


def _first(marks: Iterable[Mark]) -> list[Mark]:
    return list(marks)[:1]


def _last(marks: Iterable[Mark]) -> list[Mark]:
    return list(marks)[-1:]
