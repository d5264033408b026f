"""What a correction is read with, opened when one is made."""

from datetime import date

from purport.pipeline.case import Case
from purport.pipeline.corrections_read import Desk
from purport.pipeline.opened import open_tools
from purport.records.actor import Actor
from purport.records.document import Document
from purport.records.when import Anchor
from purport.resolve.resolve import anchor_of
from purport.stock.register import SAME_NAME


def desk_of(case: Case, document: Document | None) -> Desk:
    """The loaded lists, and the document's day and zone; without one, the case's zone."""
    opened = open_tools(case)
    register = opened.register

    def actors(written: str, on: date | None) -> tuple[Actor, ...]:
        entry = register.entry(written)
        if entry is None:
            found = register.find(written, on=on)
            return tuple(each.actor for each in found if SAME_NAME in each.reasons)
        shown = entry.shown_on(on, "") or None
        return (Actor(as_written=entry.shown[-1].name, id=entry.id, name=shown, kind=entry.kind),)

    published = document.published if document else None
    anchor = Anchor(published=None, zone=case.settings.zone)
    if document is not None:
        anchor = anchor_of(document, opened.tools.resolve)
    return Desk(
        place=opened.gazetteer.place,
        actors=actors,
        anchor=anchor,
        on=published.begins().date() if published else None,
    )
