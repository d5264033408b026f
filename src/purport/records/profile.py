"""How one origin writes its official releases: words and habits, as data."""

from purport.records.event import EventKind
from purport.records.place import Precision
from purport.records.rhythm import Habit
from purport.records.value import value

Phrases = tuple[str, ...]


@value
class KindWords:
    """The nouns that name one kind of event ("airstrike", "air strike")."""

    kind: EventKind
    nouns: Phrases


@value
class Vocabulary:
    """The words in which releases tell of strikes. All are matched without regard to case.

    `vague` are quantities without a number ("several"); `definite` words point back to something
    already told ("these"); `negations` stand for none, `negators` say that something was not done,
    `irrealis` that it is only possible or planned; `modifiers` may stand between a number and its
    noun; `subjects` and `actions` together tell of a strike without the noun ("coalition aircraft
    struck"); `effects` open what a strike did; `cumulative` marks sums over a whole campaign;
    `passing` sentences are never announcements; `telling` verbs make a sentence one about strikes;
    whoever is named before a `reacting` verb ("condemns") is no attacker, whoever follows an
    `agents` word ("claimed by") is one; `changes` tell what a correction changes (release.Change);
    `speakers` are not attackers although an attacker's name begins them.
    `attackers` and `targets` are in the order of preference.
    """

    kinds: tuple[KindWords, ...]
    numbers: tuple[tuple[str, int], ...]
    vague: Phrases
    definite: Phrases
    negations: Phrases
    negators: Phrases
    irrealis: Phrases
    more: Phrases
    modifiers: Phrases
    not_after: Phrases
    subjects: Phrases
    actions: Phrases
    conducting: Phrases
    effects: Phrases
    near: Phrases
    within: Phrases
    of: Phrases
    bearings: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str], ...]
    heads: Phrases
    levels: tuple[tuple[str, Precision], ...]
    countries: tuple[tuple[str, str], ...]
    headings: Phrases
    attackers: Phrases
    targets: Phrases
    speakers: Phrases
    cumulative: Phrases
    passing: Phrases
    telling: Phrases
    reacting: Phrases
    agents: Phrases
    corrections: Phrases
    changes: tuple[tuple[str, str], ...]


@value
class Profile:
    """One origin's way of writing. `origin` is what its record is called.

    `recognise`: all these phrases stand in its releases, each in one of the ways that bars part. A
    profile without them is the general one, which reads what no other recognises. `zone` is the
    IANA zone of "local time". `habit` is how often it publishes. `skips_speech`: long quotations
    are somebody's words, not its own announcements.
    """

    name: str
    origin: str
    title: str
    version: str
    recognise: Phrases = ()
    zone: str = "unknown"
    habit: Habit = Habit()
    skips_speech: bool = False
    words: Vocabulary

    @property
    def component(self) -> str:
        """What a reading by it is marked with: `oir 2`."""
        return f"{self.name} {self.version}"

    @property
    def is_general(self) -> bool:
        """Whether it reads what no other profile recognises."""
        return not self.recognise
