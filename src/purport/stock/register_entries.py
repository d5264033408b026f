"""Entries of the actor register: what ships, and what a case adds in TOML or CSV."""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

from purport.records.actor import ActorKind
from purport.records.names import fold
from purport.records.problem import Outcome, Problem
from purport.records.value import value

PREFIX = "actor-"
UCDP_AS_OF = date(2021, 12, 31)  # the last day that version 22.1 covers


@value
class DatedName:
    """A name and the days between which it was in use: the first included, the last not.

    None is open: always before, or still.
    """

    name: str
    begins: date | None = None
    ends: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether the name was in use on a day; with no day, whether it ever was."""
        if on is None:
            return True
        return (self.begins is None or self.begins <= on) and (self.ends is None or on < self.ends)


@value
class Entry:
    """One actor: its names in use, those it is shown under, and what controls it.

    `metonyms` are names of something else (a capital, a country) that may stand for it.
    `merged_into` and `joined` are undated, known as of the end of 2021.
    """

    id: str
    kind: ActorKind
    shown: tuple[DatedName, ...]
    names: tuple[DatedName, ...]
    metonyms: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    under: str | None = None
    merged_into: str | None = None
    joined: str | None = None
    source: str = ""

    def shown_on(self, on: date | None, as_written: str) -> str:
        """The name to show for a day.

        Undated renamings tell nothing of a day: then the words of the text stand.
        """
        dated = [shown for shown in self.shown if shown.holds(on)]
        if dated:
            return dated[-1].name
        return as_written


def curated_entries() -> tuple[Entry, ...]:
    """The package's own list."""
    text = resources.files("purport.stock").joinpath("actors", "curated.toml").read_text("utf-8")
    return tuple(entry_of(item, "purport") for item in tomllib.loads(text)["actors"])


class CaseActor(Protocol):
    """An actor as case.toml states it."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def part_of(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def known_as(self) -> tuple[tuple[str, ...], ...]: ...


def entry_of_case(actor: CaseActor) -> Entry:
    """The entry of an actor that case.toml states.

    `known_as` are names with the days from and until which they were in use; the actor's own name
    is shown from the last of these days on.

    Raises: ValueError for a kind or day that is none, or a name that is empty.
    """
    shown = [tuple(row) for row in actor.known_as]
    if shown and actor.name not in {row[0] for row in shown}:
        shown.append((actor.name, max((*row, "", "")[2] for row in shown), ""))
    return entry_of(
        {
            "name": actor.name,
            "shown": shown,
            "kind": actor.kind,
            "names": list(actor.aliases),
            "under": fold(actor.part_of).replace(" ", "-") if actor.part_of else None,
            "countries": [actor.country] if actor.country else [],
        },
        "case",
    )


def ucdp_numbers() -> dict[str, str]:
    """The id of our own entry for each UCDP number that has one."""
    text = resources.files("purport.stock").joinpath("actors", "curated.toml").read_text("utf-8")
    items = tomllib.loads(text)["actors"]
    return {
        number: PREFIX + item["id"] for item in items for number in item.get("ucdp", "").split()
    }


def ucdp_entries(known: Mapping[str, str]) -> Iterator[Entry]:
    """The UCDP actors that the curated list does not hold; `known` maps their numbers to ours.

    Those with an entry of their own keep its names: UCDP's are undated and would name a group
    before it was called so.
    """
    text = resources.files("purport.stock").joinpath("actors", "ucdp.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["id"] in known:
            continue
        names = tuple(DatedName(name=name) for name in row["names"].split("|") if name)
        # A renamed actor's names are undated, so none of them is shown for a day.
        shown = (DatedName(name=row["name"]),) if row["renamed"] == "0" else ()
        yield Entry(
            id=f"{PREFIX}ucdp-{row['id']}",
            kind=ActorKind(row["kind"]),
            shown=shown or (DatedName(name=row["name"], begins=UCDP_AS_OF),),
            names=names,
            countries=tuple(row["countries"].split()),
            merged_into=_numbered(row["merged_into"], known),
            joined=_numbered(row["joined"], known),
            source="UCDP 22.1",
        )


def _numbered(written: str, known: Mapping[str, str]) -> str | None:
    first = written.split()[0] if written.split() else ""
    return (known.get(first) or f"{PREFIX}ucdp-{first}") if first else None


def entry_of(item: Mapping[str, Any], source: str) -> Entry:
    """The entry in one TOML table.

    Raises: KeyError for a missing id or name, ValueError for a kind or day that is none.
    """
    shown = tuple(_dated(row) for row in item.get("shown", ()))
    shown = shown or (DatedName(name=_named(item["name"])),)
    names = [DatedName(name=str(name)) for name in item.get("names", ())]
    names += [_dated(row) for row in item.get("dated", ())]
    under = item.get("under")
    return Entry(
        id=prefixed(str(item.get("id") or fold(shown[-1].name).replace(" ", "-"))),
        kind=ActorKind(item.get("kind", "unknown")),
        shown=shown,
        names=(*shown_names(shown, names), *names),
        metonyms=tuple(item.get("metonyms", ())),
        countries=tuple(item.get("countries", ())),
        under=prefixed(str(under)) if under else None,
        source=source,
    )


def shown_names(shown: Sequence[DatedName], names: Sequence[DatedName]) -> tuple[DatedName, ...]:
    """The shown names as names to be found: from their first day on, for old names live on."""
    listed = {name.name for name in names}
    return tuple(DatedName(name=s.name, begins=s.begins) for s in shown if s.name not in listed)


def read_actor_list(path: Path) -> Outcome[tuple[Entry, ...]]:
    """The actors of a case's list: TOML with [[actors]], or CSV with a header.

    CSV columns: name, kind, aliases (parted by |), countries, from, until, under, id. A bad row is
    a problem; the rest is read.
    """
    try:
        content = path.read_bytes().decode("utf-8-sig")
        items = _toml_items(content) if path.suffix == ".toml" else _csv_items(content)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Outcome(found=(), problems=(_problem(path.name, "unreadable", str(error)),))
    return read_actors(items, path.name)


def read_actors(items: Iterable[Mapping[str, Any]], source: str) -> Outcome[tuple[Entry, ...]]:
    """The entries of a case's [[actors]] tables; what cannot be read is a problem."""
    found: list[Entry] = []
    problems: list[Problem] = []
    for number, item in enumerate(items, 1):
        try:
            found.append(entry_of(item, source))
        except (KeyError, ValueError, TypeError) as error:
            problems.append(_problem(source, "actor", f"actor {number}: {error}"))
    return Outcome(found=tuple(found), problems=tuple(problems))


def _toml_items(content: str) -> list[Mapping[str, Any]]:
    items = tomllib.loads(content).get("actors", [])
    return list(items)


def _csv_items(content: str) -> Iterator[Mapping[str, Any]]:
    for row in csv.DictReader(content.splitlines()):
        cells = {(key or "").strip().lower(): (cell or "").strip() for key, cell in row.items()}
        yield {
            "id": cells.get("id") or None,
            "kind": cells.get("kind") or "unknown",
            "shown": [[cells["name"], cells.get("from", ""), cells.get("until", "")]],
            "names": [name for name in cells.get("aliases", "").split("|") if name],
            "countries": cells.get("countries", "").replace(",", " ").split(),
            "under": cells.get("under") or None,
        }


def _dated(row: Sequence[Any]) -> DatedName:
    name, begins, ends = (*row, "", "")[:3]
    return DatedName(name=_named(name), begins=_day(begins), ends=_day(ends))


def _named(written: Any) -> str:
    if not str(written).strip():
        raise ValueError("an actor without a name")
    return str(written)


def _day(written: Any) -> date | None:
    if isinstance(written, date):
        return written
    return date.fromisoformat(str(written)) if written else None


def prefixed(id: str) -> str:
    """An id with what every id of an actor begins with."""
    return id if id.startswith(PREFIX) else PREFIX + id


def _problem(subject: str, kind: str, message: str) -> Problem:
    return Problem(room="stock", subject=subject, kind=kind, message=message,
                   hint="the other actors were read")  # fmt: skip
