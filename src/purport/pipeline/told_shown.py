"""What `show` prints of announced events and of what other sources in the case tell of them."""

from collections.abc import Iterator
from typing import Any

from purport.records import codec
from purport.records.told import ToldEvent, ToldState, sums
from purport.records.view import View

Line = dict[str, Any]
WORDS = {
    ToldState.LIKELY: "told by another source",
    ToldState.POSSIBLY: "possibly told by another source",
    ToldState.NONE: "no other source in this case",
    ToldState.UNPLACED: "cannot be told: a place is not on the map",
    ToldState.NOT_HELD: "another record is not held for these days",
}


def told_lines(seen: View) -> Iterator[Line]:
    """One line an announced event, whatever others tell of it."""
    names = {each.id: each.name for each in seen.documents}
    for each in seen.told:
        line: Line = codec.encode(each)
        line["document"] = names[each.document_id]
        line["by"] = [names[document] for document in each.by]
        yield {"type": "announced_event"} | line


def told_rows(seen: View) -> Iterator[Line]:
    """The announced events of which no other source in this case tells for sure, to read."""
    names = {each.id: each.name for each in seen.documents}
    for each in seen.told:
        if each.state is not ToldState.LIKELY:
            yield _row(each, names)


def _row(each: ToldEvent, names: dict[Any, str]) -> Line:
    distance = "" if each.distance_km is None else f", {each.distance_km:.0f} km away"
    return {
        "id": each.event_id,
        "record": each.record,
        "from": f"{each.earliest:%Y-%m-%d %H:%MZ}" if each.earliest else "",
        "to": f"{each.latest:%Y-%m-%d %H:%MZ}" if each.latest else "",
        "place": each.place.as_written if each.place else "",
        "country": (each.place.country if each.place else None) or "",
        "number": each.count,
        "told": WORDS[each.state] + distance,
        "why not": each.why or "",
        "by": "; ".join(names[document] for document in each.by),
        "document": names[each.document_id],
    }


def sum_lines(seen: View) -> Iterator[Line]:
    """One line a record, month and country."""
    for each in sums(seen.told):
        yield {"type": "announced_sum"} | codec.encode(each)


def sum_rows(seen: View) -> Iterator[Line]:
    """How many announced events others tell of, by record, month and country, to read."""
    for each in sums(seen.told):
        yield {
            "record": each.record,
            "month": each.month,
            "country": each.country,
            "announced": each.announced,
            "told by another source": each.likely,
            "possibly told": each.possibly,
            "no other source in this case": each.none,
            "place not on the map": each.unplaced,
            "other record not held": each.not_held,
        }
