"""Claimed events to incidents: which of them may be one occurrence.

Pairs that share a block in time and space are weighed by the settings file; those above its
threshold are suggested as one incident, strongest first, as far as nothing forbids it. What a
person said of two claims goes before any weight.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field

import numpy as np

from purport.link.blocks import block_pairs
from purport.link.claimed import ALONE, Claimed, Speakers, claimed_attacks, starts
from purport.link.conditions import Pairs
from purport.link.grouping import USUAL, Bound, Edges, Grouping, Limits
from purport.link.incidents import Parts, Tied, incident_of
from purport.link.naming import Names
from purport.link.others import told_apart
from purport.link.table import Columns, Groups, columns_of
from purport.link.weights import Weights
from purport.records.document import Document
from purport.records.event import Event
from purport.records.finding import Findings
from purport.records.ids import DocumentId, EventId
from purport.records.incident import Incident
from purport.records.value import value


@value
class Bindings:
    """What persons decided: events that are one incident, events that are not, with their names.

    `together` and `apart` are (event, event, name of the person). `names` are events that now name
    another incident than the one their id would give.
    """

    together: tuple[tuple[EventId, EventId, str], ...] = ()
    apart: tuple[tuple[EventId, EventId, str], ...] = ()
    names: Names = field(default_factory=dict)


@value
class LinkOptions:
    """`weights` and `threshold` (bits) come from the settings file, if the case sets no threshold.

    `limits` forbid what no weight overrules.

    `lookback_days`: how far before its claim an undated event can lie. `texts` and `photos` give
    the key of what a document shares with others. `speakers` tells who counts as one speaker, and
    whose officials a source is.
    """

    weights: Weights
    threshold: float
    lookback_days: int = 14
    texts: Mapping[DocumentId, str] = field(default_factory=dict)
    photos: Mapping[DocumentId, str] = field(default_factory=dict)
    speakers: Speakers = ALONE
    limits: Limits = USUAL
    bindings: Bindings = Bindings()


def link(
    documents: Sequence[Document], findings: Mapping[DocumentId, Findings], options: LinkOptions
) -> tuple[Incident, ...]:
    """The incidents, sorted by window, code and id; the order of the documents changes nothing."""
    claimed = claimed_attacks(documents, findings, options.lookback_days, options.speakers)
    shared = Groups(texts=options.texts, photos=options.photos, root_of=options.speakers.root_of)
    columns = columns_of(claimed, shared)
    grouping, joined = group_rows(columns, options, _bound(claimed, options.bindings))
    joined += _settle_vague(claimed, columns, grouping)
    tied = _tied(claimed, columns, joined, options)
    made = [
        incident_of([claimed[row] for row in rows], tied, options.bindings.names)
        for rows in grouping.groups()
        if any(claimed[row].event.place is not None for row in rows)
    ]
    return tuple(sorted(made, key=lambda each: (starts(each.window), each.code, each.id)))


def group_rows(
    columns: Columns, options: LinkOptions, bound: Bound
) -> tuple[Grouping, list[tuple[int, int]]]:
    """The rows joined by weight, and the pairs that joined them, strongest first."""
    grouping = Grouping(columns, bound, options.limits)
    edges = find_edges(columns, options.weights, options.threshold)
    return grouping, grouping.join(edges)


def find_edges(columns: Columns, weights: Weights, threshold: float) -> Edges:
    """The pairs of rows that share a block, are not vague and weigh at least the threshold."""
    vague = columns["wide"] > 0
    kept = []
    for left, right in block_pairs(columns):
        clear = ~(vague[left] | vague[right])
        left, right = left[clear], right[clear]
        weighed = weights.weigh(Pairs(columns, left, right))
        heavy = weighed >= threshold
        kept.append((left[heavy], right[heavy], weighed[heavy]))
    if not kept:
        none = np.zeros(0, np.int64)
        return Edges(left=none, right=none, weight=np.zeros(0))
    lefts, rights, found = (np.concatenate(each) for each in zip(*kept, strict=True))
    return Edges(left=lefts, right=rights, weight=found)


def _bound(claimed: Sequence[Claimed], bindings: Bindings) -> Bound:
    """The rows that persons tied or set apart, and those that a document tells apart in words.

    Events that are not in view bind nothing.
    """
    at = {each.event.id: row for row, each in enumerate(claimed)}
    pairs = [
        tuple((at[one], at[other]) for one, other, _ in each if one in at and other in at)
        for each in (bindings.together, bindings.apart)
    ]
    return Bound(together=pairs[0], apart=(*pairs[1], *told_apart(claimed)))


def _settle_vague(
    claimed: Sequence[Claimed], columns: Columns, grouping: Grouping
) -> list[tuple[int, int]]:
    """The pairs through which claims with a wide place or none joined a group, in a fixed order."""
    beside = _Beside(columns)
    vague = np.flatnonzero(columns["wide"] > 0).tolist()
    joined, waiting = list[tuple[int, int]](), set(vague)
    for row in sorted(vague, key=lambda one: _rank(claimed[one])):
        waiting.discard(row)
        for name in ("document", "text_group", "photo_group"):
            rows = [each for each in beside.rows(name, row) if each not in waiting and each != row]
            through = grouping.settle(row, rows)
            if through is not None:
                joined.append((min(row, through), max(row, through)))
                break
    return joined


class _Beside:
    """The rows that share a document, a text or a photo with a row."""

    def __init__(self, columns: Columns) -> None:
        self._lists = {
            name: columns[name].tolist() for name in ("document", "text_group", "photo_group")
        }
        self._rows: dict[str, dict[float, list[int]]] = {name: {} for name in self._lists}
        for name, listed in self._lists.items():
            for row, key in enumerate(listed):
                if key == key:
                    self._rows[name].setdefault(key, []).append(row)

    def rows(self, name: str, row: int) -> list[int]:
        """The rows with the same key in a column, this one among them; none where it has no key."""
        return self._rows[name].get(self._lists[name][row], [])


def _rank(each: Claimed) -> tuple[bool, bool, str, str]:
    """Wide places before none, stated windows before assumed ones, early before late."""
    return (
        each.event.place is None,
        each.window.basis != "stated",
        starts(each.window).isoformat(),
        each.event.id,
    )


def _tied(
    claimed: Sequence[Claimed],
    columns: Columns,
    joined: Sequence[tuple[int, int]],
    options: LinkOptions,
) -> Tied:
    """What tied the rows of every group: weighed pairs, and what persons said."""
    lefts, rights = (np.array([pair[side] for pair in joined], np.int64) for side in (0, 1))
    pairs = Pairs(columns, lefts, rights)
    weights = options.weights.weigh(pairs).tolist()
    weighed: dict[EventId, list[tuple[Event, Event, float, Parts]]] = {}
    for (left, right), weight, parts in zip(
        joined, weights, options.weights.parts(pairs), strict=True
    ):
        one, other = claimed[left].event, claimed[right].event
        weighed.setdefault(one.id, []).append((one, other, weight, parts))
    return Tied(weighed=weighed, judged=options.bindings.together)
