"""What `show` prints of how incidents came together and of what supports them.

`ties`: why claims were suggested as one. `support`: the collapsed tree of sources, point by point.
`contradictions`: what is said differently, side by side. `updates`: versions of one address.
"""

from collections.abc import Iterator
from typing import Any

from purport.assess.updates import updates
from purport.records import codec
from purport.records.claim import Claim
from purport.records.incident import Assessment, Casualties, Toll
from purport.records.rating import UNJUDGED, mark_words
from purport.records.view import View

Line = dict[str, Any]


def tie_lines(seen: View) -> Iterator[Line]:
    """One line a tie of an incident."""
    for incident in seen.incidents:
        for tie in incident.ties:
            yield {"type": "tie", "incident": incident.id, "code": incident.code} | codec.encode(
                tie
            )


def tie_rows(seen: View) -> Iterator[Line]:
    """Ties to read: what speaks for it and what against, never a probability."""
    claim_of = {each.id: each.claim for each in seen.all_events()}
    for incident in seen.incidents:
        for tie in incident.ties:
            yield {
                "incident": incident.code,
                "claim": claim_of.get(tie.left) or tie.left,
                "and": claim_of.get(tie.right) or tie.right,
                "for": "; ".join(part.words for part in tie.parts if part.weight > 0)
                or (f"{tie.judged_by} said so" if tie.judged_by else ""),
                "against": "; ".join(part.words for part in tie.parts if part.weight < 0),
            }


def support_lines(seen: View) -> Iterator[Line]:
    """One line an incident and asserted point, with its lines of support."""
    codes = {each.id: each.code for each in seen.incidents}
    for assessment in seen.assessments:
        for point in assessment.points:
            yield {
                "type": "support",
                "incident": assessment.incident_id,
                "code": codes[assessment.incident_id],
                "independent": point.independent,
            } | codec.encode(point)


def support_rows(seen: View) -> Iterator[Line]:
    """The collapsed tree to read: one row a claim under its line, one a record's announcement."""
    names = {each.id: each.name for each in seen.documents}
    claims = {each.id: each for each in seen.all_claims()}
    codes = {each.id: each.code for each in seen.incidents}
    marks = _Marks(seen)
    for assessment in seen.assessments:
        for point in assessment.points:
            for number, line in enumerate(point.lines, 1):
                head = {
                    "incident": codes[assessment.incident_id],
                    "point": f"{point.point}: {point.asserted}",
                    "line": f"{number} of {point.independent}: {marks.name(line.root)}",
                }
                for branch in line.branches:
                    yield head | {
                        "said_by": branch.speaker,
                        "why_counted_here": "; ".join(branch.reasons),
                        "reliability": marks.reliability(claims.get(branch.claim_id)),
                        "credibility": marks.mark(branch.claim_id, "credibility"),
                        "claim": branch.claim_id,
                        "document": names.get(branch.document_id, branch.document_id),
                    }
                if line.announcements:
                    yield head | {
                        "said_by": line.root,
                        "why_counted_here": "; ".join(line.reasons),
                        "reliability": "",
                        "credibility": "",
                        "claim": ", ".join(line.announcements),
                        "document": "",
                    }


class _Marks:
    """The ratings of a view, "cannot be judged" where nobody rated, and the actors' names."""

    def __init__(self, seen: View) -> None:
        self._marks = {(each.subject, each.scale): each.mark for each in seen.ratings}
        self._names = {
            each.source.actor.id: each.source.actor.name or each.source.text
            for each in seen.all_claims()
            if each.source.actor is not None and each.source.actor.id is not None
        }

    def mark(self, subject: str, scale: str) -> str:
        """A subject's mark with its meaning."""
        return mark_words(scale, self._marks.get((subject, scale), UNJUDGED[scale]))

    def reliability(self, claim: Claim | None) -> str:
        """The mark of the claim's speaker."""
        actor = claim.source.actor if claim else None
        return self.mark(actor.id if actor and actor.id else "", "reliability")

    def name(self, root: str) -> str:
        """A root's name, if it is an actor's id."""
        return " ".join(self._names.get(root, root).split())


def contradiction_lines(seen: View) -> Iterator[Line]:
    """One line an incident and aspect."""
    codes = {each.id: each.code for each in seen.incidents}
    for assessment in seen.assessments:
        for each in assessment.contradictions:
            yield {
                "type": "contradiction",
                "incident": assessment.incident_id,
                "code": codes[assessment.incident_id],
            } | codec.encode(each)


def contradiction_rows(seen: View) -> Iterator[Line]:
    """Contradictions to read: one row a side, sides of one aspect next to each other."""
    codes = {each.id: each.code for each in seen.incidents}
    for assessment in seen.assessments:
        for each in assessment.contradictions:
            for side in each.sides:
                yield {
                    "incident": codes[assessment.incident_id],
                    "about": each.aspect,
                    "says": side.words,
                    "said_by": "; ".join(side.said_by),
                    "claims": ", ".join((*side.claims, *side.announcements)),
                }


def update_lines(seen: View) -> Iterator[Line]:
    """One line an update."""
    for each in updates(seen.documents, seen.findings):
        yield {"type": "update"} | codec.encode(each)


def update_rows(seen: View) -> Iterator[Line]:
    """Updates to read: one row a claim that was added, dropped or changed."""
    published = {each.id: str(each.published or "not dated") for each in seen.documents}
    for update in updates(seen.documents, seen.findings):
        for change in update.changes:
            yield {
                "document": update.address,
                "from": published[update.earlier],
                "to": published[update.later],
                "change": change.kind,
                "was": change.before_words,
                "is": change.after_words,
                "claim": change.after or change.before,
            }


def grade_words(assessment: Assessment) -> str:
    """The grade of alleged harm, or why nothing is graded."""
    because = f", because {assessment.not_graded}" if assessment.not_graded else ""
    return assessment.harm_grade or f"not graded{because}"


def casualty_words(found: tuple[Casualties, ...]) -> str:
    """Casualties to read: each kind as a range, with who says what."""
    return "; ".join(
        f"{each.kind.replace('_', ' ')} {range_words(each.least, each.most)} "
        f"({', '.join(map(_toll_words, each.said))})"
        for each in found
    )


def range_words(least: int | None, most: int | None) -> str:
    """`5 to 12`, `5`, `at least 5`, `up to 5`, `no figure given`."""
    if least is None and most is None:
        return "no figure given"
    if most is None:
        return f"at least {least}"
    if least is None:
        return f"up to {most}"
    return str(least) if least == most else f"{least} to {most}"


def _toll_words(toll: Toll) -> str:
    return f"{toll.said_by}: {range_words(toll.least, toll.most)}"
