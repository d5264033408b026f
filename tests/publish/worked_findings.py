"""What the article of the worked example says, by hand."""

from dataclasses import replace

from purport.records.actor import Actor, ActorKind
from purport.records.claim import (
    AuthorStance,
    CueClass,
    Polarity,
    Source,
    SourceKind,
    SourceStance,
    Stance,
)
from purport.records.document import Document, media_id
from purport.records.event import EventKind, Harm, Role
from purport.records.finding import Findings
from purport.records.ids import IncidentId
from purport.records.incident import (
    Window,
)
from purport.records.origin import Published, PublishedSource
from purport.records.relation import Question, Relation, RelationKind, question_id, relation_id
from purport.records.when import utc

from .making import (
    BY,
    HAREM,
    MEDIA,
    MORNING,
    NUSRAH,
    PARTY,
    US,
    claim,
    document,
    event,
    span,
    window,
    words,
)
from .texts import ARTICLE

APART, DOUBT = Stance(author=AuthorStance.DISTANCING), Stance(author=AuthorStance.DOUBTING)
SINCE = window("Since then", utc(2014, 9, 23), MORNING)
CLAIMED = Window(
    earliest=utc(2014, 9, 23),
    latest=MORNING,
    basis="time not given: between the last set of pictures and publication",
)
INCIDENT = IncidentId("incident-000000000000000000000001")


def article() -> tuple[Document, Findings]:
    """The article and what it claims."""
    held = document(
        "seed/article.txt",
        ARTICLE,
        MEDIA,
        Published(at=MORNING, source=PublishedSource.GIVEN, basis="day inferred, hour assumed"),
        title="Article on the pictures, first version",
        media=(media_id(PARTY.name, "a.jpg", None, "a"), media_id(PARTY.name, "b.jpg", None, "b")),
    )
    shows = claim(
        held,
        ARTICLE,
        ("", "allegedly", "show what coalition strikes left behind in Idlib"),
        kind=SourceKind.IMPLICIT,
        actor=NUSRAH,
        cue_class=CueClass.SHOW,
        stance=APART,
        hedges=("allegedly",),
        after="pictures that",
    )
    hits = words(
        ARTICLE,
        "its pictures show one of its headquarters in Harem, a border town, "
        "after coalition missiles flattened it",
    )
    main = claim(
        held,
        ARTICLE,
        ("The Nusrah Front", "claims", hits.text),
        actor=NUSRAH,
        stance=APART,
        hedges=("claims",),
        after="That seems",
    )
    victims = words(ARTICLE, "civilians were hit most")
    argues = claim(
        held,
        ARTICLE,
        ("It", "argues", victims.text),
        actor=NUSRAH,
        stance=DOUBT,
        hedges=("self-serving",),
        after="It argues",
    )
    never = claim(
        held,
        ARTICLE,
        ("the Nusrah Front", "has not claimed", "any bombing of its own people"),
        actor=NUSRAH,
        negated=True,
        after="Since then",
        said=SINCE,
    )
    none = claim(
        held,
        ARTICLE,
        ("the US government", "announced", "any further strike on it"),
        actor=US,
        cue_class=CueClass.ANNOUNCE,
        negated=True,
        after="people, and",
        said=SINCE,
    )
    first = claim(
        held,
        ARTICLE,
        (
            "The US government",
            "announced",
            "some first strikes had hit a cell it calls the Khorasan group",
        ),
        actor=US,
        cue_class=CueClass.ANNOUNCE,
    )
    accuses = claim(
        held,
        ARTICLE,
        ("it", "accuses", "attacking civilians"),
        actor=NUSRAH,
        cue_class=CueClass.ACCUSE,
        after="which it",
    )
    table = claim(
        held,
        ARTICLE,
        ("A senior US official", "told", "strikes on the group were not “off the table”"),
        kind=SourceKind.UNNAMED,
        stance=Stance(source=SourceStance.POSSIBLE, polarity=Polarity.NEGATIVE),
        hedges=("off the table",),
        via=(
            Source(
                spans=(span(ARTICLE, "a broadcaster"),),
                text="a broadcaster",
                kind=SourceKind.UNNAMED,
                actor=Actor(as_written="a broadcaster", kind=ActorKind.OUTLET),
            ),
        ),
    )
    seems = claim(
        held,
        ARTICLE,
        ("", "seems", "That seems to be over"),
        kind=SourceKind.AUTHOR,
        cue_class=CueClass.BELIEVE,
        stance=Stance(source=SourceStance.PROBABLE),
        hedges=("seems",),
        after="That seems",
    )
    strike = event(
        held,
        hits,
        place=HAREM,
        roles=(
            Role(name="attacker", actor=Actor(as_written="coalition", kind=ActorKind.COALITION)),
            Role(name="target", actor=NUSRAH, words=words(ARTICLE, "one of its headquarters")),
            Role(
                name="means", actor=Actor(as_written="missiles"), words=words(ARTICLE, "missiles")
            ),
        ),
        claim=main.id,
    )
    harmed = event(
        held,
        victims,
        kind=EventKind.KILLING,
        place=HAREM,
        harm=(Harm(kind="civilians_harmed", least=None, most=None, words=victims),),
        claim=argues.id,
    )
    turned = words(ARTICLE, "It turned on the rebels of the SRF late in October")
    rebels = Actor(
        as_written="the SRF",
        id="actor-srf",
        name="Syrian Revolutionaries’ Front",
        kind=ActorKind.ARMED_GROUP,
    )
    relation = Relation(
        id=relation_id(held.id, RelationKind.TURNED_ON, turned.spans, ("It", "the SRF")),
        kind=RelationKind.TURNED_ON,
        subject=NUSRAH,
        object=rebels,
        when=window("late in October", utc(2014, 10, 25), None),
        document_id=held.id,
        spans=turned.spans,
        text=turned.text,
        component=BY,
    )
    undated = Relation(
        id=relation_id(held.id, RelationKind.PART_OF, turned.spans, ("a", "b")),
        kind=RelationKind.PART_OF,
        subject=Actor(as_written="a cell it calls the Khorasan group"),
        object=NUSRAH,
        document_id=held.id,
        spans=(span(ARTICLE, "a cell it calls the Khorasan group"),),
        text="a cell it calls the Khorasan group",
        component=BY,
    )
    open_words = words(ARTICLE, "if the new strikes have anything to do with that fight")
    question = Question(
        id=question_id(held.id, open_words),
        document_id=held.id,
        content=open_words,
        cue=words(ARTICLE, "It is not publicly known"),
        component=BY,
    )
    claims = tuple(
        sorted(
            (shows, main, argues, never, none, first, accuses, table, seems),
            key=lambda one: one.content.spans,
        )
    )
    linked = tuple(
        replace(one, events=tuple(made.id for made in (strike, harmed) if made.claim == one.id))
        for one in claims
    )
    return held, Findings(
        claims=linked, events=(strike, harmed), relations=(relation, undated), questions=(question,)
    )
