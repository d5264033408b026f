"""Speech that runs on: quotations without a cue of their own go to the claim they continue."""

from collections.abc import Sequence

from purport.extract.claim_draft import Draft, join
from purport.extract.claim_sentence import QUOTED, Sentence
from purport.records.spans import Span, overlaps


def continue_speech(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[tuple[Draft, ...]]
) -> tuple[Draft, ...]:
    """All drafts, with quotations that stand alone joined to the speech before them.

    *“We left,” said Ali. “Nobody stayed.”*: one content in two pieces. The same over paragraphs
    that are nothing but quotation; a sentence of the author's own in between ends it.
    """
    found: list[Draft] = []
    speaker, paragraph = -1, -1
    for sentence, here in zip(sentences, drafts, strict=True):
        if sentence.quoted_only and not _leads(sentence, here) and speaker >= 0 and sentence.paragraph <= paragraph + 1:
            found[speaker] = _longer(text, found[speaker], _utterances(sentence))
            found += here
            paragraph = sentence.paragraph
            continue
        first = len(found)
        found += here
        speaker = _last_speaker(found, first, _utterances(sentence))
        paragraph = sentence.paragraph
    return tuple(found)


def _leads(sentence: Sentence, here: Sequence[Draft]) -> bool:
    """Whether a draft of the sentence has its cue outside the quotation ("“…” — Saad")."""
    spoken = _utterances(sentence)
    return any(not overlaps(draft.cue, spoken) for draft in here)


def _utterances(sentence: Sentence) -> tuple[Span, ...]:
    return tuple((w.start, w.end) for w in sentence.words if w.low == QUOTED)


def _last_speaker(found: Sequence[Draft], first: int, spoken: Sequence[Span]) -> int:
    """The index of the sentence's last draft that holds a quotation or ends in one, else -1."""
    for index in range(len(found) - 1, first - 1, -1):
        pieces = found[index].content
        if any(s <= a and b <= e for s, e in pieces for a, b in spoken):
            return index
    return -1


def _longer(text: str, draft: Draft, spans: Sequence[Span]) -> Draft:
    return Draft(
        source=draft.source,
        cue=draft.cue,
        content=join([*draft.content, *spans], text),
        cue_class=draft.cue_class,
        rule=draft.rule,
        negated=draft.negated,
        kind=draft.kind,
    )
