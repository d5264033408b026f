"""What speaks for and against a name in a text being a place: signs, one by one.

The signs look at the words around a name, never at which name it is, apart from how well known a
place of that name is.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from purport.records.spans import Span
from purport.records.value import value

Fame = Callable[[str], float]

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+\.?|[^\W\d_]+(?:['’`ʻʿ][^\W\d_]+)*\.?|\d+\w*"
)
MOST_WORDS = 6
_JOINT = re.compile(r"[ \-–]\n?|\n")
INNER = frozenset(
    [
        "of",
        "the",
        "and",
        "de",
        "del",
        "la",
        "le",
        "les",
        "du",
        "des",
        "da",
        "do",
        "di",
        "al",
        "el",
        "ar",
        "as",
        "ad",
        "an",
        "az",
        "ash",
        "ez",
        "upon",
        "on",
        "in",
        "am",
        "sur",
        "sous",
        "und",
        "y",
        "e",
        "van",
        "der",
        "den",
        "bin",
        "ibn",
        "saint",
    ]
)
STREETS = frozenset(
    [
        "street",
        "st",
        "st.",
        "road",
        "rd",
        "rd.",
        "avenue",
        "ave",
        "ave.",
        "drive",
        "dr",
        "dr.",
        "lane",
        "ln",
        "boulevard",
        "blvd",
        "blvd.",
        "parkway",
        "pkwy",
        "highway",
        "hwy",
        "way",
        "court",
        "place",
        "circle",
        "trail",
        "pike",
        "turnpike",
        "freeway",
        "expressway",
    ]
)
WATERS = frozenset(
    [
        "river",
        "lake",
        "creek",
        "bay",
        "sea",
        "ocean",
        "gulf",
        "harbor",
        "harbour",
        "reservoir",
        "dam",
        "strait",
        "canal",
        "falls",
        "springs",
        "brook",
        "pond",
        "basin",
    ]
)
LANDS = frozenset(
    [
        "county",
        "valley",
        "mountain",
        "mountains",
        "mount",
        "hills",
        "hill",
        "island",
        "islands",
        "beach",
        "forest",
        "park",
        "desert",
        "peninsula",
        "plateau",
        "canyon",
        "coast",
        "plains",
        "ridge",
        "township",
        "parish",
        "district",
        "province",
        "governorate",
        "state",
        "city",
        "village",
        "town",
        "region",
        "oblast",
        "prefecture",
        "territory",
        "heights",
        "crossing",
        "camp",
        "airport",
        "square",
        "bridge",
        "station",
        "port",
        "airfield",
        "checkpoint",
        "crossroads",
        "neighborhood",
        "neighbourhood",
    ]
)
LEADS = frozenset(
    [
        "lake",
        "mount",
        "mt",
        "mt.",
        "river",
        "fort",
        "ft.",
        "port",
        "cape",
        "gulf",
        "camp",
        "isle",
        "island",
    ]
)
NUMBERED = frozenset(
    [
        "highway",
        "interstate",
        "route",
        "road",
        "us",
        "u.s.",
        "i",
        "sr",
        "ky",
        "w.va.",
        "county",
        "hwy",
    ]
)
CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thurs",
        "fri",
        "sat",
        "sun",
        "easter",
        "christmas",
        "ramadan",
    ]
)
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "president",
        "sen",
        "sen.",
        "rep",
        "rep.",
        "gov",
        "gov.",
        "judge",
        "sgt",
        "sgt.",
        "lt",
        "lt.",
        "capt",
        "capt.",
        "gen",
        "gen.",
        "col",
        "col.",
        "maj",
        "maj.",
        "officer",
        "detective",
        "coach",
        "prof",
        "prof.",
        "professor",
        "rev",
        "rev.",
        "pastor",
        "king",
        "queen",
        "prince",
        "princess",
        "sir",
        "lady",
        "lord",
        "captain",
        "general",
        "colonel",
        "major",
        "sergeant",
        "senator",
        "congressman",
        "minister",
        "chief",
        "mayor",
        "director",
        "spokesman",
        "spokeswoman",
        "attorney",
        "sheriff",
        "commissioner",
        "superintendent",
        "chairman",
        "deputy",
        "officer",
        "secretary",
        "chancellor",
    ]
)
BODIES = frozenset(
    [
        "university",
        "college",
        "school",
        "high",
        "middle",
        "elementary",
        "academy",
        "hospital",
        "church",
        "council",
        "department",
        "police",
        "bank",
        "times",
        "post",
        "news",
        "herald",
        "tribune",
        "journal",
        "gazette",
        "press",
        "inc",
        "inc.",
        "corp",
        "corp.",
        "co",
        "co.",
        "llc",
        "association",
        "society",
        "foundation",
        "committee",
        "commission",
        "board",
        "agency",
        "bureau",
        "office",
        "ministry",
        "club",
        "team",
        "league",
        "center",
        "centre",
        "institute",
        "museum",
        "library",
        "theatre",
        "theater",
        "hotel",
        "company",
        "group",
        "union",
        "party",
        "army",
        "navy",
        "force",
        "forces",
        "court",
        "house",
        "hall",
        "stadium",
        "arena",
        "fire",
        "rescue",
        "medical",
        "health",
        "symphony",
        "orchestra",
        "festival",
        "chamber",
        "authority",
        "district",
        "service",
        "services",
        "public",
        "schools",
        "tech",
        "united",
        "fc",
        "bulldogs",
        "tigers",
        "wildcats",
        "national",
        "international",
        "senate",
        "assembly",
    ]
)
INTO = frozenset(
    [
        "in",
        "into",
        "inside",
        "at",
        "near",
        "outside",
        "around",
        "across",
        "throughout",
        "through",
        "within",
    ]
)
FROM = frozenset(["from", "to", "toward", "towards", "between", "via", "beyond", "over", "off"])
CIVIC = frozenset(
    [
        "police",
        "department",
        "council",
        "school",
        "schools",
        "high",
        "middle",
        "elementary",
        "public",
        "county",
        "city",
        "library",
        "chamber",
        "fire",
        "sheriff",
        "sheriff's",
        "sheriff’s",
        "court",
        "courthouse",
        "hospital",
        "board",
        "commission",
        "museum",
        "mayor",
        "housing",
        "health",
        "community",
        "central",
        "area",
        "area's",
        "regional",
        "municipal",
        "district",
        "parks",
        "water",
        "park",
        "jail",
        "airport",
        "transit",
        "historical",
        "downtown",
        "main",
        "street",
        "catholic",
        "church",
    ]
)
FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "i",
        "his",
        "her",
        "its",
        "their",
        "our",
        "your",
        "my",
        "him",
        "them",
        "us",
        "me",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "when",
        "where",
        "why",
        "how",
        "if",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "over",
        "to",
        "under",
        "up",
        "upon",
        "with",
        "within",
        "without",
        "about",
        "after",
        "again",
        "against",
        "all",
        "also",
        "although",
        "always",
        "among",
        "and",
        "another",
        "any",
        "are",
        "around",
        "away",
        "be",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "can",
        "cannot",
        "could",
        "did",
        "do",
        "does",
        "down",
        "during",
        "each",
        "either",
        "else",
        "even",
        "ever",
        "every",
        "few",
        "first",
        "further",
        "had",
        "has",
        "have",
        "here",
        "however",
        "i'll",
        "i’ll",
        "i'm",
        "i’m",
        "i've",
        "is",
        "just",
        "last",
        "least",
        "less",
        "like",
        "many",
        "may",
        "maybe",
        "might",
        "more",
        "most",
        "much",
        "must",
        "neither",
        "never",
        "new",
        "next",
        "no",
        "nor",
        "not",
        "nothing",
        "now",
        "oh",
        "ok",
        "once",
        "one",
        "only",
        "or",
        "other",
        "others",
        "own",
        "per",
        "perhaps",
        "put",
        "same",
        "second",
        "see",
        "several",
        "shall",
        "should",
        "since",
        "so",
        "some",
        "still",
        "such",
        "take",
        "than",
        "then",
        "there",
        "though",
        "through",
        "thus",
        "too",
        "toward",
        "try",
        "two",
        "until",
        "very",
        "was",
        "well",
        "were",
        "while",
        "will",
        "would",
        "yes",
        "yet",
        "man",
        "men",
        "woman",
        "women",
        "people",
        "day",
        "today",
        "tomorrow",
        "yesterday",
        "home",
        "house",
        "back",
        "good",
        "great",
        "free",
        "best",
        "call",
        "find",
        "wash",
        "come",
        "go",
        "get",
        "make",
        "let",
        "look",
        "keep",
        "ask",
        "give",
        "use",
        "set",
        "run",
        "say",
        "says",
        "said",
    ]
)
SAYING = frozenset(
    ["said", "says", "told", "asked", "added", "explained", "recalled", "noted", "wrote", "replied"]
)
FOLK = frozenset(
    [
        "police",
        "residents",
        "resident",
        "man",
        "woman",
        "men",
        "women",
        "officials",
        "native",
        "area",
        "couple",
        "family",
        "students",
        "teen",
        "mayor",
        "region",
        "neighborhood",
        "neighbourhood",
        "suburb",
        "authorities",
        "border",
        "capital",
    ]
)


@value
class Word:
    """One word of a text: its span, its lower form, and whether it begins with a capital."""

    span: Span
    text: str
    lower: str
    capital: bool


@value
class Guess:
    """A run of words that may be a place: words `first` to `last`, and why it was guessed."""

    first: int
    last: int
    span: Span
    name: str
    fame: float
    shape: str


@value
class Page:
    """The words of one text and what is counted over all of them."""

    text: str
    words: tuple[Word, ...]
    lower_forms: frozenset[str]
    surnames: frozenset[str]
    regioned: frozenset[str]
    guided: Counter[str]
    counts: Counter[str]


def words_of_text(text: str) -> tuple[Word, ...]:
    """All words of a text in order."""
    found = []
    for match in WORD.finditer(text):
        start, end = match.span()
        written = match[0]
        if written.endswith("'s") or written.endswith("’s"):
            end, written = end - 2, written[:-2]
        if written.endswith(".") and not _is_abbreviation(written):
            end, written = end - 1, written[:-1]
        found.append(
            Word(
                span=(start, end),
                text=written,
                lower=written.lower(),
                capital=written[:1].isupper(),
            )
        )
    return tuple(found)


def _is_abbreviation(written: str) -> bool:
    short = written[:-1]
    return "." in short or written.lower() in STREETS | LEADS | TITLES | SHORT_STATES


SHORT_STATES = frozenset(
    [
        "ala.",
        "ariz.",
        "ark.",
        "calif.",
        "colo.",
        "conn.",
        "del.",
        "fla.",
        "ga.",
        "ill.",
        "ind.",
        "kan.",
        "kans.",
        "ky.",
        "la.",
        "mass.",
        "mich.",
        "minn.",
        "miss.",
        "mo.",
        "mont.",
        "neb.",
        "nebr.",
        "nev.",
        "okla.",
        "ore.",
        "oreg.",
        "pa.",
        "penn.",
        "tenn.",
        "tex.",
        "vt.",
        "va.",
        "wash.",
        "wis.",
        "wyo.",
        "md.",
        "ont.",
        "que.",
        "alta.",
        "sask.",
        "phila.",
        "st.",
        "ft.",
        "mt.",
    ]
)


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether only a space, a hyphen or a line end parts two words."""
    between = text[left.span[1] : right.span[0]]
    return bool(_JOINT.fullmatch(between))


def page_of(text: str, fame: Fame) -> Page:
    """A text read once: its words, the surnames in it, the names that prepositions lead to."""
    words = words_of_text(text)
    lower = frozenset(word.lower for word in words if not word.capital)
    guided: Counter[str] = Counter()
    counts: Counter[str] = Counter(word.text for word in words if word.capital)
    for before, word in zip(words, words[1:], strict=False):
        if word.capital and before.lower in INTO:
            guided[word.text] += 1
    return Page(
        text=text,
        words=words,
        lower_forms=lower,
        surnames=_surnames(text, words, fame),
        regioned=_regioned(text, words, fame),
        guided=guided,
        counts=counts,
    )


def _surnames(text: str, words: Sequence[Word], fame: Fame) -> frozenset[str]:
    """The last words of two or three capitalised words of which none says place or body."""
    found = set()
    for n, word in enumerate(words[1:], 1):
        before = words[n - 1]
        alone = n + 1 == len(words) or not (
            words[n + 1].capital and joined(text, word, words[n + 1])
        )
        if not (word.capital and before.capital and alone and joined(text, before, word)):
            continue
        plain = word.lower not in STREETS | WATERS | LANDS | BODIES and before.lower not in LEADS
        name = text[before.span[0] : word.span[1]]
        if plain and before.lower not in COMPASS and fame(name) == 0:
            found.add(word.text)
    return frozenset(found)


def _regioned(text: str, words: Sequence[Word], fame: Fame) -> frozenset[str]:
    """The words that a comma and a well known place follow: "Gainesville, Texas"."""
    found = set()
    for word, after in zip(words, words[1:], strict=False):
        between = text[word.span[1] : after.span[0]].strip()
        if word.capital and after.capital and between == "," and fame(after.text) >= REGION_FAME:
            found.add(word.text)
    return frozenset(found)


REGION_FAME = 0.75
COMPASS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "new",
        "old",
        "upper",
        "lower",
        "greater",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "downtown",
        "mid",
        "inner",
        "outer",
        "st.",
        "st",
        "saint",
        "fort",
        "san",
        "los",
        "las",
    ]
)


def signs_of(page: Page, guess: Guess, others: dict[int, Guess]) -> tuple[str, ...]:
    """The names of the signs that this guess shows; `others` are the guesses by first word."""
    words, text = page.words, page.text
    before = words[guess.first - 1] if guess.first else None
    after = words[guess.last + 1] if guess.last + 1 < len(words) else None
    level = _level(guess)
    around = [*_before(page, guess, before), *_after(page, guess, after, others)]
    own = _of_the_name(page, guess)
    if before is None or re.search(r"[.!?:\n\"“]\s*\Z", text[before.span[1] : guess.span[0]]):
        own.append("opens a sentence")
    signs = ["always", f"shape {guess.shape}", f"fame {min(9, int(guess.fame * 10))}"]
    return (*signs, *own, *around, *(f"{level}: {sign}" for sign in (*own, *around)))


def _level(guess: Guess) -> str:
    """A coarse word for the guess, with which the other signs are combined."""
    if guess.shape != "known":
        return guess.shape.split()[0]
    if guess.fame == PEOPLE_FAME:
        return "people"
    return "little known" if guess.fame < 0.45 else "known" if guess.fame < 0.75 else "well known"


PEOPLE_FAME = 0.9  # the weight that the gazetteer gives to the names of peoples


def _of_the_name(page: Page, guess: Guess) -> list[str]:
    name, lower = guess.name, guess.name.lower()
    first = page.words[guess.first]
    single = guess.first == guess.last
    signs = ["one word" if single else "more words"]
    checks = (
        (name.isupper() and len(name) > 3, "all capitals"),
        (len(name) <= 3 and name.isupper(), "short capitals"),
        (name.endswith("."), "abbreviated"),
        (single and lower in CALENDAR, "calendar"),
        (single and first.lower in page.lower_forms, "also a plain word"),
        (name in page.surnames, "also a surname"),
        (first.text in page.regioned, "with its region elsewhere"),
        (page.guided[first.text] > 0, "guided elsewhere"),
        (page.guided[first.text] > 1, "guided often"),
        (page.counts[first.text] > 2, "named often"),
        (single and lower in BODIES | TITLES | STREETS, "a title or body"),
    )
    return signs + [sign for holds, sign in checks if holds]


def _before(page: Page, guess: Guess, before: Word | None) -> list[str]:
    if before is None:
        return ["nothing before"]
    between = page.text[before.span[1] : guess.span[0]]
    lower = before.lower
    if between.strip() == "," and before.capital:
        return ["after a comma and a name"]
    if between.strip():
        return ["after a mark"]
    if before.capital and lower not in INTO | FROM | {"the", "of", "a", "and"}:
        known = "title" if lower in TITLES else "compass" if lower in COMPASS else "capital"
        if re.fullmatch(r"[A-Z]\.?", before.text):
            known = "initial"
        return [f"before it a {known}", "before it: body" if lower in BODIES else "before it: none"]
    groups = ((INTO, "in"), (FROM, "from"), ({"of"}, "of"), ({"the"}, "the"), ({"and", "or"}, "and"),
              ({"a", "an"}, "a"), (TITLES, "title"), ({"by", "with"}, "by"))  # fmt: skip
    named = next((label for group, label in groups if lower in group), "other")
    signs = [f"before it {named}"]
    if lower == "of" and guess.first > 1:
        signs.append(f"of after {_class_of(page.words[guess.first - 2])}")
    return signs


def _class_of(word: Word) -> str:
    if word.lower in BODIES:
        return "a body"
    if word.lower in LANDS | WATERS:
        return "a land"
    if word.lower in TITLES:
        return "a title"
    return "a capital" if word.capital else "a word"


def _after(page: Page, guess: Guess, after: Word | None, others: dict[int, Guess]) -> list[str]:
    if after is None:
        return ["nothing after"]
    between = page.text[guess.span[1] : after.span[0]]
    lower = after.lower
    if between.strip() == "," and guess.last + 1 in others:
        return ["a known place after a comma"]
    if between.strip() in ("'s", "’s"):
        return ["possessive", *_words_after(page, guess)] if after.capital else ["possessive"]
    if between.strip():
        return ["a mark after"]
    if after.capital:
        known = _capital_after(after, guess.last + 1 in others)
        return [*known, *_words_after(page, guess)]
    groups = ((SAYING, "saying"), (FOLK, "folk"), (BODIES, "plain body"), ({"and", "or"}, "and"),
              ({"is", "was", "has", "had", "will", "were", "are"}, "a verb"))  # fmt: skip
    return [f"after it {next((name for group, name in groups if lower in group), 'other')}"]


def _capital_after(after: Word, known: bool) -> list[str]:
    lower = after.lower
    groups = ((BODIES, "body"), (STREETS, "street"), (LANDS | WATERS, "land"), (TITLES, "title"),
              (CALENDAR, "calendar"))  # fmt: skip
    named = next((name for group, name in groups if lower in group), "name")
    return [f"capital after: {'known' if known and named == 'name' else named}"]


def _words_after(page: Page, guess: Guess) -> list[str]:
    """The next word and the last of the capitalised run, where they are words for a body or land."""
    heads = BODIES | CIVIC | LANDS | WATERS | STREETS | TITLES
    run = _run_after(page, guess.last)
    named = [word.lower for word in run if word.lower in heads]
    signs = [f"then {run[0].lower}"] if run and run[0].lower in heads else []
    signs += [f"run ends {named[-1]}"] if named else ["run without a head"]
    if run and run[0].lower in CIVIC:
        signs.append("then civic")
    if any(word.lower in CIVIC for word in run):
        signs.append("civic in run")
    return [*signs, f"run of {min(4, len(run))}"]


def _run_after(page: Page, last: int) -> list[Word]:
    run: list[Word] = []
    for n in range(last + 1, min(last + 1 + MOST_WORDS, len(page.words))):
        word = page.words[n]
        if not joined(page.text, page.words[n - 1], word) and n > last + 1:
            break
        if word.capital:
            run.append(word)
        elif word.lower not in ("of", "and", "for", "the"):
            break
    return run
