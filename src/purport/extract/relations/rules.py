"""Rules for ties stated close to two parties: appositions, copulas, passives, possessives.

A rule is a phrase in which S is the relation's subject and O its object. In it

    ~   up to three words
    ,~  a comma, bracket, dash or form of "to be", then an article or none
    #   a relative clause in commas, or none
    %   not behind "by", "of" or "with"

and everything else is a regular expression. Every rule carries an invented example of itself.
"""

import re
from typing import NamedTuple

from purport.extract.relations.words import MARK, OFFICE, written
from purport.records.relation import RelationKind as Kind

BRANCH = r"(?:branch|affiliate|wing|arm|franchise)"
OFFSHOOT = r"(?:offshoot|splinter|breakaway)(?: (?:group|faction|wing))?"
RIVAL = r"(?:rival|enemy|foe|adversary)"
ALLY = r"(?:ally|partner)"
BACKED = r"(?:backed|supported|funded|financed|armed|trained|equipped|sponsored|aided|assisted)"
BE = r"(?:is|was|are|were|(?:ha[sd]|have) (?:long )?been|became|remains?)"
STRUCK = (
    r"(?:attacked|struck|bombed|shelled|hit|targeted|killed|ambushed|raided|besieged|defeated|"
    r"driven out|expelled|overrun|slaughtered|executed|bombarded)"
)
_PARTY = rf"(?<!{MARK}){MARK}++"
_BESIDE = (
    rf"(?:\s*[,(–—-]\s*(?:(?:which|who|that)\s+{BE}\s+)?|\s+{BE}\s+)(?:(?:an?|the|its|also)\s+)*"
)
_CLAUSE = rf"(?:\s*\({_PARTY}\))?(?:,\s+(?:which|who|whose)\s[^;.]{{1,80}}?,)?"
_FREE = r"(?<!\bby )(?<!\bby the )(?<!\bof )(?<!\bof the )(?<!\bwith )(?<!\bwith the )"
_FEW = r"(?:[“\"‘]?[\w’'-]+[”\"’]?\s+){0,3}?"


class Rule(NamedTuple):
    """What a phrase states, the phrase as a pattern with groups s and o, and an example of it."""

    kind: Kind
    pattern: re.Pattern[str]
    example: str


def _rule(kind: Kind, phrase: str, example: str) -> Rule:
    """A rule from its phrase."""
    pattern = written(phrase.replace(",~", "\x00").replace("~", "\x01").replace("#", "\x02"))
    pattern = pattern.replace("%", _FREE)
    pattern = re.sub(r"\bS\b", rf"(?:the\\s+)?(?P<s>{_PARTY})", pattern)
    pattern = re.sub(r"\bO\b", rf"(?:the\\s+)?(?P<o>{_PARTY})", pattern)
    for sign, meaning in (("\x00", _BESIDE), ("\x01", _FEW), ("\x02", _CLAUSE)):
        pattern = pattern.replace(sign, meaning.replace(" ", r"\s+"))
    return Rule(kind, re.compile(pattern, re.I), example)


RULES = (
    _rule(Kind.BRANCH_OF, rf"S,~O'?s? ~{BRANCH}\b", "S, O’s official branch in Freedonia"),
    _rule(Kind.BRANCH_OF, rf"S,~~{BRANCH} of O", "S is the northern wing of O"),
    _rule(Kind.BRANCH_OF, r"S,~~(?:affiliated with|loyal to) O", "S, a gang loyal to the O"),
    _rule(Kind.BRANCH_OF, r"S (?:has )?(?:pledged|swore) (?:its )?allegiance to O",
          "S pledged allegiance to O"),
    _rule(Kind.BRANCH_OF, rf"O'?s? ~{BRANCH},? (?:the )?S", "O’s Freedonian branch, the S"),
    _rule(Kind.OFFSHOOT_OF, rf"S,~O(?:'s)? ~{OFFSHOOT}\b", "S, an O offshoot"),
    _rule(Kind.OFFSHOOT_OF, rf"S,~~{OFFSHOOT} (?:of|from) O", "S was a splinter group of O"),
    _rule(Kind.OFFSHOOT_OF, r"S#,? (?:ha[sd] )?(?:which |that )?"
          r"(?:split|broke away|broken away|splintered|split off) from O", "S, which split from O"),
    _rule(Kind.PART_OF, r"S,~~(?:part|component|member|unit|faction|division)s? of O",
          "S, a unit of O"),
    _rule(Kind.PART_OF, r"S (?:which )?(?:belong(?:s|ed|ing)? to|(?:has |have )?joined) O",
          "S belongs to O"),
    _rule(Kind.PART_OF, r"S (?:ha[sd] |have )?merged (?:into|with) O", "S merged into O"),
    _rule(Kind.PART_OF, rf"S (?:{BE} )?(?:embedded |based |operating )?(?:within|as part of) O",
          "S was embedded within the O"),
    _rule(Kind.PART_OF, r"O,? (?:(?:which|that) )?(?:includ(?:es|ed|ing)|consists of|comprises) S",
          "O, which includes the S"),
    _rule(Kind.PART_OF, r"O\)?, (?:primarily|mainly|especially|notably|among them)(?: the)? S",
          "O, mainly the S"),
    _rule(Kind.PART_OF, r"S,~~(?:fighter|officer|soldier|spokes\w+) (?:of|for|with) O",
          "S, a spokesman for O"),
    _rule(Kind.PART_OF, r"S from O", "S from O"),
    _rule(Kind.RIVAL_OF, rf"S,~O(?:'s)? ~{RIVAL}\b", "S is O’s bitter rival"),
    _rule(Kind.RIVAL_OF, rf"S, an? [^,;.]{{1,50}} (?:that|which|who) {BE} O'?s? ~{RIVAL}\b",
          "S, a militia that is O’s local rival"),
    _rule(Kind.RIVAL_OF, rf"S,~~{RIVAL}s? (?:of|to) O", "S, an enemy of O"),
    _rule(Kind.RIVAL_OF, rf"%S#,? and O#,? {BE} ~(?:rivals|enemies|foes|at war|at odds)",
          "S and O are old rivals"),
    _rule(Kind.ALLIED_WITH, rf"%S#,? and O#,? {BE} ~(?:allied|allies|partners)\b",
          "S, which has tanks, and O have long been allied"),
    _rule(Kind.ALLIED_WITH, rf"S,~O(?:'s)? ~{ALLY}\b", "S is O’s oldest ally"),
    _rule(Kind.ALLIED_WITH, rf"S,~~{ALLY} of O", "S, an ally of O"),
    _rule(Kind.ALLIED_WITH, rf"S#,?(?: {BE})?(?: ~)? allied (?:with|to) ~O", "S is allied with O"),
    _rule(Kind.BACKED_BY, rf"S#,?(?: (?:which|who|that))?(?: {BE})? ~{BACKED} by ~O",
          "S, which is backed by O"),
    _rule(Kind.BACKED_BY, rf"S[^.;:]{{1,60}}?, {BACKED} by ~~O", "S left the town, aided by O"),
    _rule(Kind.BACKED_BY, rf"O[- ]{BACKED} ~S", "the O-backed S"),
    _rule(Kind.LED_BY, rf"S#,?(?: (?:which|who|that))?(?: {BE})? (?:led|headed|commanded) by ~O",
          "S, led by O"),
    _rule(Kind.LED_BY, rf"S(?:'s)? ~{OFFICE},? O", "S’s military commander, O"),
    _rule(Kind.LED_BY, rf"S,? and (?:its|their|the group's) ~{OFFICE},? O", "S and its leader, O"),
    _rule(Kind.LED_BY, rf"O,~~{OFFICE} of (?:the )?S", "O, the founder of the S"),
    _rule(Kind.LED_BY, rf"O,~S(?:'s)? ~{OFFICE}\b", "O, S’s leader"),
    _rule(Kind.LED_BY, r"O, who (?:leads|led|heads|headed|commands) (?:the )?S", "O, who heads S"),
    _rule(Kind.LED_BY, r"O-led ~S", "the O-led S"),
    _rule(Kind.RIVAL_OF, r"S ~(?:deal|deliver|inflict)\w* O an? ~defeat", "S will deal O a defeat"),
    _rule(Kind.ATTACKED, rf"O#,? {BE} ~{STRUCK} by ~S", "O was attacked by S"),
    _rule(Kind.ATTACKED, r"(?:air ?strikes?|attacks?|strikes?|raids?) by (?:the )?S "
          r"(?:on|against) ~O", "strikes by S against O"),
    _rule(Kind.RENAMED_TO, r"S (?:ha[sd] )?(?:renamed|rebranded) itself (?:as )?O",
          "S rebranded itself as O"),
    _rule(Kind.RENAMED_TO, rf"S (?:{BE} )?(?:renamed|changed its name to) O", "S was renamed O"),
    _rule(Kind.RENAMED_TO, r"S,? (?:which is )?now (?:called|known as) O", "S, now known as O"),
    _rule(Kind.RENAMED_TO, r"O,? [(]?(?:formerly|previously)(?: known as| called)? (?:the )?S",
          "O, formerly known as S"),
)  # fmt: skip
