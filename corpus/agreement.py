"""Agreement between two passes over the same documents.

    python -m corpus.agreement FIRST SECOND

FIRST and SECOND are folders of NAME.jsonl; documents that stand in both are compared. Neither pass
is taken as right: F1 is the same either way round.

  relation  claims agree if the Jaccard index of their contents' characters is at least 0.5 and
            their sources share a character (or both have none); largest one-to-one matching.
  source, cue, content
            exact: the same set of spans stands in both passes; overlap: characters in common.
  hedges    exact spans.
  kappa     Cohen's, over the agreeing claims: cue class, negated, stances, source kind, nested.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from corpus.compile import Line
from corpus.join import read_lines

Characters = frozenset[int]
Pair = tuple[Line, Line]
ROLES = ("source", "cue", "content")
LABELS: dict[str, Callable[[Line], object]] = {
    "cue class": lambda claim: claim["cue"]["class"],
    "negated": lambda claim: claim["cue"]["negated"],
    "source stance": lambda claim: claim["stance"]["source"],
    "author stance": lambda claim: claim["stance"]["author"],
    "polarity": lambda claim: claim["stance"]["polarity"],
    "source kind": lambda claim: claim["source"]["kind"],
    "nested": lambda claim: bool(claim["via"]),
}


def characters(spans: Iterable[Sequence[int]]) -> Characters:
    """The positions that spans cover."""
    return frozenset(position for start, end in spans for position in range(start, end))


def agreeing(first: list[Line], second: list[Line]) -> list[Pair]:
    """The largest one-to-one matching of claims that agree, as pairs; closest contents first."""
    options = [
        [right for _, right in sorted(_candidates(claim, second), reverse=True)] for claim in first
    ]
    owner: dict[int, int] = {}
    for left in range(len(first)):
        _place(left, options, owner, set())
    return [(first[left], second[right]) for right, left in sorted(owner.items())]


def _candidates(claim: Line, others: list[Line]) -> Iterable[tuple[float, int]]:
    content, source = (characters(claim[role]["spans"]) for role in ("content", "source"))
    for number, other in enumerate(others):
        shared = _jaccard(content, characters(other["content"]["spans"]))
        source_other = characters(other["source"]["spans"])
        if shared >= 0.5 and (source & source_other or not (source or source_other)):
            yield shared, number


def _jaccard(left: Characters, right: Characters) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def _place(left: int, options: list[list[int]], owner: dict[int, int], seen: set[int]) -> bool:
    for right in options[left]:
        if right in seen:
            continue
        seen.add(right)
        if right not in owner or _place(owner[right], options, owner, seen):
            owner[right] = left
            return True
    return False


def f1(shared: int, first: int, second: int) -> float:
    """Harmonic mean of precision and recall, 0 where there is nothing."""
    return 2 * shared / (first + second) if first + second else 0.0


def kappa(pairs: list[tuple[object, object]]) -> float | None:
    """Cohen's kappa of pairs of labels; None where chance alone already agrees always."""
    if not pairs:
        return None
    seen = sum(left == right for left, right in pairs) / len(pairs)
    left, right = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    chance = sum(left[label] * right[label] for label in left) / len(pairs) ** 2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def compare(first: list[Line], second: list[Line]) -> tuple[Counter[str], list[Pair]]:
    """Counts of one document under `measure.first|second|shared`, and the pairs that agree."""
    sides = [
        [line for line in side if line["type"] == "claim" and line["source"]["kind"] != "author"]
        for side in (first, second)
    ]
    pairs = agreeing(*sides)
    counts = Counter(
        {
            "relation.first": len(sides[0]),
            "relation.second": len(sides[1]),
            "relation.shared": len(pairs),
        }
    )
    for role in ROLES:
        sets = [
            {tuple(map(tuple, claim[role]["spans"])) for claim in side} - {()} for side in sides
        ]
        _count(counts, f"{role} exact", *sets)
        _count(
            counts,
            f"{role} overlap",
            *(characters(span for spans in found for span in spans) for found in sets),
        )
    _count(
        counts,
        "hedges",
        *({tuple(span) for claim in side for span in claim["stance"]["hedges"]} for side in sides),
    )
    return counts, pairs


def _count(
    counts: Counter[str], name: str, first: Iterable[object], second: Iterable[object]
) -> None:
    left, right = set(first), set(second)
    counts.update(
        {
            f"{name}.first": len(left),
            f"{name}.second": len(right),
            f"{name}.shared": len(left & right),
        }
    )


def main(arguments: list[str] | None = None) -> int:
    """0, or 1 if the folders share no document."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    options = parser.parse_args(arguments)
    names = sorted(
        {path.name for path in options.first.glob("*.jsonl")}
        & {path.name for path in options.second.glob("*.jsonl")}
    )
    counts: Counter[str] = Counter()
    pairs: list[Pair] = []
    for name in names:
        count, found = compare(read_lines(options.first / name), read_lines(options.second / name))
        counts.update(count)
        pairs += found
    print(
        f"{len(names)} documents, {counts['relation.first']} and {counts['relation.second']} claims"
    )
    for measure in dict.fromkeys(key.rsplit(".", 1)[0] for key in counts):
        sides = [counts[f"{measure}.{side}"] for side in ("shared", "first", "second")]
        print(f"{measure:16} F1 {f1(*sides):.3f}")
    for name, label in LABELS.items():
        value = kappa([(label(left), label(right)) for left, right in pairs])
        print(
            f"{name:16} kappa {'undefined' if value is None else f'{value:.3f}'} (n = {len(pairs)})"
        )
    return 0 if names else 1


if __name__ == "__main__":
    sys.exit(main())
