"""The way through a release, sentence by sentence: what is an event, a sum, a correction, a window.

A heading or a country that opens a sentence governs what follows, until the next one or until a
closing formula; a correction governs the items listed below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from purport.extract.strikes.clauses import Clause, clauses
from purport.extract.strikes.corrections import correction_of, is_correction, keeps_correcting
from purport.extract.strikes.coverage import Stated
from purport.extract.strikes.events import (
    Setting,
    Source,
    events_of,
    narrow_places,
    own_time,
    time_of_corrected,
    wide_event,
    with_countries,
)
from purport.extract.strikes.roles import Defaults, defaults_of, effect_of, words_of
from purport.extract.strikes.stated_windows import windows_in
from purport.records.event import Event
from purport.records.release import Change, Correction, Total
from purport.records.spans import Span
from purport.records.value import value
from purport.records.when import When

SPEECH = re.compile(r"[“\"](?:[^“”\"\s]+\s+){4,}[^“”\"]*[”\"]")


@value
class Told:
    """What the sentences of a release tell."""

    events: tuple[Event, ...]
    stated: tuple[Stated, ...]
    corrections: tuple[Correction, ...]
    totals: tuple[Total, ...]


@dataclass
class Progress:
    """Where the reading stands: what governs the next sentence, and all that was found so far."""

    country: str | None = None
    period: When | None = None
    correcting: int | None = None
    events: list[Event] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    defaults: list[Defaults] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    sums: list[tuple[Clause, str | None]] = field(default_factory=list)

    @property
    def setting(self) -> Setting:
        """What governs the next clause."""
        return Setting(country=self.country, period=self.period, defaults=tuple(self.defaults))

    def leave_section(self) -> None:
        """Forgets what a heading or a closing formula ends."""
        self.country = self.period = self.correcting = None


def read(source: Source) -> Told:
    """Everything the release tells, in the order of the text."""
    at = Progress()
    for block in source.flow.blocks:
        _read_block(source, block, at)
    at.events.extend(_unlocated(source, at))
    events = with_countries(tuple(sorted(at.events, key=lambda each: (each.spans, each.id))))
    return Told(
        events=events,
        stated=tuple(at.stated),
        corrections=tuple(_whole(each, events) for each in at.corrections),
        totals=tuple(_total(source, clause, country) for clause, country in at.sums),
    )


def _read_block(source: Source, block: Span, at: Progress) -> None:
    flow, words = source.flow, source.words
    if words.heading.fullmatch(flow.text, *block):
        at.leave_section()
        at.country = next(iter(_countries(source, block)), None)
        return
    correction: Span | None = None
    for sentence in flow.sentences(block):
        if correction and keeps_correcting(flow, sentence, words):
            correction = (correction[0], sentence[1])
            continue
        _read_correction(source, correction, at)
        correction = sentence if is_correction(flow, sentence, words) else None
        if correction is None:
            _read_sentence(source, sentence, _speech(source, block), at)
    _read_correction(source, correction, at)


def _speech(source: Source, block: Span) -> tuple[Span, ...]:
    """Long quotations, where the profile leaves these to the reader of claims."""
    if not source.words.profile.skips_speech:
        return ()
    return tuple(each.span() for each in SPEECH.finditer(source.flow.text, *block))


def _read_correction(source: Source, part: Span | None, at: Progress) -> None:
    """Keeps a correction; what it tells anew becomes events with a time of their own."""
    if part is None:
        return
    correction = correction_of(source.flow, part, source.words, source.days)
    at.leave_section()
    made: list[Event] = []
    if correction.change is Change.OMITTED:
        at.period, at.correcting = own_time(source, part), len(at.corrections)
    if correction.change is not Change.SUMMARY:
        made = list(_told_anew(source, part, correction, at))
    at.events.extend(made)
    place = made[0].place.as_written if made and made[0].place else None
    events = tuple(each.id for each in made)
    at.corrections.append(replace(correction, place=place, events=events))


def _told_anew(source: Source, part: Span, correction: Correction, at: Progress) -> Iterator[Event]:
    """The strikes that a correction tells of; those left out before with the time it gives them."""
    when = time_of_corrected(source, correction)
    omitted = correction.change is Change.OMITTED
    for sentence in source.flow.sentences(part):
        for clause in clauses(source.flow.text, sentence, source.words):
            if not clause.strike.definite:
                for event in events_of(source, clause, at.setting):
                    time = event.when or when if omitted else when
                    yield replace(event, when=time, effect=event.effect if omitted else None)


def _read_sentence(source: Source, sentence: Span, speech: tuple[Span, ...], at: Progress) -> None:
    if source.words.passing.search(source.flow.text, *sentence):
        at.leave_section()
        return
    found = [
        each
        for each in clauses(source.flow.text, sentence, source.words)
        if not any(s <= each.strike.start < e for s, e in speech)
    ]
    before = len(at.events)
    for clause in found:
        _read_clause(source, clause, at)
    if all(each.negated for each in at.events[before:]):
        _read_general(source, sentence, found, at)


def _read_clause(source: Source, clause: Clause, at: Progress) -> None:
    strike, narrow = clause.strike, narrow_places(clause)
    if narrow and not (strike.definite and _is_told(clause, at)):
        at.country = clause.lead or at.country
        _add(events_of(source, clause, at.setting), at)
    elif strike.negated:
        _add((wide_event(source, clause, _country(source, clause, at), at.setting),), at)
    elif strike.definite:
        _enrich(source, clause, at)
    elif not strike.bare:
        _read_sum(source, clause, at)


def _read_sum(source: Source, clause: Clause, at: Progress) -> None:
    """A counted statement without a place: a sum, unless it adds to those told ("45 more")."""
    if clause.strike.more and at.country and not clause.places:
        _add((wide_event(source, clause, at.country, at.setting),), at)
        return
    at.country = _country(source, clause, at)
    at.sums.append((clause, at.country))


def _add(events: tuple[Event, ...], at: Progress) -> None:
    at.events.extend(events)
    if at.correcting is not None:
        old = at.corrections[at.correcting]
        added = (*old.events, *(each.id for each in events))
        at.corrections[at.correcting] = replace(old, events=added)


def _is_told(clause: Clause, at: Progress) -> bool:
    """Whether the strikes that "the" or "these" point back to are known at these places."""
    known = {each.place.as_written.lower() for each in at.events if each.place}
    return all(each.place.as_written.lower() in known for each in narrow_places(clause))


def _enrich(source: Source, clause: Clause, at: Progress) -> None:
    """Lays the effect of "the airstrike ..." to the strike told just before it; one told by a verb
    alone is thereby counted.
    """
    if not at.events or clause.places:
        return
    last, noun = at.events[-1], source.flow.text[clause.strike.start : clause.strike.end]
    effect = last.effect or effect_of(source.flow, clause, source.words)
    uncounted = (
        last.count is None and source.words.strike.search(" ".join(last.text.split())) is None
    )
    count = 1 if uncounted and not noun.endswith("s") else last.count
    at.events[-1] = replace(last, effect=effect, count=count)


def _read_general(source: Source, sentence: Span, found: list[Clause], at: Progress) -> None:
    """A sentence about the strikes as a whole: who, whom, where, and the window."""
    if source.words.telling.search(source.flow.text, *sentence) is None:
        return
    countries = _countries(source, sentence)
    at.defaults.extend(defaults_of(source.flow, sentence, source.words, countries))
    windows = windows_in(source.flow.text, sentence, source.days) if source.days else ()
    counted = any(not each.strike.bare and not each.strike.definite for each in found)
    if windows or counted:
        at.stated.append(Stated(countries=countries, windows=windows))


def _countries(source: Source, part: Span) -> tuple[str, ...]:
    """The codes of the countries named in a part, outside of actors' names, in order."""
    text, words = source.flow.text, source.words
    actors = [
        each.span()
        for pattern in (words.target, words.attacker)
        for each in pattern.finditer(text, *part)
    ]
    named = [
        words.codes[match[0].lower()]
        for match in words.country.finditer(text, *part)
        if not any(s <= match.start() < e for s, e in actors)
    ]
    return tuple(dict.fromkeys(named))


def _country(source: Source, clause: Clause, at: Progress) -> str | None:
    """The country of a statement without a narrower place."""
    named = [each.place.country for each in clause.places if each.place.country]
    if named or clause.lead:
        return named[0] if named else clause.lead
    said = _countries(source, (clause.start, clause.end))
    return said[0] if len(said) == 1 else at.country


def _unlocated(source: Source, at: Progress) -> Iterator[Event]:
    """Sums of countries for which nothing narrower is told: there they are the announcement."""
    told = {each.place.country for each in at.events if each.place}
    nothing_told = not at.events
    for clause, country in at.sums:
        part = (clause.start, clause.end)
        is_campaign = source.words.cumulative.search(source.flow.text, *part) is not None
        if is_campaign or country in told or (country is None and not nothing_told):
            continue
        told.add(country)
        yield wide_event(source, clause, country, replace(at.setting, country=None, period=None))


def _total(source: Source, clause: Clause, country: str | None) -> Total:
    words = words_of(source.flow, clause.start, clause.end)
    return Total(words=words, count=clause.strike.count, country=country)


def _whole(correction: Correction, events: tuple[Event, ...]) -> Correction:
    """A redone summary is told by all events of the release."""
    if correction.change is not Change.SUMMARY:
        return correction
    return replace(correction, events=tuple(each.id for each in events))
