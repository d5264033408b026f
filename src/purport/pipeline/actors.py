"""Names looked up in the actor register, lists added to it, and actors given to other programs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from purport.pipeline.case import Case, open_case
from purport.pipeline.in_view import Moment
from purport.pipeline.opened import ACTORS, open_register_of
from purport.pipeline.sync import sync
from purport.pipeline.view import view
from purport.records import codec
from purport.records.actor import ActorMention
from purport.records.problem import Impossible, Outcome
from purport.records.spans import Words
from purport.records.value import value
from purport.records.view import View
from purport.resolve.actors import resolve_actors
from purport.stock.register_entries import UCDP_AS_OF, Entry
from purport.stock.register_ftm import LOSSES, write_ftm
from purport.stock.register_lists import LoadedActors, load_actors, stored_actors, stored_entries

Line = dict[str, Any]


@value
class Asked:
    """How names are looked up: in which countries (ISO alpha-2), in use on which day."""

    countries: tuple[str, ...] = ()
    on: date | None = None


def find_actors(names: Iterable[str], asked: Asked, case: Path | None) -> Iterator[Line]:
    """One line for each name, in their order; `id` is None where the register cannot tell."""
    register = open_register_of(open_case(case) if case else None)
    for name in names:
        words = Words(spans=((0, max(1, len(name))),), text=name)
        mention = ActorMention(words=words, actor=None)
        read = resolve_actors([mention], name, register, asked.on, asked.countries)[0]
        actor = codec.encode(read.actor) if read.actor else EMPTY
        entry = register.entry(read.actor.id) if read.actor and read.actor.id else None
        yield (
            {"asked": name}
            | actor
            | {"as_written": name, "part_of": entry.under if entry else None}
            | _mergers(entry, asked.on)
            | {"why": "; ".join(read.candidates[0].reasons) if read.candidates else UNKNOWN}
            | {"candidates": [codec.encode(each) for each in read.candidates]}
        )


UNKNOWN = "the register does not know this name"
EMPTY: Line = {"id": None, "name": None, "kind": None, "match": None}


def _mergers(entry: Entry | None, on: date | None) -> Line:
    """What an actor became part of, whose day nobody states: never told of an earlier day."""
    known = entry is not None and (on is None or on >= UCDP_AS_OF)
    merged = entry.merged_into if known and entry else None
    joined = entry.joined if known and entry else None
    as_of = UCDP_AS_OF.isoformat() if merged or joined else None
    return {"merged_into": merged, "joined": joined, "known_by": as_of}


def load_lists(files: Sequence[Path], case: Path | None) -> Outcome[LoadedActors | None]:
    """The stored list of some files; None if they hold no actor.

    Raises: NoCase, Impossible for a file that is not there.
    """
    for file in files:
        if not file.is_file():
            raise Impossible(f"{file}: no such file")
    opened = open_case(case) if case else None
    loaded = load_actors(files, opened.folder / ACTORS if opened else None)
    if opened:
        with opened.writing():
            pass  # the list is logged
    return loaded


def export_actors(folder: Path) -> Iterator[str]:
    """The FollowTheMoney lines of a case's own actors and of those that its documents name.

    Raises: NoCase.
    """
    case = open_case(folder)
    sync(case)
    register = open_register_of(case)
    own = [entry.id for entry in stored_entries(stored_actors(case.folder / ACTORS))]
    own += [each.id for each in map(register.entry_of_name, _named(case)) if each]
    wanted = dict.fromkeys([*own, *sorted(named_ids(view(case, Moment())))])
    entries = [entry for id in wanted if (entry := register.entry(id)) is not None]
    return write_ftm(entries)


def _named(case: Case) -> list[str]:
    return [each.name for each in case.settings.actors]


def named_ids(seen: View) -> set[str]:
    """The ids of all actors that documents in view name, after judgements."""
    found: set[str | None] = set()
    for findings in seen.findings.values():
        found |= {each.actor.id for each in findings.actors if each.actor}
        found |= {each.source.actor.id for each in findings.claims if each.source.actor}
        found |= {end.id for each in findings.relations for end in (each.subject, each.object)}
        found |= {role.actor.id for each in findings.events for role in each.roles}
    return {each for each in found if each}


def losses() -> tuple[str, ...]:
    """What FollowTheMoney cannot hold of an actor."""
    return LOSSES
