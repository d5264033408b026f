"""The words that state a relation between two names: phrases, where they stand, who is the subject.

In a phrase a space is any white space, `~` up to three words, and `$` the second name itself.
"""

import re
from dataclasses import dataclass

from purport.records.relation import RelationKind

BETWEEN, AFTER = "between", "after"
_FEW = r"(?:[\w'’-]+\s+){0,3}"
_THE = r"(?:(?:the|its|a|an)\s+)?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that state a relation; `turned` where the second name is its subject."""

    kind: RelationKind
    words: re.Pattern[str]
    place: str
    turned: bool


def _pattern(kind: RelationKind, phrases: str, place: str, turned: bool) -> Pattern:
    made = []
    for phrase in phrases.strip().splitlines():
        ready = phrase.strip().replace(" ~", rf"\s+{_FEW}").replace(" $", rf"\s+{_THE}\Z")
        made.append(ready.replace(" ", r"\s+"))
    start = "^" if place == AFTER else r"(?<!\w)"
    return Pattern(kind, re.compile(f"{start}(?:{'|'.join(made)})", re.I), place, turned)


def _says(kind: RelationKind, phrases: str) -> Pattern:
    return _pattern(kind, phrases, BETWEEN, False)


def _turned(kind: RelationKind, phrases: str) -> Pattern:
    return _pattern(kind, phrases, BETWEEN, True)


def _beside(kind: RelationKind, phrases: str) -> Pattern:
    return _pattern(kind, phrases, AFTER, False)


Kind = RelationKind

PATTERNS = (
    _says(Kind.RENAMED_TO, r"""
        renamed itself
        changed its name to
        rebranded (?:itself )?as
        now (?:called|known as)
    """),
    _turned(Kind.RENAMED_TO, r"""
        (?:formerly|previously)(?: known as| called)?
    """),
    _says(Kind.OFFSHOOT_OF, r"""
        (?:offshoot|splinter|splinter group|breakaway faction) (?:of|from)
        (?:split|broke away|splintered) from
    """),
    _says(Kind.BRANCH_OF, r"""
        (?:branch|affiliate|wing|arm|franchise)s? of $
        affiliated (?:with|to)
        (?:linked|loyal) to $
    """),
    _says(Kind.PART_OF, r"""
        (?:part|members?|factions?|units?|division|component) of $
        belong(?:s|ed|ing)? to
        merged (?:into|with)
        joined $
        within $
    """),
    _says(Kind.TURNED_ON, r"""
        turned (?:on|against)
        broke with
        betrayed
    """),
    _says(Kind.BACKED_BY, r"""
        (?:backed|supported|funded|armed|trained|equipped|sponsored) by
    """),
    _turned(Kind.BACKED_BY, r"""
        (?:back|support|arm|train|assist|fund|financ|reinforc|help)(?:s|ed|es|ing|e)? ~\Z
        (?:in support of|support (?:to|for)|advising|advises|advised) ~\Z
        -(?:backed|supported|trained|funded) ~\Z
    """),
    _says(Kind.LED_BY, r"""
        (?:led|headed|commanded) by
    """),
    _turned(Kind.LED_BY, r"""
        who (?:leads|heads|commands) $
        (?:leader|commander|head|chief|emir) of $
    """),
    _says(Kind.ALLIED_WITH, r"""
        allied (?:with|to)
        (?:ally|allies|partner|partners) of
        in alliance with
        alongside
        (?:together|side by side|partner(?:s|ed|ing)?|work(?:s|ed|ing)?|cooperat\w+) with
    """),
    _says(Kind.ACCUSES, r"""
        accuse[sd]?
        accusing
        blame[sd]?
        blaming
    """),
    _says(Kind.RIVAL_OF, r"""
        rivals? of
        (?:at war|at odds) with
        hostile to
        clash(?:es|ed|ing)? (?:with|between)
        enem(?:y|ies) of
    """),
    _says(Kind.ATTACKED, r"""
        attack(?:s|ed|ing)?(?!\w)
        struck
        (?:air\s?)?strikes? (?:on|against|hit|killed|targeted)
        bomb(?:s|ed|ing)(?!\w)
        target(?:s|ed|ing)(?!\w)
        hit
        killed
        (?:defeat|destroy|combat|counter|expel|liquidat|eliminat|degrad|repel|finish)\w*
        (?:offensive|operations?|campaign|war|fight|battle|action|missions?)s? (?:on|against)
        (?:battl|fight|fought|combat)\w*(?: with| against)?
        (?:drove|driving|drive) out
        captured? [\w\s]{0,40}from
        liberat\w+ [\w\s]{0,40}from
    """),
    _beside(Kind.OFFSHOOT_OF, r"""
        (?:['’]s?)? (?:\w+ ){0,1}(?:offshoot|splinter|breakaway)
    """),
    _beside(Kind.BRANCH_OF, r"""
        ['’]s? (?:\w+ ){0,2}(?:branch|affiliate|wing|arm|franchise)
        \s(?:branch|affiliate|franchise)
    """),
    _beside(Kind.ALLIED_WITH, r"""
        ['’]s? (?:\w+ ){0,1}(?:ally|partner)
        \s(?:are|were|have (?:\w+ )?been) (?:allies|allied)
    """),
    _beside(Kind.RIVAL_OF, r"""
        ['’]s? (?:\w+ ){0,1}(?:rival|enemy|foe)
        \s(?:are|were|have (?:\w+ )?been) (?:rivals|enemies|at war)
    """),
)  # fmt: skip
