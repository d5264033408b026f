"""Days laid out on an axis, long stretches in which nothing begins or ends folded."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from purport.publish.dates import MONTHS
from purport.records.value import value

DAY = timedelta(days=1)
FOLD_FROM_DAYS = 7
FOLD_UNITS = 1.5
MOST_UNITS = 40.0  # beyond this, days are drawn closer together


@value
class Tick:
    """One stretch of the axis, in units of a day's height: a day, or a fold of several."""

    begin: float
    end: float
    label: str
    folded: bool = False


@value
class Scale:
    """Instants to units on the axis, linear within each stretch."""

    instants: tuple[datetime, ...]
    units: tuple[float, ...]
    ticks: tuple[Tick, ...]

    @property
    def height(self) -> float:
        """The length of the whole axis in units."""
        return self.units[-1]

    def at(self, instant: datetime) -> float:
        """Where an instant lies, held within the axis."""
        if instant <= self.instants[0]:
            return 0.0
        if instant >= self.instants[-1]:
            return self.height
        index = bisect_right(self.instants, instant) - 1
        begin, end = self.instants[index], self.instants[index + 1]
        share = (instant - begin) / (end - begin)
        return self.units[index] + share * (self.units[index + 1] - self.units[index])

    def stretched(self, factor: float) -> "Scale":
        """The same axis, longer by this factor."""
        return Scale(
            instants=self.instants,
            units=tuple(unit * factor for unit in self.units),
            ticks=tuple(
                replace(tick, begin=tick.begin * factor, end=tick.end * factor)
                for tick in self.ticks
            ),
        )


def lay_out(instants: Iterable[datetime]) -> Scale | None:
    """The axis of all these instants, with a day's room at both ends; None without any."""
    days = {instant.astimezone(UTC).date() for instant in instants}
    if not days:
        return None
    busy = {day + DAY * step for day in days for step in (-1, 0)} | {max(days)}
    stretches = tuple(_stretches(sorted(busy)))
    natural = sum(_natural(begin, end) for begin, end in stretches)
    return _scale(stretches, shrink=min(1.0, MOST_UNITS / natural))


def _stretches(busy: list[date]) -> Iterator[tuple[date, date]]:
    """Half-open stretches of days: single ones, and folds where the gap is long."""
    for day, following in zip(busy, [*busy[1:], busy[-1] + DAY], strict=True):
        yield day, day + DAY
        gap = (following - day).days - 1
        if gap >= FOLD_FROM_DAYS:
            yield day + DAY, following
        else:
            yield from ((day + DAY * n, day + DAY * (n + 1)) for n in range(1, gap + 1))


def _natural(begin: date, end: date) -> float:
    return 1.0 if end - begin == DAY else FOLD_UNITS


def _scale(stretches: tuple[tuple[date, date], ...], shrink: float) -> Scale:
    instants, units = [_midnight(stretches[0][0])], [0.0]
    ticks: list[Tick] = []
    for begin, end in stretches:
        top = units[-1]
        units.append(top + _natural(begin, end) * shrink)
        instants.append(_midnight(end))
        folded = end - begin != DAY
        label = f"{(end - begin).days} days folded" if folded else _day_label(begin, not ticks)
        if shrink < 0.4 and not folded and begin.day % 5 != 1:
            label = ""
        ticks.append(Tick(begin=top, end=units[-1], label=label, folded=folded))
    return Scale(instants=tuple(instants), units=tuple(units), ticks=tuple(ticks))


def _day_label(day: date, first: bool) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if first else "")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
