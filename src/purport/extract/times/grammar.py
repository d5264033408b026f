"""Rules over token classes, written as templates and compiled into regular expressions.

A text becomes a string with one letter for each token; a rule is a regular expression over these
letters. `[the|a]` stands for a token of one of these classes, `<day=number|ordinal>` for one that
is kept under a name, `@count` for a macro; blanks mean nothing. No rule nests one repetition in
another, so the time to match grows with the text's length only.
"""

import re
from typing import NamedTuple

from purport.extract.times.tokens import PIECES, WORDS, Token
from purport.extract.times.words import UNITS
from purport.records.calendar import Form
from purport.records.value import value

KINDS = tuple(sorted({*PIECES, *(kind for kind, _ in WORDS.values()), "softmonth", "integer"}))
# Letters from a block without meaning to the regular expressions' syntax.
LETTERS = {kind: chr(0x100 + number) for number, kind in enumerate(KINDS)}

# A name for several classes at once.
ALIASES = {
    "unit": "|".join(f"{unit}unit" for unit in UNITS) + "|yearmark|yawm",
    "units": "units|hourunits",
    "last": "last|past",
    "anyseason": "season|softseason",
}

MACROS = {
    "count": "(?P<count> [a]? [few] [of]? | [half]? [a] [half]?"
    " | @number (?:[and] [a] [half])? [more]?)",
    "number": "(?: [number|integer|grouped|decimal] (?:[number] [slash] [number])?"
    " | [a]? [card|tens|hundred] (?: [dash]? [and]? [card|tens|hundred]){0,6})",
    "unit": "<unit=unit|units|century|centuries|weekend>",
    "half_more": "(?: [and] <half_more=a> [half] )",
    "or_so": "(?: [and] [so] )",
    "month": "<month=month|softmonth>",
    # In Arabic the two names of a month stand side by side: أيلول/سبتمبر.
    "twice": "(?: @month (?:[slash] <to_month=month|softmonth>)? )",
    "day": "<day=number|ordinal>",
    "weekday": "(?: <weekday=weekday|shortday> [comma]? )",
    "edge": "(?: [the]? <edge> [in|of|on]? [dash]? )",
    "lean": "(?: <lean=last|next|this|current|recent> )",
    "fiscal": "(?: [fiscal] [dash]? )",
    "nth": "(?: <index=ordinal|ordword> [dash]? )",
    "nth_or_last": "(?: <index=ordinal|ordword|last|final> [dash]? )",
    "spoken": "(?: [card] [tens] (?:[dash]? [card])? | [card] [hundred])",
    "year": "(?P<year> [year] | [shortyear] | @spoken)",
}


# No amount of time is larger; it keeps a row of a thousand digits from becoming infinite.
LARGEST = 1e12
DIGITS = frozenset({"number", "integer", "grouped", "decimal", "year"})


@value
class Rule:
    """One way to write a time; `form` None marks words that only look like one."""

    form: Form | None
    template: str
    constants: tuple[tuple[str, str], ...] = ()


class Found(NamedTuple):
    """A time in a token list: `first` and `last` are token numbers, both included."""

    form: Form | None
    fields: dict[str, str]
    first: int
    last: int


def rule(form: Form | None, template: str, **constants: str) -> Rule:
    """A rule and the fields that it always sets."""
    return Rule(form=form, template=template, constants=tuple(constants.items()))


def letters(found: list[Token]) -> str:
    """One letter for each token."""
    return "".join([LETTERS[token.kind] for token in found])


def compiled(template: str) -> str:
    """The regular expression over letters that a template means."""
    while "@" in template:
        template = re.sub(r"@([a-z_]+)", lambda match: MACROS[match[1]], template)
    template = re.sub(r"<(\w+)=([\w|]+)>", r"(?P<\1>[\2])", template)
    template = re.sub(r"(?<!\?P)(?<!\?)<(\w+)>", r"(?P<\1>[\1])", template)
    template = re.sub(r"\[([a-z_|]+)\]", _letters_of, template)
    return re.sub(r"\s+", "", template)


def unnamed(pattern: str) -> str:
    """The same expression without named groups."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _letters_of(match: re.Match[str]) -> str:
    names = "|".join(ALIASES.get(name, name) for name in match[1].split("|"))
    kinds = "".join(LETTERS[kind] for kind in names.split("|"))
    return kinds if len(kinds) == 1 else f"[{kinds}]"


# No rule reaches over these, so the text falls into islands between them.
SHORES = "".join(LETTERS[kind] for kind in ("other", "break", "sentence", "address"))
ISLAND = re.compile(f"[^{SHORES}]+")
# Words that are no time by themselves; an island of these alone is not searched.
IDLE = (
    "the a of and to until from between since in at on by during prior beyond last next past "
    "this that so same recent ago earlier later edge current few half more final new good eve "
    "al every once for time period long pre as old age card hundred ordword ordinal number "
    "integer grouped decimal percent money comma dash slash open close possessive zoneword "
    "shortday these ahead fiscal election shortyear onto since_from ago_since ago_before "
    "last_after next_after dual "
)
TRIGGERS = "".join(letter for kind, letter in LETTERS.items() if kind not in IDLE.split())
TRIGGER = re.compile(f"[{TRIGGERS}]")


class Grammar:
    """Rules in order of preference: where several match, the first listed wins."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        patterns = [compiled(each.template) for each in rules]
        self._each = [re.compile(pattern) for pattern in patterns]
        joined = "|".join(f"(?P<r{n}>{unnamed(pattern)})" for n, pattern in enumerate(patterns))
        self._all = re.compile(joined)

    def find(self, coded: str, of: list[Token]) -> list[Found]:
        """The times in a token list, leftmost first, without overlaps."""
        found = []
        for island in ISLAND.finditer(coded):
            if not TRIGGER.search(coded, *island.span()):
                continue
            for match in self._all.finditer(coded, *island.span()):
                made = self._made(match, coded, of)
                found += [made] if made else []
        return found

    def _made(self, match: re.Match[str], coded: str, of: list[Token]) -> Found | None:
        number = int((match.lastgroup or "r0")[1:])
        chosen, named = self._rules[number], self._each[number].match(coded, match.start())
        if chosen.form is None or named is None:
            return None
        fields = dict(chosen.constants)
        for name in named.groupdict():
            start, end = named.span(name)
            if start >= 0:
                fields[name] = field(name, of[start:end])
        return Found(chosen.form, fields, named.start(), named.end() - 1)


def field(name: str, of: list[Token]) -> str:
    """The value of a named part of a rule."""
    if name == "count" or (name == "year" and len(of) > 1):
        return amount(of) if name == "count" else spoken_year(of)
    return of[0].value


def spoken_year(of: list[Token]) -> str:
    """The year in "nineteen ninety-seven" or "two thousand"."""
    if of[-1].kind == "hundred":
        return amount(of)
    worth = [int(token.value) for token in of if token.kind in ("card", "tens")]
    return str(worth[0] * 100 + sum(worth[1:]))


def amount(of: list[Token]) -> str:
    """A number in digits, "X" where it is vague, with .5 for a half."""
    total = part = 0.0
    for number, token in enumerate(of):
        if token.kind == "few":
            return token.value
        if token.kind in DIGITS and _is_numerator(of, number):
            return _plain(total + part + _fraction(of, number))
        if token.kind in DIGITS:
            part += _digits(token.value)
        elif token.kind in ("card", "tens"):
            part += int(token.value)
        elif token.kind == "hundred":
            total, part = _scaled(total, part, int(token.value))
        elif token.kind == "half":
            part += 0.5
    said = any(token.kind in DIGITS or token.kind in ("card", "half") for token in of)
    return _plain(total + part if said else total + part or 1)


def _scaled(total: float, part: float, scale: int) -> tuple[float, float]:
    if scale == 1000:
        return min(total + (part or 1) * scale, LARGEST), 0.0
    return total, min((part or 1) * scale, LARGEST)


def _digits(written: str) -> float:
    return min(float(written.replace(",", "")), LARGEST)


def _is_numerator(of: list[Token], number: int) -> bool:
    return number + 1 < len(of) and of[number + 1].kind == "slash"


def _fraction(of: list[Token], number: int) -> float:
    below = _digits(of[number + 2].value) if number + 2 < len(of) else 1.0
    return _digits(of[number].value) / below if below else 0.0


def _plain(worth: float) -> str:
    return str(int(worth)) if worth == int(worth) else f"{worth:.2f}".rstrip("0")
