"""How complete a record is for a window: what was searched, what is missing, and why.

In: the windows that the held pieces of one origin cover, and the window asked about. Out: the held
windows that touch it, the days that no held piece covers, and whether silence may be stated.
Never: a statement about what happened.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from purport.assess.rhythm import learn_rhythm, publication_days, unit_of
from purport.assess.sheets import Sheet
from purport.records.document import Coverage
from purport.records.event import Event
from purport.records.ids import DocumentId
from purport.records.incident import MissingDay, Window
from purport.records.profile import Rhythm
from purport.records.value import value

DAY = timedelta(days=1)
# A window that ends this late on the day of publication ends with that day in some zone of the
# earth, and its release was issued before its end.
ISSUED_BEFORE_END = timedelta(hours=10)

Range = tuple[datetime, datetime]


@value
class CompletenessOptions:
    """`scope`: the countries asked about, named as windows name them ("Syria"); empty: all that the
    record speaks of, so that a gap in one is a gap.

    `rhythm` None: learned from the days around the window. `zone` is the IANA zone in which missing
    days are named. `lag_days`: how long after an event its release may come; `correction_days`: how
    long after the window corrections are looked for. `reach_days`: how far around the window pieces
    may lie that matter to it. `unsound`: releases read with a problem.
    """

    scope: tuple[str, ...] = ()
    rhythm: Rhythm | None = None
    zone: str = "UTC"
    lag_days: int = 3
    correction_days: int = 3
    reach_days: int = 25
    unsound: frozenset[DocumentId] = frozenset()


DEFAULT = CompletenessOptions()


@value
class Completeness:
    """What of a record was searched for a window.

    `documents` are the pieces whose windows touch it, `held` their number; `expected` adds those
    that would fill the missing days. `complete`: silence may be stated. `later_missing` are days
    after the window, where corrections appear, without a held piece.
    """

    searched: tuple[Window, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    missing: tuple[MissingDay, ...] = ()
    held: int = 0
    expected: int = 0
    complete: bool = False
    later_missing: tuple[MissingDay, ...] = ()
    reasons: tuple[str, ...] = ()


@value
class _Asked:
    """The record as it is asked: its pieces, the rhythm of these days, and the options."""

    sheets: tuple[Sheet, ...]
    rhythm: Rhythm
    options: CompletenessOptions


def completeness(
    window: Window, sheets: Sequence[Sheet], options: CompletenessOptions = DEFAULT
) -> Completeness:
    """What of the record was searched for a window, what is missing, and whether that is all.

    Complete needs: both ends of the window known, every instant of it covered by a held release
    that was read without a problem, and no held release of these days that could not be read. A
    window that ends with its own day of publication covers the rest of that day only if a later
    held window goes on from there.
    """
    if window.earliest is None or window.latest is None:
        return Completeness(reasons=("the claimed window has no beginning or no end",))
    period = (window.earliest, window.latest)
    rhythm = _learned(sheets, window.earliest, options)
    asked = _Asked(sheets=tuple(sheets), rhythm=rhythm, options=options)
    touching = [each for each in asked.sheets if _windows(each, period, options)]
    found = tuple(_gaps(period, asked))
    blind = [each for each in asked.sheets if _is_blind(each, period, options)]
    missing = [_missing(gap, asked) for gap in found] + [_unread(each, options) for each in blind]
    due = sum(_due(gap, asked) for gap in found) + sum(each not in touching for each in blind)
    after = (period[1], period[1] + options.correction_days * DAY)
    return Completeness(
        searched=_searched(touching, period, options),
        documents=tuple(each.document.id for each in touching),
        missing=tuple(sorted(missing, key=lambda each: (each.day, each.until, each.why))),
        held=len(touching),
        expected=len(touching) + due,
        complete=not missing and bool(touching),
        later_missing=tuple(_missing(gap, asked) for gap in _gaps(after, asked)),
        reasons=_reasons(len(touching), due, len(blind), rhythm),
    )


def _learned(sheets: Sequence[Sheet], around: datetime, options: CompletenessOptions) -> Rhythm:
    """The rhythm as stated, else learned from the days around."""
    if options.rhythm is not None:
        return options.rhythm
    days = [day for each in sheets if (day := _published_day(each, options)) is not None]
    return learn_rhythm(days, around.astimezone(ZoneInfo(options.zone)).date())


def _published_day(sheet: Sheet, options: CompletenessOptions) -> date | None:
    published = sheet.document.published
    if published is None:
        return None
    return published.day or published.begins().astimezone(ZoneInfo(options.zone)).date()


def _windows(sheet: Sheet, period: Range, options: CompletenessOptions) -> list[Coverage]:
    """The piece's windows that touch the period and speak of what is asked."""
    return [
        each
        for each in sheet.coverage
        if each.earliest < period[1]
        and period[0] < each.latest
        and (
            not each.scope or not options.scope or any(name in each.scope for name in options.scope)
        )
    ]


def _is_blind(sheet: Sheet, period: Range, options: CompletenessOptions) -> bool:
    """Whether a release may speak of the period, but cannot be searched for it.

    One without a window whose every event has a time of its own is a single announcement: it was
    read, and it covers nothing.
    """
    unsound = sheet.document.id in options.unsound
    if sheet.coverage:
        return unsound and bool(_windows(sheet, period, options))
    if not unsound and sheet.events and all(_is_dated(each) for each in sheet.events):
        return False
    if sheet.document.published is None:
        return True
    begins = sheet.document.published.begins(options.zone)
    return period[0] <= begins + DAY and begins <= period[1] + options.lag_days * DAY


def _is_dated(event: Event) -> bool:
    return event.when is not None and event.when.earliest is not None


def _searched(
    touching: list[Sheet], period: Range, options: CompletenessOptions
) -> tuple[Window, ...]:
    found = {
        (each.earliest, each.latest): each.rule
        for sheet in touching
        if sheet.document.id not in options.unsound
        for each in _windows(sheet, period, options)
    }
    return tuple(
        Window(earliest=first, latest=last, basis=rule)
        for (first, last), rule in sorted(found.items())
    )


def _gaps(period: Range, asked: _Asked) -> Iterator[Range]:
    """The parts of a period that no held, sound piece covers, in any of the countries asked."""
    held = [each for sheet in asked.sheets if sheet.sound for each in sheet.coverage]
    names = asked.options.scope or tuple(sorted({n for each in held for n in each.scope}))
    open_ends = _open_ends(asked.sheets)
    per_name = [
        _uncovered(
            period, [each for each in held if not each.scope or name in each.scope], open_ends
        )
        for name in names or ("",)
    ]
    yield from _union(gap for found in per_name for gap in found)


def _open_ends(sheets: Sequence[Sheet]) -> dict[Coverage, datetime]:
    """Windows that end with their own day of publication, and that day's beginning."""
    found: dict[Coverage, datetime] = {}
    for sheet in sheets:
        published = sheet.document.published
        if published is None or published.day is None:
            continue
        for each in sheet.coverage:
            if each.latest >= published.begins() + ISSUED_BEFORE_END:
                found[each] = published.begins()
    return found


def _uncovered(
    period: Range, windows: list[Coverage], open_ends: dict[Coverage, datetime]
) -> Iterator[Range]:
    at, end = period
    for first, last in sorted(_firm(each, windows, open_ends) for each in windows):
        if first >= end:
            break
        if first > at:
            yield (at, first)
        at = max(at, last)
    if at < end:
        yield (at, end)


def _firm(each: Coverage, windows: list[Coverage], open_ends: dict[Coverage, datetime]) -> Range:
    """What a window covers without doubt: not the hours after its release was issued, unless
    another window goes on from its end.
    """
    goes_on = any(other.earliest <= each.latest < other.latest for other in windows)
    if each not in open_ends or goes_on:
        return (each.earliest, each.latest)
    return (each.earliest, max(each.earliest, open_ends[each]))


def _union(ranges: Iterable[Range]) -> Iterator[Range]:
    joined: list[Range] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    yield from joined


def _missing(gap: Range, asked: _Asked) -> MissingDay:
    first, last = _local_days(gap, asked.options)
    if asked.rhythm is Rhythm.IRREGULAR:
        why = "no held release covers this; they come irregularly"
    else:
        why = f"no held release covers this; one is expected every {unit_of(asked.rhythm)}"
    if any(start <= gap[0] < each.latest for each, start in _open_ends(asked.sheets).items()):
        why += "; the last one before was issued during its first day"
    if any(_tells_of(sheet, gap) for sheet in asked.sheets):
        why += "; a held one tells of a strike then, but not that it tells of all"
    return MissingDay(day=first, until=last, why=why)


def _tells_of(sheet: Sheet, gap: Range) -> bool:
    """Whether a piece announces something of a time that its windows do not cover."""
    return any(
        event.when is not None
        and event.when.earliest is not None
        and event.when.latest is not None
        and event.when.earliest < gap[1]
        and gap[0] < event.when.latest
        for event in sheet.events
    )


def _unread(sheet: Sheet, options: CompletenessOptions) -> MissingDay:
    day = _published_day(sheet, options)
    if day is None:
        why = f"{sheet.document.name} is held without a date; what it covers is not known"
        return MissingDay(day=date.min, until=date.max, why=why)
    why = f"{sheet.document.name} is held, but was not read without a problem"
    return MissingDay(day=day, until=day, why=why)


def _due(gap: Range, asked: _Asked) -> int:
    """How many pieces would fill a gap: one for each publication day in it, at least one."""
    first, last = _local_days(gap, asked.options)
    return max(1, sum(1 for _ in publication_days(first, last, asked.rhythm)))


def _local_days(gap: Range, options: CompletenessOptions) -> tuple[date, date]:
    zone = ZoneInfo(options.zone)
    last_instant = gap[1] - timedelta(microseconds=1)
    return gap[0].astimezone(zone).date(), last_instant.astimezone(zone).date()


def _reasons(held: int, due: int, blind: int, rhythm: Rhythm) -> tuple[str, ...]:
    said = [f"{held} of {held + due} releases that can touch this window are held and searched"]
    if rhythm is Rhythm.IRREGULAR:
        said.append("they come irregularly: completeness is judged by the windows they cover")
    if due:
        said.append("days that no held release covers are named as missing")
    if blind:
        said.append(f"{blind} held, but not read without a problem")
    return tuple(said)
