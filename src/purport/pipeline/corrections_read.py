"""What a person writes after `--set FIELD=`, read into what the log keeps."""

import re
from collections.abc import Callable
from datetime import date
from enum import EnumType
from typing import Any

from purport.extract.times import find_times
from purport.records import codec
from purport.records.actor import Actor, MatchState
from purport.records.ids import canonical_json
from purport.records.place import Place, PlaceBasis, Precision
from purport.records.value import value
from purport.records.when import Anchor, Granularity, When
from purport.resolve.times import resolve_times

NOTHING = "none"  # what a person writes to take a value away
EMPTY = "null"  # what the log keeps of it
POINT_RADIUS_M = 100
OPEN = ""
POINT = re.compile(
    r"(?:(?P<name>[^@]*[^@\s])\s*@\s*)?(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)"
    r"(?:\s*,\s*(?P<radius>\d{1,6})\s*m?)?"
)
COUNTS = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7})|(\+))?")
BY_A_PERSON = "set by a named person: "


@value
class Desk:
    """What a correction is read with. `place` gives the place of an id, `actors` those of an id or
    an exact name, both from the loaded lists; `anchor` is the document's; `on` its day.
    """

    place: Callable[[str], Place | None]
    actors: Callable[[str, date | None], tuple[Actor, ...]]
    anchor: Anchor
    on: date | None = None


def read_place(written: str, desk: Desk) -> str:
    """A place by the id of a loaded list, or by LAT,LON[,RADIUS] in WGS 84 and metres, with or
    without NAME@ before it.

    Raises: ValueError, saying what is expected.
    """
    if written == NOTHING:
        return EMPTY
    point = POINT.fullmatch(written)
    place = _at_point(point) if point else desk.place(written)
    if place is None:
        raise ValueError(
            f"{written!r} is no place of a loaded list: `purport places find NAME --format jsonl` "
            "gives ids; LAT,LON (36.2127,36.5209), NAME@LAT,LON or none will do, too"
        )
    return codec.write(place).decode()


def _at_point(point: re.Match[str]) -> Place:
    return Place(
        as_written="",
        name=point["name"],
        lat=round(float(point["lat"]), 6),
        lon=round(float(point["lon"]), 6),
        radius_m=int(point["radius"] or POINT_RADIUS_M),
        precision=Precision.POINT,
        basis=PlaceBasis.GEOLOCATED,
    )


def read_actor(written: str, desk: Desk) -> str:
    """An actor by its id in the register, or by a name that the register gives to one alone.

    Raises: ValueError, saying what is expected.
    """
    if written == NOTHING:
        return EMPTY
    found = desk.actors(written, desk.on)
    if len(found) != 1:
        several = ", ".join(sorted(str(each.id) for each in found))
        why = f"could be {several}" if found else "is not in the register"
        raise ValueError(
            f"{written!r} {why}: give an id (`purport actors find NAME`) or none; "
            "case.toml and `purport actors load` add actors"
        )
    return codec.write(codec.changed(found[0], match=MatchState.CONFIRMED)).decode()


def read_when(written: str, desk: Desk) -> str:
    """A time as it would be read in the document: 2014-11-05, 2014-11-05T06:00Z, two of them with
    a slash between (".." for an open end), or words ("night of 5 November 2014").

    Raises: ValueError, saying what is expected.
    """
    if written == NOTHING:
        return EMPTY
    start, slash, end = written.partition("/")
    found = _range(written, start, end, desk) if slash else _one_time(written, desk.anchor)
    rule = BY_A_PERSON + found.rule
    return codec.write(codec.changed(found, as_written=written, rule=rule)).decode()


def _range(written: str, start: str, end: str, desk: Desk) -> When:
    first = None if start in ("..", OPEN) else _one_time(start, desk.anchor)
    last = None if end in ("..", OPEN) else _one_time(end, desk.anchor)
    known = first or last
    if known is None:
        raise ValueError(f"{written!r} has no day at either end")
    edtf = [(each.edtf or "..").split("/") if each else [".."] for each in (first, last)]
    return codec.changed(
        known,
        edtf=f"{edtf[0][0]}/{edtf[1][-1]}",
        earliest=first.earliest if first else None,
        latest=last.latest if last else None,
        granularity=Granularity.RANGE,
        timex3=None,
        rule=f"from {first.rule if first else 'an open start'} "
        f"to {last.rule if last else 'an open end'}",
    )


def _one_time(written: str, anchor: Anchor) -> When:
    read = resolve_times(find_times(written, (), anchor.locale), written, anchor)
    when = read[0].when if len(read) == 1 else None
    whole = len(read) == 1 and read[0].words.text == written.strip()
    if when is None or not whole or (when.earliest is None and when.latest is None):
        raise ValueError(
            f"{written!r} is no time: write 2014-11-05, 2014-11-05T06:00Z, "
            "2014-11-01/2014-11-03, 2014-10-20/.. or none"
        )
    return when


def read_range(written: str, _: Desk) -> str:
    """How many were harmed: 3, 3-5, 3+ (at least), ? (no figure given), or none.

    Raises: ValueError, saying what is expected.
    """
    if written == NOTHING:
        return EMPTY
    if written == "?":
        return "[null,null]"
    match = COUNTS.fullmatch(written)
    if match is None:
        raise ValueError(f"{written!r} is no number of people: write 3, 3-5, 3+, ? or none")
    least = int(match[1])
    most = None if match[3] else int(match[2] or least)
    if most is not None and most < least:
        raise ValueError(f"{written!r}: the first number is the larger one")
    return canonical_json([least, most]).decode()


def read_count(written: str, _: Desk) -> str:
    """A number of strikes, or none.

    Raises: ValueError, saying what is expected.
    """
    if written == NOTHING:
        return EMPTY
    if not (written.isascii() and written.isdigit() and len(written) < 7):
        raise ValueError(f"{written!r} is no count: write a number or none")
    return str(int(written))


def read_yes_no(written: str, _: Desk) -> str:
    """Yes or no.

    Raises: ValueError, saying what is expected.
    """
    if written not in ("yes", "no"):
        raise ValueError(f"{written!r}: write yes or no")
    return written


def read_choice(written: str, kind: Any) -> str:
    """One of a list of words.

    Raises: ValueError, naming them.
    """
    assert isinstance(kind, EnumType)
    words = [str(each.value) for each in kind]  # type: ignore[var-annotated]
    if written not in words:
        raise ValueError(f"{written!r}: write one of {', '.join(words)}")
    return written


def read_title(written: str, _: Desk) -> str:
    """Any words, as they are."""
    return written
