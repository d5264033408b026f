"""Sentences by a plain, fixed rule: they number the text for annotators, nothing more."""

import re

Span = tuple[int, int]

WRAPPED_BELOW = 110  # nearly all lines of a printed page are shorter than this
BLANK_LINE = re.compile(r"\n[ \t\r\f]*(?:\n[ \t\r\f]*)+")
LINE_BREAK = re.compile(r"\s*\n\s*")
END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")
ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Lt|Gen|Col|Maj|Capt|Sgt|Cmdr|Adm|Sen|Rep|Gov|St|No|vs|Inc|Corp"
    r"|Co|Ltd|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec))\.$"
)


def paragraph_spans(text: str) -> list[Span]:
    """Half-open code-point spans of the paragraphs: blank lines part them, and so does every
    line break where the text is not wrapped."""
    breaks = BLANK_LINE if _is_wrapped(text) else LINE_BREAK
    return _between(text, 0, len(text), [found.span() for found in breaks.finditer(text)])


def sentence_spans(text: str) -> list[Span]:
    """Half-open code-point spans of the sentences, in order; number 1 is the first."""
    spans: list[Span] = []
    for start, end in paragraph_spans(text):
        ends = [
            (found.end(), found.end())
            for found in END.finditer(text, start, end)
            if not ABBREVIATION.search(text, start, found.end())
        ]
        spans += _between(text, start, end, ends)
    return spans


def _is_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    long = sum(len(line) >= WRAPPED_BELOW for line in lines)
    return len(lines) > 10 and long < len(lines) / 10


def _between(text: str, start: int, end: int, gaps: list[Span]) -> list[Span]:
    pieces, position = [], start
    for left, right in [*gaps, (end, end)]:
        piece = text[position:left]
        if piece.strip():
            pieces.append(
                (
                    position + len(piece) - len(piece.lstrip()),
                    left - len(piece) + len(piece.rstrip()),
                )
            )
        position = right
    return pieces
