"""Who actors are to each other, on one axis of time."""

from collections.abc import Iterator
from datetime import datetime

from purport.publish.catalogue import Catalogue
from purport.publish.dates import when_words
from purport.publish.faces import published_words
from purport.publish.quotes import Quote
from purport.publish.speakers import actor_words
from purport.publish.timescale import Scale, Tick, lay_out
from purport.records.relation import Relation, RelationKind
from purport.records.value import value

_LOOKS = {
    RelationKind.BRANCH_OF: "mem",
    RelationKind.PART_OF: "mem",
    RelationKind.OFFSHOOT_OF: "mem",
    RelationKind.ALLIED_WITH: "ally",
    RelationKind.RIVAL_OF: "foe",
    RelationKind.ATTACKED: "foe",
    RelationKind.TURNED_ON: "foe",
    RelationKind.ACCUSES: "foe",
}


@value
class RelationRow:
    """One relation. `begin` and `end` are per cent of the axis, None where it is undated."""

    relation: Relation
    subject: str
    kind: str
    object: str
    when: str
    stated: str
    quote: Quote | None
    look: str
    begin: float | None
    end: float | None
    open_begin: bool
    open_end: bool


@value
class Axis:
    """Labels along the axis, in per cent of its length."""

    labels: tuple[tuple[float, str], ...]


def relation_rows(catalogue: Catalogue) -> tuple[tuple[RelationRow, ...], Axis]:
    """All relations in view, in document order, and their axis."""
    relations = catalogue.view.all_relations()
    times = [one.when for one in relations if one.when]
    stated = [_stated(catalogue, one) for one in relations if one.when]
    ends = [end for when in times for end in (when.earliest, when.latest) if end]
    scale = lay_out([*ends, *(at for at in stated if at)] if ends else [])
    rows = tuple(_row(catalogue, relation, scale) for relation in relations)
    return rows, Axis(labels=tuple(_labels(scale)) if scale else ())


def _row(catalogue: Catalogue, relation: Relation, scale: Scale | None) -> RelationRow:
    when = relation.when
    dated = scale is not None and when is not None and (when.earliest or when.latest)
    begin = end = None
    if dated and scale and when:
        begin = _per_cent(scale, scale.at(when.earliest)) if when.earliest else 0.0
        until = when.latest or _stated(catalogue, relation)
        end = _per_cent(scale, scale.at(until)) if until else 100.0
        end = max(end, begin + 1.5)
    document = catalogue.documents[relation.document_id]
    return RelationRow(
        relation=relation,
        subject=actor_words(relation.subject),
        kind=relation.kind.value.replace("_", " "),
        object=actor_words(relation.object),
        when=when_words(when) if when else "undated",
        stated=f"{catalogue.references.name(document.id)}, {published_words(document)}",
        quote=catalogue.words(relation.document_id, relation.spans),
        look=_LOOKS.get(relation.kind, "back") if begin is not None else "back",
        begin=begin,
        end=end,
        open_begin=bool(when and not when.earliest),
        open_end=bool(when and not when.latest),
    )


def _stated(catalogue: Catalogue, relation: Relation) -> datetime | None:
    """When a source has stopped saying so: it was published."""
    published = catalogue.documents[relation.document_id].published
    return published.counts_from() if published else None


def _per_cent(scale: Scale, units: float) -> float:
    return round(100 * units / scale.height, 3)


MOST_LABELS = 4.5  # beyond this, labels would touch on a narrow page


def _labels(scale: Scale) -> Iterator[tuple[float, str]]:
    """Some days along the axis, far enough from each other to be read."""
    last = -100.0
    for tick in scale.ticks:
        place = _per_cent(scale, tick.begin)
        if _is_wanted(tick) and place - last >= 100 / MOST_LABELS and place <= 92:
            last = place
            yield place, tick.label


def _is_wanted(tick: Tick) -> bool:
    return bool(tick.label) and not tick.folded
