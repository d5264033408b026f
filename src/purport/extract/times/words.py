"""English words of time: each word's class in the grammar and its value."""

from purport.records.calendar import ZONE_WORDS, ZONES

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_DAYS = ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
CARDINALS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
UNITS = ("minute", "hour", "day", "week", "month", "quarter", "year", "decade")

# class: words, or (word, value) pairs; a word alone is its own value.
CLASSES: dict[str, str | tuple[tuple[str, str], ...]] = {
    "the": "the",
    "a": "a an",
    "of": "of",
    "and": "and or",
    "to": "to",
    "until": "through until till thru",
    "from": "from",
    "between": "between",
    "since": "since",
    "in": "in",
    "at": "at",
    "on": "on",
    "by": "by",
    "during": "during within over throughout",
    "prior": "before",
    "beyond": "after",
    "last": (
        ("last", "last"),
        ("previous", "previous"),
        ("preceding", "previous"),
        ("latest", "last"),
    ),
    "past": (("past", "past"),),
    "next": (
        ("next", "next"),
        ("coming", "coming"),
        ("following", "following"),
        ("upcoming", "coming"),
        ("subsequent", "following"),
    ),
    "this": "this",
    "that": "that those",
    "these": "these",
    "same": "same",
    "current": "current",
    "recent": "recent",
    "ago": "ago",
    "earlier": "earlier",
    "later": "later",
    "ahead": "ahead",
    "edge": (
        ("early", "early"),
        ("late", "late"),
        ("mid", "mid"),
        ("middle", "mid"),
        ("beginning", "start"),
        ("start", "start"),
        ("end", "end"),
    ),
    "relative": (
        ("today", "0"),
        ("yesterday", "-1"),
        ("tomorrow", "1"),
    ),
    "tonight": "tonight",
    "overnight": "overnight",
    "part": (
        ("dawn", "dawn"),
        ("daybreak", "dawn"),
        ("sunrise", "dawn"),
        ("morning", "morning"),
        ("midday", "midday"),
        ("noon", "noon"),
        ("noontime", "noon"),
        ("midnight", "midnight"),
        ("afternoon", "afternoon"),
        ("dusk", "dusk"),
        ("sunset", "dusk"),
        ("sundown", "dusk"),
        ("evening", "evening"),
        ("night", "night"),
    ),
    "parts": (
        ("mornings", "morning"),
        ("afternoons", "afternoon"),
        ("evenings", "evening"),
        ("nights", "night"),
    ),
    "season": (
        ("summer", "summer"),
        ("autumn", "autumn"),
        ("winter", "winter"),
    ),
    # These are other nouns and verbs as well.
    "softseason": (("spring", "spring"), ("fall", "autumn")),
    "longdecade": (
        ("fifties", "195"),
        ("sixties", "196"),
        ("seventies", "197"),
        ("eighties", "198"),
        ("nineties", "199"),
    ),
    "so": "so",
    "small": "small wee",
    "onward": "onward onwards",
    "few": (
        ("few", "X"),
        ("several", "X"),
        ("many", "X"),
        ("couple", "2"),
        ("dozens", "X"),
        ("hundreds", "X"),
    ),
    "half": "half",
    "more": "more additional extra full straight consecutive whole entire",
    "feast": (
        ("christmas", "christmas"),
        ("halloween", "halloween"),
        ("thanksgiving", "thanksgiving"),
        ("easter", "easter"),
        ("nowruz", "nowruz"),
        ("ramadan", "ramadan"),
        ("ramadhan", "ramadan"),
        ("ashura", "ashura"),
    ),
    "eid": "eid",
    "al": "al ul",
    "fitr": (("fitr", "eid_al_fitr"), ("adha", "eid_al_adha")),
    "new": "new",
    "eve": "eve",
    "good": "good",
    "election": "election",
    "ampm": "am pm",
    "final": (("final", "last"),),
    "as": "as",
    "fiscal": "fiscal financial",
    "century": "century",
    "centuries": "centuries",
    "every": "every each",
    "now": (
        ("now", "PRESENT_REF"),
        ("nowadays", "PRESENT_REF"),
        ("currently", "PRESENT_REF"),
        ("presently", "PRESENT_REF"),
    ),
    "once": "once twice thrice times",
    "history": (("future", "FUTURE_REF"), ("present", "PRESENT_REF")),
    "recently": (
        ("recently", "PAST_REF"),
        ("lately", "PAST_REF"),
    ),
    "for": "for",
    "clockword": "hrs",
    "time": "time",
    "old": "old",
    "age": "aged age ages",
    "daily": (
        ("daily", "P1D"),
        ("nightly", "P1D"),
        ("weekly", "P1W"),
        ("monthly", "P1M"),
        ("quarterly", "P3M"),
        ("annual", "P1Y"),
        ("annually", "P1Y"),
        ("yearly", "P1Y"),
        ("hourly", "PT1H"),
    ),
    "period": "period term",
    "long": "long",
    "pre": "pre post",
}

SHORT_NAMES = (*SHORT_DAYS, *(name for names in MONTHS for name in names[1:]))


def english_words() -> dict[str, tuple[str, str]]:
    """Lower-case word to its class and value."""
    found: dict[str, tuple[str, str]] = {}
    for name, words in CLASSES.items():
        pairs = [(word, word) for word in words.split()] if isinstance(words, str) else words
        for word, meaning in pairs:
            found.setdefault(word, (name, meaning))
    found.update(_numbers())
    found.update(_calendar())
    found.update({zone: ("zone", zone) for zone in ZONES})
    # "0300L" is local time in military use.
    found["L"] = ("zone", "local")
    found.update({word: ("zoneword", word) for word in ZONE_WORDS})
    return found


def _numbers() -> dict[str, tuple[str, str]]:
    found = {word: ("card", str(number)) for number, word in enumerate(CARDINALS)}
    found |= {word: ("tens", str(10 * number)) for number, word in enumerate(TENS, start=2)}
    found |= {word: ("ordword", str(number)) for number, word in enumerate(ORDINALS) if number}
    found |= {"thirtieth": ("ordword", "30"), "hundred": ("hundred", "100")}
    found |= {"thousand": ("hundred", "1000"), "dozen": ("hundred", "12")}
    return found


def _calendar() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for number, names in enumerate(MONTHS, start=1):
        found[names[0]] = ("month", str(number))
        found |= {name: ("softmonth", str(number)) for name in names[1:]}
    for number, name in enumerate(WEEKDAYS, start=1):
        found[name] = ("weekday", str(number))
        found[name + "s"] = ("weekdays", str(number))
    for name in SHORT_DAYS:
        number = next(n for n, long in enumerate(WEEKDAYS, start=1) if long.startswith(name[:3]))
        found[name] = ("shortday", str(number))
    for unit in UNITS:
        found[unit] = (f"{unit}unit", unit)
        found[unit + "s"] = ("units", unit)
    found["hours"] = ("hourunits", "hour")
    found["weekend"] = ("weekend", "weekend")
    found["weekends"] = ("units", "weekend")
    found["seconds"] = ("units", "second")
    return found
