"""Who supports what of an incident, collapsed to independent lines; and what contradicts."""

from collections.abc import Iterator, Mapping

from purport.publish.catalogue import Catalogue
from purport.publish.faces import counted
from purport.publish.harm import harm_words
from purport.publish.references import Link
from purport.records.claim import Claim
from purport.records.event import Harm
from purport.records.ids import ClaimId, EventId
from purport.records.incident import Assessment, Incident, PointSupport, Side, Support
from purport.records.rating import UNJUDGED, mark_words
from purport.records.value import value

POINTS = {
    "strike": "That a strike happened",
    "attacker": "Attacker",
    "place": "Place",
    "target": "Target",
    "harm": "Harm to people",
}


@value
class Leaf:
    """One claim or announcement under its line: who says it, why it counts there, its ratings."""

    speaker: str
    reasons: str
    ratings: str
    links: tuple[Link, ...]


@value
class LineShown:
    """One independent line with what counts in it."""

    root: str
    leaves: tuple[Leaf, ...]


@value
class PointShown:
    """One asserted point with its independent lines."""

    name: str
    asserted: str
    number: str
    lines: tuple[LineShown, ...]


@value
class SideShown:
    """One side of a contradiction: what is said, by whom, and where."""

    words: str
    said_by: str
    links: tuple[Link, ...]


@value
class ContradictionShown:
    """What is said differently of one aspect."""

    aspect: str
    sides: tuple[SideShown, ...]


@value
class CasualtiesShown:
    """One kind of harm as a range, with who says what."""

    words: str
    said: tuple[SideShown, ...]


def points(catalogue: Catalogue, assessed: Assessment | None) -> tuple[PointShown, ...]:
    """The collapsed tree of every asserted point."""
    if assessed is None:
        return ()
    marks = {(each.subject, each.scale): each.mark for each in catalogue.view.ratings}
    return tuple(_point(catalogue, point, marks) for point in assessed.points)


def contradictions(
    catalogue: Catalogue, assessed: Assessment | None
) -> tuple[ContradictionShown, ...]:
    """The contradictions of an incident, sides next to each other."""
    return tuple(
        ContradictionShown(
            aspect=each.aspect,
            sides=tuple(_side(catalogue, side) for side in each.sides),
        )
        for each in (assessed.contradictions if assessed else ())
    )


def casualties(catalogue: Catalogue, incident: Incident) -> tuple[CasualtiesShown, ...]:
    """The casualties of an incident as ranges, with who says so."""
    return tuple(
        CasualtiesShown(
            words=harm_words(Harm(kind=each.kind, least=each.least, most=each.most)),
            said=tuple(
                SideShown(
                    words=harm_words(Harm(kind=each.kind, least=toll.least, most=toll.most)),
                    said_by=toll.said_by,
                    links=_claim_links(catalogue, (toll.claim_id,)),
                )
                for toll in each.said
            ),
        )
        for each in incident.casualties
    )


def _point(
    catalogue: Catalogue, point: PointSupport, marks: Mapping[tuple[str, str], str]
) -> PointShown:
    return PointShown(
        name=POINTS.get(point.point, point.point),
        asserted="" if point.point in ("strike", "harm") else point.asserted,
        number=counted(point.independent, "independent line"),
        lines=tuple(
            LineShown(root=_root(catalogue, line), leaves=tuple(_leaves(catalogue, line, marks)))
            for line in point.lines
        ),
    )


def _root(catalogue: Catalogue, line: Support) -> str:
    """The actor's name, where a claim of the line names its root; else the first speaker's."""
    for key in line.claims:
        claim = catalogue.claims.get(key)
        actor = claim.source.actor if claim else None
        if actor is not None and actor.id == line.root:
            return actor.name or actor.as_written
    return line.branches[0].speaker if line.branches else line.root


def _leaves(
    catalogue: Catalogue, line: Support, marks: Mapping[tuple[str, str], str]
) -> Iterator[Leaf]:
    for branch in line.branches:
        yield Leaf(
            speaker=branch.speaker,
            reasons="; ".join(branch.reasons),
            ratings=_ratings(catalogue.claims.get(branch.claim_id), marks),
            links=_claim_links(catalogue, (branch.claim_id,)),
        )
    if line.announcements:
        yield Leaf(
            speaker=line.root,
            reasons="; ".join(line.reasons),
            ratings="",
            links=_event_links(catalogue, line.announcements),
        )


def _ratings(claim: Claim | None, marks: Mapping[tuple[str, str], str]) -> str:
    """The source's reliability and the information's credibility, as persons rated them."""
    if claim is None:
        return ""
    actor = claim.source.actor
    source = marks.get((actor.id if actor and actor.id else "", "reliability"))
    content = marks.get((claim.id, "credibility"))
    shown = (
        mark_words("reliability", source or UNJUDGED["reliability"]),
        mark_words("credibility", content or UNJUDGED["credibility"]),
    )
    return f"source: {shown[0]}; information: {shown[1]}"


def _side(catalogue: Catalogue, side: Side) -> SideShown:
    return SideShown(
        words=side.words,
        said_by=", ".join(side.said_by),
        links=(
            *_claim_links(catalogue, side.claims),
            *_event_links(catalogue, side.announcements),
        ),
    )


def _claim_links(catalogue: Catalogue, claims: tuple[ClaimId, ...]) -> tuple[Link, ...]:
    return tuple(
        catalogue.quote(catalogue.claims[key]).link for key in claims if key in catalogue.claims
    )


def _event_links(catalogue: Catalogue, events: tuple[EventId, ...]) -> tuple[Link, ...]:
    found = (catalogue.events[key] for key in events if key in catalogue.events)
    return tuple(catalogue.link(event.document_id, event.spans) for event in found)
