"""Place names in Arabic script, which has no capitals: known names after a word for a place."""

import re
from collections.abc import Callable, Iterator

from purport.extract.places.vocabulary import as_set
from purport.records.names import fold
from purport.records.spans import Span

Fame = Callable[[str], float]

WORD = re.compile(r"[\u0621-\u064a\u0670-\u06d3\ufb50-\ufefc\u064b-\u0655]+")
PREFIX = re.compile(r"(?:[وف]?[بل]|[وفك])(?=\w{3})")
MOST_WORDS = 4
FAMOUS = 0.78  # capitals, countries and the largest towns are believed without a leading word
LEADS = as_set("""
في من الى علي قرب مدينه مدينتي بلده قريه قري ريف محافظه منطقه ناحيه شمال جنوب شرق غرب شمالي جنوبي
شرقي غربي وسط داخل حي باتجاه نحو بين مخيم مطار جبل بريف بمدينه ببلده بقريه بمحافظه حول محيط اطراف
""")
PLAIN = as_set("""
هذا هذه التي الذي كان كانت قال قالت بعد قبل مع عن حتي عند كل اكثر اول اليوم امس الي ذلك تم عام يوم
مساء صباح وقت عدد مصدر الجيش القوات النظام الحر الدوله التحالف المدينه البلده القريه المنطقه الريف
""")


def arabic_names(text: str, fame: Fame) -> list[Span]:
    """The spans of place names in Arabic script, without the particles written onto them."""
    words = [match.span() for match in WORD.finditer(text)]
    found: list[Span] = []
    n = 0
    while n < len(words):
        chosen = next(_names_at(text, words, n, fame), None)
        if chosen is None:
            n += 1
            continue
        found.append(chosen)
        while n < len(words) and words[n][0] < chosen[1]:
            n += 1
    return found


def _names_at(text: str, words: list[Span], first: int, fame: Fame) -> Iterator[Span]:
    """The known names that begin at a word, the longest first."""
    start = words[first][0]
    for shift in _shifts(text[slice(*words[first])]):
        led = shift > 0 or _is_led(text, words, first)
        for last in range(min(first + MOST_WORDS, len(words)) - 1, first - 1, -1):
            if not _joined(text, words, first, last):
                continue
            name = text[start + shift : words[last][1]]
            known = 0.0 if fold(name) in PLAIN | LEADS or len(name) < 3 else fame(name)
            if known >= FAMOUS or (known and (led or last > first)):
                yield start + shift, words[last][1]


def _shifts(word: str) -> tuple[int, ...]:
    """How many letters at its front may be particles: none, or those that match."""
    match = PREFIX.match(word)
    return (0, match.end()) if match else (0,)


def _joined(text: str, words: list[Span], first: int, last: int) -> bool:
    pairs = zip(words[first:last], words[first + 1 : last + 1], strict=True)
    return all(text[left[1] : right[0]] == " " for left, right in pairs)


def _is_led(text: str, words: list[Span], first: int) -> bool:
    """Whether a word for a place stands before, perhaps with a particle written onto it."""
    if first == 0:
        return False
    before = text[slice(*words[first - 1])]
    if text[words[first - 1][1] : words[first][0]].strip():
        return False
    return fold(before) in LEADS or fold(before[1:]) in LEADS
