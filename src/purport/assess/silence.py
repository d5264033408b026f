"""Why silence must not be stated although every release was searched.

Silence accuses: it is stated only where nothing in the searched pieces can be about the place, be
it an announcement without a place on the map, or a spelling that no announcement accounts for.
"""

from collections.abc import Mapping

from purport.assess.index import RecordIndex
from purport.assess.mentions import names_of
from purport.assess.options import CompareOptions
from purport.assess.sheets import Sheet
from purport.assess.subject import Subject
from purport.assess.times import gap_days
from purport.records.event import Event
from purport.records.ids import DocumentId, candidate_id
from purport.records.place import Place, Precision
from purport.records.spans import Span, overlaps


def why_no_silence(
    subject: Subject,
    index: RecordIndex,
    texts: Mapping[DocumentId, str],
    options: CompareOptions,
) -> str | None:
    """What a person has to read before silence can be stated; None if nothing."""
    return unplaced(subject, index) or unaccounted(subject, index, texts, options)


def unplaced(subject: Subject, index: RecordIndex) -> str | None:
    """An announcement of these days that cannot be put on the map, or somewhere in the country."""
    place = subject.incident.place
    for each in index.on_days_of(subject.incident.window):
        announced = each.event.place
        if announced is not None and _is_elsewhere(announced, place):
            continue
        if gap_days(subject.incident.window, each.window, 0.0):
            continue
        name = each.sheet.document.name
        if announced is None or announced.precision is Precision.COUNTRY:
            where = (
                f"in {announced.as_written}, at no narrower place"
                if announced
                else "without saying where"
            )
            return f"{name} tells of one {where}"
        if not announced.is_resolved:
            return (
                f"{name} tells of one at {announced.as_written}, a place "
                "that is not resolved: load a gazetteer that holds it"
            )
    return None


def _is_elsewhere(announced: Place, claimed: Place | None) -> bool:
    """Whether the announced place is stated to lie in another country than the claimed one."""
    if claimed is None or claimed.country is None or announced.country is None:
        return False
    return announced.country != claimed.country


def unaccounted(
    subject: Subject,
    index: RecordIndex,
    texts: Mapping[DocumentId, str],
    options: CompareOptions,
) -> str | None:
    """Where a searched piece names the place in words that no event accounts for; None if nowhere.

    An event accounts for a name if it lies in another time, says that there was nothing, or was
    rejected for this incident by a person.
    """
    place = subject.incident.place
    names = names_of(place, options.spellings_of(place)) if place else ()
    for sheet in index.pieces(subject.incident.window):
        accounted = [*sheet.document.skipped, *_accounted(subject, sheet, options)]
        for span in index.spellings(sheet, texts).find(names):
            if not overlaps([span], accounted):
                shown = texts[sheet.document.id][slice(*span)]
                return (
                    f"{sheet.document.name} names {shown} at {span[0]} in words that no event "
                    "accounts for: a person has to read it"
                )
    return None


def _accounted(subject: Subject, sheet: Sheet, options: CompareOptions) -> list[Span]:
    return [
        span
        for event in sheet.events
        if event.negated
        or _is_another_time(subject, sheet, event)
        or _rejected(subject, event, options)
        for span in event.spans
    ]


def _is_another_time(subject: Subject, sheet: Sheet, event: Event) -> bool:
    window = sheet.window_of(event)
    return window is not None and bool(gap_days(subject.incident.window, window, 0.0))


def _rejected(subject: Subject, event: Event, options: CompareOptions) -> bool:
    return bool({event.id, candidate_id(subject.incident.id, event.id)} & options.rejected)
