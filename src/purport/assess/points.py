"""The support of each asserted point, counted apart: strike, attacker, place, target, harm.

An announcement supports that there was a strike, and what it names itself; it never supports harm.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from purport.assess.evidence import Evidence
from purport.assess.independence import supports
from purport.records.actor import MatchState
from purport.records.claim import Claim
from purport.records.event import Event
from purport.records.ids import ClaimId, EventId
from purport.records.incident import Branch, Candidate, Comparison, PointSupport, Support

CIVILIAN = ("civilians", "children", "women", "people")

Asserted = Callable[[Event], tuple[str, str] | None]
"""The key and the words of what an event asserts of one point."""


def point_supports(evidence: Evidence) -> tuple[PointSupport, ...]:
    """The lines of support of every point, in the order strike, attacker, place, target, harm."""
    strike = supports(evidence.claims, evidence.documents, evidence.ties)
    found = [
        PointSupport(
            point="strike",
            asserted="a strike happened",
            lines=(*strike, *_announced(evidence, strike, _any)),
        )
    ]
    for point, of in _asserted(evidence).items():
        found += _of_point(point, of, evidence)
    harm = harm_lines(evidence)
    if harm:
        found.append(PointSupport(point="harm", asserted="civilians or people harmed", lines=harm))
    return tuple(found)


def harm_lines(evidence: Evidence) -> tuple[Support, ...]:
    """The independent lines of claims that allege harm to civilians or people."""
    alleging = {each.claim for each in evidence.events if alleges_harm(each)}
    return supports(
        (each for each in evidence.claims if each.id in alleging), evidence.documents, evidence.ties
    )


def alleges_harm(event: Event) -> bool:
    """Whether an event tells of harm to civilians, or to people of whom no more is said."""
    return any(each.kind.startswith(CIVILIAN) and each.most != 0 for each in event.harm)


def _asserted(evidence: Evidence) -> Mapping[str, Asserted]:
    def role(name: str) -> Asserted:
        def of(event: Event) -> tuple[str, str] | None:
            found = event.role(name)
            return (
                None
                if found is None
                else (evidence.side(found), found.actor.name or found.actor.as_written)
            )

        return of

    return {"attacker": role("attacker"), "place": _place, "target": role("target")}


def _place(event: Event) -> tuple[str, str] | None:
    place = event.place
    if place is None:
        return None
    return place.id or place.as_written.casefold(), place.name or place.as_written


def _any(event: Event) -> bool:
    return True


def _of_point(point: str, of: Asserted, evidence: Evidence) -> Iterator[PointSupport]:
    claims: dict[ClaimId, Claim] = {each.id: each for each in evidence.claims}
    words: dict[str, str] = {}
    saying: dict[str, set[ClaimId]] = {}
    for event in evidence.events:
        said = of(event)
        if said is not None and event.claim in claims:
            words.setdefault(*said)
            saying.setdefault(said[0], set()).add(event.claim)
    for key in sorted(saying):
        lines = supports((claims[each] for each in saying[key]), evidence.documents, evidence.ties)
        beside = _announced(evidence, lines, _saying(of, key))
        yield PointSupport(point=point, asserted=words[key], lines=(*lines, *beside))


def _saying(of: Asserted, key: str) -> Callable[[Event], bool]:
    """Whether an event says this of the point."""
    return lambda event: (of(event) or ("",))[0] == key


def _announced(
    evidence: Evidence, lines: Iterable[Support], counts: Callable[[Event], bool]
) -> Iterator[Support]:
    """One line for each record that announced it, unless a claim leads back to the same body.

    One announced differently counts only where a person confirmed that it is the same strike.
    """
    roots = {line.root for line in lines}
    records: dict[str, list[tuple[Comparison, Candidate]]] = {}
    for comparison, candidate in evidence.near_actions():
        same = not candidate.differs or candidate.verdict is MatchState.CONFIRMED
        if same and counts(evidence.announced[candidate.event_id]):
            records.setdefault(comparison.record, []).append((comparison, candidate))
    for record in sorted(records):
        actor = evidence.ties.actor_of(record)
        root = evidence.ties.root_of(actor) if actor else record.casefold()
        if root not in roots:
            announced = tuple(candidate.event_id for _, candidate in records[record])
            yield Support(
                root=record,
                claims=(),
                reasons=("announced by this record; it says nothing for harm",),
                branches=tuple(_in_the_press(evidence, announced)),
                announcements=announced,
            )


def _in_the_press(evidence: Evidence, announced: Iterable[EventId]) -> Iterator[Branch]:
    """What the same officials said of it through the press: they and their release are one."""
    said = {each.id: each for event in announced for each in evidence.statements.get(event, ())}
    for claim in sorted(said.values(), key=lambda each: each.id):
        yield Branch(
            claim_id=claim.id,
            document_id=claim.document_id,
            speaker=" ".join(claim.source.text.split()) or "officials",
            reasons=("said by the same officials through the press: one source with the release",),
        )
