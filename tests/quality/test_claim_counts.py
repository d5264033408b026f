"""The command that measures claims counts what it says; texts and claims here are invented."""

from typing import Any

import pytest
from bench import polnear
from bench.claim_counts import counts_of, f1
from bench.claim_quality import interval, main

Line = dict[str, Any]


def line(
    source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int], **more: Any
) -> Line:
    """A claim line with single spans; `via` as spans, `negated`, `hedges`."""
    via = [{"spans": [list(span)]} for span in more.get("via", ())]
    stance = {"source": "certain", "author": "neutral", "polarity": "positive"}
    return {
        "type": "claim",
        "id": f"claim-{cue}",
        "source": {"spans": [list(source)], "kind": "named"},
        "via": via,
        "cue": {"spans": [list(cue)], "class": "say", "negated": more.get("negated", False)},
        "content": {"spans": [list(content)]},
        "stance": {**stance, "hedges": more.get("hedges", [])},
    }


def test_relation_wants_half_of_the_content_and_a_common_source() -> None:
    """A claim agrees from a Jaccard index of one half on, if the sources share a character."""
    gold = [line((0, 4), (5, 9), (10, 30))]
    assert counts_of(gold, [line((3, 5), (5, 9), (10, 20))])["relation"] == (1, 1, 1)
    assert counts_of(gold, [line((0, 4), (5, 9), (10, 19))])["relation"] == (0, 1, 1)
    assert counts_of(gold, [line((31, 35), (5, 9), (10, 30))])["relation"] == (0, 1, 1)


def test_chain_counts_as_a_whole() -> None:
    """A chain is right only if every link is, and has its place."""
    gold = [line((0, 4), (5, 9), (10, 30), via=((40, 44), (50, 54)))]
    whole = [line((0, 4), (5, 9), (10, 30), via=((40, 42), (50, 54)))]
    half = [line((0, 4), (5, 9), (10, 30), via=((40, 44),))]
    turned = [line((0, 4), (5, 9), (10, 30), via=((50, 54), (40, 44)))]
    assert counts_of(gold, whole)["via, whole chain"] == (1, 1, 1)
    assert counts_of(gold, half)["via, whole chain"] == (0, 1, 1)
    assert counts_of(gold, turned)["via, whole chain"] == (0, 1, 1)
    assert counts_of(gold, half)["via, nested"] == (1, 1, 1)


def test_negated_cues_are_compared_by_cue() -> None:
    """A negated cue is right if it touches one, whatever content it was given."""
    gold = [line((0, 4), (5, 20), (21, 30), negated=True)]
    found = [line((0, 4), (15, 20), (60, 90), negated=True)]
    counts = counts_of(gold, found)
    assert counts["negated cue"] == (1, 1, 1)
    assert counts["negated claim"] == (0, 1, 1)


def test_a_hedge_is_found_once() -> None:
    """Two found words that touch one annotated hedge are one hit and one too many."""
    gold = [line((0, 4), (5, 9), (10, 30), hedges=[[12, 20]])]
    found = [line((0, 4), (5, 9), (10, 30), hedges=[[12, 15], [16, 20]])]
    assert counts_of(gold, found)["hedges"] == (1, 1, 2)


def test_f1_and_its_interval() -> None:
    """Equal documents leave the interval no width; no claim at all gives nought."""
    assert f1((0, 0, 0)) == 0
    assert f1((1, 2, 2)) == 0.5
    assert interval([(1, 2, 2)] * 5) == pytest.approx((0.5, 0.5))


def test_polnear_marks_are_read() -> None:
    """A brat line becomes a claim; touching spans of one role are one; half a claim is none."""
    marks = (
        "T1\tSource 0 4\tSaad\nT2\tCue 5 9\tsaid\nT3\tContent 10 14;15 20;20 25\tthat it fell\n"
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\nE2\tAttribution:T2 Source:T1 Cue:T2\n"
    )
    (claim,) = polnear.claims(marks)
    assert claim["source"]["spans"] == [[0, 4]]
    assert claim["content"]["spans"] == [[10, 14], [15, 25]]


def test_outermost_leaves_nested_claims_out() -> None:
    """A claim whose cue and content lie within another's content is left out."""
    outer, inner = line((0, 4), (5, 9), (10, 60)), line((10, 14), (15, 19), (20, 40))
    assert polnear.outermost([outer, inner]) == [outer]


def test_the_command_prints_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    """Without any data at hand the documents written for the corpus are measured."""
    assert main(["--parts", "own-dev", "--no-parse"]) == 0
    printed = capsys.readouterr().out
    for name in ("relation", "via, whole chain", "negated cue", "hedges", "class of cue"):
        assert f"own-dev        {name}" in printed
