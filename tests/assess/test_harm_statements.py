"""What officials say of harm, found by place and day, whenever they say so."""

from dataclasses import replace

import pytest
from worlds import at, claimed, compared, daily, place, release, when

from purport.assess.harm_statements import view_of
from purport.records.incident import HarmView
from purport.records.place import Precision
from purport.records.spans import Words
from purport.records.when import TimeMention

SENTENCES = {
    "The allegation of civilian casualties was assessed as not credible because no strike was "
    "conducted in the area.": HarmView.NOT_CREDIBLE,
    "The report of harm to civilians is under review.": HarmView.UNDER_REVIEW,
    "It is more likely than not that 2 civilians were unintentionally killed.": HarmView.CONCEDED,
    "There were no civilian casualties.": None,
    "We regret that the road was closed to civilians.": None,
}


@pytest.mark.parametrize(("words", "says"), SENTENCES.items())
def test_each_kind_of_statement_is_told_apart(words: str, says: HarmView | None) -> None:
    """Conceded, not credible and under review are three things; a plain denial is none of them."""
    assert view_of(words) is says


def test_harm_stands_on_a_line_of_its_own() -> None:
    """A statement made months later on this place and day is found and changes no outcome."""
    sheets = daily(1, 12, {})
    text = "On 10 January near Amarra, 3 civilians were unintentionally killed by a strike."
    mention = TimeMention(
        words=Words(spans=((3, 13),), text="10 January"), form="", when=when(at(10), at(11))
    )
    report = replace(release(25, windowed=False), times=(mention,))
    texts = {each.document.id: "" for each in sheets} | {report.document.id: text}
    town = place("Amarra", precision=Precision.TOWN)
    found = compared(claimed(10, town), (*sheets, report), texts=texts)
    assert [(each.says, each.numbers) for each in found.harm] == [(HarmView.CONCEDED, (3, 3))]
    assert found.outcome is compared(claimed(10, town), sheets, texts=texts).outcome
    other = compared(claimed(5, town), (*sheets, report), texts=texts)
    assert not other.harm
