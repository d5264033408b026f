"""The outcomes of comparisons in their exact words, and their glyphs."""

from collections.abc import Iterable

from purport.publish.dates import missing_words, record_words
from purport.records.incident import (
    Candidate,
    Comparison,
    MissingDay,
    RecordOutcome,
    Strength,
    Window,
)

WORDS = {
    RecordOutcome.ANNOUNCED: "announced",
    RecordOutcome.ANNOUNCED_DIFFERENTLY: "announced differently",
    RecordOutcome.DENIED: "denied",
    RecordOutcome.SILENT: "searched and silent",
    RecordOutcome.NOT_HELD: "not held",
    RecordOutcome.NOT_COMPARABLE: "not comparable",
}
GLYPHS = {
    RecordOutcome.ANNOUNCED: "g-ann",
    RecordOutcome.ANNOUNCED_DIFFERENTLY: "g-dif",
    RecordOutcome.DENIED: "g-den",
    RecordOutcome.SILENT: "g-sil",
    RecordOutcome.NOT_HELD: "g-not",
    RecordOutcome.NOT_COMPARABLE: "",
}
POSSIBLY = "g-pos"
_ANNOUNCED = (RecordOutcome.ANNOUNCED, RecordOutcome.ANNOUNCED_DIFFERENTLY)
_WEIGHT = {outcome: weight for weight, outcome in enumerate(RecordOutcome)}


def outcome_words(comparison: Comparison) -> str:
    """The outcome as it is always printed."""
    if is_possible(comparison):
        return f"possibly announced, {_away(first_candidate(comparison))}"
    return WORDS[comparison.outcome]


def glyph(comparison: Comparison) -> str:
    """The id of the outcome's glyph; empty: words only."""
    return POSSIBLY if is_possible(comparison) else GLYPHS[comparison.outcome]


def is_possible(comparison: Comparison) -> bool:
    """Whether an announcement is only possibly the one that the claim speaks of."""
    return comparison.outcome in _ANNOUNCED and comparison.strength is Strength.POSSIBLE


def is_announced(comparison: Comparison) -> bool:
    """Whether some announcement stands against the claim, however surely."""
    return comparison.outcome in _ANNOUNCED


def leading(comparisons: Iterable[Comparison]) -> Comparison | None:
    """The comparison that a page's headline shows: what was announced before what was not."""
    return min(comparisons, key=_rank, default=None)


def first_candidate(comparison: Comparison) -> Candidate | None:
    """The announcement that the outcome rests on, else the best one."""
    chosen = (candidate for candidate in comparison.candidates if candidate.chosen)
    return next(chosen, next(iter(comparison.candidates), None))


def km_words(distance_km: float | None) -> str:
    """`about 18 km`, or that the distance is not known."""
    if distance_km is None:
        return "distance not known"
    return "less than 1 km" if distance_km < 1 else f"about {distance_km:.0f} km"


def searched_words(comparison: Comparison) -> str:
    """The windows searched: `31 Oct – 5 Nov 2014`, or that none was."""
    shown = (record_words(part.earliest, part.latest) for part in joined(comparison.searched))
    return "; ".join(shown) or "no part"


def missing_list(missing: Iterable[MissingDay]) -> str:
    """The days that are not held, in words."""
    return "; ".join(missing_words(part) for part in missing)


def releases_words(comparison: Comparison) -> str:
    """`2 of 2 releases held`."""
    noun = "release" if comparison.expected == 1 else "releases"
    return f"{comparison.held} of {comparison.expected} {noun} held"


def joined(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The windows in order, touching and overlapping ones as one."""
    found: list[Window] = []
    for window in sorted(windows, key=lambda part: str(part.earliest or "")):
        last = found[-1] if found else None
        if last and last.latest and window.earliest and window.earliest <= last.latest:
            latest = None if window.latest is None else max(window.latest, last.latest)
            found[-1] = Window(earliest=last.earliest, latest=latest, basis=last.basis)
        else:
            found.append(window)
    return tuple(found)


def _rank(comparison: Comparison) -> tuple[float, str]:
    # a possible announcement weighs less than a denial, more than a silence
    weight = 2.5 if is_possible(comparison) else _WEIGHT[comparison.outcome]
    return weight, comparison.record


def _away(candidate: Candidate | None) -> str:
    distance = candidate.distance_km if candidate else None
    if distance is None:
        return "distance not known"
    return "less than 1 km away" if distance < 1 else f"{distance:.0f} km away"
