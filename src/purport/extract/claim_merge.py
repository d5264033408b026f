"""Two readings of the same cue made into one: by word patterns and by the parse."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from purport.extract.claim_draft import Draft
from purport.extract.claim_sentence import QUOTED, Sentence
from purport.records.spans import overlaps

PLAIN = frozenset(
    "quote_dash according_to said_after said_inverted hearsay so_called speaker_colon".split()
)
ORDERED = frozenset({"said_after", "said_inverted"})


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
            used.add(twin)
            draft = _joined(sentence, by_words[twin], draft)
        if draft.content:
            found.append(draft)
    found += [
        draft
        for index, draft in enumerate(by_words)
        if index not in used and (draft.rule in PLAIN or _speaks(sentence, draft))
    ]
    return tuple(found)


def _joined(sentence: Sentence, words: Draft, parse: Draft) -> Draft:
    if words.rule in ORDERED or _speaks(sentence, words):
        return replace(
            parse,
            source=parse.source or words.source,
            content=words.content,
            cue=words.cue if words.cue[0][1] > parse.cue[0][1] else parse.cue,
            rule=words.rule,
        )
    return parse


def _speaks(sentence: Sentence, draft: Draft) -> bool:
    """Whether a quotation stands in the draft's content."""
    spoken = [(w.start, w.end) for w in sentence.words if w.low == QUOTED]
    return draft.rule == "said_before" and overlaps(spoken, draft.content)
