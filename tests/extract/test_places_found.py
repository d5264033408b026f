"""Place names found in texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.extract.places import find_places
from purport.stock.gazetteer import IndexedGazetteer, open_gazetteer

PIECES = [
    "in", "Syria", ",", "near", "Harem", "U.S.", "Gen.", "Idlib", "province", "W. Va.", "\n", "of",
    "The", "حارم", "Ракка", "said", "Street", "12", "'s", "’s", "(", "Paris", "-", "al-Bab", ".",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)
)


@pytest.fixture(scope="module")
def world() -> IndexedGazetteer:
    """The world's places."""
    return open_gazetteer()


def names(text: str, world: IndexedGazetteer, **more: object) -> list[str]:
    """The words of the places found."""
    return [m.words.text for m in find_places(text, world.fame, **more)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike hit Harem, Idlib, on Thursday.", ["Harem", "Idlib"]),
        ("Five people died in Aleppo and near Raqqa.", ["Aleppo", "Raqqa"]),
        ("Fighting went on in Deir ez-Zor.", ["Deir ez-Zor"]),
        ("In May the group left.", []),
        ("Many in the West disagree.", []),
        ("قصف الطيران مدينة حارم في ريف إدلب وبلدة سلقين", ["حارم", "إدلب", "سلقين"]),
        ("استهدف التحالف مقرا قرب الرقة", ["الرقة"]),
        ("Удары по Идлибу и под Алеппо", ["Идлибу", "Алеппо"]),
        ("She went home on Sunday in March.", []),
    ],
)
def test_usual_sentences(world: IndexedGazetteer, text: str, expected: list[str]) -> None:
    """Towns and regions are found, months and opening words are not."""
    assert names(text, world) == expected


def test_skipped_ranges_are_not_read(world: IndexedGazetteer) -> None:
    """A name in a skipped range is not found."""
    text = "Menu: Syria. They met in Iraq."
    assert names(text, world, skipped=((0, 12),)) == ["Iraq"]


def test_a_models_spans_are_added(world: IndexedGazetteer) -> None:
    """A span from elsewhere is believed where nothing found here overlaps it."""
    text = "They left Qwyx for Iraq."
    assert names(text, world, names=((10, 14), (19, 23))) == ["Qwyx", "Iraq"]


@settings(deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_text(world: IndexedGazetteer, text: str) -> None:
    """Every span lies in its text, holds the words it claims, and none overlaps another."""
    last = 0
    for mention in find_places(text, world.fame):
        ((start, end),) = mention.words.spans
        assert last <= start < end <= len(text)
        assert text[start:end] == mention.words.text
        last = end
