"""What one record says to an incident: its words, what was searched, what is not held."""

from collections.abc import Iterator, Mapping

from purport.publish.aspects import Aspect, Pair, compare
from purport.publish.catalogue import Catalogue
from purport.publish.dates import exact_range, missing_words, record_words, window_words
from purport.publish.faces import counted, published_words, told_events
from purport.publish.outcomes import (
    first_candidate,
    glyph,
    is_announced,
    is_possible,
    km_words,
    outcome_words,
    releases_words,
    searched_words,
)
from purport.publish.places import place_words
from purport.publish.quotes import Quote
from purport.publish.references import Link
from purport.records.actor import MatchState
from purport.records.document import Coverage
from purport.records.incident import (
    Candidate,
    Comparison,
    Denial,
    HarmStatement,
    HarmView,
    Incident,
    RecordOutcome,
)
from purport.records.value import value


@value
class CandidateRow:
    """An announcement that may be the one meant."""

    candidate: Candidate
    quote: Quote | None
    link: Link
    place: str
    distance: str
    days: str
    base_rate: str
    verdict: str


@value
class DenialRow:
    """An official denial: its words and what it denies."""

    quote: Quote
    denies: str
    said: str


@value
class HarmRow:
    """An official statement on harm: its words, and what it says of the harm."""

    quote: Quote
    words: str
    said: str


@value
class ReleaseRow:
    """One piece of the record that was searched."""

    link: Link
    window: str
    exact: str
    announcements: str


@value
class Recorded:
    """One comparison, ready to print. `look` names the way in which its bar is drawn."""

    comparison: Comparison
    outcome: str
    glyph: str
    look: str
    possible: bool
    announced: tuple[CandidateRow, ...]
    candidates: tuple[CandidateRow, ...]
    nearest: CandidateRow | None
    denials: tuple[DenialRow, ...]
    releases: tuple[ReleaseRow, ...]
    aspects: tuple[Aspect, ...]
    window: str
    exact_window: str
    searched: str
    missing: tuple[tuple[str, str], ...]
    later_missing: tuple[str, ...]
    harm: tuple[HarmRow, ...]
    held: str
    expected: str
    counted: str
    differs: str


_LOOKS = {
    RecordOutcome.ANNOUNCED: "same",
    RecordOutcome.ANNOUNCED_DIFFERENTLY: "shift",
    RecordOutcome.DENIED: "struck",
    RecordOutcome.SILENT: "empty",
    RecordOutcome.NOT_HELD: "unheld",
    RecordOutcome.NOT_COMPARABLE: "none",
}
MOST_RELEASES = 40  # rows; further ones are counted


def recorded(
    catalogue: Catalogue, incident: Incident, comparison: Comparison, countries: Mapping[str, str]
) -> Recorded:
    """A comparison in the words of the record and of its search."""
    rows = tuple(_candidate(catalogue, one, countries) for one in comparison.candidates)
    return Recorded(
        comparison=comparison,
        outcome=outcome_words(comparison),
        glyph=glyph(comparison),
        look=_look(comparison),
        possible=is_possible(comparison),
        announced=_chosen(comparison, rows),
        candidates=rows,
        nearest=_nearest(comparison, rows),
        denials=tuple(_denials(catalogue, comparison)),
        releases=tuple(_releases(catalogue, comparison)),
        aspects=_aspects(catalogue, incident, comparison, countries),
        window=window_words(comparison.window),
        exact_window=exact_range(comparison.window.earliest, comparison.window.latest),
        searched=searched_words(comparison),
        missing=tuple((missing_words(part), part.why) for part in comparison.missing),
        later_missing=tuple(map(missing_words, comparison.later_missing)),
        harm=tuple(_harm(catalogue, comparison)),
        held=releases_words(comparison),
        expected=f"expected: {comparison.rhythm.words}" if comparison.rhythm else "",
        counted=releases_words(comparison).removesuffix(" held"),
        differs=listed(comparison.differs),
    )


def _nearest(comparison: Comparison, rows: tuple[CandidateRow, ...]) -> CandidateRow | None:
    """The nearest line of the searched hours that a silence does not rest on, if any is listed."""
    if comparison.outcome is not RecordOutcome.SILENT:
        return None
    known = [row for row in rows if row.candidate.distance_km is not None]
    return min(known, key=lambda row: row.candidate.distance_km or 0.0, default=None)


def _look(comparison: Comparison) -> str:
    if is_possible(comparison):
        return "maybe"
    partly = comparison.outcome is RecordOutcome.NOT_HELD and comparison.searched
    return "partly" if partly else _LOOKS[comparison.outcome]


def _chosen(comparison: Comparison, rows: tuple[CandidateRow, ...]) -> tuple[CandidateRow, ...]:
    if not is_announced(comparison):
        return ()
    return tuple(row for row in rows if row.candidate.chosen) or rows[:1]


def _candidate(
    catalogue: Catalogue, candidate: Candidate, countries: Mapping[str, str]
) -> CandidateRow:
    event = catalogue.events.get(candidate.event_id)
    known = candidate.document_id in catalogue.documents
    return CandidateRow(
        candidate=candidate,
        quote=catalogue.event_quote(event) if event else None,
        link=catalogue.link(candidate.document_id, event.spans if event else ())
        if known
        else Link(href="sources.html", text="not in view"),
        place=place_words(event.place if event else None, countries),
        distance=km_words(candidate.distance_km),
        days=_apart(candidate.days),
        base_rate=f"{candidate.base_rate:.4f}".rstrip("0").rstrip("."),
        verdict=VERDICTS[candidate.verdict],
    )


def listed(names: tuple[str, ...]) -> str:
    """`place`, `place and target`, `time, place and target`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


VERDICTS = {
    MatchState.SUGGESTED: "suggested by the machine",
    MatchState.CONFIRMED: "confirmed by a person",
    MatchState.REJECTED: "rejected by a person",
}


def _denials(catalogue: Catalogue, comparison: Comparison) -> Iterator[DenialRow]:
    for denial in comparison.denials:
        claim = catalogue.claims.get(denial.claim_id)
        if claim is not None:
            document = catalogue.documents[claim.document_id]
            yield DenialRow(
                quote=catalogue.quote(claim),
                denies=denial_words(denial),
                said=f"{catalogue.speaker(claim).name}, {published_words(document)}",
            )
    if comparison.outcome is RecordOutcome.DENIED:
        yield from _general_denials(catalogue, comparison)


def _general_denials(catalogue: Catalogue, comparison: Comparison) -> Iterator[DenialRow]:
    """The record's own "no strikes" that the outcome names as its reason."""
    for part in catalogue.coverage.get(comparison.record, ()):
        for event in catalogue.view.findings[part.document_id].events:
            quote = catalogue.event_quote(event)
            named = any(event.text in reason for reason in comparison.reasons)
            if event.negated and event.claim is None and named and quote:
                document = catalogue.documents[part.document_id]
                said = f"{comparison.record}, {published_words(document)}"
                yield DenialRow(quote=quote, denies=denial_words_of("strike"), said=said)


def _harm(catalogue: Catalogue, comparison: Comparison) -> Iterator[HarmRow]:
    for each in comparison.harm:
        quote = catalogue.words(each.document_id, each.spans)
        if quote is not None:
            document = catalogue.documents[each.document_id]
            said = f"{comparison.record}, {published_words(document)}"
            yield HarmRow(quote=quote, words=harm_view_words(each), said=said)


def harm_view_words(each: HarmStatement) -> str:
    """What an official statement says of harm: `harm conceded: 2`, `not credible: …`."""
    if each.says is HarmView.UNDER_REVIEW:
        return "alleged harm under review"
    if each.says is HarmView.NOT_CREDIBLE:
        because = f": {each.reason}" if each.reason else ", no reason given"
        return f"called not credible{because}"
    if each.numbers is None:
        return "harm conceded, no figure given"
    least, most = each.numbers
    return f"harm conceded: {least}" if least == most else f"harm conceded: {least} to {most}"


def denial_words(denial: Denial) -> str:
    """What is denied, in words: `denies the motive`."""
    return denial_words_of(denial.denies)


def denial_words_of(denied: str) -> str:
    """`denies the strike` for `strike`."""
    return f"denies the {denied}"


def _releases(catalogue: Catalogue, comparison: Comparison) -> Iterator[ReleaseRow]:
    touching = [
        part
        for part in catalogue.coverage.get(comparison.record, ())
        if _is_searched(part, comparison)
    ]
    for part in touching[:MOST_RELEASES]:
        found = catalogue.view.findings[part.document_id]
        announced = sum(event.claim is None and not event.negated for event in found.events)
        yield ReleaseRow(
            link=catalogue.link(part.document_id, part.spans),
            window=record_words(part.earliest, part.latest),
            exact=exact_range(part.earliest, part.latest),
            announcements=counted(announced, "announcement"),
        )


def _is_searched(part: Coverage, comparison: Comparison) -> bool:
    return any(
        (window.latest is None or part.earliest < window.latest)
        and (window.earliest is None or window.earliest < part.latest)
        for window in comparison.searched
    )


def _aspects(
    catalogue: Catalogue, incident: Incident, comparison: Comparison, countries: Mapping[str, str]
) -> tuple[Aspect, ...]:
    best = first_candidate(comparison) if is_announced(comparison) else None
    event = catalogue.events.get(best.event_id) if best else None
    if best is None or event is None:
        return ()
    covered = catalogue.window_of(event)
    return compare(
        Pair(
            told=told_events(catalogue, incident),
            announced=event,
            covered=record_words(*covered) if covered else "",
            comparison=comparison,
            candidate=best,
            countries=countries,
        )
    )


def _apart(days: float) -> str:
    """How far the windows lie apart, in words."""
    if days == 0:
        return "same time"
    if days < 0.1:
        return "the times touch"
    return f"{days:.1f} days apart".replace(".0 ", " ")
