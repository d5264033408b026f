"""What one official origin published, piece by piece."""

from collections.abc import Mapping, Sequence

from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.ids import DocumentId
from purport.records.incident import Window
from purport.records.origin import OriginKind
from purport.records.value import value


@value
class Sheet:
    """One piece of a record: its document, the windows it covers, what it announces and says."""

    document: Document
    windows: tuple[Window, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]

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
    documents: Sequence[Document], findings: Mapping[DocumentId, Findings]
) -> tuple[Record, ...]:
    """The records of all official origins, sorted by name."""
    by_origin: dict[str, list[Sheet]] = {}
    for document in documents:
        if document.origin.kind is OriginKind.OFFICIAL:
            found = findings.get(document.id, Findings())
            by_origin.setdefault(document.origin.name, []).append(_sheet(document, found))
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


def _sheet(document: Document, found: Findings) -> Sheet:
    windows = tuple(
        Window(earliest=each.earliest, latest=each.latest, basis=each.rule)
        for each in found.coverage
    )
    announced = tuple(each for each in found.events if each.claim is None)
    return Sheet(document=document, windows=windows, events=announced, claims=found.claims)


def _order(sheet: Sheet) -> tuple[str, str]:
    return (str(sheet.document.published or ""), sheet.document.id)
