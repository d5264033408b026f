"""Noun phrases and verb groups guessed from the words alone, for texts without a parse."""

from collections.abc import Sequence

from purport.extract.claims.cues import lemma_of
from purport.extract.claims.sentence import QUOTED
from purport.extract.claims.text import Word
from purport.extract.claims.words import ADVERBS, AUXILIARIES, DAYS, NEGATIONS, PREPOSITIONS

BREAKS = frozenset(
    [
        ",",
        ";",
        ":",
        "—",
        "–",
        "―",
        "(",
        ")",
        "…",
        ".",
        "?",
        "!",
        "but",
        "that",
        "which",
        "who",
        "whom",
        "when",
        "while",
        "after",
        "because",
        "as",
        "if",
        "whether",
        "where",
        "since",
        "although",
        "though",
        "before",
        "until",
        "and",
        "or",
        "than",
        "what",
        "how",
        "why",
        "so",
    ]
) | {QUOTED, "“", "”", '"'}
SPOKEN = AUXILIARIES - {"'s", "might", "may", "will"} | {"said", "says", "told", "saying"}
RELATIVES = frozenset({"who", "which", "that"})
REACH = 40  # words: longer noun phrases are misreadings, and a line can be 100 kB long
GROUP = 8
PRONOUNS = frozenset(["i", "you", "he", "she", "it", "we", "they", "who"])


def group_start(words: Sequence[Word], verb: int) -> int:
    """The index at which the verb group begins: auxiliaries, negation and adverbs go with it."""
    start = verb
    while start > max(0, verb - GROUP) and _accompanies(words[start - 1].low):
        start -= 1
    return start


def _accompanies(low: str) -> bool:
    return (
        low in AUXILIARIES
        or low in NEGATIONS - {"nobody", "none", "nothing", "no"}
        or low in ADVERBS
        or low.endswith("n't")
        or (low.endswith("ly") and low not in {"family", "ally", "assembly", "italy", "daily"})
    )


def is_negated(words: Sequence[Word], start: int, verb: int) -> bool:
    """Whether a negation stands in the verb group."""
    return any(w.low in NEGATIONS or w.low.endswith("n't") for w in words[start:verb])


def phrase_before(words: Sequence[Word], end: int) -> tuple[int, int] | None:
    """The range of words that seems to be the noun phrase right before index `end`."""
    if end <= 0:
        return None
    if words[end - 1].low == ",":
        return _with_apposition(words, end)
    if words[end - 1].low in {"to", "or", "not", "by"}:
        return None
    if words[end - 1].low in RELATIVES:
        return end - 1, end
    start = _back(words, end)
    return _without_lead(words, start, end)


def _with_apposition(words: Sequence[Word], end: int) -> tuple[int, int] | None:
    """ "Ali Saad, a spokesman for the council, said": the name and what stands between commas."""
    opening = next(
        (i for i in range(end - 2, max(-1, end - REACH), -1) if words[i].low == ","), None
    )
    if opening is None or opening == 0 or words[opening - 1].low == QUOTED:
        return None
    start = _back(words, opening)
    found = _without_lead(words, start, opening)
    return found and (found[0], end - 1)


def _back(words: Sequence[Word], end: int) -> int:
    start = end
    while start > max(0, end - REACH) and not _breaks(words, start - 1):
        start -= 1
    return start


def _breaks(words: Sequence[Word], at: int) -> bool:
    low = words[at].low
    if low == "and":  # "Google and Yahoo said", but not "… and Yahoo said" after a clause
        return at == 0 or _verbish(words, at)
    return low in BREAKS or low in SPOKEN


def _verbish(words: Sequence[Word], at: int) -> bool:
    return any(w.low in AUXILIARIES or lemma_of(w.low) for w in words[max(0, at - 8) : at])


def _without_lead(words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """Without a time or a place that leads the sentence ("On Monday the ministry")."""
    while start < end and words[start].low in DAYS | ADVERBS | {"meanwhile", "however"}:
        start += 1
    if start < end and words[start].low in PREPOSITIONS:
        start = next(
            (i for i in range(start + 2, end) if words[i].low in {"the", "a", "an"} | PRONOUNS), end
        )
    return (
        (start, end)
        if start < end
        and words[start].low.isalnum()
        | ("." in words[start].low)
        | ("-" in words[start].low)
        | ("'" in words[start].low)
        else None
    )


def phrase_after(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """The range of words that seems to be the noun phrase at index `start`.

    With an apposition if a comma follows and then an article or the like.
    """
    end = start
    while end < min(len(words), start + REACH) and not _ends(words[end].low):
        end += 1
    if end == start or words[start].low in BREAKS | AUXILIARIES:
        return None
    if (
        end + 1 < len(words)
        and words[end].low == ","
        and words[end + 1].low in {"a", "an", "the", "who"}
    ):
        close = next(
            (i for i in range(end + 1, len(words)) if words[i].low in {",", ".", ";"}), len(words)
        )
        end = close
    return start, end


def _ends(low: str) -> bool:
    return (low in BREAKS and low not in {"and"}) or low in DAYS
