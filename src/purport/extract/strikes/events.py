"""A clause that tells of strikes, made into events."""

from dataclasses import replace
from datetime import timedelta

from purport.extract.strikes.calendar import Calendar
from purport.extract.strikes.clauses import Clause
from purport.extract.strikes.flow import Flow
from purport.extract.strikes.mentions import PlacePhrase
from purport.extract.strikes.roles import Defaults, effect_of, roles_of, words_of
from purport.extract.strikes.stated_windows import when_of, windows_in
from purport.extract.strikes.words import Lexicon
from purport.records.document import Document
from purport.records.event import Event, event_id
from purport.records.place import Place, Precision
from purport.records.release import Correction
from purport.records.spans import Span
from purport.records.value import value
from purport.records.when import Granularity, When, ZoneBasis


@value
class Source:
    """One release and the words to read it with; `days` is None where it is not dated."""

    document: Document
    flow: Flow
    words: Lexicon
    days: Calendar | None
    component: str


@value
class Setting:
    """What governs a clause from outside: the section's country, its window, the stated roles."""

    country: str | None = None
    period: When | None = None
    defaults: tuple[Defaults, ...] = ()


def narrow_places(clause: Clause) -> tuple[PlacePhrase, ...]:
    """The clause's places that are narrower than a country; a region only of counted strikes."""
    return tuple(
        each
        for each in clause.places
        if not each.whole_country or (each.region and not clause.strike.bare)
    )


def events_of(source: Source, clause: Clause, setting: Setting) -> tuple[Event, ...]:
    """One event for each place; a number told of several places belongs to none of them."""
    narrow = narrow_places(clause)
    count = clause.strike.count if len(narrow) == 1 else None
    country = clause.lead or setting.country
    return tuple(
        _event(
            source,
            clause,
            replace(each.place, country=each.place.country or country),
            count,
            setting,
        )
        for each in narrow
    )


def wide_event(source: Source, clause: Clause, country: str | None, setting: Setting) -> Event:
    """An event of which no place narrower than a country is told, or none at all."""
    named = next((each.place for each in clause.places if each.whole_country), None)
    name = named.as_written if named else name_of(source, country)
    place = Place(as_written=name, country=country, precision=Precision.COUNTRY) if name else None
    count = 0 if clause.strike.negated else clause.strike.count
    return _event(source, clause, place, count, setting)


def name_of(source: Source, country: str | None) -> str | None:
    """The profile's first name for a country's code."""
    names = (name for name, code in source.words.profile.words.countries if code == country)
    return next(names, None)


def own_time(source: Source, part: Span) -> When | None:
    """The time that a part of the text gives of itself, the most exact one first."""
    if source.days is None:
        return None
    windows = windows_in(source.flow.text, part, source.days)
    if not windows:
        return None
    best = min(windows, key=lambda each: (each.rank, each.start))
    return when_of(best, source.flow.text[best.start : best.end], source.days.zone)


def time_of_corrected(source: Source, correction: Correction) -> When | None:
    """When the strike of a corrected release was: its window is not stated here, so that day and
    the one before.
    """
    if correction.of is None or source.days is None:
        return None
    first = correction.of - timedelta(days=1)
    return When(
        as_written=correction.of.isoformat(),
        edtf=f"{first}/{correction.of}",
        earliest=source.days.at(first),
        latest=source.days.at(correction.of + timedelta(days=1)),
        zone=source.days.zone,
        zone_basis=ZoneBasis.ORIGIN,
        granularity=Granularity.RANGE,
        rule="told by that day's release, whose window is not stated here: it and the day before",
    )


def with_countries(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Events whose country is not stated take the one stated for the same name in this release."""
    stated: dict[str, set[str]] = {}
    for each in events:
        if each.place and each.place.country:
            stated.setdefault(each.place.as_written.lower(), set()).add(each.place.country)
    return tuple(_with_country(each, stated) for each in events)


def _with_country(event: Event, stated: dict[str, set[str]]) -> Event:
    if event.place is None or event.place.country is not None:
        return event
    known = stated.get(event.place.as_written.lower(), set())
    if len(known) != 1:
        return event
    return replace(event, place=replace(event.place, country=next(iter(known))))


def _event(
    source: Source, clause: Clause, place: Place | None, count: int | None, setting: Setting
) -> Event:
    told = words_of(source.flow, clause.start, clause.end)
    name = place.as_written if place else ""
    country = place.country if place else None
    return Event(
        id=event_id(source.document.id, clause.strike.kind, told.spans, name),
        kind=clause.strike.kind,
        document_id=source.document.id,
        spans=told.spans,
        text=told.text,
        place=place,
        when=own_time(source, (clause.start, clause.end)) or setting.period,
        count=count,
        roles=roles_of(source.flow, clause, source.words, country, setting.defaults),
        effect=effect_of(source.flow, clause, source.words),
        negated=clause.strike.negated,
        component=source.component,
    )
