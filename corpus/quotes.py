"""From words quoted in a mark to code-point spans; nothing that is not there verbatim passes."""

import re

from corpus.sentences import Span

PIECE = re.compile(
    r"(?:\[(?P<sentence>\d+)\] *)?(?P<words>.*?)(?: *@(?P<occurrence>\d+))?", re.DOTALL
)


class NotFound(ValueError):
    """Words that do not stand in the text where the mark says."""


def find_quote(text: str, sentences: list[Span], home: int, quote: str) -> list[Span]:
    """The spans of a quote in document order of writing: pieces joined by ` + `, each either exact
    words or `FIRST WORDS ... LAST WORDS`.

    `home` is the sentence (1 is the first) where pieces are looked for unless they say `[n]`.
    """
    spans = []
    for piece in quote.split(" + "):
        first, dots, last = piece.partition(" ... ")
        start, end, sentence = _find(text, sentences, home, first)
        if dots:
            end = _find_end(text, sentences, sentence, end, last)
        spans.append((start, end))
    return spans


def _find(text: str, sentences: list[Span], home: int, piece: str) -> tuple[int, int, int]:
    words, sentence, occurrence = _read(piece, home)
    start, end = _bounds(sentences, sentence, piece)
    return (*_nth(text, start, end, words, occurrence), sentence)


def _find_end(text: str, sentences: list[Span], home: int, after: int, piece: str) -> int:
    words, sentence, occurrence = _read(piece, home)
    start, end = _bounds(sentences, sentence, piece)
    return _nth(text, max(start, after), end, words, occurrence)[1]


def _read(piece: str, home: int) -> tuple[str, int, int]:
    found = PIECE.fullmatch(piece.strip())
    if not found or not found["words"].strip():
        raise NotFound(f"nothing quoted in {piece!r}")
    return found["words"], int(found["sentence"] or home), int(found["occurrence"] or 1)


def _bounds(sentences: list[Span], number: int, piece: str) -> Span:
    if not 1 <= number <= len(sentences):
        raise NotFound(f"no sentence {number} for {piece!r}")
    return sentences[number - 1]


def _nth(text: str, start: int, end: int, words: str, occurrence: int) -> Span:
    pattern = r"\s+".join(map(re.escape, words.split()))
    pattern = (
        (r"\b" if words[0].isalnum() else "") + pattern + (r"\b" if words[-1].isalnum() else "")
    )
    found = list(re.compile(pattern).finditer(text, start, end))
    if len(found) < occurrence:
        raise NotFound(f"{words!r} found {len(found)} times, {occurrence} needed")
    return found[occurrence - 1].span()
