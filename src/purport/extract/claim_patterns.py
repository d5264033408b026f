"""Claims found by word patterns alone: what is left when no language model is at hand.

Each rule reads one sentence and gives drafts. Examples in the docstrings are invented.
"""

from collections.abc import Callable, Iterator, Sequence

from purport.extract.claim_draft import Draft, join, trim, trim_content
from purport.extract.claim_phrases import (
    DAYS, PRONOUNS, RELATIVES, group_start, is_negated, phrase_after, phrase_before,
)
from purport.extract.claim_sentence import QUOTED, Sentence
from purport.extract.claim_speech import DETERMINERS, cue_at, find_speech
from purport.extract.claim_text import Word
from purport.extract.cue_table import HEARSAY_ADVERBS
from purport.extract.cues import AUXILIARIES, NOUN_CLASSES, joins, lemma_of, takes
from purport.records.claim import CueClass, SourceKind
from purport.records.spans import Span

Rule = Callable[[str, Sentence], Iterator[Draft]]
ENDS = {".", "?", "!", ";"}


def find_by_patterns(text: str, sentence: Sentence) -> tuple[Draft, ...]:
    """All drafts of one sentence; the first rule that takes a cue keeps it."""
    taken: set[Span] = set()
    found = []
    for rule in RULES:
        for draft in rule(text, sentence):
            if draft.cue[0] not in taken and (draft.content or draft.rule == "block"):
                taken.add(draft.cue[0])
                found.append(draft)
    return tuple(found)


def _span(words: Sequence[Word], start: int, end: int) -> Span:
    return words[start].start, words[end - 1].end


def _content(text: str, words: Sequence[Word], start: int, end: int) -> Span:
    if start >= end:
        return 0, 0
    return trim_content(text, _span(words, start, end))


def _speech_verbs(sentence: Sentence) -> Iterator[tuple[int, str, CueClass]]:
    for at in range(len(sentence.words)):
        lemma = cue_at(sentence, at)
        frame = lemma and takes(lemma, "cq")
        if lemma and frame:
            yield at, lemma, frame.cue_class


def said_before(text: str, sentence: Sentence) -> Iterator[Draft]:
    """Source, verb, then what was said: *The ministry has said that two men fled.*"""
    words = sentence.words
    for verb, lemma, cue_class in _speech_verbs(sentence):
        start = group_start(words, verb)
        source = phrase_before(words, start)
        begin = _content_start(words, verb, lemma)
        if begin is None or begin >= len(words):
            continue
        if source and words[source[0]].low == "it" and start + 1 <= verb:
            continue
        if source is None and not (words[verb].low.endswith("ing") and verb and words[verb - 1].low == ","):
            continue
        end = _content_end(words, begin)
        span = _content(text, words, begin, end)
        colon = words[begin - 1].low == ":" and begin - 1 == verb + 1
        found = source or _first_phrase(words)
        yield _draft(text, words, found, (start, verb + colon), [span], cue_class, "said_before")


def according_to(text: str, sentence: Sentence) -> Iterator[Draft]:
    """*According to the mayor, the road is shut.* and *The road is shut, per the mayor.*"""
    words = sentence.words
    for at in range(len(words) - 2):
        last = _names_source(words, at)
        if last is None:
            continue
        source = _named_after(sentence, at, last + 1)
        if source is None:
            continue
        resumes = _resumes(words, at, source[1])
        pieces = [_content(text, words, 0, at), _content(text, words, resumes, len(words))]
        yield _draft(text, words, source, (at, last), pieces, CueClass.SAY, "according_to")


def _names_source(words: Sequence[Word], at: int) -> int | None:
    """The last word of "according to" or a "per" that opens or closes a clause, or None."""
    if words[at].low == "according" and words[at + 1].low == "to":
        return at + 1
    opens = at == 0 or words[at - 1].low in {",", "(", "—", "–"}
    return at if words[at].low == "per" and opens and words[at + 1].low not in DAYS else None


def _named_after(sentence: Sentence, at: int, first: int) -> tuple[int, int] | None:
    """The words of the source after "according to": as parsed, else guessed."""
    words = sentence.words
    parsed = (sentence.speakers or {}).get(words[at].start)
    if parsed is not None:
        end = next((i for i in range(first, len(words)) if words[i].start >= parsed[1]), len(words))
        if end > first and words[end - 1].low != QUOTED:
            return first, end
    return phrase_after(words, first)


def hearsay(text: str, sentence: Sentence) -> Iterator[Draft]:
    """An adverb of hearsay, its source unsaid: *The town was allegedly shelled.*"""
    words = sentence.words
    for at, word in enumerate(words):
        if word.low not in HEARSAY_ADVERBS:
            continue
        left = max((i + 1 for i in range(at) if words[i].low in {",", ";", "but", QUOTED}), default=0)
        right = next((i for i in range(at + 1, len(words)) if words[i].low in {",", ";", ".", QUOTED}), len(words))
        pieces = [_content(text, words, left, at), _content(text, words, at + 1, right)]
        yield Draft(
            source=(), cue=((word.start, word.end),), content=join(pieces, text),
            cue_class=CueClass.HEAR, rule="hearsay", kind=SourceKind.IMPLICIT,
        )


def so_called(text: str, sentence: Sentence) -> Iterator[Draft]:
    """A name the author keeps at arm's length: *the so-called “Northern Council”*"""
    words = sentence.words
    for at, word in enumerate(words[:-1]):
        if word.low not in {"so-called", "self-styled", "self-proclaimed"}:
            continue
        end = next((i for i in range(at + 1, len(words)) if words[i].low in DAYS | {",", ".", "and", "of", "is", "was"}), len(words))
        if words[at + 1].low in {"“", '"', "‘", QUOTED}:
            end = next((i + 1 for i in range(at + 1, len(words)) if words[i].low in {"”", '"', QUOTED} and i > at + 1 or words[i].low == QUOTED), end)
        yield Draft(
            source=(), cue=((word.start, word.end),), content=join([_content(text, words, at + 1, end)], text),
            cue_class=CueClass.HEAR, rule="so_called", kind=SourceKind.IMPLICIT,
        )


def acts_of_speech(text: str, sentence: Sentence) -> Iterator[Draft]:
    """A verb with an object or an infinitive: *The group denied any part in it*, *plans to leave*."""
    words = sentence.words
    for verb, word in enumerate(words[:-1]):
        lemma = cue_at(sentence, verb)
        if lemma is None or (lemma == word.low and not _plural_before(words, verb)):
            continue
        begin, cue_class, last = _object(words, verb, lemma)
        start = group_start(words, verb)
        source = phrase_before(words, start)
        if cue_class is None or source is None or begin >= len(words):
            continue
        span = _content(text, words, begin, _content_end(words, begin))
        yield _draft(text, words, source, (start, last), [span], cue_class, "acts_of_speech")


def _object(words: Sequence[Word], verb: int, lemma: str) -> tuple[int, CueClass | None, int]:
    after = words[verb + 1].low
    frame = joins(lemma, after)
    if frame and not (after == "to" and takes(lemma, "v")):
        return verb + 2, frame.cue_class, verb + 1
    frame = takes(lemma, "v") if after == "to" else takes(lemma, "onp")
    if words[verb].low.endswith(("ing", "s")) and after in DETERMINERS - {"the", "a", "an"}:
        return verb, None, verb
    if frame is None or frame.cue_class in {CueClass.SAY, CueClass.SHOW} or after in ENDS | {",", "by", "and"}:
        return verb, None, verb
    return verb + 1, frame.cue_class, verb


def _plural_before(words: Sequence[Word], verb: int) -> bool:
    """Whether a bare form can be a finite verb here: after a plural, a pronoun, or an auxiliary."""
    low = words[verb - 1].low if verb else ""
    return low in PRONOUNS | AUXILIARIES | {"to"} or low.endswith("s") or low.endswith("n't")


def nominal(text: str, sentence: Sentence) -> Iterator[Draft]:
    """A noun that attributes: *the army’s claim that the road is open*."""
    words = sentence.words
    for at, word in enumerate(words[:-1]):
        cue_class = NOUN_CLASSES.get(word.low)
        if cue_class is None or words[at + 1].low != "that" or at == 0:
            continue
        owner = _owner(words, at)
        span = _content(text, words, at + 1, _content_end(words, at + 1))
        yield Draft(
            source=(owner,) if owner else (), cue=((word.start, word.end),), content=join([span], text),
            cue_class=cue_class, rule="nominal", kind=None if owner else SourceKind.IMPLICIT,
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
    if any(lemma_of(w.low) or w.low in {"is", "are", "was", "http", "https", QUOTED} for w in words[:at]):
        return
    if any(text[w.start].islower() and w.low not in {"of", "the", "for", "and"} for w in words[:at]):
        return
    yield _draft(text, words, (0, at), (at, at), [_content(text, words, at + 1, len(words))], CueClass.SAY, "speaker_colon")


def quote_dash(text: str, sentence: Sentence) -> Iterator[Draft]:
    """A quotation and a dash before its speaker: *“I saw it all.” — Ali Saad*"""
    words = sentence.words
    for at, word in enumerate(words[1:-1], 1):
        if word.low in {"—", "―", "–", "--"} and words[at - 1].low == QUOTED:
            end = next((i for i in range(at + 1, len(words)) if words[i].low in {".", QUOTED}), len(words))
            if 0 < end - at - 1 <= 8 and text[words[at + 1].start].isupper():
                yield _draft(text, words, (at + 1, end), (at, at), [_span(words, at - 1, at)], CueClass.SAY, "quote_dash")


RULES: tuple[Rule, ...] = (
    quote_dash, according_to, find_speech, said_before, hearsay, so_called,
    nominal, acts_of_speech, speaker_colon,
)


def _draft(
    text: str, words: Sequence[Word], source: tuple[int, int] | None, cue: tuple[int, int],
    pieces: Sequence[Span], cue_class: CueClass, rule: str,
) -> Draft:
    spans = join([trim(text, _span(words, *source))], text) if source else ()
    return Draft(
        source=spans, cue=(_span(words, cue[0], cue[1] + 1),), content=join(pieces, text),
        cue_class=cue_class, rule=rule, negated=is_negated(words, cue[0], cue[1] + 1),
        traits=(f"lemma={lemma_of(words[cue[1]].low) or words[cue[1]].low}",),
    )


def _first_phrase(words: Sequence[Word]) -> tuple[int, int] | None:
    for verb, word in enumerate(words):
        if lemma_of(word.low) and verb:
            return phrase_before(words, group_start(words, verb))
    return None


def _resumes(words: Sequence[Word], at: int, end: int) -> int:
    """Where the statement goes on after "according to" and its source: behind a comma or a quote."""
    if end < len(words) and words[end].low == ",":
        late = at > 0 and words[at - 1].low != ","
        return len(words) if late or words[end + 1 : end + 2] == [] else end + 1
    if end < len(words) and words[end].low == QUOTED:
        return end
    return len(words) if at else end


def _content_start(words: Sequence[Word], verb: int, lemma: str) -> int | None:
    """The index at which what is said begins, past a recipient and a time."""
    at = verb + 1
    limit = min(len(words), verb + 9)
    if at < len(words) and words[at].low in {"that", "whether", "how", "why", QUOTED}:
        return at
    for i in range(at, limit):
        if words[i].low in {"that", "whether", "how", "why", QUOTED}:
            return i
        if words[i].low == ":" or (words[i].low == "," and i + 1 < limit and words[i + 1].low == QUOTED):
            return i + 1
        if words[i].low in ENDS | {","}:
            break
    plain = takes(lemma, "c") and not takes(lemma, "r")
    return at if plain and _starts_clause(words, at) else None


def _starts_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a subject and a verb seem to follow without "that"."""
    if at >= len(words) or words[at].low in ENDS | {",", "to", "of", "in", "on", "by", "and", "for", "with", "at"}:
        return False
    if words[at].low in PRONOUNS:
        return True
    return any(w.low in AUXILIARIES or w.low.endswith("ed") for w in words[at + 1 : at + 14])


def _content_end(words: Sequence[Word], begin: int) -> int:
    """Before another source's closing "…, officials said" and before "according to"."""
    for i in range(begin, len(words)):
        if words[i].low == "according" and i > begin + 2:
            return i - (words[i - 1].low == ",")
        if words[i].low == ";":
            return i
    return len(words)
