"""Time mentions with their readings: EDTF dates, instants in UTC, granularity and the rule."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from purport.records.calendar import Form
from purport.records.when import Anchor, Granularity, TimeMention, When, WhenKind
from purport.resolve.times.days import Fields, calendar, weekday
from purport.resolve.times.extent import (
    Extent,
    century_extent,
    decade_extent,
    vague_extent,
)
from purport.resolve.times.feasts import feast
from purport.resolve.times.hours import clock, on_day, part
from purport.resolve.times.offsets import (
    counted,
    duration_value,
    offset,
    unit_extent,
)
from purport.resolve.times.periods import half, quarter, season
from purport.resolve.times.scene import Scene
from purport.resolve.times.windows import window
from purport.resolve.times.zones import UNKNOWN, instant, local_time, zone_of

WIDENING = "; zone unknown: days and hours as in UTC, compare 14 h earlier and 12 h later"


def resolve_times(
    mentions: tuple[TimeMention, ...], text: str, anchor: Anchor
) -> tuple[TimeMention, ...]:
    """The same mentions in order, each with its reading against the anchor.

    Readings found before are made anew, so resolving twice changes nothing.
    """
    local = anchor.published and local_time(
        anchor.published, anchor.zone if anchor.exact else UNKNOWN
    )
    done: list[TimeMention] = []
    then: Extent | None = None
    for mention in mentions:
        scene = _scene(mention, text, anchor, local, then)
        extent = read(Form(mention.form), dict(mention.fields), scene)
        then = extent if _is_spoken_of(extent, mention) else then
        done.append(replace(mention, when=_when(mention, extent, anchor)))
    return tuple(done)


def _scene(
    mention: TimeMention, text: str, anchor: Anchor, local: datetime | None, then: Extent | None
) -> Scene:
    spans = mention.words.spans
    # Neighbouring years must exist, so the first and last centuries of the calendar anchor nothing.
    within = local is not None and 100 < local.year < 9900
    return Scene(
        text=text,
        span=(spans[0][0], spans[-1][1]) if spans else (0, 0),
        published=local.date() if local and within else None,
        instant=local if within and anchor.exact else None,
        then=then,
        locale=anchor.locale,
    )


def read(form: Form, fields: Fields, scene: Scene) -> Extent:
    """The local extent of one symbolic time."""
    if form is Form.RANGE:
        return _range(fields, scene)
    if form is Form.OPEN:
        return _open(fields, scene)
    found = _placed(READERS[form](fields, scene), fields)
    return on_day(found, fields)


def _placed(found: Extent, fields: Fields) -> Extent:
    """The day before or after a day, or the week or month around it."""
    if found.start is None or not {"plus", "around"} & set(fields):
        return found
    unit, count = fields.get("around", "day"), int(fields.get("plus", "0"))
    return unit_extent(
        found.start.date(), unit, count, f"{counted(count, unit, 'the time')}: {found.rule}"
    )


def _decade(fields: Fields, scene: Scene) -> Extent:
    return decade_extent(int(fields["decade"]), "decade as written")


def _century(fields: Fields, scene: Scene) -> Extent:
    number = int(fields["index"])
    if not 1 <= number <= 98:
        return vague_extent(None, "no such century")
    return century_extent(number - 1, "century as written")


def _duration(fields: Fields, scene: Scene) -> Extent:
    timex3 = duration_value(fields["count"], fields["unit"])
    return vague_extent(timex3, "an amount of time", WhenKind.DURATION)


def _set(fields: Fields, scene: Scene) -> Extent:
    return vague_extent(_set_value(fields), "times that recur", WhenKind.SET)


def _set_value(fields: Fields) -> str:
    if "weekday" in fields:
        return f"XXXX-WXX-{fields['weekday']}" + ("TNI" if fields.get("part") == "night" else "")
    return fields.get("daily") or duration_value(fields.get("count", "1"), fields["unit"])


def _vague(fields: Fields, scene: Scene) -> Extent:
    return vague_extent(fields["vague"], "a time without a date")


READERS: dict[Form, Callable[[Fields, Scene], Extent]] = {
    Form.CALENDAR: calendar,
    Form.WEEKDAY: weekday,
    Form.OFFSET: offset,
    Form.WINDOW: window,
    Form.QUARTER: quarter,
    Form.HALF: half,
    Form.SEASON: season,
    Form.DECADE: _decade,
    Form.CENTURY: _century,
    Form.DURATION: _duration,
    Form.SET: _set,
    Form.VAGUE: _vague,
    Form.PART: part,
    Form.CLOCK: clock,
    Form.FEAST: feast,
}


def _range(fields: Fields, scene: Scene) -> Extent:
    """From the start of one time to the end of another; an hour at the end is the end itself."""
    last_fields = _side(fields, "to")
    last = read(Form(last_fields.pop("form")), last_fields, scene)
    first_fields = _side(fields, "from")
    if "year" in last_fields and "month" in first_fields:
        first_fields.setdefault("year", last_fields["year"])
    form = Form(first_fields.pop("form"))
    first = read(form, first_fields, scene)
    if first.start and last.start and first.start > last.start and "year" not in first_fields:
        # "Monday to Friday": the Monday before that Friday.
        first = read(form, first_fields, replace(scene, published=last.start.date()))
    end = last.start if last.granularity in (Granularity.HOUR, Granularity.MINUTE) else last.end
    if first.start and end and first.start > end:
        return replace(vague_extent(None, "its end lies before its start"), zone=last.zone)
    return Extent(
        edtf=_interval(first, last),
        start=first.start,
        end=end,
        granularity=Granularity.RANGE,
        timex3=None,
        rule=f"from {first.rule} to {last.rule}",
        zone=first.zone or last.zone,
    )


def _side(fields: Fields, side: str) -> Fields:
    return {k[len(side) + 1 :]: v for k, v in fields.items() if k.startswith(side + ".")}


def _interval(first: Extent, last: Extent) -> str | None:
    if not first.edtf or not last.edtf:
        return None
    start, end = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    return start if start == end else f"{start}/{end}"


def _open(fields: Fields, scene: Scene) -> Extent:
    """A time as the start or the end of something, the other end open."""
    inner = {k: v for k, v in fields.items() if k not in ("side", "form")}
    found, side = read(Form(fields["form"]), inner, scene), fields["side"]
    if found.kind is WhenKind.TIME and side in ("after", "before"):
        return _rest_of_day(found, side)
    edtf = found.edtf.split("/") if found.edtf else None
    if side in ("start", "after"):
        return replace(
            found,
            end=None,
            edtf=f"{edtf[0]}/.." if edtf else None,
            granularity=Granularity.RANGE,
            rule=f"open end, from {found.rule}",
        )
    return replace(
        found,
        start=None,
        end=found.start if side == "before" else found.end,
        edtf=f"../{edtf[-1]}" if edtf else None,
        granularity=Granularity.RANGE,
        rule=f"open start, up to {found.rule}",
    )


def _rest_of_day(found: Extent, side: str) -> Extent:
    """ "Shortly after 9 a.m." and "before dawn" stay within their day."""
    if found.start is None:
        return found
    start = datetime.combine(found.start.date(), time())
    if side == "before":
        return replace(found, start=start, end=found.start, rule=f"before: {found.rule}")
    return replace(found, end=start + timedelta(days=1), rule=f"after: {found.rule}")


SPOKEN_OF = frozenset(
    {
        Granularity.DAY,
        Granularity.NIGHT,
        Granularity.PART_OF_DAY,
        Granularity.HOUR,
        Granularity.MINUTE,
        Granularity.MONTH,
        Granularity.QUARTER,
        Granularity.YEAR,
    }
)


def _is_spoken_of(extent: Extent, mention: TimeMention) -> bool:
    """Whether "the next day" or "a year earlier" would count from this, and not be a chain."""
    chained = ("base", "then") in mention.fields
    return extent.granularity in SPOKEN_OF and extent.start is not None and not chained


def _when(mention: TimeMention, extent: Extent, anchor: Anchor) -> When:
    zone, basis = zone_of(extent.zone, anchor.zone)
    dated = extent.start is not None or extent.end is not None
    return When(
        as_written=mention.words.text,
        edtf=extent.edtf,
        earliest=instant(extent.start, zone),
        latest=instant(extent.end, zone),
        zone=zone,
        zone_basis=basis,
        granularity=extent.granularity,
        kind=extent.kind,
        timex3=extent.timex3,
        rule=extent.rule + (WIDENING if dated and zone == UNKNOWN else ""),
    )
