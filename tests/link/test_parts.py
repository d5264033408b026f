"""Linking in parts gives what linking in one go gives: pairs, groups and what hangs together."""

import numpy as np
import pytest
from training.linking.made_up import make_claims

from purport.link import blocks, grouping
from purport.link.blocks import block_pairs
from purport.link.components import batches, components
from purport.link.grouping import Bound
from purport.link.link import LinkOptions, group_rows
from purport.link.weights import read_weights
from purport.stock.linking import load_linking

CLAIMS = 3000


def groups(bound: Bound) -> list[list[int]]:
    """The groups of made-up claims."""
    columns, _ = make_claims(CLAIMS, 7)
    file = load_linking()
    options = LinkOptions(weights=read_weights(file.settings), threshold=file.threshold)
    return group_rows(columns, options, bound)[0].groups()


def pairs() -> set[tuple[int, int]]:
    """The pairs that share a block."""
    columns, _ = make_claims(CLAIMS, 7)
    return {
        pair
        for left, right in block_pairs(columns)
        for pair in zip(left.tolist(), right.tolist(), strict=True)
    }


@pytest.mark.parametrize("size", [1, 37])
def test_blocks_made_in_parts_hold_the_same_pairs(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few rows are looked at in one go, the same pairs share a block."""
    whole = pairs()
    monkeypatch.setattr(blocks, "ROWS", 50 * size)
    monkeypatch.setattr(blocks, "CHUNK", 20 * size)
    assert pairs() == whole


def test_groups_put_away_early_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups that are put away after every part, and asked for again, are the same groups."""
    bound = Bound(together=((0, 1), (1, 2), (2, 900)), apart=((5, 6), (7, 8)))
    whole = groups(bound)
    assert {0, 1, 2, 900} <= set(next(each for each in whole if 0 in each))
    monkeypatch.setattr(grouping, "BATCH", 1)
    assert groups(bound) == whole


def test_components_are_those_of_plain_merging() -> None:
    """Rows hang together exactly where a chain of edges leads from one to the other."""
    rng = np.random.default_rng(3)
    left, right = rng.integers(0, 400, 260), rng.integers(0, 400, 260)
    of = list(range(400))
    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        few, many = sorted((of[one], of[other]))
        of = [few if each == many else each for each in of]
    found = components(400, left, right)
    assert found.tolist() == of
    ordered = np.sort(found)
    stretches = batches(ordered, 10)
    assert [start for start, _ in stretches[1:]] == [end for _, end in stretches[:-1]]
    assert stretches[-1][1] == 400
    assert all(ordered[end - 1] != ordered[end] for _, end in stretches[:-1])
