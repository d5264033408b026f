"""Relations as `show` prints them: what is stated of two actors stands together."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from purport.pipeline.shown_words import judged_words, speaker, when_words, words_of_spans
from purport.records import contract
from purport.records.actor import Actor
from purport.records.relation import Relation, RelationKind
from purport.records.view import View

Line = dict[str, Any]

FOR = frozenset(
    {
        RelationKind.ALLIED_WITH,
        RelationKind.BACKED_BY,
        RelationKind.PART_OF,
        RelationKind.BRANCH_OF,
        RelationKind.LED_BY,
    }
)
AGAINST = frozenset({RelationKind.RIVAL_OF, RelationKind.ATTACKED, RelationKind.TURNED_ON})


def relation_lines(seen: View) -> Iterator[Line]:
    """One line a relation: when it was stated, and the relations that it contradicts."""
    against = {
        str(each.id): [other.id for other in together if contradicts(each, other)]
        for together in _together(seen)
        for each in together
    }
    for document in seen.documents:
        for line in contract.relation_lines(document, seen.findings[document.id]):
            published = document.published
            line["stated_on"] = str(published) if published else None
            yield line | {"contradicts": against[line["id"]]}


def relation_rows(seen: View) -> Iterator[Line]:
    """Relations to read, those of the same two actors side by side, by when they were stated."""
    for together in _together(seen):
        for each in together:
            yield _row(seen, each, [o for o in together if contradicts(each, o)])


def _together(seen: View) -> Iterator[list[Relation]]:
    """The relations of each two actors, in the order of the documents."""
    placed = [(_pair(each), n, each) for n, each in enumerate(seen.all_relations())]
    placed.sort(key=lambda item: item[:2])
    for _, group in groupby(placed, key=lambda item: item[0]):
        yield [relation for _, _, relation in group]


def _row(seen: View, relation: Relation, against: list[Relation]) -> Line:
    documents = {each.id: each for each in seen.documents}
    judged = judged_words(seen.judgements)
    said_by = {str(each.id): speaker(each) for each in seen.all_claims()}
    document = documents[relation.document_id]
    stated = str(document.published) if document.published else "an unknown day"
    return {
        "id": relation.id,
        "from": _named(relation.subject),
        "kind": relation.kind.value,
        "to": _named(relation.object),
        "when": when_words(relation.when) or f"as stated on {stated}, no further",
        "at_the_moment": at_moment(relation, seen.as_of),
        "stated_on": stated,
        "said_by": said_by.get(relation.claim or "", "the document"),
        "judged": judged.get(relation.id, ""),
        "contradicts": "; ".join(f"{each.kind.value} ({each.id})" for each in against),
        "where": f"{document.name} {words_of_spans(relation.spans)}",
    }


def at_moment(relation: Relation, moment: datetime | None) -> str:
    """What the stated time says of a moment: covers it, ended before it, begins after it, or none.

    A relation without a stated time is known for the day of its statement alone.
    """
    when = relation.when
    if moment is None:
        return ""
    if when is None or (when.earliest is None and when.latest is None):
        return "not stated for it"
    if when.latest is not None and when.latest <= moment:
        return "its stated time was over"
    if when.earliest is not None and when.earliest > moment:
        return "its stated time had not begun"
    return "within its stated time"


def contradicts(left: Relation, right: Relation) -> bool:
    """Whether two statements on the same actors do not go together in one stretch of time.

    Stated times that do not touch contradict nothing: allies became rivals.
    """
    opposed = (left.kind in FOR and right.kind in AGAINST) or (
        left.kind in AGAINST and right.kind in FOR
    )
    return opposed and _touch(left, right)


def _touch(left: Relation, right: Relation) -> bool:
    one, other = left.when, right.when
    if one is None or other is None:
        return True
    ends_before = one.latest and other.earliest and one.latest <= other.earliest
    begins_after = one.earliest and other.latest and other.latest <= one.earliest
    return not ends_before and not begins_after


def _pair(relation: Relation) -> tuple[str, ...]:
    return tuple(sorted(map(_key, (relation.subject, relation.object))))


def _key(actor: Actor) -> str:
    return actor.id or actor.as_written.casefold()


def _named(actor: Actor) -> str:
    return actor.name or actor.as_written
