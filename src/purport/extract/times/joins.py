"""Single times joined into dated hours and nights, ranges, and ranges with an open end."""

from collections.abc import Callable

from purport.extract.times.grammar import Found
from purport.extract.times.stamps import plain
from purport.extract.times.tokens import Token
from purport.records.calendar import Form

Gap = tuple[str, ...]

DAYS = frozenset({Form.CALENDAR, Form.WEEKDAY, Form.OFFSET, Form.FEAST})
HOURS = frozenset({Form.CLOCK, Form.PART})
POINTS = DAYS | HOURS | {Form.SEASON, Form.QUARTER, Form.HALF, Form.DECADE, Form.CENTURY}

# What may stand between "the night" and "Sept. 22", and between "Thursday" and "9 a.m.".
HOUR_THEN_DAY: frozenset[Gap] = frozenset({(), ("of",), ("on",), ("of", "the"), ("onto",)})
DAY_THEN_HOUR: frozenset[Gap] = frozenset(
    {(), ("at",), ("in",), ("possessive",), ("at", "other"), ("by",), ("dash",)}
)
COMMA: frozenset[Gap] = frozenset({("comma",), ("comma", "at"), ("comma", "on"), ("in",)})
LEADS = frozenset({"from", "between", "since_from"})
STRAIGHT: frozenset[Gap] = frozenset({("until",), ("dash",), ("comma", "until"), ("comma", "dash")})
AFTER_FROM: frozenset[Gap] = STRAIGHT | {("to",), ("comma", "to")}
AFTER_BETWEEN: frozenset[Gap] = frozenset({("and",), ("comma", "and"), ("comma", "comma", "and")})
SIDES = {
    "since": "start",
    "since_from": "start",
    "ago_since": "start",
    "beyond": "after",
    "until": "end",
    "by": "end",
    "prior": "before",
    "ago_before": "before",
}


def joined(found: list[Found], of: list[Token]) -> list[Found]:
    """The same times, neighbours joined where the words between them say so."""
    dated = [_zoned(part, of) for each in found for part in _spread(each, of)]
    # What stands together goes together before what a comma parts.
    for join in (_hour_then_day, _day_then_hour, _over_comma):
        dated = _paired(dated, of, join)
    zoned = [_zoned(each, of) for each in dated]
    ranged = _paired(zoned, of, _ranged)
    kept = [each for each in ranged if not _is_bare(each, of)]
    return [_opened(each, of) for each in kept]


def _paired(
    found: list[Found], of: list[Token], join: Callable[[Found, Found, list[Token]], Found | None]
) -> list[Found]:
    done: list[Found] = []
    for each in found:
        merged = join(done[-1], each, of) if done else None
        if merged is None:
            done.append(each)
        else:
            done[-1] = merged
    return done


def _gap(left: Found, right: Found, of: list[Token]) -> Gap | None:
    if right.first - left.last > 4:
        return None
    return tuple(token.kind for token in of[left.last + 1 : right.first])


def _before(each: Found, of: list[Token]) -> str:
    return of[each.first - 1].kind if each.first else ""


def _hour_then_day(left: Found, right: Found, of: list[Token]) -> Found | None:
    gap = _gap(left, right, of)
    if left.form is Form.PART and right.form is Form.RANGE and gap in ((), ("of",)):
        return _night_between(left, right)
    if left.form not in HOURS or right.form not in DAYS or gap not in HOUR_THEN_DAY:
        return None
    merged = _merged(right, left, left.first, right.last)
    # "в ночь на 23 сентября" is the night that ends on the 23rd.
    return merged and _shifted(merged) if gap == ("onto",) else merged


def _night_between(night: Found, days: Found) -> Found | None:
    """ "The night of 5-6 November" is the night of the 5th."""
    first = {k[5:]: v for k, v in days.fields.items() if k.startswith("from.")}
    if night.fields.get("part") != "night" or first.pop("form") != Form.CALENDAR:
        return None
    return Found(Form.CALENDAR, {**first, "part": "night"}, night.first, days.last)


def _day_then_hour(left: Found, right: Found, of: list[Token]) -> Found | None:
    if left.form in DAYS and right.form in HOURS and _gap(left, right, of) in DAY_THEN_HOUR:
        return _merged(left, right, left.first, right.last)
    return None


def _over_comma(left: Found, right: Found, of: list[Token]) -> Found | None:
    if _gap(left, right, of) not in COMMA:
        return None
    if left.form in HOURS and right.form in DAYS:
        return _merged(right, left, left.first, right.last)
    if left.form in DAYS and right.form in HOURS:
        return _merged(left, right, left.first, right.last)
    return None


def _merged(day: Found, hour: Found, first: int, last: int) -> Found | None:
    if hour.fields.get("shift") == "overnight":
        hour = hour._replace(fields={"part": "night"})
    # "The early hours of Thursday morning" are early hours.
    if hour.fields.get("part") == "morning" and day.fields.get("part") == "early_hours":
        hour = hour._replace(fields={})
    if not _is_day(day) or "shift" in hour.fields or set(hour.fields) & set(day.fields) - {"edge"}:
        return None
    return Found(day.form, {**hour.fields, **day.fields}, first, last)


def _shifted(each: Found) -> Found:
    return each._replace(fields={**each.fields, "plus": "-1"})


def _is_day(each: Found) -> bool:
    fields = each.fields
    if each.form is Form.CALENDAR:
        return bool({"day", "weekday", "numeric"} & set(fields))
    return each.form is not Form.OFFSET or fields.get("unit", "day") == "day"


def _zoned(each: Found, of: list[Token]) -> Found:
    """A time of day with the zone that follows it: "local time", "EST"."""
    if each.form is None or not {"hour", "part"} & set(each.fields):
        return each
    if "zone" in each.fields:
        return each
    rest = of[each.last + 1 : each.last + 4]
    comma = 1 if rest and rest[0].kind in ("comma", "to", "onto", "by") else 0
    kinds = [token.kind for token in rest[comma:]]
    if kinds[:1] == ["zone"]:
        return _with_zone(each, rest[comma].value, each.last + comma + 1)
    if kinds[:2] in (["zoneword", "time"], ["time", "zoneword"]):
        zone = rest[comma + kinds.index("zoneword")].value
        return _with_zone(each, zone, each.last + comma + 2)
    return each


def _with_zone(each: Found, zone: str, last: int) -> Found:
    return each._replace(fields={**each.fields, "zone": zone}, last=last)


def _ranged(left: Found, right: Found, of: list[Token]) -> Found | None:
    if left.form not in POINTS or right.form not in POINTS:
        return None
    gap, before = _gap(left, right, of), _before(left, of)
    led = before in LEADS
    if before == "between" and gap in AFTER_BETWEEN:
        return _range(left, right, led)
    alike = left.form == right.form and _shape(left) == _shape(right) != set()
    if gap in STRAIGHT or (led and gap in AFTER_FROM) or (alike and gap == ("to",)):
        return _range(left, right, led)
    if gap == ("and",) and "days" in left.fields and "days" in right.fields:
        return _range(left, right, False)
    return None


def _shape(each: Found) -> set[str]:
    return {"month", "day", "weekday"} & set(each.fields)


def _range(left: Found, right: Found, led: bool) -> Found:
    fields = {**_side("from", left), **_side("to", right)}
    if "to.zone" in fields and "from.zone" not in fields:
        fields["from.zone"] = fields["to.zone"]
    return Found(Form.RANGE, fields, left.first - led, right.last)


def _side(name: str, each: Found) -> dict[str, str]:
    inner = {f"{name}.{field}": worth for field, worth in each.fields.items()}
    return {f"{name}.form": str(each.form), **inner}


def _spread(each: Found, of: list[Token]) -> list[Found]:
    """The time with its compact writings taken apart, two days of one month as two times."""
    fields = {k: v for k, v in each.fields.items() if not k.startswith("to_") and k != "pair"}
    last = {**fields, **{k[3:]: v for k, v in each.fields.items() if k.startswith("to_")}}
    last = _season_year(last)
    left = Found(Form.CALENDAR, plain(fields), each.first, each.last)
    if "to_short" in each.fields and "month" in last:
        return [left._replace(fields=last)]
    if last == fields or each.form not in (Form.RANGE, Form.CALENDAR):
        return [left._replace(form=each.form if each.form is not Form.RANGE else Form.CALENDAR)]
    right = left._replace(fields=plain(last))
    if "pair" not in each.fields:
        return [_range(left, right, _before(each, of) in LEADS)]
    middle = next(n for n in range(each.first, each.last) if of[n].kind == "and")
    return [left._replace(last=middle - 1), right._replace(first=middle + 1)]


def _season_year(fields: dict[str, str]) -> dict[str, str]:
    """ "2014-15" is two years, "2014-10" a month as ISO 8601 writes it, others the year alone."""
    short = fields.pop("short", None)
    if short is None or len(short) != 2:
        return fields
    if int(short) == (int(fields["year"]) + 1) % 100:
        return {**fields, "year": str(int(fields["year"]) + 1)}
    return {**fields, "month": short} if 1 <= int(short) <= 12 else fields


def _is_bare(each: Found, of: list[Token]) -> bool:
    """Whether it is a part of a day without a word that says which day's."""
    if each.form is not Form.PART or "shift" in each.fields or "zone" in each.fields:
        return False
    return of[each.first].kind != "the" and _before(each, of) not in ("at", "by", "until")


def _moved(each: Found, of: list[Token]) -> Found:
    """ "The day before X" is a day less, "the week of X" the whole week."""
    first = each.first
    if first < 2 or not of[first - 2].kind.endswith("unit") or not _is_day(each):
        return each
    unit, between = of[first - 2].value, of[first - 1].kind
    more = {"prior": "-1", "beyond": "1"}.get(between)
    start = first - 3 if first > 2 and of[first - 3].kind == "the" else first - 2
    if unit == "day" and more and each.form in DAYS:
        return each._replace(fields={**each.fields, "plus": more}, first=start)
    if unit in ("week", "month") and between == "of" and each.form in DAYS:
        return each._replace(fields={**each.fields, "around": unit}, first=start)
    return each


def _opened(each: Found, of: list[Token]) -> Found:
    """The time as the start or end of something that goes on."""
    each = _moved(each, of)
    after = of[each.last + 1].kind if each.last + 1 < len(of) else ""
    side = "start" if after == "onward" else SIDES.get(_before(each, of))
    if side is None or each.form not in POINTS - HOURS:
        return each
    fields = {"side": side, "form": str(each.form), **each.fields}
    if after == "onward":
        return Found(Form.OPEN, fields, each.first - (_before(each, of) in LEADS), each.last + 1)
    return Found(Form.OPEN, fields, each.first - 1, each.last)
