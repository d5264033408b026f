"""Official release: an agency's text that announces what its forces did."""

import re

from purport.collect.part import Capture, Collected, CollectTools, TextPart
from purport.collect.signs import begins_json, holds_text
from purport.records.decoding import decode_start
from purport.records.document import DocumentKind
from purport.records.origin import OriginKind
from purport.records.problem import Outcome

_HEAD_LETTERS = 2_500
_SEARCHED_BYTES = 500_000

_SIGN = re.compile(
    r"""(?imx) ^ [ \t]* (?:
        for\ immediate\ release | embargoed\ until | (?:press|news|media)\ release\b
      | release\ (?:\#|no\b|number\b) | (?:compiled\ )?from\ (?:an?\ )? .{3,60} news\ releases?\b
      | (?:daily\ )?(?:strike|operational|war|situation)\ (?:release|summary|update|report)\b
      | published:?\ .{0,25}\d{4} | (?:communiqué|point)\ de\ (?:presse|situation)
      | пресс-релиз | брифинг | сводка | прес-реліз | зведення | оперативна\ інформація
      | بيان\ صحفي | بيان\ عسكري )"""
)
_AGENCY = re.compile(
    r"""(?ix) \b (?:
        (?:central|africa|european|strategic)\ command | centcom | (?:joint\ )? task\ force
      | (?:ministry|department|minister|secretary)\ (?:of|for)\ (?:national\ )?defen[cs]e
      | (?:general|joint)\ staff | armed\ forces | defen[cs]e\ forces? | air\ force | pentagon
      | state\ (?:border|emergency)\ (?:guard|service) | ministère\ des\ armées
      | état-major | министерств\w+\ обороны | минобороны | міністерств\w+\ оборони
      | генеральн\w+\ штаб\w* ) \b | وزارة\ الدفاع | القيادة\ العامة"""
)
_STRIKE = re.compile(
    r"""(?ix) \b (?: air\ ?-?strikes? | (?:drone|missile|precision|artillery)\ (?:strikes?|attacks?)
      | sorties | bomb(?:ed|ings?) | shell(?:ed|ing) | struck | intercept(?:ed|ions?)
      | frappes? | удар\w* | обстр\w+ ) \b | غارات? | غارة | قصف"""
)


def looks_like_release(text: str, official: bool = False) -> bool:
    """Whether a text is an official release that speaks of strikes.

    Its head must show both an agency and the form of a release (a date line with "published",
    "for immediate release", a release number); where the user named the origin as official, one
    of the two is enough. An article that only quotes an agency has the form nowhere.
    """
    head = text[:_HEAD_LETTERS]
    form, agency = _SIGN.search(head) is not None, _AGENCY.search(head) is not None
    shaped = (form or agency) if official else (form and agency)
    return shaped and _STRIKE.search(text) is not None


def is_official(capture: Capture) -> bool:
    """Whether the user said that the capture came from officials."""
    return capture.origin is not None and capture.origin.kind is OriginKind.OFFICIAL


class OfficialRelease:
    """A release as plain text; the same as HTML comes in through the article collector."""

    name = "release"
    rank = 60

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether the text has an agency, a release's form and strikes."""
        if not holds_text(content) or begins_json(content):
            return False
        return looks_like_release(decode_start(content, _SEARCHED_BYTES).text, is_official(capture))

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """One text part; its page furniture and date line are the reader's work."""
        part = TextPart(kind=DocumentKind.RELEASE, form="release", content=content)
        return Outcome(found=Collected(texts=(part,)))


COLLECTOR = OfficialRelease()
