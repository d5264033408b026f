"""Actors as FollowTheMoney entities, one JSON object a line, out and back in.

What FollowTheMoney cannot hold is written into `notes` and read back from there; for other programs
it is lost, and `LOSSES` says what.
Source: FollowTheMoney's model, schemata Organization, PublicBody, Company, Person, LegalEntity;
nomenklatura writes the same lines.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from purport.records.actor import ActorKind
from purport.records.problem import Outcome, Problem
from purport.stock.register_entries import PREFIX, DatedName, Entry

LOSSES = (
    "the days on which a name was in use are only in `notes`",
    "names that may stand for an actor (capitals, countries) are only in `notes`",
    "that mergers and joinings bear no date is only in `notes`",
    "the kinds force, coalition, monitor and community become schemata that are wider",
)
SCHEMATA = {
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.STATE: "PublicBody",
    ActorKind.FORCE: "PublicBody",
    ActorKind.COALITION: "Organization",
    ActorKind.BODY: "Organization",
    ActorKind.OUTLET: "Company",
    ActorKind.MONITOR: "Organization",
    ActorKind.PERSON: "Person",
    ActorKind.COMMUNITY: "LegalEntity",
    ActorKind.UNKNOWN: "LegalEntity",
}
KINDS = {
    "Organization": ActorKind.BODY,
    "PublicBody": ActorKind.STATE,
    "Company": ActorKind.OUTLET,
    "Person": ActorKind.PERSON,
}
FORMER = {"CS": "csxx"}  # Serbia and Montenegro, as FollowTheMoney writes it
TOPICS = {ActorKind.ARMED_GROUP: "crime.war"}
MARK = "purport:"  # what a note that is ours begins with
ROOM = "stock"


def write_ftm(entries: Iterable[Entry]) -> Iterator[str]:
    """One line of JSON for each entry, in their order; all properties are lists of text."""
    for entry in entries:
        yield json.dumps(ftm_of(entry), ensure_ascii=False, sort_keys=True)


def ftm_of(entry: Entry) -> dict[str, Any]:
    """The FollowTheMoney entity of an entry."""
    shown = [name.name for name in entry.shown]
    names = [name.name for name in entry.names]
    properties = {
        "name": shown[-1:],
        "previousName": list(dict.fromkeys(shown[:-1])),
        "alias": [name for name in dict.fromkeys(names) if name not in shown],
        "country": [FORMER.get(code, code.lower()) for code in entry.countries],
        "parent": [entry.under] if entry.under else [],
        "topics": [TOPICS[entry.kind]] if entry.kind in TOPICS else [],
        "notes": [MARK + json.dumps(_beyond(entry), ensure_ascii=False, sort_keys=True)],
    }
    kept = {key: values for key, values in properties.items() if values}
    return {"id": entry.id, "schema": SCHEMATA[entry.kind], "properties": kept}


def read_ftm(path: Path) -> Outcome[tuple[Entry, ...]]:
    """The actors in a file of FollowTheMoney lines; other schemata are passed over.

    A line that cannot be read is a problem, the rest is read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        return Outcome(found=(), problems=(problem_of(path, f"{error}"),))
    found: list[Entry] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        try:
            found += entity_of_ftm(json.loads(line)) if line.strip() else []
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problems.append(problem_of(path, f"line {number}: {error}"))
    return Outcome(found=tuple(found), problems=tuple(problems))


def entity_of_ftm(item: Mapping[str, Any]) -> list[Entry]:
    """The entry of an entity, in a list that is empty for what is no actor.

    Raises: KeyError or ValueError for an entity without id or name.
    """
    schema = item["schema"]
    if schema not in {*KINDS, "LegalEntity"}:
        return []
    return [entry_of_ftm(item)]


def entry_of_ftm(item: Mapping[str, Any]) -> Entry:
    """The entry of one FollowTheMoney entity, ours with all that `notes` hold of it.

    Raises: KeyError or ValueError for an entity without id or name.
    """
    properties = item["properties"]
    names = [*properties.get("name", ()), *properties.get("weakAlias", ())]
    names += [*properties.get("previousName", ()), *properties.get("alias", ())]
    if not names:
        raise ValueError("an actor without a name")
    ours = next((n for n in properties.get("notes", ()) if n.startswith(MARK)), None)
    if ours is not None:
        return _whole(item["id"], json.loads(ours.removeprefix(MARK)), properties)
    id = str(item["id"])
    armed = "crime.war" in properties.get("topics", ())
    kind = ActorKind.ARMED_GROUP if armed else KINDS.get(item["schema"], ActorKind.UNKNOWN)
    return Entry(
        id=id if id.startswith(PREFIX) else PREFIX + id,
        kind=kind,
        shown=(DatedName(name=names[0]),),
        names=tuple(DatedName(name=name) for name in dict.fromkeys(names)),
        countries=tuple(map(_country, properties.get("country", ()))),
        under=next(iter(properties.get("parent", ())), None),
        source="FollowTheMoney",
    )


def _beyond(entry: Entry) -> dict[str, Any]:
    """What FollowTheMoney has no property for."""
    return {
        "kind": entry.kind.value,
        "shown": [_days(name) for name in entry.shown],
        "names": [_days(name) for name in entry.names],
        "metonyms": list(entry.metonyms),
        "merged_into": entry.merged_into,
        "joined": entry.joined,
        "source": entry.source,
    }


def _days(name: DatedName) -> list[str | None]:
    begins = name.begins.isoformat() if name.begins else None
    return [name.name, begins, name.ends.isoformat() if name.ends else None]


def _whole(id: str, beyond: Mapping[str, Any], properties: Mapping[str, Any]) -> Entry:
    return Entry(
        id=id,
        kind=ActorKind(beyond["kind"]),
        shown=tuple(map(_dated, beyond["shown"])),
        names=tuple(map(_dated, beyond["names"])),
        metonyms=tuple(beyond["metonyms"]),
        countries=tuple(map(_country, properties.get("country", ()))),
        under=next(iter(properties.get("parent", ())), None),
        merged_into=beyond["merged_into"],
        joined=beyond["joined"],
        source=beyond["source"],
    )


def _country(written: str) -> str:
    former = {theirs: ours for ours, theirs in FORMER.items()}
    return former.get(written, written.upper())


def _dated(row: list[str | None]) -> DatedName:
    name, begins, ends = row
    if name is None:
        raise ValueError("a name is missing")
    return DatedName(
        name=name,
        begins=date.fromisoformat(begins) if begins else None,
        ends=date.fromisoformat(ends) if ends else None,
    )


def problem_of(path: Path, message: str) -> Problem:
    """A problem of a list of actors."""
    return Problem(
        room=ROOM,
        subject=path.name,
        kind="actor",
        message=message,
        hint="the other actors were read; one JSON object a line is expected",
    )
