"""Official releases to announcements: strike events, the windows covered, sums and corrections.

A profile (data) gives an origin's words; a release that none recognises is read with the general
words, and a problem says so. Events are announcements: they belong to no claim.
"""

import re

from purport.extract.strikes.calendar import calendar
from purport.extract.strikes.coverage import coverage_of
from purport.extract.strikes.events import Source
from purport.extract.strikes.flow import flow
from purport.extract.strikes.reading import Told, read
from purport.extract.strikes.words import lexicon
from purport.records.document import Coverage, Document
from purport.records.problem import Problem
from purport.records.profile import Profile
from purport.records.release import ReleaseFindings
from purport.records.rhythm import Covers

COMPONENT = "strikes/1"


def read_release(document: Document, text: str, profiles: tuple[Profile, ...]) -> ReleaseFindings:
    """The announcements of a release, in the order of the text.

    Places and actors are left as written; an event's `when` is its own time where the text gives
    one, else None: then the release's `coverage` is its window. Spans never cover skipped ranges.
    """
    profile = match_profile(text, profiles) or _general(profiles)
    if profile is None:
        return ReleaseFindings(problems=(_no_words(document),))
    source = _source(document, text, profile)
    told = read(source)
    coverage = coverage_of(source, told.stated)
    return ReleaseFindings(
        events=told.events,
        coverage=coverage,
        corrections=told.corrections,
        totals=told.totals,
        problems=_problems(source, told, coverage),
        profile=profile.name,
    )


def match_profile(text: str, profiles: tuple[Profile, ...]) -> Profile | None:
    """The first profile of an origin whose every recognition phrase stands in the text, or None.

    A phrase may give alternatives, separated by a bar. Line ends count as spaces.
    """
    plain = re.sub(r"\s+", " ", text).lower()
    for profile in profiles:
        if not profile.is_general and all(
            any(way.lower() in plain for way in phrase.split("|")) for phrase in profile.recognise
        ):
            return profile
    return None


def _general(profiles: tuple[Profile, ...]) -> Profile | None:
    return next((profile for profile in profiles if profile.is_general), None)


def _source(document: Document, text: str, profile: Profile) -> Source:
    words = lexicon(profile)
    return Source(
        document=document,
        flow=flow(text, document.skipped, words.heading, words.item),
        words=words,
        days=calendar(document.published, profile.zone),
        component=COMPONENT,
    )


def _problems(source: Source, told: Told, coverage: tuple[Coverage, ...]) -> tuple[Problem, ...]:
    profile = source.words.profile
    general = profile.is_general
    # a single announcement ("last night") has its own time and covers no window
    windowed = bool(coverage) or (bool(told.events) and all(each.when for each in told.events))
    found: list[Problem] = []
    if general:
        found.append(_no_profile(source.document))
    if source.days is None:
        found.append(_no_date(source.document))
    elif not windowed and not general and profile.habit.covers is Covers.STATED:
        found.append(_no_window(source.document))
    return tuple(found)


def _no_profile(document: Document) -> Problem:
    return Problem(
        room="extract",
        subject=document.name,
        kind="no_profile",
        message="no origin's profile recognises this text; it was read with general words",
        hint="add a profile for this origin, or judge its events by hand",
    )


def _no_date(document: Document) -> Problem:
    return Problem(
        room="extract",
        subject=document.name,
        kind="no_date",
        message="the release is not dated, so the window it covers is unknown",
        hint="add it again with --published",
    )


def _no_window(document: Document) -> Problem:
    return Problem(
        room="extract",
        subject=document.name,
        kind="no_window",
        message="no window was found that this release says it covers",
        hint="silence cannot be stated from it; read the window by hand",
    )


def _no_words(document: Document) -> Problem:
    return Problem(
        room="extract",
        subject=document.name,
        kind="no_profile",
        message="no profile recognises this text, and no general one was given",
        hint="hand in the general profile too",
    )
