"""A user's own lists of actors, read once and kept as lines of our own beside the register.

CSV, TOML, FollowTheMoney entities, and nomenklatura's statements and decisions. Bad rows are
problems; the rest is kept.
"""

import csv
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from purport.records.ids import sha256
from purport.records.problem import Outcome, Problem
from purport.records.value import value
from purport.stock.gazetteer_build import data_folder
from purport.stock.register_entries import Entry, prefixed, read_actor_list
from purport.stock.register_ftm import entity_of_ftm, problem_of, read_ftm, write_ftm

ENDING = ".ftm.json"
STATEMENT_COLUMNS = frozenset({"canonical_id", "entity_id", "prop", "schema", "value"})
SAME = "positive"  # nomenklatura's word for "these two are one"
OWN_FOLDER = "actors"


@value
class LoadedActors:
    """A stored list: where it lies, its digest, how many actors it holds, how many were joined."""

    path: str
    digest: str
    actors: int
    joined: int


def load_actors(paths: Sequence[Path], folder: Path | None = None) -> Outcome[LoadedActors | None]:
    """The actors of some files, stored as one list in a folder (the user's if none is given).

    Decisions of nomenklatura among the files join the actors of the others. Loading the same files
    again changes nothing. None where they hold no actor at all.
    """
    entries: list[Entry] = []
    pairs: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for path in paths:
        read = _read(path)
        problems += read.problems
        entries += read.found[0]
        pairs += read.found[1]
    if not entries:
        message = "no actor was read: see `purport actors load --help` for the formats"
        return Outcome(found=None, problems=(*problems, problem_of(paths[0], message)))
    joined = join(entries, pairs)
    stored = _store(paths[0], folder or own_folder(), joined)
    loaded = LoadedActors(
        path=str(stored),
        digest=sha256(stored.read_bytes()),
        actors=len(joined),
        joined=len({e.id for e in entries}) - len(joined),
    )
    return Outcome(found=loaded, problems=tuple(problems))


def own_folder() -> Path:
    """Where the user's own lists of actors lie."""
    return data_folder().parent / OWN_FOLDER


def stored_actors(folder: Path | None = None) -> tuple[Path, ...]:
    """The stored lists in a folder (the user's if none is given), in order of name."""
    return tuple(sorted((folder or own_folder()).glob(f"*{ENDING}")))


def join(entries: Iterable[Entry], pairs: Iterable[tuple[str, str]]) -> list[Entry]:
    """The entries, those that a decision or a shared id makes one put together.

    The id and the shown names are those of the first.
    """
    heads: dict[str, str] = {}

    def head(id: str) -> str:
        while heads.get(id, id) != id:
            id = heads[id]
        return id

    listed = list(entries)
    order = {entry.id: n for n, entry in reversed(list(enumerate(listed)))}
    for left, right in pairs:
        one, other = sorted(map(head, (left, right)), key=lambda id: order.get(id, len(order)))
        heads[other] = one
    kept: dict[str, Entry] = {}
    for entry in listed:
        first = kept.get(head(entry.id))
        if first is None:
            kept[head(entry.id)] = replace(entry, id=head(entry.id))
        else:
            names = tuple(dict.fromkeys((*first.names, *entry.names)))
            shown = tuple(dict.fromkeys((*first.shown, *entry.shown)))
            same = first.id == entry.id
            kept[first.id] = replace(first, names=names, shown=shown if same else first.shown)
    return list(kept.values())


Read = Outcome[tuple[tuple[Entry, ...], tuple[tuple[str, str], ...]]]


def _read(path: Path) -> Read:
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Outcome(found=((), ()), problems=(problem_of(path, str(error)),))
    start = content.lstrip()[:1]
    if start == "[" and path.suffix != ".toml":
        return _decisions(path, content)
    if start == "{":
        listed = read_ftm(path)
    elif _is_statements(content):
        return _statements(path, content)
    else:
        listed = read_actor_list(path)
    return Outcome(found=(listed.found, ()), problems=listed.problems)


def _decisions(path: Path, content: str) -> Read:
    """The pairs that a person found to be one.

    Source: nomenklatura 4, Edge.to_line: [target, source, judgement, score, user, time] a line.
    """
    pairs, problems = [], []
    for number, line in enumerate(content.splitlines(), 1):
        try:
            row = json.loads(line) if line.strip() else ["", "", ""]
            if row[2] == SAME:
                pairs.append((prefixed(str(row[0])), prefixed(str(row[1]))))
        except (ValueError, IndexError, TypeError, KeyError) as error:
            problems.append(problem_of(path, f"line {number}: {error}"))
    return Outcome(found=((), tuple(pairs)), problems=tuple(problems))


def _is_statements(content: str) -> bool:
    header = {cell.strip().strip('"') for cell in content.partition("\n")[0].split(",")}
    return header >= STATEMENT_COLUMNS


def _statements(path: Path, content: str) -> Read:
    """The actors of a table with one statement a row.

    Source: FollowTheMoney 4, statements as CSV; what has one canonical_id is one entity.
    """
    gathered: dict[str, dict[str, Any]] = {}
    for row in csv.DictReader(content.splitlines()):
        id = (row.get("canonical_id") or row.get("entity_id") or "").strip()
        entity = gathered.setdefault(id, {"id": id, "schema": row.get("schema"), "properties": {}})
        if row.get("prop") not in (None, "", "id"):
            entity["properties"].setdefault(row["prop"], []).append(row.get("value") or "")
    entries: list[Entry] = []
    problems: list[Problem] = []
    for id, entity in gathered.items():
        try:
            entries += entity_of_ftm(entity)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problems.append(problem_of(path, f"entity {id!r}: {error}"))
    return Outcome(found=(tuple(entries), ()), problems=tuple(problems))


def _store(path: Path, folder: Path, entries: Sequence[Entry]) -> Path:
    content = "".join(line + "\n" for line in write_ftm(entries)).encode()
    target = folder / f"{path.name.split('.')[0]}-{sha256(content)[:12]}{ENDING}"
    folder.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(prefix=target.name, suffix=".part", dir=folder)
    with os.fdopen(number, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(target)
    return target


def stored_entries(paths: Iterable[Path]) -> tuple[Entry, ...]:
    """The entries of stored lists, in their order."""
    return tuple(entry for path in paths for entry in read_ftm(path).found)


def digests_of(paths: Iterable[Path]) -> Mapping[str, str]:
    """The digest of each stored list, by its file's name."""
    return {path.name: sha256(path.read_bytes()) for path in paths}
