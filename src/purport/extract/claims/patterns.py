"""Claims found by word patterns alone: what is left when no language model is at hand.

Each rule reads one sentence and gives drafts. Examples in the docstrings are invented.
"""

from collections.abc import Callable, Iterator, Sequence

from purport.extract.claims.cues import joins, lemma_of, takes
from purport.extract.claims.draft import Draft
from purport.extract.claims.marks import (
    hearsay,
    nominal,
    noun_colon,
    quote_dash,
    so_called,
    speaker_colon,
)
from purport.extract.claims.phrases import (
    PRONOUNS,
    group_start,
    phrase_after,
    phrase_before,
)
from purport.extract.claims.plain import content_end, content_span, plain_draft
from purport.extract.claims.sentence import QUOTED, Sentence
from purport.extract.claims.speech import find_speech
from purport.extract.claims.text import Word
from purport.extract.claims.unit import cue_at
from purport.extract.claims.words import AUXILIARIES, DAYS, DETERMINERS
from purport.records.claim import CueClass
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
        if source is None and not (
            words[verb].low.endswith("ing") and verb and words[verb - 1].low == ","
        ):
            continue
        end = content_end(words, begin)
        span = content_span(text, words, begin, end)
        colon = words[begin - 1].low == ":" and begin - 1 == verb + 1
        found = source or _first_phrase(words)
        yield plain_draft(
            text, words, found, (start, verb + colon), [span], cue_class, "said_before"
        )


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
        pieces = [content_span(text, words, 0, at), content_span(text, words, resumes, len(words))]
        yield plain_draft(text, words, source, (at, last), pieces, CueClass.SAY, "according_to")


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


def acts_of_speech(text: str, sentence: Sentence) -> Iterator[Draft]:
    """A verb with an object or an infinitive: *The group denied any part in it*."""
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
        span = content_span(text, words, begin, content_end(words, begin))
        yield plain_draft(text, words, source, (start, last), [span], cue_class, "acts_of_speech")


def _object(words: Sequence[Word], verb: int, lemma: str) -> tuple[int, CueClass | None, int]:
    after = words[verb + 1].low
    frame = joins(lemma, after)
    if frame and not (after == "to" and takes(lemma, "v")):
        return verb + 2, frame.cue_class, verb + 1
    frame = takes(lemma, "v") if after == "to" else takes(lemma, "onp")
    if words[verb].low.endswith(("ing", "s")) and after in DETERMINERS - {"the", "a", "an"}:
        return verb, None, verb
    if (
        frame is None
        or frame.cue_class in {CueClass.SAY, CueClass.SHOW}
        or after in ENDS | {",", "by", "and"}
    ):
        return verb, None, verb
    return verb + 1, frame.cue_class, verb


def _plural_before(words: Sequence[Word], verb: int) -> bool:
    """Whether a bare form can be a finite verb here: after a plural, a pronoun, or an auxiliary."""
    low = words[verb - 1].low if verb else ""
    return low in PRONOUNS | AUXILIARIES | {"to"} or low.endswith(("s", "n't"))


RULES: tuple[Rule, ...] = (
    quote_dash,
    noun_colon,
    according_to,
    find_speech,
    said_before,
    hearsay,
    so_called,
    nominal,
    acts_of_speech,
    speaker_colon,
)


def _first_phrase(words: Sequence[Word]) -> tuple[int, int] | None:
    for verb, word in enumerate(words):
        if lemma_of(word.low) and verb:
            return phrase_before(words, group_start(words, verb))
    return None


def _resumes(words: Sequence[Word], at: int, end: int) -> int:
    """Where the statement goes on after "according to" and its source."""
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
        if words[i].low == ":" or (
            words[i].low == "," and i + 1 < limit and words[i + 1].low == QUOTED
        ):
            return i + 1
        if words[i].low in ENDS | {","}:
            break
    plain = takes(lemma, "c") and not takes(lemma, "r")
    return at if plain and _starts_clause(words, at) else None


def _starts_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a subject and a verb seem to follow without "that"."""
    if at >= len(words) or words[at].low in ENDS | {
        ",",
        "to",
        "of",
        "in",
        "on",
        "by",
        "and",
        "for",
        "with",
        "at",
    }:
        return False
    if words[at].low in PRONOUNS:
        return True
    return any(w.low in AUXILIARIES or w.low.endswith("ed") for w in words[at + 1 : at + 14])
