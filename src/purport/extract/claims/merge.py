"""Two readings of the same cue made into one: by word patterns and by the parse."""

from collections.abc import Sequence
from dataclasses import replace

from purport.extract.claims.citing import pass_on
from purport.extract.claims.draft import Draft
from purport.extract.claims.phrases import phrase_before
from purport.extract.claims.sentence import QUOTED, Sentence
from purport.extract.claims.words import ACTIVE, PLAIN
from purport.records.claim import CueClass
from purport.records.spans import overlaps

EMPTY = frozenset({QUOTED, "it", "there"})
RELATING = frozenset({CueClass.SAY, CueClass.ANNOUNCE, CueClass.CLAIM, CueClass.DENY})
ORDERED = frozenset({"said_within", "quote_after", "quote_before", "said_last", "block"})


def merge(
    sentence: Sentence, by_words: Sequence[Draft], by_parse: Sequence[Draft]
) -> tuple[Draft, ...]:
    """The drafts of one sentence, each cue once.

    The parse knows source and cue best, the word order knows best what a quotation or a closing
    "…, officials said" holds.
    """
    found = []
    used: set[int] = set()
    for draft in by_parse:
        twin = next((i for i, d in enumerate(by_words) if overlaps(d.cue, draft.cue)), None)
        if twin is not None:
            used |= {i for i, d in enumerate(by_words) if overlaps(d.cue, draft.cue)}
            draft = _joined(by_words[twin], draft)
        if draft.content or draft.rule in {"block", "citing"}:
            found.append(draft if draft.source else _guessed(sentence, draft))
    found += [
        draft for index, draft in enumerate(by_words) if index not in used and draft.rule in PLAIN
    ]
    return pass_on(_parted(sentence, found))


def _parted(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, none with a content that runs over a semicolon into another source's claim."""
    stops = [word.start for word in sentence.words if word.low == ";"]
    return [_up_to(draft, stops, drafts) for draft in drafts] if stops else list(drafts)


def _up_to(draft: Draft, stops: Sequence[int], drafts: Sequence[Draft]) -> Draft:
    for stop in stops:
        anew = any(
            other.source
            and stop < other.source[0][0]
            and stop < other.cue[0][0]
            and other.cue_class in RELATING
            for other in drafts
        )
        if anew and draft.cue[0][0] < stop:
            kept = tuple((start, min(end, stop)) for start, end in draft.content if start < stop)
            return replace(draft, content=kept or draft.content)
    return draft


def _guessed(sentence: Sentence, draft: Draft) -> Draft:
    """With the noun phrase before an active verb as its source, where the parse gave none."""
    if draft.rule not in ACTIVE:
        return draft
    words = sentence.words
    at = next((i for i, w in enumerate(words) if w.start >= draft.cue[0][0]), None)
    if at is None or words[at].low == "to" or words[at].low.endswith("ing"):
        return draft
    found = phrase_before(words, at)
    if found is None or any(w.low in EMPTY for w in words[found[0] : found[1]]):
        return draft
    span = (words[found[0]].start, words[found[1] - 1].end)
    return draft if overlaps([span], draft.content) else replace(draft, source=(span,))


def _joined(words: Draft, parse: Draft) -> Draft:
    if words.rule in ORDERED:
        return replace(
            parse,
            source=words.source or parse.source,
            content=words.content,
            cue=words.cue if words.cue[0][1] > parse.cue[0][1] else parse.cue,
            rule=words.rule,
        )
    return parse
