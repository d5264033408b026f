"""Compact writings of times, taken apart: clocks, timestamps, date-time groups, short years."""

import re

from purport.extract.times.words import MONTHS

CLOCK = re.compile(r"(\d{1,2}):?(\d\d)(?::(\d\d))?")
STAMP = re.compile(
    r"(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?"
)
DTG = re.compile(r"(\d\d)(\d\d)(\d\d)\s?([A-Z])\s?([A-Za-z]{3})\s?(\d{2,4})")
# Two-digit years from here on are of the last century.
PIVOT = 40

Fields = dict[str, str]


def plain(fields: Fields) -> Fields:
    """The same fields with every compact writing taken apart."""
    found = dict(fields)
    for name, take_apart in READERS.items():
        if name in found:
            found.update(take_apart(found.pop(name)))
    if "ampm" in found:
        found["hour"] = _day_hour(int(found["hour"]), found.pop("ampm"))
    if found.pop("half_more", None) and found.get("count", "X") != "X":
        found["count"] = f"{float(found['count']) + 0.5:g}"
    if "hour" in found and "part" in found:
        found["hour"] = _part_hour(int(found["hour"]), found.pop("part"))
    if "year" in found:
        found["year"] = full_year(found["year"])
    for name in ("day", "index", "nth"):
        if name in found:
            found[name] = re.sub(r"\D", "", found[name]) or "9"
    return found


def full_year(written: str) -> str:
    """Four digits of a year: "'82" is 1982, "'14" 2014."""
    digits = re.sub(r"\D", "", written)
    if len(digits) != 2:
        return digits
    return f"{19 if int(digits) >= PIVOT else 20}{int(digits):02}"


def _day_hour(hour: int, ampm: str) -> str:
    if hour > 12:
        return str(hour)
    return str(hour % 12 + (12 if ampm[0] in "pPмم" else 0))


def _part_hour(hour: int, part: str) -> str:
    """ "8 in the evening" is 20; "2 at night" stays 2."""
    later = part in ("afternoon", "evening", "dusk") or (part == "night" and hour >= 6)
    return str(hour + 12 if later and hour < 12 else hour)


def _clock(written: str) -> Fields:
    match = CLOCK.match(written)
    return _named(match.groups(), ("hour", "minute", "second")) if match else {}


def _military(written: str) -> Fields:
    return _clock(f"{int(written):04}") if written.isdecimal() else {}


def _stamp(written: str) -> Fields:
    match = STAMP.match(written)
    names = ("year", "month", "day", "hour", "minute", "second", "zone")
    return _named(match.groups(), names) if match else {}


def _dtg(written: str) -> Fields:
    """Source: ACP 121(I), date-time group DDHHMMZ MON YY."""
    match = DTG.match(written)
    if match is None:
        return {}
    day, hour, minute, zone, month, year = match.groups()
    number = next((n for n, names in enumerate(MONTHS, 1) if month.lower() == names[0][:3]), 0)
    fields = _named(
        (year, str(number), day, hour, minute), ("year", "month", "day", "hour", "minute")
    )
    return {**fields, "zone": f"military {zone}"}


def _decade(written: str) -> Fields:
    digits = re.sub(r"\D", "", written)
    return {"decade": full_year(digits)[:3]}


def _named(groups: tuple[str | None, ...], names: tuple[str, ...]) -> Fields:
    pairs = zip(names, groups, strict=True)
    return {name: str(int(g)) if g.isdecimal() else g for name, g in pairs if g is not None}


READERS = {
    "clock": _clock,
    "military": _military,
    "stamp": _stamp,
    "dtg": _dtg,
    "decade": _decade,
}
