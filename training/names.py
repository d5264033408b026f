"""Annotated texts -> names in five kinds: person, organisation, place, nationality, weapon.

Two sources. GUM marks every entity, nested; we keep those whose head is a proper noun, narrowed to
the name itself. re3d holds a crowd's spans over official texts on Syria and Iraq; we keep those
that are names, and where a longer mention ("ISIL fighters") hides a name that nobody marked by
itself, its words teach nothing either way.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.treebank import Sentence

KINDS = ("person", "organisation", "place", "nationality", "weapon")
BIO = ("O", *(f"{letter}-{kind}" for kind in KINDS for letter in "BI"))
UNKNOWN = -1
GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}
RE3D_KINDS = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Nationality": "nationality",
    "Weapon": "weapon",
}
RE3D_FOLDERS = ("australia_dfat", "centcom", "uk_government", "us_state_department")
LINKING = frozenset(
    """
    of the for and in on to de la al el ul bin ibn - – ' ’s 's & .
    """.split()  # noqa: SIM905
)
_DETERMINERS = re.compile(
    r"(?:the|a|an|this|that|our|their|its|his|her|all|these|those)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words start (in) to end (out) of a sentence; `head` numbers its head words from 1."""

    start: int
    end: int
    kind: str
    head: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One re3d document: its text and the crowd's spans (code points, half-open) with kinds."""

    name: str
    text: str
    spans: tuple[tuple[int, int, str], ...]


def gum_mentions(sentence: Sentence) -> Iterator[Mention]:
    """The entity mentions of a GUM sentence, inner ones first."""
    stack: list[tuple[str, int, str, tuple[int, ...]]] = []
    for index, word in enumerate(sentence.words):
        for mark in _entity_marks(word.misc):
            if mark.startswith("("):
                stack.append(_opened(mark, index))
            if mark.endswith(")"):
                yield _closed(stack, mark, index)


def _entity_marks(misc: str) -> list[str]:
    value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
    return re.findall(r"\(\d+-[^()]*(?:\([^()-]*\)[^()]*)*?\)?(?=\(\d|\d+\)|$)|\d+\)", value)


def _opened(mark: str, index: int) -> tuple[str, int, str, tuple[int, ...]]:
    fields = mark.strip("()").split("-", 7)
    head = (
        tuple(int(number) for number in fields[5].split(",") if number.isdigit())
        if len(fields) > 5
        else ()
    )
    return fields[0], index, fields[1], head


def _closed(stack: list[tuple[str, int, str, tuple[int, ...]]], mark: str, index: int) -> Mention:
    number = re.match(r"\(?(\d+)", mark)
    at = max(
        (place for place, entry in enumerate(stack) if number and entry[0] == number.group(1)),
        default=len(stack) - 1,
    )
    _, start, kind, head = stack.pop(at)
    return Mention(start=start, end=index + 1, kind=kind, head=head)


def gum_names(sentence: Sentence) -> list[Mention]:
    """The names of a GUM sentence, none inside another; nationalities by `is_nationality`."""
    names = [name for mention in gum_mentions(sentence) if (name := _name_of(sentence, mention))]
    names += [
        Mention(start=place, end=place + 1, kind="nationality")
        for place, word in enumerate(sentence.words)
        if word.upos in ("ADJ", "PROPN") and is_nationality(word.form)
    ]
    return longest(names)


def _name_of(sentence: Sentence, mention: Mention) -> Mention | None:
    """The mention narrowed to its head's proper nouns; nothing where the head is a common noun."""
    places = [mention.start + number - 1 for number in mention.head]
    places = [place for place in places if mention.start <= place < mention.end]
    if mention.kind not in GUM_KINDS or not places or sentence.words[places[0]].upos != "PROPN":
        return None
    proper = [place for place in places if sentence.words[place].upos in ("PROPN", "NUM", "X")]
    return Mention(start=proper[0], end=proper[-1] + 1, kind=GUM_KINDS[mention.kind])


def is_nationality(form: str) -> bool:
    """Whether a word is an adjective of a nation or people that conflict reports name."""
    return form in NATIONALITIES


def longest(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that no longer (or as long and earlier) one overlaps, in order."""
    kept: list[Mention] = []
    for mention in sorted(
        mentions, key=lambda mention: (mention.start - mention.end, mention.start)
    ):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def read_reports(folder: Path) -> list[Report]:
    """The re3d documents in order of their ids."""
    reports = []
    for part in RE3D_FOLDERS:
        spans: dict[str, list[tuple[int, int, str]]] = {}
        for row in _rows(folder / part / "entities.json"):
            if row["type"] in RE3D_KINDS and row["confidence"]:
                span = (int(row["begin"]), int(row["end"]), RE3D_KINDS[str(row["type"])])
                spans.setdefault(str(row["documentId"]), []).append(span)
        for row in _rows(folder / part / "documents.json"):
            name = str(row["_id"])
            reports.append(
                Report(name=name, text=str(row["text"]), spans=tuple(sorted(spans.get(name, []))))
            )
    return sorted(reports, key=lambda report: report.name)


def _rows(path: Path) -> Iterator[dict[str, str | int]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def held_out(place: int) -> bool:
    """Whether the re3d document at this place is kept for measuring: every fourth, by id."""
    return place % 4 == 3


def name_spans(report: Report) -> list[tuple[int, int, str]]:
    """The report's spans that are names, without a leading article, none inside another."""
    spans = [trimmed(report.text, span) for span in report.spans]
    named = [span for span in spans if is_name(report.text[span[0] : span[1]])]
    mentions = longest([Mention(start=start, end=end, kind=kind) for start, end, kind in named])
    return [(mention.start, mention.end, mention.kind) for mention in mentions]


def vague_spans(report: Report) -> list[tuple[int, int]]:
    """The report's spans that are no names ("rebel fighters"): words in them teach nothing."""
    spans = [trimmed(report.text, span) for span in report.spans]
    return [(start, end) for start, end, _ in spans if not is_name(report.text[start:end])]


def trimmed(text: str, span: tuple[int, int, str]) -> tuple[int, int, str]:
    start, end, kind = span
    found = _DETERMINERS.match(text, start, end)
    end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
    return (found.end() if found else start), end, kind


def is_name(text: str) -> bool:
    """Whether every word but the linking ones has a capital or a digit; no pronoun is a name."""
    words = [word for word in re.findall(r"[^\s\-–]+", text) if word.lower() not in LINKING]
    if not words or text.lower() in PRONOUNS:
        return False
    return all(
        word[0].isupper() or word[0].isdigit() or word[:3].lower() in ("al-", "al'")
        for word in words
    )


PRONOUNS = frozenset(
    """
    i we our us they their them he she his her it its you your who
    """.split()  # noqa: SIM905
)
NATIONALITIES = frozenset(
    """
    Afghan Albanian Algerian American Arab Argentine Armenian Australian Austrian Azerbaijani
    Bahraini Bangladeshi Belarusian Belgian Bosnian Brazilian British Bulgarian Cambodian
    Canadian Chechen Chilean Chinese Colombian Congolese Croatian Cuban Cypriot Czech Danish
    Druze Dutch Egyptian Emirati English Eritrean Estonian Ethiopian Filipino Finnish French
    Georgian German Greek Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli
    Italian Japanese Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kuwaiti Kyrgyz Latvian
    Lebanese Libyan Lithuanian Malaysian Malian Mexican Moldovan Moroccan Nepali Nigerian
    Nigerien Norwegian Omani Pakistani Palestinian Persian Peruvian Polish Portuguese Qatari
    Romanian Russian Rwandan Saudi Scottish Serbian Slovak Slovenian Somali Spanish Sudanese
    Swedish Swiss Syrian Taiwanese Tajik Tatar Thai Tunisian Turkish Turkmen Ugandan Ukrainian
    Uzbek Venezuelan Vietnamese Welsh Yazidi Yemeni
    """.split()  # noqa: SIM905
)
