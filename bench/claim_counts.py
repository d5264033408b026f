"""What is counted when found claims are compared with annotated ones, document by document.

Both sides are lines of the JSON Lines contract. A count is (right, annotated, found).

  relation       claims agree if the Jaccard index of their contents' characters is at least 0.5
                 and their sources share a character (or both have none); largest one-to-one
                 matching. Evaluations by the author do not count.
  source, cue, content   the same set of spans stands on both sides; a set counts once a document.
  via, whole chain       claims that agree, and whose chains have the same length and, link by
                 link, sources that share a character (or both have none); out of all with a chain.
  via, nested    claims that agree and both have a chain, whichever.
  negated cue    cues marked as negated that share a character with a negated cue.
  negated claim  claims that agree and whose cues are both negated.
  hedges         hedging words that share a character.
  question       open questions whose characters agree by a Jaccard index of at least 0.5.
  evaluation     evaluations of the author that agree in the same way, and weigh claims whose cues
                 share a character.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from corpus.agreement import agreeing, characters

Line = dict[str, Any]
Count = tuple[int, int, int]
AGREE = 0.5
LABELS: dict[str, Callable[[Line], object]] = {
    "stance of the source": lambda claim: claim["stance"]["source"],
    "stance of the author": lambda claim: claim["stance"]["author"],
    "polarity": lambda claim: claim["stance"]["polarity"],
    "kind of source": lambda claim: claim["source"]["kind"],
    "class of cue": lambda claim: claim["cue"]["class"],
}


def counts_of(gold: Sequence[Line], found: Sequence[Line]) -> dict[str, Count]:
    """Every count of one document."""
    true, ours = ([c for c in side if _attributes(c)] for side in (gold, found))
    pairs = agreeing(true, ours)
    counts = {"relation": (len(pairs), len(true), len(ours))}
    for role in ("source", "cue", "content"):
        counts[role] = _exact(role, true, ours)
    counts["via, whole chain"] = _paired(pairs, true, ours, _nested, _same_chain)
    counts["via, nested"] = _paired(pairs, true, ours, _nested, lambda _left, _right: True)
    negated = [[c["cue"]["spans"] for c in side if _negated(c)] for side in (true, ours)]
    counts["negated cue"] = _overlapping(*negated)
    counts["negated claim"] = _paired(pairs, true, ours, _negated, lambda _left, _right: True)
    counts["hedges"] = _overlapping(*(_hedges(side) for side in (true, ours)))
    counts["question"] = _questions(gold, found)
    counts["evaluation"] = _evaluations(gold, found)
    for name, label in LABELS.items():
        same = sum(label(left) == label(right) for left, right in pairs)
        counts[name] = (same, len(pairs), len(pairs))
    return counts


def f1(count: Count) -> float:
    """Harmonic mean of precision and recall; 0 where there is nothing."""
    right, gold, found = count
    return 2 * right / (gold + found) if gold + found else 0.0


def _attributes(line: Line) -> bool:
    return line["type"] == "claim" and line["source"]["kind"] != "author"


def _nested(claim: Line) -> bool:
    return bool(claim.get("via"))


def _negated(claim: Line) -> bool:
    return bool(claim["cue"].get("negated"))


def _exact(role: str, gold: Sequence[Line], found: Sequence[Line]) -> Count:
    left, right = (
        {tuple(map(tuple, claim[role]["spans"])) for claim in side} - {()} for side in (gold, found)
    )
    return len(left & right), len(left), len(right)


def _paired(
    pairs: Sequence[tuple[Line, Line]],
    gold: Sequence[Line],
    found: Sequence[Line],
    counts: Callable[[Line], bool],
    agrees: Callable[[Line, Line], bool],
) -> Count:
    right = sum(counts(left) and counts(other) and agrees(left, other) for left, other in pairs)
    return right, sum(map(counts, gold)), sum(map(counts, found))


def _same_chain(left: Line, right: Line) -> bool:
    chains = [[characters(link["spans"]) for link in side["via"]] for side in (left, right)]
    return len(chains[0]) == len(chains[1]) and all(
        bool(a & b) or not (a or b) for a, b in zip(*chains, strict=True)
    )


def _overlapping(gold: Iterable[Any], found: Iterable[Any]) -> Count:
    left, right = ([characters(spans) for spans in side] for side in (gold, found))
    free, hits = list(right), 0
    for place in left:
        twin = next((other for other in free if place & other), None)
        if twin is not None:
            free.remove(twin)
            hits += 1
    return hits, len(left), len(right)


def _hedges(claims: Iterable[Line]) -> list[list[tuple[int, ...]]]:
    spans = {tuple(span) for claim in claims for span in claim["stance"]["hedges"]}
    return [[span] for span in sorted(spans)]


def _alike(left: Any, right: Any) -> bool:
    ours, theirs = characters(left), characters(right)
    return len(ours & theirs) >= AGREE * len(ours | theirs)


def _questions(gold: Iterable[Line], found: Iterable[Line]) -> Count:
    left, right = ([q["spans"] for q in side if q["type"] == "question"] for side in (gold, found))
    hits = sum(any(_alike(spans, other) for other in right) for spans in left)
    return hits, len(left), len(right)


def _evaluations(gold: Sequence[Line], found: Sequence[Line]) -> Count:
    left, right = (list(_weighings(side)) for side in (gold, found))
    hits = sum(
        any(_alike(words, w) and characters(cue) & characters(c) for w, c in right)
        for words, cue in left
    )
    return hits, len(left), len(right)


def _weighings(lines: Sequence[Line]) -> Iterable[tuple[Any, Any]]:
    cues = {line["id"]: line["cue"]["spans"] for line in lines if line["type"] == "claim"}
    for line in lines:
        if line["type"] == "claim" and line["source"]["kind"] == "author":
            yield line["content"]["spans"], cues.get(line.get("weighs"), ())
