"""Open questions: what a text says is not known."""

import re
from collections.abc import Iterator

from purport.extract.claims.draft import trim_content
from purport.extract.claims.sentence import Sentence
from purport.records.document import Document
from purport.records.relation import Question, question_id
from purport.records.spans import words_at

COMPONENT = "questions/2"
BE = r"(?:is|was|are|were|remains?|remained|has been|[’']s|seems|appears)"
NOT = r"(?:not|n[’']t)"
STILL = r"(?:(?:also|still|yet|so far|currently|at present)\s+)*"
QUITE = r"(?:(?:yet|immediately|publicly|exactly|entirely|fully|altogether|quite|completely)\s+)*"
KNOWN = (
    r"(?P<word>known|clear|certain|obvious|apparent|unclear|unknown|uncertain|understood|"
    r"established|confirmed)"
)
DARK = r"(?:unclear|unknown|uncertain|undetermined)"
ASKED = r"(?:if|whether|who|what|when|where|why|how|which|that)"
FOUND = (
    r"(?:determined?|establish(?:ed)?|verif(?:y|ied)|ascertain(?:ed)?|said|"
    r"explain(?:ed)?|clarif(?:y|ied))"
)
HINT = r"(?:word|indication|information)"
OPENINGS = {
    "It is not publicly known whether two groups met.": (
        rf"\b[Ii]t(?:\s+{BE})+(?:n[’']t)?\s+{STILL}{NOT}?\s*{QUITE}{KNOWN}\s+{ASKED}\b"
    ),
    "What the strikes hit is not known.": (
        rf"\b(?:remains?|remained|is|was|are|were)\s+(?:still\s+)?(?:{DARK}|"
        rf"{NOT}\s+{QUITE}(?:known|clear|certain))\b"
    ),
    "There was no word on who gave the order.": (
        rf"\b[Tt]here (?:is|was|has been) no (?:immediate\s+)?{HINT} (?:on|of|about|as to)\s+"
        rf"{ASKED}\b"
    ),
    "The question of whether the road is open remains.": (
        rf"\bquestions? (?:remains?|about whether|of whether|as to {ASKED})\b"
    ),
    "No one knows who pays.": rf"\b[Nn]o one knows {ASKED}\b",
    "We do not yet know why it burned.": (
        rf"\b(?:[Ww]e|[Tt]hey|[Nn]obody here|(?:The|the) \w+)\s+(?:do|does)(?:n[’']t| not) "
        rf"(?:yet )?know {ASKED}\b"
    ),
    "Whether it fell could not be established.": (
        rf"\b(?:could|can)(?:not|n[’']t| not) (?:yet |immediately |independently )?be {FOUND}\b|"
        rf"\b(?:has|have) (?:not|yet) (?:yet |to )?been? {FOUND}\b|"
        rf"\b(?:is|remains?|are)(?: still| also| therefore)? (?:an open question|open|doubtful|"
        rf"a matter of guesswork|being (?:checked|investigated)|disputed)\b"
    ),
    "It could not be determined whether it fell.": (
        rf"\b[Ii]t (?:could not|cannot|can not|was not possible to|is not possible to|remains to)"
        rf"(?: \w+)? (?:be )?{FOUND} {ASKED}\b"
    ),
    "The board has not been able to establish who fired.": (
        rf"\b(?:has|have|had)(?: not|n[’']t) (?:yet )?been able to {FOUND} {ASKED}\b"
    ),
}
PATTERNS = tuple(re.compile(opening) for opening in OPENINGS.values())
BEFORE = frozenset({1, 6})  # what is not known stands before the words that say so
TRAILING = tuple(PATTERNS[number] for number in sorted(BEFORE))
CLAUSE = re.compile(r"[;:]\s+|,\s+(?:and|but|while|though|although|with)\s+")
INDIRECT = re.compile(rf"\b{ASKED}\b", re.IGNORECASE)
NEGATIVE = frozenset({"unclear", "unknown", "uncertain"})


def find_questions(
    document: Document, text: str, sentences: tuple[Sentence, ...]
) -> tuple[Question, ...]:
    """The open questions of a text, one a sentence."""
    return tuple(
        question for sentence in sentences for question in _in_sentence(document, text, sentence)
    )


def _in_sentence(document: Document, text: str, sentence: Sentence) -> Iterator[Question]:
    for pattern in PATTERNS:
        found = pattern.search(text, sentence.start, sentence.end)
        if found is None or not _is_negative(found):
            continue
        if pattern is TRAILING[-1] and not INDIRECT.search(text, sentence.start, found.start()):
            continue
        span = trim_content(text, _clause(text, sentence, found))
        content = words_at(text, [span])
        yield Question(
            id=question_id(document.id, content),
            document_id=document.id,
            content=content,
            cue=words_at(text, [found.span()]),
            component=COMPONENT,
        )
        return


def _clause(text: str, sentence: Sentence, found: re.Match[str]) -> tuple[int, int]:
    """The whole clause that a question stands in, without what the sentence adds to it."""
    later = CLAUSE.search(text, found.end(), sentence.end)
    end = later.start() if later else sentence.end
    if found.re not in TRAILING:
        return found.start(), end
    parted = [m.end() for m in CLAUSE.finditer(text, sentence.start, found.start())]
    return (parted[-1] if parted else sentence.start), end


def _is_negative(found: re.Match[str]) -> bool:
    """ "It is clear whether" is no open question; "it is not clear" and "unclear" are."""
    word = found.groupdict().get("word")
    if word is None or word in NEGATIVE:
        return True
    return bool(re.search(r"\bnot\b|n[’']t\b", found.group()))
