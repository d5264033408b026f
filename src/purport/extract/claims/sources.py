"""What kind of source speaks, and whom a pronoun or a description leads back to."""

import re
from collections.abc import Sequence

from purport.extract.claims.draft import Draft
from purport.extract.claims.words import ARMED, GROUPS, ROLES, SOME
from purport.records.actor import Actor
from purport.records.claim import SourceKind
from purport.records.spans import Span

BODIES = frozenset(["government", "army", "military", "administration", "regime", "parliament"])
BACK = 300  # code points: a description seldom reaches further back
LEADS = frozenset({"the", "a", "an", "in", "on", "at", "since", "while", "when", "after", "but"})
RULING = re.compile(
    r"\b(?:government|ministry|Ministry|Government|State Department|Command|House|U\.?S\.?|"
    r"U\.?K\.?|Kingdom|States|Pentagon|CENTCOM|coalition)\b"
)
PLACES = frozenset(
    [
        "damascus",
        "moscow",
        "washington",
        "tehran",
        "ankara",
        "baghdad",
        "beirut",
        "jerusalem",
        "london",
        "paris",
        "berlin",
        "kyiv",
        "kiev",
        "beijing",
        "riyadh",
        "doha",
        "cairo",
        "amman",
        "brussels",
        "pyongyang",
        "seoul",
        "tokyo",
        "islamabad",
        "kabul",
        "delhi",
        "russia",
        "syria",
        "iraq",
        "iran",
        "turkey",
        "israel",
        "lebanon",
        "jordan",
        "egypt",
        "qatar",
        "france",
        "germany",
        "britain",
        "china",
        "ukraine",
        "america",
        "australia",
        "canada",
        "india",
        "pakistan",
        "afghanistan",
        "yemen",
        "libya",
        "sudan",
        "japan",
        "spain",
        "italy",
        "poland",
        "netherlands",
        "belgium",
        "denmark",
        "saudi",
        "uk",
        "us",
        "u.s.",
        "u.k.",
        "u.n.",
        "un",
        "eu",
        "nato",
        "kremlin",
        "pentagon",
    ]
) | {
    "united states",
    "united kingdom",
    "united nations",
    "white house",
    "north korea",
    "south korea",
    "saudi arabia",
    "united arab emirates",
    "new zealand",
    "south africa",
}
PERSONAL = frozenset(["he", "she", "him", "her", "his", "hers"])
PLURAL = frozenset(["they", "them", "their", "theirs"])
OWN = frozenset(["i", "we", "my", "our", "us", "me"])
OWN_MANY = frozenset({"we", "our", "us"})
NEUTER = frozenset(["it", "its", "which", "that"])
TITLES = re.compile(
    r"^(?:(?:the|a|an|former|then|late|longtime|outgoing|acting|deputy|senior|[a-z][\w-]*)\s+)+"
)
NAME = re.compile(
    r"(?:\b(?:al|el|Al|El)[ -])?"
    r"[A-ZÀ-Þ][\w’'.-]*(?:\s+(?:(?:al|el|bin|ibn|abu|de|van|von|der|of|the|for|and|on)\s+)*"
    r"[A-ZÀ-Þ][\w’'.-]*)*"
)
NATIONS = re.compile(
    r"^(?:U\.?S\.?|U\.?K\.?|U\.?N\.?|E\.?U\.?|American|British|Syrian|Iraqi|Russian|Turkish|"
    r"Kurdish|Israeli|Iranian|Saudi|French|German|Western|Arab|European|Lebanese|[A-Z]\w+(?:ian|"
    r"ish|ese|ean|can|i))$"
)


def kind_of(words: str) -> SourceKind:
    """The kind of a source from its words alone.

    A name of its own: named. A nation or a people, a body without a name: collective.
    "a senior U.S. official", "Central Command officials", "residents": unnamed.
    """
    head = re.split(
        r",\s|\s(?:who|which|that|from|in|at|with|close|of|within)\s", words, maxsplit=1
    )[0]
    low = [word.strip(".,’'\"") for word in head.lower().split()]
    bare = [word for word in low if word not in {"the", "both", "two", "all"}]
    if not bare:
        return SourceKind.UNNAMED
    if bare[0] in OWN_MANY and not head.startswith("US"):
        return SourceKind.COLLECTIVE
    if bare[0] in PERSONAL | NEUTER | OWN and len(bare) == 1:
        return SourceKind.NAMED
    if " ".join(bare) in PLACES or (len(bare) == 1 and bare[0] in GROUPS | PLURAL):
        return SourceKind.COLLECTIVE
    if bare[-1] in ROLES or (low[0] in SOME and head.split()[-1].islower()):
        return SourceKind.COLLECTIVE if bare[-1] in GROUPS else SourceKind.UNNAMED
    if any(word in ROLES for word in low) and not _person(words):
        return SourceKind.UNNAMED
    if bare[-1] in GROUPS and not _named_body(head):
        ruled = bare[-1] in BODIES and len(bare) > 1
        return SourceKind.NAMED if ruled else SourceKind.COLLECTIVE
    return SourceKind.NAMED if name_in(words) or len(bare) == 1 else _common(low)


def _common(low: Sequence[str]) -> SourceKind:
    """ "the ministry" is known by what the text says before; "a survey" is not."""
    return SourceKind.NAMED if low[0] == "the" else SourceKind.UNNAMED


def _person(words: str) -> bool:
    """Whether a name that is not only a nation's stands in the words."""
    return any(
        len(name.split()) > 1 or (not NATIONS.match(name) and words.find(name) > 0)
        for name in NAME.findall(words)
        if not NATIONS.match(name)
        and name.lower() not in {"the", "a", "an", "some", "one"}
        and not all(
            NATIONS.match(part) or part.lower() in ROLES | {"the", "a", "an"}
            for part in name.split()
        )
    )


def _named_body(head: str) -> bool:
    names = NAME.findall(head)
    return any(not NATIONS.match(name) and name.lower() not in {"the", "a"} for name in names)


def name_in(words: str) -> str | None:
    """The name within a source's words ("Ali Saad" in "spokesman Ali Saad, 40"), or None."""
    first = re.split(r",\s", words, maxsplit=1)[0]
    for name in NAME.findall(first):
        plain = re.sub(r"^(?:The|A|An|Some|One|Another|Many)(?:\s+|$)", "", name)
        plain = re.sub(r"[’']s?$", "", plain)
        if plain.isupper() and len(plain) > 1:
            return plain
        if plain and plain.lower() not in ROLES | GROUPS | OWN | PERSONAL | PLURAL | NEUTER:
            return plain
    return None


def lead_back(text: str, drafts: Sequence[Draft]) -> tuple[Actor | None, ...]:
    """For each draft the actor its source names or refers to, as the document first names it.

    A pronoun goes to the last source that fits: "he" and "she" to a name, "they" to a body or
    several, "the ministry" to the name that holds the word, "the group" to the last named body.
    """
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].cue or drafts[i].content)
    found: list[Actor | None] = [None] * len(drafts)
    named: list[str] = []
    for index in order:
        words = _words(text, drafts[index].refers or drafts[index].source)
        name = _antecedent(words, named) or _mentioned(text, words, drafts[index])
        if name:
            found[index] = Actor(as_written=name)
            named.append(name)
    return tuple(found)


def _mentioned(text: str, words: str, draft: Draft) -> str | None:
    """The last name before "the group" and the like, where no source fits: *… Banner’s men fled.
    The group denied it.*"""
    low = words.lower().split()
    if len(low) < 2 or low[0] != "the" or low[-1].strip(",") not in ARMED or not draft.source:
        return None
    start = draft.source[0][0]
    before = [
        re.sub(r"[’']s?$", "", name)
        for name in NAME.findall(text[max(0, start - BACK) : start])
        if not NATIONS.match(name) and not RULING.search(name)
    ]
    fit = [n for n in before if n.split()[0].lower() not in LEADS and len(n) > 2]
    return fit[-1] if fit else None


def _antecedent(words: str, named: Sequence[str]) -> str | None:
    low = words.lower().strip(" ,’'")
    if not low or low in OWN | {"who", "that", "which"}:
        return None
    if low in PERSONAL:
        return next((n for n in reversed(named) if _may_be_person(n)), None)
    if low in PLURAL | NEUTER:
        return next((n for n in reversed(named) if not _may_be_person(n) or low in NEUTER), None)
    if low.split()[-1] in BODIES and name_in(words):
        return re.sub(r"^[Tt]he\s+", "", words.strip(" ,"))
    name = name_in(words)
    if name and kind_of(words) is not SourceKind.UNNAMED:
        return _longest(name, named)
    return _described(low, named)


def _may_be_person(name: str) -> bool:
    return not re.search(
        r"\b(?:Front|State|Army|Ministry|Command|Council|Party|Group|Forces?|Agency|House|News|Times|"
        r"Post|Union|Nations|Department|Government|Committee|Observatory|Center|Centre)\b|^[A-Z]{2,}$",
        name,
    )


def _longest(name: str, named: Sequence[str]) -> str:
    """The fullest earlier form that ends in the same name ("Saad" after "Ali Saad")."""
    return next((n for n in named if n.endswith(" " + name)), name)


def _described(low: str, named: Sequence[str]) -> str | None:
    head = low.split(",")[0].split()
    if len(head) < 2 or head[0] != "the":
        return None
    same = next((n for n in reversed(named) if head[-1] in n.lower().split()), None)
    if same or head[-1] not in GROUPS | {"ministry", "agency", "statement", "command"}:
        return same
    armed = head[-1] in ARMED
    return next(
        (
            n
            for n in reversed(named)
            if (not _may_be_person(n) or " " not in n) and not (armed and RULING.search(n))
        ),
        None,
    )


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[s:e] for s, e in spans)
