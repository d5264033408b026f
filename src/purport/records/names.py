"""Names folded and reduced so that spellings of one name in three scripts meet.

Three forms, from strict to loose: `fold` (case, marks and punctuation gone), `loosen` (articles
gone, written together) and `skeleton` (the consonants that survive transliteration between the
Latin, Arabic and Cyrillic scripts). All are pure, and the same words always give the same form.
"""

import re
import unicodedata

FOLDED_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"), "ة": "ه", "ۀ": "ه", "ى": "ي", "ئ": "ي", "ی": "ي", "ؤ": "و",
    "ک": "ك", "ہ": "ه", "ھ": "ه", "ё": "е", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h", "ŧ": "t",
}  # fmt: skip
SILENT = "'’‘ʻʼʾʿ`´ʹʺ\"“”„«»ـء.\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069"
_SILENT = dict.fromkeys(map(ord, SILENT))
_LETTERS = {ord(letter): folded for letter, folded in FOLDED_LETTERS.items()}
_GAP = re.compile(r"[\W_]+")

LATIN_ARTICLES = "al el ul il ar er ash esh as es ad ed adh edh an en at et ath eth az ez"
CYRILLIC_ARTICLES = "аль эль ель ал эл ар эр ас эс аш эш ад эд ат эт аз эз ан эн"
ARTICLES = frozenset(LATIN_ARTICLES.split() + CYRILLIC_ARTICLES.split())
ARABIC_ARTICLE = "ال"
MIN_WITHOUT_ARTICLE = 3  # letters that must remain when a glued article is taken off

ARABIC_SOUNDS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a",
    "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w",
    "ي": "y", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v",
}  # fmt: skip
CYRILLIC_SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ў": "w", "ћ": "c", "ђ": "dj", "љ": "lj", "њ": "nj", "џ": "dz", "ј": "j", "қ": "q", "ғ": "gh",
    "ң": "ng", "ү": "u", "ұ": "u", "һ": "h", "ө": "o",
}  # fmt: skip
_SOUNDS = {ord(letter): sound for letter, sound in (ARABIC_SOUNDS | CYRILLIC_SOUNDS).items()}

# Letters that one script cannot tell apart share a class; vowels, h, w and y have none.
CLASSES = (
    ("dzh|dj", "g"), ("shch|sch|tsh|tch|sh|ch|tz|ts", "s"), ("kh|ck|qu", "k"), ("gh", "g"),
    ("th", "t"), ("dh|zh", "d"), ("ph", "f"), ("x", "ks"), ("c(?=[eiy])", "s"),
    ("[cq]", "k"), ("j", "g"), ("z", "d"), ("p", "b"),
)  # fmt: skip
_CLASSES = tuple((re.compile(pattern), letter) for pattern, letter in CLASSES)
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDLESS = re.compile(r"[aeiouhwy]+")
_LATIN_WORD = re.compile(r"[a-z ]+\Z")


def fold(name: str) -> str:
    """A name without case, marks and punctuation, its words parted by one space.

    Folding twice changes nothing.
    """
    spread = _decomposed(name).translate(_SILENT)
    if not spread.isascii():  # plain letters have no marks: most names skip the slow way
        bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
        spread = unicodedata.normalize("NFC", bare.translate(_LETTERS))
    return _GAP.sub(" ", spread).strip()


def _decomposed(name: str) -> str:
    if name.isascii():
        return name.lower()
    # Decomposed before and after: letters like 𝕊 are only then in reach of folding.
    plain = unicodedata.normalize("NFKD", name).casefold()
    return unicodedata.normalize("NFKD", plain)


def words_of(folded: str) -> list[str]:
    """The words of a folded name without articles; all of them if nothing else is there."""
    words = folded.split()
    kept = [_without_article(word) for word in words if word not in ARTICLES]
    return kept or words


def loosen(folded: str) -> str:
    """A folded name without articles, written together: "ar raqqah" gives "raqqah"."""
    return "".join(words_of(folded))


def romanise(folded: str) -> str:
    """A folded name without articles in Latin letters; a fourth script stays as it is."""
    return " ".join(words_of(folded)).translate(_SOUNDS)


def skeleton(folded: str) -> str:
    """The consonants of a name, the same for its usual spellings in three scripts; may be empty."""
    return skeleton_of_roman(romanise(folded))


def skeleton_of_roman(roman: str) -> str:
    """The skeleton of an already romanised name; empty for scripts it cannot read."""
    if not roman.isascii():
        return ""
    glued = roman.replace(" ", "")
    classed = glued
    for pattern, letter in _CLASSES:
        classed = pattern.sub(letter, classed)
    first = _first_class(glued)
    return first + _SOUNDLESS.sub("", _DOUBLED.sub(r"\1", classed))


def _first_class(glued: str) -> str:
    """A name that begins with a vowel or a half-vowel keeps a sign of it."""
    first = glued[:1]
    if first in "aeiou":
        return "a" if first else ""
    return first if first in "hwy" else ""


def _without_article(word: str) -> str:
    if word.startswith(ARABIC_ARTICLE) and len(word) >= len(ARABIC_ARTICLE) + MIN_WITHOUT_ARTICLE:
        return word[len(ARABIC_ARTICLE) :]
    return word


def skeletons(folded: str) -> tuple[str, ...]:
    """The skeletons under which to look for a name, the likeliest first.

    Cyrillic writes both h and kh as х, and h also as г; Latin letters hide glued articles.
    """
    variants = [folded, *_other_letters(folded), *_unglued(folded)]
    found = dict.fromkeys(skeleton(variant) for variant in variants)
    return tuple(key for key in found if key)


def _other_letters(folded: str) -> list[str]:
    if not any("а" <= letter <= "я" for letter in folded):
        return []
    swaps = (("х", "һ"), ("г", "һ"), ("в", "ў"))
    return [folded.replace(old, new) for old, new in swaps if old in folded]


_GLUED = re.compile(r"^(?:[ae]l|[ae](?=([rsztdn])\1)|[ae]sh(?=sh)|аль|эль)(?=\w{4})")


def _unglued(folded: str) -> list[str]:
    bare = _GLUED.sub("", folded)
    return [bare] if bare != folded else []


_SLAVIC_ENDING = re.compile(
    r"(?:ами|ями|ого|ому|ими|ыми|ой|ей|ою|ею|ом|ем|ам|ям|ах|ях|ів|ов|ев|ий|ый|і|ї|а|е|у|ю|я|и|ы|о)$"
)
# Ukrainian towns in -ів and -їв change their stem: Київ, в Києві; Чернігів, Чернігова.
_OPENED = re.compile(r"(\w{2,})[оеє]в(?:а|у|ом|ем|і|е)")
SLAVIC_NOMINATIVES = ("", "а", "я", "о", "е", "ь", "и", "ы")
MIN_STEM = 3


def uninflected(folded: str) -> tuple[str, ...]:
    """The nominatives that a Cyrillic name may be a case of: "идлибе" gives "идлиб", "идлиба" ...

    Empty for names in other scripts and for those whose stem would be too short.
    """
    head, _, last = folded.rpartition(" ")
    if not last or not all("а" <= letter <= "ґ" for letter in last):
        return ()
    stem = _SLAVIC_ENDING.sub("", last)
    if len(stem) < MIN_STEM:
        return ()
    made = [f"{head} {stem}{ending}".strip() for ending in SLAVIC_NOMINATIVES]
    if opened := _OPENED.fullmatch(last):
        made.insert(0, f"{head} {opened[1]}ів".strip())
    return tuple(name for name in dict.fromkeys(made) if name != folded)
