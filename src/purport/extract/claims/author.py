"""What the author makes of a claim: evaluations, tied to the claim they weigh."""

import re
from collections.abc import Iterator, Sequence

from purport.extract.claims.draft import Draft, trim_content
from purport.extract.claims.sentence import Sentence
from purport.extract.claims.stance import DOUBTING_WORDS
from purport.records.claim import CueClass, SourceKind
from purport.records.value import value

JUDGED = re.compile(
    r"\b(?:this|that|it|which|these|those|such (?:a )?claims?|the (?:claim|allegation|accusation|"
    r"report|assertion|statement|photo|video|footage)s?)\s+(?:is|was|are|were|has been|appears?|"
    r"seems?|remains?)\s[^.;!?\n]*",
    re.IGNORECASE,
)
VERDICT = re.compile(
    r"\b(?:could not be (?:independently )?(?:verified|confirmed)|not be independently (?:verified|"
    r"confirmed))\b",
    re.IGNORECASE,
)


@value
class Evaluation:
    """An author's evaluation and the index of the draft it weighs."""

    draft: Draft
    weighs: int


def find_evaluations(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]
) -> tuple[Evaluation, ...]:
    """The author's evaluations of claims: *The army says it won, but this is baseless.*

    One weighs the last claim before it, no further back than the sentence before.
    """
    found = []
    for number, sentence in enumerate(sentences):
        begin = sentences[number - 1].start if number else sentence.start
        for draft in _in_sentence(text, sentence):
            weighed = _weighed(drafts, begin, draft.content[0][0])
            if weighed is not None and not _attributed(drafts, draft):
                found.append(Evaluation(draft=draft, weighs=weighed))
    return tuple(found)


def _in_sentence(text: str, sentence: Sentence) -> Iterator[Draft]:
    for match in JUDGED.finditer(text, sentence.start, sentence.end):
        if DOUBTING_WORDS.search(match.group()) or VERDICT.search(match.group()):
            yield Draft(
                source=(),
                cue=(),
                content=(trim_content(text, match.span()),),
                cue_class=CueClass.BELIEVE,
                rule="evaluation",
                kind=SourceKind.AUTHOR,
            )


def _weighed(drafts: Sequence[Draft], begin: int, end: int) -> int | None:
    before = [
        (max(s for s, _ in (*draft.cue, *draft.content)), index)
        for index, draft in enumerate(drafts)
        if draft.content and begin <= draft.content[0][0] and draft.content[-1][1] <= end
    ]
    return max(before)[1] if before else None


def _attributed(drafts: Sequence[Draft], evaluation: Draft) -> bool:
    """Whether the evaluating words are somebody else's: inside another claim's content."""
    start, end = evaluation.content[0]
    return any(s < end and start < e for draft in drafts for s, e in draft.content)
