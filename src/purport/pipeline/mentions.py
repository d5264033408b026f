"""Mentions as things that can be judged, and what follows from a judgement on one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from purport.records import codec
from purport.records.actor import Actor, MatchState
from purport.records.claim import Claim, Source
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.ids import DocumentId
from purport.records.judgement import Judgement
from purport.records.mention import mention_id
from purport.records.place import Place
from purport.records.relation import Relation
from purport.records.value import value
from purport.records.when import When
from purport.resolve.resolve import ARTICLE

MENTION = "mention-"  # what every id of a mention begins with
FIELDS = {"times": "when", "places": "place", "actors": "actor"}
Judge = Callable[[str, str, Any], Any]


@value
class Mentioned:
    """A mention with its id, and the kind of judgement that it takes: `place_mention`, say."""

    id: str
    kind: str
    record: Any


def mentions_of(document: str, found: Findings) -> Iterator[Mentioned]:
    """All mentions of one document."""
    for field, kind in FIELDS.items():
        for record in getattr(found, field):
            name = mention_id(document, kind, record.words)
            yield Mentioned(id=name, kind=f"{kind}_mention", record=record)


def mention_subjects(
    findings: Mapping[DocumentId, Findings], judgements: Iterable[Judgement]
) -> dict[str, frozenset[str] | None]:
    """The ids of the mentions in documents where any was judged."""
    judged = {
        document
        for each in judgements
        if each.subject_kind.endswith("_mention")
        for document in each.documents
    }
    return {
        mention.id: None
        for document, found in findings.items()
        if document in judged
        for mention in mentions_of(document, found)
    }


def judged_mentions(document: str, found: Findings, judge: Judge) -> Findings:
    """The findings with what was judged on their mentions.

    `judge` gives a mention, by id and kind, as a person left it. What was read from the same words
    in the same way in this document (a claim's source, an event's place, a relation's end) follows.
    """
    before, after = list(mentions_of(document, found)), []
    for each in before:
        after.append(judge(each.id, each.kind, each.record))
    changes = _Changes()
    kept: dict[str, list[Any]] = {field: [] for field in FIELDS}
    for old, new in zip(before, after, strict=True):
        field = next(f for f, kind in FIELDS.items() if old.kind == f"{kind}_mention")
        kept[field].append(new)
        if new is not old.record:
            changes.add(FIELDS[field], old.record, new)
    if not changes:
        return found
    return codec.changed(
        found,
        **{field: tuple(records) for field, records in kept.items()},
        claims=tuple(map(changes.claim, found.claims)),
        events=tuple(map(changes.event, found.events)),
        relations=tuple(map(changes.relation, found.relations)),
    )


def rejected_mention(kind: str, record: Any) -> Any:
    """The mention without its reading; the words and the candidates stay."""
    field = kind.removesuffix("_mention")
    return codec.changed(record, **{field: None}, match=MatchState.REJECTED)


def confirmed_mention(kind: str, record: Any) -> Any:
    """The mention as a person confirmed it."""
    if kind == "actor_mention" and record.actor is not None:
        sure = codec.changed(record.actor, match=MatchState.CONFIRMED)
        record = codec.changed(record, actor=sure)
    return codec.changed(record, match=MatchState.CONFIRMED)


class _Changes:
    """Readings of words that a person changed: by kind, words and the machine's reading."""

    def __init__(self) -> None:
        self._new: dict[tuple[str, str, str | None], Any] = {}

    def __bool__(self) -> bool:
        return bool(self._new)

    def add(self, kind: str, old: Any, new: Any) -> None:
        """Nothing, once a mention's new reading is known.

        Where two mentions of the same words were judged differently, nothing follows from either.
        """
        key, changed = self._key(kind, old), getattr(new, kind)
        unlike = key in self._new and self._new[key] != changed
        self._new[key] = getattr(old, kind) if unlike else changed

    @staticmethod
    def _key(kind: str, old: Any) -> tuple[str, str, str | None]:
        return kind, bare(old.words.text), _sign(getattr(old, kind))

    def claim(self, claim: Claim) -> Claim:
        """The claim with its source, its chain and its time as judged."""
        return codec.changed(
            claim,
            source=self._source(claim.source),
            via=tuple(map(self._source, claim.via)),
            told=self._source(claim.told) if claim.told else None,
            said=self._when(claim.said),
        )

    def event(self, event: Event) -> Event:
        """The event with its place, time and parties as judged."""
        roles = tuple(
            codec.changed(each, actor=self._actor(each.actor) or _unknown(each.actor))
            for each in event.roles
        )
        return codec.changed(
            event, place=self._place(event.place), when=self._when(event.when), roles=roles
        )

    def relation(self, relation: Relation) -> Relation:
        """The relation with its ends and its time as judged."""
        return codec.changed(
            relation,
            subject=self._actor(relation.subject) or _unknown(relation.subject),
            object=self._actor(relation.object) or _unknown(relation.object),
            when=self._when(relation.when),
        )

    def _source(self, source: Source) -> Source:
        if source.actor is None:
            return source
        return codec.changed(source, actor=self._actor(source.actor) or _unknown(source.actor))

    def _actor(self, actor: Actor) -> Actor | None:
        key = ("actor", bare(actor.as_written), _sign(actor))
        found: Actor | None = self._new.get(key, actor)
        return codec.changed(found, as_written=actor.as_written) if found else None

    def _when(self, when: When | None) -> When | None:
        if when is None:
            return None
        found: When | None = self._new.get(("when", bare(when.as_written), _sign(when)), when)
        return found

    def _place(self, place: Place | None) -> Place | None:
        if place is None:
            return None
        key = ("place", bare(place.as_written), _sign(place))
        if key not in self._new:
            return place
        new: Place | None = self._new[key]
        unread = Place(as_written=place.as_written)
        return codec.changed(new, bearing=place.bearing or new.bearing) if new else unread


def bare(words: str) -> str:
    """The words without an article before them, as names are read."""
    return ARTICLE.sub("", words) or words


def _unknown(actor: Actor) -> Actor:
    return Actor(as_written=actor.as_written, match=MatchState.REJECTED)


def _sign(reading: Any) -> str | None:
    """What tells one reading of the same words from another: an id, or the first instant."""
    if reading is None:
        return None
    if isinstance(reading, When):
        return f"{reading.edtf} {reading.earliest} {reading.latest}"
    return str(reading.id) if reading.id else None
