"""A cue verb and its source as they stand in a sentence: before it, after it, or apart."""

from collections.abc import Sequence

from purport.extract.claims.cues import lemma_of, takes
from purport.extract.claims.phrases import group_start, phrase_after, phrase_before
from purport.extract.claims.sentence import QUOTED, Sentence
from purport.extract.claims.text import Word
from purport.extract.claims.words import AUXILIARIES, DETERMINERS
from purport.records.claim import CueClass
from purport.records.value import value

INVERTED = frozenset({"said", "says", "wrote", "writes", "reported", "reports"})


@value
class Unit:
    """A cue with its source, by word numbers, the end excluded: `start` to `end` holds both.

    `apart`: the source stands elsewhere ("…, he said, adding: …"), so only what follows is said.
    """

    verb: int
    cue_start: int
    source: tuple[int, int] | None
    start: int
    end: int
    cue_class: CueClass
    lemma: str
    apart: bool


def unit_at(sentence: Sentence, verb: int) -> Unit | None:
    words = sentence.words
    lemma = cue_at(sentence, verb)
    frame = takes(lemma, "cq") if lemma else None
    if lemma is None or frame is None:
        return None
    start = group_start(words, verb)
    source = _source(sentence, verb, start)
    if source is None and not _participle(words, verb, start):
        return None
    left, right = (
        min(start, source[0] if source else start),
        max(verb + 1, source[1] if source else 0),
    )
    apart = source is not None and source[1] <= start and not _adjoins(words, source[1], start)
    if apart or _participle(words, verb, start):
        left, apart = start, True
    return Unit(
        verb=verb,
        cue_start=start,
        source=source,
        start=left,
        end=right,
        cue_class=frame.cue_class,
        lemma=lemma,
        apart=apart,
    )


def _adjoins(words: Sequence[Word], end: int, start: int) -> bool:
    """Whether only commas stand between a source and its cue."""
    return all(
        w.low in {",", "-", "--", "—", ")", "also", "later", "who", "which", "that"}
        for w in words[end:start]
    )


def cue_at(sentence: Sentence, at: int) -> str | None:
    """The cue verb at a word; with a parse, only where that sees a verb."""
    lemma = verb_at(sentence.words, at)
    parsed = sentence.speakers
    return lemma if parsed is None or sentence.words[at].start in parsed else None


def verb_at(words: Sequence[Word], at: int) -> str | None:
    """The cue verb at a word, unless what stands before makes it a noun or part of a name."""
    lemma = lemma_of(words[at].low)
    if lemma is None:
        return None
    before = words[at - 1].low if at else ","
    return None if before in DETERMINERS or before.endswith(("'s", "s'")) else lemma


def _source(sentence: Sentence, verb: int, start: int) -> tuple[int, int] | None:
    """The source's words: as parsed if there is a parse, else guessed from the order."""
    words = sentence.words
    parsed = (sentence.speakers or {}).get(words[verb].start)
    if parsed is not None:
        inside = [i for i, w in enumerate(words) if parsed[0] <= w.start and w.end <= parsed[1]]
        if inside and not _misread(words, inside[0], inside[-1] + 1, verb, start):
            return inside[0], inside[-1] + 1
    if verb == 0 and words[0].low in INVERTED:
        return phrase_after(words, 1)
    if verb and words[verb - 1].low in {",", QUOTED, "?", "!"} and _may_invert(words, verb):
        return phrase_after(words, verb + 1)
    guess = phrase_before(words, start)
    acting = guess is not None and words[guess[0]].low.endswith("ing")  # "releasing a statement"
    return None if acting else guess


def _misread(words: Sequence[Word], first: int, end: int, verb: int, start: int) -> bool:
    """Whether a parsed source cannot be one: speech in it, a clause, or the topic of the speech.

    *The raid, he often says, was a crime*: the parse takes "The raid" for the subject.
    """
    if any(w.low == QUOTED for w in words[first:end]):
        return True
    if end < start and words[verb + 1 : verb + 2] and words[verb + 1].low == ",":
        return not _adjoins(words, end, start)
    relative = any(w.low in {"who", "which", "that", "whose"} for w in words[first:end])
    inverted = end <= start and words[start - 1].low == "," and words[verb].low in INVERTED
    return (
        inverted and not relative and any(w.low in AUXILIARIES | {"did"} for w in words[first:end])
    )


def _may_invert(words: Sequence[Word], verb: int) -> bool:
    spoken = any(w.low == QUOTED for w in words[max(0, verb - 2) : verb])
    if spoken:
        return True
    return (
        words[verb].low in INVERTED
        and has_verb(words[: verb - 1])
        and not _starts_late(words, verb)
    )


def _starts_late(words: Sequence[Word], verb: int) -> bool:
    """Whether an apposition, not a sentence, stands before the comma: *Saad, a farmer, said …*."""
    commas = [i for i in range(verb) if words[i].low == ","]
    return len(commas) > 1 and not has_verb(words[commas[-2] : verb])


def has_verb(words: Sequence[Word]) -> bool:
    return any(w.low in AUXILIARIES or w.low.endswith("ed") or lemma_of(w.low) for w in words)


def _participle(words: Sequence[Word], verb: int, start: int) -> bool:
    return words[verb].low.endswith("ing") and start > 0
