"""Claims marked by less than a verb: an adverb, "so-called", a noun, a colon, a dash."""

from collections.abc import Iterator, Sequence

from purport.extract.claims.cue_table import HEARSAY_ADVERBS
from purport.extract.claims.cues import NOUN_CLASSES, lemma_of
from purport.extract.claims.draft import Draft, join, trim
from purport.extract.claims.phrases import group_start, phrase_before
from purport.extract.claims.plain import content_end, content_span, plain_draft, word_span
from purport.extract.claims.sentence import QUOTED, Sentence
from purport.extract.claims.text import Word
from purport.extract.claims.words import ARMED, AUXILIARIES, DAYS, GROUPS, LIGHT, ROLES
from purport.extract.claims.words import words as words_in
from purport.records.claim import CueClass, SourceKind
from purport.records.spans import Span

OFFICES = words_in("""
    ministry minister council agency mayor governor president un observatory monitor monitors ngo
    command spokesman spokeswoman prosecutor commission red cross centcom pentagon
""")
NO_SPEAKERS = words_in("""
    breaking update updated tonight today so note editors editor correction urgent exclusive watch
    video photo photos image live more also caption post at source sources tags related read
    location date time place subject from to cc re ref q a
""")


def hearsay(text: str, sentence: Sentence) -> Iterator[Draft]:
    """An adverb of hearsay, its source unsaid: *The town was allegedly shelled.*"""
    words = sentence.words
    for at, word in enumerate(words):
        if word.low not in HEARSAY_ADVERBS:
            continue
        left = max(
            (i + 1 for i in range(at) if words[i].low in {",", ";", "but", QUOTED}), default=0
        )
        right = next(
            (i for i in range(at + 1, len(words)) if words[i].low in {",", ";", ".", QUOTED}),
            len(words),
        )
        pieces = [content_span(text, words, left, at), content_span(text, words, at + 1, right)]
        yield Draft(
            source=(),
            cue=((word.start, word.end),),
            content=join(pieces, text),
            cue_class=CueClass.HEAR,
            rule="hearsay",
            kind=SourceKind.IMPLICIT,
        )


def so_called(text: str, sentence: Sentence) -> Iterator[Draft]:
    """A name the author keeps at arm's length: *the so-called “Northern Council”*"""
    words = sentence.words
    for at, word in enumerate(words[:-1]):
        if word.low not in {"so-called", "self-styled", "self-proclaimed"}:
            continue
        end = next(
            (
                i
                for i in range(at + 1, len(words))
                if words[i].low in DAYS | AUXILIARIES | {",", ".", "and", "of"}
            ),
            len(words),
        )
        if words[at + 1].low in {"“", '"', "‘", QUOTED}:
            end = next(
                (
                    i + 1
                    for i in range(at + 1, len(words))
                    if (words[i].low in {"”", '"', QUOTED} and i > at + 1) or words[i].low == QUOTED
                ),
                end,
            )
        yield Draft(
            source=(),
            cue=((word.start, word.end),),
            content=join([content_span(text, words, at + 1, end)], text),
            cue_class=CueClass.HEAR,
            rule="so_called",
            kind=SourceKind.IMPLICIT,
        )


def nominal(text: str, sentence: Sentence) -> Iterator[Draft]:
    """A noun that attributes: *the army’s claim that the road is open*."""
    words = sentence.words
    for at, word in enumerate(words[:-1]):
        cue_class = NOUN_CLASSES.get(word.low)
        if cue_class is None or words[at + 1].low != "that" or at == 0:
            continue
        owner = _owner(words, at)
        span = content_span(text, words, at + 1, content_end(words, at + 1))
        yield Draft(
            source=(owner,) if owner else (),
            cue=((word.start, word.end),),
            content=join([span], text),
            cue_class=cue_class,
            rule="nominal",
            kind=None if owner else SourceKind.IMPLICIT,
        )


def _owner(words: Sequence[Word], noun: int) -> Span | None:
    low = words[noun - 1].low
    if low in {"his", "her", "their", "its", "our", "my"}:
        return words[noun - 1].start, words[noun - 1].end
    if not low.endswith(("'s", "s'")):
        return None
    found = phrase_before(words, noun)
    return found and (words[found[0]].start, words[noun - 1].end - (2 if low.endswith("'s") else 1))


def speaker_colon(text: str, sentence: Sentence) -> Iterator[Draft]:
    """A speaker, a colon, the words: *Army: bridge retaken* or *SAAD: We were asleep.*"""
    words = sentence.words
    at = next((i for i, word in enumerate(words[:8]) if word.low == ":"), None)
    if at is None or at == 0 or at + 1 >= len(words) or not text[words[0].start].isupper():
        return
    if words[0].low in NO_SPEAKERS or words[at].end == words[at + 1].start:
        return
    if any(
        lemma_of(w.low) or w.low in {"is", "are", "was", "http", "https", QUOTED}
        for w in words[:at]
    ):
        return
    if any(
        text[w.start].islower() and w.low not in {"of", "the", "for", "and"} for w in words[:at]
    ):
        return
    yield plain_draft(
        text,
        words,
        (0, at),
        (at, at),
        [content_span(text, words, at + 1, len(words))],
        CueClass.SAY,
        "headline" if _heads(text, sentence, words[at - 1].low) else "speaker_colon",
    )


def _heads(text: str, sentence: Sentence, last: str) -> bool:
    """Whether a text's first line names a speaker before its colon: *Army: bridge retaken*.

    A place alone names the topic as often: *Aleppo: bridge retaken*.
    """
    closed = text[sentence.end - 1] in ".!?"
    return sentence.paragraph == 0 and not closed and last in GROUPS | ROLES | ARMED | OFFICES


def noun_colon(text: str, sentence: Sentence) -> Iterator[Draft]:
    """A statement announced by its noun: *Haddad issued the following statement: “We left.”*

    At the end of a paragraph the colon introduces the paragraphs that follow.
    """
    words = sentence.words
    at = next((i for i, word in enumerate(words) if word.low == ":"), None)
    if at is None or not any(NOUN_CLASSES.get(w.low) is CueClass.SAY for w in words[at - 4 : at]):
        return
    verb = next((i for i in range(at - 1, max(0, at - 9), -1) if words[i].low in LIGHT), None)
    source = phrase_before(words, group_start(words, verb)) if verb else None
    last = at + 1 == len(words)
    if verb is None or source is None or not (last or words[at + 1].low == QUOTED):
        return
    yield Draft(
        source=join([trim(text, word_span(words, *source))], text),
        cue=(word_span(words, group_start(words, verb), at + 1),),
        content=() if last else (word_span(words, at + 1, at + 2),),
        cue_class=CueClass.SAY,
        rule="block" if last else "noun_colon",
    )


def quote_dash(text: str, sentence: Sentence) -> Iterator[Draft]:
    """A quotation and a dash before its speaker: *“I saw it all.” — Ali Saad*"""
    words = sentence.words
    for at, word in enumerate(words[1:-1], 1):
        if word.low in {"—", "―", "–", "--"} and words[at - 1].low == QUOTED:
            end = next(
                (i for i in range(at + 1, len(words)) if words[i].low in {".", QUOTED}), len(words)
            )
            if 0 < end - at - 1 <= 8 and text[words[at + 1].start].isupper():
                yield plain_draft(
                    text,
                    words,
                    (at + 1, end),
                    (at, at),
                    [word_span(words, at - 1, at)],
                    CueClass.SAY,
                    "quote_dash",
                )
