"""Open questions: what a text says is not known."""

import re
from collections.abc import Iterator

from purport.extract.claims.draft import trim_content
from purport.extract.claims.sentence import Sentence
from purport.records.document import Document
from purport.records.relation import Question, question_id
from purport.records.spans import words_at

COMPONENT = "questions/1"
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
        rf"\b(?:do|does|did)(?:n[’']t| not) (?:yet )?know {ASKED}\b"
    ),
}
PATTERNS = tuple(re.compile(opening) for opening in OPENINGS.values())
TRAILING = PATTERNS[1]  # what is not known stands before the words that say so
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
        start = found.start() if found.re is not TRAILING else sentence.start
        span = trim_content(text, (start, sentence.end))
        content = words_at(text, [span])
        yield Question(
            id=question_id(document.id, content),
            document_id=document.id,
            content=content,
            cue=words_at(text, [found.span()]),
            component=COMPONENT,
        )
        return


def _is_negative(found: re.Match[str]) -> bool:
    """ "It is clear whether" is no open question; "it is not clear" and "unclear" are."""
    word = found.groupdict().get("word")
    if word is None or word in NEGATIVE:
        return True
    return bool(re.search(r"\bnot\b|n[’']t\b", found.group()))
