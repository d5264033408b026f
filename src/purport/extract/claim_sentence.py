"""Sentences as the claim rules read them: words, with every utterance in quotation marks as one."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from purport.extract.claim_text import Word, sentences_of, words_of
from purport.extract.quotes import Quote, is_speech
from purport.records.spans import Span
from purport.records.value import value

QUOTED = "“”"


@value
class Sentence:
    """One sentence: its span, its words (an utterance is one word, QUOTED) and its paragraph.

    `speakers`, from a parse: the cue verbs by the offset at which they begin, and where their
    source stands. None: not parsed.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    paragraph: int
    speakers: Mapping[int, Span | None] | None

    @property
    def quoted_only(self) -> bool:
        """Whether it is nothing but utterances."""
        return all(w.low == QUOTED or not w.low.isalnum() for w in self.words) and any(
            w.low == QUOTED for w in self.words
        )


def read_sentences(
    text: str,
    paragraphs: Sequence[Span],
    quotes: Sequence[Quote],
    speakers: Mapping[int, Span | None] | None,
) -> Iterator[Sentence]:
    """The sentences of a text in order."""
    speech = [quote for quote in quotes if is_speech(text, quote)]
    starts = [quote.start for quote in speech]
    for number, paragraph in enumerate(paragraphs):
        first, last = (bisect_left(starts, at) for at in paragraph)
        here = [(quote.start, quote.end) for quote in speech[first:last]]
        for start, end in sentences_of(text, paragraph, here):
            words = tuple(_words(text, start, end, here))
            yield Sentence(start=start, end=end, words=words, paragraph=number, speakers=speakers)


def _words(text: str, start: int, end: int, quotes: Sequence[Span]) -> Iterator[Word]:
    for left, right in quotes:
        if left < start or right > end:
            continue
        yield from words_of(text, start, left)
        yield Word(left, right, QUOTED)
        start = right
    yield from words_of(text, start, end)
