"""States and their armed forces, made from the list of countries and the names of peoples."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources

from purport.records.actor import ActorKind
from purport.stock.register_entries import PREFIX, DatedName, Entry

STATE = (
    "{} government|{} regime|{} authorities|{} officials|{} Foreign Ministry|{} foreign ministry|"
    "{} state|{} president|{} presidency"
)
FORCES = (
    "{} army|{} military|{} armed forces|{} air force|{} forces|{} troops|{} soldiers|{} navy|"
    "{} warplanes|{} fighter jets|{} jets|{} aircraft|{} Defense Ministry|{} Defence Ministry|"
    "{} Ministry of Defense|{} Ministry of Defence"
)
# written before a noun instead of an adjective: "US government"
SHORT = {"US": ("US", "U.S."), "GB": ("UK", "U.K."), "AE": ("UAE",)}
NO_STATE = frozenset(["AQ", "BV", "HM", "TF", "UM", "GS", "IO"])
CAPITALS = {
    "SY": "Damascus|دمشق|Дамаск", "RU": "Moscow|موسكو|Москва", "US": "Washington|واشنطن|Вашингтон",
    "GB": "London|Downing Street|Whitehall|لندن", "UA": "Kyiv|Kiev|Київ|Киев|كييف",
    "TR": "Ankara|أنقرة|Анкара",
    "IR": "Tehran|Teheran|طهران|Тегеран", "IQ": "Baghdad|بغداد|Багдад", "FR": "Paris|باريس",
    "DE": "Berlin|برلين", "CN": "Beijing|بكين|Пекин", "SA": "Riyadh|الرياض", "JO": "Amman|عمان",
    "IL": "Jerusalem|Tel Aviv|تل أبيب", "EG": "Cairo|القاهرة", "LB": "Beirut|بيروت",
    "QA": "Doha|الدوحة", "AE": "Abu Dhabi|أبوظبي",
}  # fmt: skip


def state_entries() -> Iterator[Entry]:
    """The government and the forces of each country, with its name and capital as metonyms."""
    peoples, countries = peoples_and_countries()
    for code, names in sorted(countries.items()):
        if code in NO_STATE:
            continue
        adjectives = sorted(word for word in peoples[code] if not word.endswith("s"))
        adjectives += SHORT.get(code, ())
        yield _state(code, names, adjectives)
        if adjectives:
            yield _forces(code, names, adjectives)


def peoples_and_countries() -> tuple[dict[str, set[str]], dict[str, list[str]]]:
    """The adjectives of each country, and its names, the usual English one first."""
    peoples: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, list[str]] = {}
    ids: dict[str, str] = {}
    for row in _rows("regions.csv"):
        if row["kind"] == "country":
            ids[row["id"]] = row["country"]
            codes = {name for name in row["names"].split("|") if len(name) > 3}
            countries[row["country"]] = [row["name"], *sorted(codes - {row["name"]})]
    for row in _rows("supplement.csv"):
        if row["kind"] == "people" and row["id"] in ids:
            peoples[row["country"]].update(row["names"].split("|"))
        elif not row["lat"] and row["id"] in ids:
            countries[ids[row["id"]]] += row["names"].split("|")
    return peoples, countries


def _state(code: str, names: list[str], adjectives: list[str]) -> Entry:
    made = [pattern.format(word) for word in adjectives for pattern in STATE.split("|")]
    made += [f"government of {name}" for name in names] + [
        f"Government of {name}" for name in names
    ]
    return Entry(
        id=f"{PREFIX}state-{code.lower()}",
        kind=ActorKind.STATE,
        shown=(DatedName(name=names[0]),),
        names=tuple(DatedName(name=name) for name in dict.fromkeys(made)),
        metonyms=(*names, *filter(None, CAPITALS.get(code, "").split("|"))),
        countries=(code,),
        source="countries",
    )


def _forces(code: str, names: list[str], adjectives: list[str]) -> Entry:
    made = [pattern.format(word) for word in adjectives for pattern in FORCES.split("|")]
    return Entry(
        id=f"{PREFIX}forces-{code.lower()}",
        kind=ActorKind.FORCE,
        shown=(DatedName(name=f"{adjectives[0]} armed forces"),),
        names=tuple(DatedName(name=name) for name in dict.fromkeys(made)),
        countries=(code,),
        under=f"{PREFIX}state-{code.lower()}",
        source="countries",
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files("purport.stock").joinpath("places", name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
