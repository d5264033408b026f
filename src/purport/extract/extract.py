"""The one verb of the room: a document's text to findings."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from purport.extract.actors import find_actors
from purport.extract.claims import find_claims
from purport.extract.events import Mentions, find_events
from purport.extract.places import find_places
from purport.extract.reader import read_beside
from purport.extract.relations import find_relations
from purport.extract.rows import read_row
from purport.extract.strikes import read_release
from purport.extract.strikes.windows import with_release_window
from purport.extract.times import find_times
from purport.records import codec
from purport.records.actor import ActorMention
from purport.records.asking import Reader
from purport.records.claim import AuthorStance, Claim, CueClass, Polarity
from purport.records.document import Document, DocumentKind
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.origin import OriginKind
from purport.records.place import PlaceMention
from purport.records.problem import Outcome, Problem
from purport.records.profile import Profile
from purport.records.relation import Relation, RelationKind
from purport.records.spans import Span, overlaps
from purport.records.tools import Parse
from purport.records.value import value

VERSION = "extract/5"


@value
class ExtractTools:
    """`parse` is the language model (None: word patterns alone). `place_fame` is how well known a
    name is as a place, 0 to 1, 0 for none; `knows_actor` tells whether a name stands in the actor
    register, `stands_for` whether it may stand for a government. `reader` is a language model
    server that the user turned on.
    """

    parse: Parse | None
    profiles: tuple[Profile, ...]
    place_fame: Callable[[str], float]
    knows_actor: Callable[[str], bool]
    stands_for: Callable[[str], bool]
    reader: Reader | None = None


def extract(document: Document, text: str, tools: ExtractTools) -> Outcome[Findings]:
    """Claims, mentions, events, relations and open questions, written but not yet resolved."""
    if document.kind is DocumentKind.ROW:
        names = tools.profiles[-1].words.countries if tools.profiles else ()
        return Outcome(found=read_row(document, text, _by_name(names)))
    claims = find_claims(document, text, tools.parse)
    times = find_times(text, document.skipped, document.language or "en")
    actors = find_actors(text, tools.knows_actor, document.skipped, stands_for=tools.stands_for)
    taken = [s for each in times for s in each.words.spans]
    taken += [s for each in actors for s in each.words.spans]
    located = located_names(text, tools.place_fame, taken)
    found_places = find_places(text, tools.place_fame, document.skipped, located)
    places = _free_of(found_places, actors)
    released = _released(document, text, tools)
    spoken = find_events(
        document, text, claims.claims, Mentions(times=times, places=places, actors=actors)
    )
    events = tuple(each for each in spoken if not _repeats(each, released.found.events))
    found = Findings(
        claims=_with_events(claims.claims, events),
        events=(*released.found.events, *events),
        relations=_stated(
            document,
            find_relations(document, text, (actors, times), claims.claims, tools.stands_for),
            claims.claims,
        ),
        questions=claims.questions,
        times=times,
        places=places,
        actors=actors,
        coverage=released.found.coverage,
        corrections=released.found.corrections,
    )
    problems = (*claims.problems, *released.problems)
    if tools.reader is None:
        return Outcome(found=found, problems=problems)
    more = _beside(document, text, found, tools.reader)
    return Outcome(found=more.found, problems=(*problems, *more.problems))


def _beside(document: Document, text: str, found: Findings, reader: Reader) -> Outcome[Findings]:
    """The findings with the reader's claims and their events beside them, none of them changed."""
    told = read_beside(document, text, found.claims, reader)
    mentions = Mentions(times=found.times, places=found.places, actors=found.actors)
    events = tuple(
        each
        for each in find_events(document, text, told.found, mentions)
        if not _repeats(each, found.events)
    )
    claims = (*found.claims, *_with_events(told.found, events))
    ordered = sorted(claims, key=lambda each: (each.content.spans, each.cue.spans, each.id))
    more = codec.changed(found, claims=tuple(ordered), events=(*found.events, *events))
    return Outcome(found=more, problems=told.problems)


@cache
def _by_name(countries: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """ISO codes by English name, the first of several names' codes."""
    return dict(reversed(countries))


ACROSS_SENTENCES = re.compile(r"[a-z]{2}[.!?]\s")


def _stated(
    document: Document, relations: tuple[Relation, ...], claims: tuple[Claim, ...]
) -> tuple[Relation, ...]:
    """The relations that a document states; an accusation never becomes one.

    Left out: what stands in an accusation, a denial or a doubted claim (but that somebody accuses
    somebody is kept), what has a name that runs into the next sentence, and official releases,
    whose strikes are announcements.
    """
    if document.kind is DocumentKind.RELEASE or document.origin.kind is OriginKind.OFFICIAL:
        return ()
    contested = [span for each in claims if _is_contested(each) for span in each.content.spans]
    return tuple(
        each
        for each in relations
        if not any(
            ACROSS_SENTENCES.search(name)
            for name in (each.subject.as_written, each.object.as_written)
        )
        and (each.kind is RelationKind.ACCUSES or not overlaps(each.spans, contested))
    )


def _is_contested(claim: Claim) -> bool:
    return (
        claim.cue.negated
        or claim.cue.cue_class in (CueClass.ACCUSE, CueClass.DENY)
        or claim.stance.polarity is Polarity.NEGATIVE
        or claim.stance.author is AuthorStance.DOUBTING
    )


def _repeats(event: Event, announced: tuple[Event, ...]) -> bool:
    """Whether a claim's event is an announcement of the same document, said once more."""
    return any(overlaps(event.spans, each.spans) for each in announced)


LOCATED = re.compile(
    r"\b(?:in|near|at|outside|around|over|(?:town|city|village|outskirts|district) of)\s+"
    r"((?:[A-Z][\w’'-]+)(?:\s(?:al |[A-Z])[\w’'-]+)?)"
)


def located_names(
    text: str, fame: Callable[[str], float], taken: Sequence[Span]
) -> tuple[Span, ...]:
    """Known names of places right after a word of place ("in Harem"), where nothing else stands."""
    found = []
    for match in LOCATED.finditer(text):
        start = match.start(1)
        for end in (match.end(1), start + len(match[1].split()[0])):
            if not overlaps([(start, end)], taken) and fame(text[start:end]) > 0:
                found.append((start, end))
                break
    return tuple(found)


def _free_of(
    places: tuple[PlaceMention, ...], actors: tuple[ActorMention, ...]
) -> tuple[PlaceMention, ...]:
    """The places that are no piece of a longer actor's name ("Al" in "Al Nusrah")."""
    longer = [span for each in actors for span in each.words.spans]
    return tuple(
        each
        for each in places
        if not any(
            s <= each.words.spans[0][0]
            and each.words.spans[-1][1] <= e
            and e - s > len(each.words.text)
            for s, e in longer
        )
    )


def _released(document: Document, text: str, tools: ExtractTools) -> Outcome[Findings]:
    """What an official release announces; nothing for other documents."""
    is_official = document.origin.kind is OriginKind.OFFICIAL
    if document.kind is not DocumentKind.RELEASE and not is_official:
        return Outcome(found=Findings())
    released = read_release(document, text, tools.profiles)
    events = with_release_window(released, text, tools.profiles)
    problems: tuple[Problem, ...] = released.problems
    found = Findings(events=events, coverage=released.coverage, corrections=released.corrections)
    return Outcome(found=found, problems=problems)


def _with_events(claims: tuple[Claim, ...], events: tuple[Event, ...]) -> tuple[Claim, ...]:
    by_claim = {event.claim: event.id for event in events}
    return tuple(
        codec.changed(claim, events=(by_claim[claim.id],)) if claim.id in by_claim else claim
        for claim in claims
    )
