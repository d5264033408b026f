"""Bars in time: what was said on one side, what was recorded on the other."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from math import ceil

from purport.publish.quotes import Quote
from purport.publish.references import Link
from purport.publish.timescale import Scale, lay_out
from purport.records.value import value

# The height of a label in units of a day's 62 pixels, reckoned from its letters.
UNIT_PX = 62
LEAD_LETTERS, LEAD_PX = 34, 19
WHEN_LETTERS, WHEN_PX = 37, 15
MOST_LANES = 9


@value
class Bar:
    """One thing in time. An end that is None is open.

    `side` is "s" (said) or "r" (recorded). `look` is how it is drawn: solid, soft, faint, hollow,
    "hollow theirs", unheld, pt. The label is a quote, or `lead`, a `cue` marked by its `line`, and
    the rest.
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
    quote: Quote | None = None

    @property
    def label_units(self) -> float:
        """The height that its label needs."""
        lead = len(self.quote.text) if self.quote else len(self.lead + self.cue + self.rest) + 3
        when = len(self.when) + (len(self.link.text) + 2 if self.link else 0)
        pixels = LEAD_PX * ceil(lead / LEAD_LETTERS) + WHEN_PX * ceil(when / WHEN_LETTERS) + 14
        return pixels / UNIT_PX


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
    natural = lay_out([*ends, *([now] if now and ends and now >= max(ends) else [])])
    if natural is None:
        return None
    sides = [[bar for bar in dated if bar.side == side] for side in "sr"]
    needed = max(sum(bar.label_units for bar in bars) for bars in sides)
    scale, keys = natural.stretched(max(1.0, needed / natural.height)), _keys()
    said, recorded = (_side(bars, scale, keys) for bars in sides)
    lowest = max((one.label + one.bar.label_units for one in said + recorded), default=0.0)
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
        floor = label + bar.label_units
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
