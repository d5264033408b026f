"""Bars in time: what was said on one side, what was recorded on the other."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from purport.publish.references import Link
from purport.publish.timescale import Scale, lay_out
from purport.records.value import value

LABEL_UNITS = 0.98  # the height of one label
MOST_LANES = 9


@value
class Bar:
    """One thing in time. An end that is None is open.

    `side` is "s" (said) or "r" (recorded). `look` is how it is drawn: solid, soft, faint, hollow,
    "hollow theirs", unheld, pt. `lead` opens the label, `cue` is a word to mark, with its `line`.
    """

    side: str
    look: str
    earliest: datetime | None
    latest: datetime | None
    lead: str
    cue: str = ""
    line: str = ""
    rest: str = ""
    when: str
    link: Link | None = None
    strong: bool = False
    quoted: bool = True
    negated: bool = False


@value
class Placed:
    """A bar with its place: units from the top, lane, label's height and the letter on both."""

    bar: Bar
    key: str
    begin: float
    end: float
    lane: int
    label: float
    open_end: bool


@value
class Timeline:
    """Bars on one axis. `lanes` counts the lanes of each side, `height` the units in all."""

    scale: Scale
    said: tuple[Placed, ...]
    recorded: tuple[Placed, ...]
    lanes: tuple[int, int]
    height: float
    now: float | None


def arrange(bars: Iterable[Bar], now: datetime | None = None) -> Timeline | None:
    """The bars on one axis; None if none of them has a place in time."""
    dated = [bar for bar in bars if bar.earliest or bar.latest]
    ends = [end for bar in dated for end in (bar.earliest, bar.latest) if end]
    scale = lay_out([*ends, *([now] if now and ends and now >= max(ends) else [])])
    if scale is None:
        return None
    keys = _keys()
    said = _side([bar for bar in dated if bar.side == "s"], scale, keys)
    recorded = _side([bar for bar in dated if bar.side == "r"], scale, keys)
    lowest = max((placed.label + LABEL_UNITS for placed in said + recorded), default=0.0)
    return Timeline(
        scale=scale,
        said=said,
        recorded=recorded,
        lanes=(_lanes(said), _lanes(recorded)),
        height=max(scale.height, lowest),
        now=scale.at(now) if now and now <= scale.instants[-1] else None,
    )


def _side(bars: list[Bar], scale: Scale, keys: Iterator[str]) -> tuple[Placed, ...]:
    free: list[float] = []  # per lane, where its last bar ends
    floor, found = 0.0, []
    for begin, end, bar in sorted(_extents(bars, scale), key=_order):
        lane = next((n for n, until in enumerate(free) if until <= begin), len(free))
        lane = min(lane, MOST_LANES - 1)
        free[lane : lane + 1] = [end + 0.08]
        label = max(floor, begin + min(0.12, (end - begin) / 2))
        floor = label + LABEL_UNITS
        found.append(
            Placed(
                bar=bar,
                key=next(keys),
                begin=begin,
                end=end,
                lane=lane,
                label=label,
                open_end=bar.latest is None,
            )
        )
    return tuple(found)


def _extents(bars: list[Bar], scale: Scale) -> Iterator[tuple[float, float, Bar]]:
    for bar in bars:
        begin = scale.at(bar.earliest) if bar.earliest else 0.0
        end = scale.at(bar.latest) if bar.latest else scale.height
        yield begin, max(end, begin + (0.05 if bar.look == "pt" else 0.22)), bar


def _order(placed: tuple[float, float, Bar]) -> tuple[float, float, str, str]:
    begin, end, bar = placed
    return begin, end, bar.lead, bar.rest


def _lanes(placed: tuple[Placed, ...]) -> int:
    return max((one.lane + 1 for one in placed), default=1)


def _keys() -> Iterator[str]:
    yield from "abcdefghijklmnopqrstuvwxyz"
    number = 1
    while True:
        yield str(number)
        number += 1
