"""Where speech stands beside its cue: quotations before, after and around it, and what officials
said at a sentence's end. Word order decides here, with or without a parse.
"""

from collections.abc import Iterator, Sequence

from purport.extract.claims.cues import lemma_of, takes
from purport.extract.claims.draft import Draft, join, trim, trim_content
from purport.extract.claims.phrases import is_negated
from purport.extract.claims.sentence import QUOTED, Sentence
from purport.extract.claims.text import Word
from purport.extract.claims.unit import Unit, has_verb, unit_at, verb_at
from purport.extract.claims.words import AUXILIARIES, DAYS
from purport.records.claim import CueClass
from purport.records.spans import Span

ENDS = frozenset({".", "?", "!", ";"})
OCCASIONS = (
    frozenset(
        [
            "in",
            "on",
            "at",
            "during",
            "to",
            "after",
            "via",
            "from",
            "through",
            "of",
            "before",
            "when",
            "as",
        ]
    )
    | DAYS
)
INVERTED = frozenset(["said", "says", "wrote", "writes", "reported", "reports"])
FAR = 12  # words: no recipient or occasion between a cue and its quotation is longer


def find_speech(text: str, sentence: Sentence) -> Iterator[Draft]:
    """Drafts for every cue verb with a quotation beside it or its speech before it."""
    words = sentence.words
    for verb in range(len(words)):
        unit = unit_at(sentence, verb)
        if unit is None:
            continue
        for rule in (said_within, quote_after, quote_before, said_last):
            pieces = rule(text, words, unit)
            if pieces:
                yield _draft(text, words, unit, pieces, rule.__name__)
                break
        else:
            if _opens_block(words, unit):
                yield _draft(text, words, unit, _lead_of_block(text, words, unit), "block")


def _opens_block(words: Sequence[Word], unit: Unit) -> bool:
    """Whether the sentence ends in the cue's colon: what is said are the paragraphs that follow."""
    if words[-1].low not in {":", ","} or len(words) - unit.end > FAR:
        return False
    if any(lemma_of(w.low) for w in words[unit.end : -1]):
        return False
    return not any(w.low in ENDS | {QUOTED} for w in words[unit.end : -1])


def _lead_of_block(text: str, words: Sequence[Word], unit: Unit) -> list[Span]:
    """What stands before the cue of a list: *Jets made nine strikes, officials said:* and so on."""
    at = unit.start
    if unit.source is None or unit.apart or at < 3 or words[at - 1].low != ",":
        return []
    if not has_verb(words[: at - 1]) or words[at].low in {"who", "which"}:
        return []
    return [trim_content(text, (words[0].start, words[at - 1].start))]


def said_within(text: str, words: Sequence[Word], unit: Unit) -> list[Span]:
    """Speech around its cue in a relative clause: *the raid, which he said had failed*."""
    at, end = unit.start - 1, unit.end
    if at < 0 or unit.source is None or words[at].low not in {"which", "what", "who", "that"}:
        return []
    if end >= len(words) or not _finite(words[end].low):
        return []
    last = next(
        (i for i in range(end, len(words)) if words[i].low in ENDS | {",", "—", "–"}), len(words)
    )
    return [
        (words[at].start, words[at].end),
        trim_content(text, (words[end].start, words[last - 1].end)),
    ]


def _finite(low: str) -> bool:
    return low in AUXILIARIES - {"be", "been", "being"} or (low.endswith("ed") and len(low) > 4)


def quote_after(text: str, words: Sequence[Word], unit: Unit) -> list[Span]:
    """The quotation follows: *Saad told reporters on Monday: “We left.”*

    A quotation before the cue is part of it, too: *“We left,” he said, “at night.”*
    """
    at = _quotation_after(words, unit)
    if at is None:
        return []
    pieces = [_reach(text, words, at)]
    before = _quotation_before(words, unit)
    if before is not None:
        pieces.append(_lead(text, words, unit, before))
    return pieces


def _quotation_after(words: Sequence[Word], unit: Unit) -> int | None:
    """The word number of a quotation that the cue introduces, past recipient and occasion."""
    begin = unit.end
    for at in range(begin, min(len(words), begin + FAR)):
        low = words[at].low
        if low == "that":
            return None
        if low == QUOTED:
            marked = at == begin or words[at - 1].low in {",", ":", "that"}
            plain = at - begin <= 1 or _passes(words, begin, at, unit)
            return at if marked and plain else None
        if low in ENDS or low in {"“", "("}:
            return None
    return None


def _passes(words: Sequence[Word], begin: int, at: int, unit: Unit) -> bool:
    """Whether only a recipient or an occasion stands between: *told CNN in Paris,*."""
    if words[begin].low == ",":
        return False
    return words[begin].low in OCCASIONS or takes(unit.lemma, "rp") is not None


def _reach(text: str, words: Sequence[Word], at: int) -> Span:
    """From a quotation to where the speech ends: at its own full stop or with the sentence.

    What only accompanies it (", though …", ", adding …") is left out.
    """
    end = words[at].end
    inner = text[words[at].start : end].rstrip("\"”’'»")
    if inner.endswith((".", "!", "?", ",")) or at + 1 >= len(words):
        return words[at].start, end
    last = at
    for i in range(at + 1, len(words)):
        if words[i].low in ENDS or (
            words[i].low in {",", "—", "–", "--"} and words[at + 1].low != ","
        ):
            break
        if words[i].low == ",":
            break
        last = i
    return trim_content(text, (words[at].start, words[last].end))


def quote_before(text: str, words: Sequence[Word], unit: Unit) -> list[Span]:
    """The quotation comes first: *“We left,” said Saad, a farmer.*"""
    at = _quotation_before(words, unit)
    if at is None:
        return []
    pieces = [_lead(text, words, unit, at)]
    later = next((i for i in range(unit.end, len(words)) if words[i].low == QUOTED), None)
    if (
        later is not None
        and words[later - 1].low in {","} | ENDS
        and not any(lemma_of(w.low) for w in words[unit.end : later])
    ):
        pieces.append((words[later].start, words[later].end))
    return pieces


def _quotation_before(words: Sequence[Word], unit: Unit) -> int | None:
    if unit.apart:
        return None
    at = unit.start - 1
    if at >= 0 and words[at].low in {",", "—", "–"}:
        at -= 1
    return at if at >= 0 and words[at].low == QUOTED else None


def _speaks_itself(low: str) -> bool:
    """Whether a word before a quotation attributes it already: *she said, “…,” adding*."""
    frame = takes(str(lemma_of(low)), "cq")
    return frame is not None and frame.cue_class is CueClass.SAY and "o" not in frame.slots


def _lead(text: str, words: Sequence[Word], unit: Unit, at: int) -> Span:
    """From where the quoted sentence begins: *The raid was “a crime,” he said.*"""
    begin = at
    while begin > 0 and words[begin - 1].low not in ENDS | {":", QUOTED}:
        begin -= 1
    if any(_speaks_itself(w.low) for w in words[begin:at]):
        begin = at
    if begin == at or not has_verb(words[begin:at]):
        begin = at if begin == at or words[at - 1].low in {",", "."} else begin
    return trim(text, (words[begin].start, words[at].end), " \t\r\n;:")


def said_last(text: str, words: Sequence[Word], unit: Unit) -> list[Span]:
    """What was said comes first, unquoted: *The bridge fell, officials said on Monday.*

    Also around the cue: *The bridge, officials said, fell at dawn.*
    """
    if unit.source is None or unit.apart or unit.start < 2 or words[unit.start - 1].low != ",":
        return []
    if not _closes(words, unit.end) or words[unit.start].low in {"who", "which", "and", "that"}:
        return []
    begin = next((i + 1 for i in range(unit.start - 1, -1, -1) if words[i].low in {";"}), 0)
    resumes = (
        unit.end + 1
        if words[unit.end : unit.end + 1] and words[unit.end].low == ","
        else len(words)
    )
    if resumes < len(words) and words[resumes].low.endswith("ing") and lemma_of(words[resumes].low):
        resumes = len(words)
    if not has_verb(words[begin : unit.start]) and resumes >= len(words):
        return []
    pieces = [trim_content(text, (words[begin].start, words[unit.start - 1].start))]
    if resumes < len(words):
        pieces.append(trim_content(text, (words[resumes].start, words[-1].end)))
    return pieces


def _closes(words: Sequence[Word], at: int) -> bool:
    """Whether only a time or an occasion stands before the clause ends."""
    if at < len(words) and words[at].low in OCCASIONS:
        while at < len(words) and words[at].low not in ENDS | {",", QUOTED}:
            if verb_at(words, at):
                return False
            at += 1
    return at >= len(words) or words[at].low in ENDS | {","}


def _draft(
    text: str, words: Sequence[Word], unit: Unit, pieces: Sequence[Span], rule: str
) -> Draft:
    source = unit.source
    spans: tuple[Span, ...] = ()
    if source:
        spans = join([trim(text, (words[source[0]].start, words[source[1] - 1].end))], text)
    colon = unit.verb + 1 < len(words) and words[unit.verb + 1].low == ":"
    colon = colon and words[unit.verb + 1].start == words[unit.verb].end
    cue = (words[unit.cue_start].start, words[unit.verb + colon].end)
    return Draft(
        source=spans,
        cue=(cue,),
        content=join(pieces, text),
        cue_class=unit.cue_class,
        rule=rule,
        negated=is_negated(words, unit.cue_start, unit.verb + 1),
    )
