"""What a person can correct, field by field: how it is written, and how it is put into a record.

A correction is read once, when it is judged, with the lists and the zone of that day. The log keeps
what was understood, so that it means the same after every rebuild, whatever lists are loaded then.
"""

from collections.abc import Callable, Mapping
from typing import Any

from purport.pipeline.corrections_put import (
    put_count,
    put_end,
    put_harm,
    put_inside,
    put_mention_actor,
    put_mention_place,
    put_mention_when,
    put_place,
    put_plain,
    put_published,
    put_role,
    put_source,
    put_when,
    put_window,
)
from purport.pipeline.corrections_read import (
    Desk,
    read_actor,
    read_choice,
    read_count,
    read_place,
    read_range,
    read_title,
    read_when,
    read_yes_no,
)
from purport.records.claim import AuthorStance, CueClass, Polarity, SourceKind, SourceStance
from purport.records.event import EventKind
from purport.records.origin import PublishedSource, read_published
from purport.records.relation import RelationKind
from purport.records.value import value


@value
class Correction:
    """One field that can be corrected: `read` gives the text that the log keeps, `put` the record
    with it.
    """

    read: Callable[[str, Desk], str]
    put: Callable[[Any, str], Any]


def correctable(kind: str) -> Mapping[str, Correction]:
    """The fields of a kind of record that can be corrected; empty where it can only be judged."""
    return FIELDS.get(kind, {})


def corrected(kind: str, record: Any, fields: Mapping[str, str]) -> Any:
    """The record with what was corrected; fields that its kind has not are passed over."""
    known = correctable(kind)
    for name, content in fields.items():
        if name in known:
            record = known[name].put(record, content)
    return record


def _read_published(written: str, desk: Desk) -> str:
    read_published(written, PublishedSource.JUDGED)
    return written


def _choice(kind: Any) -> Callable[[str, Desk], str]:
    return lambda written, _: read_choice(written, kind)


HARM_KINDS = tuple(
    f"{who}_{act}"
    for who in ("people", "civilians", "children", "women", "combatants")
    for act in ("killed", "injured", "harmed")
)

FIELDS: Mapping[str, Mapping[str, Correction]] = {
    "document": {
        "published": Correction(read=_read_published, put=put_published),
        "title": Correction(read=read_title, put=put_plain("title", str)),
        "language": Correction(read=read_title, put=put_plain("language", str)),
    },
    "place_mention": {"place": Correction(read=read_place, put=put_mention_place)},
    "actor_mention": {"actor": Correction(read=read_actor, put=put_mention_actor)},
    "when_mention": {"when": Correction(read=read_when, put=put_mention_when)},
    "event": {
        "place": Correction(read=read_place, put=put_place),
        "when": Correction(read=read_when, put=put_when("when")),
        "kind": Correction(read=_choice(EventKind), put=put_plain("kind", EventKind)),
        "count": Correction(read=read_count, put=put_count),
        "negated": Correction(read=read_yes_no, put=put_plain("negated", lambda c: c == "yes")),
        "attacker": Correction(read=read_actor, put=put_role("attacker")),
        "target": Correction(read=read_actor, put=put_role("target")),
        **{kind: Correction(read=read_range, put=put_harm(kind)) for kind in HARM_KINDS},
    },
    "claim": {
        "source": Correction(read=read_actor, put=put_source),
        "source_kind": Correction(
            read=_choice(SourceKind), put=put_inside("source", "kind", SourceKind)
        ),
        "class": Correction(read=_choice(CueClass), put=put_inside("cue", "cue_class", CueClass)),
        "stance": Correction(
            read=_choice(SourceStance), put=put_inside("stance", "source", SourceStance)
        ),
        "author": Correction(
            read=_choice(AuthorStance), put=put_inside("stance", "author", AuthorStance)
        ),
        "polarity": Correction(
            read=_choice(Polarity), put=put_inside("stance", "polarity", Polarity)
        ),
        "said": Correction(read=read_when, put=put_when("said")),
    },
    "relation": {
        "kind": Correction(read=_choice(RelationKind), put=put_plain("kind", RelationKind)),
        "from": Correction(read=read_actor, put=put_end("subject")),
        "to": Correction(read=read_actor, put=put_end("object")),
        "when": Correction(read=read_when, put=put_when("when")),
    },
    "incident": {
        "place": Correction(read=read_place, put=put_place),
        "when": Correction(read=read_when, put=put_window),
    },
    "assessment": {
        name: Correction(read=read_title, put=lambda record, _: record)
        for name in ("harm_grade", "strike_status")
    },
}
"""The fields of each kind of record that `judge correct --set` can change."""
