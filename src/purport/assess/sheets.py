"""What one official origin published, piece by piece."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from purport.records.claim import Claim
from purport.records.document import Coverage, Document
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.ids import DocumentId
from purport.records.incident import MissingDay, Window
from purport.records.origin import OriginKind
from purport.records.release import Correction
from purport.records.value import value
from purport.records.when import TimeMention

DAY = timedelta(days=1)
SOON = timedelta(days=3)  # within which statements and corrections follow


@value
class Sheet:
    """One piece of a record: its document, the windows it covers, what it announces and says.

    `times` are the times named in it, `spoken` the events that somebody in it speaks of. `implied`
    is the time that a piece without a stated window speaks of, where its origin's habit says so.
    """

    document: Document
    coverage: tuple[Coverage, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    corrections: tuple[Correction, ...] = ()
    times: tuple[TimeMention, ...] = ()
    spoken: tuple[Event, ...] = ()
    sound: bool = True
    implied: tuple[Coverage, ...] = ()

    @property
    def searchable(self) -> tuple[Coverage, ...]:
        """The windows in which its silence may count: those it states, else the implied one."""
        return self.coverage or self.implied

    @property
    def windows(self) -> tuple[Window, ...]:
        """The windows that this piece covers."""
        return tuple(
            Window(earliest=each.earliest, latest=each.latest, basis=each.rule)
            for each in self.coverage
        )

    def touches(self, window: Window) -> bool:
        """Whether a covered window shares an instant with this one."""
        return any(
            (window.latest is None or each.earliest < window.latest)
            and (window.earliest is None or window.earliest < each.latest)
            for each in self.coverage
        )

    def may_speak_of(self, window: Window) -> bool:
        """Whether it covers part of a window, or states none and came out then or soon after."""
        if self.coverage:
            return self.touches(window)
        published = self.document.published
        if published is None or window.latest is None:
            return True
        starts = window.earliest or window.latest
        return starts - DAY <= published.begins() <= window.latest + SOON

    def window_of(self, event: Event) -> Window | None:
        """When an announced event happened: its own time, else what the piece covers."""
        when = event.when
        if when is not None and when.earliest is not None:
            return Window(earliest=when.earliest, latest=when.latest, basis=when.as_written)
        return hull(self.windows)


@value
class Record:
    """Everything held of what one official origin published, by publication and id."""

    origin: str
    sheets: tuple[Sheet, ...]


def read_records(
    documents: Sequence[Document],
    findings: Mapping[DocumentId, Findings],
    unsound: frozenset[str] = frozenset(),
) -> tuple[Record, ...]:
    """The records of all official origins, sorted by name.

    `unsound` are the names of documents that were read with a problem.
    """
    by_origin: dict[str, list[Sheet]] = {}
    for document in documents:
        if document.origin.kind is OriginKind.OFFICIAL:
            found = findings.get(document.id, Findings())
            sound = unsound.isdisjoint({document.name, document.address})
            sheet = _sheet(document, found, sound)
            by_origin.setdefault(document.origin.name, []).append(sheet)
    return tuple(
        Record(origin=origin, sheets=tuple(sorted(sheets, key=_order)))
        for origin, sheets in sorted(by_origin.items())
    )


def hull(windows: Sequence[Window]) -> Window | None:
    """The smallest window that holds all of them; None for none."""
    starts = [each.earliest for each in windows if each.earliest]
    ends = [each.latest for each in windows if each.latest]
    if not starts or not ends:
        return None
    return Window(earliest=min(starts), latest=max(ends), basis=windows[0].basis)


def gaps(sheets: Sequence[Sheet]) -> tuple[MissingDay, ...]:
    """The stretches between covered windows that no held piece covers, in order."""
    windows = sorted((w.earliest, w.latest) for sheet in sheets for w in sheet.searchable)
    found = []
    reached = windows[0][1] if windows else None
    for start, end in windows:
        if reached is not None and start > reached:
            why = "between two held pieces"
            found.append(MissingDay(day=reached.date(), until=start.date(), why=why))
        reached = max(reached, end) if reached else end
    return tuple(found)


def _sheet(document: Document, found: Findings, sound: bool) -> Sheet:
    announced = tuple(each for each in found.events if each.claim is None)
    return Sheet(
        document=document,
        coverage=found.coverage,
        events=announced,
        claims=found.claims,
        corrections=found.corrections,
        times=found.times,
        spoken=tuple(each for each in found.events if each.claim is not None),
        sound=sound,
    )


def _order(sheet: Sheet) -> tuple[str, str]:
    return (str(sheet.document.published or ""), sheet.document.id)
