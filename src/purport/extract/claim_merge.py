"""Two readings of the same cue made into one: by word patterns and by the parse."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from purport.extract.claim_draft import Draft
from purport.records.spans import overlaps

PLAIN = frozenset(
    "quote_dash according_to quote_after quote_before said_last hearsay so_called speaker_colon".split()
)
ORDERED = frozenset({"quote_after", "quote_before", "said_last"})


def merge(
    by_words: Sequence[Draft], by_parse: Sequence[Draft]
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
            draft = _joined(by_words[twin], draft)
        if draft.content:
            found.append(draft)
    found += [
        draft
        for index, draft in enumerate(by_words)
        if index not in used and draft.rule in PLAIN
    ]
    return tuple(found)


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
