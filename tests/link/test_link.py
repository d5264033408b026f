"""Claims are suggested as one incident by weight, and nothing that forbids it is overruled."""

import random

import pytest
from telling import (
    EASTERN,
    HAREM,
    IDLIB_PROVINCE,
    MONITOR,
    NORTHERN,
    SALQIN,
    SARMADA,
    WESTERN,
    Teller,
    day,
    linked,
)

from purport.link.grouping import Limits
from purport.link.link import Bindings
from purport.link.naming import find_incident
from purport.records.event import EventKind


def sizes(incidents: object) -> list[int]:
    return sorted(len(each.events) for each in incidents)


def test_two_documents_on_one_day_and_town_are_one_with_printed_reasons() -> None:
    """The same town, day and kind are enough to suggest one incident, and the reasons say so."""
    (found,) = linked(Teller("a").tells(HAREM, day(5)), Teller("b").tells(HAREM, day(5)))
    assert found.state.value == "suggested"
    reasons = " ".join(found.reasons)
    assert "windows overlap" in reasons
    assert "km apart" in reasons
    assert found.ties[0].parts


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((HAREM, day(5)), (HAREM, day(9))),
        ((HAREM, day(5)), (SARMADA, day(5))),
    ],
)
def test_other_days_and_towns_are_other_incidents(left: tuple, right: tuple) -> None:
    """Another day or a town 18 km off is another incident."""
    assert sizes(linked(Teller("a").tells(*left), Teller("b", published=12).tells(*right))) == [
        1,
        1,
    ]


def test_a_car_bomb_and_an_air_strike_stay_apart_without_more() -> None:
    """Another kind of attack on the same day and town is not suggested as the same one."""
    bomb = Teller("b").tells(HAREM, day(5), kind=EventKind.GROUND_ATTACK)
    assert sizes(linked(Teller("a").tells(HAREM, day(5)), bomb)) == [1, 1]


def test_two_rows_of_one_table_are_two_incidents() -> None:
    """Whoever made the table told them apart."""
    rows = [Teller("t.csv", row=str(n), origin="a table").tells(HAREM, day(5)) for n in (1, 2)]
    assert sizes(linked(*rows)) == [1, 1]


def test_two_strikes_of_one_document_are_two_incidents_whatever_others_say() -> None:
    """Two places or days told in one document stay apart even if a third document fits both."""
    both = Teller("a").tells(HAREM, day(5)).tells(HAREM, day(7))
    between = Teller("b").tells(HAREM, day(6))
    found = linked(both, between)
    assert all(
        len({e for e in each.events if e in {x.id for x in both.events}}) <= 1 for each in found
    )


def test_another_strike_of_one_document_is_another_incident() -> None:
    """A second strike told as "another" is never put together with the first, nor a third one."""
    told = Teller("a").tells(HAREM, day(5)).tells(HAREM, day(5), another="another airstrike")
    assert sizes(linked(told)) == [1, 1]
    assert sizes(linked(told.tells(HAREM, day(5), another="a third strike"))) == [1, 1, 1]
    plain = Teller("a").tells(HAREM, day(5)).tells(HAREM, day(5))
    assert sizes(linked(plain)) == [2]


def test_what_is_said_later_of_another_strike_may_join_either() -> None:
    """A further claim without such a word joins one strike; "the second" is not the first."""
    told = Teller("a").tells(HAREM, day(5)).tells(HAREM, day(5), another="another airstrike")
    assert sizes(linked(told.tells(HAREM, day(5)))) == [1, 2]
    told = Teller("a").tells(HAREM, day(5)).tells(HAREM, day(5), another="another airstrike")
    told.tells(HAREM, day(5), another="the second strike")
    (second,) = [each for each in linked(told) if len(each.events) == 2]
    assert told.events[0].id not in second.events


def test_a_person_overrules_another() -> None:
    """Two that a document tells apart in words are one incident where a person says so."""
    told = Teller("a").tells(HAREM, day(5)).tells(HAREM, day(5), another="another airstrike")
    left, right = (each.id for each in told.events)
    said = Bindings(together=((left, right, "A. Person"),))
    assert sizes(linked(told, bindings=said)) == [2]


def test_numbers_killed_are_compared_kind_by_kind() -> None:
    """People are compared with people; "12 killed" is not held against "5 civilians killed"."""

    def weight(kind: str) -> float:
        one = Teller("a").tells(HAREM, day(5), killed=(12, 12), harm="people_killed")
        other = Teller("b").tells(HAREM, day(5), killed=(5, 5), harm=kind)
        (found,) = linked(one, other, threshold=-30.0)
        return found.ties[0].weight

    none = linked(
        Teller("a").tells(HAREM, day(5), killed=(12, 12), harm="people_killed"),
        Teller("b").tells(HAREM, day(5)),
        threshold=-30.0,
    )
    assert weight("people_killed") < weight("civilians_killed")
    assert weight("civilians_killed") == none[0].ties[0].weight


def test_a_case_sets_how_surely_and_how_far_apart_claims_may_be_one() -> None:
    """A higher threshold suggests less; wider limits let what they forbade be suggested."""
    told = Teller("a").tells(HAREM, day(5)), Teller("b").tells(HAREM, day(5))
    assert sizes(linked(*told)) == [2]
    weight = linked(*told)[0].ties[0].weight
    assert sizes(linked(*told, threshold=weight + 0.1)) == [1, 1]
    near = Teller("a").tells(HAREM, day(5)), Teller("b").tells(SALQIN, day(5))
    assert sizes(linked(*near, threshold=-30.0)) == [2]
    assert sizes(linked(*near, threshold=-30.0, limits=Limits(km_apart=0.0))) == [1, 1]


def test_a_wide_place_never_ties_two_documents() -> None:
    """A province, or no place, joins only what its own document says."""
    assert sizes(
        linked(Teller("a").tells(IDLIB_PROVINCE, day(5)), Teller("b").tells(IDLIB_PROVINCE, day(5)))
    ) == [1, 1]
    own = Teller("a").tells(HAREM, day(5)).tells(IDLIB_PROVINCE, day(5), words="jets struck")
    assert sizes(linked(own, Teller("b").tells(SALQIN, day(5)))) == [1, 2]


def test_a_vague_claim_that_fits_two_strikes_joins_neither() -> None:
    """Where two strikes of a document fit, a claim without a place is left out."""
    found = linked(
        Teller("a").tells(HAREM, day(5)).tells(SARMADA, day(5)).tells(None, day(5), words="a raid")
    )
    assert sizes(found) == [1, 1]


def test_one_speaker_naming_two_attackers_tells_of_two_strikes() -> None:
    """One speaker's two attackers are two strikes; two speakers' are one, contested."""
    one = Teller("a").tells(HAREM, day(5), by=MONITOR, attacker=EASTERN)
    one = one.tells(HAREM, day(5), by=MONITOR, attacker=WESTERN, words="others struck")
    assert sizes(linked(one)) == [1, 1]
    two = Teller("a").tells(HAREM, day(5), by=MONITOR, attacker=EASTERN, killed=(9, 9))
    two = two.tells(HAREM, day(5), by=NORTHERN, attacker=WESTERN, killed=(9, 9), words="they did")
    (found,) = linked(two)
    assert set(found.attackers) == {"Eastern Air Force", "Western Air Force"}


def test_the_order_of_documents_changes_nothing() -> None:
    """Any order of the documents gives the same incidents, byte for byte."""
    tellers = [
        Teller(f"d{n}", published=7 + n % 3).tells(
            (HAREM, SALQIN, SARMADA)[n % 3], day(4 + n % 4), killed=(n, n + 2)
        )
        for n in range(24)
    ]
    straight = linked(*tellers)
    for seed in (1, 2, 3):
        random.Random(seed).shuffle(tellers)
        assert linked(*tellers) == straight


def test_a_later_document_changes_no_code_and_an_earlier_one_leaves_an_alias() -> None:
    """A code stays; where an earlier document names the incident anew, the old code finds it."""
    first = Teller("a", published=7).tells(HAREM, day(5))
    (alone,) = linked(first)
    (later,) = linked(first, Teller("b", published=9).tells(HAREM, day(5)))
    assert later.code == alone.code
    (earlier,) = linked(first, Teller("c", published=6).tells(HAREM, day(5)))
    assert earlier.code != alone.code
    assert find_incident([earlier], alone.code) == earlier
    assert find_incident([earlier], alone.code.lower()) == earlier
    assert find_incident([earlier], alone.id) == earlier
    assert find_incident([earlier], "NOSUCH-0000") is None


def test_a_person_can_say_that_two_are_one_and_that_a_claim_does_not_belong() -> None:
    """What persons said goes before every weight, and holds for claims that come later."""
    here, there = Teller("a").tells(HAREM, day(5)), Teller("b").tells(SARMADA, day(5))
    pair = (here.events[0].id, there.events[0].id, "A. Person")
    (joined,) = linked(here, there, bindings=Bindings(together=(pair,)))
    assert "A. Person said that they are one" in joined.reasons
    third = Teller("c").tells(HAREM, day(5))
    assert sizes(linked(here, there, third, bindings=Bindings(together=(pair,)))) == [3]
    apart = (here.events[0].id, third.events[0].id, "A. Person")
    assert sizes(linked(here, third, bindings=Bindings(apart=(apart,)))) == [1, 1]


def test_casualties_are_ranges_with_who_says_so() -> None:
    """Numbers are never merged into one: the range stands with each speaker's own number."""
    (found,) = linked(
        Teller("a").tells(HAREM, day(5), by=MONITOR, killed=(5, 5)),
        Teller("b").tells(HAREM, day(5), by=NORTHERN, killed=(12, 12)),
    )
    (killed,) = found.casualties
    assert (killed.kind, killed.least, killed.most) == ("civilians_killed", 5, 12)
    assert {(each.said_by, each.least) for each in killed.said} == {
        ("River Monitor", 5),
        ("Northern Front", 12),
    }
    (open_ended,) = linked(Teller("a").tells(HAREM, day(5), killed=(5, None)))
    assert (open_ended.casualties[0].least, open_ended.casualties[0].most) == (5, None)


def test_undated_claims_of_one_town_are_one_and_say_that_the_window_is_wide() -> None:
    """A claim without a date still ties to another in its town; the reason shows how loosely."""
    (found,) = linked(Teller("a").tells(HAREM, None), Teller("b").tells(HAREM, day(5)))
    assert "wide" in " ".join(found.reasons)
