"""When a claimed event can have happened."""

from datetime import datetime, timedelta

from purport.records.document import Document
from purport.records.event import Event
from purport.records.incident import Window


def claimed_window(event: Event, document: Document, lookback_days: int) -> Window:
    """The window of a claimed event: as stated, else reaching back from when it was claimed.

    It never reaches past the moment of the claim. `basis` is "stated", "assumed" (a lookback of so
    many days before publication) or "unknown" (no date at all).
    """
    said = claimed_by(document)
    when = event.when
    if when is not None and when.earliest is not None:
        latest = _earlier(when.latest, said)
        if latest is None or when.earliest <= latest:
            return Window(earliest=when.earliest, latest=latest, basis="stated")
    if said is None:
        return Window(earliest=None, latest=None, basis="unknown")
    return Window(
        earliest=said - timedelta(days=lookback_days),
        latest=said,
        basis=f"no time given: {lookback_days} days before it was claimed",
    )


def claimed_by(document: Document) -> datetime | None:
    """The last instant (UTC) at which the document's claims can have been made."""
    return document.published.counts_from() if document.published else None


def _earlier(left: datetime | None, right: datetime | None) -> datetime | None:
    if left is None or right is None:
        return left or right
    return min(left, right)
