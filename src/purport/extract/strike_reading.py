"""The way through a release, sentence by sentence: what is an event, a sum, a correction, a window."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from purport.extract.coverage import Calendar, Window, when_of, windows_in
from purport.extract.strike_clauses import Clause, clauses
from purport.extract.strike_corrections import correction_of, is_correction, keeps_correcting
from purport.extract.strike_coverage import Stated
from purport.extract.strike_flow import Flow
from purport.extract.strike_mentions import PlacePhrase
from purport.extract.strike_roles import Defaults, defaults_of, effect_of, roles_of, words_of
from purport.extract.strike_words import Lexicon
from purport.records.document import Document
from purport.records.event import Event, event_id
from purport.records.place import Place, Precision
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
    """Where the reading stands: the country and window that govern what follows."""

    country: str | None = None
    period: When | None = None
    correcting: int | None = None
    events: list[Event] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    defaults: list[Defaults] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    sums: list[tuple[Clause, str | None]] = field(default_factory=list)

    def leave_section(self) -> None:
        """What a heading or a closing formula ends."""
        self.country = self.period = self.correcting = None


@value
class Reader:
    """One release and the words to read it with; `days` is None where it is not dated."""

    document: Document
    flow: Flow
    words: Lexicon
    days: Calendar | None
    component: str

    def read(self) -> Told:
        """Everything the release tells, in the order of the text."""
        at = Progress()
        for block in self.flow.blocks:
            self._read_block(block, at)
        at.events.extend(self._unlocated(at))
        events = tuple(_with_countries(sorted(at.events, key=lambda each: (each.spans, each.id))))
        return Told(
            events=events,
            stated=tuple(at.stated),
            corrections=tuple(_whole(each, events) for each in at.corrections),
            totals=tuple(
                Total(
                    words=words_of(self.flow, clause.start, clause.end),
                    count=clause.strike.count,
                    country=country,
                )
                for clause, country in at.sums
            ),
        )

    def _read_block(self, block: Span, at: Progress) -> None:
        text = self.flow.text[slice(*block)]
        if self.words.heading.fullmatch(text):
            at.leave_section()
            at.country = self._countries(block)[0]
            return
        speech = self._speech(block)
        correction: Span | None = None
        for sentence in self.flow.sentences(block):
            if correction and keeps_correcting(self.flow, sentence, self.words):
                correction = (correction[0], sentence[1])
            elif is_correction(self.flow, sentence, self.words):
                correction = sentence
            else:
                self._read_correction(correction, at)
                correction = None
                self._read_sentence(sentence, speech, at)
        self._read_correction(correction, at)

    def _speech(self, block: Span) -> tuple[Span, ...]:
        if not self.words.profile.skips_speech:
            return ()
        return tuple(each.span() for each in SPEECH.finditer(self.flow.text, *block))

    def _read_correction(self, part: Span | None, at: Progress) -> None:
        """Keeps a correction; what it tells anew becomes events of their own time."""
        if part is None:
            return
        correction = correction_of(self.flow, part, self.words, self.days)
        at.leave_section()
        if correction.change is Change.OMITTED:
            at.period = self._own_time(part)
            at.correcting = len(at.corrections)
        made: list[Event] = []
        if correction.change is Change.TARGET:
            made = self._told_anew(part, correction, at)
        at.events.extend(made)
        place = made[0].place.as_written if made and made[0].place else None
        at.corrections.append(
            replace(correction, place=place, events=tuple(each.id for each in made))
        )

    def _told_anew(self, part: Span, correction: Correction, at: Progress) -> list[Event]:
        when = _around(correction, self.days) if self.days else None
        made: list[Event] = []
        for sentence in self.flow.sentences(part):
            for clause in clauses(self.flow.text, sentence, self.words):
                if not clause.strike.definite and _narrow(clause):
                    made.extend(
                        replace(each, when=when, effect=None) for each in self._events(clause, at)
                    )
        return made

    def _read_sentence(self, sentence: Span, speech: tuple[Span, ...], at: Progress) -> None:
        if self.words.passing.search(self.flow.text, *sentence):
            at.leave_section()
            return
        found = [
            each
            for each in clauses(self.flow.text, sentence, self.words)
            if not any(s <= each.strike.start < e for s, e in speech)
        ]
        before = len(at.events)
        for clause in found:
            self._read_clause(clause, at)
        if all(each.negated for each in at.events[before:]):
            self._read_general(sentence, at, counted=any(_is_sum(each) for each in found))

    def _read_clause(self, clause: Clause, at: Progress) -> None:
        strike, narrow = clause.strike, _narrow(clause)
        if narrow and not (strike.definite and self._is_told(clause, at)):
            at.country = clause.lead or at.country
            self._add(self._events(clause, at), at)
        elif strike.negated:
            self._add([self._wide_event(clause, self._country_of(clause, at), at)], at)
        elif strike.definite:
            self._enrich(clause, at)
        elif not strike.bare:
            self._read_sum(clause, at)

    def _read_sum(self, clause: Clause, at: Progress) -> None:
        country = self._country_of(clause, at)
        if clause.strike.more and at.country and not clause.places:
            self._add([self._wide_event(clause, at.country, at)], at)
            return
        at.sums.append((clause, country))
        at.country = country

    def _add(self, events: list[Event], at: Progress) -> None:
        at.events.extend(events)
        if at.correcting is not None:
            old = at.corrections[at.correcting]
            added = (*old.events, *(each.id for each in events))
            at.corrections[at.correcting] = replace(old, events=added)

    def _is_told(self, clause: Clause, at: Progress) -> bool:
        """Whether the strikes that "the" or "these" point back to are known at these places."""
        known = {each.place.as_written.lower() for each in at.events if each.place}
        return all(each.place.as_written.lower() in known for each in _narrow(clause))

    def _events(self, clause: Clause, at: Progress) -> list[Event]:
        """One event for each place; a number told of several places belongs to none of them."""
        narrow = _narrow(clause)
        count = clause.strike.count if len(narrow) == 1 else None
        country = clause.lead or at.country
        return [
            self._event(
                clause, replace(each.place, country=each.place.country or country), count, at
            )
            for each in narrow
        ]

    def _event(self, clause: Clause, place: Place | None, count: int | None, at: Progress) -> Event:
        told = words_of(self.flow, clause.start, clause.end)
        country = place.country if place else None
        return Event(
            id=event_id(
                self.document.id, clause.strike.kind, told.spans, place.as_written if place else ""
            ),
            kind=clause.strike.kind,
            document_id=self.document.id,
            spans=told.spans,
            text=told.text,
            place=place,
            when=self._own_time((clause.start, clause.end)) or at.period,
            count=count,
            roles=roles_of(self.flow, clause, self.words, country, tuple(at.defaults)),
            effect=effect_of(self.flow, clause, self.words),
            negated=clause.strike.negated,
            component=self.component,
        )

    def _wide_event(self, clause: Clause, country: str | None, at: Progress) -> Event:
        """An event of which no place narrower than a country is told."""
        named = next((each.place for each in clause.places if each.whole_country), None)
        name = named.as_written if named else self._name_of(country)
        place = (
            Place(as_written=name, country=country, precision=Precision.COUNTRY) if name else None
        )
        count = 0 if clause.strike.negated else clause.strike.count
        return self._event(clause, place, count, at)

    def _enrich(self, clause: Clause, at: Progress) -> None:
        """Lays the effect of "the airstrike ..." to the one strike told just before it."""
        if not at.events or clause.places:
            return
        last, noun = at.events[-1], self.flow.text[clause.strike.start : clause.strike.end]
        effect = last.effect or effect_of(self.flow, clause, self.words)
        is_deed = self.words.strike.search(last.text) is None
        single = last.count is None and is_deed and not noun.endswith("s")
        at.events[-1] = replace(last, effect=effect, count=1 if single else last.count)

    def _read_general(self, sentence: Span, at: Progress, *, counted: bool) -> None:
        """A sentence about the strikes as a whole: who, whom, where, and the window."""
        telling = self.words.telling.search(self.flow.text, *sentence) is not None
        if not telling:
            return
        countries = tuple(each for each in self._countries(sentence) if each)
        at.defaults.extend(defaults_of(self.flow, sentence, self.words, countries))
        windows = windows_in(self.flow.text, sentence, self.days) if self.days else ()
        if windows or counted:
            at.stated.append(Stated(countries=countries, windows=windows))

    def _countries(self, part: Span) -> tuple[str | None, ...]:
        """The countries named in a part of the text, outside of actors' names, in order."""
        actors = [each.span() for each in self.words.target.finditer(self.flow.text, *part)]
        actors += [each.span() for each in self.words.attacker.finditer(self.flow.text, *part)]
        found: dict[str | None, None] = {}
        for match in self.words.country.finditer(self.flow.text, *part):
            if not any(s <= match.start() < e for s, e in actors):
                found[self.words.codes[match[0].lower()]] = None
        return tuple(found) or (None,)

    def _country_of(self, clause: Clause, at: Progress) -> str | None:
        named = [each.place.country for each in clause.places if each.place.country]
        if named or clause.lead:
            return named[0] if named else clause.lead
        said = self._countries((clause.start, clause.end))
        return (said[0] if len(said) == 1 else None) or at.country

    def _name_of(self, country: str | None) -> str | None:
        names = (name for name, code in self.words.profile.words.countries if code == country)
        return next(names, None)

    def _own_time(self, part: Span) -> When | None:
        """The time that this part gives of itself, the most exact one first."""
        if self.days is None:
            return None
        windows = windows_in(self.flow.text, part, self.days)
        if not windows:
            return None
        best: Window = min(windows, key=lambda each: (each.rank, each.start))
        return when_of(best, self.flow.text[best.start : best.end], self.days.zone)

    def _unlocated(self, at: Progress) -> Iterator[Event]:
        """Sums of countries for which nothing narrower is told: there they are the announcement."""
        told = {each.place.country for each in at.events if each.place}
        for clause, country in at.sums:
            part = (clause.start, clause.end)
            if country in told or self.words.cumulative.search(self.flow.text, *part):
                continue
            if country is None and (at.events or told):
                continue
            told.add(country)
            yield self._wide_event(clause, country, at)


def _narrow(clause: Clause) -> tuple[PlacePhrase, ...]:
    return tuple(
        each
        for each in clause.places
        if not each.whole_country or (each.region and not clause.strike.bare)
    )


def _is_sum(clause: Clause) -> bool:
    return not clause.strike.bare and not clause.strike.definite


def _around(correction: Correction, days: Calendar) -> When | None:
    """The time of a strike that a release of that day told of: its window is not stated here."""
    if correction.of is None:
        return None
    window = windows_in(f"between {correction.of} and {correction.of}", (0, 40), days)
    return _widened(window[0], days) if window else None


def _widened(window: Window, days: Calendar) -> When:
    from datetime import timedelta

    first = window.first - timedelta(days=1)
    wide = replace(
        window,
        first=first,
        earliest=days.at(first),
        rule="the release of that day, whose window is not stated here: that day and the one before",
    )
    return when_of(wide, window.first.isoformat(), days.zone)


def _with_countries(events: list[Event]) -> Iterator[Event]:
    """Events whose country is not stated take the one stated for the same name in this release."""
    stated: dict[str, set[str]] = {}
    for each in events:
        if each.place and each.place.country:
            stated.setdefault(each.place.as_written.lower(), set()).add(each.place.country)
    for each in events:
        known = stated.get(each.place.as_written.lower(), set()) if each.place else set()
        if each.place and each.place.country is None and len(known) == 1:
            yield replace(each, place=replace(each.place, country=next(iter(known))))
        else:
            yield each


def _whole(correction: Correction, events: tuple[Event, ...]) -> Correction:
    """A redone summary is corrected by all events of the release."""
    if correction.change is not Change.SUMMARY:
        return correction
    return replace(correction, events=tuple(each.id for each in events))
