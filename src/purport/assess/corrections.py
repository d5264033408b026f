"""Corrections of earlier releases, as what they are: new records beside the old ones.

In: the pieces of one record in view. Out: which announcement replaces which, and what is said of
pieces as a whole. Nothing is overwritten: before the correction was published, it is not in view,
and the old reading stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date

from purport.assess.sheets import Record, Sheet
from purport.records.event import Event
from purport.records.ids import DocumentId, EventId
from purport.records.names import fold
from purport.records.release import Change, Correction
from purport.records.value import value

REPLACING = frozenset({Change.TARGET, Change.SUMMARY})


@value
class Replacement:
    """An earlier announcement, the one that takes its place (None: withdrawn), and who says so."""

    earlier: EventId
    later: EventId | None
    correction: DocumentId


@value
class Corrected:
    """What the corrections of a record change. `notes` are sentences about whole pieces."""

    replacements: tuple[Replacement, ...] = ()
    notes: Mapping[DocumentId, tuple[str, ...]] = field(default_factory=dict)

    @property
    def replaced(self) -> frozenset[EventId]:
        """The announcements that are no longer what the record says."""
        return frozenset(each.earlier for each in self.replacements)

    @property
    def corrects(self) -> Mapping[EventId, EventId]:
        """The earlier announcement of each one that replaces another."""
        return {each.later: each.earlier for each in self.replacements if each.later is not None}


def corrections_of(record: Record) -> Corrected:
    """What the corrections in the pieces of a record change in its earlier pieces."""
    by_day: dict[date, list[Sheet]] = {}
    for sheet in record.sheets:
        published = sheet.document.published
        if published is not None:
            by_day.setdefault(published.day or published.begins().date(), []).append(sheet)
    replacements: list[Replacement] = []
    notes: dict[DocumentId, list[str]] = {}
    for sheet in record.sheets:
        for correction in sheet.corrections:
            earlier = [each for each in by_day.get(correction.of or date.min, ()) if each != sheet]
            replacements.extend(_replacements(sheet, correction, earlier))
            for each in (sheet, *earlier):
                notes.setdefault(each.document.id, []).append(_note(sheet, correction))
    return Corrected(
        replacements=tuple(replacements),
        notes={name: tuple(said) for name, said in notes.items()},
    )


def _replacements(
    sheet: Sheet, correction: Correction, earlier: list[Sheet]
) -> Iterator[Replacement]:
    if correction.change not in REPLACING:
        return
    redone = correction.change is Change.SUMMARY
    told = [e for e in sheet.events if redone or e.id in correction.events]
    for old in _told_of(sheet, earlier, redone):
        later = next((each for each in told if _same_name(each, old)), None)
        if later is None and not redone:
            continue
        if later is not None and _is_part(later, old) and not redone:
            continue
        yield Replacement(
            earlier=old.id, later=later.id if later else None, correction=sheet.document.id
        )


def _told_of(sheet: Sheet, earlier: Iterable[Sheet], redone: bool) -> Iterator[Event]:
    """The announcements of the earlier pieces that the correction can be about: for a summary done
    anew those of the window that it covers.
    """
    for other in earlier:
        for event in other.events:
            window = other.window_of(event)
            if not redone or (window is not None and sheet.touches(window)):
                yield event


def _is_part(later: Event, earlier: Event) -> bool:
    """Whether a correction speaks of some of the strikes only: the others still stand."""
    return later.count is not None and earlier.count is not None and later.count < earlier.count


def _same_name(left: Event, right: Event) -> bool:
    if left.place is None or right.place is None:
        return False
    names = [
        {fold(each) for each in (place.as_written, place.name) if each}
        for place in (left.place, right.place)
    ]
    return bool(names[0] & names[1])


def _note(sheet: Sheet, correction: Correction) -> str:
    published = sheet.document.published
    said = " ".join(correction.words.text.split())
    return f"corrected by {sheet.document.name} ({published}): “{said[:240]}”"
