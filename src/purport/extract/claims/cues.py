"""Words looked up in the table of cues, in every form they can take."""

from collections.abc import Iterator
from types import MappingProxyType

from purport.extract.claims.cue_forms import DOUBLED, IRREGULAR
from purport.extract.claims.cue_table import ADJECTIVES, NOUNS, VERBS
from purport.records.claim import CueClass
from purport.records.value import value


@value
class Frame:
    """One way a cue can be used: its class, what can follow, and the prepositions that join it."""

    cue_class: CueClass
    slots: frozenset[str]
    prepositions: frozenset[str]


def forms_of(lemma: str) -> Iterator[str]:
    """The regular forms of a verb: base, -s, -ed, -ing."""
    stem = lemma
    yield lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
        return
    else:
        yield lemma + "s"
    if lemma in DOUBLED:
        stem = lemma + lemma[-1]
    elif lemma.endswith("e") and lemma not in {"see", "foresee"}:
        stem = lemma[:-1]
    yield from (stem + "ed", stem + "ing")


def plural_of(noun: str) -> str:
    """The regular plural of a noun."""
    if noun[-1] == "y" and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _frames() -> dict[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for cue_class, slots, lemmas in VERBS:
        signs = slots.split()
        frame = Frame(
            cue_class=cue_class,
            slots=frozenset(sign for sign in signs if sign[0] != "+"),
            prepositions=frozenset(sign[1:] for sign in signs if sign[0] == "+"),
        )
        for lemma in lemmas.split():
            found[lemma] = (*found.get(lemma, ()), frame)
    return found


def _lemmas() -> dict[str, str]:
    regular = {form: lemma for lemma in VERB_FRAMES for form in forms_of(lemma)}
    return {**regular, **{f: m for f, m in IRREGULAR.items() if m in VERB_FRAMES}}


def _particle_lemmas() -> dict[str, str]:
    stems = {lemma.split("_")[0] for lemma in VERB_FRAMES if "_" in lemma}
    regular = {form: stem for stem in stems for form in forms_of(stem)}
    return {**regular, **{f: m for f, m in IRREGULAR.items() if m in stems}}


VERB_FRAMES = MappingProxyType(_frames())
VERB_LEMMAS = MappingProxyType(_lemmas())
PARTICLE_LEMMAS = MappingProxyType(_particle_lemmas())
NOUN_CLASSES = MappingProxyType(
    {form: c for c, words in NOUNS for noun in words.split() for form in (noun, plural_of(noun))}
)
ADJECTIVE_CLASSES = MappingProxyType(
    {
        word: (c, frozenset(slots.split()))
        for c, slots, words in ADJECTIVES
        for word in words.split()
    }
)


def lemma_of(low: str) -> str | None:
    """The cue verb that a lower-case word is a form of, or None."""
    return VERB_LEMMAS.get(low)


def frames_of(lemma: str) -> tuple[Frame, ...]:
    """All ways in which a cue verb is used; empty for any other word."""
    return VERB_FRAMES.get(lemma, ())


def takes(lemma: str, slots: str) -> Frame | None:
    """The first frame of a verb that has one of these slots."""
    return next((f for f in frames_of(lemma) if f.slots.intersection(slots)), None)


def joins(lemma: str, preposition: str) -> Frame | None:
    """The first frame of a verb that this preposition joins."""
    return next((f for f in frames_of(lemma) if preposition in f.prepositions), None)
