"""What changed for an incident since an earlier moment, and which document changed it."""

from collections.abc import Iterator

from purport.publish.catalogue import Catalogue, open_view
from purport.publish.dates import instant_words
from purport.publish.faces import counted
from purport.publish.outcomes import glyph, leading, outcome_words, searched_words
from purport.publish.references import Link
from purport.records.incident import Incident
from purport.records.value import value
from purport.records.view import View


@value
class Change:
    """One aspect, then and now; `links` lead to the documents that made the difference."""

    name: str
    was: str
    now: str
    was_glyph: str = ""
    now_glyph: str = ""
    links: tuple[Link, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether it is another one now."""
        return self.was != self.now


def changes(catalogue: Catalogue, earlier: View | None, incident: Incident) -> tuple[Change, ...]:
    """The changes of an incident since the earlier view; empty without such a view."""
    if earlier is None:
        return ()
    then = open_view(earlier)
    before = next((one for one in earlier.incidents if one.id == incident.id), None)
    if before is None:
        return (
            Change(name="Incident", was="not in view", now="in view", links=_new(catalogue, then)),
        )
    return tuple(_rows(catalogue, then, incident, before))


def moment_words(view: View) -> str:
    """The moment of a view in words."""
    return instant_words(view.as_of) if view.as_of else "all that is held"


def _rows(
    catalogue: Catalogue, then: Catalogue, now: Incident, before: Incident
) -> Iterator[Change]:
    yield Change(
        name="Why",
        was=counted(len(then.documents), "document") + " counted",
        now=counted(len(catalogue.documents), "document") + " count",
        links=_new(catalogue, then),
    )
    new = leading(catalogue.comparisons.get(now.id, ()))
    old = leading(then.comparisons.get(before.id, ()))
    yield Change(
        name="Outcome",
        was=outcome_words(old) if old else "not compared",
        now=outcome_words(new) if new else "not compared",
        was_glyph=glyph(old) if old else "",
        now_glyph=glyph(new) if new else "",
    )
    yield Change(
        name="Searched",
        was=searched_words(old) if old else "nothing",
        now=searched_words(new) if new else "nothing",
    )
    yield Change(
        name="Denials",
        was=counted(len(old.denials) if old else 0, "denial"),
        now=counted(len(new.denials) if new else 0, "denial"),
    )
    yield Change(
        name="Claims",
        was=counted(len(then.claims_of(before)), "claim"),
        now=counted(len(catalogue.claims_of(now)), "claim"),
    )
    yield Change(name="Origins", was=_origins(then, before), now=_origins(catalogue, now))


def _new(catalogue: Catalogue, then: Catalogue) -> tuple[Link, ...]:
    """The documents that have joined since."""
    return tuple(
        catalogue.link(document.id)
        for document in catalogue.view.documents
        if document.id not in then.documents
    )


def _origins(catalogue: Catalogue, incident: Incident) -> str:
    assessed = next(iter(catalogue.assessments.get(incident.id, ())), None)
    if assessed is None:
        return "not assessed"
    return counted(assessed.independent, "independent origin")
