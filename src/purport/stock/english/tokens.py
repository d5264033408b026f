"""Text -> words as the English treebanks cut them; the words and their spaces give back the text.

spaCy's English rules with the differences counted on the training parts: prefixes stay on their
word ("anti-tank", but "US-led" in three), runs of marks stay whole ("!!!", "----"), "and/or" is
three words, and smileys that are more often brackets ("8)") are not smileys.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.lang.en import English
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

PREFIXES = """
    anti auto bi bio co counter cross cyber e ex extra hyper inter intra macro mega micro mid
    mini mono multi neo non over para post pre pro pseudo psycho re semi socio sub super trans
    tri ultra un under uni vice
""".split()  # noqa: SIM905
ABBREVIATIONS = """
    al. Attn. Blvd. Brig. Capt. Cmdr. Col. Cpl. Esp. Fri. Ft. GEN. Lt. Maj. Mon. Reps. Sat.
    Sens. Sgt. Spc. Sr. Thur. Thurs. Tue. Tues. Vol. Wed. approx. ca. cf. div. eg. esp. ext.
    a.k.a. o.k.
""".split()  # noqa: SIM905
NOT_WORDS = frozenset(
    """
    and/or ): (: (; 8) 8D (8 8-D 8-) (-8 (-: =|
    """.split()  # noqa: SIM905
)
RUNS = r"(?:[!?]{2,}|([=*_~#<>$\-])\1+|([\"'“”‘’`(){}\[\]])\2{3,})"
CLOCK = r"(?<=[0-9])[AaPp][Mm]"
LETTER = "A-Za-zÀ-ÖØ-öø-ɏЀ-ӿ"

UNBROKEN = re.compile(r"\S{400,}")
PIECE = 64
"""Code points. spaCy peels marks off a word one by one and copies the rest each time; a stretch of
400 without a blank is no word, so it is cut into pieces and the work stays in proportion."""


@dataclass(slots=True, kw_only=True)
class BoundedTokenizer:
    """spaCy's tokenizer, in bounded time on any text.

    The text must be encodable: half of a surrogate pair is refused by spaCy with a ValueError.
    """

    plain: Tokenizer

    def __call__(self, text: str) -> Doc:
        """The words of the text; `doc.text` is the text."""
        if UNBROKEN.search(text) is None:
            doc: Doc = self.plain(text)
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        for start, end in _parts(text):
            part = self.plain(text[start:end])
            words += [token.text for token in part]
            spaces += [bool(token.whitespace_) for token in part]
        return Doc(self.plain.vocab, words=words, spaces=spaces)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that make up the text: those between the unbroken ones, and pieces of these."""
    end = 0
    for found in UNBROKEN.finditer(text):
        if found.start() > end:
            yield end, found.start()
        for start in range(found.start(), found.end(), PIECE):
            yield start, min(start + PIECE, found.end())
        end = found.end()
    if end < len(text):
        yield end, len(text)


def tokenizer_of(vocab: Vocab) -> BoundedTokenizer:
    """The tokenizer for this vocabulary."""
    defaults = English.Defaults
    prefixes, suffixes = list(defaults.prefixes or ()), list(defaults.suffixes or ())
    plain = Tokenizer(
        vocab,
        rules=_special_words(defaults.tokenizer_exceptions),
        prefix_search=compile_prefix_regex([RUNS, *prefixes]).search,
        suffix_search=compile_suffix_regex([RUNS, CLOCK, *suffixes]).search,
        infix_finditer=compile_infix_regex(_infixes(defaults.infixes)).finditer,
        url_match=defaults.url_match,
    )
    return BoundedTokenizer(plain=plain)


def _special_words(rules: dict[str, list[dict[int, str]]]) -> dict[str, list[dict[int, str]]]:
    """The words that no rule may cut otherwise, with their cuts."""
    kept = {word: cut for word, cut in rules.items() if word not in NOT_WORDS}
    return kept | {word: [{ORTH: word}] for word in ABBREVIATIONS}


def _infixes(infixes: list[str]) -> list[str]:
    """spaCy's cuts inside words, those at a hyphen only where no prefix stands before it.

    The hyphen comes first in the pattern, so that what stands before it is only asked there.
    """
    spelt = [spelling for word in PREFIXES for spelling in (word, word.capitalize())]
    bound = "".join(rf"(?<!\b{word}-)" for word in spelt)
    hyphen = rf"-(?<=[{LETTER}]-){bound}(?=[{LETTER}])"
    dashes = rf"(?<=[{LETTER}])(?:–|—|--|---|——|~)(?=[{LETTER}])"
    numbers = [r"(?<=[0-9])[–—](?=[0-9])", r"(?<=[\])])[-–](?=[\[(])", r"(?<=[A-Za-z])-(?=[0-9])"]
    return [*(one for one in infixes if "-|–" not in one), hyphen, dashes, *numbers]
