"""Official releases to announcements: strike events, the windows covered, sums and corrections.

A profile (data) gives an origin's words; a release that none recognises is read with the general
words, and a problem says so. Events are announcements: they belong to no claim.
"""

import re

from purport.extract.strike_calendar import Calendar, calendar
from purport.extract.strike_coverage import coverage_of
from purport.extract.strike_flow import flow
from purport.extract.strike_events import Source
from purport.extract.strike_reading import read
from purport.extract.strike_words import lexicon
from purport.records.document import Document
from purport.records.problem import Problem
from purport.records.profile import Profile
from purport.records.release import ReleaseFindings

COMPONENT = "strikes/1"


def read_release(document: Document, text: str, profiles: tuple[Profile, ...]) -> ReleaseFindings:
    """The announcements of a release, in the order of the text.

    Places and actors are left as written; an event's `when` is its own time where the text gives
    one, else None: then the release's `coverage` is its window. Spans never cover skipped ranges.
    """
    profile = choose(text, profiles)
    if profile is None:
        return ReleaseFindings(problems=(_no_profile(document),))
    words = lexicon(profile)
    days = calendar(document.published, profile.zone)
    running = flow(text, document.skipped, words.heading, words.item)
@@return ReleaseFindings(
        events=told.events,
        coverage=coverage,
        corrections=told.corrections,
        totals=told.totals,
        problems=_problems(document, profile, days, bool(coverage)),
        profile=profile.name,
    )


def choose(text: str, profiles: tuple[Profile, ...]) -> Profile | None:
    """The first profile whose every recognition phrase stands in the text, else the general one.

    A phrase may give alternatives, separated by a bar. Line ends count as spaces.
    """
    plain = re.sub(r"\s+", " ", text).lower()
    for profile in profiles:
        if not profile.is_general and all(
            any(way.lower() in plain for way in phrase.split("|")) for phrase in profile.recognise
        ):
            return profile
    return next((profile for profile in profiles if profile.is_general), None)


def _problems(
    document: Document, profile: Profile, days: Calendar | None, covered: bool
) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if profile.is_general:
        found.append(
            Problem(
                room="extract",
                subject=document.name,
                kind="no_profile",
                message="no profile of an origin recognises this text; it was read with general words",
                hint="add a profile for this origin, or judge its events by hand",
            )
        )
    if days is None:
        found.append(
            Problem(
                room="extract",
                subject=document.name,
                kind="no_date",
                message="the release is not dated, so the window it covers is unknown",
                hint="add it again with --published",
            )
        )
    elif not covered and not profile.is_general:
        found.append(
            Problem(
                room="extract",
                subject=document.name,
                kind="no_window",
                message="no window was found that this release says it covers",
                hint="silence cannot be stated from it; read the window by hand",
            )
        )
    return tuple(found)


def _no_profile(document: Document) -> Problem:
    return Problem(
        room="extract",
        subject=document.name,
        kind="no_profile",
        message="no profile recognises this text, and no general one was given",
        hint="hand in the general profile too",
    )
