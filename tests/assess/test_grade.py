"""Grades follow the rubrics, points are counted apart, contradictions stand side by side."""

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest
from telling import (
    EASTERN,
    HAREM,
    MONITOR,
    NORTHERN,
    SARMADA,
    WESTERN,
    Teller,
    day,
    linked,
)

from purport.assess.contradictions import contradictions
from purport.assess.dependence import Ties
from purport.assess.evidence import Evidence
from purport.assess.grade import apply_rubric, grade
from purport.assess.points import point_supports
from purport.records.document import Document
from purport.records.event import Event, EventKind
from purport.records.ids import EventId
from purport.records.incident import (
    Assessment,
    Candidate,
    Comparison,
    HarmStatement,
    HarmView,
    Incident,
    RecordOutcome,
    Strength,
    Window,
)
from purport.records.problem import Impossible
from purport.stock.rubrics import load_rubrics, read_rubric

RECORD = "A command"


def announced_event(document: Document) -> Event:
    return Event(
        id=EventId("event-announced"), kind=EventKind.AIRSTRIKE, document_id=document.id,
        spans=((1, 2),), text="x", place=HAREM, when=day(5), component="test/1",
    )  # fmt: skip


def comparison(
    incident: Incident, event: Event, strength: Strength, outcome: RecordOutcome
) -> Comparison:
    candidate = Candidate(
        document_id=event.document_id, event_id=event.id, strength=strength, distance_km=1.0,
        days=0.0, base_rate=0.1, chosen=True,
    )  # fmt: skip
    return Comparison(
        incident_id=incident.id, claims=incident.claims, record=RECORD, outcome=outcome,
        strength=strength, window=Window(earliest=None, latest=datetime(2014, 11, 6, tzinfo=UTC)),
        held=1, expected=1, as_of=None, candidates=(candidate,),
    )  # fmt: skip


def evidence_of(
    *tellers: Teller,
    near: Strength | None = None,
    outcome: RecordOutcome = RecordOutcome.ANNOUNCED,
    **ties: Any,
) -> tuple[Incident, Evidence]:
    (incident,) = linked(*tellers)
    event = announced_event(tellers[0].document)
    compared = () if near is None else (comparison(incident, event, near, outcome),)
    claims = {each.id: each for teller in tellers for each in teller.claims}
    return incident, Evidence(
        claims=tuple(claims[each] for each in incident.claims),
        events=tuple(e for teller in tellers for e in teller.events),
        documents={each.document.id: each.document for each in tellers},
        comparisons=compared,
        announced={event.id: event},
        ties=Ties(root_of=lambda each: each, **ties),
    )


def graded(*tellers: Teller, **more: Any) -> Assessment:
    return grade(*evidence_of(*tellers, **more), load_rubrics())


def two(killed: tuple[int, int | None] | None = (5, 5)) -> tuple[Teller, Teller]:
    return (
        Teller("a").tells(HAREM, day(5), by=MONITOR, killed=killed),
        Teller("b").tells(HAREM, day(5), by=NORTHERN, killed=killed, words="they bombed it"),
    )


@pytest.mark.parametrize(
    ("near", "killed", "harm", "status"),
    [
        (Strength.LIKELY, (5, 5), "Fair", "declared"),
        (Strength.POSSIBLE, (5, 5), None, "likely"),
        (None, (5, 5), None, "likely"),
        (Strength.LIKELY, None, None, "declared"),
        (Strength.LIKELY, (0, 0), None, "declared"),
    ],
)
def test_only_likely_announcements_are_near_action(
    near: Strength | None, killed: Any, harm: str | None, status: str
) -> None:
    """Two sources with a likely near action are Fair; a possible one is none; no harm, no grade."""
    found = graded(*two(killed), near=near)
    assert (found.harm_grade, found.strike_status.value) == (harm, status)
    assert found.harm_grade or found.not_graded
    assert found.rubric.endswith("/3")


def test_an_announced_strike_alone_never_confirms_harm() -> None:
    """No rule that the machine applies gives Confirmed or Discounted."""
    rules = load_rubrics().harm_grade.rules
    assert {rule.grade for rule in rules if rule.by_person} == {"Confirmed", "Discounted"}
    one = Teller("a").tells(HAREM, day(5), by=MONITOR, killed=(5, 5))
    assert graded(one, near=Strength.LIKELY).harm_grade == "Weak"


@pytest.mark.parametrize(("says", "told"), [("conceded", True), ("not_credible", False)])
def test_a_conceded_harm_is_a_hint_and_no_grade(says: str, told: bool) -> None:
    """An official statement that concedes harm stands beside the grade and does not change it."""
    one = Teller("a").tells(HAREM, day(5), by=MONITOR, killed=(5, 5))
    incident, evidence = evidence_of(one, near=Strength.LIKELY)
    statement = HarmStatement(
        document_id=one.document.id, spans=((0, 5),), text="conce", says=HarmView(says)
    )
    compared = dataclasses.replace(evidence.comparisons[0], harm=(statement,))
    found = grade(incident, dataclasses.replace(evidence, comparisons=(compared,)), load_rubrics())
    assert found.harm_grade == "Weak"
    assert any("concedes harm" in reason for reason in found.reasons) is told


def test_harm_is_counted_apart_from_the_strike() -> None:
    """Two sources for the strike, one of them for the harm: the harm is Weak, the strike likely."""
    silent = Teller("b").tells(HAREM, day(5), by=NORTHERN, words="they bombed it")
    found = graded(Teller("a").tells(HAREM, day(5), by=MONITOR, killed=(5, 5)), silent)
    assert (found.harm_grade, found.strike_status.value) == ("Weak", "likely")


def test_competing_attackers_contest_both_fields() -> None:
    """Two sides named by two speakers give Contested, whatever was announced."""
    found = graded(
        Teller("a").tells(HAREM, day(5), by=MONITOR, attacker=EASTERN, killed=(9, 9)),
        Teller("b").tells(HAREM, day(5), by=NORTHERN, attacker=WESTERN, killed=(9, 9), words="x"),
        near=Strength.LIKELY,
    )
    assert (found.harm_grade, found.strike_status.value) == ("Contested", "contested")
    (attacker,) = [each for each in found.contradictions if each.aspect == "attacker"]
    assert [side.words for side in attacker.sides] == ["Eastern Air Force", "Western Air Force"]


def test_an_announcement_supports_the_strike_and_not_the_harm() -> None:
    """The record is a line of its own for the strike and the place it names, never for harm."""
    _, evidence = evidence_of(*two(), near=Strength.LIKELY)
    points = {each.point: each for each in point_supports(evidence)}
    assert points["strike"].independent == 3
    assert points["place"].independent == 3
    assert points["harm"].independent == 2
    assert [line.root for line in points["strike"].lines if line.announcements] == [RECORD]


@pytest.mark.parametrize(
    ("ties", "lines"),
    [({}, 2), ({"photos": "both"}, 1), ({"root_of": "both"}, 1)],
)
def test_shared_photos_and_bodies_make_one_line(ties: dict[str, str], lines: int) -> None:
    """Two known speakers are two lines, unless they show the same photo or are one body."""
    pair = two()
    _, evidence = evidence_of(*pair)
    photos = {each.document.id: "photo-1" for each in pair} if "photos" in ties else {}
    root = (lambda _: "actor-1") if "root_of" in ties else (lambda each: each)
    changed = dataclasses.replace(evidence, ties=Ties(root_of=root, photos=photos))
    assert len(point_supports(changed)[0].lines) == lines


def test_the_same_long_words_in_two_documents_are_a_quotation() -> None:
    """Two speakers with the same twelve words or more count once, with that reason."""
    words = "at dawn four jets came from the north and bombed the old market twice"
    _, evidence = evidence_of(
        Teller("a").tells(HAREM, day(5), by=MONITOR, words=words),
        Teller("b").tells(HAREM, day(5), by=NORTHERN, words=words),
    )
    (line,) = point_supports(evidence)[0].lines
    assert "the same words" in line.reasons
    assert len(line.branches) == 2


def test_contradictions_name_both_sides() -> None:
    """Numbers that cannot both hold stand side by side; those that can are no contradiction."""
    incident, evidence = evidence_of(
        Teller("a").tells(HAREM, day(5), by=MONITOR, killed=(5, 5)),
        Teller("b").tells(HAREM, day(5), by=NORTHERN, killed=(7, 7), words="x"),
    )
    (victims,) = contradictions(incident, evidence)
    assert victims.aspect == "victims"
    assert [(side.words, side.said_by) for side in victims.sides] == [
        ("5 civilians killed", ("River Monitor",)),
        ("7 civilians killed", ("Northern Front",)),
    ]
    open_ended = evidence_of(
        Teller("a").tells(HAREM, day(5), by=MONITOR, killed=(5, None)),
        Teller("b").tells(HAREM, day(5), by=NORTHERN, killed=(7, 7), words="x"),
    )
    assert contradictions(*open_ended) == ()


def test_an_announcement_elsewhere_is_a_side_of_the_contradiction() -> None:
    """What a record announces at another place stands beside what the claims say."""
    incident, evidence = evidence_of(*two(), near=Strength.LIKELY)
    moved = dataclasses.replace(evidence.announced[EventId("event-announced")], place=SARMADA)
    found = contradictions(incident, dataclasses.replace(evidence, announced={moved.id: moved}))
    (place,) = [each for each in found if each.aspect == "place"]
    assert {side.words: side.said_by for side in place.sides}["Sarmada"] == (RECORD,)


def test_a_rubric_is_data_that_refuses_what_it_cannot_mean() -> None:
    """Unknown facts, unknown keys and conditions without a bound are refused."""
    head = 'name = "x"\nversion = 1\nfield = "harm_grade"\ntitle = "x"\nsource = "x"\n[[rules]]\n'
    asks = read_rubric(head + 'grade = "A"\nwhen = [{ fact = "luck", equals = true }]')
    with pytest.raises(Impossible, match="luck"):
        apply_rubric(asks, {"harm_alleged": True})
    for wrong in ('nonsense = "x"', 'when = [{ fact = "harm_alleged" }]'):
        with pytest.raises(ValueError):  # noqa: PT011 - the codec's own words
            read_rubric(head + wrong)
