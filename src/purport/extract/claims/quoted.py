"""Speech that runs on: sentences without a cue of their own go to the claim they continue."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from purport.extract.claims.draft import Draft, join
from purport.extract.claims.sentence import QUOTED, Sentence
from purport.extract.claims.text import BULLETS
from purport.records.claim import CueClass
from purport.records.spans import Span, overlaps

SAYING = frozenset({CueClass.SAY, CueClass.CLAIM, CueClass.ANNOUNCE})
BLOCK = 12  # paragraphs: no statement laid out below its cue was longer
LONG = 120  # sentences
NOTES = (
    "notes to editors",
    "further information",
    "media enquiries",
    "background",
    "follow ",
    "contact",
    "for more information",
    "share this",
)


def continue_speech(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[tuple[Draft, ...]]
) -> tuple[Draft, ...]:
    """All drafts, with speech that goes on after its cue joined to them.

    *“We left,” said Ali. “Nobody stayed.”*: one content in two pieces, over paragraphs that are
    nothing but quotation, too. *Saad said:* holds the paragraphs below it, *SAAD: Yes. We left.*
    the whole of its own. A sentence of the author's own in between ends it.
    """
    found: list[Draft] = []
    speakers = _recurring(text, drafts)
    speaker, paragraph, line = -1, -1, -1
    for number, (sentence, here) in enumerate(zip(sentences, drafts, strict=True)):
        follows = sentence.paragraph <= paragraph + 1
        if speaker >= 0 and follows and sentence.quoted_only and not _leads(sentence, here):
            found[speaker] = _longer(text, found[speaker], _utterances(sentence))
        elif line >= 0 and sentence.paragraph == paragraph:
            found[line] = _longer(text, found[line], [(sentence.start, sentence.end)])
        else:
            here = tuple(_with_block(text, sentences, drafts, number, draft) for draft in here)
            speaker = _last(here, _utterances(sentence), len(found))
            line = -1
            at = next((i for i, d in enumerate(here) if _label(text, d) in speakers), None)
            if at is not None:
                here = (*here[:at], replace(here[at], rule="transcript"), *here[at + 1 :])
                line = len(found) + at
        found += here
        paragraph = sentence.paragraph
    return tuple(found)


def _recurring(text: str, drafts: Sequence[tuple[Draft, ...]]) -> frozenset[str]:
    """The speakers of a transcript: labels in capitals, or that begin more than one paragraph."""
    labels = Counter(_label(text, draft) for here in drafts for draft in here)
    return frozenset(
        label for label, count in labels.items() if label and (count > 1 or label.isupper())
    )


def _label(text: str, draft: Draft) -> str:
    """The speaker's label of a line such as *SAAD: We left.*, else ""."""
    if draft.rule != "speaker_colon" or not draft.source:
        return ""
    return text[draft.source[0][0] : draft.source[-1][1]]


def _with_block(
    text: str,
    sentences: Sequence[Sentence],
    drafts: Sequence[tuple[Draft, ...]],
    number: int,
    draft: Draft,
) -> Draft:
    """A draft whose cue ends a paragraph with a colon, with the paragraphs it introduces.

    Quoted paragraphs: all of them, and none after. Unquoted ones: up to the next such line, a
    heading of notes, or BLOCK paragraphs.
    """
    if draft.rule != "block":
        return draft
    here = sentences[number].paragraph
    reach = range(number + 1, min(number + 1 + LONG, len(sentences)))
    after = [i for i in reach if sentences[i].paragraph > here]
    first = sentences[after[0]] if after else None
    if sentences[number].words[-1].low == "," and (first is None or first.words[0].low != QUOTED):
        return draft
    held: list[Span] = []
    for index in after:
        follower = sentences[index]
        if follower.paragraph > here + BLOCK or _stops(text, first, follower, drafts[index]):
            break
        held.append((follower.start, follower.end))
    return replace(draft, content=join([*draft.content, *held], text))


def _stops(text: str, first: Sentence | None, sentence: Sentence, here: Sequence[Draft]) -> bool:
    """Whether a sentence is no more of what began with `first`: quotations, bullets, or plain."""
    assert first is not None
    if first.words[0].low == QUOTED:
        return not sentence.quoted_only
    if text.startswith(BULLETS, first.start) and sentence.paragraph > first.paragraph:
        return not text.startswith(BULLETS, sentence.start)
    words = text[sentence.start : sentence.end]
    told = any(draft.rule == "said_last" for draft in here)
    return told or words.endswith(":") or words.lower().startswith(NOTES)


def _leads(sentence: Sentence, here: Sequence[Draft]) -> bool:
    """Whether a draft of the sentence has its cue outside the quotation ("“…” — Saad")."""
    spoken = _utterances(sentence)
    return any(not overlaps(draft.cue, spoken) for draft in here)


def _utterances(sentence: Sentence) -> tuple[Span, ...]:
    return tuple((w.start, w.end) for w in sentence.words if w.low == QUOTED)


def _last(here: Sequence[Draft], spoken: Sequence[Span], offset: int) -> int:
    """The number of the sentence's last draft that holds an utterance, counted on, or -1."""
    for index in range(len(here) - 1, -1, -1):
        if any(s <= a and b <= e for s, e in here[index].content for a, b in spoken):
            return offset + index
    saying = [i for i, draft in enumerate(here) if _says(draft)]
    return offset + saying[-1] if saying and not spoken else -1


def _says(draft: Draft) -> bool:
    """Whether a quotation on its own can go on with it: *The road is shut, he said. “Go.”*"""
    return draft.cue_class in SAYING and draft.rule in {"said_last", "clause", "said_before"}


def _longer(text: str, draft: Draft, spans: Sequence[Span]) -> Draft:
    return replace(draft, content=join([*draft.content, *spans], text))
