"""The actor register, opened: who a name may be, on a day, in a country."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from purport.records.actor import Actor, ActorCandidate, ActorKind, MatchState
from purport.records.names import fold, romanise, skeleton
from purport.records.value import value
from purport.stock.register_entries import (
    CaseActor,
    DatedName,
    Entry,
    curated_entries,
    entry_of_case,
    ucdp_entries,
    ucdp_numbers,
)
from purport.stock.register_states import state_entries

EXACT, METONYM, SAME_BONES, NEAR = 0.96, 0.88, 0.78, 0.75
BONES_SPREAD = 0.17
MIN_BONES, MIN_ALIKE, MIN_LETTERS = 4, 88.0, 6
ELSEWHERE = 0.8  # an actor that does not act in the preferred countries counts so much less
OWN_LIST = 0.04  # what the curated or the case's list has over the others
ACRONYM_LETTERS = 5
MOST = 20
SAME_NAME = "same name"  # the reason of a reading whose name is the asked one


@value
class _Named:
    """A name of an entry, as it is compared."""

    entry: int
    name: DatedName
    metonym: bool


class IndexedRegister:
    """All entries behind `records.tools.ActorRegister`."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        self._by_fold: dict[str, list[_Named]] = defaultdict(list)
        self._by_bones: dict[str, list[tuple[str, _Named]]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            for name in entry.names:
                self._add(_Named(entry=number, name=name, metonym=False))
            for metonym in entry.metonyms:
                self._add(_Named(entry=number, name=DatedName(name=metonym), metonym=True))
        self._under = {e.id: e.under for e in self._entries}
        self._openings = {folded.split(" ", 1)[0] for folded in self._by_fold}
        self._by_sound: dict[str, list[tuple[str, list[tuple[str, _Named]]]]] = defaultdict(list)
        for bones, group in self._by_bones.items():
            self._by_sound[bones[0]].append((bones, group))

    def _add(self, named: _Named) -> None:
        folded = key_of(named.name.name)
        self._by_fold[folded].append(named)
        if named.metonym or self._entries[named.entry].source == "countries":
            return  # made names are spelt by rule
        bones = skeleton(folded)
        if len(bones) >= MIN_BONES:
            self._by_bones[bones].append((romanise(folded).replace(" ", ""), named))

    def find(
        self, name: str, *, countries: Collection[str] = (), on: date | None = None
    ) -> tuple[ActorCandidate, ...]:
        """All readings of one name, best first; `on` is a day on which the name must be in use."""
        folded = key_of(name)
        best: dict[int, ActorCandidate] = {}
        for named, fit, reason in self._fitting(name, folded):
            if not named.name.holds(on):
                continue
            candidate = self._candidate(named, name, fit, reason, countries, on)
            known = best.get(named.entry)
            if known is None or candidate.score > known.score:
                best[named.entry] = candidate
        ranked = sorted(best.values(), key=lambda c: (-c.score, str(c.actor.id)))
        return tuple(ranked[:MOST])

    def knows(self, name: str) -> bool:
        """Whether the name stands in it exactly, case and marks folded; acronyms in capitals."""
        if not self._may_open(name):
            return False
        return any(
            not n.metonym and _capitals_agree(name, n) for n in self._by_fold.get(key_of(name), ())
        )

    def _may_open(self, name: str) -> bool:
        """Whether a known name begins with the first word of this one: a quick no to most names.

        Folding goes letter by letter and never over a space, so that the first word folded is
        what the folded name begins with.
        """
        first = _first_word(name.split(" ", 1)[0])
        return first in self._openings or first in ("", "the")

    def _is_plain(self, named: _Named) -> bool:
        """Whether a name is a community's bare one ("Afar"), which mostly means something else."""
        entry = self._entries[named.entry]
        return entry.kind is ActorKind.COMMUNITY and " " not in named.name.name

    def stands_for(self, name: str) -> bool:
        """Whether the name of a country or capital may stand for an actor ("Damascus said")."""
        return any(named.metonym for named in self._by_fold.get(key_of(name), ()))

    def related(self, actor_id: str) -> tuple[str, ...]:
        """Ids of actors that count as one speaker: all under the same controlling body."""
        root = self._root(actor_id)
        return tuple(
            sorted(e.id for e in self._entries if e.id != actor_id and self._root(e.id) == root)
        )

    def entry(self, actor_id: str) -> Entry | None:
        """The entry with this id; None if there is none."""
        return next((e for e in self._entries if e.id == actor_id), None)

    def entry_of_name(self, name: str) -> Entry | None:
        """The first entry that has exactly this name; a case's own come first."""
        found = self._by_fold.get(key_of(name), ())
        return self._entries[found[0].entry] if found else None

    def _root(self, actor_id: str) -> str:
        seen = {actor_id}
        above = self._under.get(actor_id)
        while above is not None and above not in seen:
            seen.add(above)
            actor_id, above = above, self._under.get(above)
        return actor_id

    def _fitting(self, name: str, folded: str) -> Iterable[tuple[_Named, float, str]]:
        exact = [n for n in self._by_fold.get(folded, ()) if _capitals_agree(name, n)]
        for named in exact:
            fit = METONYM if named.metonym else EXACT
            yield named, fit, "stands for it" if named.metonym else SAME_NAME
        bones = skeleton(folded)
        roman = romanise(folded).replace(" ", "")
        if exact or len(bones) < MIN_BONES or name.isupper():
            return
        for other, named in self._by_bones.get(bones, ()):
            alike = fuzz.ratio(other, roman) / 100
            yield named, SAME_BONES + BONES_SPREAD * alike, "same consonants"
        yield from self._close(roman, bones)

    def _close(self, roman: str, bones: str) -> Iterable[tuple[_Named, float, str]]:
        if len(roman) < MIN_LETTERS:
            return
        for other_bones, group in self._by_sound.get(bones[0], ()):
            if abs(len(other_bones) - len(bones)) > 1:
                continue
            for other, named in group:
                alike = fuzz.ratio(other, roman, score_cutoff=MIN_ALIKE)
                if alike and other_bones != bones:
                    yield named, NEAR + 0.15 * alike / 100, "close spelling"

    def _candidate(
        self,
        named: _Named,
        name: str,
        fit: float,
        reason: str,
        countries: Collection[str],
        on: date | None,
    ) -> ActorCandidate:
        entry = self._entries[named.entry]
        reasons = [reason]
        if entry.source != "UCDP 22.1":
            fit += OWN_LIST
        if countries and entry.countries:
            here = bool(set(countries) & set(entry.countries))
            fit = fit if here else fit * ELSEWHERE
            reasons.append("acts in this country" if here else "acts elsewhere")
        if on is not None and (named.name.begins or named.name.ends):
            reasons.append(f"name in use on {on.isoformat()}")
        actor = Actor(
            as_written=name,
            id=entry.id,
            name=entry.shown_on(on, named.name.name),
            kind=entry.kind,
            match=MatchState.SUGGESTED,
        )
        return ActorCandidate(actor=actor, score=round(fit, 4), reasons=tuple(reasons))


@lru_cache(maxsize=20_000)
def _first_word(name: str) -> str:
    return fold(name).split(" ", 1)[0]


def key_of(name: str) -> str:
    """A name as it is looked up: folded, without "the"."""
    return fold(name).removeprefix("the ")


def _capitals_agree(written: str, named: _Named) -> bool:
    """Short all-capital names are acronyms: "IS" is one, "is" and "Is" are not."""
    known = named.name.name
    if len(known) > ACRONYM_LETTERS or not known.isupper() or known.isdigit():
        return True
    return written.replace(".", "").isupper()


def open_register(
    actors: Iterable[CaseActor] = (), entries: Iterable[Entry] = ()
) -> IndexedRegister:
    """The register with what ships, the actors of a case.toml, and entries of a case's own lists.

    Entries with one id are one actor: the case's before the package's, that before what was made
    from lists.
    Raises: ValueError for an actor whose kind is none.
    """
    own = [*map(entry_of_case, actors), *entries]
    shipped = [*curated_entries(), *state_entries(), *ucdp_entries(ucdp_numbers())]
    return IndexedRegister(merged([*own, *shipped]))


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """The entries with those of one id joined.

    Of names that states and their forces have by rule, those that another entry has are left out.
    """
    kept: dict[str, Entry] = {}
    taken: dict[str, str] = {}
    for entry in entries:
        names = entry.names
        if entry.source == "countries":
            names = tuple(n for n in names if taken.get(key_of(n.name), entry.id) == entry.id)
        else:
            taken |= {key_of(n.name): entry.id for n in names}
        before = kept.get(entry.id)
        joined = replace(entry, names=names)
        if before is not None:
            joined = replace(
                before, names=(*before.names, *names), metonyms=(*before.metonyms, *entry.metonyms)
            )
        kept[entry.id] = joined
    return list(kept.values())
