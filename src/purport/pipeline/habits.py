"""The official records of a case, each with its habit: how it is published, and who says so."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from purport.assess.implied import ENGLISH, with_implied
from purport.assess.sheets import Record, read_records
from purport.extract.strikes import match_profile
from purport.pipeline.case import Case
from purport.pipeline.opened import profiles_of
from purport.pipeline.settings import OriginSettings
from purport.pipeline.stored import load_problems
from purport.records.document import Document
from purport.records.finding import Findings
from purport.records.ids import DocumentId
from purport.records.origin import OriginKind
from purport.records.profile import Profile
from purport.records.rhythm import Covers, Habit, Phase
from purport.records.value import value

SET = "case.toml"
NOTHING_SET = OriginSettings()
MOST_MATCHED = 20  # texts that are looked at to tell by which profile a record is read


@value
class Held:
    """The documents in view with what was found in them, and their texts."""

    documents: Sequence[Document]
    findings: Mapping[DocumentId, Findings]
    texts: Mapping[DocumentId, str]


def records_of(case: Case, held: Held) -> tuple[tuple[Record, ...], dict[str, Habit]]:
    """The records of all official origins, and the habit of each by its name.

    A release without a window is given one where its origin's habit says what it covers.
    """
    profiles, origins = profiles_of(case), case.settings.origins
    official = _official(held)
    found = {name: profile_of(each, held, profiles) for name, each in official.items()}
    habits = {
        name: habit_of(profile, origins.get(name, NOTHING_SET)) for name, profile in found.items()
    }
    records = read_records(held.documents, held.findings, _unsound(case, official, habits))
    zones = {name: each.zone for name, each in origins.items()}
    return tuple(
        with_implied(
            each,
            habits[each.origin],
            zones.get(each.origin, "UTC"),
            languages=None if found[each.origin] else ENGLISH,
        )
        for each in records
    ), habits


def habit_of(profile: Profile | None, given: OriginSettings) -> Habit:
    """How an origin publishes: what the user sets goes before what its profile says, part by part;
    what neither says is left to be learned.
    """
    stated = profile.habit if profile else Habit()
    phases = stated.phases
    if given.expected is not None:
        phases = (Phase(rhythm=given.expected, basis=SET),)
    weekend = stated.weekend
    if given.weekend is not None:
        weekend = tuple(sorted({each.number for each in given.weekend}))
    return Habit(phases=phases, weekend=weekend, covers=given.covers or stated.covers)


def profile_of(
    documents: Iterable[Document], held: Held, profiles: tuple[Profile, ...]
) -> Profile | None:
    """The profile by which most windows of a record were read; where none states a window, the one
    that recognises most of the newest texts. None where it is read with the general words.
    """
    listed = list(documents)
    windows = (one for each in listed for one in held.findings.get(each.id, NOTHING).coverage)
    read = Counter(each.profile for each in windows if each.profile is not None)
    if not read:
        newest = sorted(listed, key=lambda each: (str(each.published or ""), each.id))
        matched = (match_profile(held.texts[each.id], profiles) for each in newest[-MOST_MATCHED:])
        read = Counter(each.component for each in matched if each is not None)
    known = {each.component: each for each in profiles}
    found = sorted(known.keys() & read.keys())
    return known[max(found, key=lambda name: read[name])] if found else None


NOTHING = Findings()


def _official(held: Held) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for each in held.documents:
        if each.origin.kind is OriginKind.OFFICIAL:
            found.setdefault(each.origin.name, []).append(each)
    return found


def _unsound(
    case: Case, official: Mapping[str, Iterable[Document]], habits: Mapping[str, Habit]
) -> frozenset[str]:
    """The documents and whole files read with a problem: their silence says nothing.

    A row or post that was refused makes its whole file unsound: it may have told of the place. Not
    one without a window whose origin's habit says what it covers.
    """
    windowless = {
        each.name
        for name, documents in official.items()
        if habits[name].covers is Covers.SINCE_LAST
        for each in documents
    }
    subjects = {
        each.subject
        for each in load_problems(case.ledger)
        if each.room in ("collect", "read", "extract")
        and each.kind != "no_profile"
        and not (each.kind == "no_window" and each.subject in windowless)
    }
    return frozenset(subjects | {each.split("#")[0] for each in subjects})
