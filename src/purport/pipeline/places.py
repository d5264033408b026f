"""Names looked up in the gazetteer, and lists added to it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from purport.pipeline.case import open_case
from purport.pipeline.opened import PLACES, open_tools
from purport.records import codec
from purport.records.problem import Impossible, Outcome
from purport.records.value import value
from purport.resolve.places import find_place
from purport.stock.gazetteer_lists import load_list

Line = dict[str, Any]


@value
class Near:
    """A point, WGS 84 degrees."""

    lat: float
    lon: float


def find_names(
    names: Iterable[str], countries: tuple[str, ...], near: Near | None
) -> Iterator[Line]:
    """One line for each name, blank ones too, in their order; `lat` is None where it abstains."""
    gazetteer = open_tools().gazetteer
    point = (near.lat, near.lon) if near else None
    for name in names:
        mention = find_place(name, gazetteer, countries, point)
        place = codec.encode(mention.place) if mention.place else EMPTY
        yield (
            {"asked": name}
            | place
            | {
                "as_written": name,
                "candidates": [codec.encode(each) for each in mention.candidates],
            }
        )


EMPTY: Line = {
    "id": None,
    "name": None,
    "country": None,
    "lat": None,
    "lon": None,
    "radius_m": None,
    "precision": None,
    "bearing": None,
    "basis": None,
}


def load_places(file: Path, case: Path | None) -> Outcome[int | None]:
    """How many places of a list were loaded; None if none could be.

    Raises: NoCase.
    """
    if not file.is_file():
        raise Impossible(f"{file}: no such file")
    opened = open_case(case) if case else None
    loaded = load_list(file, opened.folder / PLACES if opened else None)
    if opened:
        with opened.writing():
            pass  # the list is logged
    return Outcome(found=loaded.found.places if loaded.found else None, problems=loaded.problems)
