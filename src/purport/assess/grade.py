"""Assessments: strike status and civilian-harm grade, two fields never mixed.

The rules are data (records.rubric); here the facts are found that they ask for. A rule that needs a
person's knowledge (a belligerent's acceptance of this harm, that those harmed were combatants) is
never applied by the machine; its reason is a hint for the person who signs.
"""

from collections.abc import Mapping

from purport.assess.contradictions import contradictions
from purport.assess.evidence import Evidence, attackers_compete
from purport.assess.points import alleges_harm, harm_lines, point_supports
from purport.records.incident import (
    Assessment,
    Incident,
    RecordOutcome,
    StrikeStatus,
    Support,
)
from purport.records.problem import Impossible
from purport.records.rubric import Rubric, Rubrics, Rule

Facts = Mapping[str, bool | int | str]


def grade(incident: Incident, evidence: Evidence, rubrics: Rubrics) -> Assessment:
    """The suggested assessment of an incident, with its reasons.

    Raises: Impossible where a rubric asks for a fact that nobody finds.
    """
    points = point_supports(evidence)
    lines = tuple(line for line in points[0].lines if line.claims)
    facts = _facts(incident, evidence, lines)
    status, why = apply_rubric(rubrics.strike_status, facts)
    harm, because = apply_rubric(rubrics.harm_grade, facts)
    return Assessment(
        incident_id=incident.id,
        rubric=rubrics.harm_grade.label,
        status_rubric=rubrics.strike_status.label,
        strike_status=StrikeStatus(status or ""),
        harm_grade=harm,
        not_graded=None if harm else because,
        independent=len(lines),
        supports=lines,
        reasons=((why, because) if harm else (why,)) + hints(rubrics.harm_grade, facts),
        points=points,
        contradictions=contradictions(incident, evidence),
    )


def _facts(incident: Incident, evidence: Evidence, lines: tuple[Support, ...]) -> Facts:
    """What rules can ask for: a possible match is no near action, nor is a rejected one."""
    competing = attackers_compete(incident, evidence)
    near = evidence.near_actions()
    declared = [each for each, _ in near if each.outcome is RecordOutcome.ANNOUNCED]
    by = sorted({comparison.record for comparison, _ in near})
    conceded = evidence.conceded_by()
    return {
        "harm_alleged": any(map(alleges_harm, evidence.events)),
        "attackers_compete": bool(competing),
        "attackers": ", ".join(competing),
        "near_action": bool(near),
        "declared": bool(declared),
        "announced_by": ", ".join(by),
        "sources_of_strike": len(lines),
        "sources_of_harm": len(harm_lines(evidence)),
        "harm_conceded": bool(conceded),
        "conceded_by": ", ".join(conceded),
    }


def apply_rubric(rubric: Rubric, facts: Facts) -> tuple[str | None, str]:
    """The grade that a rubric suggests (None: nothing is graded) and the reason.

    Raises: Impossible where it asks for a fact that nobody finds, or no rule holds.
    """
    for rule in rubric.rules:
        if not rule.by_person and _holds(rule, facts, rubric):
            return rule.grade, rule.reason.format_map(facts)
    raise Impossible(f"{rubric.label}: no rule holds; let the last one ask for nothing")


def hints(rubric: Rubric, facts: Facts) -> tuple[str, ...]:
    """What a person should look at before signing: rules of theirs whose facts hold."""
    return tuple(
        rule.reason.format_map(facts)
        for rule in rubric.rules
        if rule.by_person and rule.when and _holds(rule, facts, rubric)
    )


def _holds(rule: Rule, facts: Facts, rubric: Rubric) -> bool:
    for condition in rule.when:
        fact = facts.get(condition.fact)
        if fact is None or isinstance(fact, str):
            raise Impossible(f"{rubric.label}: there is no fact {condition.fact!r} to ask for")
        if not condition.holds(fact):
            return False
    return True
