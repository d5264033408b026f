"""Announced events with the window of their release, where they have no time of their own."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from purport.extract.strikes.calendar import UNKNOWN
from purport.records.document import Coverage
from purport.records.event import Event
from purport.records.profile import Profile
from purport.records.release import ReleaseFindings
from purport.records.spans import words_at
from purport.records.when import Granularity, When, ZoneBasis


def with_release_window(
    found: ReleaseFindings, text: str, profiles: tuple[Profile, ...]
) -> tuple[Event, ...]:
    """The release's events, each without a time of its own given the window that covers it.

    Its `as_written` are the words that state the window, which stand elsewhere in the release.
    Where the windows for its country differ, it gets the smallest that holds them all.
    """
    profile = next((each for each in profiles if each.name == found.profile), None)
    codes = dict(reversed(profile.words.countries)) if profile else {}
    zone = profile.zone if profile else UNKNOWN
    return tuple(
        each
        if each.when
        else replace(each, when=_covering(each, found.coverage, codes, text, zone))
        for each in found.events
    )


def _covering(
    event: Event, coverage: Iterable[Coverage], codes: dict[str, str], text: str, zone: str
) -> When | None:
    country = event.place.country if event.place else None
    fitting = [
        each
        for each in coverage
        if not each.scope or country is None or country in {codes.get(name) for name in each.scope}
    ]
    return _window(fitting, text, zone) if fitting else None


def _window(coverage: list[Coverage], text: str, zone: str) -> When:
    earliest = min(each.earliest for each in coverage)
    latest = max(each.latest for each in coverage)
    local = ZoneInfo("UTC" if zone == UNKNOWN else zone)
    begins, ends = earliest.astimezone(local), latest.astimezone(local)
    first, last = begins.date(), (ends - timedelta(microseconds=1)).date()
    whole_days = begins.time() == ends.time() == begins.min.time()
    days = Granularity.DAY if first == last else Granularity.RANGE
    return When(
        as_written=words_at(text, coverage[0].spans).text if coverage[0].spans else "",
        edtf=first.isoformat() if first == last else f"{first}/{last}",
        earliest=earliest,
        latest=latest,
        zone=zone,
        zone_basis=ZoneBasis.ASSUMED if zone == UNKNOWN else ZoneBasis.ORIGIN,
        granularity=days if whole_days else Granularity.HOUR,
        rule=f"the window of the release: {coverage[0].rule}",
    )
