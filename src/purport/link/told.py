"""What documents tell beside a picture, and where two of them cannot both be right.

A document may tell of several places and days, and show the picture for one of them. So two uses
contradict each other only where nothing that one tells fits anything that the other tells.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import product

from purport.records.document import Document, DocumentKind
from purport.records.finding import Findings
from purport.records.lineage import Basis, Contradiction, ContradictionKind, Told, Use
from purport.records.origin import PublishedSource
from purport.records.place import Place, distance_km
from purport.records.when import When, ZoneBasis

NEAR_KM = 5.0
SLACK = timedelta(hours=14)  # a day without a zone begins so much earlier or later somewhere


def told_by(document: Document, found: Findings) -> tuple[Told, ...]:
    """The events that a document tells; in a post without any, its places and times as mentioned.

    What is said not to have happened is left out.
    """
    events = tuple(
        Told(event_id=each.id, place=each.place, when=each.when, spans=each.spans)
        for each in found.events
        if not each.negated and (each.place is not None or each.when is not None)
    )
    if events or document.kind is not DocumentKind.POST:
        return events
    places = (
        Told(event_id=None, place=each.place, spans=each.words.spans)
        for each in found.places
        if each.place is not None
    )
    times = (
        Told(event_id=None, when=each.when, spans=each.words.spans)
        for each in found.times
        if each.when is not None
    )
    return (*places, *times)


def contradictions(
    uses: Sequence[Use], bases: Mapping[tuple[int, int], Basis]
) -> tuple[Contradiction, ...]:
    """Where two uses, given by publication, cannot both be right; `bases` say why they are one."""
    return tuple(
        found
        for (one, other), basis in sorted(bases.items())
        for found in _between(uses, one, other, basis)
    )


def _between(uses: Sequence[Use], one: int, other: int, basis: Basis) -> Iterator[Contradiction]:
    left, right = uses[one], uses[other]
    apart = _apart_km(_places(left), _places(right))
    if apart is not None:
        yield Contradiction(
            kind=ContradictionKind.PLACE,
            earlier=one,
            later=other,
            basis=basis,
            distance_km=apart,
            words=f"shown as {_place_words(right)} ({_date(right)}); "
            f"in an earlier held use as {_place_words(left)} ({_date(left)}), "
            f"{apart:.0f} km apart" + _hedge(basis),
        )
    refuted = [pair for pair in ((one, other), (other, one)) if _is_refuted(uses, *pair)]
    for early, late in refuted:
        yield Contradiction(
            kind=ContradictionKind.EARLIER_COPY,
            earlier=early,
            later=late,
            basis=basis,
            words=f"dated {_time_words(uses[late])} by the use {_date(uses[late])}; a held copy "
            f"was {_date(uses[early])}, before that: by these dates the picture is not of that time"
            + _hedge(basis),
        )
    if not refuted and _never_meet(_times(left), _times(right)):
        yield Contradiction(
            kind=ContradictionKind.TIME,
            earlier=one,
            later=other,
            basis=basis,
            words=f"dated {_time_words(right)} ({_date(right)}); "
            f"in an earlier held use {_time_words(left)} ({_date(left)})" + _hedge(basis),
        )


def _hedge(basis: Basis) -> str:
    return (
        "; if these are one photo, which nobody has confirmed" if basis is Basis.SUGGESTED else ""
    )


def _places(use: Use) -> list[Place]:
    return [each.place for each in use.told if each.place is not None and each.place.is_resolved]


def _times(use: Use) -> list[When]:
    return [each.when for each in use.told if each.when and each.when.earliest and each.when.latest]


def _apart_km(left: Sequence[Place], right: Sequence[Place]) -> float | None:
    """The least distance between two sets of places; None where some fit, or one is empty."""
    found = []
    for one, other in product(left, right):
        apart = distance_km(one, other)
        reach = ((one.radius_m or 0) + (other.radius_m or 0)) / 1000 + NEAR_KM
        if apart is None or one.radius_m is None or other.radius_m is None or apart <= reach:
            return None
        found.append(apart)
    return min(found, default=None)


def _never_meet(left: Sequence[When], right: Sequence[When]) -> bool:
    pairs = list(product(left, right))
    return bool(pairs) and all(
        _before(one.latest, other.earliest) or _before(other.latest, one.earliest)
        for one, other in pairs
    )


def _before(end: datetime | None, start: datetime | None) -> bool:
    return end is not None and start is not None and end + SLACK <= start


def _is_refuted(uses: Sequence[Use], early: int, late: int) -> bool:
    """Whether one use was published before every time that the other tells, zones allowed for."""
    copy, claimed = uses[early], uses[late]
    told = _times(claimed)
    if copy.published is None or not told:
        return False
    held_by = copy.published.counts_from()
    return all(
        each.earliest is not None and held_by <= each.earliest - _doubt(each) for each in told
    )


def _doubt(when: When) -> timedelta:
    return timedelta() if when.zone_basis is ZoneBasis.STATED else SLACK


def _place_words(use: Use) -> str:
    names = dict.fromkeys(each.name or each.as_written for each in _places(use))
    return " / ".join(names)


def _time_words(use: Use) -> str:
    return " / ".join(dict.fromkeys(each.edtf or each.as_written for each in _times(use)))


def _date(use: Use) -> str:
    if use.published is None:
        return "no date of publication"
    by_a_person = use.published.source in (PublishedSource.GIVEN, PublishedSource.JUDGED)
    basis = f", {use.published.basis}" if by_a_person and use.published.basis else ""
    return f"published {use.published}{basis}"
