"""Agreement between passes is one for the same pass and falls with every difference."""

from corpus.agreement import agreeing, compare, f1, kappa
from corpus.compile import compile_document
from corpus.marks import read_marks

TEXT = "A monitor said that residents blamed the army. The army may deny it, reportedly.\n"
MARKS = (
    "a 1 | A monitor | said | that residents ... army\n"
    "b 1 | residents | blamed | the army | accuse u via=a"
)


def compiled(marks: str) -> list:
    return compile_document("sample", TEXT, read_marks(marks))


def test_a_pass_agrees_with_itself() -> None:
    """Comparing a pass with itself shares every claim, span and label."""
    counts, pairs = compare(compiled(MARKS), compiled(MARKS))
    assert counts["relation.shared"] == counts["relation.first"] == 2
    assert counts["content exact.shared"] == counts["content exact.first"]
    assert all(left == right for left, right in pairs)


def test_half_of_the_content_and_the_source_must_be_shared() -> None:
    """A claim with less than half of the content, or another source, does not agree."""
    first = compiled("a 1 | A monitor | said | that residents ... army")
    assert not agreeing(first, compiled("a 1 | A monitor | said | the army"))
    assert not agreeing(first, compiled("a 2 | The army | may deny | [1] that residents ... army"))


def test_kappa_takes_chance_away() -> None:
    """Kappa is 1 for full agreement, 0 at chance, and undefined where there is one label only."""
    assert kappa([(1, 1), (2, 2)]) == 1
    assert kappa([(1, 1), (1, 2), (2, 1), (2, 2)]) == 0
    assert kappa([(1, 1), (1, 1)]) is None


def test_f1_of_nothing_is_nothing() -> None:
    """F1 is 0 where neither side has anything."""
    assert f1(0, 0, 0) == 0
