"""Attacks that one document tells apart in words: "one strike … another airstrike".

"Another" is another one than was told of last, and than those that this one was told apart from in
its turn. "The second" is another one than the last that was not told apart from any. What a
document told of before its first such word, elsewhere, stays open.
"""

from collections.abc import Sequence
from itertools import groupby

from purport.link.claimed import Claimed

Pair = tuple[int, int]


def told_apart(claimed: Sequence[Claimed]) -> tuple[Pair, ...]:
    """The pairs of rows, the smaller first, that their document tells apart, sorted."""
    rows = sorted(
        range(len(claimed)),
        key=lambda row: (claimed[row].document.id, claimed[row].event.spans, claimed[row].event.id),
    )
    found: set[Pair] = set()
    for _, group in groupby(rows, key=lambda row: claimed[row].document.id):
        found |= _of_document(claimed, list(group))
    return tuple(sorted(found))


def _of_document(claimed: Sequence[Claimed], rows: Sequence[int]) -> set[Pair]:
    apart: dict[int, set[int]] = {}
    last: int | None = None
    plain: int | None = None
    for row in rows:
        words = claimed[row].event.another
        if words is None:
            last = plain = row
            continue
        if words.text.casefold().startswith("the "):
            apart[row] = set() if plain is None else {plain}
        else:
            apart[row] = set() if last is None else {last, *apart.get(last, ())}
        last = row
    return {(min(row, one), max(row, one)) for row, others in apart.items() for one in others}
