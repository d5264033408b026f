"""Sentences of the treebanks -> the same as headlines or in capitals, which the treebanks lack."""

from dataclasses import replace

from training.treebank import Sentence, Word

SMALL_WORDS = frozenset(
    """
    a an and as at but by for from in of on or over the to with 's n't
    """.split()  # noqa: SIM905
)


def headline(sentence: Sentence) -> Sentence:
    """The sentence with capitals on the longer words and without its final full stop."""
    kept = _without_stop(sentence.words)
    words = tuple(
        word if word.form.lower() in SMALL_WORDS else replace(word, form=_capital(word.form))
        for word in kept
    )
    return replace(sentence, words=words)


def shouted(sentence: Sentence) -> Sentence:
    """The sentence in capitals."""
    return replace(
        sentence, words=tuple(replace(word, form=word.form.upper()) for word in sentence.words)
    )


def _capital(form: str) -> str:
    return form[:1].upper() + form[1:]


def _without_stop(words: tuple[Word, ...]) -> tuple[Word, ...]:
    last = len(words) - 1
    hangs = any(word.head == last for word in words)
    return words[:-1] if last > 0 and words[-1].form == "." and not hangs else words
