"""The one verb of the room: written mentions to times, places and actors."""

import re
from collections.abc import Iterable
from datetime import date

from purport.records import codec
from purport.records.actor import Actor, ActorMention
from purport.records.claim import Claim, Source, SourceKind
from purport.records.document import Document
from purport.records.event import Event, Role
from purport.records.finding import Findings
from purport.records.names import fold, loosen
from purport.records.place import Place, PlaceMention, Precision
from purport.records.problem import Outcome
from purport.records.relation import Relation
from purport.records.spans import Span, Words
from purport.records.tools import ActorRegister, Gazetteer
from purport.records.value import value
from purport.records.when import Anchor, TimeMention, When
from purport.resolve.actors import resolve_actors
from purport.resolve.places import resolve_places
from purport.resolve.times import resolve_times

VERSION = "resolve/3"
UNREAD = "unread"
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
AREAS = frozenset({Precision.PROVINCE, Precision.DISTRICT, Precision.SUBDISTRICT})
NEAR_M = 10_000  # what "near" is drawn as where nothing narrower is said


@value
class ResolveTools:
    """The opened gazetteer and register; `countries` (ISO alpha-2) are preferred, `zones` give an
    origin's IANA zone.
    """

    gazetteer: Gazetteer
    register: ActorRegister
    countries: tuple[str, ...] = ()
    zones: tuple[tuple[str, str], ...] = ()


def resolve(
    findings: Findings, document: Document, text: str, tools: ResolveTools
) -> Outcome[Findings]:
    """The same findings with every mention read; what cannot be told stays unresolved."""
    times = resolve_times(findings.times, text, anchor_of(document, tools))
    stated = frozenset(each.place.country for each in findings.events if each.place) - {None}
    preferred = tuple(sorted({*tools.countries, *(each for each in stated if each)}))
    places = resolve_places(findings.places, text, tools.gazetteer, preferred)
    on = _day(document)
    actors = resolve_actors(findings.actors, text, tools.register, on, tools.countries)
    reading = _Reading(tools, on, (times, places, actors), stated)
    return Outcome(
        found=codec.changed(
            findings,
            times=times,
            places=places,
            actors=actors,
            claims=tuple(map(reading.claim, findings.claims)),
            events=tuple(map(reading.event, findings.events)),
            relations=tuple(map(reading.relation, findings.relations)),
        )
    )


def anchor_of(document: Document, tools: ResolveTools) -> Anchor:
    """What the document's relative times are read against."""
    zone = dict(tools.zones).get(document.origin.name, "unknown")
    published = document.published
    if published is None:
        return Anchor(published=None, zone=zone, locale=document.language or "en")
    return Anchor(
        published=published.begins(),
        exact=published.at is not None,
        zone=zone,
        locale=document.language or "en",
    )


def _day(document: Document) -> date | None:
    return document.published.begins().date() if document.published else None


class _Reading:
    """The readings of one document's mentions, by position and by their words."""

    def __init__(
        self,
        tools: ResolveTools,
        on: date | None,
        mentions: tuple[
            tuple[TimeMention, ...], tuple[PlaceMention, ...], tuple[ActorMention, ...]
        ],
        stated: frozenset[str | None],
    ) -> None:
        self.tools = tools
        self.stated: frozenset[str] = frozenset(each for each in stated if each)
        self.on = on
        times, places, actors = mentions
        self.times = times
        self.places = [each for each in places if each.place]
        self.mentions = actors
        self.actors = {each.words.text: each for each in reversed(actors) if each.actor}

    def claim(self, claim: Claim) -> Claim:
        """The claim with its source, its chain and the moment of saying read."""
        return codec.changed(
            claim,
            source=self._source(claim.source),
            via=tuple(map(self._source, claim.via)),
            told=self._source(claim.told) if claim.told else None,
            said=self._when(claim.said, (*claim.cue.spans, *claim.content.spans)),
        )

    def event(self, event: Event) -> Event:
        """The event with its place, time and parties read."""
        return codec.changed(
            event,
            place=self._place(event.place, event.spans),
            when=self._when(event.when, event.spans),
            roles=tuple(map(self._role, event.roles)),
        )

    def relation(self, relation: Relation) -> Relation:
        """The relation with both ends and its time read."""
        return codec.changed(
            relation,
            subject=self._actor(relation.subject),
            object=self._actor(relation.object),
            when=self._when(relation.when, relation.spans),
        )

    def _source(self, source: Source) -> Source:
        if source.kind not in (SourceKind.NAMED, SourceKind.COLLECTIVE) or not source.spans:
            led_back = self._actor(source.actor) if source.actor else None
            return codec.changed(source, actor=led_back)
        return codec.changed(source, actor=self._named_in(source))

    def _named_in(self, source: Source) -> Actor | None:
        """The whole source if the register knows it, else the first actor named inside it, else
        whom a pronoun or description was led back to.
        """
        whole = self._actor(Actor(as_written=source.text))
        if whole.id is not None:
            return whole
        inside = [each for each in self.mentions if _within(each.words, source.spans)]
        named = next((each.actor for each in inside if each.actor and each.actor.id), None)
        if named is not None:
            return named
        if source.actor is not None:
            return self._actor(source.actor)
        return whole if source.kind is SourceKind.NAMED else None

    def _role(self, role: Role) -> Role:
        return codec.changed(role, actor=self._actor(role.actor))

    def _actor(self, actor: Actor) -> Actor:
        if actor.id is not None:
            return actor
        mention = self.actors.get(actor.as_written)
        if mention is not None and mention.actor is not None:
            return mention.actor
        bare = ARTICLE.sub("", actor.as_written) or actor.as_written
        words = Words(spans=((0, len(bare)),), text=bare)
        unread = (ActorMention(words=words, actor=None),)
        tools = self.tools
        read = resolve_actors(unread, words.text, tools.register, self.on, tools.countries)
        if read[0].actor is None:
            return actor
        return codec.changed(read[0].actor, as_written=actor.as_written)

    def _place(self, place: Place | None, spans: Iterable[Span]) -> Place | None:
        if place is None or place.is_resolved:
            return place
        named = [
            each
            for each in self.places
            if each.words.text == place.as_written and self._fits_country(each.place, place)
        ]
        inside = [each for each in named if _within(each.words, spans)]
        chosen = next(iter(inside or named), None) or self._by_name(place)
        if chosen is None or chosen.place is None:
            return place
        return _merged(place, self._town(chosen.place, place))

    def _town(self, read: Place, place: Place) -> Place:
        """The town of the name where the text puts an event near it: nobody is near a province.

        Company in a text speaks for the area as well as for its town, and may tip the scales.
        """
        if place.precision is not Precision.NEAR or read.country is None:
            return read
        found = self.tools.gazetteer.find(place.as_written, countries=(read.country,))
        listed = [each.place for each in found if each.place.country == read.country]
        if not any(each.id == read.id and each.precision in AREAS for each in listed):
            return read
        towns = (
            e for e in listed if e.precision is Precision.TOWN and self._bears(e, place.as_written)
        )
        return next(towns, read)

    def _by_name(self, place: Place) -> PlaceMention | None:
        """The reading of a name by itself, in a country that the document's events lie in: in the
        one stated for this event before any other.
        """
        words = Words(spans=((0, len(place.as_written)),), text=place.as_written)
        asked = (PlaceMention(words=words, place=None),)
        tries = [(place.country,), tuple(sorted(self.stated))] if place.country else []
        for countries in tries or [self.tools.countries]:
            read = resolve_places(asked, words.text, self.tools.gazetteer, countries)[0]
            if self._fits_country(read.place, place):
                return read
            fitting = [e.place for e in read.candidates if self._fits_country(e.place, place)]
            if fitting:
                return codec.changed(read, place=fitting[0])
        return None

    def _fits_country(self, read: Place | None, place: Place) -> bool:
        """Whether a reading lies in the country stated for an event, or bears the very name in
        another one that the document states.

        Releases have told of strikes on one side of a border under the heading of the other; but a
        name that is only alike ("Al Asad" in Iraq, Assadiya in Syria) is another place there.
        """
        if place.country is None:
            return True
        if read is None or read.country is None:
            return False
        if read.country == place.country:
            return True
        return read.country in self.stated and self._bears(read, place.as_written)

    def _bears(self, read: Place, name: str) -> bool:
        """Whether a listed place has this name, but for articles, marks and case."""
        spelt = self.tools.gazetteer.spellings(read.id) if read.id else ()
        return loosen(fold(name)) in {loosen(each) for each in spelt}

    def _when(self, when: When | None, spans: Iterable[Span]) -> When | None:
        if when is None or when.rule != UNREAD:
            return when
        near = [each for each in self.times if each.when and each.words.text == when.as_written]
        inside = [each for each in near if _within(each.words, spans)]
        chosen = next(iter(inside or near), None)
        return chosen.when if chosen else when


def _merged(written: Place, read: Place) -> Place:
    """The place as read, with the bearing and the nearness that the words state."""
    if written.bearing is None and written.precision is None:
        return read
    near = written.precision is Precision.NEAR
    return codec.changed(
        read,
        bearing=written.bearing or read.bearing,
        precision=Precision.NEAR if near else read.precision,
        radius_m=max(read.radius_m or 0, NEAR_M) if near else read.radius_m,
    )


def _within(words: Words, spans: Iterable[Span]) -> bool:
    start, end = words.spans[0][0], words.spans[-1][1]
    return any(s <= start and end <= e for s, e in spans)
