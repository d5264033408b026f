"""Verbs and nouns of action between parties, and who does it to whom.

The doer is looked for to the left, past whatever stands behind a preposition, in brackets or in a
relative clause; the other to the right, within the same phrase. Every row has an invented example.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from purport.extract.relations.parties import Party, inside
from purport.extract.relations.words import MARK, written
from purport.records.relation import RelationKind as Kind
from purport.records.spans import Span
from purport.records.value import value

DOER_FIRST, DOER_LAST = True, False
REACH = 150  # code points from the doer to the verb
BEFORE, AFTER = 400, 200  # code points around a verb that are looked at
_DO = (
    "attack|assault|strik|bomb|bombard|shell|target|kill|raid|ambush|fight|battl|slaughter|"
    "execut|massacr|besieg|overrun|persecut|murder|behead|enslav|abduct|kidnap|tortur|terrori[sz]"
)
_MEAN = (
    "defeat|destroy|counter|combat|confront|degrad|dismantl|eliminat|expel|repel|oust|oppos|"
    "eradicat|contain|resist|tackl|beat|halt|root out|push back"
)
_HOLD = "clear|regain|reclaim|liberat|captur|seiz|retak|recaptur|free"
_BACK = "back|support|arm|train|assist|advis|fund|financ|equip|help|sponsor"
_DONE = r"(?:s|es|ed|e|ing|ped|ting|ted|ling|led)?\b"
_ACT = (
    r"(?:(?:military |air )?(?:campaign|offensive|operation|fight|war|battle|struggle|assault|"
    r"attack|(?:air ?)?strike|raid|bombing|action|mission|atrocit|advance|crime|onslaught|"
    r"crackdown|offence|massacre|aggression|brutalit)(?:s|y|ies)?|weapons)"
)


ORGANISED = (Kind.BACKED_BY, Kind.ALLIED_WITH)
_UNORGANISED = re.compile(r"\b(?:people|civilians|community)$", re.I)


class Verb(NamedTuple):
    """What a word states, the word, whether the doer is the relation's subject, an example.

    `noun`: the word is a noun, so that the doer can own it ("S's campaign against O").
    `near`: the other party stands within two words.
    """

    kind: Kind
    words: re.Pattern[str]
    doer_is_subject: bool
    example: str
    noun: bool = False
    near: bool = False


@value
class Tie:
    """A stated relation before it is recorded; `cue` are the places of the stating words."""

    kind: Kind
    subject: Party
    object: Party
    cue: tuple[Span, ...]


def _verb(kind: Kind, words: str, example: str, doer: bool = DOER_FIRST) -> Verb:
    pattern = re.compile(rf"(?<![\w{MARK}-])(?:{written(words)})(?!-)", re.I)
    return Verb(kind, pattern, doer, example)


def _noun(kind: Kind, words: str, example: str) -> Verb:
    return _verb(kind, words, example)._replace(noun=True)


VERBS = (
    _verb(Kind.TURNED_ON, r"turn(?:s|ed|ing)? (?:on|against)\b|broke with\b|betray(?:s|ed|ing)?\b",
          "S turned on the O"),
    _verb(Kind.ACCUSES, r"accus(?:es?|ed|ing)\b|blam(?:es?|ed|ing)\b", "S accused O of lying"),
    _verb(Kind.RIVAL_OF, r"clash(?:es|ed|ing)? with\b|at (?:war|odds) with\b|hostile to\b",
          "S clashed with O"),
    _verb(Kind.RIVAL_OF, rf"to (?:{_DO}e?)\b", "S wants to fight O"),
    _verb(Kind.RIVAL_OF, rf"(?:{_MEAN}){_DONE}", "S means to defeat O"),
    _noun(Kind.RIVAL_OF, r"(?:fight|war|campaign|battle|struggle|efforts?)s? against\b",
          "S in its fight against O"),
    _verb(Kind.RIVAL_OF, r"(?:defeat|destruction|elimination) of\b", "S wants the defeat of O"
          )._replace(noun=True),
    _verb(Kind.RIVAL_OF, r"(?:unit|ris|rall|mobili[sz])(?:e|es|ed|ing|y|ied) against\b"
          r"|rose against\b",
          "S united against O"),
    _noun(Kind.ATTACKED, rf"{_ACT} (?:on|against|targeting)\b", "S launched strikes against O"),
    _verb(Kind.ATTACKED, r"on the offensive against\b", "S has gone on the offensive against O"),
    _verb(Kind.ATTACKED, r"(?:perpetrated|committed|inflicted|used)\b[^.;:]{0,50}?"
          r"\b(?:against|on)\b",
          "S committed crimes against O"),
    _verb(Kind.ATTACKED, rf"(?:{_DO}){_DONE}|struck\b|fought\b|hit(?:s|ting)?\b"
          r"|engag(?:es|ed|ing)\b(?! (?:in|with)\b)", "S attacked O"),
    _verb(Kind.ATTACKED, r"(?:fired|firing|fires|opened fire) (?:on|at)\b", "S fired on O"),
    _verb(Kind.ATTACKED, r"dr(?:ove|iven|iving) out\b|drove\b", "S drove out O"),
    _verb(Kind.ATTACKED, rf"(?:(?:{_HOLD}){_DONE}|retook|retaken)[^.;:]{{1,50}}? from\b",
          "S captured two towns from O"),
    _verb(Kind.PART_OF, r"as part of\b", "S will operate as part of O"),
    _verb(Kind.ALLIED_WITH, r"alongside\b|in alliance with\b|stand(?:s|ing)? (?:with|by)\b"
          r"|(?:together|side by side|partner(?:s|ed|ing)?) with\b",
          "S fought alongside O")._replace(near=True),
    _verb(Kind.BACKED_BY, r"(?:provid|giv|deliver|suppl|sen[dt]|offer)\w* [^.;:]{0,40}?(?:support|"
          r"assistance|training|weapons|arms|equipment|aid|advice|funds) (?:to|for)\b",
          "O provided weapons to S", DOER_LAST)._replace(near=True),
    _verb(Kind.BACKED_BY, rf"(?:{_BACK}){_DONE}(?! (?:by|from|of)\b)(?: (?:to|for)\b)?"
          r"|aid(?:s|ed|ing)\b|in support of\b", "O supports the S",
          DOER_LAST)._replace(near=True, noun=True),
)  # fmt: skip

_BREAK = re.compile(r"[;:]|[.!?][”\"’)]*\s")
_NOT = re.compile(r"\b(?:not|never|no longer|denie[sd]|deny|without|nor|neither)\b|n['’]t\b", re.I)
_PREPOSED = re.compile(
    r"\b(?:in|of|from|at|near|against|on|by|to|into|between|about|towards?|including|over|since|with"
    r"|after|before|during|told|across|throughout|inside|within|among|like|under|through|behind"
    r"|for)\s+(?:(?:the|an?|its|our|their|all|\w+-\w+|\w+ed)\s+){0,2}"
    rf"(?:(?:{MARK}++,\s+(?:the\s+)?){{0,4}}{MARK}++,?\s+(?:and|or)\s+(?:the\s+)?)?$",
    re.I,
)
_PLANNED = re.compile(r"\b(?:plot|plan|prepar|threaten|vow)\w*\b", re.I)
_SPOKEN = re.compile(
    r"\b(?:said|says?|announce[sd]?|claim(?:s|ed)?|told|confirmed|reported|denied|argue[sd]?)\b"
    r"(?! responsibility)", re.I,
)  # fmt: skip
_NOUN = re.compile(
    r"(?:\b(?:an?|the|this|that|its|their|our|his|her|any|no|such|recent|lasting)|['’]s)\s+$", re.I
)
_ABOUT = re.compile(r"\b(?:on|about|of|for)\s+(?:\w+\s+)?$", re.I)
_ELSEWHERE = re.compile(r"\b(?:where|while|whereas|because|although|discuss\w*)\b", re.I)
_OWN = re.compile(
    r"(?:['’]s?)?\s+(?:(?!(?:that|who|which|and|or)\b)[\w-]+\s+){0,2}(?:to\s+)?|,\s+(?:the|an?)\s+(?:\w+\s+){1,3}"
)
_THEY = re.compile(r"\b(?:they|it)\s+(?:\w+\s+){0,2}$", re.I)
_NEAR = re.compile(r"\s+(?:(?!(?:to|of|people|and)\b)[\w'’-]+\s+){0,2}")
_CLOSED = re.compile(r",\s+(?:which|who|whose|where)\b[^,]*$", re.I)
_GAP = re.compile(
    r"(?!.*\b(?:who|which|that|while|after|before|when|because|but|said|alongside|since|until|so"
    r"|if|where|in(?! particular)|at|near|is|was|are|were|has|have|in support|by|with"
    r"|(?<!belonging )(?<!loyal )to)\b)[^.;:!?()]{0,70}", re.I | re.S,
)  # fmt: skip
_POSSESSED = re.compile(r"['’]s?\s+(?:[“\"\w’'-]+\s+){0,2}[“\"]?$")
_ADDED = re.compile(r",?\s+(?:and|or)\s+(?:(?:the|its|their|our)\s+)?", re.I)
_ENDS = re.compile(r"\s*(?:[.;,!?]|$)|\s+(?:in|on|at|near|since|after|during)\b", re.I)
_JOINED = re.compile(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?$")


def find_actions(masked: str, start: int, parties: Sequence[Party]) -> Iterator[Tie]:
    """The ties that verbs state in one sentence that begins at `start`, first rule first.

    `masked` is the sentence with its parties masked; the parties' spans count from the text's.
    """
    for verb in VERBS:
        for match in verb.words.finditer(masked):
            if not _is_meant(verb, match):
                continue
            cue = (start + match.start(), start + match.end())
            seen = max(0, match.start() - BEFORE), match.end() + AFTER
            near = inside(parties, (start + seen[0], start + seen[1]))
            for doer, other in _ends(masked[slice(*seen)], start + seen[0], (verb, cue), near):
                pair = (doer, other) if verb.doer_is_subject else (other, doer)
                yield Tie(kind=verb.kind, subject=pair[0], object=pair[1], cue=(cue,))


def _is_meant(verb: Verb, match: re.Match[str]) -> bool:
    """Whether the word is that verb, and neither a noun of its form nor part of a name."""
    before = match.string[: match.start()]
    named = match[0][0].isupper() and bool(before)
    about = verb.near and _ABOUT.search(before)
    return not named and not about and (verb.noun or not _NOUN.search(before))


def _ends(
    masked: str, start: int, stated: tuple[Verb, Span], parties: Sequence[Party]
) -> Iterator[tuple[Party, Party]]:
    verb, cue = stated
    other = _other(masked, start, (verb, cue[1]), parties)
    doer = _doer(masked, start, (verb, cue[0]), parties) if other else None
    if doer is None or other is None:
        return
    if verb.kind in ORGANISED and any(map(_is_unorganised, (doer, other))):
        return
    for left in (doer, *_coordinated(masked, start, parties, doer)):
        yield left, other
        for right in _added(masked, start, parties, other):
            yield left, right


def _is_unorganised(party: Party) -> bool:
    """Whether a party is a people at large, which can be helped but is nobody's ally."""
    return _UNORGANISED.search(party.actors[0].as_written) is not None


def _other(
    masked: str, start: int, stated: tuple[Verb, int], parties: Sequence[Party]
) -> Party | None:
    """Whom it is done to: the next party of the phrase; of "A's B" it is B."""
    verb, at = stated
    allowed = _NEAR if verb.near else _GAP
    after = [party for party in parties if party.span[0] >= at]
    for n, party in enumerate(after):
        gap = masked[at - start : party.span[0] - start]
        if MARK not in gap and not allowed.fullmatch(gap):
            return None
        nearby = after[n + 1] if n + 1 < len(after) else None
        if nearby and _POSSESSED.fullmatch(_between(masked, start, party, nearby)):
            continue
        return party
    return None


def _doer(
    masked: str, start: int, stated: tuple[Verb, int], parties: Sequence[Party]
) -> Party | None:
    """Who does it: the nearest party to the left that can be a subject; negated, nobody."""
    verb, at = stated
    before = masked[: at - start]
    left = [party for party in reversed(parties) if party.span[1] <= at]
    tails = {party: before[party.span[1] - start :] for party in left}
    if left and (_owns(verb, tails[left[0]]) or _THEY.search(before)):
        fitting = left[:1]
    else:
        fitting = [party for party in left if _can_act(before, start, party)]
    fitting = [party for party in fitting if _is_linked(tails[party])]
    if not fitting:
        return None
    trailing = re.search(r",\s+$", before) is not None
    chosen = fitting[-1] if trailing else fitting[0]
    tail = tails[chosen]
    unreal = _NOT.search(tail) or (verb.kind is Kind.ATTACKED and _PLANNED.search(tail))
    return None if unreal else chosen


def _owns(verb: Verb, tail: str) -> bool:
    """Whether the party before a noun owns it: "A's campaign against", "A, the war against"."""
    return _OWN.fullmatch(tail) is not None and (verb.noun or tail.startswith(","))


def _can_act(before: str, start: int, party: Party) -> bool:
    """Whether a party stands free: behind no preposition, in no bracket, in no closed clause."""
    head = before[: party.span[0] - start]
    tail = before[party.span[1] - start :]
    clause = _CLOSED.search(head)
    in_closed_clause = clause is not None and "," in tail
    in_brackets = head.endswith("(")
    owns = re.match(r"['’]s?\s", tail) is not None and MARK in tail[:40]
    return not (_PREPOSED.search(head) or in_closed_clause or in_brackets or owns)


def _is_linked(tail: str) -> bool:
    loose = _BREAK.search(tail) or _SPOKEN.search(tail) or _ELSEWHERE.search(tail)
    return len(tail) <= REACH and not loose


def _coordinated(masked: str, start: int, parties: Sequence[Party], doer: Party) -> Iterator[Party]:
    """Who is named with the doer: "A and B attacked" is both."""
    here = doer
    for party in reversed([p for p in parties if p.span[1] <= doer.span[0]]):
        joined = _JOINED.fullmatch(_between(masked, start, party, here))
        if not joined or not _can_act(masked[: doer.span[0] - start], start, party):
            return
        yield party
        here = party


def _added(masked: str, start: int, parties: Sequence[Party], other: Party) -> Iterator[Party]:
    """Whom the phrase names besides: "attacked A and B" is both, "attacked A and B fled" is not."""
    following = next((p for p in parties if p.span[0] >= other.span[1]), None)
    if following is None or not _ADDED.fullmatch(_between(masked, start, other, following)):
        return
    if _ENDS.match(masked, following.span[1] - start):
        yield following


def _between(masked: str, start: int, left: Party, right: Party) -> str:
    return masked[left.span[1] - start : right.span[0] - start]
