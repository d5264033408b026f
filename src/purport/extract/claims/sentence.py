"""Sentences as the claim rules read them: words, with every utterance in quotation marks as one."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from purport.extract.claims.cues import lemma_of, takes
from purport.extract.claims.quotes import Quote, is_speech
from purport.extract.claims.text import Word, sentences_of, words_of
from purport.extract.claims.words import words as words_in
from purport.records.spans import Span
from purport.records.value import value

CRY = re.compile(r"[?!][\"”’']+$")
TAG, TAG_WORDS = 120, 9  # code points, words
TAG_ENDS = words_in("""
    . , “ in on at during after when as reporters last
""")
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
        for start, end in _with_tags(text, sentences_of(text, paragraph, here)):
            words = tuple(_words(text, start, end, here))
            yield Sentence(start=start, end=end, words=words, paragraph=number, speakers=speakers)


def _with_tags(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Sentences, a question or cry in quotation marks joined with the tag that names its speaker.

    *“Who fired?” Haddad asked.* is one.
    """
    held: Span | None = None
    for start, end in spans:
        cried = held is not None and CRY.search(text, max(held[0], held[1] - 4), held[1])
        if held is not None and cried and _is_tag(text, start, end):
            held = (held[0], end)
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held


def _is_tag(text: str, start: int, end: int) -> bool:
    """Whether a sentence does no more than name who spoke: *Haddad asked reporters.*"""
    words = words_of(text, start, min(end, start + TAG))
    for at, word in enumerate(words[:TAG_WORDS]):
        lemma = lemma_of(word.low)
        if lemma and takes(lemma, "cq") and not word.low.endswith("ing"):
            return at > 0 and (words[at + 1 : at + 2] == [] or words[at + 1].low in TAG_ENDS)
    return False


def _words(text: str, start: int, end: int, quotes: Sequence[Span]) -> Iterator[Word]:
    for left, right in quotes:
        if left < start or right > end:
            continue
        yield from words_of(text, start, left)
        yield Word(left, right, QUOTED)
        start = right
    yield from words_of(text, start, end)
