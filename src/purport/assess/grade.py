"""Assessments: strike status and civilian-harm grade, two fields never mixed.

The harm grades follow the published grades of Airwars (Confirmed, Fair, Weak, Contested,
Discounted), which weigh alleged civilian harm only. That only independent sources are counted is
our addition. A rule that needs a person's knowledge (a belligerent's acceptance of this harm, that
those harmed were combatants) is never applied by the machine.

Source: Airwars, "Methodology note: civilian harm", categories of grading (airwars.org).
"""

from collections.abc import Sequence

from purport.records.event import Harm
from purport.records.incident import (
    Assessment,
    Comparison,
    Incident,
    RecordOutcome,
    Strength,
    StrikeStatus,
    Support,
)

RUBRIC = "civilian-harm-after-airwars/1"
CIVILIAN = ("civilians", "children", "women", "people")


def grade(
    incident: Incident, comparisons: Sequence[Comparison], lines: tuple[Support, ...]
) -> Assessment:
    """The suggested assessment of an incident, with its reasons."""
    near = _near_action(comparisons)
    status, why = _status(incident, comparisons, lines)
    harm, not_graded, because = _harm_grade(incident, near, lines)
    return Assessment(
        incident_id=incident.id,
        rubric=RUBRIC,
        strike_status=status,
        harm_grade=harm,
        not_graded=not_graded,
        independent=len(lines),
        supports=lines,
        reasons=(why, *because),
    )


def _near_action(comparisons: Sequence[Comparison]) -> bool:
    """Whether an announcement is a likely near action; a possible one is none."""
    return any(
        each.outcome in (RecordOutcome.ANNOUNCED, RecordOutcome.ANNOUNCED_DIFFERENTLY)
        and each.strength is Strength.LIKELY
        for each in comparisons
    )


def _status(
    incident: Incident, comparisons: Sequence[Comparison], lines: tuple[Support, ...]
) -> tuple[StrikeStatus, str]:
    if len(incident.attackers) > 1 and not _one_side(incident):
        return StrikeStatus.CONTESTED, "the sources name different attackers"
    declared = [
        each
        for each in comparisons
        if each.outcome is RecordOutcome.ANNOUNCED and each.strength is Strength.LIKELY
    ]
    if declared:
        return StrikeStatus.DECLARED, f"announced by {declared[0].record}"
    if len(lines) >= 2:
        return StrikeStatus.LIKELY, f"{len(lines)} independent sources say so"
    return StrikeStatus.SINGLE_SOURCE, "all claims lead back to one source"


def _one_side(incident: Incident) -> bool:
    words = [set(each.casefold().replace("-", " ").split()) for each in incident.attackers]
    return bool(set.intersection(*words))


def _harm_grade(
    incident: Incident, near: bool, lines: tuple[Support, ...]
) -> tuple[str | None, str | None, tuple[str, ...]]:
    if not _civilian_harm(incident.harm):
        return None, "no harm to civilians is alleged in the claims held", ()
    if len(incident.attackers) > 1 and not _one_side(incident):
        return "Contested", None, ("competing attributions",)
    if len(lines) < 2:
        return "Weak", None, ("harm is alleged by a single independent source",)
    if near:
        return "Fair", None, (f"{len(lines)} independent sources and a likely near action",)
    return None, "two or more sources, but no likely near action by a belligerent is held", ()


def _civilian_harm(harm: Sequence[Harm]) -> bool:
    return any(each.kind.startswith(CIVILIAN) and each.most != 0 for each in harm)
