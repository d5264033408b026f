"""What an incident is assessed from."""

from collections.abc import Mapping
from dataclasses import field

from purport.assess.dependence import Ties
from purport.records.claim import Claim
from purport.records.document import Document
from purport.records.event import Event, Role
from purport.records.ids import ClaimId, DocumentId, EventId
from purport.records.incident import (
    Candidate,
    Comparison,
    HarmView,
    Incident,
    RecordOutcome,
    Strength,
)
from purport.records.value import value

FOUND = frozenset({RecordOutcome.ANNOUNCED, RecordOutcome.ANNOUNCED_DIFFERENTLY})


@value
class Evidence:
    """An incident's claims and events, the announcements that it was compared with, and who and
    what depends on whom. `announced` are the events of the comparisons' candidates by id,
    `statements` what officials said of them through the press.
    """

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    documents: Mapping[DocumentId, Document]
    comparisons: tuple[Comparison, ...]
    announced: Mapping[str, Event]
    ties: Ties
    statements: Mapping[EventId, tuple[Claim, ...]] = field(default_factory=dict)

    def near_actions(self) -> tuple[tuple[Comparison, Candidate], ...]:
        """The announcements that are likely what the incident is about; possible ones are none."""
        return tuple(
            (comparison, candidate)
            for comparison in self.comparisons
            if comparison.outcome in FOUND and comparison.strength is Strength.LIKELY
            for candidate in comparison.candidates
            if candidate.chosen and candidate.event_id in self.announced
        )

    def conceded_by(self) -> tuple[str, ...]:
        """The records with an official statement beside the incident that concedes harm."""
        return tuple(
            comparison.record
            for comparison in self.comparisons
            if any(each.says is HarmView.CONCEDED for each in comparison.harm)
        )

    def speaker(self, claim_id: ClaimId) -> str:
        """Who says a claim, in words."""
        claim = next(each for each in self.claims if each.id == claim_id)
        actor = claim.source.actor
        named = (actor.name if actor and actor.name else "") or claim.source.text
        return " ".join(named.split()) or self.documents[claim.document_id].origin.name

    def roles(self, name: str) -> tuple[tuple[Event, Role], ...]:
        """The incident's events that name an actor in a role, with the role."""
        return tuple(
            (event, role) for event in self.events if (role := event.role(name)) is not None
        )

    def side(self, role: Role) -> str:
        """The id under which an actor counts, else its name in small letters."""
        actor = role.actor
        return self.ties.root_of(actor.id) if actor.id else actor.as_written.casefold()


def attackers_compete(incident: Incident, evidence: Evidence) -> tuple[str, ...]:
    """The attackers that stand against each other; empty where all may be one side.

    A coalition and a force may be one side. So may two names of which the register does not know
    one, where the words of the one are among the other's: "jets" and "coalition jets".
    """
    sides: dict[str, Role] = {}
    for _, role in evidence.roles("attacker"):
        if not any(_one_side(role, other, evidence) for other in sides.values()):
            sides[evidence.side(role)] = role
    names = tuple(sorted(each.actor.name or each.actor.as_written for each in sides.values()))
    return names if len(names) > 1 else ()


def _one_side(left: Role, right: Role, evidence: Evidence) -> bool:
    if evidence.side(left) == evidence.side(right):
        return True
    if {left.actor.kind.value, right.actor.kind.value} == {"coalition", "force"}:
        return True
    words = [
        set((role.actor.name or role.actor.as_written).casefold().replace("-", " ").split())
        for role in (left, right)
    ]
    if left.actor.id and right.actor.id:
        return False  # two that the register tells apart; "Air Force" in both names says nothing
    return words[0] <= words[1] or words[1] <= words[0]
