"""What a person can correct, field by field: how it is written, and how it is put into a record.

A correction is read once, when it is judged, with the lists and the zone of that day. The log keeps
what was understood, so that it means the same after every rebuild, whatever lists are loaded then.
"""

from collections.abc import Callable, Mapping
from typing import Any

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
from purport.records import codec
from purport.records.actor import Actor, MatchState
from purport.records.claim import AuthorStance, CueClass, Polarity, SourceKind, SourceStance
from purport.records.event import EventKind, Harm, Role
from purport.records.incident import Window
from purport.records.origin import PublishedSource, read_published
from purport.records.place import Place
from purport.records.relation import RelationKind
from purport.records.value import value
from purport.records.when import When

BY_A_PERSON = "set by a named person"
UNNAMED = "a place set by hand"


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


def _place(record: Any, content: str) -> Any:
    place: Place | None = codec.read(Place | None, content)
    before: Place | None = record.place
    if place is None:
        return codec.changed(record, place=Place(as_written=before.as_written) if before else None)
    return codec.changed(record, place=_placed(place, before.as_written if before else ""))


def _placed(place: Place, as_written: str) -> Place:
    """The place under the words of the text, else under its own name.

    A point never becomes a name: names are printed where points are made coarse.
    """
    written = as_written or place.name or UNNAMED
    return codec.changed(place, as_written=written, name=place.name or written)


def _mention_place(record: Any, content: str) -> Any:
    place: Place | None = codec.read(Place | None, content)
    named = place and _placed(place, record.words.text)
    return codec.changed(record, place=named, match=MatchState.CONFIRMED)


def _mention_actor(record: Any, content: str) -> Any:
    actor = _actor_for(record.words.text, content)
    return codec.changed(record, actor=actor, match=MatchState.CONFIRMED)


def _mention_when(record: Any, content: str) -> Any:
    when = _when_for(record.words.text, content)
    return codec.changed(record, when=when, match=MatchState.CONFIRMED)


def _actor_for(as_written: str | None, content: str) -> Actor | None:
    actor: Actor | None = codec.read(Actor | None, content)
    if actor is None or not as_written:
        return actor
    return codec.changed(actor, as_written=as_written)


def _when_for(as_written: str | None, content: str) -> When | None:
    when: When | None = codec.read(When | None, content)
    if when is None or not as_written:
        return when
    return codec.changed(when, as_written=as_written)


def _when(field: str) -> Callable[[Any, str], Any]:
    def put(record: Any, content: str) -> Any:
        before: When | None = getattr(record, field)
        when = _when_for(before.as_written if before else None, content)
        return codec.changed(record, **{field: when})

    return put


def _window(record: Any, content: str) -> Any:
    when: When | None = codec.read(When | None, content)
    window = Window(
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        basis=BY_A_PERSON,
    )
    return codec.changed(record, window=window)


def _role(name: str) -> Callable[[Any, str], Any]:
    def put(record: Any, content: str) -> Any:
        before = record.role(name)
        others = tuple(each for each in record.roles if each.name != name)
        actor = _actor_for(before.actor.as_written if before else None, content)
        if actor is None:
            return codec.changed(record, roles=others)
        role = Role(name=name, actor=actor, words=before.words if before else None)
        return codec.changed(record, roles=(*others, role))

    return put


def _harm(kind: str) -> Callable[[Any, str], Any]:
    def put(record: Any, content: str) -> Any:
        others = tuple(each for each in record.harm if each.kind != kind)
        bounds: tuple[int | None, int | None] | None = codec.read(
            tuple[int | None, int | None] | None, content
        )
        if bounds is None:
            return codec.changed(record, harm=others)
        harm = Harm(kind=kind, least=bounds[0], most=bounds[1])
        return codec.changed(record, harm=(*others, harm))

    return put


def _source(record: Any, content: str) -> Any:
    source = record.source
    actor = _actor_for(source.actor.as_written if source.actor else source.text, content)
    return codec.changed(record, source=codec.changed(source, actor=actor))


def _inside(part: str, field: str, kind: Any) -> Callable[[Any, str], Any]:
    """How to put a value into a part of a record: the class of a claim's cue, say."""

    def put(record: Any, content: str) -> Any:
        inner = codec.changed(getattr(record, part), **{field: kind(content)})
        return codec.changed(record, **{part: inner})

    return put


def _plain(field: str, kind: Any) -> Callable[[Any, str], Any]:
    def put(record: Any, content: str) -> Any:
        return codec.changed(record, **{field: kind(content)})

    return put


def _count(record: Any, content: str) -> Any:
    return codec.changed(record, count=codec.read(int | None, content))


def _end(field: str) -> Callable[[Any, str], Any]:
    def put(record: Any, content: str) -> Any:
        actor = _actor_for(getattr(record, field).as_written, content)
        kept = Actor(as_written=getattr(record, field).as_written, match=MatchState.REJECTED)
        return codec.changed(record, **{field: actor or kept})

    return put


def _published(record: Any, content: str) -> Any:
    return codec.changed(
        record, published=read_published(content, PublishedSource.JUDGED, BY_A_PERSON)
    )


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
        "published": Correction(read=_read_published, put=_published),
        "title": Correction(read=read_title, put=_plain("title", str)),
        "language": Correction(read=read_title, put=_plain("language", str)),
    },
    "place_mention": {"place": Correction(read=read_place, put=_mention_place)},
    "actor_mention": {"actor": Correction(read=read_actor, put=_mention_actor)},
    "when_mention": {"when": Correction(read=read_when, put=_mention_when)},
    "event": {
        "place": Correction(read=read_place, put=_place),
        "when": Correction(read=read_when, put=_when("when")),
        "kind": Correction(read=_choice(EventKind), put=_plain("kind", EventKind)),
        "count": Correction(read=read_count, put=_count),
        "negated": Correction(read=read_yes_no, put=_plain("negated", lambda c: c == "yes")),
        "attacker": Correction(read=read_actor, put=_role("attacker")),
        "target": Correction(read=read_actor, put=_role("target")),
        **{kind: Correction(read=read_range, put=_harm(kind)) for kind in HARM_KINDS},
    },
    "claim": {
        "source": Correction(read=read_actor, put=_source),
        "source_kind": Correction(
            read=_choice(SourceKind), put=_inside("source", "kind", SourceKind)
        ),
        "class": Correction(read=_choice(CueClass), put=_inside("cue", "cue_class", CueClass)),
        "stance": Correction(
            read=_choice(SourceStance), put=_inside("stance", "source", SourceStance)
        ),
        "author": Correction(
            read=_choice(AuthorStance), put=_inside("stance", "author", AuthorStance)
        ),
        "polarity": Correction(read=_choice(Polarity), put=_inside("stance", "polarity", Polarity)),
        "said": Correction(read=read_when, put=_when("said")),
    },
    "relation": {
        "kind": Correction(read=_choice(RelationKind), put=_plain("kind", RelationKind)),
        "from": Correction(read=read_actor, put=_end("subject")),
        "to": Correction(read=read_actor, put=_end("object")),
        "when": Correction(read=read_when, put=_when("when")),
    },
    "incident": {
        "place": Correction(read=read_place, put=_place),
        "when": Correction(read=read_when, put=_window),
    },
    "assessment": {
        name: Correction(read=read_title, put=lambda record, _: record)
        for name in ("harm_grade", "strike_status")
    },
}
"""The fields of each kind of record that `judge correct --set` can change."""
