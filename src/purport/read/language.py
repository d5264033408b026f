"""Which language a text is in, told by its script and its commonest words."""

import re
import unicodedata
from collections import Counter

_SAMPLE_LETTERS = 6_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# The commonest function words of each language; none of these lists was taken from a text.
_WORDS = {
    "en": "the of and to in a is that was for on with as by at from are were has have had it this "
    "not but which they their its been be an or he she his who will after near",
    "de": "der die das und in den von zu mit sich auf für ist im dem nicht ein eine als auch es an "
    "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über wurden wurde",
    "fr": "le la les de des du et à en un une que qui dans pour par sur est au avec ce il sont pas "
    "plus ne se aux ont été cette ou son mais leur leurs après contre",
    "es": "el la los las de y en que un una por con para del se al es no su sus lo como más pero "
    "ha fue han sobre este esta entre cuando desde según tras",
    "it": "il lo la i gli le di e in che un una per con del della dei al è non si da sono nel alla "
    "ha più come anche ma sul dal stato delle degli",
    "pt": "o a os as de e em que um uma por com para do da dos das no na se ao é não mais como foi "
    "pelo pela sua seu são entre após",
    "nl": "de het een en van in op te dat is voor met die zijn niet aan er om door ook als bij "
    "naar werd hij maar uit nog dan over werden",
    "pl": "w i na z się do że nie jest to o po jak za od przez dla są oraz przy został ich tym "
    "który która które było był",
    "sv": "och i att det som en på är av för med den till inte har de ett om var från men vid så "
    "under efter eller",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi sonra kadar ancak ise göre en o ne "
    "var değil olduğu tarafından üzere ya her",
    "ru": "и в не на что с по из к за от как это его у для о но он был были при после также или "
    "которые же все а их они мы до во со бы",
    "uk": "і в не на що з та до у за від як це його для про але він був були під після також або "
    "які є цей із ми вони по й при щоб",
    "bg": "и в на да се за от не с че по е са като от това до си към още при които беше или след",
    "sr": "и у на је се да за од са не су као што из то по али би који након",
    "ar": "في من على إلى أن عن مع هذا هذه التي الذي ما لا كان قد بعد كما بين أو و كل ذلك لم حتى "
    "عند قبل إن وقد تم خلال",
    "fa": "در به از که را با این است برای آن یک بر تا می های شد نیز خود شده کرد اند بود پس هم وی "
    "او ها",
    "ur": "کے کی میں اور سے ہے کا کو نے پر یہ کہ ہیں اس تھا نہیں ایک بھی جو تو کر گیا لئے",
    "ckb": "لە بە و بۆ کە لەگەڵ ئەو ئەم سەر دەکات بوو ناو هەر یەک کرد",
}
_SCRIPTS = {
    "LATIN": ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr"),
    "CYRILLIC": ("ru", "uk", "bg", "sr"),
    "ARABIC": ("ar", "fa", "ur", "ckb"),
}
_SOLE = {"HEBREW": "he", "GREEK": "el", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja"}
_SOLE |= {"ARMENIAN": "hy", "GEORGIAN": "ka", "CJK": "zh", "DEVANAGARI": "hi", "ETHIOPIC": "am"}
# Letters that only one of a script's languages writes: they decide short posts.
_LETTERS = {
    "uk": "їєґі",
    "ru": "ыэё",
    "fa": "پچژگ",
    "ur": "ٹڈڑںے",
    "ckb": "ێۆڵڕە",
    "ar": "ةىؤ",
    "tr": "ğış",
    "de": "ß",
    "pl": "łśźż",
    "sr": "ђћџј",
}
_FUNCTION_WORDS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_LEAST_SHARE = 0.12  # of all words; running prose in these languages shows 0.25 to 0.5
_LEAST_LEAD = 1.25


def detect(text: str) -> str | None:
    """The ISO 639-1 (else 639-3) code of a text's language, None where it is not clear."""
    sample = text[:_SAMPLE_LETTERS].casefold()
    script = _script(sample)
    if script is None or script in _SOLE:
        return _SOLE.get(script or "")
    words = _WORD.findall(sample)
    scores = sorted(
        ((_score(code, words, sample), code) for code in _SCRIPTS[script]), reverse=True
    )
    (best, code), (second, _) = scores[0], scores[1]
    return code if best >= _LEAST_SHARE and best >= second * _LEAST_LEAD else None


def _script(text: str) -> str | None:
    """The script of most letters, None where none prevails or it is not known."""
    letters = Counter(character for character in text if character.isalpha())
    scripts: Counter[str] = Counter()
    for letter, times in letters.items():
        scripts[unicodedata.name(letter, "?").split()[0]] += times
    if not scripts:
        return None
    script, times = min(scripts.items(), key=lambda item: (-item[1], item[0]))
    known = script in _SCRIPTS or script in _SOLE
    return script if known and times * 2 > letters.total() else None


def _score(code: str, words: list[str], text: str) -> float:
    """The share of words that are this language's function words, and its own letters' weight."""
    common = sum(word in _FUNCTION_WORDS[code] for word in words) / max(1, len(words))
    letters = sum(text.count(letter) for letter in _LETTERS.get(code, ""))
    return round(common + min(0.3, 4 * letters / max(1, len(text))), 4)
