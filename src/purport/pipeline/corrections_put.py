"""How a correction is put into a record: the record comes back with what a person said."""

from collections.abc import Callable
from typing import Any

from purport.records import codec
from purport.records.actor import Actor, MatchState
from purport.records.event import Harm, Role
from purport.records.incident import Window
from purport.records.origin import PublishedSource, read_published
from purport.records.place import Place
from purport.records.when import When

BY_A_PERSON = "set by a named person"
UNNAMED = "a place set by hand"


def put_place(record: Any, content: str) -> Any:
    """The record at another place, under the words of its text."""
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


def put_mention_place(record: Any, content: str) -> Any:
    """The mention as this place, confirmed."""
    place: Place | None = codec.read(Place | None, content)
    named = place and _placed(place, record.words.text)
    return codec.changed(record, place=named, match=MatchState.CONFIRMED)


def put_mention_actor(record: Any, content: str) -> Any:
    """The mention as this actor, confirmed."""
    actor = _actor_for(record.words.text, content)
    return codec.changed(record, actor=actor, match=MatchState.CONFIRMED)


def put_mention_when(record: Any, content: str) -> Any:
    """The mention as this time, confirmed."""
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


def put_when(field: str) -> Callable[[Any, str], Any]:
    """How to put a time into a field of a record."""

    def put(record: Any, content: str) -> Any:
        before: When | None = getattr(record, field)
        when = _when_for(before.as_written if before else None, content)
        return codec.changed(record, **{field: when})

    return put


def put_window(record: Any, content: str) -> Any:
    """The incident in this window."""
    when: When | None = codec.read(When | None, content)
    window = Window(
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        basis=BY_A_PERSON,
    )
    return codec.changed(record, window=window)


def put_role(name: str) -> Callable[[Any, str], Any]:
    """How to put an actor into a role of an event."""

    def put(record: Any, content: str) -> Any:
        before = record.role(name)
        others = tuple(each for each in record.roles if each.name != name)
        actor = _actor_for(before.actor.as_written if before else None, content)
        if actor is None:
            return codec.changed(record, roles=others)
        role = Role(name=name, actor=actor, words=before.words if before else None)
        return codec.changed(record, roles=(*others, role))

    return put


def put_harm(kind: str) -> Callable[[Any, str], Any]:
    """How to put bounds on one kind of harm into an event."""

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


def put_source(record: Any, content: str) -> Any:
    """The claim laid to this actor."""
    source = record.source
    actor = _actor_for(source.actor.as_written if source.actor else source.text, content)
    return codec.changed(record, source=codec.changed(source, actor=actor))


def put_inside(part: str, field: str, kind: Any) -> Callable[[Any, str], Any]:
    """How to put a value into a part of a record: the class of a claim's cue, say."""

    def put(record: Any, content: str) -> Any:
        inner = codec.changed(getattr(record, part), **{field: kind(content)})
        return codec.changed(record, **{part: inner})

    return put


def put_plain(field: str, kind: Any) -> Callable[[Any, str], Any]:
    """How to put a value into a field of a record."""

    def put(record: Any, content: str) -> Any:
        return codec.changed(record, **{field: kind(content)})

    return put


def put_count(record: Any, content: str) -> Any:
    """The event with this number."""
    return codec.changed(record, count=codec.read(int | None, content))


def put_end(field: str) -> Callable[[Any, str], Any]:
    """How to put an actor at one end of a relation."""

    def put(record: Any, content: str) -> Any:
        actor = _actor_for(getattr(record, field).as_written, content)
        kept = Actor(as_written=getattr(record, field).as_written, match=MatchState.REJECTED)
        return codec.changed(record, **{field: actor or kept})

    return put


def put_published(record: Any, content: str) -> Any:
    """The document with this moment of publication."""
    return codec.changed(
        record, published=read_published(content, PublishedSource.JUDGED, BY_A_PERSON)
    )
