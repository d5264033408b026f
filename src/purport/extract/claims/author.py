"""What the author makes of a claim: evaluations, tied to the claim they weigh."""

import re
from collections.abc import Iterator, Sequence

from purport.extract.claims.draft import Draft, trim_content
from purport.extract.claims.sentence import Sentence
from purport.records.claim import CueClass, SourceKind
from purport.records.spans import Span
from purport.records.value import value

BE = r"(?:is|was|are|were|has been|have been|appears?|seems?|remains?|looks?|sounds?)"
POINTING = (
    r"(?:this|that|it|which|these|those|such (?:a )?claims?|(?:the|this|that|these|those) "
    r"(?:claim|allegation|accusation|report|assertion|statement|photo|video|footage|figure|version|"
    r"account|argument|explanation|denial|story|number|picture|image)s?)"
)
DOUBTED = (
    r"(?:self-serving|false(?:ly)?|baseless|unfounded|unsubstantiated|misleading|absurd|"
    r"implausible|"
    r"without (?:any )?(?:evidence|foundation|basis|reason)|no evidence|unproven|discredited|"
    r"dubious|"
    r"far-fetched|untrue|incorrect|propaganda|pretext|worthless|wrong|nonsense|inaccurate|invented|"
    r"wishful|beyond parody|an insult|a lie|lies|exaggerated|inconsistent|contradict\w+|hearsay|"
    r"open to (?:doubt|question)|not (?:true|credible|plausible|convincing|supported|borne out)|"
    r"(?:difficult|hard|impossible) to (?:reconcile|believe|verify|credit)|unlikely|doubtful|"
    r"does not follow|not follow|cannot be (?:true|right)|"
    r"could not be (?:independently )?(?:verified|confirmed|traced|substantiated|corroborated)|"
    r"not be independently (?:verified|confirmed))"
)
BACKED = (
    r"(?:(?<!not )true|correct|right|accurate|plausible|credible|convincing|persuasive|"
    r"borne out|consistent with|supported by|confirmed by|well documented|not a bad argument)"
)
JUDGED = re.compile(
    rf"\b{POINTING}\s+(?:{BE}|does|do|did|can|could|may)\b[^.;!?\n]*", re.IGNORECASE
)
PREDICATED = re.compile(
    rf"\b{BE}\s+(?:entirely |wholly |simply |plainly |clearly )?{DOUBTED}\b[^.;!?\n]*"
)
HELD = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) may (?:well )?be (?:right|wrong|true)\b|"
    r"\b(?:[Ww]e|I|[Tt]his (?:newspaper|agency)) (?:have|has) (?:seen |found )?no "
    r"(?:evidence|proof|reason) (?:of|for|to (?:doubt|believe)) (?:this|it|that)\b|"
    r"\b[Tt]here is (?:something in this|no (?:evidence|proof|sign) (?:of|for) (?:this|it|that))\b|"
    r"\b[Nn]o (?:proof|evidence) (?:was )?(?:attached|given|offered)\b"
)
JUDGING = re.compile(rf"\b{DOUBTED}\b", re.IGNORECASE)
BACKING = re.compile(rf"\b{BACKED}\b", re.IGNORECASE)
GRANTING = re.compile(r"\bmay (?:well )?be (?:right|true)\b|something in this|no reason to doubt")
CLAIMED = frozenset({"noun_cue", "nominal", "light_verb"})


@value
class Evaluation:
    """An author's evaluation, the index of the draft it weighs, and whether it doubts that."""

    draft: Draft
    weighs: int
    doubts: bool = True


def find_evaluations(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]
) -> tuple[Evaluation, ...]:
    """The author's evaluations of claims: *The army says it won, but this is baseless.*

    One weighs the last claim before it, no further back than the sentence before.
    """
    found = []
    for number, sentence in enumerate(sentences):
        begin = sentences[number - 1].start if number else sentence.start
        here = dict.fromkeys((*_in_sentence(text, sentence), *_of_nouns(text, sentence, drafts)))
        for draft in here:
            weighed = _weighed(drafts, begin, draft.content[0][0])
            if weighed is not None and not _attributed(drafts, draft):
                words = text[draft.content[0][0] : draft.content[-1][1]]
                doubts = JUDGING.search(words) is not None or not _grants(words)
                found.append(Evaluation(draft=draft, weighs=weighed, doubts=doubts))
                break
    return tuple(found)


def _grants(words: str) -> bool:
    return GRANTING.search(words) is not None or BACKING.search(words) is not None


def _in_sentence(text: str, sentence: Sentence) -> Iterator[Draft]:
    for match in JUDGED.finditer(text, sentence.start, sentence.end):
        if JUDGING.search(match.group()) or BACKING.search(match.group()):
            yield _evaluation(text, match.span())
    for match in HELD.finditer(text, sentence.start, sentence.end):
        yield _evaluation(text, match.span())


def _of_nouns(text: str, sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What a sentence says of a claim that is its subject: *Claims of a rout | are unfounded*."""
    for draft in drafts:
        if draft.rule not in CLAIMED or not sentence.start <= draft.cue[0][0] < sentence.end:
            continue
        found = PREDICATED.match(text, _next_word(text, max(e for _, e in draft.content)))
        if found:
            yield _evaluation(text, found.span())


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at


def _evaluation(text: str, span: Span) -> Draft:
    return Draft(
        source=(),
        cue=(),
        content=(trim_content(text, span),),
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
