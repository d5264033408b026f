"""What windows a release covers, for which countries."""

from purport.extract.strikes.events import Source
from purport.extract.strikes.stated_windows import Window
from purport.records.document import Coverage
from purport.records.value import value

TODAY = 6  # a bare "today" is a window only where nothing else is stated


@value
class Stated:
    """The windows of one general sentence, and the countries it names (none: everything)."""

    countries: tuple[str, ...]
    windows: tuple[Window, ...]


def coverage_of(source: Source, stated: tuple[Stated, ...]) -> tuple[Coverage, ...]:
    """The release's windows by country, those stated in hours before those in days.

    A country without a window of its own takes the release's. None where the release states no
    window: what it announces of one night does not say that there was nothing else.
    """
    best = _best(stated)
    if not best:
        return ()
    names = {code: name for name, code in reversed(source.words.profile.words.countries)}
    grouped: dict[tuple[object, ...], tuple[list[Window], list[str]]] = {}
    for country in _countries(stated) or (None,):
        for each in _for_country(country, stated, best):
            windows, scope = grouped.setdefault((each.earliest, each.latest, each.rule), ([], []))
            windows.extend([] if each in windows else [each])
            scope.extend([names[country]] if country else [])
    ordered = sorted(grouped.values(), key=lambda each: each[0][0].start)
    return tuple(_coverage(source, windows, tuple(scope)) for windows, scope in ordered)


def _coverage(source: Source, windows: list[Window], scope: tuple[str, ...]) -> Coverage:
    """One piece of coverage that several sentences of the release may state alike."""
    spans = [span for each in windows for span in source.flow.spans(each.start, each.end)]
    profile = source.words.profile
    return Coverage(
        document_id=source.document.id,
        origin=source.document.origin.name,
        earliest=windows[0].earliest,
        latest=windows[0].latest,
        scope=scope,
        spans=tuple(sorted(spans)),
        rule=windows[0].rule,
        component=source.component,
        profile=None if profile.is_general else profile.component,
    )


def _best(stated: tuple[Stated, ...]) -> list[Window]:
    """The most exactly stated windows of all."""
    found = [window for each in stated for window in each.windows]
    rank = min((each.rank for each in found), default=None)
    return [each for each in found if each.rank == rank]


def _for_country(
    country: str | None, stated: tuple[Stated, ...], best: list[Window]
) -> list[Window]:
    """The window for a country: the most exact of those stated for it or for everything, else the
    release's own first."""
    fitting = [
        window
        for each in stated
        if country is None or country in each.countries or not each.countries
        for window in each.windows
    ]
    if not fitting:
        return best[:1]
    rank = min(each.rank for each in fitting)
    exact = [each for each in fitting if each.rank == rank]
    spans = {(each.earliest, each.latest): each for each in reversed(exact)}
    return sorted(spans.values(), key=lambda each: each.start)


def _countries(stated: tuple[Stated, ...]) -> tuple[str, ...]:
    """All countries that sentences with windows or sums name, in order, each once."""
    return tuple(dict.fromkeys(country for each in stated for country in each.countries))
