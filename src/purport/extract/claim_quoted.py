"""Speech that runs on: quotations without a cue of their own go to the claim they continue."""

from collections.abc import Sequence

from dataclasses import replace

from purport.extract.claim_draft import Draft, join
from purport.extract.claim_sentence import QUOTED, Sentence
from purport.records.spans import Span, overlaps

BLOCK = 12  # paragraphs
LONG = 120  # sentences
NOTES = ("notes to editors", "further information", "media enquiries", "background", "follow ", "contact", "for more information", "share this")


def continue_speech(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[tuple[Draft, ...]]
) -> tuple[Draft, ...]:
    """All drafts, with quotations that stand alone joined to the speech before them.

    *“We left,” said Ali. “Nobody stayed.”*: one content in two pieces. The same over paragraphs
    that are nothing but quotation; a sentence of the author's own in between ends it.
    """
    found: list[Draft] = []
    speaker, paragraph = -1, -1
    for number, (sentence, here) in enumerate(zip(sentences, drafts, strict=True)):
        if sentence.quoted_only and not _leads(sentence, here) and speaker >= 0 and sentence.paragraph <= paragraph + 1:
            found[speaker] = _longer(text, found[speaker], _utterances(sentence))
            found += here
            paragraph = sentence.paragraph
            continue
        first = len(found)
        found += [_with_block(text, sentences, number, draft) for draft in here]
        speaker = _last_speaker(found, first, _utterances(sentence))
        paragraph = sentence.paragraph
    return tuple(found)


def _with_block(
    text: str, sentences: Sequence[Sentence], number: int, draft: Draft
) -> Draft:
    """A draft whose cue ends a paragraph with a colon, with the paragraphs it introduces.

    *Saad said:* and then quoted paragraphs: all of them, and none after. Unquoted ones: up to the
    next such line, a heading of notes, or BLOCK paragraphs.
    """
    if draft.rule != "block":
        return draft
    after = [s for s in sentences[number + 1 : number + 1 + LONG] if s.paragraph > sentences[number].paragraph]
    if not after:
        return draft
    quoted = after[0].words[0].low == QUOTED
    held: list[Span] = []
    for follower in after:
        if follower.paragraph > sentences[number].paragraph + BLOCK or _stops(text, follower, quoted):
            break
        held.append((follower.start, follower.end))
    return replace(draft, content=join(held, text))


def _stops(text: str, sentence: Sentence, quoted: bool) -> bool:
    if quoted:
        return not sentence.quoted_only
    words = text[sentence.start : sentence.end]
    return words.endswith(":") or words.lower().startswith(NOTES)


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
    return replace(draft, content=join([*draft.content, *spans], text))
